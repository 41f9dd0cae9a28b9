import { z } from 'zod';
import { count, graphRequestId, instant, listOf } from './field-schema.ts';

const kind = z.enum([
  'phone',
  'microsoftAuthenticator',
  'softwareOath',
  'hardwareOath',
  'fido2',
  'windowsHelloForBusiness',
  'platformCredential',
  'email',
  'external',
  'temporaryAccessPass',
  'qrCodePin',
  'password',
]);

const pinnedMethod = {
  id: z.string(),
  kind,
  createdAt: z.exactOptional(instant),
  phoneSlot: z.exactOptional(z.enum(['mobile', 'alternateMobile', 'office'])),
  numberHash: z.exactOptional(z.string()),
  device: z.exactOptional(z.string()),
};

const plannedRemoval = z.strictObject({ ...pinnedMethod, reason: z.enum(['in_scope', 'chosen']) });

const keptMethod = z.strictObject({
  ...pinnedMethod,
  reason: z.enum([
    'still_useful',
    'on_offer',
    'no_second_step',
    'lapses_by_itself',
    'out_of_scope',
    'not_chosen',
  ]),
});

/** A reset plan as stored. */
export const plan = z.strictObject({
  remove: listOf(plannedRemoval),
  keep: listOf(keptMethod),
  defaults: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('known'), ids: listOf(z.string()) }),
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({ kind: z.literal('unclear') }),
  ]),
  unseen: listOf(kind),
  mayChangeDefault: z.boolean(),
  changeDefaultTo: z.exactOptional(
    z.strictObject({
      preference: z.enum(['push', 'oath', 'sms', 'voiceAlternateMobile', 'voiceOffice']),
      id: z.string(),
    }),
  ),
  sessions: z.enum(['ask', 'revoke', 'leave']),
});

const removal = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('waiting') }),
  z.strictObject({ state: z.enum(['asked', 'answered']), at: instant }),
  z.strictObject({ state: z.literal('unanswered'), at: instant, until: z.exactOptional(instant) }),
  z.strictObject({
    state: z.literal('deferred'),
    at: instant,
    because: z.enum(['default', 'busy', 'turned_down', 'not_found']),
    until: z.exactOptional(instant),
  }),
  z.strictObject({ state: z.literal('gone'), at: instant, byUs: z.boolean() }),
]);

const step = z.strictObject({
  tries: count,
  graphRequestId,
  step: z.discriminatedUnion('state', [
    z.strictObject({ state: z.literal('waiting') }),
    z.strictObject({ state: z.enum(['asked', 'done', 'turned_down']), at: instant }),
    z.strictObject({ state: z.literal('deferred'), at: instant, until: instant }),
  ]),
});

/** The progress of a run as stored. */
export const progress = z.strictObject({
  removals: listOf(
    z.strictObject({
      id: z.string(),
      tries: count,
      mayBeGone: z.exactOptional(z.boolean()),
      graphRequestId,
      removal,
    }),
  ),
  defaultChange: z.exactOptional(step),
  revocation: z.exactOptional(step),
});
