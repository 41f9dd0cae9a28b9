import { minus } from './instant.ts';
import type { Duration, Instant } from './instant.ts';
import { triageOfCode } from './triage.ts';

/**
 * What the log says of a second step that was not completed (500121), from its details. `not_reached`: a call or text that did
 * not get through. `blocked`: Microsoft blocked the person for the second step, which a reset doesn't lift. `none_registered`:
 * there is no method to ask for.
 */
export type PromptOutcome = LikelyCause | 'declined' | 'fraud_reported' | 'other';

/** Why a second step failed, where nobody else seems to be at work. */
export type LikelyCause = 'no_answer' | 'wrong_code' | 'not_reached' | 'blocked' | 'none_registered';

/** One interactive sign-in of a person, without place, address or device: nothing here is kept but what decides. */
export interface SignIn {
  readonly at: Instant;
  /** Digits only; `0` is a success. */
  readonly errorCode: string;
  readonly prompt: PromptOutcome;
  /** Microsoft saw a medium or high risk at this sign-in. */
  readonly risky: boolean;
}

/** Why a log can't be read: Entra ID P1 is missing, the permission is, or Graph did not answer. */
export type Unreadable = 'no_licence' | 'not_granted' | 'no_answer';

export type SignInLog =
  | { readonly kind: 'read'; readonly signIns: readonly SignIn[] }
  | { readonly kind: 'unreadable'; readonly why: Unreadable };

/**
 * What the log adds to a case. It is never proof: `fits` only says that a second step was not completed, which an attacker
 * with the password can bring about. `nothing` may mean that the log lags behind.
 */
export type SignInFinding =
  | { readonly kind: 'fits'; readonly at: Instant; readonly likely?: LikelyCause }
  | { readonly kind: 'declined' | 'fraud_reported'; readonly at: Instant }
  | { readonly kind: 'risky' | 'signed_in'; readonly at: Instant }
  | { readonly kind: 'other_error'; readonly at: Instant; readonly code: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unreadable'; readonly why: Unreadable };

/** Findings that security hears of. */
export type SignInAlarm = 'sign_in_declined' | 'fraud_reported';

/** The alarm that a finding asks for, if any. */
export function alarmFor({ kind }: SignInFinding): SignInAlarm | undefined {
  if (kind === 'declined') return 'sign_in_declined';
  return kind === 'fraud_reported' ? kind : undefined;
}

/** How far back sign-ins are looked at. */
export const SIGN_INS_SINCE: Duration = 'P1D';

/** A sign-in that succeeded so lately contradicts a lockout. */
const LATELY: Duration = 'PT1H';

/**
 * Reads the log, newest first. The gravest thing decides: fraud reported, then a declined prompt, then a risk; then a
 * success within the hour, and only then whether the failures fit a lockout.
 */
export function judgeSignIns(log: SignInLog, now: Instant): SignInFinding {
  if (log.kind === 'unreadable') return log;
  const { signIns } = log;
  const withPrompt = (prompt: PromptOutcome) => signIns.find((signIn) => signIn.prompt === prompt);
  const fraud = withPrompt('fraud_reported');
  if (fraud !== undefined) return { kind: 'fraud_reported', at: fraud.at };
  const declined = withPrompt('declined');
  if (declined !== undefined) return { kind: 'declined', at: declined.at };
  const risky = signIns.find((signIn) => signIn.risky);
  if (risky !== undefined) return { kind: 'risky', at: risky.at };
  const success = signIns.find(({ errorCode, at }) => errorCode === '0' && at >= minus(now, LATELY));
  if (success !== undefined) return { kind: 'signed_in', at: success.at };
  const failures = signIns.filter(({ errorCode }) => errorCode !== '0');
  const fitting = failures.find(({ errorCode }) => triageOfCode(errorCode).wayOut.kind === 'reset');
  if (fitting !== undefined) return { kind: 'fits', at: fitting.at, ...likelyCauseOf(fitting) };
  const [other] = failures;
  return other === undefined
    ? { kind: 'nothing' }
    : { kind: 'other_error', at: other.at, code: other.errorCode };
}

function likelyCauseOf({ prompt }: SignIn): { readonly likely?: LikelyCause } {
  return prompt === 'declined' || prompt === 'fraud_reported' || prompt === 'other' ? {} : { likely: prompt };
}
