// Who said no is not asked the same again at once: each question is an alert on somebody's phone.
import { minus, plus, type Duration, type Instant } from './instant.ts';
import type { ShiftProposal } from './shift-proposal.ts';

/** How long a no stands. */
const A_NO_STANDS: Duration = 'P1D';

/** Proposals that were over before this don't matter for {@link askableFrom}. */
export const noStandsSince = (now: Instant): Instant => minus(now, A_NO_STANDS);

/**
 * From when on the colleague may be asked that; undefined when at once. The same are the same changes; of an undoing, of
 * which less is left as time goes by, the same swap.
 */
export function askableFrom(
  wanted: ShiftProposal,
  proposals: readonly ShiftProposal[],
  now: Instant,
): Instant | undefined {
  return proposals
    .flatMap((one) =>
      one.status === 'declined' && isSame(one, wanted) ? [plus(one.endedAt, A_NO_STANDS)] : [],
    )
    .filter((again) => again > now)
    .toSorted()
    .at(-1);
}

function isSame(one: ShiftProposal, other: ShiftProposal): boolean {
  if (one.kind !== other.kind || one.by !== other.by || one.to !== other.to) return false;
  return one.kind === 'undo'
    ? one.undoes === other.undoes
    : JSON.stringify(one.changes) === JSON.stringify(other.changes);
}
