import SqliteFile from 'better-sqlite3';
import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { sql } from 'kysely';
import { verifyAudit } from '../../src/storage/audit-record.ts';
import { openDatabase } from '../../src/storage/database.ts';
import type { Database } from '../../src/storage/database.ts';
import { migrate } from '../../src/storage/migrator.ts';
import { createStores } from '../../src/storage/stores.ts';
import { digest } from './digest.ts';
import { temporaryFolder } from './engine.ts';
import { AT, opening } from './request-examples.ts';

const SCRIPT = fileURLToPath(new URL('writing-process.ts', import.meta.url));
const folder = temporaryFolder();
const cleanUp: (() => Promise<unknown>)[] = [];
let made = 0;

const freshPath = (): string => {
  made += 1;
  return join(folder.path, `${made}`, 'data', 'latchkey.db');
};

async function opened(path: string, readOnly = false): Promise<Database> {
  const database = await openDatabase({ url: `file:${path}`, readOnly });
  cleanUp.push(() => database.close());
  return database;
}

async function migrated(path = freshPath()): Promise<{ path: string; database: Database }> {
  const database = await opened(path);
  await migrate(database);
  return { path, database };
}

interface WritingProcess {
  readonly child: ChildProcessByStdio<Writable, Readable, null>;
  readonly lines: string[];
  /** Waits until that many lines were said, or the process has ended. */
  said(count: number): Promise<void>;
  kill(): Promise<void>;
}

function writingProcess(path: string, work: 'append' | 'hold'): WritingProcess {
  const child = spawn(process.execPath, [SCRIPT, `file:${path}`, work], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const output = createInterface({ input: child.stdout });
  output.on('line', (line) => lines.push(line));
  const ended = once(output, 'close');
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  cleanUp.push(kill);
  const said = async (count: number): Promise<void> => {
    while (lines.length < count && child.exitCode === null) {
      await Promise.race([once(output, 'line'), ended]);
    }
  };
  return { child, lines, said, kill };
}

afterEach(async () => {
  for (const end of cleanUp.splice(0).toReversed()) await end();
});
afterAll(() => folder.remove());

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

describe('a database file', () => {
  it('is private to its user, and so are its folder and the files beside it', async () => {
    const { path } = await migrated();
    const data = join(path, '..');
    const files = readdirSync(data);
    expect(files).toEqual(expect.arrayContaining(['latchkey.db', 'latchkey.db-wal', 'latchkey.db-shm']));
    expect(modeOf(data)).toBe('700');
    expect(files.map((file) => modeOf(join(data, file)))).toEqual(files.map(() => '600'));
  });

  it('that others could read is made private when it is opened', async () => {
    const { path, database } = await migrated();
    await database.close();
    chmodSync(path, 0o644);
    await opened(path);
    expect(modeOf(path)).toBe('600');
  });

  it('may be named by a path or by a whole file URL', async () => {
    const { path, database } = await migrated();
    await database.close();
    const again = await openDatabase({ url: pathToFileURL(path).href });
    cleanUp.push(() => again.close());
    const { from, to } = await migrate(again);
    expect(from).toBe(to);
  });

  it('syncs every commit to disk and refuses rows that point nowhere', async () => {
    const { database } = await migrated();
    const pragma = (name: string): Promise<unknown[]> =>
      database.query(async (db) => {
        const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(db);
        return rows.flatMap((row) => Object.values(row));
      });
    expect(await pragma('journal_mode')).toEqual(['wal']);
    expect(await pragma('synchronous')).toEqual([2]);
    expect(await pragma('recursive_triggers')).toEqual([1]);
    expect(await pragma('busy_timeout')).toEqual([5_000]);
    const copy = {
      number: 4711,
      person: 'p',
      role: 'requester',
      conversation: 'c',
      activity: 'a',
      standing: 'first',
    } as const;
    await expect(createStores(database, { digest }).copies.add(copy)).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      cause: { code: 'SQLITE_CONSTRAINT_FOREIGNKEY' },
    });
  });

  it('refuses values of another type than the column has', async () => {
    const { database } = await migrated();
    const wrong = sql`insert into conversations (person, reference) values ('p', x'00')`;
    await expect(database.query((db) => wrong.execute(db))).rejects.toMatchObject({
      cause: { code: 'SQLITE_CONSTRAINT_DATATYPE' },
    });
  });

  it('begins transactions as a writer, so that one that reads first can still write', async () => {
    const { path, database } = await migrated();
    const intruder = new SqliteFile(path, { timeout: 0 });
    const intrude = () => intruder.exec('update counters set value = 3000');
    const reader = await opened(path, true);
    await database.transact(async (transaction) => {
      await transaction.selectFrom('counters').selectAll().execute();
      expect(intrude).toThrow('locked');
      await reader.query((db) => db.selectFrom('counters').selectAll().execute());
      await transaction.updateTable('counters').set({ value: 2_000 }).execute();
    });
    intruder.close();
    const rows = await reader.query((db) => db.selectFrom('counters').select('value').execute());
    expect(rows).toEqual([{ value: 2_000 }]);
  });

  it('keeps nothing of a transaction whose work throws', async () => {
    const { database } = await migrated();
    const failing = database.transact(async (transaction) => {
      await transaction.updateTable('counters').set({ value: 2_000 }).execute();
      throw new Error('in the middle');
    });
    await expect(failing).rejects.toThrow('in the middle');
    const rows = await database.query((db) => db.selectFrom('counters').select('value').execute());
    expect(rows).toEqual([{ value: 1_000 }]);
  });

  it('tells of the first problem when the engine itself has rolled back', async () => {
    const { database } = await migrated();
    const failing = database.transact(async (transaction) => {
      await sql`rollback`.execute(transaction);
      throw new Error('the disk is full');
    });
    await expect(failing).rejects.toThrow('the disk is full');
  });

  it('answers nothing after it was closed, and may be closed again', async () => {
    const { database } = await migrated();
    await Promise.all([database.close(), database.close()]);
    await expect(createStores(database, { digest }).brakes.halt()).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
    });
  });

  it('lets work that has begun end before it closes', async () => {
    const { path, database } = await migrated();
    const work = createStores(database, { digest }).requests.open(opening());
    await Promise.all([work, database.close()]);
    const { requests } = createStores(await opened(path), { digest });
    expect(await requests.draftOf('rita')).toMatchObject({ version: 1 });
  });
});

