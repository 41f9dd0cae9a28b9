import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { ServiceError } from '../errors.ts';

interface Template {
  expand(context: { readonly $root: TemplateData }): unknown;
}

// The package's own types pull TypeScript sources of another package into the compilation, which don't compile here.
const { Template } = createRequire(import.meta.url)('adaptivecards-templating') as {
  readonly Template: new (payload: Json) => Template;
};

/** Data for a template: already plain text, since templating puts values in as they are and never evaluates them. */
export type TemplateData = Readonly<Record<string, unknown>>;

/** An expanded card, ready to be an attachment's content. */
export type CardContent = Record<string, unknown>;

/** Every template under `Name`, each turning data into a card. */
export type TemplateSet<Name extends string> = Readonly<Record<Name, (data: TemplateData) => CardContent>>;

/** Teams has been reported to drop cards over 28 KB, counted as UTF-16. */
const CEILING = 28 * 1024;

const json = z.json();
type Json = z.infer<typeof json>;
const content = z.record(z.string(), z.unknown());

/**
 * Reads the named templates of a folder once, and parses each when it is first expanded, which takes milliseconds.
 * `{"$part": "x"}` stands for `parts/x.json`; properties beside it replace the part's own. Expanding throws
 * CARD_TOO_LARGE rather than let Teams drop a card in silence.
 */
export function loadTemplates<Name extends string>(folder: URL, names: readonly Name[]): TemplateSet<Name> {
  const parts = readParts(new URL('parts/', folder));
  const loaded = names.map((name) => {
    const source = withParts(readJson(new URL(`${name}.json`, folder)), parts);
    let template: Template | undefined;
    return [name, (data: TemplateData) => expanded(name, (template ??= new Template(source)), data)] as const;
  });
  return Object.fromEntries(loaded) as unknown as TemplateSet<Name>;
}

function expanded(name: string, template: Template, data: TemplateData): CardContent {
  const card = content.parse(withoutDefaults(template.expand({ $root: data })));
  if (sizeOf(card) > CEILING) throw new ServiceError('CARD_TOO_LARGE', `Card ${name}.`);
  return card;
}

/** What every client assumes of itself; on a card with many buttons it is a kilobyte. */
const ASSUMED: Readonly<Record<string, string>> = { style: 'default', associatedInputs: 'auto' };

function withoutDefaults(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutDefaults);
  if (typeof node !== 'object' || node === null) return node;
  const isAction = 'type' in node && typeof node.type === 'string' && node.type.startsWith('Action.');
  const kept = Object.entries(node).filter(([key, value]) => !isAction || ASSUMED[key] !== value);
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutDefaults(value)]));
}

/** Size of a card in bytes as Teams counts: UTF-16. */
export function sizeOf(card: CardContent): number {
  return JSON.stringify(card).length * 2;
}

function readParts(folder: URL): ReadonlyMap<string, Json> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return new Map(files.map((file) => [file.replace(/\.json$/, ''), readJson(new URL(file, folder))]));
}

function readJson(file: URL): Json {
  return json.parse(JSON.parse(readFileSync(file, 'utf8')));
}

function withParts(node: Json, parts: ReadonlyMap<string, Json>): Json {
  if (Array.isArray(node)) return node.map((item) => withParts(item, parts));
  if (typeof node !== 'object' || node === null) return node;
  const { $part: part, ...own } = node;
  const base = typeof part === 'string' ? parts.get(part) : undefined;
  const whole = typeof base === 'object' && base !== null && !Array.isArray(base) ? { ...base, ...own } : own;
  return Object.fromEntries(Object.entries(whole).map(([key, value]) => [key, withParts(value, parts)]));
}
