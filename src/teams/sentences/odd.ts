import type { Oddity } from '../../domain/after-care.ts';
import type { Words } from '../words.ts';

/** What looks wrong about a new registration, for approvers and security only. */
export function oddLines({ say }: Words, odd: readonly Oddity[]): readonly string[] {
  return odd.map((one) => say(`outcome.odd.${one}`));
}
