import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/storage/database.ts';
import type { Database } from '../../src/storage/database.ts';
import { migrate } from '../../src/storage/migrator.ts';
import { createStores } from '../../src/storage/stores.ts';
import type { Stores } from '../../src/storage/stores.ts';
import { lendDatabase, SERVER } from '../support/postgres-server.ts';
import { digest } from './digest.ts';

/** An engine the contract suites run on; PostgreSQL is among them where TEST_DATABASE_URL names a server. */
export interface Engine {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** Where a database can be made that has not even tables. */
  place(): Promise<Place>;
  /** Opens a migrated, empty database. */
  open(): Promise<OpenEngine>;
}

export interface Place {
  readonly url: string;
  remove(): Promise<void>;
}

export interface OpenEngine {
  readonly database: Database;
  readonly stores: Stores;
  /** Closes and removes everything. */
  discard(): Promise<void>;
}

const SQLITE: Engine = {
  name: 'SQLite',
  place: () => {
    const folder = temporaryFolder();
    const url = `file:${join(folder.path, 'latchkey.db')}`;
    return Promise.resolve({
      url,
      remove: () => {
        folder.remove();
        return Promise.resolve();
      },
    });
  },
  open: async () => {
    const folder = temporaryFolder();
    const database = await openDatabase({ url: `file:${join(folder.path, 'latchkey.db')}` });
    await migrate(database);
    return {
      database,
      stores: createStores(database, { digest }),
      discard: async () => {
        await database.close();
        folder.remove();
      },
    };
  },
};

const POSTGRES: Engine = {
  name: 'PostgreSQL',
  place: async () => {
    const lent = await lendDatabase({ empty: true });
    return { url: lent.url, remove: () => lent.giveBack() };
  },
  open: async () => {
    const lent = await lendDatabase();
    const database = await openDatabase({ url: lent.url, poolSize: 6 });
    return {
      database,
      stores: createStores(database, { digest }),
      discard: async () => {
        await database.close();
        await lent.giveBack();
      },
    };
  },
};

export const ENGINES: readonly Engine[] = SERVER === undefined ? [SQLITE] : [SQLITE, POSTGRES];

export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'latchkey-storage-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Opens the engine before each test, and discards it after. */
export function withEngine(engine: Engine): () => OpenEngine {
  let open: OpenEngine | undefined;
  beforeEach(async () => {
    open = await engine.open();
  });
  afterEach(async () => {
    await open?.discard();
  });
  return () => open!;
}

/** Fails instead of waiting for ever, for what would hang on one connection. */
export async function soon<Value>(work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('still waiting after ten seconds')), 10_000);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
