import type { Helpdesk } from '../card-data/frame.ts';
import type { Hindrance } from './person-problem.ts';

/**
 * The one answer for an administrator, an account on the deny list and a check that failed (I4): nobody learns which.
 * The way for the only Global Administrator stands on it as general help.
 */
export function generalRefusal({ name, phone }: Helpdesk): Hindrance {
  return {
    title: 'This account can’t be reset here',
    lines: [
      'Some accounts are looked after by few people, and sometimes a check can’t be made. The bot doesn’t say which.',
      `Another administrator can help, in the Entra admin center: Users, the person, Authentication methods, “Require re-register multifactor authentication”. ${name}, ${phone}, knows whom to ask.`,
    ],
  };
}

/** What to do when nobody in the tenant can help: Microsoft's Data Protection team. */
export const ONLY_ADMINISTRATOR: {
  readonly title: string;
  readonly lines: readonly string[];
} = {
  title: 'If there is no other administrator',
  lines: [
    'Microsoft’s Data Protection team can help. Find your region’s number on Microsoft’s page “Customer service phone numbers”.',
    'Tell the voice menu, loudly and plainly: Authenticator · Office 365 for business · company account · I am the administrator · no other administrators · service request. Ask for a service request for Data Protection.',
    'Nobody reached? Sign up for a trial tenant, open a ticket about the other tenant in its admin center (Support, Help & support), and cancel the trial afterwards.',
    'Have ready: sign-in name, domain, company details and proof of ownership, error code, request id, correlation id and time.',
  ],
};