describe('a database file that can not be used', () => {
  const text = 'This is no database, but a letter of some length. '.repeat(40);

  it.each([
    ['in a folder that can not be made', (path: string) => writeFileSync(join(path, '../..'), text)],
    ['that is a folder', (path: string) => mkdirSync(path, { recursive: true })],
    [
      'that is something else',
      (path: string) => {
        mkdirSync(join(path, '..'), { recursive: true });
        writeFileSync(path, text);
      },
    ],
  ])('%s is unavailable, and can be tried again', async (_, spoil) => {
    const path = freshPath();
    spoil(path);
    for (let round = 0; round < 2; round += 1) {
      await expect(openDatabase({ url: `file:${path}` })).rejects.toMatchObject({
        code: 'DATABASE_UNAVAILABLE',
        detail: expect.stringContaining(path) as string,
        cause: expect.anything() as unknown,
      });
    }
  });

  it('that is missing is not made by a reader', async () => {
    const path = freshPath();
    await expect(openDatabase({ url: `file:${path}`, readOnly: true })).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
    });
    expect(existsSync(join(path, '..'))).toBe(false);
  });

  it('of another kind of engine is refused', async () => {
    await expect(openDatabase({ url: 'mysql://localhost/latchkey' })).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
    });
  });
});

describe('the one writer of a file', () => {
  it('keeps a second one in the same process out until it closes', async () => {
    const { path, database } = await migrated();
    await expect(openDatabase({ url: `file:${path}` })).rejects.toMatchObject({ code: 'DATABASE_IN_USE' });
    await database.close();
    await opened(path);
  });

  it('keeps out one who names the file by a link', async () => {
    const { path } = await migrated();
    const link = `${path}.link`;
    symlinkSync(path, link);
    await expect(openDatabase({ url: `file:${link}` })).rejects.toMatchObject({ code: 'DATABASE_IN_USE' });
  });

  it('keeps a second process out, while readers work beside it', async () => {
    const { path, database } = await migrated();
    const second = writingProcess(path, 'hold');
    await second.said(1);
    expect(second.lines).toEqual(['DATABASE_IN_USE']);

    const reader = await opened(path, true);
    await createStores(database, { digest }).audit.append({ at: AT, event: { kind: 'reminded' } });
    expect(await verifyAudit(reader, digest)).toMatchObject({ entries: 1 });
    await expect(
      createStores(reader, { digest }).audit.append({ at: AT, event: { kind: 'reminded' } }),
    ).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE', cause: { code: 'SQLITE_READONLY' } });
  });

  it('in another process keeps this one out, and lets go when it is killed', async () => {
    const path = freshPath();
    const other = writingProcess(path, 'hold');
    await other.said(1);
    expect(other.lines).toEqual(['ready']);
    await expect(openDatabase({ url: `file:${path}` })).rejects.toMatchObject({ code: 'DATABASE_IN_USE' });
    expect((await opened(path, true)).readOnly).toBe(true);
    await other.kill();
    await opened(path);
  });

  it('loses nothing it acknowledged when it is killed, time after time', async () => {
    const path = freshPath();
    let acknowledged = 0;
    for (let round = 0; round < 5; round += 1) {
      const writer = writingProcess(path, 'append');
      await writer.said(20 + round * 7);
      await writer.kill();
      expect(writer.lines[0]).toBe('ready');
      acknowledged = Number(writer.lines.at(-1));
      const database = await opened(path);
      const { entries, fault } = await verifyAudit(database, digest);
      expect(fault).toBeUndefined();
      expect(entries).toBeGreaterThanOrEqual(acknowledged);
      await database.close();
    }
    expect(acknowledged).toBeGreaterThan(100);
  });
});
