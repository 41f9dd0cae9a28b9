import { join } from 'node:path';
import { openDatabase } from '../../src/storage/database.ts';
import type { Database } from '../../src/storage/database.ts';
import { migrate } from '../../src/storage/migrator.ts';
import { temporaryFolder } from './engine.ts';

describe('the schema', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let database: Database;
  const open = (readOnly = false) =>
    openDatabase({ url: `file:${join(folder.path, 'latchkey.db')}`, readOnly });

  beforeEach(async () => {
    folder = temporaryFolder();
    database = await open();
  });
  afterEach(async () => {
    await database.close();
    folder.remove();
  });

  const tables = () =>
    database.query(async (db) => (await db.introspection.getTables()).map(({ name }) => name));

  it('is made from nothing, and left alone the next time', async () => {
    expect(await migrate(database)).toEqual({ from: 0, to: 3 });
    const made = await tables();
    expect(made).toEqual(expect.arrayContaining(['requests', 'jobs', 'audit_entries', 'brakes']));
    expect(await migrate(database)).toEqual({ from: 3, to: 3 });
    expect(await tables()).toEqual(made);
  });

  it('is made once when two ask for it at the same time', async () => {
    const both = await Promise.all([migrate(database), migrate(database)]);
    expect(both).toEqual([
      { from: 0, to: 3 },
      { from: 3, to: 3 },
    ]);
  });

  it('of a newer release is refused, to writers and readers', async () => {
    await migrate(database);
    const newer = { version: 4, name: 'from the future' };
    await database.query((db) => db.insertInto('schema_versions').values(newer).execute());
    await expect(migrate(database)).rejects.toMatchObject({ code: 'DATABASE_SCHEMA_NEWER' });
    const reader = await open(true);
    await expect(migrate(reader)).rejects.toMatchObject({ code: 'DATABASE_SCHEMA_NEWER' });
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

  it('is left as it was when a step of it fails', async () => {
    await database.query((db) => db.schema.createTable('brakes').addColumn('key', 'text').execute());
    await expect(migrate(database)).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    expect(await tables()).toEqual(['brakes']);
  });
});
