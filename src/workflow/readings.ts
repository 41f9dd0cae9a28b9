// Everything that is read about a case, all at once: whatever one answer is, the others are asked too (I4).
import { minus } from '../domain/instant.ts';
import type { Instant } from '../domain/instant.ts';
import type { MethodSurvey } from '../domain/method.ts';
import type { ObjectId, Person } from '../domain/person.ts';
import type { Privilege } from '../domain/finding.ts';
import type { ChangeLog } from '../domain/recent-change.ts';
import { SIGN_INS_SINCE } from '../domain/sign-in-evidence.ts';
import type { SignInLog } from '../domain/sign-in-evidence.ts';
import { REMEMBERED } from '../domain/tally.ts';
import type { Freeze } from '../domain/brake.ts';
import { isServiceError } from '../errors.ts';
import type { ServiceError } from '../errors.ts';
import type { HelpdeskPeople, Ports } from './ports.ts';

export type ReadingPorts = Pick<
  Ports,
  'clock' | 'requests' | 'brakes' | 'directory' | 'methods' | 'tallies' | 'rulebook'
>;

/** What directory, Graph and our own tables said about a case. */
export interface Readings {
  readonly now: Instant;
  readonly people: HelpdeskPeople;
  readonly requester: Person | undefined;
  readonly subject: Person | undefined;
  readonly privilege: Exclude<Privilege, 'deny_listed'>;
  readonly lastReset: Instant | undefined;
  readonly methods: { readonly survey: MethodSurvey | ServiceError | undefined; readonly at: Instant };
  readonly signIns: SignInLog;
  readonly changes: ChangeLog;
  readonly requesterChanges: ChangeLog;
  readonly freeze: Freeze | undefined;
  readonly requesterReset: Instant | undefined;
  /** Requests of the requester within a day, this one included. */
  readonly requests: number;
  readonly objections: number;
  /** Requests for the subject, within the cool-down, that somebody turned down for want of trust. */
  readonly turnedDown: number;
  /** Resets begun within the hour, other than this one. */
  readonly resets: number;
}

/** Reads it. Throws GRAPH_* when the directory can't be read. */
export async function readCase(
  ports: ReadingPorts,
  about: { readonly number: number; readonly requester: ObjectId; readonly subject: ObjectId },
  reading: Promise<HelpdeskPeople>,
): Promise<Readings> {
  const { directory, requests, tallies, brakes, rulebook } = ports;
  const now = ports.clock.now();
  const { requester, subject, number } = about;
  const [people, byId, rights, methods, logs, own] = await Promise.all([
    reading,
    Promise.all([directory.person(requester), directory.person(subject)]),
    directory.privilege(subject),
    survey(ports, subject),
    Promise.all([
      directory.signIns(subject, minus(now, SIGN_INS_SINCE)),
      directory.contactChanges(subject, minus(now, rulebook.limits.recentChange)),
      directory.contactChanges(requester, minus(now, rulebook.limits.recentChange)),
    ]),
    Promise.all([
      requests.lastRemoval(subject),
      requests.lastRemoval(requester),
      tallies.count({ what: 'asked', who: requester, since: minus(now, 'P1D') }),
      objectionsTo(ports, requester),
      tallies.count({ what: 'reset', since: minus(now, 'PT1H'), except: number }),
      distrustOf(ports, subject, number),
      brakes.freezeOf(subject),
    ]),
  ]);
  const [lastReset, requesterReset, asked, objections, resets, turnedDown, freeze] = own;
  return {
    now,
    people,
    requester: byId[0],
    subject: byId[1],
    privilege: rights,
    lastReset,
    methods,
    signIns: logs[0],
    changes: logs[1],
    requesterChanges: logs[2],
    freeze,
    requesterReset,
    requests: asked,
    objections,
    resets,
    turnedDown,
  };
}

/** Requests for the subject that somebody turned down for want of trust, or in which a code was wrong and no reset followed. */
async function distrustOf(
  { tallies, clock, rulebook }: ReadingPorts,
  who: ObjectId,
  except: number,
): Promise<number> {
  const since = minus(clock.now(), rulebook.limits.perSubjectCoolDown);
  const orStill = { what: 'wrong_code', until: 'reset' } as const;
  return tallies.count({ what: 'turned_down', orStill, who, since, except });
}

/** Requests of theirs that somebody said were not asked for, but for “not me” that two approvers cleared again. */
async function objectionsTo({ tallies, clock }: ReadingPorts, who: ObjectId): Promise<number> {
  const orStill = { what: 'disowned', until: 'objection_lifted' } as const;
  return tallies.count({ what: 'objected_to', orStill, who, since: minus(clock.now(), REMEMBERED) });
}

/**
 * Methods that can't be listed must not be an administrator's tell-tale: Graph refuses theirs to some callers, and the
 * refusal that follows anyway has to read and to take as long as everybody's (I4).
 */
async function survey(
  ports: Pick<Ports, 'clock' | 'methods'>,
  subject: ObjectId,
): Promise<Readings['methods']> {
  // The moment before: what is registered while Graph answers may be missing from the answer.
  const at = ports.clock.now();
  try {
    return { survey: await ports.methods.survey(subject), at };
  } catch (error) {
    if (isServiceError(error)) return { survey: error, at };
    throw error;
  }
}
