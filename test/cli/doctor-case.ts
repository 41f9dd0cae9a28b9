import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { examine } from '../../src/cli/doctor.ts';
import { wordsOf } from '../../src/cli/doctor-finding.ts';
import type { Finding } from '../../src/cli/doctor-finding.ts';
import { createTenant } from '../../src/sandbox/tenant/tenant.ts';
import type { Tenant, TenantOptions } from '../../src/sandbox/tenant/tenant.ts';
import { GROUPS } from '../../src/sandbox/tenant/groups.ts';
import { PEOPLE, TENANT_ID } from '../../src/sandbox/tenant/people.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { migrate } from '../../src/storage/migrator.ts';

export const folder = mkdtempSync(join(tmpdir(), 'latchkey-doctor-'));
const CONFIG = join(folder, 'latchkey.yaml');
export const DATABASE = `file:${join(folder, 'latchkey.db')}`;
const running: Tenant[] = [];

/** Prepares a database before a file of tests, and clears away what its tests leave behind. */
export function prepareDoctor(): void {
  beforeAll(async () => {
    const database = await openDatabase({ url: DATABASE });
    await migrate(database);
    await database.close();
  });
  afterEach(() => Promise.all(running.splice(0).map((tenant) => tenant.close())));
  afterAll(() => rmSync(folder, { recursive: true }));
}

export const LEAST = [
  'User.Read.All',
  'GroupMember.Read.All',
  'RoleManagement.Read.Directory',
  'RoleEligibilitySchedule.Read.Directory',
  'PrivilegedEligibilitySchedule.Read.AzureADGroup',
  'LicenseAssignment.Read.All',
  'Domain.Read.All',
  'AuditLog.Read.All',
  'UserAuthenticationMethod.Read.All',
  'UserAuthMethod-MicrosoftAuthApp.ReadWrite.All',
  'UserAuthMethod-SoftwareOATH.ReadWrite.All',
  'User.RevokeSessions.All',
];
export const without = (...names: readonly string[]) => LEAST.filter((name) => !names.includes(name));

const CONTENT = {
  helpdesk: { name: 'Contoso IT Helpdesk', phone: '+1 425 555 0100', timeZone: 'Europe/Berlin' },
  approvers: { group: GROUPS.approvers.id },
  securityContacts: [PEOPLE.sol.userPrincipalName],
  denyList: [PEOPLE.bree.userPrincipalName],
  onCall: {
    rotations: [
      {
        name: 'primary',
        participants: [PEOPLE.amir.userPrincipalName],
        handOff: { every: 'P1W', from: '2026-01-05T09:00' },
      },
    ],
    escalation: [{ after: 'PT0M', notify: 'primary' }],
  },
};

export interface Case {
  readonly granted?: readonly string[];
  readonly tenant?: Partial<TenantOptions>;
  readonly configuration?: object;
  readonly environment?: NodeJS.ProcessEnv;
}

export async function environmentFor({ granted = LEAST, tenant: more, configuration, environment }: Case) {
  const tenant = createTenant({ now: () => Date.now(), permissions: new Set(granted), ...more });
  running.push(tenant);
  writeFileSync(CONFIG, stringify({ ...CONTENT, ...configuration }));
  return {
    tenant,
    environment: {
      MicrosoftAppTenantId: TENANT_ID,
      DATABASE_URL: DATABASE,
      LATCHKEY_CONFIG: CONFIG,
      LATCHKEY_SECRET: Buffer.alloc(32, 7).toString('base64'),
      GRAPH_ENDPOINT: await tenant.listen(),
      GRAPH_BEARER: tenant.bearer(),
      ...environment,
    },
  };
}

export const doctor = async (one: Case = {}): Promise<readonly Finding[]> =>
  examine((await environmentFor(one)).environment);

export const told = (findings: readonly Finding[], level?: Finding['level']): string =>
  wordsOf(findings.filter((one) => level === undefined || one.level === level));

export const problems = async (one: Case) => told(await doctor(one), 'problem');
