// The configuration of every scene: everything switched on, and limits so wide that being killed does not meet them.
import { GROUPS } from '../../src/sandbox/tenant/groups.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { CHANNEL } from './scene.ts';

/** As an operator writes it; `webhook` is a pager's, and gets checkpoints too. */
export function configurationFor(
  { webhook, checkpoints }: { readonly webhook: string; readonly checkpoints: string },
  extra: Readonly<Record<string, unknown>> = {},
) {
  return {
    helpdesk: { name: 'Contoso IT Helpdesk', phone: '+1 425 555 0100', timeZone: 'Europe/Berlin' },
    approvers: { group: GROUPS.approvers.id },
    securityContacts: [PEOPLE.sol.userPrincipalName],
    limits: {
      requestLifetime: 'PT24H',
      codeLifetime: 'PT24H',
      approvalStaleAfter: 'PT12H',
      perRequesterPerDay: 9,
    },
    onCall: {
      rotations: [
        rotation('primary', PEOPLE.amir.userPrincipalName),
        rotation('secondary', PEOPLE.dana.userPrincipalName),
      ],
      holdFor: 'PT2H',
      escalation: [
        { after: 'PT0M', notify: 'primary' },
        { after: 'PT4H', notify: 'secondary', webhook },
        { after: 'PT8H', notify: 'everyone' },
      ],
    },
    reset: {
      methods: ['authenticator', 'phone', 'softwareOath', 'hardwareOath', 'passkey'],
      revokeSessions: 'always',
      changeDefault: true,
    },
    mail: { from: PEOPLE.deskMailbox.userPrincipalName },
    desk: { channelId: CHANNEL },
    audit: { checkpoints: { file: checkpoints, webhook } },
    ...extra,
  };
}

const rotation = (name: string, participant: string) => ({
  name,
  participants: [participant],
  handOff: { every: 'P1W', from: '2026-01-05T09:00' },
});
