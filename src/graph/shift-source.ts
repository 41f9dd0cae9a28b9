// Teams Shifts as the source of who is on call: what was read last, how old it is, and what is wrong with it.
import type { Instant } from '../domain/instant.ts';
import type { ObjectId } from '../domain/person.ts';
import type { PlannedShifts } from '../domain/rotation.ts';
import { shiftPlan } from '../domain/shift-plan.ts';
import type { ShiftsState } from '../domain/shifts-state.ts';
import type { Clock, Log } from '../workflow/ports.ts';
import type { Graph } from './graph-client.ts';
import { matchGroup, type GroupMatch, type ShiftRotation } from './scheduling-groups.ts';
import { inTime } from './time-limit.ts';
import { readSchedule, type ScheduleReading, type TeamSchedule } from './team-schedule.ts';

/** The team whose schedule says who is on call, and which rotation stands in which scheduling group. */
export interface ShiftsConfiguration {
  readonly teamId: ObjectId;
  readonly rotations: readonly ShiftRotation[];
}

/** What is known of the shifts after a reading that may have failed. */
export interface KnownShifts {
  readonly state: ShiftsState;
  /** Per rotation; a layer of which nothing is known where its group isn't found or nothing was ever read. */
  readonly layers: ReadonlyMap<string, PlannedShifts>;
  /** Everybody who has a shift in one of them. */
  readonly people: readonly ObjectId[];
  readonly problems: readonly { readonly key: string; readonly problem: string }[];
}

export interface ShiftSource {
  /** Reads anew; when that fails, what was read last stands and `state` says so. Never throws GRAPH_*. */
  read(): Promise<KnownShifts>;
  /** What the last reading that ended came to; undefined before the first. */
  last(): KnownShifts | undefined;
}

interface Dependencies {
  readonly graph: Graph;
  readonly clock: Clock;
  readonly log: Log;
  readonly shifts: ShiftsConfiguration;
}

interface Good {
  readonly readAt: Instant;
  readonly schedule: TeamSchedule;
}

/** Says in the log once when the schedule can't be read any more, or can again, and what is odd in it. */
export function createShiftSource({ graph, clock, log, shifts }: Dependencies): ShiftSource {
  const bound = new Map<string, string>();
  const diary = createDiary(log);
  let good: Good | undefined;
  let judged: { readonly begun: Instant; readonly state: ShiftsState } | undefined;
  const last = (): KnownShifts | undefined =>
    judged === undefined ? undefined : knownFrom(shifts.rotations, good, judged, bound);
  return {
    last,
    read: async () => {
      const begun = clock.now();
      const reading = await readSchedule(graph, shifts.teamId, begun);
      // Of two readings side by side the one begun later counts, whichever ends last.
      if (judged === undefined || judged.begun <= begun) {
        if (reading.kind === 'read') good = { readAt: begun, schedule: reading.schedule };
        judged = { begun, state: stateAfter(reading, begun, good) };
        diary.tell(judged.state, reading.kind === 'unread' ? reading.detail : undefined);
        diary.odd(good?.schedule.odd ?? []);
      }
      return knownFrom(shifts.rotations, good, judged, bound);
    },
  };
}

/** Checks wait for the people of the helpdesk, not for a schedule that doesn't answer. Milliseconds. */
const SHIFTS_WITHIN = 1_500;

/**
 * The shifts as they are read now or, when that takes long, as they were read last; `late` is given what comes after.
 * The first reading is waited for.
 */
export async function readSoon(
  source: ShiftSource,
  late: (shifts: KnownShifts) => void,
): Promise<KnownShifts> {
  const before = source.last();
  const reading = source.read();
  if (before === undefined) return reading;
  const inTimeOrNothing = await inTime(reading, AbortSignal.timeout(SHIFTS_WITHIN));
  if (inTimeOrNothing !== undefined) return inTimeOrNothing;
  void reading.then(late);
  return before;
}

function stateAfter(reading: ScheduleReading, begun: Instant, good: Good | undefined): ShiftsState {
  if (reading.kind === 'read') return { kind: 'read', readAt: begun };
  const { why } = reading;
  return good === undefined ? { kind: 'never_read', why } : { kind: 'old', why, readAt: good.readAt };
}

function knownFrom(
  rotations: readonly ShiftRotation[],
  good: Good | undefined,
  { begun, state }: { readonly begun: Instant; readonly state: ShiftsState },
  bound: Map<string, string>,
): KnownShifts {
  const matches = rotations.map((one) => ({ one, match: matchIn(good?.schedule, one, bound) }));
  const layers = new Map(
    matches.map(({ one, match }) => [one.rotation, layerFrom(good?.schedule, match.group, begun)] as const),
  );
  return {
    state,
    layers,
    people: [...new Set([...layers.values()].flatMap(({ shifts }) => shifts.map(({ who }) => who)))],
    problems: matches.flatMap(({ one: { key }, match: { problem } }) =>
      problem === undefined ? [] : [{ key, problem }],
    ),
  };
}

function matchIn(
  schedule: TeamSchedule | undefined,
  { schedulingGroup }: ShiftRotation,
  bound: Map<string, string>,
): GroupMatch {
  return schedule === undefined ? {} : matchGroup(schedulingGroup, schedule.groups, bound);
}

function layerFrom(
  schedule: TeamSchedule | undefined,
  group: string | undefined,
  now: Instant,
): PlannedShifts {
  // A span of no length holds no moment: nothing is known, which is not the same as nobody.
  if (schedule === undefined || group === undefined)
    return { kind: 'shifts', shifts: [], known: { from: now, until: now } };
  const own = schedule.shifts
    .filter((shift) => shift.group === group)
    .map(({ who, from, until }) => ({ who, from, until }));
  return { kind: 'shifts', shifts: shiftPlan(own, schedule.timesOff), known: schedule.known };
}

/** What the log is told, each thing once. */
function createDiary(log: Log): {
  readonly tell: (state: ShiftsState, detail: string | undefined) => void;
  readonly odd: (ids: readonly string[]) => void;
} {
  let before = 'read';
  let oddBefore: ReadonlySet<string> = new Set();
  return {
    tell: (state, detail) => {
      const now = state.kind === 'read' ? 'read' : `${state.kind} ${state.why}`;
      if (now === before) return;
      before = now;
      if (state.kind === 'read') log.info({}, 'Teams Shifts is read again: who is on call is up to date');
      else log.warn({ ...state, detail }, UNREAD[state.kind]);
    },
    odd: (ids) => {
      const fresh = ids.filter((id) => !oddBefore.has(id));
      oddBefore = new Set(ids);
      if (fresh.length > 0)
        log.warn(
          { entries: fresh },
          'Teams Shifts has entries without a length or in the wrong order: ignored',
        );
    },
  };
}

const UNREAD: Readonly<Record<Exclude<ShiftsState['kind'], 'read'>, string>> = {
  old: 'Teams Shifts can’t be read: who is on call is as it was read last',
  never_read: 'Teams Shifts could not be read yet: nobody is known to be on call',
};
