import { z } from 'zod';
import type { Contact, FloorProblem, TierPolicy } from '../domain/policy.ts';

const FLOOR = 'no tier goes under call-back and one approval, or a vouch and two approvals';

/** Where and in which words a tier under the floor is refused. */
export const FLOOR_PROBLEMS: Readonly<
  Record<FloorProblem, { readonly key: keyof TierPolicy; readonly message: string }>
> = {
  no_contact: { key: 'require', message: `must name callback, vouch or both: ${FLOOR}` },
  vouch_needs_two_approvals: {
    key: 'approvals',
    message: `must be at least 2, since a vouch can do without the call-back: ${FLOOR}`,
  },
  no_approval: { key: 'approvals', message: `must be at least 1: ${FLOOR}` },
};

const CONTACTS: readonly Contact[] = ['callback', 'vouch'];
const ENTRY = 'must be callback, vouch or callback|vouch';
const entry = z
  .string(ENTRY)
  .trim()
  .regex(/^(?:callback|vouch|callback\s*\|\s*vouch|vouch\s*\|\s*callback)$/, {
    message: ENTRY,
    // An entry that isn't one is still text, so it can't be compared with the others.
    abort: true,
  })
  .transform((text) => CONTACTS.filter((contact) => text.includes(contact)));

const isNamedOnce = (entries: readonly (readonly Contact[])[]): boolean =>
  new Set(entries.map((either) => either.join('|'))).size === entries.length;

const APPROVALS = 'must be a whole number from 1 to 5';

/** The keys of one tier; what its file leaves out is as in `defaults`. */
export const tierShape = (defaults: { readonly require: readonly string[]; readonly approvals: number }) => ({
  require: z
    .array(entry)
    .min(1, FLOOR_PROBLEMS.no_contact.message)
    .refine(isNamedOnce, 'must name each entry once')
    .prefault([...defaults.require]),
  approvals: z
    .number(APPROVALS)
    .refine((count) => count >= 1, { message: FLOOR_PROBLEMS.no_approval.message, abort: true })
    .refine((count) => Number.isInteger(count) && count <= 5, APPROVALS)
    .default(defaults.approvals),
});
