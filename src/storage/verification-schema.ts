import { z } from 'zod';
import { count, instant, listOf } from './field-schema.ts';

const unreadable = z.strictObject({
  kind: z.literal('unreadable'),
  why: z.enum(['no_licence', 'not_granted', 'no_answer']),
});

const signIns = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('fits'),
    at: instant,
    likely: z.exactOptional(z.enum(['no_answer', 'wrong_code', 'not_reached', 'blocked', 'none_registered'])),
  }),
  z.strictObject({ kind: z.enum(['declined', 'fraud_reported']), at: instant }),
  z.strictObject({ kind: z.enum(['risky', 'signed_in']), at: instant }),
  z.strictObject({ kind: z.literal('other_error'), at: instant, code: z.string() }),
  z.strictObject({ kind: z.literal('nothing') }),
  unreadable,
]);

const contactChanges = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('changed'),
    changes: listOf(
      z.strictObject({ field: z.enum(['phone', 'manager', 'sign_in_name', 'department']), at: instant }),
    ),
  }),
  unreadable,
]);

const finding = z.discriminatedUnion('check', [
  z.strictObject({
    check: z.literal('standing'),
    standing: z.enum(['member_enabled', 'disabled', 'deleted', 'guest', 'resource', 'federated']),
    synced: z.exactOptional(z.boolean()),
  }),
  z.strictObject({
    check: z.literal('privilege'),
    privilege: z.enum(['none', 'privileged', 'deny_listed', 'owns_application', 'unknown']),
  }),
  z.strictObject({
    check: z.literal('relationship'),
    relation: z.enum([
      'is_manager',
      'is_report',
      'same_manager',
      'same_department',
      'none',
      'new',
      'unknown',
    ]),
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
  z.strictObject({ check: z.literal('sign_ins'), found: signIns }),
  z.strictObject({ check: z.literal('recent_changes'), found: contactChanges }),
  z.strictObject({
    check: z.literal('requester_record'),
    requests: count,
    most: count,
    age: z.enum(['new_account', 'old_enough', 'unknown']),
    resetLately: z.boolean(),
    objections: count,
  }),
  z.strictObject({ check: z.literal('helpdesk_load'), resets: count, most: count }),
  z.strictObject({ check: z.literal('turned_down_before'), requests: count }),
]);

/** The checks of a request as stored. */
export const verification = z.strictObject({
  checks: listOf(z.strictObject({ finding, outcome: z.enum(['pass', 'fail', 'unknown']) })),
  tier: z.enum(['standard', 'elevated', 'refused']),
  needs: z.strictObject({ callback: z.boolean(), vouch: z.boolean(), approvals: count }),
});
