// The real app against the simulated Microsoft, on a clock that tests move.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration } from '../../src/config/configuration-file.ts';
import type { Configuration } from '../../src/config.ts';
import { loadSettings } from '../../src/config.ts';
import { epochOf, instantOf, plus } from '../../src/domain/instant.ts';
import type { Duration } from '../../src/domain/instant.ts';
import type { Request } from '../../src/domain/request.ts';
import type { AuditEntry } from '../../src/domain/audit.ts';
import { createConnector } from '../../src/sandbox/connector/connector.ts';
import type { Connector } from '../../src/sandbox/connector/connector.ts';
import type { TeamsClient } from '../../src/sandbox/connector/client.ts';
import { GROUPS } from '../../src/sandbox/tenant/groups.ts';
import { PEOPLE, TENANT_ID } from '../../src/sandbox/tenant/people.ts';
import { createTenant } from '../../src/sandbox/tenant/tenant.ts';
import type { Tenant, TenantOptions } from '../../src/sandbox/tenant/tenant.ts';
import { startService } from '../../src/service.ts';
import type { Service } from '../../src/service.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { readAudit, verifyAudit } from '../../src/storage/audit-record.ts';
import { digest } from '../../src/keys.ts';
import { stopAll } from '../../src/stop-all.ts';
import { lendDatabase } from './postgres-server.ts';
import type { LentDatabase } from './postgres-server.ts';

/** What the worlds of this run keep things in: the journeys are walked once on each engine. */
export const ENGINE: 'sqlite' | 'postgres' =
  Reflect.get(globalThis, 'ENGINE_OF_WORLDS') === 'postgres' ? 'postgres' : 'sqlite';

export type Cast = keyof typeof PEOPLE;

export interface WorldOptions {
  readonly tenant?: Partial<TenantOptions>;
  /** Replaces or adds top-level keys of the configuration. */
  readonly configuration?: Readonly<Record<string, unknown>>;
  /** More of the service's environment. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Where people's devices are, where their clients say so. */
  readonly timeZones?: Partial<Readonly<Record<Cast, string>>>;
  /** The language of people's Teams (BCP 47), where it is not English. */
  readonly locales?: Partial<Readonly<Record<Cast, string>>>;
}

