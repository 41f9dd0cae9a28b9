// One team's schedule in Teams Shifts, read whole: what is published of its shifts and times off, and its scheduling groups.
import { z } from 'zod';
import { minus, plus, type Duration, type Instant } from '../domain/instant.ts';
import type { ObjectId } from '../domain/person.ts';
import type { TimeOff } from '../domain/shift-plan.ts';
import { hasLength } from '../domain/shift-plan.ts';
import type { ShiftsTrouble } from '../domain/shifts-state.ts';
import { isServiceError } from '../errors.ts';
import { failureOf, misshapen, type GraphAnswer } from './graph-answer.ts';
import { isObjectId, segment, type GraphCall, type GraphCallKind } from './graph-call.ts';
import type { Graph } from './graph-client.ts';
import { moment } from './user-record.ts';

/** How far back and ahead shifts are known: far enough for who was on call yesterday, and for two weeks of calendar. */
const KNOWN_BACK: Duration = 'P2D';
const KNOWN_AHEAD: Duration = 'P15D';

/**
 * Graph finds only what lies inside the window asked for, so that it is asked for more: a shift that touches the known
 * span is found as long as it is no longer than this. Microsoft allows 24 hours.
 * https://learn.microsoft.com/graph/api/resources/shift
 */
const LONGEST_SHIFT: Duration = 'P7D';

/** Time off may well last for months, and no filter asks for what overlaps: it is found by its start alone. */
const LONGEST_TIME_OFF: Duration = 'P365D';

/** Nobody waits longer for the schedule, and the approvers are read beside it. */
const WITHIN = 8_000;

/** A published shift that lasts some time. `group` is the id of its scheduling group. */
export interface PublishedShift {
  readonly who: ObjectId;
  readonly from: Instant;
  readonly until: Instant;
  readonly group: string;
}

export interface SchedulingGroup {
  readonly id: string;
  readonly name: string;
}

/** Everything there is to know of a schedule. */
export interface TeamSchedule {
  readonly groups: readonly SchedulingGroup[];
  readonly shifts: readonly PublishedShift[];
  readonly timesOff: readonly TimeOff[];
  /** Ids of shifts and times off that can't be meant as they are: without times, or ending before they begin. */
  readonly odd: readonly string[];
  /** Outside of it nothing is known. */
  readonly known: { readonly from: Instant; readonly until: Instant };
}

/** What a reading comes to. `detail` is for the log: it names the call and what to do, and nobody. */
export type ScheduleReading =
  | { readonly kind: 'read'; readonly schedule: TeamSchedule }
  | { readonly kind: 'unread'; readonly why: ShiftsTrouble; readonly detail: string };

const entity = z.object({ enabled: z.boolean().nullish(), provisionStatus: z.string().nullish() });

const group = z.object({
  id: z.string(),
  displayName: z.string().nullish(),
  isActive: z.boolean().nullish(),
});

// Notes, activities, reasons and names stay outside: a schema of zod drops what it doesn't name.
const span = z.object({ startDateTime: z.string().nullish(), endDateTime: z.string().nullish() });

const shift = z.object({
  id: z.string(),
  userId: z.string().nullish(),
  schedulingGroupId: z.string().nullish(),
  sharedShift: span.nullish(),
  isStagedForDeletion: z.boolean().nullish(),
});

const timeOff = z.object({
  id: z.string(),
  userId: z.string().nullish(),
  sharedTimeOff: span.nullish(),
  isStagedForDeletion: z.boolean().nullish(),
});

/**
 * Reads the schedule of a team as it is around `now`. Drafts don't count, nor what is about to be deleted. Never throws
 * GRAPH_*: that a schedule can't be read is an answer.
 */
export async function readSchedule(graph: Graph, teamId: string, now: Instant): Promise<ScheduleReading> {
  const known = { from: minus(now, KNOWN_BACK), until: plus(now, KNOWN_AHEAD) };
  const path = `/teams/${segment(teamId)}/schedule`;
  try {
    const [answer, groups, shifts, timesOff] = await Promise.all([
      graph.ask({ kind: 'schedule', path, within: WITHIN }),
      orRefused(graph.getAll(listOf('schedulingGroups', path), group)),
      orRefused(graph.getAll(listOf('shifts', path, shiftsIn(known)), shift)),
      orRefused(graph.getAll(listOf('timesOff', path, timesOffSince(known.from)), timeOff)),
    ]);
    const trouble = troubleOf(answer);
    if (trouble !== undefined) return trouble;
    const entries = { groups: groups(), shifts: shifts(), timesOff: timesOff() };
    return { kind: 'read', schedule: scheduleFrom(entries, known) };
  } catch (error) {
    if (!isServiceError(error)) throw error;
    const why = error.code === 'GRAPH_FORBIDDEN' ? 'not_granted' : 'no_answer';
    return { kind: 'unread', why, detail: error.detail };
  }
}

