import type { Escalation, SkipReason } from '../../domain/escalation.ts';
import { nameOf } from '../card-data/frame.ts';
import type { People } from '../../workflow/view.ts';
import { capital } from './joined.ts';

/** More would hide what the card is for. */
const MOST = 5;

/** Who should have been asked by now and was not, and why: silence must not be a riddle. */
export function passedOverLines(
  escalation: Escalation | undefined,
  people: People,
  most = MOST,
): readonly string[] {
  if (escalation === undefined) return [];
  const { skipped, notified } = escalation;
  const last = new Map(skipped.map((skip) => [skip.id, skip] as const));
  const lines = [...last.values()]
    .filter(({ id }) => !notified.includes(id))
    .map(({ id, reason }) => `${capital(nameOf(people, id))} ${WHY[reason]}`);
  return [...new Set(lines)].slice(0, most);
}

const WHY: Readonly<Record<SkipReason, string>> = {
  unreachable: 'can’t be reached by the bot.',
  not_an_approver: 'is on call but isn’t an approver.',
  disabled: 'is on call, but the account is disabled.',
  gone: 'is on call, but isn’t in the directory any more.',
  is_requester: 'counts as the one who asks, so somebody else decides.',
  is_subject: 'counts as the one who is locked out, so somebody else decides.',
  has_vouched: 'vouched, so somebody else decides.',
};