export interface LoggedLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** Everything a journey needs; `settle` carries out all that is due, `pass` moves the clock and settles. */
export interface World {
  readonly tenant: Tenant;
  readonly connector: Connector;
  readonly service: () => Service;
  readonly now: () => number;
  readonly log: readonly LoggedLine[];
  readonly databaseUrl: string;
  as(person: Cast): TeamsClient;
  settle(): Promise<void>;
  pass(duration: Duration): Promise<void>;
  request(number?: number): Promise<Request>;
  audit(): Promise<readonly AuditEntry[]>;
  /** Stops the service in order and starts it again on the same database. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** In memory where the machine has such a folder: these tests are not about the disk, and its syncs take half their time. */
const SCRATCH = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A new database on the engine of this run. */
async function placeToKeep(): Promise<LentDatabase> {
  if (ENGINE === 'postgres') return lendDatabase();
  const folder = await mkdtemp(join(SCRATCH, 'latchkey-'));
  return {
    url: `file:${join(folder, 'data', 'latchkey.db')}`,
    giveBack: () => rm(folder, { recursive: true, force: true }),
  };
}

const START = Date.parse('2026-11-23T09:00:00.000Z');

/** Time for the limits of Teams: waiting for them takes none, and a chat may be sent many messages in a test. */
export function sendTime(now: () => number) {
  let waited = 0;
  return {
    now: () => now() + waited,
    pause: (milliseconds: number) => Promise.resolve((waited += milliseconds)),
  };
}

const worlds: World[] = [];

/** Stops every world a test started; call it in `afterEach`. */
export async function stopWorlds(): Promise<void> {
  for (const world of worlds.splice(0)) await world.stop();
}

/** The configuration as an operator writes it. */
export function contentFor(extra: Readonly<Record<string, unknown>> = {}) {
  return {
    helpdesk: {
      name: 'Contoso IT Helpdesk',
      phone: '+1 425 555 0100',
      timeZone: 'Europe/Berlin',
      language: 'en',
    },
    approvers: { group: GROUPS.approvers.id },
    securityContacts: [PEOPLE.sol.userPrincipalName],
    denyList: [PEOPLE.bree.userPrincipalName],
    sensitive: [PEOPLE.cora.userPrincipalName],
    onCall: {
      source: 'rotations',
      rotations: [
        rotation('primary', PEOPLE.amir.userPrincipalName),
        rotation('secondary', PEOPLE.dana.userPrincipalName),
      ],
      escalation: [
        { after: 'PT0M', notify: 'primary' },
        { after: 'PT10M', notify: 'secondary' },
        { after: 'PT20M', notify: 'everyone' },
      ],
    },
    reset: { methods: ['authenticator', 'phone', 'softwareOath'] },
    ...extra,
  };
}

const readings = new Map<string, Configuration>();

/** Read once for all tests of a file that want the same: nobody can change it. */
export function configurationFor(extra: Readonly<Record<string, unknown>> = {}): Configuration {
  const text = JSON.stringify(contentFor(extra));
  const known = readings.get(text);
  if (known !== undefined) return known;
  const reading = readConfiguration(text);
  if (!reading.ok) throw new Error(reading.problems.join('\n'));
  readings.set(text, reading.configuration);
  return reading.configuration;
}

const rotation = (name: string, participant: string) => ({
  name,
  participants: [participant],
  handOff: { every: 'P1W', from: '2026-01-05T09:00' },
});

export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const clock = { now: START };
  const now = (): number => clock.now;
  // A clock that stands still would make of a few requests in a row a flood of questions to Entra's logs.
  const tenant = createTenant({ now, throttles: [], ...options.tenant });
  const sends = sendTime(now);
  const connector = createConnector({ now: sends.now });
  const graph = await tenant.listen();
  const serviceUrl = await connector.listen();
  const place = await placeToKeep();
  const databaseUrl = place.url;
  const settings = loadSettings({
    PORT: '0',
    OPS_PORT: '0',
    MicrosoftAppTenantId: TENANT_ID,
    DATABASE_URL: databaseUrl,
    DATABASE_POOL: '5',
    LATCHKEY_CONFIG: 'in-memory',
    LATCHKEY_SECRET: Buffer.alloc(32, 7).toString('base64'),
    GRAPH_ENDPOINT: graph,
    GRAPH_BEARER: tenant.bearer(),
    ...options.environment,
  });
  const configuration = configurationFor(options.configuration);
  const lines: LoggedLine[] = [];
  const log = {
    info: (fields: object, message: string) =>
      void lines.push({ level: 'info', fields: { ...fields }, message }),
    warn: (fields: object, message: string) =>
      void lines.push({ level: 'warn', fields: { ...fields }, message }),
    error: (fields: object, message: string) =>
      void lines.push({ level: 'error', fields: { ...fields }, message }),
  };
  // Without a bot identity there would be no service URL to create anything at.
  const channel = configuration.desk === undefined ? {} : { newChatServiceUrl: serviceUrl };
  const start = (): Promise<Service> =>
    startService({
      settings,
      configuration,
      now,
      log,
      sendClock: sends,
      cardsRefresh: true,
      ...channel,
      works: false,
    });
  let service = await start();
  const clients = new Map<Cast, TeamsClient>();
  const world: World = {
    tenant,
    connector,
    service: () => service,
    now,
    log: lines,
    databaseUrl,
    as: (person) => {
      const known = clients.get(person);
      if (known !== undefined) return known;
      const { id, displayName } = PEOPLE[person];
      const timeZone = options.timeZones?.[person];
      const locale = options.locales?.[person];
      const client = connector.client({ aadObjectId: id, name: displayName }, service.url, {
        tenantId: TENANT_ID,
        ...(timeZone === undefined ? {} : { timeZone }),
        ...(locale === undefined ? {} : { locale }),
      });
      clients.set(person, client);
      return client;
    },
    settle: () => service.worker.drain(),
    pass: async (duration) => {
      clock.now = epochOf(plus(instantOf(clock.now), duration));
      await service.worker.drain();
    },
    request: async (number = 1001) => {
      const stored = await service.ports.requests.byNumber(number);
      if (stored === undefined) throw new Error(`there is no request ${number}`);
      return stored.value;
    },
    audit: async () => {
      const database = await openDatabase({ url: databaseUrl, readOnly: true });
      try {
        const { fault } = await verifyAudit(database, digest);
        if (fault !== undefined) throw new Error(`the audit chain is broken: ${JSON.stringify(fault)}`);
        return await Array.fromAsync(readAudit(database));
      } finally {
        await database.close();
      }
    },
    restart: async () => {
      await service.stop();
      service = await start();
      clients.clear();
    },
    stop: async () => {
      await stopAll([
        [() => service.stop()],
        [() => connector.close()],
        [() => tenant.close()],
        [() => place.giveBack()],
      ]);
    },
  };
  worlds.push(world);
  return world;
}
