import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { stringify } from 'yaml';
import { GROUPS } from './tenant/groups.ts';
import { PEOPLE, TENANT_ID } from './tenant/people.ts';

/** What differs from one sandbox to the next. */
export interface SandboxPlaces {
  readonly scratch: string;
  readonly graph: string;
  readonly graphBearer: string;
  readonly botPort: number;
  readonly opsPort: number;
}

/** The service's environment in the sandbox: nothing of the real one is passed on, and the secrets are new each time. */
export function sandboxEnvironment(places: SandboxPlaces): NodeJS.ProcessEnv {
  const { scratch, graph, graphBearer, botPort, opsPort } = places;
  return {
    HOST: '127.0.0.1',
    PORT: String(botPort),
    OPS_PORT: String(opsPort),
    MicrosoftAppTenantId: TENANT_ID,
    DATABASE_URL: `file:${scratch}/data/latchkey.db`,
    LATCHKEY_CONFIG: `${scratch}/latchkey.yaml`,
    LATCHKEY_SECRET: randomBytes(32).toString('base64'),
    AUDIT_SIGNING_KEY: newSigningKey(),
    GRAPH_ENDPOINT: graph,
    GRAPH_BEARER: graphBearer,
    LOG_LEVEL: 'warn',
  };
}

/** The configuration file of the simulated Contoso, as YAML; `webhook` is that of its pager, if it has one. */
export function sandboxConfiguration(webhook?: string): string {
  return stringify({
    helpdesk: { name: 'Contoso IT Helpdesk', phone: '+1 425 555 0100', timeZone: 'Europe/Berlin' },
    approvers: { group: GROUPS.approvers.id },
    securityContacts: [PEOPLE.sol.userPrincipalName],
    samePerson: [[PEOPLE.dana.userPrincipalName, PEOPLE.danaAdmin.userPrincipalName]],
    denyList: [PEOPLE.bree.userPrincipalName],
    sensitive: [PEOPLE.cora.userPrincipalName],
    mail: { from: PEOPLE.deskMailbox.userPrincipalName },
    // The journey is there to be walked again and again.
    limits: {
      perSubjectCoolDown: 'PT1S',
      perRequesterPerDay: 50,
      perApproverPerHour: 100,
      perHelpdeskPerHour: 1000,
    },
    onCall: {
      rotations: [rotation('primary', PEOPLE.amir), rotation('secondary', PEOPLE.dana)],
      escalation: [
        { after: 'PT0M', notify: 'primary' },
        { after: 'PT10M', notify: 'secondary' },
        { after: 'PT20M', notify: 'everyone', ...(webhook === undefined ? {} : { webhook }) },
      ],
    },
    // More than the portal's scope, so that every choice of an approver can be seen.
    reset: { methods: ['authenticator', 'phone', 'softwareOath', 'hardwareOath', 'passkey'] },
  });
}

const rotation = (name: string, { userPrincipalName }: { readonly userPrincipalName: string }) => ({
  name,
  participants: [userPrincipalName],
  handOff: { every: 'P1W', from: '2026-01-05T09:00' },
});

function newSigningKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
}
