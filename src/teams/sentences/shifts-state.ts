import type { ScheduleDoubt } from '../../domain/escalation.ts';
import type { ShiftsState, ShiftsTrouble } from '../../domain/shifts-state.ts';
import { momentOf } from './moment.ts';

/** How well shifts from Teams are known, for cards that show them; nothing where there is nothing to say. */
export function shiftsStateLines(state: ShiftsState | undefined): readonly string[] {
  switch (state?.kind) {
    case undefined:
    case 'read':
      return [];
    case 'old':
      return [
        `As of ${momentOf(state.readAt)}; ${WHY[state.why]}. What was changed since then doesn’t show.`,
      ];
    case 'never_read':
      return [`The schedule can’t be read: ${WHY[state.why]}.`];
  }
}

const WHY: Readonly<Record<ShiftsTrouble, string>> = {
  no_answer: 'Teams Shifts does not answer',
  not_granted: 'the bot has no permission to read Teams Shifts',
  no_such_team: 'Teams Shifts has no schedule for the team',
  not_ready: 'the schedule in Teams Shifts is not set up yet',
  switched_off: 'the schedule in Teams Shifts is switched off',
};

/** What the people whom a request was sent to rest on, where that is less than a fresh look; silence must not be a riddle. */
export function scheduleDoubtLines(doubt: ScheduleDoubt | undefined): readonly string[] {
  switch (doubt?.kind) {
    case undefined:
      return [];
    case 'old':
      return [
        `Teams Shifts could not be read. Who is on call is as of ${momentOf(doubt.asOf)} and may have changed.`,
      ];
    case 'unknown':
      return ['The schedule could not be read, so nobody is known to be on call. Others are asked instead.'];
  }
}
