import { z } from 'zod';
import { count, instant, listOf, objectId } from './field-schema.ts';

const people = listOf(objectId);

/** How far the escalation policy has come, as part of a stored request. */
export const escalation = z.strictObject({
  step: z.int().min(-1),
  notified: people,
  skipped: listOf(
    z.strictObject({
      id: z.string(),
      reason: z.enum([
        'not_an_approver',
        'disabled',
        'gone',
        'is_requester',
        'is_subject',
        'has_vouched',
        'unreachable',
      ]),
    }),
  ),
  doubt: z.exactOptional(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('old'), asOf: instant }),
      z.strictObject({ kind: z.literal('unknown') }),
    ]),
  ),
  nextAt: z.exactOptional(instant),
  taken: z.exactOptional(
    listOf(
      z.strictObject({
        step: count,
        at: instant,
        people,
        leftOut: z.exactOptional(z.literal(true)),
        pager: z.exactOptional(z.enum(['answered', 'unanswered'])),
      }),
    ),
  ),
  holds: z.exactOptional(
    listOf(
      z.strictObject({
        by: objectId,
        at: instant,
        until: instant,
        next: count,
        over: z.exactOptional(z.enum(['ran_out', 'decided', 'handed_over', 'barred', 'unreachable'])),
      }),
    ),
  ),
  handOvers: z.exactOptional(
    listOf(z.strictObject({ by: objectId, at: instant, note: z.exactOptional(z.string()) })),
  ),
});
