import type { Duration, Instant } from './instant.ts';
import type { ObjectId } from './person.ts';

/** What makes somebody fit to vouch, in the order in which they are asked. */
export type VoucherKind = 'manager' | 'recovery_contact' | 'managers_manager';

/** Somebody who may vouch. Read from the directory or chosen by the subject long before; never typed in. */
export interface Voucher {
  readonly id: ObjectId;
  readonly as: VoucherKind;
}

/**
 * A voucher who was asked, or whose turn it was and who was `passed_over` unasked. `word` is what came of it so far, short of
 * vouching: all of these leave the request waiting.
 */
export interface VouchAsk extends Voucher {
  readonly at: Instant;
  readonly word?: 'have_not' | 'not_sure' | 'unreachable' | 'passed_over';
}

/** Whether they had the question at all: who was passed over knows of none and answers none. */
export function wasAsked({ word }: VouchAsk): boolean {
  return word !== 'passed_over';
}

/** How a voucher met the subject. A call by voice alone doesn't count: voices are imitated. */
export type VouchedHow = 'in_person' | 'video';

/** One voucher's word that they spoke to the subject. */
export interface Vouch {
  readonly by: ObjectId;
  readonly at: Instant;
  readonly how: VouchedHow;
  /** Keyed hash of their employee id, so that they are known under another account, too (I1). */
  readonly identity?: string;
}

/** For so long a voucher's card counts. */
export const VOUCH_LIFETIME: Duration = 'PT30M';

/** After so much silence the next voucher is asked as well. */
export const NEXT_VOUCHER_AFTER: Duration = 'PT10M';

/** A voucher who has not answered is reminded once. */
export const REMIND_VOUCHER_AFTER: Duration = 'PT15M';
