import { epochOf } from '../../domain/instant.ts';
import type { Instant } from '../../domain/instant.ts';
import { LOCALES } from '../language.ts';
import type { Words } from '../words.ts';

/** Day and time on that zone's clock, where Teams writes no dates itself, such as in a choice: `Fri 4 Dec 18:00`. */
export function writtenMoment({ language }: Words, at: Instant, timeZone: string): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  })
    .format(epochOf(at))
    .replaceAll(',', '');
}
