import type { Words } from '../words.ts';

/** "Amir", "Amir and Dana", "Amir, Dana and 58 others". */
export function joined(words: Words, names: readonly string[], most = 3): string {
  if (names.length === 0) return words.say('common.nobody');
  if (names.length <= most) return words.list(names);
  const others = words.say('common.others', { count: names.length - most + 1 });
  return words.list([...names.slice(0, most - 1), others]);
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
