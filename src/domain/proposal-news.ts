// Whom a proposal about shifts is news for beyond a click: its asker, when nobody can answer any more.
import type { PlannedEffect } from './effect.ts';
import type { Instant } from './instant.ts';
import type { ObjectId } from './person.ts';
import { expired } from './shift-proposal.ts';
import type { ShiftDecision, ShiftProposal } from './shift-proposal.ts';

/** The message to one person about a proposal as it stands. */
export function tellingOf({ id, status }: ShiftProposal, to: ObjectId, dueAt: Instant): PlannedEffect {
  return {
    key: `tell_proposal:${id}:${status}:${to}`,
    dueAt,
    effect: { kind: 'tell_proposal', to, proposal: id, about: 'news' },
  };
}

/** In the place of somebody about whom nothing is kept any more. */
const NOBODY: ObjectId = '00000000-0000-0000-0000-000000000000';

/** The question to somebody who is erased: it is over, and no longer names them. */
export function withoutColleague(proposal: ShiftProposal, now: Instant): ShiftDecision {
  const kept = (id: ObjectId): ObjectId => (id === proposal.to ? NOBODY : id);
  const changes = proposal.changes.map((one) => ({
    ...one,
    who: kept(one.who),
    instead: kept(one.instead),
  }));
  return expired({ ...proposal, to: NOBODY, changes }, 'changed', now);
}
