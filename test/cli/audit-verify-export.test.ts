// An auditor who has the export, what was signed, and no database.
import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { createCheckpointKey } from '../../src/checkpoint-key.ts';
import { runAuditExport } from '../../src/cli/audit-export-run.ts';
import type { ExportFlags } from '../../src/cli/audit-export-run.ts';
import { auditVerifyOutput } from '../../src/cli/audit-verify.ts';
import type { VerifyOptions } from '../../src/cli/audit-verify.ts';
import { secret } from '../../src/config/secret.ts';
import { AUDIT_START, canonicalJson, chained } from '../../src/domain/audit.ts';
import type { AuditEntry } from '../../src/domain/audit.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { migrate } from '../../src/storage/migrator.ts';
import { createStores } from '../../src/storage/stores.ts';
import { digest } from '../storage/digest.ts';
import { temporaryFolder } from '../storage/engine.ts';

const folder = temporaryFolder();
const url = `file:${join(folder.path, 'record.db')}`;
const key = createCheckpointKey(secret(generateKeyPairSync('ed25519').privateKey));
const at = '2026-11-22T10:00:00.000Z';
let lines: readonly string[] = [];
let files = 0;

const exportTo = async (flags: Partial<ExportFlags>): Promise<string> => {
  const file = join(folder.path, `export-${(files += 1)}.jsonl`);
  const stdout = new PassThrough().resume();
  await runAuditExport({ url, flags: { format: 'jsonl', kind: [], out: file, ...flags }, stdout });
  return file;
};

beforeAll(async () => {
  const database = await openDatabase({ url });
  await migrate(database);
  const { audit } = createStores(database, { digest });
  for (const by of ['amir', 'dana', 'rita'])
    await audit.append({ at, request: 1042, event: { kind: 'handed_over', by } });
  const signed = key.sign({ ...(await audit.head()), at });
  const { at: _, ...checkpoint } = signed;
  await audit.append({ at, event: { kind: 'checkpointed', ...checkpoint } });
  await audit.append({ at, request: 1042, event: { kind: 'handed_over', by: 'omar' } });
  await database.close();
  lines = readFileSync(await exportTo({}), 'utf8')
    .trimEnd()
    .split('\n');
});
afterAll(() => folder.remove());

const written = (some: readonly string[]): string => {
  const file = join(folder.path, `made-${(files += 1)}.jsonl`);
  writeFileSync(file, `${some.join('\n')}\n`);
  return file;
};
const verified = (file: string, given: Partial<VerifyOptions> = {}) =>
  auditVerifyOutput({
    source: { file },
    json: false,
    heads: [],
    checkpoints: [],
    keys: [],
    needsCheckpoint: false,
    ...given,
  });
const checkpointOf = (sequence: number) => {
  const { hash } = JSON.parse(lines[sequence - 1]!) as AuditEntry;
  return key.sign({ sequence, hash, at });
};
const headAt = (sequence: number): string =>
  `${sequence}:${(JSON.parse(lines[sequence - 1]!) as AuditEntry).hash}`;

