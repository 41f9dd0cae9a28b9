import type { Instant } from '../../domain/instant.ts';
import type { Words } from '../words.ts';

/** Teams writes moments in the reader's own language and zone, and takes whole seconds only. */
const seconds = (at: Instant): string => at.replace(/\.\d+Z$/, 'Z');

/** The time of day, where the day is plain. */
export function timeOf(at: Instant): string {
  return `{{TIME(${seconds(at)})}}`;
}

/** The day, where the time adds nothing. */
export function dayOf(at: Instant): string {
  return `{{DATE(${seconds(at)},SHORT)}}`;
}

/** Day and time. */
export function momentOf(at: Instant): string {
  return `${dayOf(at)} ${timeOf(at)}`;
}

/** From when to when, in the reader's zone. */
export function spanOf(
  words: Words,
  { from, until }: { readonly from: Instant; readonly until: Instant },
): string {
  return words.say('common.from_to', { from: momentOf(from), until: momentOf(until) });
}
