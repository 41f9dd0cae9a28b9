import { ServiceError } from '../../errors.ts';

/** A span in milliseconds since the epoch, the end not included. */
export interface ScheduledSpan {
  readonly from: number;
  readonly until: number;
}

/** A column of the schedule, such as "On call". */
export interface SimulatedSchedulingGroup {
  readonly id: string;
  displayName: string;
  isActive: boolean;
  userIds: string[];
}

/** Published (`shared`), being worked on (`draft`), or both. */
interface Scheduled {
  readonly id: string;
  /** As Graph sends it, which may be in capitals; null on a row of nobody. */
  who: string | null;
  shared: ScheduledSpan | null;
  draft: ScheduledSpan | null;
  stagedForDeletion: boolean;
  /** When it came in, for the lag; milliseconds. */
  readonly createdAt: number;
}

export interface SimulatedShift extends Scheduled {
  group: string | null;
}

export type SimulatedTimeOff = Scheduled;

/** The schedule of one team; mutable, so that a test can change it. */
export interface SimulatedSchedule {
  readonly teamId: string;
  enabled: boolean;
  timeZone: string;
  provisionStatus: 'NotStarted' | 'Running' | 'Completed' | 'Failed';
  provisionStatusCode: string | null;
  groups: SimulatedSchedulingGroup[];
  shifts: SimulatedShift[];
  timesOff: SimulatedTimeOff[];
}

/** The team whose schedule tests and the sandbox know. */
export const HELPDESK_TEAM = '3f6d9a52-7b1e-4c08-9a64-0d5be1c7f2a8';

/** An enabled schedule with those scheduling groups, by id and name, and nothing in it. */
export function createSchedule(
  groups: Readonly<Record<string, string>>,
  teamId: string = HELPDESK_TEAM,
): SimulatedSchedule {
  return {
    teamId,
    enabled: true,
    timeZone: 'Europe/Berlin',
    provisionStatus: 'Completed',
    provisionStatusCode: null,
    groups: Object.entries(groups).map(([id, displayName]) => ({
      id,
      displayName,
      isActive: true,
      userIds: [],
    })),
    shifts: [],
    timesOff: [],
  };
}

/** A shift as a test writes it: times as ISO 8601, published unless it says something else. */
export interface NewShift {
  readonly who: string | null;
  readonly from: string;
  readonly until: string;
  /** The id of the scheduling group; null for none. */
  readonly group: string | null;
  readonly as?: 'shared' | 'draft' | 'staged_for_deletion';
}

/** Puts a shift or, without a group, time off into a schedule; its id. */
export function scheduled(
  kind: 'shift' | 'time_off',
  { who, from, until, as = 'shared' }: Omit<NewShift, 'group'>,
  { number, at }: { readonly number: number; readonly at: number },
): SimulatedTimeOff {
  const span = { from: Date.parse(from), until: Date.parse(until) };
  if (Number.isNaN(span.from) || Number.isNaN(span.until))
    throw new ServiceError('SANDBOX_STEP_FAILED', `${from} or ${until} is no moment.`);
  const prefix = kind === 'shift' ? 'SHFT' : 'TOFF';
  return {
    id: `${prefix}_${String(number).padStart(4, '0')}`,
    who,
    shared: as === 'draft' ? null : span,
    draft: as === 'draft' ? span : null,
    stagedForDeletion: as === 'staged_for_deletion',
    createdAt: at,
  };
}
