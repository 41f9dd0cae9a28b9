import SqliteFile from 'better-sqlite3';
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCheckpointKey } from '../../src/checkpoint-key.ts';
import type { CheckpointKey } from '../../src/checkpoint-key.ts';
import { auditVerifyOutput } from '../../src/cli/audit-verify.ts';
import { secret } from '../../src/config/secret.ts';
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

const verified = (heads: readonly string[], json = false) =>
  auditVerifyOutput({ source: { url }, json, heads, checkpoints: [], keys: [], needsCheckpoint: false });

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
    const [, sequence, hash] =
      /entries, head (\d+) ([0-9a-f]{64})$/m.exec((await verified(heads)).text) ?? [];
    expect(`${sequence}:${hash}`).toBe(heads[2]);
    expect((await verified([`${sequence} ${hash}`])).isUnbroken).toBe(true);
  });

  it('takes the short head that a card prints, and finds when it is another one', async () => {
    const [sequence, hash = ''] = heads[1]?.split(':') ?? [];
    const short = `${hash.slice(0, 4)} ${hash.slice(4, 8)}`;
    expect((await verified([`${sequence} · ${short}`])).isUnbroken).toBe(true);
    expect((await verified([`${sequence}:${hash.slice(0, 7)}${hash[7] === 'a' ? 'b' : 'a'}`])).text).toMatch(
      /^AUDIT_CHAIN_BROKEN: the record was written anew between entry 1 and entry 2 \(LK-1042, /,
    );
  });

  it('says that without anything kept elsewhere not everything would show', async () => {
    expect((await verified([])).text).toContain('Compared with nothing kept elsewhere');
    expect((await verified([heads[0]!])).text).toContain('up to entry 1; 2 came after that');
  });

  const key = createCheckpointKey(secret(generateKeyPairSync('ed25519').privateKey));
  const otherKey = createCheckpointKey(secret(generateKeyPairSync('ed25519').privateKey));
  const at = '2026-11-22T11:00:00.000Z';
  /** A file as the service writes it, or as a log that was searched for checkpoints. */
  const fileWith = (name: string, lines: readonly object[]): string => {
    const file = join(folder.path, name);
    writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'));
    return file;
  };
  const signed = (by: CheckpointKey, index: number, hash = heads[index]?.split(':')[1] ?? '') =>
    by.sign({ sequence: index + 1, hash, at });

  it('compares with checkpoint files, with those of a log too, and checks who signed them', async () => {
    const file = fileWith('good.jsonl', [signed(key, 0), { level: 30, msg: 'other' }]);
    const log = fileWith('log.jsonl', [{ level: 30, ...signed(key, 1), msg: 'checkpoint' }]);
    const checkpoints = [file, log];
    const checked = await auditVerifyOutput({
      source: { url },
      json: false,
      heads: [],
      checkpoints,
      keys: [key],
      needsCheckpoint: false,
    });
    expect(checked.isUnbroken).toBe(true);
    expect(checked.text).toContain('agrees with 2 checkpoints (signed) up to entry 2; 1 came after that');
    expect(checked.text).toContain('1 lines of the files are no checkpoints');
    const unchecked = await auditVerifyOutput({
      source: { url },
      json: false,
      heads: [],
      checkpoints,
      keys: [],
      needsCheckpoint: false,
    });
    expect(unchecked.text).toContain('signatures not checked');
  });

  it('finds a record that is not the signed one, and a checkpoint that nobody trusted signed', async () => {
    const other = fileWith('other.jsonl', [signed(key, 0), signed(key, 1, 'a'.repeat(64))]);
    const rewritten = await auditVerifyOutput({
      source: { url },
      json: true,
      heads: [],
      checkpoints: [other],
      keys: [key],
      needsCheckpoint: false,
    });
    expect(rewritten.isUnbroken).toBe(false);
    expect(JSON.parse(rewritten.text)).toMatchObject({ fault: { kind: 'rewritten', sequence: 2 } });
    const forged = fileWith('forged.jsonl', [signed(otherKey, 0)]);
    const result = await auditVerifyOutput({
      source: { url },
      json: false,
      heads: [],
      checkpoints: [forged],
      keys: [key],
      needsCheckpoint: false,
    });
    expect(result.isUnbroken).toBe(false);
    expect(result.text).toContain(
      `AUDIT_CHAIN_BROKEN: the checkpoint of entry 1 in ${forged} is not signed by a key that was given (${otherKey.id}).`,
    );
  });

  it('finds, by the public key alone, that a record was written anew with checkpoints of another key', async () => {
    const { sequence, hash, key: id, signature } = signed(otherKey, 2);
    const database = await openDatabase({ url });
    const event = { kind: 'checkpointed', sequence, hash, key: id, signature } as const;
    await createStores(database, { digest }).audit.append({ at, event });
    await database.close();
    const options = { source: { url }, json: false, heads: [], checkpoints: [], needsCheckpoint: false };
    expect((await auditVerifyOutput({ ...options, keys: [key] })).text).toContain(
      'in the record is not signed',
    );
    expect((await auditVerifyOutput({ ...options, keys: [otherKey] })).text).toContain(
      'agrees with 1 checkpoints (signed) up to entry 3',
    );
  });

  it('refuses what is no head', async () => {
    await expect(verified(['3:abc'])).rejects.toMatchObject({ code: 'ARGUMENT_INVALID' });
  });

  it('names entry, request and time of what is broken, in words and as JSON', async () => {
    tamper('delete from audit_entries where sequence >= 3');
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
