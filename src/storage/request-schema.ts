import { z } from 'zod';
import type { Request } from '../domain/request.ts';
import { ending, endStatus, trace, unfinished } from './ending-schema.ts';
import { escalation } from './escalation-schema.ts';
import { count, instant, listOf, objectId } from './field-schema.ts';
import type { InStep } from './in-step.ts';
import { plan, progress } from './reset-schema.ts';
import { verification } from './verification-schema.ts';

const people = listOf(objectId);

const symptom = z.enum([
  'push_never_arrives',
  'app_shows_no_code',
  'new_phone',
  'lost_phone',
  'stolen_phone',
  'text_or_call_never_arrives',
  'app_signed_out_or_reinstalled',
  'where_is_my_qr_code',
  'too_many_attempts',
  'sign_in_goes_round',
  'asked_to_set_up',
  'lost_passkey',
  'passkey_not_on_new_phone',
  'stuck_at_passkey_set_up',
  'wrong_name',
  'forgot_password',
  'shared_phone_qr',
  'admin_locked_out',
  'school_account',
  'personal_account',
  'error_code',
  'something_else',
]);

const reported = z.strictObject({
  errorCode: z.exactOptional(z.string()),
  requestId: z.exactOptional(z.string()),
  correlationId: z.exactOptional(z.string()),
  timestamp: z.exactOptional(instant),
  suspicious: z.exactOptional(z.boolean()),
  because: z.exactOptional(z.string()),
});

const approvals = listOf(
  z.strictObject({
    by: objectId,
    at: instant,
    slot: count,
    contact: z.enum(['callback', 'vouch_only']),
    issue: z.exactOptional(count),
  }),
);

const voucher = { id: objectId, as: z.enum(['manager', 'recovery_contact', 'managers_manager']) };
const vouchAsks = listOf(
  z.strictObject({
    ...voucher,
    at: instant,
    word: z.exactOptional(z.enum(['have_not', 'not_sure', 'unreachable', 'passed_over'])),
  }),
);
const vouches = listOf(
  z.strictObject({
    by: objectId,
    at: instant,
    how: z.enum(['in_person', 'video']),
    identity: z.exactOptional(z.string()),
  }),
);

const opened = {
  number: z.int().positive(),
  requester: objectId,
  openedAt: instant,
  expiresAt: instant,
  revision: count,
  followers: people,
};

const draft = z.strictObject({
  ...opened,
  status: z.literal('draft'),
  reported,
  subject: z.exactOptional(objectId),
  symptom: z.exactOptional(symptom),
  checks: z.enum(['not_asked', 'running', 'failed']),
});

const submitted = {
  ...opened,
  subject: objectId,
  symptom,
  reported,
  submittedAt: instant,
  readyAt: instant,
  verification,
  plan,
  offered: z.exactOptional(plan),
  defaultChanged: z.exactOptional(z.literal(true)),
  code: z.strictObject({ issue: count, issuedAt: instant, shownAt: z.exactOptional(instant) }),
  wrongCodes: count,
  barred: people,
  vouchers: people,
  vouchOrder: listOf(z.strictObject(voucher)),
  vouchAsks,
  vouches,
  contactOnFile: z.strictObject({
    numbers: listOf(z.string()),
    signInName: z.string(),
    manager: z.exactOptional(objectId),
  }),
  identities: z.strictObject({
    requester: z.exactOptional(z.string()),
    subject: z.exactOptional(z.string()),
  }),
  escalation,
  approvals,
  remindedAt: z.exactOptional(instant),
  lastWrongCode: z.exactOptional(z.strictObject({ by: objectId, at: instant, print: z.string() })),
  suspectedLate: z.exactOptional(z.literal(true)),
  lateDenials: z.exactOptional(
    listOf(z.strictObject({ by: objectId, reason: z.enum(['not_asked', 'password_known']) })),
  ),
};

const ended = z.strictObject({
  ...opened,
  status: endStatus,
  ending,
  endedAt: instant,
  subject: z.exactOptional(objectId),
  symptom: z.exactOptional(symptom),
  reported: z.exactOptional(reported),
  plan: z.exactOptional(plan),
  verification: z.exactOptional(verification),
  escalation: z.exactOptional(escalation),
  approvals: z.exactOptional(approvals),
  vouchers: z.exactOptional(people),
  vouchAsks: z.exactOptional(vouchAsks),
  vouches: z.exactOptional(vouches),
  progress: z.exactOptional(progress),
  resetAt: z.exactOptional(instant),
  registeredAfterEnd: z.exactOptional(z.literal(true)),
  changeSeenLate: z.exactOptional(z.literal(true)),
  defaultChanged: z.exactOptional(z.literal(true)),
  objections: z.exactOptional(listOf(z.strictObject({ by: objectId, at: instant }))),
});

const schema = z.discriminatedUnion('status', [
  draft,
  z.strictObject({ ...submitted, status: z.literal('verifying') }),
  z.strictObject({ ...submitted, status: z.literal('awaiting_approval') }),
  z.strictObject({
    ...submitted,
    status: z.literal('approved'),
    approvedAt: instant,
    waitsForGraph: z.boolean(),
    silentCall: z.exactOptional(z.string()),
    rightsUnread: z.exactOptional(z.literal(true)),
    haltedAt: z.exactOptional(instant),
  }),
  z.strictObject({
    ...submitted,
    status: z.literal('resetting'),
    lookedAt: z.exactOptional(instant),
    approvedAt: instant,
    waitsForGraph: z.boolean(),
    silentCall: z.exactOptional(z.string()),
    rightsUnread: z.exactOptional(z.literal(true)),
    haltedAt: z.exactOptional(instant),
    progress,
  }),
  z.strictObject({
    ...submitted,
    status: z.literal('needs_hands'),
    approvedAt: instant,
    progress,
    left: listOf(z.string()),
    why: unfinished,
    ...trace,
  }),
  z.strictObject({
    ...submitted,
    status: z.literal('reset'),
    approvedAt: instant,
    resetAt: instant,
    progress,
    changeSeenLate: z.exactOptional(z.literal(true)),
  }),
  ended,
]);

/** A request as stored. Unknown fields are refused, since saving the request again would lose them. */
export const requestSchema: z.ZodType<Request> = schema;

/** Does not compile when the schema and the domain's union part. */
export const REQUEST_IN_STEP: InStep<z.output<typeof schema>, Request> = true;
