import { ENGLISH_NAMING } from './subject-hint/english.ts';
import { FRENCH_NAMING } from './subject-hint/french.ts';
import { GERMAN_NAMING } from './subject-hint/german.ts';
import { JAPANESE_NAMING } from './subject-hint/japanese.ts';
import { SPANISH_NAMING } from './subject-hint/spanish.ts';

/** Whom a text seems to be about, as typed. It fills in a field for people to correct, and decides nothing. */
export interface SubjectHint {
  readonly kind: 'address' | 'name';
  readonly text: string;
}

/**
 * Whom a text (on one line, with straight apostrophes) seems to be about: a work e-mail first, then a name in one of
 * the phrases people use. Conservative, and undefined when in doubt.
 */
export function subjectHintIn(text: string): SubjectHint | undefined {
  return addressIn(text) ?? nameIn(text);
}

function addressIn(text: string): SubjectHint | undefined {
  const address =
    /(?<![\p{L}\p{N}._%+'#*█▓▒░■•\]-])[\p{L}\p{N}][\p{L}\p{N}._%+'#-]{0,63}@(?:[\p{L}\p{N}-]{1,63}\.){1,5}\p{L}{2,24}(?![\p{L}\p{N}*█▓▒░■])/u;
  const [found] = address.exec(text) ?? [];
  return found === undefined ? undefined : { kind: 'address', text: found };
}

const LANGUAGES = [ENGLISH_NAMING, GERMAN_NAMING, FRENCH_NAMING, SPANISH_NAMING, JAPANESE_NAMING] as const;
const PATTERNS = LANGUAGES.flatMap(({ patterns }) =>
  patterns.map((pattern) => new RegExp(pattern, `${pattern.flags}g`)),
);
const NO_NAME = new RegExp(`^(?:${LANGUAGES.flatMap(({ noNames }) => noNames).join('|')})$`, 'iu');

function nameIn(text: string): SubjectHint | undefined {
  for (const pattern of PATTERNS) {
    for (const [, found = ''] of text.matchAll(pattern)) {
      const name = nameOf(found);
      if (name !== undefined) return { kind: 'name', text: name };
    }
  }
  return undefined;
}

/** Within a name they are part of it, whatever they mean elsewhere. */
const SMALL = /^(?:van|von|de|der|den|del|da|di|dos|la|le|bin|al|el|ter|zu)$/u;
/** “L'appli”, and not “O'Brien”. */
const ELIDED = /^\p{Lu}'\p{Ll}/u;

/** Without what stands before it and is no name; undefined where more of it is none. */
function nameOf(found: string): string | undefined {
  const parts = found.split(' ');
  const start = parts.findIndex((part) => !NO_NAME.test(part.replace(/'s$/, '')));
  const named = parts.slice(start);
  const name = named.join(' ').replace(/[.'-]+$/, '');
  // "the lift is stuck": without capitals only what begins with the name is believed.
  const isPlain = /^\p{Ll}/u.test(found) && start > 0;
  const isOther = named.some((part) => !SMALL.test(part) && (NO_NAME.test(part) || ELIDED.test(part)));
  return start < 0 || isPlain || isOther || name.length > 100 ? undefined : name;
}
