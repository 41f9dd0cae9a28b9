// `latchkey start` as a process of its own beside a simulated Microsoft: for what only real processes do.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createConnector } from '../../src/sandbox/connector/connector.ts';
import type { Connector } from '../../src/sandbox/connector/connector.ts';
import type { TeamsClient } from '../../src/sandbox/connector/client.ts';
import { PEOPLE, TENANT_ID } from '../../src/sandbox/tenant/people.ts';
import { createTenant } from '../../src/sandbox/tenant/tenant.ts';
import type { Tenant } from '../../src/sandbox/tenant/tenant.ts';
import type { Cast } from './world.ts';
import { contentFor } from './world.ts';

export interface RealService {
  readonly url: string;
  readonly opsUrl: string;
  /** Everything it wrote, line by line, errors too. */
  readonly lines: readonly string[];
  /** Its log lines. */
  logged(): readonly Readonly<Record<string, unknown>>[];
  signal(name: NodeJS.Signals): void;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  as(person: Cast): TeamsClient;
}

/** The simulated Microsoft and a folder, which outlive each process. */
export interface RealWorld {
  readonly tenant: Tenant;
  readonly connector: Connector;
  readonly folder: string;
  /** Where the simulated Graph listens. */
  readonly graph: string;
  readonly databaseUrl: string;
  /** Starts a process and waits until it answers; throws what it said when it ended instead. */
  start(environment?: Readonly<Record<string, string>>, command?: readonly string[]): Promise<RealService>;
  close(): Promise<void>;
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export async function openRealWorld(databaseUrl?: string): Promise<RealWorld> {
  const tenant = createTenant({ now: Date.now, throttles: [] });
  const connector = createConnector();
  const graph = await tenant.listen();
  await connector.listen();
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-real-'));
  const configuration = join(folder, 'latchkey.yaml');
  await writeFile(configuration, JSON.stringify(contentFor()));
  const database = databaseUrl ?? `file:${join(folder, 'data', 'latchkey.db')}`;
  const usual = {
    PATH: process.env['PATH'] ?? '',
    PORT: '0',
    OPS_PORT: '0',
    STOP_NOTICE: '0',
    MicrosoftAppTenantId: TENANT_ID,
    DATABASE_URL: database,
    LATCHKEY_CONFIG: configuration,
    LATCHKEY_SECRET: Buffer.alloc(32, 7).toString('base64'),
    GRAPH_ENDPOINT: graph,
    GRAPH_BEARER: tenant.bearer(),
    NODE_COMPILE_CACHE: join(tmpdir(), 'latchkey-compile-cache'),
  };
  const running: RealService[] = [];
  return {
    tenant,
    connector,
    folder,
    graph,
    databaseUrl: database,
    start: async (environment = {}, command = [process.execPath]) => {
      const service = await startReal(connector, { ...usual, ...environment }, command);
      running.push(service);
      return service;
    },
    close: async () => {
      for (const service of running) service.signal('SIGKILL');
      await Promise.all(running.map(({ ended }) => ended));
      await connector.close();
      await tenant.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Looks often until something is so; fails with what it waited for. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`waited for: ${what}`);
    await wait(20);
  }
}

async function startReal(
  connector: Connector,
  env: Readonly<Record<string, string>>,
  [program = '', ...before]: readonly string[],
): Promise<RealService> {
  const child = spawn(program, [...before, 'src/cli/latchkey.ts', 'start'], {
    cwd: ROOT,
    env: { ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const ended = once(child, 'close').then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
  }));
  const answers = Promise.withResolvers<RegExpExecArray | undefined>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    const found = /^Latchkey answers at (\S+)\/api\/messages;.* at (\S+)\/readyz/u.exec(line);
    if (found !== null) answers.resolve(found);
  });
  createInterface({ input: child.stderr }).on('line', (line) => void lines.push(line));
  void ended.then(() => answers.resolve(undefined));
  const found = await answers.promise;
  if (found === undefined) throw new Error(lines.join('\n'));
  const [, url = '', opsUrl = ''] = found;
  return {
    url,
    opsUrl,
    lines,
    logged: () =>
      lines
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line) as object as Record<string, unknown>),
    signal: (name) => void child.kill(name),
    ended,
    as: (person) => {
      const { id, displayName } = PEOPLE[person];
      return connector.client({ aadObjectId: id, name: displayName }, url, { tenantId: TENANT_ID });
    },
  };
}
