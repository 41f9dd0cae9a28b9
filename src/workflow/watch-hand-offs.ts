// Sees hand-offs coming: plans a look at whoever is to be on call, their greeting, and a warning where nobody will be.
import { factsOf } from '../domain/audit.ts';
import type { PlannedEffect } from '../domain/effect.ts';
import {
  cameOn,
  comingOn,
  endingAt,
  isFirstInHalfDay,
  isNobody,
  isUsual,
  wholeGaps,
} from '../domain/hand-off.ts';
import type { WholeGap } from '../domain/hand-off.ts';
import { minus, plus } from '../domain/instant.ts';
import type { Duration, Instant } from '../domain/instant.ts';
import type { Duty, Roster } from '../domain/on-call.ts';
import { keyOf, rosterWithPast, tellings, whoCanAct } from './hand-off-news.ts';
import type { Ports } from './ports.ts';
import { waitUntil } from './reset-run.ts';
import type { JobResult } from './reset-run.ts';
import { currentPeople } from './roster.ts';

export type WatchPorts = Pick<Ports, 'clock' | 'helpdesk' | 'overrides' | 'jobs' | 'bell' | 'log'>;

/** So long before a duty begins it is looked whether the person can be reached: time enough for somebody to stand in. */
const AHEAD: Duration = 'PT2H';
const EVERY: Duration = 'PT1M';
/** Of what began longer ago nobody is told any more. */
const LATEST: Duration = 'P7D';

/**
 * Sees to it that hand-offs are watched from now on; asked at every start, it adds no second job. Who is on call at the very
 * first start is not greeted.
 */
export async function scheduleHandOffs({ jobs, clock }: Pick<WatchPorts, 'jobs' | 'clock'>): Promise<void> {
  const now = clock.now();
  await jobs.add([{ key: 'hand_offs', dueAt: now, effect: { kind: 'watch_hand_offs', since: now } }]);
}

/**
 * Plans what belongs to the hand-offs of the next two hours, and to those that a standstill or a change at short notice made
 * it miss, as far as they still count. Keys make each happen once, so the same may be planned every minute.
 */
export async function watchHandOffs(ports: WatchPorts, since: Instant): Promise<JobResult> {
  const now = ports.clock.now();
  const roster = await rosterWithPast(ports, await ports.helpdesk.last());
  const earliest = minus(now, LATEST) > since ? minus(now, LATEST) : since;
  // A minute more, so that what is due two hours ahead is planned by then.
  const horizon = plus(plus(now, AHEAD), EVERY);
  const duties = [...cameOn(roster, earliest, now), ...comingOn(roster, now, horizon)];
  const recent = minus(now, AHEAD) > since ? minus(now, AHEAD) : since;
  const gaps = wholeGaps(roster, recent, horizon);
  await ports.jobs.add([
    ...duties.flatMap((duty) => jobsOf(roster, duty, now)),
    ...gaps.map((gap) => warningOf(roster, gap, now)),
  ]);
  return waitUntil(plus(now, EVERY));
}

function jobsOf(roster: Roster, duty: Duty, now: Instant): readonly PlannedEffect[] {
  const { rotation, who, from, because } = duty;
  const handOff = { rotation, who, from };
  const isSaidNow = from <= now && because.kind === 'override' && because.source === 'chat';
  const greeting: PlannedEffect = {
    key: keyOf('go_on_call', handOff),
    dueAt: from,
    effect: { kind: 'go_on_call', ...handOff, shortNotice: isSaidNow },
  };
  // Once a duty has begun its greeting shows whether the person can be reached.
  if (from <= now || !isFirstInHalfDay(roster, handOff)) return [greeting];
  const ahead = minus(from, AHEAD);
  const dueAt = ahead > now ? ahead : now;
  return [greeting, { key: keyOf('reach', handOff), dueAt, effect: { kind: 'reach', ...handOff } }];
}

/** A gap that recurs every week is told of once a month, or a team without nights on call would hear of every night. */
function warningOf(roster: Roster, gap: WholeGap, now: Instant): PlannedEffect {
  const what = isUsual(roster, gap) ? `usual:${gap.from.slice(0, 7)}` : gap.from;
  return { key: `warn_nobody:${what}`, dueAt: now, effect: { kind: 'warn_nobody', ...gap } };
}

/** Records that a time without anybody on call is near, and has those told who can act; nothing if somebody is by now. */
export async function warnNobody(ports: WatchPorts, { from, until }: WholeGap): Promise<void> {
  const gap: WholeGap = { from, ...(until === undefined ? {} : { until }) };
  const now = ports.clock.now();
  const people = await currentPeople(ports);
  const roster = await rosterWithPast(ports, people);
  if (!isNobody(roster, now > from ? now : from)) return;
  const to = whoCanAct(people, roster, { rotations: endingAt(roster, from), now });
  const isNew = await ports.jobs.addOnce({
    effects: tellings(`nobody_on_call:${from}`, to, { kind: 'nobody', ...gap }, now),
    facts: factsOf([{ kind: 'nobody_on_call', ...gap }], now),
  });
  if (!isNew) return;
  ports.log.warn({ ...gap }, 'nobody is on call for a while');
  ports.bell.ring();
}