describe('audit verify of an export', () => {
  it('finds a whole one in order, by itself, by heads and by the public key alone', async () => {
    const file = await exportTo({});
    const alone = await verified(file);
    expect(alone.text).toContain(`unbroken: 5 entries, head ${headAt(5).replace(':', ' ')}`);
    expect(alone.text).toContain('Compared with nothing kept elsewhere');
    const { text, isUnbroken } = await verified(file, {
      heads: [headAt(2)],
      keys: [key],
      needsCheckpoint: false,
    });
    expect(isUnbroken).toBe(true);
    expect(text).toContain('agrees with 1 checkpoints (signed) and 1 heads up to entry 3; 2 came after that');
  });

  it('reads what a shell made of the lines as it was written', async () => {
    const file = written([`\uFEFF${lines[0]!}\r`, `${lines[1]!}\r`, '', ...lines.slice(2)]);
    expect((await verified(file, { heads: [headAt(5)] })).isUnbroken).toBe(true);
  });

  it('walks along a long one, whatever its lines hold', async () => {
    let head = AUDIT_START;
    const long = Array.from({ length: 2_500 }, (_, number) => {
      const entry = chained(
        { at, event: { kind: 'handed_over', by: `o\u2028ma\uD800r é🙂 ${number}` } },
        head,
        digest,
      );
      head = entry;
      return canonicalJson(entry);
    });
    const { sequence, hash } = head;
    expect((await verified(written(long), { heads: [`${sequence}:${hash}`] })).text).toContain(
      `unbroken: 2500 entries, head 2500 ${hash}`,
    );
    const changed = long.with(2_400, long[2_400]!.replace('é', 'e'));
    expect((await verified(written(changed))).text).toContain('entry 2401 (2026-');
  });

  it('finds an empty one in order, unless something is known to have been there', async () => {
    const empty = written([]);
    expect((await verified(empty)).text).toContain('unbroken: 0 entries');
    expect((await verified(empty, { heads: [headAt(2)] })).text).toContain('though it once reached entry 2');
  });

  it.each<[string, (whole: readonly string[]) => readonly string[], RegExp]>([
    [
      'a changed name',
      (all) => all.with(1, all[1]!.replace('dana', 'mara')),
      /entry 2 \(LK-1042, .* was changed/,
    ],
    [
      'a changed time',
      (all) => all.with(1, all[1]!.replace('T10:', 'T11:')),
      /entry 2 \(LK-1042, .* was changed/,
    ],
    ['a line taken out', (all) => all.toSpliced(2, 1), /entry 3 is missing: after entry 2 .* comes entry 4/],
    ['a line twice', (all) => all.toSpliced(2, 0, all[1]!), /entry 3 is missing/],
    ['two lines in other order', (all) => [all[1]!, all[0]!, ...all.slice(2)], /entry 1 is missing/],
    ['the beginning cut off', (all) => all.slice(2), /entry 1 is missing: after the beginning comes entry 3/],
    ['all lines of a request', (all) => all.filter((line) => !line.includes('1042')), /entry 1 is missing/],
    [
      'a line that says something twice',
      (all) => all.with(1, all[1]!.replace('"event":{', '"event":{"by":"mara",')),
      /entry 2 was changed/,
    ],
    [
      'a line that says more',
      (all) => all.with(1, all[1]!.replace('{"at"', '{"a":1,"at"')),
      /entry 2 was changed/,
    ],
  ])('finds %s', async (_, change, expected) => {
    const { text, isUnbroken } = await verified(written(change(lines)));
    expect(text).toMatch(new RegExp(`^AUDIT_CHAIN_BROKEN: .*${expected.source}`, 'u'));
    expect(isUnbroken).toBe(false);
  });

  it('finds by what was kept elsewhere that the end was cut off', async () => {
    const cut = written(lines.slice(0, 2));
    expect((await verified(cut)).isUnbroken).toBe(true);
    expect((await verified(cut, { heads: [headAt(3)] })).text).toContain('though it once reached entry 3');
  });

  it('takes a part whose beginning is known, and says what it did not look at', async () => {
    const part = await exportTo({ after: '2' });
    const old = written([JSON.stringify(checkpointOf(1))]);
    const given = { heads: [headAt(2), headAt(4)], checkpoints: [old], keys: [key] };
    const { text, isUnbroken } = await verified(part, given);
    expect(isUnbroken).toBe(true);
    expect(text).toContain('unbroken: entries 3 to 5, head 5 ');
    expect(text).toContain('agrees with 1 checkpoints (signed) and 2 heads up to entry 4; 1 came after that');
    expect(text).toContain('1 checkpoints are of entries before entry 3, and were not looked at');
    expect(JSON.parse((await verified(part, { ...given, json: true })).text)).toMatchObject({
      entries: 3,
      first: 3,
    });
    const other = await verified(part, { heads: [`2:${'0'.repeat(64)}`] });
    expect(other.text).toMatch(
      /^AUDIT_CHAIN_BROKEN: the record was written anew between entry 1 and entry 2/u,
    );
  });

  it('takes no beginning from a checkpoint, from the export itself or from few digits', async () => {
    const behindCheckpoint = await exportTo({ after: '3' });
    const signed = written([JSON.stringify(checkpointOf(3))]);
    for (const given of [
      { keys: [key] },
      { keys: [key], checkpoints: [signed] },
      { heads: [headAt(3).slice(0, 10)] },
    ])
      expect((await verified(behindCheckpoint, given)).text).toContain('entry 1 is missing');
    const linked = (previous: string): string =>
      written([
        canonicalJson(
          chained({ at, event: { kind: 'halt', by: 'amir' } }, { sequence: 0, hash: previous }, digest),
        ),
      ]);
    const { text } = await verified(linked('f'.repeat(64)));
    expect(text).toContain('does not follow the beginning');
  });

  it('does not pass what no checkpoint vouches for, where one was asked for', async () => {
    const anew = written([
      canonicalJson(chained({ at, event: { kind: 'halt', by: 'amir' } }, AUDIT_START, digest)),
    ]);
    const asked = { keys: [key], needsCheckpoint: true };
    for (const file of [anew, written([]), written(lines.slice(0, 3))])
      await expect(verified(file, asked)).rejects.toThrow('no checkpoint was found');
    expect((await verified(written(lines), asked)).isUnbroken).toBe(true);
    expect((await verified(anew, { ...asked, heads: [headAt(2)] })).isUnbroken).toBe(false);
    await expect(verified(anew, { heads: [`0:${'0'.repeat(64)}`] })).rejects.toThrow('--head must be');
  });

  it('says so when a head that was given is not in it', async () => {
    const part = await exportTo({ after: '2' });
    await expect(verified(part, { heads: [headAt(2), headAt(1)] })).rejects.toThrow(
      'entry 1 is not in the export',
    );
  });

  it('finds a checkpoint in it that no key signed', async () => {
    const other = createCheckpointKey(secret(generateKeyPairSync('ed25519').privateKey));
    const { text, isUnbroken } = await verified(await exportTo({}), { keys: [other] });
    expect(isUnbroken).toBe(false);
    expect(text).toContain('the checkpoint of entry 3 in the record is not signed by a key that was given');
  });

  it('finds a torn line, and first what was changed before it', async () => {
    const torn = [...lines.slice(0, 4), lines[4]!.slice(0, 50)];
    for (const keys of [[], [key]]) {
      expect((await verified(written(torn), { keys })).text).toContain('entry 5 was changed');
      const both = torn.with(1, torn[1]!.replace('dana', 'mara'));
      expect((await verified(written(both), { keys })).text).toContain('entry 2 (LK-1042');
    }
  });

  it('refuses what is no export', async () => {
    const refused = async (file: string): Promise<string> =>
      String(await verified(file).catch((error: unknown) => error));
    expect(await refused(join(folder.path, 'nowhere.jsonl'))).toContain('ARGUMENT_INVALID');
    expect(await refused(folder.path)).toContain('is no file');
    expect(await refused(await exportTo({ format: 'ocsf' }))).toContain('the first line of ');
  });

  it('is asked for on the command line, without a database', async () => {
    const main = fileURLToPath(new URL('../../src/cli/latchkey.ts', import.meta.url));
    const run = (file: string) =>
      new Promise<{ readonly code: number; readonly out: string }>((resolve) => {
        const child = execFile(
          process.execPath,
          [main, 'audit', 'verify', '--export', file],
          { env: { PATH: process.env['PATH'] }, cwd: folder.path },
          (_error, out) => resolve({ code: child.exitCode ?? -1, out }),
        );
      });
    const whole = await run(written(lines));
    expect(whole.out).toContain('unbroken: 5 entries');
    expect(whole.code).toBe(0);
    const cut = await run(written(lines.slice(1)));
    expect(cut.out).toContain('entry 1 is missing');
    expect(cut.code).toBe(2);
    expect(await run('nowhere.jsonl')).toMatchObject({ code: 1 });
  });
});
