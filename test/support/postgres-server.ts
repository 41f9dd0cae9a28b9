// Databases on the real PostgreSQL server that TEST_DATABASE_URL names: one per place where a test needs one, used again and
// again by the same worker, since making and dropping one takes the server longer than a whole journey.
import pg from 'pg';
import { openDatabase } from '../../src/storage/database.ts';
import { migrate } from '../../src/storage/migrator.ts';

/** Runs may go on beside each other; workers of one run do. */
const PREFIX = `latchkey_test_${process.env['TEST_RUN'] ?? process.pid}_`;

/** The server's address; undefined where tests on PostgreSQL are skipped. */
export const SERVER = process.env['TEST_DATABASE_URL'];

/** A database that nobody else uses until it is given back. */
export interface LentDatabase {
  readonly url: string;
  giveBack(): Promise<void>;
}

const free: string[] = [];
let made = 0;

/** Lends a migrated database without rows; `empty` for one without even tables, which is not kept. */
export async function lendDatabase({ empty = false } = {}): Promise<LentDatabase> {
  if (empty) return emptyDatabase();
  const name = free.pop() ?? (await prepared());
  const url = urlOf(name);
  return {
    url,
    giveBack: async () => {
      if (await emptied(url)) free.push(name);
      else await onServer(`drop database ${name} with (force)`);
    },
  };
}

/** Removes every database that this run of the tests made on the server. */
export async function dropTestDatabases(): Promise<void> {
  const rows = await onServer<{ datname: string }>(
    `select datname from pg_database where starts_with(datname, '${PREFIX}')`,
  );
  for (const { datname } of rows) await onServer(`drop database if exists ${datname} with (force)`);
}

/** The address of a database on the test server. */
export function urlOf(name: string): string {
  if (SERVER === undefined) throw new TypeError('TEST_DATABASE_URL is not set.');
  const url = new URL(SERVER);
  url.pathname = `/${name}`;
  return url.href;
}

/** Runs one statement as the tests' user, in the database of TEST_DATABASE_URL or the one of `url`. */
export async function onServer<Row extends pg.QueryResultRow>(
  statement: string,
  url = SERVER,
): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}

const nextName = (): string => {
  made += 1;
  return `${PREFIX}${process.env['JEST_WORKER_ID'] ?? '0'}_${made}`;
};

async function emptyDatabase(): Promise<LentDatabase> {
  const name = `${nextName()}_empty`;
  await onServer(`drop database if exists ${name} with (force)`);
  await onServer(`create database ${name}`);
  return {
    url: urlOf(name),
    giveBack: async () => {
      await onServer(`drop database if exists ${name} with (force)`);
    },
  };
}

/** Another test file of the same worker may have left one of that name, as it found it or spoiled. */
async function prepared(): Promise<string> {
  const name = nextName();
  const url = urlOf(name);
  const known = await onServer(`select 1 from pg_database where datname = '${name}'`);
  if (known.length > 0 && (await emptied(url))) return name;
  await onServer(`drop database if exists ${name} with (force)`);
  await onServer(`create database ${name}`);
  const database = await openDatabase({ url, poolSize: 2 });
  await migrate(database);
  await database.close();
  return name;
}

/**
 * As it was after its migrations; whoever is still connected is cut off. False where a test took the guard off the record,
 * for which a database is not used again.
 */
async function emptied(url: string): Promise<boolean> {
  await onServer(EMPTY, url);
  const guards = await onServer(
    `select 1 from pg_trigger where tgname like 'audit\\_is\\_%' and tgenabled = 'O'`,
    url,
  );
  return guards.length === GUARDS;
}

const GUARDS = 4;

// Deleting few rows is many times quicker here than truncating. As a replica, no trigger of the record stands in the way.
const EMPTY = `
  select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid();
  set session_replication_role = replica;
  do $$
    declare one record;
    begin
      for one in select tablename from pg_tables where schemaname = 'public' and tablename <> 'schema_versions' loop
        execute format('delete from %I', one.tablename);
      end loop;
      for one in select sequencename from pg_sequences where schemaname = 'public' loop
        execute format('alter sequence %I restart', one.sequencename);
      end loop;
    end $$;
  insert into counters (name, value) values ('request', 1000);
`;
