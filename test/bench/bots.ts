// The bots that are compared: the least one that can be, and the service on each engine.
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Microsoft } from './microsoft.ts';
import { quantile } from './report.ts';
import { serve } from './own-process.ts';
import type { BotOptions, Served } from './own-process.ts';

/** Where Teams is for the service: a host of Microsoft, else it would answer nothing. */
export const TEAMS = 'https://smba.trafficmanager.net/teams';

/** A bot, and the address under which Teams writes to it. */
export interface Bot extends Served {
  readonly serviceUrl: string;
}

/** The floor: botbuilder and restify, nothing else. */
export async function startFloor(microsoft: Microsoft): Promise<Bot> {
  const served = await serve('floor', 'floor-process.ts', started(microsoft, 'none'));
  return { ...served, serviceUrl: microsoft.connector };
}

/** The service over that database. */
export async function startLatchkey(microsoft: Microsoft, name: string, databaseUrl: string): Promise<Bot> {
  const served = await serve(name, 'latchkey-process.ts', started(microsoft, databaseUrl));
  return { ...served, serviceUrl: TEAMS };
}

function started({ connector, botFramework, graph, identity }: Microsoft, databaseUrl: string) {
  const options: BotOptions = { connector, botFramework, graph, databaseUrl };
  // As Azure's hosts tell a program where its managed identity is.
  return { options, environment: { IDENTITY_ENDPOINT: identity, IDENTITY_HEADER: 'bench' } };
}

/** A folder on disk for SQLite files; what commits cost is part of what is measured. */
export async function scratch(): Promise<{
  readonly url: (name: string) => string;
  /** The median of what a write that waits for the disk takes there, in milliseconds. */
  readonly sync: () => Promise<number>;
  readonly remove: () => Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-bench-'));
  return {
    url: (name) => `file:${join(folder, `${name}.db`)}`,
    sync: () => syncIn(folder),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function syncIn(folder: string): Promise<number> {
  const file = await open(join(folder, 'sync'), 'w');
  const some = Buffer.alloc(16 * 1024);
  const times: number[] = [];
  for (let time = 0; time < 100; time += 1) {
    const begin = performance.now();
    await file.write(some);
    await file.datasync();
    times.push(performance.now() - begin);
  }
  await file.close();
  return quantile(times, 0.5);
}