/** What the schedule itself says is wrong comes before what its lists made of it. */
async function orRefused<T>(reading: Promise<T>): Promise<() => T> {
  try {
    const value = await reading;
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

type ListKind = Extract<GraphCallKind, 'schedulingGroups' | 'shifts' | 'timesOff'>;

function listOf(kind: ListKind, schedule: string, filter?: string): GraphCall {
  const query = filter === undefined ? {} : { query: { $filter: filter } };
  return { kind, path: `${schedule}/${kind}`, ...query, within: WITHIN };
}

const shiftsIn = ({ from, until }: TeamSchedule['known']): string =>
  `sharedShift/startDateTime ge ${minus(from, LONGEST_SHIFT)} and sharedShift/endDateTime le ${plus(until, LONGEST_SHIFT)}`;

const timesOffSince = (from: Instant): string =>
  `sharedTimeOff/startDateTime ge ${minus(from, LONGEST_TIME_OFF)}`;

function troubleOf(answer: GraphAnswer): ScheduleReading | undefined {
  if (answer.kind === 'refused' && answer.status === 404)
    return {
      kind: 'unread',
      why: 'no_such_team',
      detail: 'No team has the object id of onCall.teamId, or it has no schedule in Teams Shifts.',
    };
  if (answer.kind !== 'ok') throw failureOf('schedule', answer);
  const parsed = entity.safeParse(answer.body);
  if (!parsed.success) throw misshapen('schedule', parsed.error, answer.requestId);
  const { enabled, provisionStatus } = parsed.data;
  if (provisionStatus?.toLowerCase() !== 'completed')
    return {
      kind: 'unread',
      why: 'not_ready',
      detail: 'Teams Shifts has not finished setting up the schedule of this team.',
    };
  if (enabled === true) return undefined;
  return {
    kind: 'unread',
    why: 'switched_off',
    detail: 'The schedule of this team is switched off in Teams Shifts.',
  };
}

interface Entries {
  readonly groups: readonly z.infer<typeof group>[];
  readonly shifts: readonly z.infer<typeof shift>[];
  readonly timesOff: readonly z.infer<typeof timeOff>[];
}

function scheduleFrom({ groups, shifts, timesOff }: Entries, known: TeamSchedule['known']): TeamSchedule {
  const planned = shifts
    .filter(({ isStagedForDeletion }) => isStagedForDeletion !== true)
    .flatMap(({ id, userId, schedulingGroupId, sharedShift }) =>
      schedulingGroupId == null ? [] : spanOf(id, userId, sharedShift, { group: schedulingGroupId }),
    );
  const away = timesOff
    .filter(({ isStagedForDeletion }) => isStagedForDeletion !== true)
    .flatMap(({ id, userId, sharedTimeOff }) => spanOf(id, userId, sharedTimeOff, {}));
  return {
    groups: groups
      .filter(({ isActive }) => isActive !== false)
      .map(({ id, displayName }) => ({ id, name: displayName?.trim() ?? '' })),
    shifts: planned.flatMap((one) => ('odd' in one || !touches(one, known) ? [] : one)),
    timesOff: away.flatMap((one) => ('odd' in one || !touches(one, known) ? [] : one)),
    odd: [...planned, ...away].flatMap((one) => ('odd' in one ? one.odd : [])),
    known,
  };
}

const touches = (one: Pick<TimeOff, 'from' | 'until'>, known: TeamSchedule['known']): boolean =>
  one.from < known.until && known.from < one.until;

/** Nobody's entries and drafts are none; those whose times make no sense are odd. Ids come in capitals, too. */
function spanOf<More>(
  id: string,
  userId: string | null | undefined,
  shared: z.infer<typeof span> | null | undefined,
  more: More,
): readonly ((TimeOff & More) | { readonly odd: string })[] {
  if (shared == null || userId == null || !isObjectId(userId)) return [];
  const from = moment(shared.startDateTime ?? '');
  const until = moment(shared.endDateTime ?? '');
  if (from === undefined || until === undefined || !hasLength({ from, until })) return [{ odd: id }];
  return [{ who: userId.toLowerCase(), from, until, ...more }];
}
