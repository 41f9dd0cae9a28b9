// What people typed, made ready for patterns; and back to the words as they were written.

/** `plain`, in small letters, is what patterns see, `written` what people typed, and `placeOf` leads from a place in the one to the other. */
export interface PlainWords {
  readonly plain: string;
  readonly written: string;
  readonly placeOf: (place: number) => number;
}

/** Accents gone, as people leave them out; letter by letter, so that places in both texts are the same. */
export function folded(text: string): string {
  return Array.from(text.normalize('NFC'))
    .map((letter) => {
      if (letter === 'ß') return 's';
      const base = letter.normalize('NFD').replace(/[\u0300-\u036F]/gu, '');
      return base.length === letter.length ? base : letter;
    })
    .join('');
}

/** As patterns see it: accents gone and in small letters, each letter where it was. */
export const plainLetters = (text: string): string => folded(text).toLowerCase();

/** Words that tell much and are mistyped often. */
const OFTEN_MISTYPED: readonly string[] = [
  'password authenticator authentication notification account administrator phone mobile approve',
  'approval stolen verification reinstalled reset passkey username security prompt locked received',
  'receive message login lost code email expired request forgot passwort kennwort gestohlen verloren',
  'benachrichtigung vergessen abgelaufen gesperrt telephone notification administrateur application',
  'connexion connecter contrasena telefono notificacion administrador aplicacion codigo celular',
  'autenticador',
].flatMap((line) => line.split(' '));
/** Words one letter from those, which are right as they are. */
const OTHER_WORDS = ['lots', 'reste', 'approuve', 'cellular', 'verificacion'];
const KNOWN: ReadonlySet<string> = new Set([...OFTEN_MISTYPED, ...OTHER_WORDS]);
/** In shorter words one letter makes another word: there only two swapped letters are set right. */
const LONG_WORD = 7;
const SHORTEST = 4;

/** Of Markdown, which people use or paste. */
const MARKS = /^[*~`]/u;

/** People leave out the apostrophe, or put a space for it. */
const APOSTROPHISED = [
  "don't can't won't isn't doesn't didn't wasn't aren't weren't haven't hasn't hadn't couldn't i've that's",
  "there's she's he's j'ai c'est n'ai quelqu'un c'etait n'etait j'etais s'est l'appli j'arrive n'arrive n'apparait",
].flatMap((line) => line.split(' '));
const WITHOUT_APOSTROPHE = new Map(APOSTROPHISED.map((word) => [word.replace("'", ''), word]));
const SPACE_FOR_APOSTROPHE =
  /(?<!')\b(?:[cdjlmnst]|qu|quelqu|lorsqu|puisqu|jusqu|aujourd) (?=[aeiouhy]\p{L})|\b(?:don|can|won|isn|didn|doesn|wasn|couldn|aren|haven|hasn) (?=t\b)/gu;

const withApostrophes = (text: string): string =>
  text.replace(SPACE_FOR_APOSTROPHE, (found) => `${found.slice(0, -1)}'`);

/** Right where they are mistyped by one letter. */
export function plainWords(written: string): PlainWords {
  const text = withApostrophes(plainLetters(written));
  const edits: { readonly end: number; readonly shift: number }[] = [];
  let shift = 0;
  const plain = text.replace(/[a-z]+|[*~`]+/gu, (word, place: number) => {
    const right = MARKS.test(word) ? '' : rightSpelling(word);
    if (right === undefined) return word;
    shift += word.length - right.length;
    if (right.length !== word.length) edits.push({ end: place + word.length, shift });
    return right;
  });
  return { plain, written: written.normalize('NFC'), placeOf: (place) => originOf(place, edits) };
}

/** A place within a word that was set right counts as its end. */
function originOf(place: number, edits: readonly { readonly end: number; readonly shift: number }[]): number {
  const before = edits.filter(({ end, shift }) => place + shift >= end);
  return place + (before.at(-1)?.shift ?? 0);
}

function rightSpelling(word: string): string | undefined {
  const apart = WITHOUT_APOSTROPHE.get(word);
  if (apart !== undefined) return apart;
  if (word.length < SHORTEST || KNOWN.has(word)) return undefined;
  return OFTEN_MISTYPED.find((right) =>
    right.length < LONG_WORD ? isSwapped(word, right) : isSwapped(word, right) || isOneLetterOff(word, right),
  );
}

function isSwapped(word: string, right: string): boolean {
  if (word.length !== right.length) return false;
  const at = firstDifference(word, right);
  return (
    word[at] === right[at + 1] && word[at + 1] === right[at] && word.slice(at + 2) === right.slice(at + 2)
  );
}

/** One letter too many, missing or wrong. Another ending is another word: "accounts", "passwords". */
function isOneLetterOff(word: string, right: string): boolean {
  if (Math.abs(word.length - right.length) > 1) return false;
  const at = firstDifference(word, right);
  if (at === 0 || at >= Math.min(word.length, right.length) - 1) return false;
  const rest = (text: string, skipped: number): string => text.slice(at + skipped);
  if (word.length === right.length) return rest(word, 1) === rest(right, 1);
  return word.length > right.length ? rest(word, 1) === rest(right, 0) : rest(word, 0) === rest(right, 1);
}

function firstDifference(word: string, right: string): number {
  let at = 0;
  while (at < word.length && word[at] === right[at]) at += 1;
  return at;
}
