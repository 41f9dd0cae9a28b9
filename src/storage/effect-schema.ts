import { z } from 'zod';
import type { Effect } from '../domain/effect.ts';
import type { InStep } from './in-step.ts';
import { checkpoint, count, instant, objectId } from './field-schema.ts';

const number = z.int().positive();
const because = z.enum([
  'not_asked',
  'not_me',
  'wrong_codes',
  'password_known',
  'not_asked_late',
  'password_known_late',
  'suspicion_late',
  'many_requests',
  'many_approvals',
  'many_resets',
  'asked_again',
  'not_reenrolled',
  'registration_odd',
  'registered_after_freeze',
  'changed_before',
  'recovery_contact',
  'record_broken',
  'removal_unrecorded',
  'removal_unlogged',
  'sign_in_declined',
  'fraud_reported',
]);

const alarm = {
  number: z.exactOptional(number),
  because,
  by: z.exactOptional(objectId),
  subject: z.exactOptional(objectId),
};

const recoveryContact = {
  to: objectId,
  change: z.enum(['set', 'removed']),
  subject: objectId,
  contact: objectId,
};

const wholeGap = { from: instant, until: z.exactOptional(instant) };
const handOff = { rotation: z.string().min(1), who: objectId, from: instant };

const handOffNews = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('unreachable'),
    because: z.enum(['unreachable', 'unanswered', 'not_an_approver', 'disabled', 'gone']),
    ...handOff,
  }),
  z.strictObject({ kind: z.literal('reachable'), ...handOff }),
  z.strictObject({ kind: z.literal('nobody'), ...wholeGap }),
]);

const schema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('check'), number }),
  z.strictObject({ kind: z.literal('escalate'), number, step: count }),
  z.strictObject({ kind: z.literal('hold_over'), number }),
  z.strictObject({ kind: z.literal('page'), number, step: count }),
  z.strictObject({ kind: z.literal('ask_voucher'), number, step: count }),
  z.strictObject({ kind: z.literal('expire'), number }),
  z.strictObject({
    kind: z.literal('remind'),
    number,
    of: z.enum(['vouch', 'hands', 'registration']),
  }),
  z.strictObject({ kind: z.literal('reset'), number }),
  z.strictObject({ kind: z.literal('repaint'), number }),
  z.strictObject({ kind: z.literal('repaint_late'), number }),
  z.strictObject({ kind: z.literal('desk'), number }),
  z.strictObject({
    kind: z.literal('tell'),
    number,
    to: objectId,
    notice: z.enum(['approval', 'vouch', 'progress', 'outcome', 'informed']),
  }),
  z.strictObject({ kind: z.literal('mail'), number, to: objectId }),
  z.strictObject({ kind: z.literal('watch'), number }),
  z.strictObject({ kind: z.literal('look_back'), number }),
  z.strictObject({ kind: z.literal('alarm'), ...alarm }),
  z.strictObject({ kind: z.literal('tell_alarm'), to: objectId, ...alarm }),
  z.strictObject({
    kind: z.literal('tell_shift'),
    to: objectId,
    change: z.enum(['taken_over', 'given_back']),
    by: objectId,
    rotation: z.string().min(1),
    from: instant,
    until: instant,
  }),
  z.strictObject({
    kind: z.literal('tell_proposal'),
    to: objectId,
    proposal: z.string().min(1),
    about: z.enum(['news', 'unreachable']),
  }),
  z.strictObject({ kind: z.literal('expire_proposal'), proposal: z.string().min(1) }),
  z.strictObject({ kind: z.literal('tell_recovery_contact'), by: objectId, ...recoveryContact }),
  z.strictObject({ kind: z.literal('mail_recovery_contact'), by: objectId, ...recoveryContact }),
  z.strictObject({ kind: z.literal('watch_hand_offs'), since: instant }),
  z.strictObject({
    kind: z.literal('reach'),
    told: z.exactOptional(z.array(objectId).readonly()),
    ...handOff,
  }),
  z.strictObject({ kind: z.literal('go_on_call'), shortNotice: z.boolean(), ...handOff }),
  z.strictObject({ kind: z.literal('warn_nobody'), ...wholeGap }),
  z.strictObject({ kind: z.literal('tell_hand_off'), to: objectId, news: handOffNews }),
  z.strictObject({ kind: z.literal('purge') }),
  z.strictObject({ kind: z.literal('checkpoint') }),
  z.strictObject({ kind: z.literal('walk_record') }),
  z.strictObject({ kind: z.literal('reconcile') }),
  z.strictObject({ kind: z.literal('send_checkpoint'), checkpoint }),
]);

/** An effect as a job holds it. */
export const effectSchema: z.ZodType<Effect> = schema;

const KINDS: ReadonlySet<string> = new Set(schema.options.map(({ shape }) => shape.kind.value));

/** Whether this release has such effects; a newer one that was rolled back may have left others behind. */
export const isKnownKind = (kind: string): boolean => KINDS.has(kind);

/** Does not compile when the schema and the domain's union part. */
export const EFFECT_IN_STEP: InStep<z.output<typeof schema>, Effect> = true;
