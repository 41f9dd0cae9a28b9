// How urgent a request is at that time of day: while it is not, steps meant for urgent ones are left out.
import { epochOf, type Instant } from './instant.ts';
import type { TimedStep } from './policy.ts';
import { openingAt, type Restriction } from './restriction.ts';

/** Whether everybody may be woken (`high`), or only whom a step tells at any hour. */
export type Urgency = 'high' | 'low';

/** The hours in which the helpdesk works, on the wall clock of that zone (an IANA name). */
export interface WorkingHours {
  readonly hours: Restriction;
  readonly timeZone: string;
}

/** How urgent requests are within the working hours and outside them. Without any it is always within them. */
export interface UrgencyRules {
  readonly workingHours: Urgency;
  readonly otherHours: Urgency;
  readonly hours?: WorkingHours;
}

/** The urgency at that moment. */
export function urgencyAt(rules: UrgencyRules, at: Instant): Urgency {
  return isWithin(rules.hours, at) ? rules.workingHours : rules.otherHours;
}

function isWithin(working: WorkingHours | undefined, at: Instant): boolean {
  return working === undefined || openingAt([working.hours], working.timeZone, epochOf(at)).isOpen;
}

/** Whether that step of the escalation policy, by its index, asks nobody at that moment, since it is only for high urgency. */
export function isLeftOut(
  { steps, urgency }: { readonly steps: readonly TimedStep[]; readonly urgency: UrgencyRules },
  step: number,
  at: Instant,
): boolean {
  return steps[step]?.urgency === 'high' && urgencyAt(urgency, at) === 'low';
}
