import { ServiceError } from '../errors.ts';
import type { CloudName } from './cloud.ts';
import type { Configuration } from './configuration-file.ts';

/** The team whose schedule in Teams says who is on call, and where in it each rotation stands. */
export interface ShiftRotations {
  readonly teamId: string;
  readonly rotations: readonly {
    readonly rotation: string;
    /** A display name or a `TAG_` id. */
    readonly schedulingGroup: string;
    /** The key of the file that names it. */
    readonly key: string;
  }[];
}

/** Undefined where the file itself says who has which turn. */
export function shiftRotationsOf({ onCall }: Pick<Configuration, 'onCall'>): ShiftRotations | undefined {
  const { source, teamId, schedulingGroups, rotations } = onCall;
  if (source !== 'shifts' || teamId === undefined) return undefined;
  return {
    teamId,
    rotations: rotations.flatMap(({ name }, index) => {
      const schedulingGroup = schedulingGroups[index];
      const key = `onCall.rotations[${index}].schedulingGroup`;
      return schedulingGroup === undefined ? [] : [{ rotation: name, schedulingGroup, key }];
    }),
  };
}

/** Microsoft lists the calls for shifts for the global cloud alone. https://learn.microsoft.com/graph/api/schedule-list-shifts */
export const ONLY_GLOBAL =
  'onCall.source is shifts, but Microsoft offers Teams Shifts to programs in the global cloud only (CLOUD: global).';

/** Refuses a source that could never answer. Throws CONFIG_INVALID. */
export function refuseShiftsElsewhere(cloud: CloudName, configuration: Pick<Configuration, 'onCall'>): void {
  if (cloud === 'global' || shiftRotationsOf(configuration) === undefined) return;
  throw new ServiceError('CONFIG_INVALID', `${ONLY_GLOBAL} Set onCall.source to rotations.`);
}
