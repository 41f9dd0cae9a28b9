// Every reason for which a click or command does nothing.
import type { Refusal } from '../domain/refusal.ts';
import { CAST, CAST_PEOPLE } from './card-cast.ts';
import { NOW } from './card-plans.ts';
import { scene } from './card-scene.ts';
import type { Scene } from './card-scene.ts';

const { amir, dana } = CAST;

const REFUSALS: readonly Refusal[] = [
  { reason: 'not_requester' },
  { reason: 'not_an_approver' },
  { reason: 'not_notified' },
  ...(['requester', 'subject', 'voucher', 'previous_approver'] as const).map((whom): Refusal => ({
    reason: 'counts_as',
    whom,
  })),
  { reason: 'roster_too_old' },
  { reason: 'barred_after_wrong_codes' },
  { reason: 'not_voucher' },
  { reason: 'vouch_late' },
  { reason: 'how_missing' },
  { reason: 'approver_limit', most: 6 },
  { reason: 'not_concerned' },
  { reason: 'decided', by: dana.id, at: NOW },
  { reason: 'ended', status: 'expired', at: NOW },
  { reason: 'ended', status: 'denied', by: amir.id, at: NOW },
  { reason: 'choice_not_offered' },
  { reason: 'code_missing' },
  { reason: 'code_malformed' },
  { reason: 'code_wrong', triesLeft: 2 },
  { reason: 'code_wrong', triesLeft: 0 },
  { reason: 'code_late' },
  { reason: 'code_replaced' },
  { reason: 'code_used' },
  { reason: 'code_not_needed' },
  { reason: 'last_step' },
  { reason: 'still_listed' },
  { reason: 'too_late', status: 'resetting' },
  { reason: 'not_now', status: 'reset' },
  { reason: 'incomplete', missing: 'subject' },
  { reason: 'incomplete', missing: 'symptom' },
  { reason: 'subject_is_requester' },
  { reason: 'not_due' },
];

/** One scene for each. */
export function refusals(): readonly Scene[] {
  return REFUSALS.map((refusal, index) =>
    scene(`refused-${refusal.reason}-${index}`, {
      card: 'refused',
      refusal,
      number: 1042,
      people: CAST_PEOPLE,
    }),
  );
}
