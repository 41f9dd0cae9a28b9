import type { KeyedHash } from './call-back-code.ts';
import type { ObjectId } from './person.ts';

/** Letters and digits that nobody mistakes when they are read out over the phone. */
const LEGIBLE = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const LENGTH = 8;
const CHECK = new RegExp(`^[${LEGIBLE}]{${LENGTH}}$`);

/**
 * What lets whoever got a message about a request ask the helpdesk whether it came from this bot: eight letters and digits
 * that belong to this request and this person. It opens nothing, and one person's says nothing about another's, so a
 * copied message is found out: the helpdesk is told whose it was.
 */
export function messageCheck(hash: KeyedHash, number: number, to: ObjectId): string {
  const letters: string[] = [];
  for (let round = 0; letters.length < LENGTH; round += 1) {
    for (const byte of hash(`message check/${number}/${to}/${round}`)) {
      // Above the largest multiple of the alphabet's length some letters would be likelier than others.
      if (byte >= 256 - (256 % LEGIBLE.length) || letters.length >= LENGTH) continue;
      letters.push(LEGIBLE.charAt(byte % LEGIBLE.length));
    }
  }
  return `${letters.slice(0, 4).join('')} ${letters.slice(4).join('')}`;
}

/** The letters and digits that somebody typed, as they are compared; undefined when it can't be a check. */
export function readMessageCheck(text: string): string | undefined {
  const letters = text.toUpperCase().replace(/[\s-]/gu, '');
  if (!CHECK.test(letters)) return undefined;
  return `${letters.slice(0, 4)} ${letters.slice(4)}`;
}
