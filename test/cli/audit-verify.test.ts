import SqliteFile from 'better-sqlite3';
import { join } from 'node:path';
import { auditVerifyOutput } from '../../src/cli/audit-verify.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { migrate } from '../../src/storage/migrator.ts';
import { createStores } from '../../src/storage/stores.ts';
import { digest } from '../storage/digest.ts';
import { temporaryFolder } from '../storage/engine.ts';

const folder = temporaryFolder();
const path = join(folder.path, 'record.db');
const url = `file:${path}`;
let heads: readonly string[] = [];

beforeAll(async () => {
  const database = await openDatabase({ url });
  await migrate(database);
  const { audit } = createStores(database, { digest });
  const printed = [];
  for (const by of ['amir', 'dana', 'rita']) {
    await audit.append({ at: '2026-11-22T10:00:00.000Z', request: 1042, event: { kind: 'handed_over', by } });
    const { sequence, hash } = await audit.head();
    printed.push(`${sequence}:${hash}`);
  }
  heads = printed;
  await database.close();
});
afterAll(() => folder.remove());

const verified = (some: readonly string[], json = false) => auditVerifyOutput({ url, json, heads: some });

/** As the owner of the file. */
function tamper(statement: string): void {
  const file = new SqliteFile(path);
  const names = file.prepare("select name from sqlite_master where type = 'trigger'").pluck().all();
  for (const name of names) file.exec(`drop trigger ${String(name)}`);
  file.exec(statement);
  file.close();
}

describe('audit verify', () => {
  it('prints the head of an unbroken record in the form that it takes later', async () => {
    const [, sequence, hash] = /entries, head (\d+) ([0-9a-f]{64})$/.exec((await verified(heads)).text) ?? [];
    expect(`${sequence}:${hash}`).toBe(heads[2]);
    expect((await verified([`${sequence} ${hash}`])).isUnbroken).toBe(true);
  });

  it('refuses what is no head', async () => {
    await expect(verified(['3:abc'])).rejects.toMatchObject({ code: 'ARGUMENT_INVALID' });
  });

  it('names entry, request and time of what is broken, in words and as JSON', async () => {
    tamper('delete from audit_entries where sequence = 3');
    const cut = await verified(heads);
    expect(cut).toEqual({
      isUnbroken: false,
      text: 'AUDIT_CHAIN_BROKEN: the record ends at entry 2 (LK-1042, 2026-11-22T10:00:00.000Z), though it once reached entry 3.',
    });
    tamper(`update audit_entries set event = replace(event, 'dana', 'eve') where sequence = 2`);
    expect((await verified([])).text).toBe(
      'AUDIT_CHAIN_BROKEN: entry 2 (LK-1042, 2026-11-22T10:00:00.000Z) was changed after it was written.',
    );
    expect(JSON.parse((await verified([], true)).text)).toMatchObject({
      entries: 1,
      fault: { kind: 'changed', sequence: 2 },
      where: { after: { sequence: 1 }, line: { sequence: 2, at: '2026-11-22T10:00:00.000Z', request: 1042 } },
    });
  });
});
