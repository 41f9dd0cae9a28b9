// The bots that are compared: the least one that can be, and the service on each engine.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Microsoft } from './microsoft.ts';
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
  readonly remove: () => Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-bench-'));
  return {
    url: (name) => `file:${join(folder, `${name}.db`)}`,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
