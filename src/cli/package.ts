import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ServiceError } from '../errors.ts';
import { readPng } from './png.ts';
import { zipOf } from './zip.ts';

const ROOT = new URL('../../', import.meta.url);
const ARCHIVE = 'latchkey-teams-app.zip';

/**
 * What the manifest's `{{…}}` stand for: the variables to look in, the first one set counts. The version is that
 * of the release, so that Teams sees an update when there is one.
 */
const PLACEHOLDERS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  BOT_ID: ['MicrosoftAppId'],
  HELPDESK_NAME: ['HELPDESK_NAME'],
  HELPDESK_URL: ['HELPDESK_URL'],
  HELPDESK_PRIVACY_URL: ['HELPDESK_PRIVACY_URL', 'HELPDESK_URL'],
  HELPDESK_TERMS_URL: ['HELPDESK_TERMS_URL', 'HELPDESK_URL'],
};

/** Lists what a Teams manifest has wrong by Microsoft's schema for its version. */
export type ValidateManifest = (manifest: unknown) => Promise<readonly string[]>;

/**
 * What {@link packageApp} works from. Unless named, `manifestDir` is the project's own `manifest/` and `validate`
 * is Microsoft's validator.
 */
export interface PackageOrder {
  readonly environment: NodeJS.ProcessEnv;
  readonly outDir: string;
  readonly manifestDir?: string;
  readonly validate?: ValidateManifest;
}

/**
 * Writes the Teams app package and gives its path. Needs MicrosoftAppId, HELPDESK_NAME and HELPDESK_URL, and
 * refuses with PACKAGE_INVALID, all problems listed, what Teams would refuse at upload.
 * Source: https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package
 */
export async function packageApp(order: PackageOrder): Promise<string> {
  const folder = order.manifestDir ?? fileURLToPath(new URL('manifest', ROOT));
  const [template, color, outline] = (await Promise.all(
    ['manifest.json', 'color.png', 'outline.png'].map((name) => readPart(folder, name)),
  )) as [Buffer, Buffer, Buffer];
  const values = await valuesFrom(order.environment);
  const { manifest, problems: unfilled } = fill(parseJson(template, 'manifest.json'), values);
  const translations = await translationsOf(manifest, folder, values);
  // Half-filled values would only be reported a second time by the schema, in obscurer words.
  const problems = [
    ...(unfilled.length > 0 ? unfilled : await manifestProblems(manifest, order.validate ?? bySchema)),
    ...translations.flatMap((one) => translationProblems(one, manifest)),
    ...colorProblems(color),
    ...outlineProblems(outline),
  ];
  if (problems.length > 0)
    throw new ServiceError('PACKAGE_INVALID', `The Teams app has problems:\n  ${problems.join('\n  ')}\n`);
  await mkdir(order.outDir, { recursive: true });
  const path = join(order.outDir, ARCHIVE);
  const files = {
    'manifest.json': Buffer.from(JSON.stringify(manifest, null, 2)),
    'color.png': color,
    'outline.png': outline,
    ...Object.fromEntries(
      translations.map(({ file, texts }) => [file, Buffer.from(JSON.stringify(texts, null, 2))]),
    ),
  };
  await writeFile(path, zipOf(Object.entries(files).map(([name, content]) => ({ name, content }))));
  return path;
}

async function readPart(folder: string, name: string): Promise<Buffer> {
  try {
    return await readFile(join(folder, name));
  } catch (cause) {
    throw new ServiceError('PACKAGE_INVALID', `${join(folder, name)} cannot be read.`, { cause });
  }
}

function parseJson(file: Buffer, name: string): unknown {
  try {
    return JSON.parse(file.toString('utf8'));
  } catch (cause) {
    throw new ServiceError('PACKAGE_INVALID', `${name} is not JSON.`, { cause });
  }
}

const LANGUAGES = z.object({
  localizationInfo: z.object({ additionalLanguages: z.array(z.object({ file: z.string() })) }),
});

/** The texts of the manifest in another language, by their place in it. */
interface Translation {
  readonly file: string;
  readonly texts: Readonly<Record<string, unknown>>;
}

/** Source: https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-localization */
async function translationsOf(
  manifest: unknown,
  folder: string,
  values: Values,
): Promise<readonly Translation[]> {
  const files = LANGUAGES.safeParse(manifest).data?.localizationInfo.additionalLanguages ?? [];
  return Promise.all(
    files.map(async ({ file }) => {
      const { manifest: texts } = fill(parseJson(await readPart(folder, file), file), values);
      return { file, texts: z.record(z.string(), z.unknown()).parse(texts) };
    }),
  );
}

/** What Teams takes at most, by the end of the place. */
const LONGEST: Readonly<Record<string, number>> = {
  'name.short': 30,
  'name.full': 100,
  'description.short': 80,
  'description.full': 4_000,
  title: 32,
  description: 128,
};

