import type { Helpdesk } from '../card-data/frame.ts';
import type { ReportedError } from '../../domain/request.ts';
import { momentOf } from './moment.ts';
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
      'Another administrator can help. For an administrator it has to be a Privileged Authentication Administrator.',
      'Where: Entra admin center, Users, the person, Authentication methods, “Require re-register multifactor authentication”.',
    ],
    wayOut: [`${name}, ${phone}, knows whom to ask.`],
  };
}

/** Microsoft's page with its support numbers by region. */
export const PHONE_NUMBERS =
  'Customer service phone numbers: https://support.microsoft.com/topic/customer-service-phone-numbers-c0389ade-5640-e588-8b0e-28de8afeb3f2';

export const ONLY_ADMINISTRATOR_TITLE = 'No other administrator? Microsoft’s Data Protection team can help';

/** What to do when nobody in the tenant can help: Microsoft's Data Protection team, with what the error page said. */
export function onlyAdministrator(reported: ReportedError | undefined): readonly string[] {
  return [
    'Call the number of your region, from Microsoft’s page “Customer service phone numbers” (below).',
    'Tell the voice menu, loudly and plainly, and wait: Authenticator · Office 365 for business · company account · I am the administrator · no other administrators · service request.',
    'Ask the agent for a service request routed to Data Protection.',
    'Have ready: the admin’s sign-in name, the domain of the tenant, company details, and proof that you own tenant, domain or billing.',
    `Quote from the error page: ${quoted(reported)}.`,
    'Nobody reached? Sign up for a trial tenant, and in its admin center (Support, Help & support) open a ticket about the other tenant.',
    'Cancel the trial afterwards, so that nothing is charged.',
  ];
}

function quoted({ errorCode, requestId, correlationId, timestamp }: ReportedError = {}): string {
  const parts = [
    ['error code', errorCode],
    ['request id', requestId],
    ['correlation id', correlationId],
    ['time', timestamp === undefined ? undefined : momentOf(timestamp)],
  ] as const;
  return parts.map(([name, value]) => (value === undefined ? name : `${name} ${value}`)).join(', ');
}
