import {
  createShiftSource,
  type ShiftSource,
  type ShiftsConfiguration,
} from '../../src/graph/shift-source.ts';
import { EVERYTHING_WITH_SHIFTS } from '../../src/sandbox/tenant/permissions.ts';
import { createSchedule, HELPDESK_TEAM, type NewShift } from '../../src/sandbox/tenant/schedule-entry.ts';
import { startGraph, type GraphWorld } from './graph-tenant.ts';

/** Ids of the scheduling groups of {@link startShifts}: "On call" and "Second line". */
export const ON_CALL = 'TAG_on-call';
export const SECOND = 'TAG_second';

export const SHIFTS: ShiftsConfiguration = {
  teamId: HELPDESK_TEAM,
  rotations: [
    { rotation: 'primary', schedulingGroup: 'on call', key: 'onCall.rotations[0].schedulingGroup' },
    { rotation: 'secondary', schedulingGroup: SECOND, key: 'onCall.rotations[1].schedulingGroup' },
  ],
};

export interface ShiftsWorld extends GraphWorld {
  readonly source: ShiftSource;
  /** Plans a shift in "On call", unless it says where. */
  readonly shift: (shift: Omit<NewShift, 'group'> & Partial<Pick<NewShift, 'group'>>) => string;
}

/** A source that reads a schedule with two scheduling groups, and nothing planned yet. */
export async function startShifts(
  options: Parameters<typeof startGraph>[0] = {},
  { shifts = SHIFTS, ...more }: Parameters<typeof startGraph>[1] & { shifts?: ShiftsConfiguration } = {},
): Promise<ShiftsWorld> {
  const world = await startGraph(
    {
      permissions: EVERYTHING_WITH_SHIFTS,
      schedules: [createSchedule({ [ON_CALL]: 'On call', [SECOND]: 'Second line' })],
      ...options,
    },
    more,
  );
  return {
    ...world,
    source: createShiftSource({ ...world, shifts }),
    shift: (shift) => world.tenant.addShift(HELPDESK_TEAM, { group: ON_CALL, ...shift }),
  };
}
