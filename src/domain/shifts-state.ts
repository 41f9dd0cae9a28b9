import type { Instant } from './instant.ts';

/**
 * Why Teams Shifts gave no schedule: nothing came back that could be used, the permission is missing, the team is not there
 * or never had a schedule, its schedule is still being set up, or was switched off.
 */
export type ShiftsTrouble = 'no_answer' | 'not_granted' | 'no_such_team' | 'not_ready' | 'switched_off';

/** How well the shifts in the roster are known, where they come from Teams Shifts. */
export type ShiftsState =
  | { readonly kind: 'read'; readonly readAt: Instant }
  /** The last reading failed: these are the shifts of `readAt`, and may have changed since. */
  | { readonly kind: 'old'; readonly readAt: Instant; readonly why: ShiftsTrouble }
  /** None was read since the start: nobody is known to be on call, which is no gap. */
  | { readonly kind: 'never_read'; readonly why: ShiftsTrouble };
