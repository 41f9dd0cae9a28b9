import type { Escalation } from '../../domain/escalation.ts';
import { nameOf } from '../card-data/frame.ts';
import type { People } from '../../workflow/view.ts';
import type { Words } from '../words.ts';
import { capital } from './joined.ts';

/** More would hide what the card is for. */
const MOST = 5;

/** Who should have been asked by now and was not, and why: silence must not be a riddle. */
export function passedOverLines(
  words: Words,
  escalation: Escalation | undefined,
  people: People,
  most = MOST,
): readonly string[] {
  if (escalation === undefined) return [];
  const { skipped, notified } = escalation;
  const last = new Map(skipped.map((skip) => [skip.id, skip] as const));
  const lines = [...last.values()]
    .filter(({ id }) => !notified.includes(id))
    .map(({ id, reason }) =>
      words.say(`notice.passed_over.${reason}`, { name: capital(words, nameOf(words, people, id)) }),
    );
  return [...new Set(lines)].slice(0, most);
}
