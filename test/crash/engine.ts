// The databases that the service runs on.
import { join } from 'node:path';
import { lendDatabase, SERVER } from '../support/postgres-server.ts';

/** A kind of database; each scene has one of its own. */
export interface Engine {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** Whether a new process leaves the leases of a dead one alone, since it can't know that it is dead. */
  readonly keepsLeases: boolean;
  create(folder: string): Promise<{ readonly url: string; drop(): Promise<void> }>;
}

export const SQLITE: Engine = {
  name: 'SQLite',
  keepsLeases: false,
  create: (folder) =>
    Promise.resolve({ url: `file:${join(folder, 'latchkey.db')}`, drop: () => Promise.resolve() }),
};

export const POSTGRES: Engine = {
  name: 'PostgreSQL',
  keepsLeases: true,
  create: async () => {
    const database = await lendDatabase({ empty: true });
    return { url: database.url, drop: () => database.giveBack() };
  },
};

/** Those that can be had here. */
export const ENGINES: readonly Engine[] = SERVER === undefined ? [SQLITE] : [SQLITE, POSTGRES];
