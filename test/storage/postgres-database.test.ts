import { sql } from 'kysely';
import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase } from '../../src/storage/database.ts';
import type { Database } from '../../src/storage/database.ts';
import { appendFacts } from '../../src/storage/audit-record.ts';
import { createJobStore } from '../../src/storage/job-store.ts';
import { migrate } from '../../src/storage/migrator.ts';
import { POSTGRES } from '../../src/storage/postgres-dialect.ts';
import { openDatabaseProxy } from '../support/database-proxy.ts';
import type { DatabaseProxy } from '../support/database-proxy.ts';
import { lendDatabase, onServer, SERVER } from '../support/postgres-server.ts';
import type { LentDatabase } from '../support/postgres-server.ts';
import { digest } from './digest.ts';
import { AT, LATER, repaint } from './request-examples.ts';

const append = appendFacts(POSTGRES, digest);
const withServer = SERVER === undefined ? describe.skip : describe;

withServer('a PostgreSQL database behind a bad network', () => {
  let lent: LentDatabase;
  let proxy: DatabaseProxy;
  let database: Database;

  beforeEach(async () => {
    lent = await lendDatabase();
    proxy = await openDatabaseProxy(lent.url);
    database = await openDatabase({ url: proxy.url, poolSize: 2 });
  });
  afterEach(async () => {
    await proxy.restore();
    await database.close();
    await proxy.close();
    await lent.giveBack();
  });

  const brakes = async () =>
    (await onServer<{ key: string }>('select key from brakes', lent.url)).map(({ key }) => key);
  const setBrake = (db: Parameters<Parameters<Database['query']>[0]>[0], key: string) =>
    db.insertInto('brakes').values({ key, data: '{}' }).execute();
  const count = (): Promise<number> =>
    database.query(async (db) => (await db.selectFrom('brakes').selectAll().execute()).length);

  it('goes on after its connections were cut while nobody used them', async () => {
    await count();
    proxy.cut();
    await pause(50);
    expect(await count()).toBe(0);
  });

  it('runs a transaction again that broke before its end, and saves it once', async () => {
    let runs = 0;
    const answer = await database.transact(async (transaction) => {
      runs += 1;
      await setBrake(transaction, 'halt');
      if (runs === 1) proxy.cut();
      await setBrake(transaction, 'other');
      return runs;
    });
    expect(answer).toBe(2);
    expect(await brakes()).toEqual(['halt', 'other']);
  });

  it('waits a moment for a server that restarts', async () => {
    await proxy.refuse();
    const answer = database.transact((transaction) => setBrake(transaction, 'halt'));
    await pause(300);
    await proxy.restore();
    await answer;
    expect(await brakes()).toEqual(['halt']);
  });

  it('says that a server is gone which does not come back, without its password', async () => {
    await proxy.refuse();
    const failing = database.transact((transaction) => setBrake(transaction, 'halt'));
    await expect(failing).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      detail: expect.stringMatching(
        /^PostgreSQL 127\.0\.0\.1:\d+\/\w+ could not be reached, or broke off \(ECONNREFUSED\)\.$/u,
      ) as string,
    });
    await proxy.restore();
    expect(await count()).toBe(0);
  });

  it('knows by its line in the record that a change was saved whose answer was lost, and saves it once', async () => {
    let runs = 0;
    const lost = proxy.loseOnce('answer', /commit/u);
    const answer = await database.transact(async (transaction) => {
      runs += 1;
      await setBrake(transaction, `run ${runs}`);
      await append(transaction, [{ at: AT, event: { kind: 'halt', by: 'amir' } }]);
      return runs;
    });
    await lost;
    expect(answer).toBe(1);
    expect(await brakes()).toEqual(['run 1']);
  });

  it('knows it without a line where a connection stayed that is older than the change', async () => {
    await Promise.all([database.query((db) => sql`select pg_sleep(0.2)`.execute(db)), count()]);
    const lost = proxy.loseOnce('answer', /commit/u);
    expect(await database.transact((transaction) => setBrake(transaction, 'halt'))).toBeDefined();
    await lost;
    expect(await brakes()).toEqual(['halt']);
  });

  it('does not guess without a line where every connection is newer: the server may have lost it in a crash', async () => {
    await proxy.refuse();
    await proxy.restore();
    const lost = proxy.loseOnce('answer', /commit/u);
    const failing = database.transact((transaction) => setBrake(transaction, 'halt'));
    await expect(failing).rejects.toMatchObject({ code: 'DATABASE_OUTCOME_UNKNOWN' });
    await lost;
    const again = proxy.loseOnce('answer', /commit/u);
    await database.transact((transaction) => setBrake(transaction, 'light'), { outlives: 'kill' });
    await again;
    expect(await brakes()).toEqual(['halt', 'light']);
  });

  it('knows that a change was not saved whose COMMIT never arrived, and makes it again', async () => {
    let runs = 0;
    const lost = proxy.loseOnce('request', /commit/u);
    const answer = await database.transact(async (transaction) => {
      runs += 1;
      await setBrake(transaction, `run ${runs}`);
      return runs;
    });
    await lost;
    expect(answer).toBe(2);
    expect(await brakes()).toEqual(['run 2']);
  });

  it('does not guess when the server is gone after a COMMIT', async () => {
    const lost = proxy.loseOnce('answer', /commit/u);
    const failing = database.transact((transaction) => setBrake(transaction, 'halt'));
    void lost.then(() => proxy.refuse());
    await expect(failing).rejects.toMatchObject({ code: 'DATABASE_OUTCOME_UNKNOWN' });
    expect(await brakes()).toEqual(['halt']);
  });

  it('finds the jobs of a claim whose answer was lost, so that nobody waits for the end of its lease', async () => {
    const jobs = createJobStore(database, append);
    await jobs.add([repaint('a')]);
    await proxy.refuse();
    await proxy.restore();
    const lost = proxy.loseOnce('answer', /commit/u);
    const taken = await jobs.lease({ owner: 'me', now: AT, until: LATER, room: { repaints: 1 } });
    await lost;
    expect(taken).toMatchObject([{ key: 'a', owner: 'me', attempts: 1 }]);
    expect(await jobs.complete(taken[0]!, AT)).toBe(true);
  });

  it('brings the tables up though the answer to that was lost', async () => {
    const empty = await lendDatabase({ empty: true });
    const wire = await openDatabaseProxy(empty.url);
    const fresh = await openDatabase({ url: wire.url, poolSize: 2 });
    await wire.refuse();
    await wire.restore();
    const lost = wire.loseOnce('answer', /commit/u);
    const { to } = await migrate(fresh);
    await lost;
    expect(await migrate(fresh)).toEqual({ from: to, to });
    await fresh.close();
    await wire.close();
    await empty.giveBack();
  });

  it('asks again where an answer was lost, and never repeats a change by itself', async () => {
    await count();
    const readLost = proxy.loseOnce('answer', /select/u);
    expect(await count()).toBe(0);
    await readLost;
    const jobs = createJobStore(database, append);
    const looksLost = proxy.loseOnce('answer', /select/u);
    expect(await jobs.nextDue(AT)).toBeUndefined();
    await looksLost;
    const writeLost = proxy.loseOnce('answer', /insert/u);
    await expect(database.query((db) => setBrake(db, 'halt'))).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
    });
    await writeLost;
    expect(await brakes()).toEqual(['halt']);
  });

  it('says so when all its connections are in use', async () => {
    let isOver = false;
    const hold = () =>
      database.transact(async (transaction) => {
        while (!isOver) await sql`select pg_sleep(0.1)`.execute(transaction);
      });
    const holding = [hold(), hold()];
    await expect(count()).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    isOver = true;
    await Promise.all(holding);
    expect(await count()).toBe(0);
  });

  it('runs the loser of a deadlock again', async () => {
    await database.transact(async (transaction) => {
      await setBrake(transaction, 'a');
      await setBrake(transaction, 'b');
    });
    const both = new Set<string>();
    const cross = (keys: readonly string[]) =>
      database.transact(async (transaction) => {
        for (const key of keys) {
          await transaction
            .updateTable('brakes')
            .set({ data: keys.join('') })
            .where('key', '=', key)
            .execute();
          both.add(key);
          while (both.size < 2) await pause(5);
        }
      });
    await Promise.all([cross(['a', 'b']), cross(['b', 'a'])]);
    const rows = await database.query((db) => db.selectFrom('brakes').select('data').execute());
    expect(new Set(rows.map(({ data }) => data)).size).toBe(1);
  });

  it('waits once more for a lock that somebody held too long, and saves what it was told once', async () => {
    await database.transact((transaction) => setBrake(transaction, 'halt'));
    const { promise: isOver, resolve: letGo } = Promise.withResolvers<undefined>();
    const { promise: isHeld, resolve: holds } = Promise.withResolvers<undefined>();
    const change = (db: Parameters<Parameters<Database['query']>[0]>[0], data: string) =>
      db.updateTable('brakes').set({ data }).where('key', '=', 'halt').execute();
    const holding = database.transact(async (transaction) => {
      await change(transaction, 'held');
      holds(undefined);
      await isOver;
    });
    await isHeld;
    let runs = 0;
    const waiting = database.transact(async (transaction) => {
      runs += 1;
      if (runs === 1) await sql`set local lock_timeout = '50ms'`.execute(transaction);
      else letGo(undefined);
      await setBrake(transaction, `run ${runs}`);
      await change(transaction, 'waited for');
    });
    await waiting.finally(() => letGo(undefined));
    await holding;
    expect(new Set(await brakes())).toEqual(new Set(['halt', 'run 2']));
  });

  it('takes nothing from a process that slept in the middle of a transaction: the server ended it, and it runs again', async () => {
    let runs = 0;
    await database.transact(async (transaction) => {
      runs += 1;
      if (runs === 1) {
        await sql`set local idle_in_transaction_session_timeout = '50ms'`.execute(transaction);
        await pause(300);
      }
      await setBrake(transaction, `run ${runs}`);
    });
    expect(await brakes()).toEqual(['run 2']);
  });

  it('names the answer to a statement that took too long, and saves nothing', async () => {
    const failing = database.transact(async (transaction) => {
      await setBrake(transaction, 'halt');
      await sql`set local statement_timeout = '20ms'`.execute(transaction);
      await sql`select pg_sleep(2)`.execute(transaction);
    });
    await expect(failing).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      detail: expect.stringContaining('answered 57014') as string,
    });
    expect(await brakes()).toEqual([]);
  });

  it('never reports as saved what the server rolled back, whoever swallowed the error', async () => {
    const failing = database.transact(async (transaction) => {
      await setBrake(transaction, 'halt');
      await setBrake(transaction, 'halt').catch(() => undefined);
    });
    await expect(failing).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    expect(await brakes()).toEqual([]);
  });
});
