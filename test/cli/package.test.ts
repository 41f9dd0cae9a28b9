import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync, inflateRawSync } from 'node:zlib';
import { packageApp } from '../../src/cli/package.ts';
import type { ValidateManifest } from '../../src/cli/package.ts';
import { readCommand } from '../../src/domain/chat-command.ts';
import { ServiceError } from '../../src/errors.ts';

const folder = mkdtempSync(join(tmpdir(), 'latchkey-package-'));
afterAll(() => rmSync(folder, { recursive: true }));

const MANIFEST = fileURLToPath(new URL('../../manifest', import.meta.url));
const TRANSLATIONS = ['de.json', 'fr.json', 'es.json', 'ja.json'];
type Texts = Record<string, string>;
const APP = '11111111-2222-3333-4444-555555555555';
const environment = {
  MicrosoftAppId: APP,
  HELPDESK_NAME: 'Contoso "IT" Helpdesk',
  HELPDESK_URL: 'https://contoso.com/it',
};
// Microsoft's validator can't be loaded inside jest (a CommonJS package that requires ES modules), so Node loads it.
const { createRequire } = process.getBuiltinModule('node:module');
const { AppManifestUtils } = createRequire(import.meta.url)('@microsoft/app-manifest') as {
  AppManifestUtils: { validateAgainstSchema: ValidateManifest };
};
const validate: ValidateManifest = (manifest) => AppManifestUtils.validateAgainstSchema(manifest);
const order = { environment, outDir: join(folder, 'build'), validate };

/** Reads an archive from its central directory, as unpackers do. */
function unzip(archive: Buffer): Map<string, Buffer> {
  const count = archive.readUInt16LE(archive.length - 12);
  let at = archive.readUInt32LE(archive.length - 6);
  const files = new Map<string, Buffer>();
  for (let index = 0; index < count; index += 1) {
    const length = archive.readUInt16LE(at + 28);
    const name = archive.toString('ascii', at + 46, at + 46 + length);
    const start = archive.readUInt32LE(at + 42);
    const data = start + 30 + archive.readUInt16LE(start + 26) + archive.readUInt16LE(start + 28);
    const content = inflateRawSync(archive.subarray(data, data + archive.readUInt32LE(at + 20)));
    expect(crc32(content)).toBe(archive.readUInt32LE(at + 16));
    files.set(name, content);
    at += 46 + length;
  }
  return files;
}

/** A PNG with one colour in every pixel, or none in the left half; its rows use all five filters in turn. */
function png(side: number, rgba: readonly number[], halfEmpty: boolean): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 6], 8);
  const row = Array.from({ length: side }, (_, x) =>
    halfEmpty && x < side / 2 ? [0, 0, 0, 0] : rgba,
  ).flat();
  const rows = Array.from({ length: side }, (_, y) => filtered(row, y === 0 ? row.map(() => 0) : row, y % 5));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function filtered(row: readonly number[], above: readonly number[], filter: number): readonly number[] {
  const bytes = row.map((value, x) => {
    const [left = 0, up = 0, corner = 0] = [row[x - 4], above[x], above[x - 4]];
    const byDistance = [left, up, corner].map((near) => [Math.abs(left + up - corner - near), near] as const);
    const paeth = byDistance.reduce((best, next) => (next[0] < best[0] ? next : best))[1];
    return (value - ([0, left, up, Math.floor((left + up) / 2), paeth][filter] ?? 0)) & 255;
  });
  return [filter, ...bytes];
}

const WHITE = [255, 255, 255, 255];

async function problemsWith(
  changes: Readonly<Record<string, string | Buffer>>,
  env: NodeJS.ProcessEnv = environment,
) {
  const manifestDir = mkdtempSync(join(folder, 'manifest-'));
  cpSync(MANIFEST, manifestDir, { recursive: true });
  for (const [name, content] of Object.entries(changes)) writeFileSync(join(manifestDir, name), content);
  try {
    await packageApp({ environment: env, outDir: join(manifestDir, 'build'), manifestDir, validate });
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'PACKAGE_INVALID') return error.detail;
    throw error;
  }
  return '';
}

const manifestText = readFileSync(join(MANIFEST, 'manifest.json'), 'utf8');

