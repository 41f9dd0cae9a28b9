import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { onCallCheck } from '../../src/cli/on-call-check.ts';
import { onCallOutput } from '../../src/cli/on-call.ts';
import type { OnCallForm } from '../../src/cli/on-call.ts';
import type { Override } from '../../src/domain/override.ts';
import { digest } from '../../src/keys.ts';
import { GROUPS } from '../../src/sandbox/tenant/groups.ts';
import { PEOPLE, TENANT_ID } from '../../src/sandbox/tenant/people.ts';
import { EVERYTHING_WITH_SHIFTS } from '../../src/sandbox/tenant/permissions.ts';
import { createSchedule, HELPDESK_TEAM } from '../../src/sandbox/tenant/schedule-entry.ts';
import { createTenant } from '../../src/sandbox/tenant/tenant.ts';
import type { Tenant } from '../../src/sandbox/tenant/tenant.ts';
import { openDatabase } from '../../src/storage/database.ts';
import type { Database } from '../../src/storage/database.ts';
import { migrate } from '../../src/storage/migrator.ts';
import { createStores } from '../../src/storage/stores.ts';

/** A Tuesday, eleven in the morning in Berlin. */
export const NOW = '2026-11-24T10:00:00.000Z';

const now = (): number => Date.parse(NOW);

export const AMIR_AND_DANA = {
  name: 'primary',
  participants: ['amir@contoso.com', 'dana@contoso.com'],
  handOff: { every: 'P1W', from: '2026-11-02T09:00' },
};
export const AT_ONCE = [{ after: 'PT0M', notify: 'primary' }];

/** Amir and Dana by day, Iris in the nights from Monday to Thursday, and nobody at the weekend. */
export const NIGHTS = {
  rotations: [
    {
      name: 'primary',
      layers: [
        {
          ...AMIR_AND_DANA,
          name: undefined,
          only: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', until: '18:00' }],
        },
        {
          name: 'nights',
          participants: ['iris@contoso.com'],
          handOff: { every: 'P1D', from: '2026-11-02T18:00' },
          only: [{ days: ['mon', 'tue', 'wed', 'thu'], from: '18:00', until: '08:00' }],
        },
      ],
    },
  ],
};

/** Id of the scheduling group in the schedule of every case. */
export const ON_CALL = 'TAG_on-call';

export const FROM_SHIFTS = {
  source: 'shifts',
  teamId: HELPDESK_TEAM,
  rotations: [{ name: 'primary', schedulingGroup: 'Helpdesk on call' }],
};

const TODAY = { from: '2026-11-24T09:00:00.000Z', until: '2026-11-24T17:00:00.000Z' };
/** Agreed in the chat: Iris has the day of Dana, unless it says otherwise. */
export const taken = (more: Partial<Override> = {}): Override => ({
  kind: 'replace',
  who: PEOPLE.iris.id,
  instead: PEOPLE.dana.id,
  rotation: 'primary',
  source: 'chat',
  ...TODAY,
  ...more,
});

export interface Case {
  readonly onCall?: object;
  /** Text of the file in place of the usual one. */
  readonly file?: string;
  /** Whether the environment names a tenant that answers, or how that tenant is prepared. */
  readonly graph?: boolean | ((tenant: Tenant) => void);
  readonly chat?: readonly Override[];
}

const folders: string[] = [];
const tenants: Tenant[] = [];
const databases: Database[] = [];

/** Clears away what the cases of a test left behind. */
export async function clearCases(): Promise<void> {
  for (const database of databases.splice(0)) await database.close();
  for (const tenant of tenants.splice(0)) await tenant.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
}

/** The environment of a case. With overrides from the chat, their database stays open as a running service has it. */
export async function environmentOf({ onCall, file, graph = false, chat }: Case): Promise<NodeJS.ProcessEnv> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-on-call-'));
  folders.push(folder);
  const path = join(folder, 'latchkey.yaml');
  const content = {
    helpdesk: { name: 'Contoso, IT; Helpdesk', phone: '+1 425 555 0100', timeZone: 'Europe/Berlin' },
    approvers: { group: GROUPS.approvers.id },
    onCall: { rotations: [AMIR_AND_DANA], escalation: AT_ONCE, ...onCall },
  };
  writeFileSync(path, file ?? stringify(content));
  const url = `file:${join(folder, 'latchkey.db')}`;
  if (chat !== undefined) await agree(url, chat);
  const environment = { LATCHKEY_CONFIG: path, DATABASE_URL: url };
  if (graph === false) return environment;
  return { ...environment, ...(await tenantEnvironment(graph === true ? () => undefined : graph)) };
}

async function agree(url: string, overrides: readonly Override[]): Promise<void> {
  const database = await openDatabase({ url });
  databases.push(database);
  await migrate(database);
  const stores = createStores(database, { digest });
  const at = overrides[0]?.from ?? '2026-01-01T00:00:00.000Z';
  await stores.shiftProposals.commit({ at, adds: overrides, facts: [], effects: [] });
}

async function tenantEnvironment(prepare: (tenant: Tenant) => void): Promise<NodeJS.ProcessEnv> {
  const tenant = createTenant({
    now,
    permissions: EVERYTHING_WITH_SHIFTS,
    schedules: [createSchedule({ [ON_CALL]: 'Helpdesk on call' })],
  });
  prepare(tenant);
  tenants.push(tenant);
  return {
    MicrosoftAppTenantId: TENANT_ID,
    LATCHKEY_SECRET: Buffer.alloc(32, 7).toString('base64'),
    GRAPH_ENDPOINT: await tenant.listen(),
    GRAPH_BEARER: tenant.bearer(),
  };
}

/** The tenants of the cases so far, the latest last. */
export const tenantsOfCases = (): readonly Tenant[] => tenants;

export async function answer(
  one: Case,
  form: OnCallForm,
  more: { readonly at?: string; readonly days?: number } = {},
) {
  return onCallOutput({ environment: await environmentOf(one), days: 7, form, now, ...more });
}

/** The answer as JSON, as far as tests look into it. */
export async function json(one: Case, more: { readonly at?: string; readonly days?: number } = {}) {
  const { text } = await answer(one, 'json', more);
  return JSON.parse(text) as {
    readonly namesLookedUp: boolean;
    readonly notes: readonly { readonly code: string; readonly text: string }[];
    readonly rotations: readonly {
      readonly known: boolean;
      readonly onCall: readonly { readonly person: { readonly who: string; readonly passedOver?: string } }[];
    }[];
  };
}

export const whoIn = (read: Awaited<ReturnType<typeof json>>) =>
  read.rotations.map(({ onCall }) => onCall.map(({ person }) => person.who));

export const check = async (one: Case) => onCallCheck({ environment: await environmentOf(one), now });
