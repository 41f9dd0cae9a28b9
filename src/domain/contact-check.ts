import type { CheckOutcome } from './finding.ts';
import type { Instant } from './instant.ts';
import type { ObjectId } from './person.ts';
import type { Approval } from './request.ts';
import type { VouchedHow, Vouch } from './voucher.ts';
import type { Verification } from './verification.ts';

/** The checks that people carry out: contact with the subject, independent of whoever asked. */
export type ContactCheck =
  | {
      readonly check: 'callback';
      readonly outcome: CheckOutcome;
      readonly given: readonly { readonly by: ObjectId; readonly at: Instant }[];
      readonly needed: number;
    }
  | {
      readonly check: 'vouch';
      readonly outcome: CheckOutcome;
      readonly given: readonly { readonly by: ObjectId; readonly at: Instant; readonly how: VouchedHow }[];
    };

interface Contacted {
  readonly verification: Verification;
  readonly approvals: readonly Approval[];
  readonly vouches: readonly Vouch[];
}

/** The contact that the tier needs, each `unknown` until it has come about. */
export function contactChecks({ verification, approvals, vouches }: Contacted): readonly ContactCheck[] {
  const { callback, vouch, approvals: needed } = verification.needs;
  const called = approvals.filter(({ contact }) => contact === 'callback');
  const isCalled = called.length >= needed;
  return [
    ...(vouch
      ? [{ check: 'vouch', outcome: vouches.length > 0 ? 'pass' : 'unknown', given: vouches } as const]
      : []),
    ...(callback
      ? [
          {
            check: 'callback',
            outcome: isCalled ? 'pass' : 'unknown',
            given: called.map(({ by, at }) => ({ by, at })),
            needed,
          } as const,
        ]
      : []),
  ];
}

/** Whether everything the tier needs of people has come about: the last gate before a removal (I3). */
export function isContacted(about: Contacted): boolean {
  const { tier, needs } = about.verification;
  const people = new Set(about.approvals.map(({ by }) => by));
  const checks = contactChecks(about);
  return (
    tier !== 'refused' &&
    checks.length > 0 &&
    people.size >= needs.approvals &&
    checks.every(({ outcome }) => outcome === 'pass')
  );
}
