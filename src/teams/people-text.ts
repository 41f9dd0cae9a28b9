// The one place where text from people and the directory becomes harmless (I8), before any template sees it.
import { plainText } from '../domain/plain-text.ts';
import type { People } from '../workflow/view.ts';

/** How long a text may be on a card, by the name of its field. */
const LENGTHS: Readonly<Record<string, number>> = {
  name: 42,
  signInName: 56,
  department: 32,
  named: 50,
  number: 32,
  note: 300,
  device: 20,
};
const DEFAULT_LENGTH = 120;

/** Words of our own unions and moments: they hold nothing that could be more than text, and code compares them. */
const OURS = /^(?:[a-z][a-z0-9]*(?:_[a-z0-9]+)*|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z)$/;

/**
 * Words that only a machine wrote and people never read as they are, or copy letter by letter: the ids of methods, which
 * come back as choices and are compared, and the names of permissions. None can hold anything that means something.
 */
const OPAQUE_FIELDS: ReadonlySet<string> = new Set(['id', 'ids', 'left', 'only', 'passkeys', 'permission']);
const OPAQUE = /^[\w+/=.-]{1,256}$/;

/**
 * The value with every text in it made plain, however deep: a new field is neutralised without anybody thinking of
 * it. The value of an input is not rendered but comes back to be searched for, so `prefill` keeps its full stops.
 */
export function onlyPlainText<Value>(value: Value): Value {
  return plain(value, '') as Value;
}

function plain(value: unknown, field: string): unknown {
  if (typeof value === 'string') return field === 'prefill' ? inputText(value) : shown(value, field);
  if (Array.isArray(value)) return value.map((item: unknown) => plain(item, field));
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, plain(item, field)]));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item, key)]));
}

function shown(text: string, field: string): string {
  if (OURS.test(text) && text.length <= DEFAULT_LENGTH) return text;
  if (OPAQUE_FIELDS.has(field) && OPAQUE.test(text)) return text;
  const max = LENGTHS[field] ?? DEFAULT_LENGTH;
  const short = plainText(text, max);
  return weightOf(short) <= max * 1.25 ? short : plainText(text, Math.ceil(max / 6));
}

/** A single character can be many code units (families of emoji) or be escaped, and the size budget counts all that. */
function weightOf(text: string): number {
  return JSON.stringify(text).length - 2;
}

/**
 * People's names once more, for a mail: its reader makes addresses, shares and telephone numbers out of what merely looks
 * like one, and a name that says "call +49 …" would then be a call away.
 */
export function onlyMailText(people: People): People {
  return new Map([...people].map(([id, person]) => [id, { ...person, name: unlinked(person.name) }]));
}

function unlinked(name: string): string {
  return name
    .replaceAll('@', '＠')
    .replaceAll('/', '∕')
    .replace(/\p{Nd}(?:[^\p{L}\p{Nd}]{0,3}\p{Nd}){4,}/gu, '…');
}

/** Letters, digits and what stands in names and addresses; everything else a search has no use for. */
function inputText(text: string): string {
  return text
    .slice(0, 1_000)
    .replace(/[^\p{L}\p{M}\p{N} .'’@_+-]/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
    .slice(0, DEFAULT_LENGTH)
    .toWellFormed();
}

/** The value with words of ours in place of every name that could not be read, however deep. */
export function withNames<Value>(value: Value, unknown: string): Value {
  return named(value, unknown) as Value;
}

function named(value: unknown, unknown: string): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => named(item, unknown));
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, named(item, unknown)]));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([key, item]) => [key, named(item, unknown)] as const);
  return Object.fromEntries(
    fields.map(([key, item]) => [key, key === 'name' && item === '' ? unknown : item]),
  );
}
