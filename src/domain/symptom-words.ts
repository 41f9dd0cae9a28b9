// How people put it in chat, in five languages and mixtures of them. What is found here is shown to people, who correct it; or
// it makes the bot more careful.
import { ENGLISH_ACCOUNTS } from './account-words/english.ts';
import { FRENCH_ACCOUNTS } from './account-words/french.ts';
import { GERMAN_ACCOUNTS } from './account-words/german.ts';
import { JAPANESE_ACCOUNTS } from './account-words/japanese.ts';
import { SPANISH_ACCOUNTS } from './account-words/spanish.ts';
import type { AccountWords } from './account-words/account.ts';
import type { SymptomId } from './symptom.ts';
import { ENGLISH } from './symptom-words/english.ts';
import { FRENCH } from './symptom-words/french.ts';
import { GERMAN } from './symptom-words/german.ts';
import { JAPANESE } from './symptom-words/japanese.ts';
import { tablesFor, type ByLanguage } from './symptom-words/languages.ts';
import { PAGE_WORDS } from './symptom-words/page-words.ts';
import { foundIn, type Phrases } from './symptom-words/phrase.ts';
import { plainWords, type PlainWords } from './symptom-words/plain-words.ts';
import { SPANISH } from './symptom-words/spanish.ts';

const PHRASES: ByLanguage<Phrases> = {
  english: ENGLISH,
  german: GERMAN,
  french: FRENCH,
  spanish: SPANISH,
  japanese: JAPANESE,
};
const ACCOUNTS: ByLanguage<AccountWords> = {
  english: ENGLISH_ACCOUNTS,
  german: GERMAN_ACCOUNTS,
  french: FRENCH_ACCOUNTS,
  spanish: SPANISH_ACCOUNTS,
  japanese: JAPANESE_ACCOUNTS,
};

/** An administrator has another door whatever happened, and so have accounts that aren't the company's. */
const ACCOUNTS_BY_WEIGHT = ['admin_locked_out', 'personal_account', 'school_account'] as const;

/** In order of weight: what became of key or phone before what the app shows, and what is telling before what everybody says. */
const BY_WEIGHT: readonly SymptomId[] = [
  'lost_passkey',
  'stolen_phone',
  'stuck_at_passkey_set_up',
  'passkey_not_on_new_phone',
  'lost_phone',
  'new_phone',
  'shared_phone_qr',
  'where_is_my_qr_code',
  'app_signed_out_or_reinstalled',
  'too_many_attempts',
  'asked_to_set_up',
  'text_or_call_never_arrives',
  'push_never_arrives',
  'forgot_password',
  'wrong_name',
  'sign_in_goes_round',
  'app_shows_no_code',
];

/** What counts wherever it happened: a phone can be lost in the canteen, too. */
const WHATEVER_ELSE: readonly SymptomId[] = ['lost_passkey', 'stolen_phone', 'lost_phone'];

/** What is trouble even where nobody says with what. */
const OF_PHONE_OR_KEY: readonly SymptomId[] = [
  'lost_passkey',
  'stolen_phone',
  'stuck_at_passkey_set_up',
  'passkey_not_on_new_phone',
  'lost_phone',
  'new_phone',
  'app_signed_out_or_reinstalled',
];

/**
 * What was written, ready to be read. `telling`: without what reads like trouble and isn't; each letter is where it was.
 * `isJapanese`: there are Japanese letters in it, beside whatever else.
 */
export interface Words extends PlainWords {
  readonly telling: string;
  readonly isJapanese: boolean;
}

/** Makes a text on one line, with straight apostrophes, ready to be read. */
export function wordsOf(line: string): Words {
  const words = plainWords(line);
  return { ...words, telling: withoutHarmless(words.plain), isJapanese: JAPANESE_LETTERS.test(line) };
}

const JAPANESE_LETTERS = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/** A symptom that was read, and the words that say so, as they were written. */
export interface ReadSymptom {
  readonly symptom: SymptomId;
  readonly words: string;
}

/**
 * The symptom that words speak of; the same text always gives the same one. `error_code` and `something_else`
 * are never read from words.
 */
export function symptomIn(words: Words): ReadSymptom | undefined {
  const { telling } = words;
  for (const account of ACCOUNTS_BY_WEIGHT)
    for (const patterns of tablesFor(words, ACCOUNTS)) {
      const found = foundIn(telling, patterns[account]);
      if (found) return { symptom: account, words: asWritten(words, found) };
    }
  const isOther = isElsewhere(words);
  for (const symptom of isOther ? WHATEVER_ELSE : BY_WEIGHT)
    for (const { symptoms } of tablesFor(words, PHRASES)) {
      const pattern = symptoms[symptom];
      const found = pattern && foundIn(telling, pattern);
      if (found) return { symptom, words: asWritten(words, found) };
    }
  return isOther || telling.length > LONGEST_STORY ? undefined : symptomTogether(words);
}

/** In more letters than a story about one thing, everything stands beside everything. */
export const LONGEST_STORY = 1_000;

function symptomTogether(words: Words): ReadSymptom | undefined {
  for (const symptom of isOnTopic(words) ? BY_WEIGHT : OF_PHONE_OR_KEY)
    for (const { together } of tablesFor(words, PHRASES)) {
      const [about, what] = together[symptom] ?? [];
      const found = about && what && foundIn(words.telling, about) && foundIn(words.telling, what);
      if (found) return { symptom, words: asWritten(words, found) };
    }
  return undefined;
}

const LONGEST_WORDS = 60;

function asWritten({ written, placeOf }: PlainWords, { 0: found, index }: RegExpExecArray): string {
  const start = placeOf(index);
  const end = Math.min(placeOf(index + found.length), start + LONGEST_WORDS);
  return written.slice(start, end).trim().toWellFormed();
}

const HARMLESS = [PAGE_WORDS, ...Object.values(PHRASES).map(({ harmless }) => harmless)].map(
  (words) => new RegExp(words, `${words.flags}g`),
);

/** As long as before, so that places stay the same. */
const BLANK = '\u00A0';

function withoutHarmless(plain: string): string {
  return HARMLESS.reduce((text, words) => text.replace(words, (found) => BLANK.repeat(found.length)), plain);
}

/** Whether the writer seems to speak of their own sign-in, and not to quote somebody. */
export function isAboutWriter(words: Words): boolean {
  return (
    tablesFor(words, PHRASES).some(({ writer }) => foundIn(words.telling, writer) !== undefined) &&
    !QUOTED.test(words.telling)
  );
}

const QUOTED =
  /\b(?:says?|said|told me|writes|wrote|sagt|schreibt|dit|ecrit|dice|escribe)\b[:,]? ?["“”„«']|「/u;

/** Whether a text speaks of signing in at all. */
export function isOnTopic(words: Words): boolean {
  return tablesFor(words, PHRASES).some(({ topic }) => foundIn(words.telling, topic) !== undefined);
}

/** A long story is about more than the things it mentions. */
const LONGEST_ASIDE = 200;

/** A new phone that was ordered, a code for the coffee machine: other things, unless signing in is spoken of. */
function isElsewhere(words: Words): boolean {
  if (words.telling.length > LONGEST_ASIDE) return false;
  return (
    tablesFor(words, PHRASES).some(({ elsewhere }) => foundIn(words.telling, elsewhere) !== undefined) &&
    !isOnTopic(words)
  );
}
