import type { BareCommand, CommandWords, NumberedCommand } from './chat-command/command-words.ts';
import { ENGLISH_COMMANDS } from './chat-command/english.ts';
import { FRENCH_COMMANDS } from './chat-command/french.ts';
import { GERMAN_COMMANDS } from './chat-command/german.ts';
import { JAPANESE_COMMANDS } from './chat-command/japanese.ts';
import { SPANISH_COMMANDS } from './chat-command/spanish.ts';
import { withPlainWidth } from './full-width.ts';
import { readMessageCheck } from './message-check.ts';
import { parseNumber } from './request-number.ts';
import { isAboutSignIn, isAboutTrouble, readReport, type Report } from './report.ts';
import { foundIn, germanSpelling } from './symptom-words/phrase.ts';
import { folded, plainLetters } from './symptom-words/plain-words.ts';

/**
 * What somebody typed to the bot. `number` is a request number as in `LK-1042`, missing where none was named;
 * `when`, `rotation`, `text` and `reason` are people's own words.
 */
export type ChatCommand =
  | { readonly kind: BareCommand | 'empty' }
  | { readonly kind: NumberedCommand; readonly number?: number }
  | { readonly kind: 'take_over'; readonly rotation?: string; readonly when: string }
  | { readonly kind: 'swap'; readonly text: string }
  | { readonly kind: 'halt'; readonly reason?: string }
  /** `check`: what somebody read out to the helpdesk, see `message-check.ts`. */
  | { readonly kind: 'check_message'; readonly number?: number; readonly check: string }
  | { readonly kind: 'add_recovery_contact'; readonly who: string }
  | { readonly kind: 'erase'; readonly who: string }
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'unclear'; readonly text: string };

/** Commands are short; whatever is longer is somebody's story, even where it opens like a command. */
const LONGEST_COMMAND = 120;
const LONGEST_QUESTION = 160;

const LANGUAGES = [
  ENGLISH_COMMANDS,
  GERMAN_COMMANDS,
  FRENCH_COMMANDS,
  SPANISH_COMMANDS,
  JAPANESE_COMMANDS,
] as const;

/** Each word once: what can be read in two ways is tried in all their combinations. */
const BEFORE = [...new Set(LANGUAGES.flatMap(({ before }) => before))].join('|');

type Pattern = Exclude<keyof CommandWords, 'before' | 'behind' | 'bare' | 'numbered'>;

/** The patterns of all languages, since people mix them: `hi, Status LK-1042 bitte`. */
const BARE = byKind<BareCommand>(({ bare }) => bare);
const NUMBERED = byKind<NumberedCommand>(({ numbered }) => numbered);
const ADD_CONTACT = allWhole('addRecoveryContact');
const CHECK = allWhole('check');
const ERASE = allWhole('erase');
const TAKE_OVER = allWhole('takeOver');
const SWAP = allWhole('swap');
const HALT = LANGUAGES.map(({ halt: words }) => new RegExp(`^(?:${spelled(words)})$`, 'du'));
const RESUME = LANGUAGES.map((words) => whole(words, words.numbered.resume));
const ASKS_WHO_IS_THERE = LANGUAGES.map(({ asksWhoIsThere }) => new RegExp(spelled(asksWhoIsThere), 'u'));

function byKind<K extends string>(
  patternsOf: (words: CommandWords) => Readonly<Record<K, string>>,
): readonly (readonly [K, RegExp])[] {
  return LANGUAGES.flatMap((words) =>
    Object.entries<string>(patternsOf(words)).map(
      ([kind, pattern]) => [kind as K, whole(words, pattern)] as const,
    ),
  );
}

function allWhole(command: Pattern): readonly RegExp[] {
  return LANGUAGES.map((words) => whole(words, words[command]));
}

function whole({ behind }: CommandWords, pattern: string): RegExp {
  return new RegExp(
    `^(?:${spelled(`(?:${BEFORE})`)}(?:[,:!、。]? |[,、。]))*(?:${spelled(pattern)})(?:${spelled(behind)})?$`,
    'du',
  );
}

/** As messages are compared: without accents, and with the spellings of people who haven't got the keys. */
function spelled(pattern: string): string {
  return folded(germanSpelling(pattern));
}

/** What a command took out of a message, in people's own letters. */
type Found = Readonly<Record<string, string>>;

/** What was said, and the same as patterns see it: each letter is where it was. */
interface Said {
  readonly text: string;
  readonly plain: string;
}

const saidAs = (text: string): Said => ({ text, plain: plainLetters(text) });

/** The words of the first pattern that is the whole message. */
function foundBy(patterns: readonly RegExp[], { text, plain }: Said): Found | undefined {
  for (const pattern of patterns) {
    const places = foundIn(plain, pattern)?.indices;
    if (places === undefined) continue;
    return Object.fromEntries(
      Object.entries<readonly [number, number] | undefined>(places.groups ?? {}).flatMap(([name, place]) =>
        place === undefined ? [] : [[name, text.slice(...place)]],
      ),
    );
  }
  return undefined;
}

/**
 * Reads a chat message, with or without the bot's mention, in any wording close to a command's. A message that is
 * no command is a report when it is about sign-in trouble, and otherwise unclear.
 */
export function readCommand(text: string): ChatCommand {
  const said = spoken(text);
  if (said === '') return text.includes('?') ? { kind: 'help' } : { kind: 'empty' };
  const command = said.length <= LONGEST_COMMAND ? commandIn(said) : undefined;
  if (command !== undefined) return command;
  if (asksWhoIsThere(said)) return { kind: 'who_is_on_call' };
  const own = withoutMentions(text).trim();
  const report = readReport(own);
  return isAboutSignIn(own, report) ? { kind: 'report', report } : { kind: 'unclear', text: own };
}

