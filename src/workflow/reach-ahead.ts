// Whether the one who is to be on call can be reached, found out while somebody can still stand in.
import { factsOf } from '../domain/audit.ts';
import type { Effect } from '../domain/effect.ts';
import { dutyOf, halfDayOf } from '../domain/hand-off.ts';
import type { HandOff, OnCallProblem } from '../domain/hand-off.ts';
import { epochOf, instantOf, minus, plus } from '../domain/instant.ts';
import type { Duration, Instant } from '../domain/instant.ts';
import type { ObjectId } from '../domain/person.ts';
import { causeOf } from '../errors.ts';
import { keyOf, rosterWithPast, tellings, whoCanAct } from './hand-off-news.ts';
import type { HelpdeskPeople, Ports } from './ports.ts';
import { DONE, waitUntil } from './reset-run.ts';
import type { JobResult } from './reset-run.ts';
import { currentPeople } from './roster.ts';

export type ReachPorts = Pick<
  Ports,
  'clock' | 'helpdesk' | 'overrides' | 'notifier' | 'jobs' | 'bell' | 'log'
>;

/** Somebody who is to be on call and can't be, as far as is known. */
export interface Unreachable {
  readonly handOff: HandOff;
  readonly because: OnCallProblem;
}

/** By then it is said that nobody knows, and whoever could not be reached is looked for once more. */
const LAST_LOOK: Duration = 'PT15M';
const LONGEST_PAUSE = 15;
const FEWEST_TRIES = 3;
/** So long somebody who can't be reached is looked for. */
const LOOKED_FOR: Duration = 'PT12H';

/** Looks once; comes back while Teams doesn't say, or while somebody who could not be reached is still looked for. */
export async function reachAhead(
  ports: ReachPorts,
  { rotation, who, from, told }: Extract<Effect, { readonly kind: 'reach' }>,
  attempts: number,
): Promise<JobResult> {
  const now = ports.clock.now();
  const handOff = { rotation, who, from };
  if (now >= (told === undefined ? from : plus(from, LOOKED_FOR))) return DONE;
  const people = await currentPeople(ports);
  const roster = await rosterWithPast(ports, people);
  if (dutyOf(roster, handOff, now > from ? now : from) === undefined) return DONE;
  const found = await lookAt(ports, people, who);
  if (told !== undefined) {
    if (found !== 'reachable') return waitUntil(nextLook(now, from));
    await tellReachable(ports, handOff, told);
    return DONE;
  }
  if (found === 'reachable') return DONE;
  const again = found === 'unanswered' ? nextTry(now, from, attempts) : undefined;
  if (again !== undefined) return waitUntil(again);
  await reportUnreachable(ports, people, { handOff, because: found });
  return DONE;
}

/**
 * Has it recorded and logged, once for each hand-off, that the one who is to be on call can't be reached, and told unless it was in
 * the same half-day; and has them looked for again.
 */
export async function reportUnreachable(
  ports: Pick<Ports, 'clock' | 'overrides' | 'jobs' | 'bell' | 'log'>,
  people: HelpdeskPeople,
  { handOff, because }: Unreachable,
): Promise<void> {
  const now = ports.clock.now();
  const { rotation, who, from } = handOff;
  const roster = await rosterWithPast(ports, people);
  const told = whoCanAct(people, roster, { rotations: [rotation], now, except: who });
  const news = { kind: 'unreachable', because, ...handOff } as const;
  const isNew = await ports.jobs.addOnce({
    effects: [
      {
        key: keyOf('reach_again', handOff),
        dueAt: nextLook(now, from),
        effect: { kind: 'reach', ...handOff, told },
      },
      // Where turns are short, the same of the same person is told once in half a day.
      ...tellings(keyOf(because, { ...handOff, from: halfDayOf(from) }), told, news, now),
    ],
    facts: factsOf([{ kind: 'on_call_unreachable', because, ...handOff }], now),
  });
  if (!isNew) return;
  ports.log.warn({ person: who, rotation, from, because }, 'who is to be on call cannot be reached');
  ports.bell.ring();
}

async function tellReachable(ports: ReachPorts, handOff: HandOff, told: readonly ObjectId[]): Promise<void> {
  const now = ports.clock.now();
  const facts = factsOf([{ kind: 'on_call_reachable', ...handOff }], now);
  const effects = tellings(keyOf('reachable', handOff), told, { kind: 'reachable', ...handOff }, now);
  await ports.jobs.addOnce({ effects, facts });
  ports.log.info(
    { person: handOff.who, rotation: handOff.rotation },
    'who is to be on call can be reached again',
  );
  ports.bell.ring();
}

/** Why somebody could decide nothing, as the directory was last read; undefined for an approver. */
export function inabilityOf({ approvers, unable }: HelpdeskPeople, who: ObjectId): OnCallProblem | undefined {
  return approvers.some(({ id }) => id === who) ? undefined : (unable.get(who) ?? 'not_an_approver');
}

async function lookAt(
  ports: ReachPorts,
  people: HelpdeskPeople,
  who: ObjectId,
): Promise<'reachable' | OnCallProblem> {
  const inability = inabilityOf(people, who);
  if (inability !== undefined) return inability;
  const found = await ports.notifier.reach(who);
  return found === 'unknown' ? 'unanswered' : found;
}

/** When Teams is asked again: soon, then ever later; undefined when the time is up. */
function nextTry(now: Instant, from: Instant, attempts: number): Instant | undefined {
  const lastLook = minus(from, LAST_LOOK);
  if (now < lastLook) {
    const next = inMinutes(now, Math.min(2 ** (attempts - 1), LONGEST_PAUSE));
    return next < lastLook ? next : lastLook;
  }
  const next = inMinutes(now, 1);
  return attempts < FEWEST_TRIES && next < from ? next : undefined;
}

/** A quarter of an hour before the duty begins, and then every quarter of an hour. */
function nextLook(now: Instant, from: Instant): Instant {
  const lastLook = minus(from, LAST_LOOK);
  return lastLook > now ? lastLook : plus(now, LAST_LOOK);
}

const inMinutes = (now: Instant, minutes: number): Instant => instantOf(epochOf(now) + minutes * 60_000);

/** Lists for the operator whom the bot has no chat with yet; asked at each start, it writes to nobody. */
export async function warnOfUnreachable({
  helpdesk,
  conversations,
  log,
}: Pick<Ports, 'helpdesk' | 'conversations' | 'log'>): Promise<void> {
  try {
    const { approvers, securityContacts } = await helpdesk.last();
    const people = new Set([...approvers.map(({ id }) => id), ...securityContacts]);
    for (const person of people) {
      if ((await conversations.of(person)) !== undefined) continue;
      const role = securityContacts.includes(person) ? 'security contact' : 'approver';
      log.warn({ person, role }, 'has not opened the bot yet and may not be reachable');
    }
  } catch (error) {
    log.warn(causeOf(error), 'nobody could be checked for reachability');
  }
}
