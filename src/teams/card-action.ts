import { z } from 'zod';

const number = z.coerce.number().int().positive().max(1_000_000_000);
const mark = z.string().max(100);
const revision = z.coerce.number().int().nonnegative();
const text = z.string().max(2_000).optional();
const objectId = z.guid();
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
  z.object({ verb: z.literal('find_person'), number, who: text }),
  z.object({ verb: z.literal('pick_person'), number, person: objectId.optional() }),
  z.object({ verb: z.literal('search_again'), number }),
  z.object({ verb: z.literal('pick_symptom'), number, symptom: text, errorCode: text }),
  z.object({ verb: z.literal('other_symptom'), number }),
  z.object({ verb: z.literal('solved'), number }),
  z.object({ verb: z.literal('still_locked_out'), number }),
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
