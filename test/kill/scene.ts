// One scratch database and one simulated Microsoft, which outlive every process of the service.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { AuditEntry } from '../../src/domain/audit.ts';
import { instantOf } from '../../src/domain/instant.ts';
import { digest } from '../../src/keys.ts';
import { createConnector } from '../../src/sandbox/connector/connector.ts';
import type { Connector } from '../../src/sandbox/connector/connector.ts';
import type { TeamsClient } from '../../src/sandbox/connector/client.ts';
import { GROUPS } from '../../src/sandbox/tenant/groups.ts';
import { PEOPLE, TENANT_ID } from '../../src/sandbox/tenant/people.ts';
import { createTenant } from '../../src/sandbox/tenant/tenant.ts';
import type { Tenant } from '../../src/sandbox/tenant/tenant.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { readAudit, verifyAudit } from '../../src/storage/audit-record.ts';
import { startProcess } from './service-process.ts';
import type { ServiceProcess } from './service-process.ts';

export type Person = 'rita' | 'amir' | 'dana' | 'alice' | 'max';

/** What the database holds when nothing is left to do. */
export interface Left {
  readonly requests: readonly {
    readonly number: number;
    readonly status: string;
    readonly version: number;
  }[];
  /** Jobs put aside, and jobs that are due and not done. */
  readonly failed: readonly string[];
  readonly due: readonly string[];
  readonly audit: readonly AuditEntry[];
}

export interface Scene {
  readonly tenant: Tenant;
  readonly connector: Connector;
  /** Kills the running process at once; harmless when none runs. */
  kill(): void;
  kills(): number;
  /** The bot's base URL; starts a process on the same database when the one before was killed. */
  up(): Promise<string>;
  /** Teams in that person's hands, talking to the process that runs now. */
  as(person: Person): Promise<TeamsClient>;
  left(): Promise<Left>;
  /** What the processes said, for a test that fails. */
  words(): string;
  /** Stops the last process in order, and removes everything. */
  stop(): Promise<void>;
}

/** `shared` is a folder for what processes may remember between them to start sooner. */
export async function openScene(shared: string): Promise<Scene> {
  const tenant = createTenant({ now: Date.now });
  const connector = createConnector();
  const graph = await tenant.listen();
  await connector.listen();
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-kill-'));
  const database = `file:${join(folder, 'latchkey.db')}`;
  const configuration = join(folder, 'latchkey.yaml');
  await writeFile(configuration, CONFIGURATION);
  const environment = {
    PORT: '0',
    OPS_PORT: '0',
    MicrosoftAppTenantId: TENANT_ID,
    DATABASE_URL: database,
    LATCHKEY_CONFIG: configuration,
    LATCHKEY_SECRET: Buffer.alloc(32, 7).toString('base64'),
    GRAPH_ENDPOINT: graph,
    LOG_LEVEL: 'warn',
    NODE_COMPILE_CACHE: shared,
  };
  const killed: ServiceProcess[] = [];
  let current: ServiceProcess | undefined;

  const up = async (): Promise<string> => {
    await Promise.all(killed.map(({ exited }) => exited));
    const running = (current ??= startProcess(environment));
    const url = await running.url;
    if (url !== undefined && !killed.includes(running)) return url;
    if (!killed.includes(running)) throw new Error(`the service did not start:\n${running.words()}`);
    return up();
  };
  const kill = (): void => {
    if (current === undefined) return;
    current.kill();
    killed.push(current);
    current = undefined;
  };

  return {
    tenant,
    connector,
    up,
    kill,
    kills: () => killed.length,
    words: () =>
      [...killed, ...(current === undefined ? [] : [current])].map((one) => one.words()).join('\n--\n'),
    as: async (person) => {
      const { id, displayName } = PEOPLE[person];
      return connector.client({ aadObjectId: id, name: displayName }, await up(), { tenantId: TENANT_ID });
    },
    left: () => readLeft(database),
    stop: async () => {
      current?.end();
      await current?.exited;
      await Promise.all(killed.map(({ exited }) => exited));
      await connector.close();
      await tenant.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Waits on a condition, looking often; fails with what it was waiting for. */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  seconds = 60,
): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`waited ${seconds} s for: ${what}`);
    await wait(15);
  }
}

async function readLeft(url: string): Promise<Left> {
  const database = await openDatabase({ url, readOnly: true });
  try {
    const { fault } = await verifyAudit(database, digest);
    if (fault !== undefined) throw new Error(`the audit chain is broken: ${JSON.stringify(fault)}`);
    const requests = await database.query((db) =>
      db.selectFrom('requests').select(['number', 'status', 'version']).execute(),
    );
    const jobs = await database.query((db) =>
      db.selectFrom('jobs').select(['key', 'due_at', 'failed_at']).where('done_at', 'is', null).execute(),
    );
    const now = instantOf(Date.now());
    return {
      requests,
      failed: jobs.filter((job) => job.failed_at !== null).map(({ key }) => key),
      due: jobs.filter((job) => job.failed_at === null && job.due_at <= now).map(({ key }) => key),
      audit: await Array.fromAsync(readAudit(database)),
    };
  } finally {
    await database.close();
  }
}

const CONFIGURATION = JSON.stringify({
  helpdesk: { name: 'Contoso IT Helpdesk', phone: '+1 425 555 0100', timeZone: 'Europe/Berlin' },
  approvers: { group: GROUPS.approvers.id },
  securityContacts: [PEOPLE.sol.userPrincipalName],
  onCall: {
    rotations: [
      {
        name: 'primary',
        participants: [PEOPLE.amir.userPrincipalName],
        handOff: { every: 'P1W', from: '2026-01-05T09:00' },
      },
    ],
    escalation: [
      { after: 'PT0M', notify: 'primary' },
      { after: 'PT30M', notify: 'everyone' },
    ],
  },
  reset: { methods: ['authenticator', 'phone', 'softwareOath'] },
});
