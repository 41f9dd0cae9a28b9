import { z } from 'zod';
import type { Instant } from '../domain/instant.ts';
import type { ObjectId } from '../domain/person.ts';
import type { LikelyCause, PromptOutcome, SignIn, SignInLog } from '../domain/sign-in-evidence.ts';
import type { Directory } from '../workflow/ports.ts';
import { failureOf, misshapen, type GraphAnswer } from './graph-answer.ts';
import { isObjectId, literal, type GraphCall } from './graph-call.ts';
import type { Graph } from './graph-client.ts';
import { createLogDoor, isLicenceMatter, isUngranted, type LogAccess, type LogWords } from './log-access.ts';
import { time } from './user-record.ts';

/** Rows of the first page. They come newest first, and what decides is what happened lately. */
const ROWS = 50;
/** Microsoft's largest page: of failed second steps all that a day can hold are wanted. */
const MOST_ROWS = 1000;
const WORDS: LogWords = {
  call: 'signIns',
  failed: 'The sign-in log could not be read',
  ungranted: 'The sign-in log may not be read: approvers decide without it',
};
/** A second step that was not completed; the only sign-ins whose details say how a prompt ended. */
const SECOND_STEP_FAILED = 500121;
const row = z.object({
  id: z.string(),
  userId: z.string().nullish(),
  createdDateTime: time,
  status: z.object({ errorCode: z.int().nonnegative(), additionalDetails: z.string().nullish() }),
  riskLevelDuringSignIn: z.string().nullish(),
});
const page = z.object({ value: z.array(row) });
type Row = z.infer<typeof row>;

/**
 * A person's interactive sign-ins. Place, address, app and device are not read out of the answer at all. Where the first
 * page is full, failed second steps are asked for by themselves: otherwise whoever types fifty wrong passwords would push a
 * declined prompt off it. Only then, since the log takes no more than five calls in ten seconds from a whole tenant; where
 * that second query fails, the first page counts if it shows a declined prompt or reported fraud, else the log is unreadable.
 * Needs Entra ID P1: https://learn.microsoft.com/graph/api/signin-list
 */
export function createSignInLog(graph: Graph, access: LogAccess): Directory['signIns'] {
  const door = createLogDoor(access, WORDS);
  const { within } = door;
  return (id, since) =>
    door.read(async () => {
      if (!isObjectId(id)) return { kind: 'read', signIns: [] };
      const judged = (answers: readonly GraphAnswer[]): SignInLog =>
        answers.some((one) => one.kind === 'refused' && isUngranted(one))
          ? door.remind()
          : readLog(answers, id, since);
      const first = await graph.ask(asked(lately(id, since), ROWS, within));
      const newest = judged([first]);
      if (newest.kind === 'unreadable' || rowsOf(first).length < ROWS) return newest;
      const whole = await door.orUnreadable(async () =>
        judged([first, await graph.ask(asked(secondSteps(id, since), MOST_ROWS, within))]),
      );
      return whole.kind === 'unreadable' && newest.signIns.some(isGrave) ? newest : whole;
    });
}

/** What speaks against a reset, whatever else the log may hold: older rows that can't be read take nothing away from it. */
function isGrave({ prompt, risky, errorCode }: SignIn): boolean {
  return prompt === 'declined' || prompt === 'fraud_reported' || risky || errorCode === '0';
}

function lately(id: ObjectId, since: Instant): string {
  return `userId eq ${literal(id)} and createdDateTime ge ${since}`;
}

function secondSteps(id: ObjectId, since: Instant): string {
  return `${lately(id, since)} and status/errorCode eq ${SECOND_STEP_FAILED}`;
}

function asked(filter: string, rows: number, within: number): GraphCall {
  const query = { $filter: filter, $top: String(rows) };
  return { kind: 'signIns', path: '/auditLogs/signIns', query, within };
}

function readLog(answers: readonly GraphAnswer[], id: ObjectId, since: Instant): SignInLog {
  if (answers.some((answer) => answer.kind === 'refused' && isLicenceMatter(answer)))
    return { kind: 'unreadable', why: 'no_licence' };
  // Should the filter be ignored one day, somebody else's sign-ins must not speak about this person.
  const own = answers
    .flatMap(rowsOf)
    .filter(
      ({ userId, createdDateTime }) => userId?.toLowerCase() === id.toLowerCase() && createdDateTime >= since,
    );
  const once = new Map(own.map((one) => [one.id, one]));
  const signIns = [...once.values()].map(signInFrom);
  return { kind: 'read', signIns: signIns.toSorted((a, b) => (a.at < b.at ? 1 : -1)) };
}

function rowsOf(answer: GraphAnswer): readonly Row[] {
  if (answer.kind !== 'ok') throw failureOf('signIns', answer);
  const parsed = page.safeParse(answer.body);
  if (!parsed.success) throw misshapen('signIns', parsed.error, answer.requestId);
  return parsed.data.value;
}

function signInFrom({ createdDateTime, status, riskLevelDuringSignIn }: Row): SignIn {
  // Others “decline”, too: 65004 is consent to an app that was declined, which says nothing of a second step.
  const isSecondStep = status.errorCode === SECOND_STEP_FAILED;
  return {
    at: createdDateTime,
    errorCode: String(status.errorCode),
    prompt: isSecondStep ? promptOutcome(status.additionalDetails ?? '') : 'other',
    // `hidden` is what tenants without Entra ID P2 are told: it says nothing.
    risky: ['medium', 'high'].includes(riskLevelDuringSignIn ?? ''),
  };
}

/**
 * How a second step ended, by the details of the sign-in: Microsoft's words are read, since the log has no code for it.
 * Only the words that carry the meaning are looked for, the grave ones first.
 * https://learn.microsoft.com/entra/identity/authentication/howto-mfa-reporting
 */
function promptOutcome(details: string): PromptOutcome {
  if (/fraud/i.test(details)) return 'fraud_reported';
  if (/declined/i.test(details)) return 'declined';
  return LIKELY.find(([, words]) => words.test(details))?.[0] ?? 'other';
}

const LIKELY: readonly (readonly [LikelyCause, RegExp])[] = [
  ['blocked', /\bblocked\b/i],
  ['none_registered', /does not have a verification method|no (?:phone )?(?:authentication )?method/i],
  ['wrong_code', /incorrect (?:code|pin)|wrong code|already used|code .*expired/i],
  [
    'not_reached',
    /voicemail|unreachable|hung up|invalid phone number|could not be (?:sent|reached)|throttled/i,
  ],
  ['no_answer', /did(?:n['’]t| not) respond|timed[ -]?out|time-?out|never entered/i],
];
