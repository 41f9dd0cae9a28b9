import { z } from 'zod';
import { epochOf, plus, type Instant } from '../domain/instant.ts';
import type { ObjectId } from '../domain/person.ts';
import type { PromptOutcome, SignIn, SignInLog } from '../domain/sign-in-evidence.ts';
import { isServiceError, ServiceError } from '../errors.ts';
import type { Clock, Directory, Log } from '../workflow/ports.ts';
import { failureOf, misshapen, type GraphAnswer, type GraphRefusal } from './graph-answer.ts';
import { GRAPH_CALLS, isObjectId, literal, type GraphCall } from './graph-call.ts';
import type { Graph } from './graph-client.ts';
import { inTime } from './time-limit.ts';
import { moment } from './user-record.ts';

/** Rows of one page. More are never read: they come newest first, and what decides is what happened lately. */
const ROWS = '50';
/** Evidence is welcome, not needed: nobody waits longer for it. Retries that Graph asks for count, too. */
const WITHIN = 4_000;
/** A missing grant is said once in a while: it is one matter for the operator, not one per person looked at. */
const REMIND_AFTER = 'PT1H';

const row = z.object({
  userId: z.string().nullish(),
  createdDateTime: z.string().transform((text, context) => {
    const at = moment(text);
    if (at !== undefined) return at;
    context.addIssue('not a time');
    return z.NEVER;
  }),
  status: z.object({ errorCode: z.int().nonnegative(), additionalDetails: z.string().nullish() }),
  riskLevelDuringSignIn: z.string().nullish(),
});
const page = z.object({ value: z.array(row) });

interface Options {
  readonly clock: Clock;
  readonly log: Log;
  /** Whether the permission is granted; absent or unknown: Graph is asked. */
  readonly asksSignIns?: () => Promise<boolean>;
}

/**
 * A person's interactive sign-ins. Place, address, app and device are not read out of the answer at all.
 * Needs Entra ID P1: https://learn.microsoft.com/graph/api/signin-list
 */
export function createSignInLog(graph: Graph, options: Options): Directory['signIns'] {
  const remind = createReminder(options);
  const maySee = options.asksSignIns ?? ((): Promise<boolean> => Promise.resolve(true));
  return async (id, since) => {
    try {
      if (!isObjectId(id)) return { kind: 'read', signIns: [] };
      const isGranted = await inTime(maySee(), AbortSignal.timeout(WITHIN));
      if (isGranted === undefined)
        throw new ServiceError('GRAPH_UNAVAILABLE', 'Entra gave no token in time.');
      if (!isGranted) return remind();
      const answer = await graph.ask(asked(id, since));
      return isUngranted(answer) ? remind() : readLog(answer, id, since);
    } catch (error) {
      if (!isServiceError(error)) throw error;
      options.log.warn({ code: error.code, detail: error.detail }, 'The sign-in log could not be read');
      return { kind: 'unreadable', why: 'no_answer' };
    }
  };
}

function asked(id: ObjectId, since: Instant): GraphCall {
  const query = { $filter: `userId eq ${literal(id)} and createdDateTime ge ${since}`, $top: ROWS };
  return { kind: 'signIns', path: '/auditLogs/signIns', query, within: WITHIN };
}

function readLog(answer: GraphAnswer, id: ObjectId, since: Instant): SignInLog {
  if (answer.kind === 'refused' && isLicenceMatter(answer)) return { kind: 'unreadable', why: 'no_licence' };
  if (answer.kind !== 'ok') throw failureOf('signIns', answer);
  const parsed = page.safeParse(answer.body);
  if (!parsed.success) throw misshapen('signIns', parsed.error, answer.requestId);
  // Should the filter be ignored one day, somebody else's sign-ins must not speak about this person.
  const own = parsed.data.value.filter(
    ({ userId, createdDateTime }) => userId?.toLowerCase() === id.toLowerCase() && createdDateTime >= since,
  );
  return { kind: 'read', signIns: own.map(signInFrom).toSorted((a, b) => (a.at < b.at ? 1 : -1)) };
}

function signInFrom({ createdDateTime, status, riskLevelDuringSignIn }: z.infer<typeof row>): SignIn {
  const isFailure = status.errorCode !== 0;
  return {
    at: createdDateTime,
    errorCode: String(status.errorCode),
    prompt: isFailure ? promptOutcome(status.additionalDetails ?? '') : 'other',
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
  if (/did(?:n['’]t| not) respond|timed[ -]?out|time-?out|never entered/i.test(details)) return 'no_answer';
  return 'other';
}

/** Graph's refusal of a tenant without Entra ID P1, by its code alone: `Authentication_RequestFromNonPremiumTenantOrB2CTenant`. */
function isLicenceMatter({ status, code }: GraphRefusal): boolean {
  return (status === 403 || status === 400) && /premium/i.test(code);
}

function isUngranted(answer: GraphAnswer): boolean {
  return answer.kind === 'refused' && answer.status === 403 && !isLicenceMatter(answer);
}

function createReminder({ clock, log }: Options): () => SignInLog {
  let quietUntil: Instant | undefined;
  return () => {
    if (quietUntil === undefined || epochOf(clock.now()) >= epochOf(quietUntil)) {
      quietUntil = plus(clock.now(), REMIND_AFTER);
      const { name, permission } = GRAPH_CALLS.signIns;
      log.warn(
        { call: name, grant: permission },
        'The sign-in log may not be read: approvers decide without it',
      );
    }
    return { kind: 'unreadable', why: 'not_granted' };
  };
}
