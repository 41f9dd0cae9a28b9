import { z } from 'zod';
import { instantOf } from '../domain/instant.ts';

const number = z.coerce.number().int().positive().max(1_000_000_000);
const mark = z.string().max(100);
const revision = z.coerce.number().int().nonnegative();
const text = z.string().max(2_000).optional();
const objectId = z.guid();
const proposal = z.string().regex(/^[0-9a-f]{32}$/);
/** A moment as cards of ours carry it: in milliseconds, since only a reader's own time may be on a card. */
const moment = z.coerce
  .number()
  .int()
  .nonnegative()
  .max(253_402_300_799_999)
  .transform((milliseconds) => instantOf(milliseconds));
const place = z.coerce.number().int().nonnegative().max(1_000);
/** What the pickers of a span send; clients leave out what wasn't picked. */
const picked = { fromDate: text, fromTime: text, untilDate: text, untilTime: text };
/** Ids joined by commas, as Teams sends a choice of several. */
const idList = z.string().max(6_000).optional();

/**
 * Everything a button can send, by verb. Cards hold only verb, request number and revision; the rest comes from the
 * card's inputs. Nothing here says who clicks: that is the activity's to say (I2).
 */
export const cardAction = z.discriminatedUnion('verb', [
  z.object({ verb: z.literal('start') }),
  z.object({ verb: z.literal('locked_out_self') }),
  z.object({ verb: z.literal('my_requests') }),
  z.object({ verb: z.literal('who_is_on_call') }),
  z.object({ verb: z.literal('take_over') }),
  z.object({ verb: z.literal('take_over_picked'), place: place.optional(), ...picked }),
  z.object({ verb: z.literal('give_back') }),
  z.object({ verb: z.literal('give_back_one'), place, from: moment, until: moment }),
  z.object({ verb: z.literal('proposal_agree'), proposal }),
  z.object({ verb: z.literal('proposal_decline'), proposal }),
  z.object({ verb: z.literal('proposal_withdraw'), proposal }),
  z.object({ verb: z.literal('proposal_take_back'), proposal }),
  z.object({ verb: z.literal('swap_undo'), proposal }),
  z.object({ verb: z.literal('swap') }),
  z.object({ verb: z.literal('swap_picked'), colleague: objectId.optional(), ...picked }),
  z.object({ verb: z.literal('swap_with'), colleague: objectId, from: moment, until: moment }),
  z.object({ verb: z.literal('swap_ask'), colleague: objectId, from: moment, until: moment, inReturn: text }),
  z.object({ verb: z.literal('my_shifts') }),
  z.object({ verb: z.literal('find_person'), number, who: text, picked: text }),
  z.object({ verb: z.literal('pick_person'), number, person: objectId.optional() }),
  z.object({ verb: z.literal('search_again'), number }),
  z.object({ verb: z.literal('pick_symptom'), number, symptom: text, other: text, errorCode: text }),
  z.object({ verb: z.literal('other_symptom'), number }),
  z.object({ verb: z.literal('solved'), number }),
  z.object({ verb: z.literal('still_locked_out'), number }),
  z.object({ verb: z.literal('something_odd'), number }),
  z.object({ verb: z.literal('status'), number }),
  z.object({ verb: z.literal('show_code'), number, revision }),
  z.object({ verb: z.literal('new_code'), number, revision }),
  z.object({ verb: z.literal('cancel'), number }),
  z.object({ verb: z.literal('ask_again'), number }),
  z.object({ verb: z.literal('follow'), number }),
  z.object({ verb: z.literal('not_me'), number }),
  z.object({ verb: z.literal('vouch_spoke'), number, revision, how: text }),
  z.object({ verb: z.literal('vouch_have_not'), number, revision }),
  z.object({ verb: z.literal('vouch_not_sure'), number, revision }),
  z.object({ verb: z.literal('vouch_not_asked'), number, revision }),
  z.object({ verb: z.literal('recovery_contacts') }),
  z.object({ verb: z.literal('recovery_contact_add'), who: text }),
  z.object({ verb: z.literal('recovery_contact_remove'), contact: objectId }),
  z.object({ verb: z.literal('recovery_contact_not_me'), subject: objectId, contact: objectId }),
  z.object({ verb: z.literal('erase'), person: objectId }),
  z.object({
    verb: z.literal('approve'),
    number,
    revision,
    code: text,
    only: text,
    passkeys: idList,
    revoke: text,
  }),
  z.object({ verb: z.literal('deny'), number, revision, reason: text, note: text }),
  z.object({ verb: z.literal('hold'), number, revision }),
  z.object({ verb: z.literal('hand_over'), number, revision, handOverNote: text }),
  z.object({ verb: z.literal('done_by_hand'), number, revision }),
]);

/** What a card asks by itself when somebody looks at it. Not among the clicks: it changes nothing. */
export const cardRefresh = z.object({ verb: z.literal('refresh'), number, seen: mark, shows: mark });

export type CardRefresh = z.infer<typeof cardRefresh>;

/** A parsed click. */
export type CardAction = z.infer<typeof cardAction>;

export type Verb = CardAction['verb'];