function commandIn(text: string): ChatCommand | undefined {
  const said = saidAs(withoutEnd(text));
  return (/[?？]$/u.test(text) ? undefined : halt(said)) ?? named(said);
}

function named(said: Said): ChatCommand | undefined {
  const bare = BARE.find(([, pattern]) => foundBy([pattern], said) !== undefined);
  if (bare !== undefined) return { kind: bare[0] };
  return numbered(said) ?? precaution(said) ?? shift(said);
}

/** “It says contact your administrator. Who is that?” Whoever tells trouble beside it is helped with that. */
function asksWhoIsThere(said: string): boolean {
  const plain = plainLetters(said);
  if (plain.length > LONGEST_QUESTION || !ASKS_WHO_IS_THERE.some((pattern) => foundIn(plain, pattern)))
    return false;
  const { errorCode, symptom, suspicious, self } = readReport(said);
  return errorCode === undefined && symptom === undefined && !suspicious && !self;
}

/** What is asked when nobody is locked out: a contact for a bad day, whether a message is genuine, what is kept. */
function precaution(said: Said): ChatCommand | undefined {
  const contact = foundBy(ADD_CONTACT, said);
  if (contact !== undefined) return aboutSomebody('add_recovery_contact', contact['who'] ?? '');
  const checked = foundBy(CHECK, said);
  if (checked !== undefined) {
    const { number: digits, check = '' } = checked;
    // "check password" and "check progress" have eight letters, too: only a request's number or a digit tells.
    const mayBeWord = digits === undefined && check !== '' && !/\d/u.test(check);
    if (mayBeWord || (readMessageCheck(check) === undefined && isAboutTrouble(check))) return undefined;
    const requestNumber = digits === undefined ? undefined : parseNumber(digits);
    return {
      kind: 'check_message',
      check,
      ...(requestNumber === undefined ? {} : { number: requestNumber }),
    };
  }
  const erased = foundBy(ERASE, said)?.['who'];
  return erased === undefined ? undefined : aboutSomebody('erase', erased);
}

/** "erase her authenticator, she lost her phone" names nobody: it is a story. */
function aboutSomebody(kind: 'add_recovery_contact' | 'erase', who: string): ChatCommand | undefined {
  return isAboutTrouble(who) ? undefined : { kind, who };
}

function numbered(said: Said): ChatCommand | undefined {
  for (const [kind, pattern] of NUMBERED) {
    const found = foundBy([pattern], said);
    if (found === undefined) continue;
    const digits = found['number'];
    const requestNumber = digits === undefined ? undefined : parseNumber(digits);
    // "status 0042" names something, only nothing that exists: better asked again than answered for another.
    if (digits !== undefined && requestNumber === undefined) return undefined;
    return requestNumber === undefined ? { kind } : { kind, number: requestNumber };
  }
  return undefined;
}

function shift(said: Said): ChatCommand | undefined {
  const takeOver = foundBy(TAKE_OVER, said);
  if (takeOver !== undefined) {
    const { rotation, when = '' } = takeOver;
    if (rotation !== undefined && isAboutSignIn(said.text)) return undefined;
    return { kind: 'take_over', ...(rotation === undefined ? {} : { rotation }), when };
  }
  const swap = foundBy(SWAP, said);
  // A name or an address alone is no trouble: it is the colleague to swap with.
  if (swap === undefined || isAboutTrouble(said.text)) return undefined;
  return { kind: 'swap', text: swap['text'] ?? '' };
}

function halt(said: Said): ChatCommand | undefined {
  if (foundBy(RESUME, said) !== undefined) return undefined;
  const found = foundBy(HALT, said);
  const { reason } = found ?? {};
  if (found === undefined || (reason !== undefined && isOwnStory(reason))) return undefined;
  return reason === undefined ? { kind: 'halt' } : { kind: 'halt', reason };
}

/** “Halt, mein Handy ist weg”: the word is filler in German, and whoever tells of their own lockout stops nothing. */
function isOwnStory(reason: string): boolean {
  const { self, suspicious } = readReport(reason);
  return self && !suspicious;
}

/** Teams puts the bot's mention into the text as a tag; a mention of a person leaves their name. */
function withoutMentions(text: string): string {
  return text
    .replace(/<at[^>]{0,200}>\s*latchkey\s*<\/at>/gi, ' ')
    .replace(/<\/?[a-z][^>]{0,200}>/gi, ' ')
    .replace(/&nbsp;|\u00A0/g, ' ')
    .replace(/ {2,}/g, ' ');
}

function spoken(text: string): string {
  // Whatever the bot is called in this tenant: a mention before a command is the bot's.
  const own = withoutMentions(
    text.slice(0, 10_000).replace(/^\s*<at[^>]{0,200}>[^<]{0,200}<\/at>(?=(?:\s|&nbsp;)*[^\s&])/i, ' '),
  );
  return withPlainWidth(own)
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[\s\u200B-\u200F\u2060\uFEFF]+/g, ' ')
    .trim()
    .replace(/^[\p{P}\s]+$/u, '')
    .replace(/^[¿¡「『]+/u, '')
    .trim();
}

const withoutEnd = (said: string) => said.replace(/[\s.!?,;:…。、」』]+$/u, '');
