import type { ScheduleDoubt } from '../../domain/escalation.ts';
import type { ShiftsState } from '../../domain/shifts-state.ts';
import type { Words } from '../words.ts';
import { momentOf } from './moment.ts';

/** How well shifts from Teams are known, for cards that show them; nothing where there is nothing to say. */
export function shiftsStateLines({ say }: Words, state: ShiftsState | undefined): readonly string[] {
  switch (state?.kind) {
    case undefined:
    case 'read':
      return [];
    case 'old':
      return [say(`shifts.state.old.${state.why}`, { at: momentOf(state.readAt) })];
    case 'never_read':
      return [say(`shifts.state.never_read.${state.why}`)];
  }
}

/** What the people whom a request was sent to rest on, where that is less than a fresh look; silence must not be a riddle. */
export function scheduleDoubtLines({ say }: Words, doubt: ScheduleDoubt | undefined): readonly string[] {
  switch (doubt?.kind) {
    case undefined:
      return [];
    case 'old':
      return [say('shifts.doubt.old', { at: momentOf(doubt.asOf) })];
    case 'unknown':
      return [say('shifts.doubt.unknown')];
  }
}
