import pg from 'pg';
import { openDatabaseProxy } from '../support/database-proxy.ts';
import type { DatabaseProxy } from '../support/database-proxy.ts';

const DATABASE = process.env['TEST_DATABASE_URL'];

// A tool of the other tests: what it promises is looked at once, so that a green test of theirs means something.
(DATABASE === undefined ? describe.skip : describe)('the wire to PostgreSQL', () => {
  const url = DATABASE ?? '';
  let direct: pg.Client;
  let wire: DatabaseProxy;
  beforeAll(async () => {
    direct = new pg.Client(url);
    await direct.connect();
    await direct.query('create table if not exists wire_test (word text)');
  });
  afterAll(async () => {
    await direct.query('drop table if exists wire_test');
    await direct.end();
  });
  beforeEach(async () => {
    await direct.query('delete from wire_test');
    wire = await openDatabaseProxy(url);
  });
  afterEach(() => wire.close());

  const client = async (): Promise<pg.Client> => {
    const through = new pg.Client({ connectionString: wire.url, connectionTimeoutMillis: 2_000 });
    through.on('error', () => undefined);
    await through.connect();
    return through;
  };
  const words = async (): Promise<unknown[]> =>
    (await direct.query<{ word: string }>('select word from wire_test')).rows.map(({ word }) => word);

  it('lets everything through', async () => {
    const through = await client();
    await through.query("insert into wire_test values ('heard')");
    expect(await words()).toEqual(['heard']);
    await through.end();
  });

  it('cuts what stands and takes what comes after', async () => {
    const first = await client();
    const waiting = first.query('select pg_sleep(5)');
    wire.cut();
    await expect(waiting).rejects.toThrow();
    const second = await client();
    expect((await second.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await second.end();
  });

  it('refuses, and works again at the same address', async () => {
    await wire.refuse();
    await expect(client()).rejects.toThrow('ECONNREFUSED');
    await wire.restore();
    const through = await client();
    await through.end();
  });

  it('hangs without ending anything, and goes on with what was held back', async () => {
    const through = await client();
    wire.hang();
    const held = through.query("insert into wire_test values ('late')");
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await words()).toEqual([]);
    await wire.restore();
    await held;
    expect(await words()).toEqual(['late']);
    await through.end();
  });

  it.each([
    ['request', []],
    ['answer', ['done']],
  ] as const)('loses the %s of one statement', async (what, left) => {
    const through = await client();
    const lost = wire.loseOnce(what, /insert into wire_test/u);
    await expect(through.query("insert into wire_test values ('done')")).rejects.toThrow();
    await lost;
    expect(await words()).toEqual(left);
  });
});
