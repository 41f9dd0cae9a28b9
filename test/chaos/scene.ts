// One database, one simulated Microsoft and two instances: everything a run happens in.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createConnector } from '../../src/sandbox/connector/connector.ts';
import type { Connector } from '../../src/sandbox/connector/connector.ts';
import { TENANT_ID } from '../../src/sandbox/tenant/people.ts';
import { createTenant } from '../../src/sandbox/tenant/tenant.ts';
import type { Tenant } from '../../src/sandbox/tenant/tenant.ts';
import { openDatabaseProxy } from '../support/database-proxy.ts';
import type { DatabaseProxy } from '../support/database-proxy.ts';
import { createInstance } from './instance.ts';
import type { Instance } from './instance.ts';
import { createLedger } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import { CONFIGURATION, DESK_CHANNEL, POPULATION, POPULATION_GROUPS } from './population.ts';
import { createClock } from './shared-clock.ts';
import type { MovableClock } from './shared-clock.ts';
import { watchMethods } from './truth.ts';
import type { Truth } from './truth.ts';

export interface Scene {
  readonly clock: MovableClock;
  readonly tenant: Tenant;
  readonly connector: Connector;
  readonly truth: Truth;
  /** The instances' way to the database. */
  readonly wire: DatabaseProxy;
  readonly instances: readonly [Instance, Instance];
  readonly ledger: Ledger;
  /** The run's own way to the database, past the wire. */
  readonly pool: pg.Pool;
  /** The same as a URL. */
  readonly databaseUrl: string;
  /** The service's own secret, by which the run knows every code. */
  readonly secret: Buffer;
  readonly close: () => Promise<void>;
}

/** `server` is the URL of a PostgreSQL server on which a database is made, and dropped by `close`. */
export async function openScene(server: string): Promise<Scene> {
  const undo: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    return await build(server, undo, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function build(
  server: string,
  undo: (() => Promise<unknown>)[],
  close: () => Promise<void>,
): Promise<Scene> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-chaos-'));
  undo.push(() => rm(folder, { recursive: true, force: true }));
  const databaseUrl = await makeDatabase(server, undo);
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2, application_name: 'chaos' });
  pool.on('error', () => undefined);
  undo.push(() => pool.end());
  const wire = await openDatabaseProxy(databaseUrl);
  undo.push(() => wire.close());

  const clock = createClock(join(folder, 'clock'));
  const tenant = createTenant({
    now: clock.now,
    people: POPULATION,
    groups: POPULATION_GROUPS,
    throttles: [],
  });
  const connector = createConnector();
  const graph = await tenant.listen();
  undo.push(() => tenant.close());
  const teams = await connector.listen();
  undo.push(() => connector.close());
  connector.installIn(DESK_CHANNEL);
  for (const { id } of POPULATION) connector.installFor(id);

  const configuration = join(folder, 'latchkey.yaml');
  await writeFile(configuration, CONFIGURATION);
  const secret = Buffer.alloc(32, 11);
  const ledger = createLedger();
  const environment = {
    PORT: '0',
    OPS_PORT: '0',
    MicrosoftAppTenantId: TENANT_ID,
    DATABASE_URL: wire.url,
    DATABASE_POOL: '5',
    LATCHKEY_CONFIG: configuration,
    LATCHKEY_SECRET: secret.toString('base64'),
    GRAPH_ENDPOINT: graph,
    GRAPH_BEARER: tenant.bearer(),
    LOG_LEVEL: 'info',
    CHAOS_CLOCK: join(folder, 'clock'),
    CHAOS_TEAMS: teams,
    NODE_COMPILE_CACHE: join(tmpdir(), 'latchkey-chaos-cache'),
  };
  const place = (name: string): Instance =>
    createInstance({
      name,
      environment,
      onLine: (line) => void ledger.lines.push(line),
      onDeath: (words) => {
        ledger.count('deaths');
        ledger.note(`instance ${name} died by itself: ${words}`);
      },
    });
  const instances = [place('A'), place('B')] as const;
  undo.push(() => Promise.all(instances.map((one) => one.kill())));
  return {
    clock,
    tenant,
    connector,
    truth: watchMethods(
      tenant,
      POPULATION.map(({ id }) => id),
    ),
    wire,
    instances,
    ledger,
    pool,
    databaseUrl,
    secret,
    close,
  };
}

async function makeDatabase(server: string, undo: (() => Promise<unknown>)[]): Promise<string> {
  const name = `latchkey_chaos_${process.pid}_${Date.now()}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`create database ${name}`);
  undo.push(async () => {
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
  });
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
