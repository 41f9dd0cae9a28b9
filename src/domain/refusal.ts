import type { Instant } from './instant.ts';
import type { ObjectId } from './person.ts';
import type { EndStatus, RequestStatus } from './request.ts';

/** Why a command was turned down. Closed: the sentence for each stands in one place, the cards' texts. */
export type Refusal =
  | { readonly reason: 'not_requester' }
  | { readonly reason: 'not_an_approver' }
  | { readonly reason: 'not_notified' }
  | { readonly reason: 'counts_as'; readonly whom: 'requester' | 'subject' | 'voucher' | 'previous_approver' }
  | { readonly reason: 'roster_too_old' }
  | { readonly reason: 'barred_after_wrong_codes' }
  | { readonly reason: 'not_voucher' }
  /** Their card ran out, and the request may still be waiting for somebody else's word. */
  | { readonly reason: 'vouch_late' }
  | { readonly reason: 'how_missing' }
  | { readonly reason: 'approver_limit'; readonly most: number }
  | { readonly reason: 'not_concerned' }
  | { readonly reason: 'decided'; readonly by: ObjectId; readonly at: Instant }
  | { readonly reason: 'ended'; readonly status: EndStatus; readonly by?: ObjectId; readonly at: Instant }
  /** The card's choice is not what the plan leaves to the approver. */
  | { readonly reason: 'choice_not_offered' }
  | { readonly reason: 'code_missing' }
  | { readonly reason: 'code_malformed' }
  | { readonly reason: 'code_wrong'; readonly triesLeft: number }
  | { readonly reason: 'code_late' }
  | { readonly reason: 'code_replaced' }
  /** The code that an earlier approver was told. */
  | { readonly reason: 'code_used' }
  | { readonly reason: 'code_not_needed' }
  | { readonly reason: 'last_step' }
  /** "I have it" by somebody who passed it on before. */
  | { readonly reason: 'handed_over' }
  /** "Done by hand", but a fresh list still shows methods of the plan. */
  | { readonly reason: 'still_listed' }
  | { readonly reason: 'too_late'; readonly status: RequestStatus }
  | { readonly reason: 'not_now'; readonly status: RequestStatus }
  | { readonly reason: 'incomplete'; readonly missing: 'subject' | 'symptom' }
  | { readonly reason: 'subject_is_requester' }
  | { readonly reason: 'not_due' };

export type RefusalReason = Refusal['reason'];