describe('the Teams app package', () => {
  it('holds its files at its root, with every placeholder filled', async () => {
    const files = unzip(readFileSync(await packageApp(order)));
    expect([...files.keys()]).toEqual(['manifest.json', 'color.png', 'outline.png', ...TRANSLATIONS]);
    expect(files.get('color.png')).toEqual(readFileSync(join(MANIFEST, 'color.png')));
    const manifest: unknown = JSON.parse(files.get('manifest.json')?.toString() ?? '');
    expect(manifest).toMatchObject({
      id: APP,
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string,
      developer: { name: 'Contoso "IT" Helpdesk', privacyUrl: 'https://contoso.com/it' },
      bots: [{ botId: APP, scopes: ['personal', 'team'] }],
    });
    for (const file of ['manifest.json', ...TRANSLATIONS])
      expect(files.get(file)?.toString()).not.toContain('{{');
    expect(files.get('de.json')?.toString()).toContain(String.raw`Contoso \"IT\" Helpdesk`);
  });

  it.each([
    [
      'is missing',
      (texts: Texts) => delete texts['description.short'],
      'de.json: description.short is missing',
    ],
    [
      'is too long for Teams',
      (texts: Texts) => void (texts['name.short'] = 'x'.repeat(31)),
      'de.json: name.short takes 30 characters at most',
    ],
  ])('is not made where a translation %s', async (_, change, problem) => {
    const manifestDir = mkdtempSync(join(folder, 'manifest-'));
    cpSync(MANIFEST, manifestDir, { recursive: true });
    const file = join(manifestDir, 'de.json');
    const texts = JSON.parse(readFileSync(file, 'utf8')) as Texts;
    change(texts);
    writeFileSync(file, JSON.stringify(texts));
    await expect(packageApp({ ...order, manifestDir })).rejects.toThrow(problem);
  });

  it.each(TRANSLATIONS)('offers commands that the bot understands, in %s', (file) => {
    const texts = JSON.parse(readFileSync(join(MANIFEST, file), 'utf8')) as Texts;
    const titles = [0, 1, 2, 3].map(
      (place) => texts[`bots[0].commandLists[0].commands[${place}].title`] ?? '',
    );
    expect(titles.map((title) => readCommand(title).kind)).toEqual([
      'help',
      'status',
      'my_requests',
      'who_is_on_call',
    ]);
  });

  it('is made by the real command with the real validator', () => {
    const source = new URL('../../src/cli/package.ts', import.meta.url).href;
    const outDir = join(folder, 'command');
    const script = `const { packageApp } = await import('${source}');
      process.stdout.write(await packageApp({ environment: process.env, outDir: ${JSON.stringify(outDir)} }));`;
    const options = { env: { ...process.env, ...environment }, encoding: 'utf8' } as const;
    const path = execFileSync(process.execPath, ['--input-type=module', '--eval', script], options);
    expect(unzip(readFileSync(path)).size).toBe(3 + TRANSLATIONS.length);
  });

  it('offers the commands people may type', () => {
    const manifest = JSON.parse(manifestText) as {
      bots: { commandLists: { commands: { title: string }[] }[] }[];
    };
    const titles = manifest.bots[0]?.commandLists[0]?.commands.map(({ title }) => title);
    expect(titles).toEqual(['help', 'status', 'my requests', 'who is on call']);
  });

  it('is the same, byte for byte, when made again', async () => {
    const first = readFileSync(await packageApp(order));
    expect(readFileSync(await packageApp(order))).toEqual(first);
  });

  const whereUnzip = spawnSync('unzip', ['-v']).status === 0 ? it : it.skip;
  whereUnzip('is accepted by another program', async () => {
    expect(execFileSync('unzip', ['-t', await packageApp(order)], { encoding: 'utf8' })).toContain(
      'No errors detected',
    );
  });

  it('takes icons drawn by others, whatever row filters their programs used', async () => {
    const drawn = { 'color.png': png(192, [20, 200, 90, 255], false), 'outline.png': png(32, WHITE, true) };
    expect(await problemsWith(drawn)).toBe('');
  });

  it.each([
    [
      'variables that are not set',
      {},
      {},
      ['MicrosoftAppId: must be set', 'HELPDESK_NAME: must be set', 'HELPDESK_URL: must be set'],
    ],
    [
      'an app id that is no GUID',
      {},
      { ...environment, MicrosoftAppId: 'x' },
      ['/id must match', '/bots/0/botId must match'],
    ],
    ['a name that is too long', {}, { ...environment, HELPDESK_NAME: 'x'.repeat(33) }, ['/developer/name']],
    [
      'an address without https',
      {},
      { ...environment, HELPDESK_URL: 'http://contoso.com' },
      ['developer.websiteUrl must be an https', 'developer.termsOfUseUrl'],
    ],
    [
      'an unknown placeholder',
      { 'manifest.json': manifestText.replace('VERSION', 'RELEASE') },
      environment,
      ['{{RELEASE}} is not a known placeholder'],
    ],
    ['a manifest that is no JSON', { 'manifest.json': '{' }, environment, ['manifest.json is not JSON']],
    [
      'a key Teams does not know',
      { 'manifest.json': manifestText.replace('"accentColor"', '"accent"') },
      environment,
      ['accentColor'],
    ],
    [
      'a colour icon of another size',
      { 'color.png': png(96, WHITE, false) },
      environment,
      ['color.png: must be 192 × 192, but is 96 × 96'],
    ],
    [
      'an icon that is no picture',
      { 'color.png': 'GIF89a' },
      environment,
      ['color.png: is not a PNG picture'],
    ],
    [
      'an icon that is cut off',
      { 'outline.png': readFileSync(join(MANIFEST, 'outline.png')).subarray(0, 300) },
      environment,
      ['outline.png: is not a PNG picture'],
    ],
    [
      'an outline of another size',
      { 'outline.png': png(24, WHITE, true) },
      environment,
      ['outline.png: must be 32 × 32'],
    ],
    [
      'an outline in colour',
      { 'outline.png': png(32, [255, 0, 0, 255], true) },
      environment,
      ['outline.png: must be white'],
    ],
    [
      'an outline without transparency',
      { 'outline.png': png(32, WHITE, false) },
      environment,
      ['outline.png: must be a drawing'],
    ],
    [
      'an empty outline',
      { 'outline.png': png(32, [0, 0, 0, 0], false) },
      environment,
      ['outline.png: must be a drawing'],
    ],
  ])('refuses %s', async (_case, changes, env, sentences) => {
    const detail = await problemsWith(changes, env);
    for (const sentence of sentences) expect(detail).toContain(sentence);
  });

  it('lists problems of the manifest and of both icons together', async () => {
    const wrong = { 'color.png': png(10, WHITE, false), 'outline.png': png(10, [1, 2, 3, 255], false) };
    const detail = await problemsWith(wrong, { ...environment, MicrosoftAppId: 'x' });
    for (const part of ['/id must match', 'color.png', 'outline.png: must be 32', 'must be white'])
      expect(detail).toContain(part);
  });
});
