import type { Words } from '../words.ts';

/** "Amir", "Amir and Dana", "Amir, Dana and 58 others". */
export function joined(words: Words, names: readonly string[], most = 3): string {
  return names.length === 0 ? words.say('common.nobody') : shortened(words, names, most, 'people');
}

/** The same for what isn't a person, which some languages count otherwise. */
export function joinedThings(words: Words, things: readonly string[], most = 3): string {
  return shortened(words, things, most, 'things');
}

/** One after the other, for parts that hold commas or an "and" of their own. */
export function apart(words: Words, parts: readonly string[]): string {
  const [first = '', ...others] = parts;
  return others.reduce((before, next) => words.say('common.apart', { before, next }), first);
}

function shortened(words: Words, parts: readonly string[], most: number, of: 'people' | 'things'): string {
  if (parts.length <= most) return words.list(parts);
  const others = words.say(`common.others.${of}`, { count: parts.length - most + 1 });
  return words.list([...parts.slice(0, most - 1), others]);
}

/** Our own words that may stand where a name does, and so at the start of a sentence. Names stay as they are. */
const OWN_WORDS = ['you', 'a_colleague', 'nobody'] as const;

/** With a capital letter at its start, unless it is a name. */
export function capital(words: Words, text: string): string {
  return OWN_WORDS.some((own) => text.startsWith(words.say(`common.${own}`))) ? sentence(text) : text;
}

/** Our own words as a sentence of their own; nothing that begins with a name. */
export function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
