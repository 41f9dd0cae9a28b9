import { epochOf, instantOf } from './instant.ts';
import type { Instant } from './instant.ts';

const FIRST_SECONDS = 2;
const LONGEST_SECONDS = 900;

/**
 * When a call that Graph put off is asked for again, a quarter of an hour on at the latest: when Graph said, else after 2, 4, 8, …
 * seconds, each drawn out by up to a half, so that requests which met the same trouble don’t come back together. The draw
 * comes from `seed`: the same question has the same answer, and two requests have different ones.
 */
export function askAgainAt(
  now: Instant,
  {
    retryAfterSeconds,
    tries,
    seed,
  }: { readonly retryAfterSeconds?: number | undefined; readonly tries: number; readonly seed: string },
): Instant {
  if (retryAfterSeconds !== undefined) return after(now, retryAfterSeconds);
  const base = FIRST_SECONDS * 2 ** Math.max(0, tries - 1);
  return after(now, base * (1 + fraction(`${seed}:${tries}`) / 2));
}

function after(now: Instant, seconds: number): Instant {
  return instantOf(epochOf(now) + Math.round(Math.min(seconds, LONGEST_SECONDS) * 1000));
}

/** A number from 0 up to 1 that looks random and depends on the text alone (FNV-1a). */
function fraction(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0) / 2 ** 32;
}
