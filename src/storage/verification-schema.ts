import { z } from 'zod';
import { instant, listOf } from './field-schema.ts';

const finding = z.discriminatedUnion('check', [
  z.strictObject({
    check: z.literal('standing'),
    standing: z.enum(['member_enabled', 'disabled', 'deleted', 'guest', 'resource', 'federated']),
  }),
  z.strictObject({
    check: z.literal('privilege'),
    privilege: z.enum(['none', 'privileged', 'deny_listed', 'owns_application', 'unknown']),
  }),
  z.strictObject({
    check: z.literal('relationship'),
    relation: z.enum(['is_manager', 'is_report', 'same_manager', 'same_department', 'none', 'unknown']),
  }),
  z
    .strictObject({ check: z.literal('cool_down'), lastReset: instant.optional(), within: z.boolean() })
    // JSON leaves out what is undefined; the domain wants the field there.
    .transform((found) => ({ ...found, lastReset: found.lastReset })),
  z.strictObject({ check: z.literal('sensitive_list'), listed: z.boolean() }),
  z.strictObject({
    check: z.literal('numbers_on_file'),
    usable: listOf(z.enum(['business', 'mobile'])),
    phoneGone: z.boolean(),
  }),
  z.strictObject({ check: z.literal('phone_stolen'), stolen: z.boolean() }),
  z.strictObject({ check: z.literal('one_person'), known: z.boolean() }),
]);

/** The checks of a request as stored. */
export const verification = z.strictObject({
  checks: listOf(z.strictObject({ finding, outcome: z.enum(['pass', 'fail', 'unknown']) })),
  tier: z.enum(['standard', 'elevated', 'refused']),
});
