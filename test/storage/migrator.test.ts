import { readdirSync } from 'node:fs';
import { sql } from 'kysely';
import { openDatabase } from '../../src/storage/database.ts';
import type { Database } from '../../src/storage/database.ts';
import { migrate } from '../../src/storage/migrator.ts';
import { FIRST_TABLES } from '../../src/storage/migrations/0001-first-tables.ts';
import { OVERRIDES } from '../../src/storage/migrations/0002-overrides.ts';
import { JOB_FAILURES } from '../../src/storage/migrations/0003-job-failures.ts';
import { createStores } from '../../src/storage/stores.ts';
import { digest } from './digest.ts';
import { ENGINES } from './engine.ts';
import type { Place } from './engine.ts';
import { AT, draftOf, LATER } from './request-examples.ts';

const shift = `{"kind":"tell_shift","to":"amir"}`;
const page = `{"kind":"page","number":1001,"step":0}`;
const ROWS_OF_VERSION_3 = [
  `insert into requests values (1001, 1, 'draft', 'rita', null, 0, null, '${JSON.stringify(draftOf(1001))}')`,
  `insert into requests values (1002, 4, 'cancelled', 'rita', 'alice', 0, null, '{"endedAt":"${LATER}"}')`,
  `insert into requests values (1003, 1, 'draft', 'raj', null, 0, null, 'no JSON')`,
  `insert into jobs (key, kind, effect, due_at, attempts) values ('a', 'reset', '{"kind":"reset","number":1001}', '${AT}', 0)`,
  `insert into jobs (key, kind, effect, due_at, attempts) values ('b', 'tell_shift', '${shift}', '${AT}', 0)`,
  `insert into jobs (key, kind, effect, due_at, attempts) values ('c', 'reset', '[', '${AT}', 0)`,
  `insert into jobs (key, kind, effect, due_at, attempts) values ('d', 'page', '${page}', '${AT}', 0)`,
  `insert into card_copies (number, person, role, conversation, activity) values (1001, 'rita', 'requester', 'c', 'a')`,
  `insert into conversations values ('rita', '{}')`,
  `insert into brakes values ('halt', '{"kind":"halt"}')`,
  `insert into overrides (rotation, who, starts_at, ends_at) values ('first line', 'dana', '${AT}', '${LATER}')`,
];

/** One file per migration. */
const LATEST = readdirSync(new URL('../../src/storage/migrations/', import.meta.url)).length;

describe.each(ENGINES)('the schema on $name', (engine) => {
  let place: Place;
  let database: Database;
  const open = (readOnly = false) => openDatabase({ url: place.url, readOnly, poolSize: 4 });

  beforeEach(async () => {
    place = await engine.place();
    database = await open();
  });
  afterEach(async () => {
    await database.close();
    await place.remove();
  });

  const rowsOf = async (names: readonly string[]) => {
    const found = new Map<string, Record<string, unknown>[]>();
    for (const name of names) {
      const { rows } = await database.query((db) =>
        sql<Record<string, unknown>>`select * from ${sql.table(name)} order by 1`.execute(db),
      );
      found.set(name, rows);
    }
    return found;
  };

  const tables = () =>
    database.query(async (db) => (await db.introspection.getTables()).map(({ name }) => name));

  const newer = (works_from: number) =>
    database.query((db) =>
      db
        .insertInto('schema_versions')
        .values({ version: LATEST + 1, name: 'from the future', works_from })
        .execute(),
    );

  it('is made from nothing, and left alone the next time', async () => {
    expect(await migrate(database)).toEqual({ from: 0, to: LATEST });
    const made = await tables();
    expect(made).toEqual(expect.arrayContaining(['requests', 'jobs', 'audit_entries', 'brakes']));
    expect(await migrate(database)).toEqual({ from: LATEST, to: LATEST });
    expect(await tables()).toEqual(made);
  });

  it('is made once when two ask for it at the same time', async () => {
    const both = await Promise.all([migrate(database), migrate(database)]);
    expect(both).toEqual([
      { from: 0, to: LATEST },
      { from: LATEST, to: LATEST },
    ]);
  });

  it('of a newer release that this one can not work on is refused, to writers and readers', async () => {
    await migrate(database);
    await newer(LATEST + 1);
    await expect(migrate(database)).rejects.toMatchObject({ code: 'DATABASE_SCHEMA_NEWER' });
    const reader = await open(true);
    await expect(migrate(reader)).rejects.toMatchObject({ code: 'DATABASE_SCHEMA_NEWER' });
    await reader.close();
  });

  it('of the next release, which only added to it, is worked on as it is: a roll-out can be taken back', async () => {
    await migrate(database);
    await newer(LATEST);
    await database.query((db) => db.schema.alterTable('requests').addColumn('next', 'text').execute());
    await database.query((db) => db.schema.createTable('next').addColumn('key', 'text').execute());
    expect(await migrate(database)).toEqual({ from: LATEST + 1, to: LATEST + 1 });
    const { requests } = createStores(database, { digest });
    await requests.open((number) => ({ request: draftOf(number), facts: [], effects: [] }));
    expect((await requests.byNumber(1001))?.value).toEqual(draftOf(1001));
    const reader = await open(true);
    expect(await migrate(reader)).toEqual({ from: LATEST + 1, to: LATEST + 1 });
    await reader.close();
  });

  it('that is older is not touched by a reader, who is told what to do', async () => {
    const reader = await open(true);
    await expect(migrate(reader)).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      detail: expect.stringContaining('latchkey migrate') as string,
    });
    await reader.close();
    expect(await tables()).toEqual([]);
  });

  it('of the version before keeps every row, and learns from them when requests ended and whose jobs are', async () => {
    await database.transact(async (transaction) => {
      for (const [index, step] of [FIRST_TABLES, OVERRIDES, JOB_FAILURES].entries()) {
        await step.up(transaction, database.dialect);
        const version = { version: index + 1, name: step.name };
        await transaction.insertInto('schema_versions').values(version).execute();
      }
      for (const statement of ROWS_OF_VERSION_3) await sql.raw(statement).execute(transaction);
    });
    const before = await rowsOf(['requests', 'jobs', 'card_copies', 'conversations', 'brakes', 'overrides']);

    expect(await migrate(database)).toEqual({ from: 3, to: LATEST });
    const after = await rowsOf([...before.keys()]);
    for (const [table, rows] of before) expect(after.get(table)).toMatchObject(rows);
    expect(after.get('requests')).toMatchObject([
      { ended_at: null },
      { ended_at: LATER },
      { ended_at: null },
    ]);
    expect(after.get('jobs')).toMatchObject([
      { request: 1001, lane: 'reset:1001', pool: 'others' },
      { request: null, lane: '', pool: 'others' },
      { request: null, lane: '', pool: 'others' },
      { request: 1001, lane: 'page:1001', pool: 'pages' },
    ]);
    const { requests } = createStores(database, { digest });
    expect((await requests.byNumber(1001))?.value).toEqual(draftOf(1001));
  });

  it('is left as it was when a step of it fails', async () => {
    await database.query((db) => db.schema.createTable('brakes').addColumn('key', 'text').execute());
    await expect(migrate(database)).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    expect(await tables()).toEqual(['brakes']);
  });
});
