import { sql } from 'kysely';
import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase } from '../../src/storage/database.ts';
import { openDatabaseProxy } from '../support/database-proxy.ts';
import { lendDatabase, onServer, SERVER } from '../support/postgres-server.ts';

const withServer = SERVER === undefined ? describe.skip : describe;

withServer('a PostgreSQL database', () => {
  it.each([false, true])(
    'sets its limits itself on each connection, since a pooler takes none in the start-up message (read-only: %s)',
    async (readOnly) => {
      const lent = await lendDatabase();
      const wire = await openDatabaseProxy(lent.url);
      let isRefused = false;
      const inStartUp = /(?=.*application_name)(?=.*(?:_timeout|options))/su;
      void wire.loseOnce('request', inStartUp).then(() => (isRefused = true));
      const database = await openDatabase({ url: wire.url, poolSize: 2, readOnly });
      const settings = () =>
        database.query(async (db) => {
          const { rows } = await sql`select current_setting('statement_timeout') as statement,
            current_setting('lock_timeout') as lock, current_setting('default_transaction_read_only') as read_only,
            current_setting('idle_in_transaction_session_timeout') as idle from pg_sleep(0.1)`.execute(db);
          return rows[0];
        });
      const expected = { statement: '10s', lock: '4s', idle: '3s', read_only: readOnly ? 'on' : 'off' };
      expect(await Promise.all([settings(), settings()])).toEqual([expected, expected]);
      expect(database.connections?.()).toMatchObject({ idle: 2 });
      expect(isRefused).toBe(false);
      await database.close();
      await wire.close();
      await lent.giveBack();
    },
  );

  it('uses no connection that broke before its limits were set', async () => {
    const lent = await lendDatabase();
    const wire = await openDatabaseProxy(lent.url);
    const database = await openDatabase({ url: wire.url, poolSize: 2 });
    wire.cut();
    const lost = wire.loseOnce('request', /set lock_timeout/u);
    const { rows } = await database.query((db) =>
      sql`select current_setting('lock_timeout') as lock`.execute(db),
    );
    await lost;
    expect(rows).toEqual([{ lock: '4s' }]);
    await database.close();
    await wire.close();
    await lent.giveBack();
  });

  it('that does not exist is named at once', async () => {
    const url = new URL(SERVER ?? '');
    url.pathname = '/there_is_no_such_database';
    await expect(openDatabase({ url: url.href })).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      detail: expect.stringContaining('there_is_no_such_database answered 3D000') as string,
    });
  });

  it('opened for reading refuses to write', async () => {
    const lent = await lendDatabase();
    const reader = await openDatabase({ url: lent.url, readOnly: true });
    const writing = reader.query((db) =>
      db.insertInto('brakes').values({ key: 'halt', data: '{}' }).execute(),
    );
    await expect(writing).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE', cause: { code: '25006' } });
    await reader.close();
    await lent.giveBack();
  });

  it('lets work that has begun end before it closes, answers nothing after it, and may be closed again', async () => {
    const lent = await lendDatabase();
    const database = await openDatabase({ url: lent.url, poolSize: 2 });
    const work = database.transact(async (transaction) => {
      await pause(50);
      await transaction.insertInto('brakes').values({ key: 'halt', data: '{}' }).execute();
    });
    await Promise.all([work, database.close(), database.close()]);
    expect(await onServer('select key from brakes', lent.url)).toEqual([{ key: 'halt' }]);
    await expect(database.query((db) => db.selectFrom('brakes').selectAll().execute())).rejects.toMatchObject(
      {
        code: 'DATABASE_UNAVAILABLE',
      },
    );
    await lent.giveBack();
  });
});
