// deploy/postgresql.md, followed to the letter: two roles, one of which can't touch the record.
import { readFileSync } from 'node:fs';
import { digest } from '../../src/keys.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { migrate } from '../../src/storage/migrator.ts';
import { probeWriting } from '../../src/storage/probe.ts';
import { createStores } from '../../src/storage/stores.ts';
import { AT, changeTo, draftOf, repaint } from '../storage/request-examples.ts';
import { onServer, SERVER, urlOf } from '../support/postgres-server.ts';

const page = readFileSync(new URL('../../deploy/postgresql.md', import.meta.url), 'utf8');
const [setUp = '', afterwards = ''] = [...page.matchAll(/```sql\n(.*?)```/gsu)].map(([, sql = '']) => sql);

/** Roles belong to the whole server, where other runs may be. */
const ours = (text: string): string =>
  text
    .replaceAll('latchkey_', `latchkey_test_${process.pid}_`)
    .replaceAll('database latchkey', `database ${NAME}`)
    .replaceAll('…', PASSWORD);
const NAME = `latchkey_test_${process.pid}_roles`;
const PASSWORD = 'not-so-secret';

const as = (role: string): string => {
  const url = new URL(urlOf(NAME));
  url.username = ours(role);
  url.password = PASSWORD;
  return url.href;
};

const statements = (sql: string): readonly string[] =>
  sql.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('\\'));

const withServer = SERVER === undefined ? describe.skip : describe;

withServer('the roles of deploy/postgresql.md', () => {
  beforeAll(async () => {
    for (const statement of statements(ours(setUp)))
      await onServer(statement, statement.startsWith('create') ? SERVER : urlOf(NAME));
    const owner = await openDatabase({ url: as('latchkey_owner'), poolSize: 2 });
    await migrate(owner);
    await owner.close();
    for (const statement of statements(ours(afterwards))) await onServer(statement, urlOf(NAME));
  });
  afterAll(async () => {
    await onServer(`drop database if exists ${NAME} with (force)`);
    for (const role of ['latchkey_owner', 'latchkey_app'])
      await onServer(`drop role if exists ${ours(role)}`);
  });

  it('let the service do all its work, and nothing to the record but append', async () => {
    const database = await openDatabase({ url: as('latchkey_app'), poolSize: 2 });
    try {
      expect(await migrate(database)).toMatchObject({ from: expect.any(Number) as number });
      await probeWriting(database);
      const { requests, jobs, audit } = createStores(database, { digest });
      await requests.open((number) => ({ request: draftOf(number), facts: [], effects: [repaint('a')] }));
      await requests.commit(
        changeTo(draftOf(1001), 1, { facts: [{ at: AT, event: { kind: 'reminded' } }], effects: [] }),
      );
      expect((await audit.head()).sequence).toBe(1);
      expect(await jobs.lease({ now: AT, until: AT, owner: 'w', room: { repaints: 1 } })).toHaveLength(1);
    } finally {
      await database.close();
    }
    for (const statement of [
      `update audit_entries set kind = 'other'`,
      'delete from audit_entries',
      'truncate audit_entries',
      'alter table audit_entries disable trigger all',
      'drop table audit_entries',
      'delete from schema_versions',
    ])
      await expect(onServer(statement, as('latchkey_app'))).rejects.toMatchObject({ code: '42501' });
  });
});
