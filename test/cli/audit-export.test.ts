import { existsSync, readFileSync, writeFileSync, appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { runAuditExport } from '../../src/cli/audit-export-run.ts';
import type { ExportFlags } from '../../src/cli/audit-export-run.ts';
import { canonicalJson } from '../../src/domain/audit.ts';
import type { AuditEntry } from '../../src/domain/audit.ts';
import type { Event } from '../../src/domain/event.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { migrate } from '../../src/storage/migrator.ts';
import { createStores } from '../../src/storage/stores.ts';
import { digest } from '../storage/digest.ts';
import { ENGINES, temporaryFolder } from '../storage/engine.ts';
import type { Place } from '../storage/engine.ts';

const RITA = '10000000-0000-4000-8000-000000000001';
const ALICE = '10000000-0000-4000-8000-000000000002';
const AMIR = '10000000-0000-4000-8000-000000000004';
const atOf = (step: number): string => `2026-11-22T1${step}:00:00.000Z`;
const STORY: readonly [number | undefined, Event][] = [
  [1042, { kind: 'request_opened', by: RITA }],
  [1042, { kind: 'subject_chosen', by: RITA, subject: ALICE }],
  [1042, { kind: 'removal_gone', method: 'app', byUs: true }],
  [1042, { kind: 'removal_gone', method: 'phone', byUs: false }],
  [1042, { kind: 'step_done', step: 'revocation' }],
  [undefined, { kind: 'halt', by: AMIR }],
  [1043, { kind: 'alarm_raised', by: ALICE, because: 'not_me' }],
  [1043, { kind: 'command_refused', by: AMIR, verb: 'approve', reason: 'frozen' }],
];

describe.each(ENGINES)('audit export on $name', (engine) => {
  const folder = temporaryFolder();
  let place: Place;
  let files = 0;
  const newFile = (): string => join(folder.path, `${engine.name}-${(files += 1)}.jsonl`);

  beforeAll(async () => {
    place = await engine.place();
    const database = await openDatabase({ url: place.url });
    await migrate(database);
    const { audit } = createStores(database, { digest });
    for (const [step, [request, event]] of STORY.entries())
      await audit.append({ at: atOf(step), event, ...(request === undefined ? {} : { request }) });
    await database.close();
  });
  afterAll(async () => {
    await place.remove();
    folder.remove();
  });

  async function exported(flags: Partial<ExportFlags>): Promise<{
    readonly lines: readonly string[];
    readonly note: string;
  }> {
    const stdout = new PassThrough();
    const chunks: Buffer[] = [];
    stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    const { note } = await runAuditExport({
      url: place.url,
      flags: { format: 'jsonl', kind: [], ...flags },
      stdout,
    });
    const text = Buffer.concat(chunks).toString('utf8');
    return { lines: text.split('\n').filter((line) => line !== ''), note };
  }
  const sequences = (lines: readonly string[]): readonly number[] =>
    lines.map((line) => (JSON.parse(line) as AuditEntry).sequence);

  it('prints every entry so that its hash and the chain can be checked from the lines alone', async () => {
    const { lines, note } = await exported({});
    expect(note).toBe('8 entries. To go on behind them: --after 8');
    let previous = '0'.repeat(64);
    for (const line of lines) {
      const { hash, ...rest } = JSON.parse(line) as AuditEntry;
      expect(rest.previous).toBe(previous);
      expect(digest(canonicalJson(rest))).toBe(hash);
      previous = hash;
    }
    expect(lines).toHaveLength(8);
  });

  it.each<[string, Partial<ExportFlags>, readonly number[]]>([
    ['a request', { request: 'LK-1043' }, [7, 8]],
    ['a kind', { kind: ['halt', 'removal_gone'] }, [3, 4, 6]],
    ['a person', { actor: AMIR.toUpperCase() }, [6, 8]],
    ['a time', { since: atOf(1), until: atOf(3) }, [2, 3]],
    ['a day with nothing', { since: '2026-11-23' }, []],
    ['what comes behind an entry', { after: '6' }, [7, 8]],
    ['all of these at once', { request: '1042', kind: ['removal_gone'], after: '3' }, [4]],
  ])('prints only what belongs to %s', async (_, flags, expected) => {
    expect(sequences((await exported(flags)).lines)).toEqual(expected);
  });

  it.each<[string, Partial<ExportFlags>]>([
    ['a request', { request: 'forty' }],
    ['a time', { since: 'yesterday' }],
    ['an entry', { after: '-1' }],
    ['a kind of entry', { kind: ['halt', 'removal'] }],
    ['a kind, though every object has it', { kind: ['constructor'] }],
    ['an object id', { actor: 'amir@contoso.com' }],
    ['a whole object id', { actor: AMIR.slice(1) }],
  ])('refuses what is not %s', async (_, flags) => {
    await expect(exported(flags)).rejects.toMatchObject({ code: 'ARGUMENT_INVALID' });
  });

  it('names the kinds there are to whoever mistypes one', async () => {
    await expect(exported({ kind: ['removals'] })).rejects.toThrow(
      /--kind .*removal_gone.*request_opened.*, not "removals"\./u,
    );
  });

  it('says from where to go on, and a file is gone on with, without a line twice or a torn one', async () => {
    const out = newFile();
    await exported({ out });
    const whole = readFileSync(out, 'utf8');
    const lines = whole.split('\n');
    writeFileSync(out, `${lines.slice(0, 3).join('\n')}\n${lines[3]?.slice(0, 40) ?? ''}`);
    expect((await exported({ out })).note).toBe('5 entries. To go on behind them: --after 8');
    expect(readFileSync(out, 'utf8')).toBe(whole);
    expect((await exported({ out })).note).toBe('0 entries. To go on behind them: --after 8');
    writeFileSync(out, lines[0]?.slice(0, 40) ?? '');
    await exported({ out });
    expect(readFileSync(out, 'utf8')).toBe(whole);
  });

  it.each(['dear diary\n', 'dear diary\nand', 'dear diary', '{"colour":1}\n{"co', '{"a'.padEnd(90)])(
    'leaves as it is what is no export: %j',
    async (text) => {
      const out = newFile();
      appendFileSync(out, text);
      await expect(exported({ out })).rejects.toMatchObject({ code: 'ARGUMENT_INVALID' });
      expect(readFileSync(out, 'utf8')).toBe(text);
    },
  );

  it('begins anew in an empty file, and behind a first line that was torn early', async () => {
    for (const format of ['jsonl', 'ocsf'] as const) {
      const out = newFile();
      writeFileSync(out, '');
      await exported({ out, format });
      const whole = readFileSync(out, 'utf8');
      for (const torn of [2, 30]) {
        writeFileSync(out, whole.slice(0, torn));
        await exported({ out, format });
        expect(readFileSync(out, 'utf8')).toBe(whole);
      }
    }
  });

  it('makes no folder for its file', async () => {
    const nowhere = join(folder.path, 'absent', 'x');
    await expect(exported({ out: nowhere })).rejects.toMatchObject({ code: 'ARGUMENT_INVALID' });
    expect(existsSync(nowhere)).toBe(false);
  });

  it('ends in peace when its reader goes away, and says what was taken', async () => {
    const stdout = new Writable({
      write: (_chunk, _encoding, done) => {
        done(Object.assign(new TypeError('gone'), { code: 'EPIPE' }));
      },
    });
    const flags: ExportFlags = { format: 'jsonl', kind: [], after: '2' };
    const { note } = await runAuditExport({ url: place.url, flags, stdout });
    expect(note).toBe('0 entries. To go on behind them: --after 2');
  });

  const ocsf = async (flags: Partial<ExportFlags> = {}) =>
    (await exported({ format: 'ocsf', ...flags })).lines.map(
      (line) => JSON.parse(line) as Record<string, unknown>,
    );

  it('makes of a removal by the bot the account change of OCSF that it is, with object ids only', async () => {
    const [removal] = await ocsf({ after: '2' });
    expect(removal).toMatchObject({
      class_uid: 3001,
      category_uid: 3,
      activity_id: 11,
      type_uid: 300_111,
      time: Date.parse(atOf(2)),
      severity_id: 1,
      status_id: 1,
      user: { uid: ALICE },
      actor: { invoked_by: 'Latchkey' },
      metadata: { version: '1.1.0', sequence: 3, product: { name: 'Latchkey', vendor_name: 'Latchkey' } },
    });
  });

  it('keeps in every event what the hash was taken of', async () => {
    for (const event of await ocsf()) {
      const { unmapped, metadata } = event as {
        readonly unmapped: { readonly event: string; readonly previous: string; readonly request?: number };
        readonly metadata: {
          readonly uid: string;
          readonly sequence: number;
          readonly original_time: string;
        };
      };
      const { event: told, ...rest } = unmapped;
      const { uid, sequence, original_time: at } = metadata;
      expect(digest(canonicalJson({ ...rest, event: JSON.parse(told) as Event, sequence, at }))).toBe(uid);
    }
  });

  it('makes of everything else the management of a request, with who did it, how grave and how it went', async () => {
    const events = await ocsf();
    const codes = events.map(({ class_uid, activity_id }) => [class_uid, activity_id]);
    expect(codes.slice(0, 6)).toEqual([
      [3004, 1],
      [3004, 3],
      [3001, 11],
      [3004, 3],
      [3001, 99],
      [3004, 3],
    ]);
    expect(events[0]).toMatchObject({ actor: { user: { uid: RITA } }, entity: { uid: '1042' } });
    expect(events[5]).toMatchObject({ entity: { type: 'service' }, message: 'halt' });
    expect(events[6]).toMatchObject({ severity_id: 4, message: 'LK-1043: alarm raised' });
    expect(events[7]).toMatchObject({ status_id: 2, severity_id: 1 });
  });
});
