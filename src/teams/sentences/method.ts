import type { MethodKind, PinnedMethod } from '../../domain/method.ts';
import type { Words } from '../words.ts';

/** A kind of method as people call it. */
export function kindName({ say }: Words, kind: MethodKind): string {
  return say(`method.${kind}`);
}

/** A method as people call it, with its device's name where it has one. Never its number: that is on file elsewhere. */
export function methodName(words: Words, { kind, phoneSlot, device }: PinnedMethod): string {
  const name = phoneSlot === undefined ? kindName(words, kind) : words.say(`method.phone.${phoneSlot}`);
  return device === undefined || device === '' ? name : words.say('method.with_device', { name, device });
}

/** A plan may hold many devices; cards show so many lines and count the rest. */
const MOST = 6;

/** At most so many lines, and how many more there are. */
export function shortened({ say }: Words, lines: readonly string[]): readonly string[] {
  return lines.length <= MOST
    ? lines
    : [...lines.slice(0, MOST), say('common.more', { count: lines.length - MOST })];
}
