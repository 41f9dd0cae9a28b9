import { z } from 'zod';
import { count, graphRequestId, instant, listOf } from './field-schema.ts';

const pinnedMethod = z.strictObject({
  id: z.string(),
  kind: z.enum([
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
  ]),
  createdAt: z.exactOptional(instant),
  phoneSlot: z.exactOptional(z.enum(['mobile', 'alternateMobile', 'office'])),
  numberHash: z.exactOptional(z.string()),
});

const keptMethod = z.strictObject({
  ...pinnedMethod.shape,
  reason: z.enum(['still_useful', 'never_removed', 'out_of_scope']),
});

/** A reset plan as stored. */
export const plan = z.strictObject({
  remove: listOf(pinnedMethod),
  keep: listOf(keptMethod),
  suspectedDefault: z.exactOptional(z.string()),
});

const removal = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('waiting') }),
  z.strictObject({ state: z.literal('asked'), at: instant }),
  z.strictObject({ state: z.literal('answered'), at: instant, graphRequestId }),
  z.strictObject({
    state: z.literal('deferred'),
    at: instant,
    because: z.enum(['default', 'busy', 'turned_down']),
    graphRequestId,
  }),
  z.strictObject({ state: z.literal('gone'), at: instant, byUs: z.boolean() }),
]);

/** The progress of a run as stored. */
export const progress = z.strictObject({
  removals: listOf(
    z.strictObject({ id: z.string(), tries: count, mayBeGone: z.exactOptional(z.boolean()), removal }),
  ),
});
