import { z } from 'zod';
import { graphRequestId, listOf, objectId } from './field-schema.ts';

/** The status of a request that is over. */
export const endStatus = z.enum([
  'solved',
  'refused',
  'denied',
  'cancelled',
  'expired',
  'failed',
  'frozen',
  'reenrolled',
  'not_reenrolled',
]);

/** Fields of an ending that tell what Microsoft is asked by. */
export const trace = { graphRequestId, permission: z.exactOptional(z.string()) };

/** Why a run could not be finished, as stored. */
export const unfinished = z.enum([
  'still_listed',
  'default_refused',
  'forbidden',
  'changed_meanwhile',
  'graph_unavailable',
  'refused_by_graph',
  'sessions_not_revoked',
  'account_gone',
  'standing_changed',
  'default_not_changed',
  'rights_unreadable',
  'approval_stale',
]);

const ruledOut = z.enum([
  'privileged',
  'disabled',
  'deleted',
  'guest',
  'resource',
  'federated',
  'no_number',
  'nobody_to_vouch',
  'too_many_requests',
  'too_few_approvers',
  'requester_inactive',
  'unknown_method',
  'nothing_to_remove',
  'default_cannot_go',
  'wrong_codes',
  'not_asked',
  'own_account',
  'already_open',
  'subject_frozen',
  'password_first',
  'sign_in_declined',
  'fraud_reported',
]);

/** How a request ended, as stored. */
export const ending = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('solved'), by: objectId }),
  z.strictObject({ status: z.literal('refused'), reason: ruledOut, by: z.exactOptional(objectId) }),
  z.strictObject({
    status: z.literal('denied'),
    by: objectId,
    reason: z.enum(['not_asked', 'password_known', 'another_way', 'not_convinced', 'other', 'wrong_codes']),
    note: z.exactOptional(z.string()),
  }),
  z.strictObject({ status: z.literal('cancelled'), by: objectId }),
  z.strictObject({
    status: z.literal('expired'),
    ...trace,
    reason: z.enum([
      'silence',
      'time_up',
      'no_word',
      'nobody_to_vouch',
      'nobody_on_call',
      'approval_stale',
      'graph_unavailable',
      'rights_unreadable',
      'draft',
    ]),
  }),
  z.strictObject({ status: z.literal('failed'), why: unfinished, ...trace }),
  z.strictObject({ status: z.literal('frozen'), by: objectId, removed: z.boolean() }),
  z.strictObject({
    status: z.literal('reenrolled'),
    odd: z.exactOptional(listOf(z.enum(['too_soon', 'unusual_place', 'several_at_once']))),
  }),
  z.strictObject({ status: z.literal('not_reenrolled') }),
]);
