/** "Amir", "Amir and Dana", "Amir, Dana and 58 others". */
export function joined(names: readonly string[], most = 3): string {
  const shown =
    names.length > most ? [...names.slice(0, most - 1), `${names.length - most + 1} others`] : names;
  const last = shown.at(-1) ?? 'nobody';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}

/** Our own words that may stand where a name does, and so at the start of a sentence. Names stay as they are. */
const OWN_WORDS = /^(?:you|a colleague|nobody|your sign-in|the sign-in)\b/;

/** With a capital letter at its start, unless it is a name. */
export function capital(text: string): string {
  return OWN_WORDS.test(text) ? sentence(text) : text;
}

/** "1 of 3 sign-in methods". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Our own words as a sentence of their own; nothing that begins with a name. */
export function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
