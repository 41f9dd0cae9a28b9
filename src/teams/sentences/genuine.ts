import { formatNumber } from '../../domain/request-number.ts';
import { section } from '../card-data/frame.ts';
import type { Section } from '../card-data/frame.ts';

/** How whoever got a message finds out whether it came from this bot (C17). A forged one would print its own number to call. */
export function genuineLine(number: number, check: string): string {
  return `Call the helpdesk on the number you know, not on one from a message, and read out ${formatNumber(number)} and “${check}”. A genuine message has this check.`;
}

/** The same as a part of a card. */
export function genuineSections(number: number, check: string): readonly Section[] {
  return section('Is this message genuine?', [genuineLine(number, check)]);
}
