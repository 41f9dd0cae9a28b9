import type { Helpdesk } from '../card-data/frame.ts';
import { leavesSecondStep } from '../../domain/reset-plan.ts';
import type { ResetPlan } from '../../domain/reset-plan.ts';

/** What the colleague does after the reset. Which methods stay is nobody's business here. */
export function nextSteps(plan: ResetPlan): readonly string[] {
  if (leavesSecondStep(plan)) {
    return [
      'Sign in again on a computer, with work e-mail and password, choosing another way if the usual one is asked for.',
      'Then open https://aka.ms/mysecurityinfo and set up again what was lost.',
    ];
  }
  return [
    'Sign in again on a computer, in a private browser window, with work e-mail and password.',
    'When asked for more information, choose “Next” and start the set-up.',
    'Open Microsoft Authenticator on the phone, add a work account, and scan the QR code that appears then.',
    'Add a second method on https://aka.ms/mysecurityinfo, so that a lost phone is less trouble next time.',
  ];
}

/** The same as one text to read out or hand on. */
export function nextStepsText(plan: ResetPlan, { name, phone }: Helpdesk): string {
  const how = leavesSecondStep(plan)
    ? 'Sign in on a computer with your work e-mail and password, choosing another way if the usual one is asked for. Then set up again what was lost at https://aka.ms/mysecurityinfo.'
    : 'Sign in on a computer with your work e-mail and password, and start the set-up when asked. Scan the QR code that appears with Microsoft Authenticator. Then add a second method at https://aka.ms/mysecurityinfo.';
  return `Your sign-in was reset. ${how} If you didn’t want this, call ${name}, ${phone}, at once.`;
}

/** Where set-up itself is blocked, only a person can help. */
export const SETUP_BLOCKED =
  'If the set-up is blocked, an admin can issue a Temporary Access Pass and hand it over in person.';