function translationProblems({ file, texts }: Translation, manifest: unknown): readonly string[] {
  const wanted = Object.keys(LONGEST).flatMap((end) => placesIn(manifest, end));
  const missing = wanted.filter((place) => typeof texts[place] !== 'string');
  const long = wanted.filter((place) => {
    const text = texts[place];
    return typeof text === 'string' && text.length > longestAt(place);
  });
  return [
    ...missing.map((place) => `${file}: ${place} is missing`),
    ...long.map((place) => `${file}: ${place} takes ${longestAt(place)} characters at most`),
  ];
}

const longestAt = (place: string): number => LONGEST[place] ?? LONGEST[place.split('.').at(-1) ?? ''] ?? 0;

/** Places of the manifest that have a text to translate: `name.short`, `bots[0].commandLists[0].commands[0].title`. */
function placesIn(manifest: unknown, end: string): readonly string[] {
  const walk = (node: unknown, place: string): readonly string[] => {
    if (typeof node === 'string')
      return place === end || (place.startsWith('bots') && place.endsWith(`.${end}`)) ? [place] : [];
    if (Array.isArray(node)) return node.flatMap((inner, index) => walk(inner, `${place}[${index}]`));
    if (typeof node !== 'object' || node === null) return [];
    return Object.entries(node).flatMap(([key, inner]) =>
      walk(inner, place === '' ? key : `${place}.${key}`),
    );
  };
  return walk(manifest, '');
}

type Values = ReadonlyMap<string, string | undefined>;

async function valuesFrom(environment: NodeJS.ProcessEnv): Promise<Values> {
  const release = z.object({ version: z.string() });
  const { version } = release.parse(
    parseJson(await readPart(fileURLToPath(ROOT), 'package.json'), 'package.json'),
  );
  const chosen = Object.entries(PLACEHOLDERS).map(
    ([name, variables]) =>
      [
        name,
        variables.map((key) => environment[key]?.trim()).find((value) => value !== undefined && value !== ''),
      ] as const,
  );
  return new Map([...chosen, ['VERSION', version] as const]);
}

/** Replaces placeholders inside parsed strings, so that no value can break out of its place in the JSON. */
function fill(template: unknown, values: Values): { manifest: unknown; problems: readonly string[] } {
  const problems = new Set<string>();
  const replaced = (text: string): string =>
    text.replaceAll(/\{\{(.*?)\}\}/g, (whole, name: string) => {
      const value = values.get(name);
      if (value === undefined) problems.add(missing(name));
      return value ?? whole;
    });
  const walk = (node: unknown): unknown => {
    if (typeof node === 'string') return replaced(node);
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, walk(inner)]));
  };
  return { manifest: walk(template), problems: [...problems] };
}

function missing(name: string): string {
  const variables = PLACEHOLDERS[name];
  return variables === undefined
    ? `manifest.json: {{${name}}} is not a known placeholder`
    : `${variables.join(' or ')}: must be set, for {{${name}}}`;
}

const LINKS = z.object({ developer: z.record(z.string(), z.unknown()) });

const bySchema: ValidateManifest = async (manifest) => {
  // A development dependency: the running service doesn't need it.
  const { AppManifestUtils } = await import('@microsoft/app-manifest');
  return AppManifestUtils.validateAgainstSchema(manifest as never);
};

async function manifestProblems(manifest: unknown, validate: ValidateManifest): Promise<readonly string[]> {
  // The schema lets http pass; Teams does not.
  const links = Object.entries(LINKS.safeParse(manifest).data?.developer ?? {}).filter(
    ([key, value]) => key.endsWith('Url') && URL.parse(String(value))?.protocol !== 'https:',
  );
  return [
    ...(await validate(manifest)).map((problem) => `manifest.json: ${problem}`),
    ...links.map(([key]) => `manifest.json: developer.${key} must be an https address`),
  ];
}

function colorProblems(file: Buffer): readonly string[] {
  return sizeProblems('color.png', readPng(file), 192);
}

function outlineProblems(file: Buffer): readonly string[] {
  const picture = readPng(file);
  const size = sizeProblems('outline.png', picture, 32);
  if (picture === undefined) return size;
  if (picture.rgba === null)
    return [...size, 'outline.png: must be a PNG with 8-bit colours and transparency'];
  const pixels = Array.from({ length: picture.rgba.length / 4 }, (_, index) =>
    picture.rgba?.subarray(index * 4, index * 4 + 4),
  );
  const visible = pixels.filter((pixel) => pixel?.[3] !== 0);
  return [
    ...size,
    ...(visible.length > 0 && visible.length < pixels.length
      ? []
      : ['outline.png: must be a drawing on a transparent ground']),
    ...(visible.every((pixel) => pixel?.subarray(0, 3).every((part) => part === 255))
      ? []
      : ['outline.png: must be white and nothing else']),
  ];
}

function sizeProblems(name: string, picture: ReturnType<typeof readPng>, side: number): readonly string[] {
  if (picture === undefined) return [`${name}: is not a PNG picture`];
  const { width, height } = picture;
  return width === side && height === side
    ? []
    : [`${name}: must be ${side} × ${side}, but is ${width} × ${height}`];
}
