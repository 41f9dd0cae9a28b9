// What one approver puts to another about their shifts, and what becomes of it. Nothing changes without the other's word.
import { coveredUntil, touches } from './cover.ts';
import type { Event } from './event.ts';
import { plus, type Duration, type Instant } from './instant.ts';
import type { Roster } from './on-call.ts';
import { conflictOf, type Override } from './override.ts';
import type { ObjectId } from './person.ts';
import type { Span } from './time-words.ts';

/** One person in the place of another, in one rotation. */
export interface StandIn extends Span {
  readonly who: ObjectId;
  readonly instead: ObjectId;
  readonly rotation: string;
}

/**
 * `take_over`: `by`, who is on call there in addition already, in the place of `to`. `swap`: what each takes from the other.
 * `undo`: what is left of a swap ends.
 */
export type ProposalKind = 'take_over' | 'swap' | 'undo';

interface Terms {
  /** 32 hexadecimal digits, drawn by lot. */
  readonly id: string;
  readonly kind: ProposalKind;
  readonly by: ObjectId;
  /** Whose agreement it needs, and nobody else's. */
  readonly to: ObjectId;
  readonly proposedAt: Instant;
  readonly expiresAt: Instant;
  /** What would be, or, of an `undo`, what would no longer be. */
  readonly changes: readonly StandIn[];
  /** The swap that an `undo` is about. */
  readonly undoes?: string;
}

/** What has become of it. `made` is what was changed; `ended` came after an agreement: it holds no more, and `endedBy` said so. */
type Outcome =
  | { readonly status: 'proposed' }
  | { readonly status: 'agreed'; readonly agreedAt: Instant; readonly made: readonly StandIn[] }
  | { readonly status: 'declined' | 'withdrawn'; readonly endedAt: Instant }
  | { readonly status: 'expired'; readonly endedAt: Instant; readonly because: 'time' | 'changed' }
  | { readonly status: 'ended'; readonly endedAt: Instant; readonly endedBy: ObjectId };

/** A proposal between two approvers. */
export type ShiftProposal = Terms & Outcome;

export type AgreedProposal = Extract<ShiftProposal, { readonly status: 'agreed' }>;

/** How long somebody may think about a swap. */
const THINKING_TIME: Duration = 'P2D';

/** A new proposal. A swap expires when its first stretch begins, or, if it has begun, ends; a take-over and an undoing with what they are about. */
export function proposed(terms: Omit<Terms, 'proposedAt' | 'expiresAt'>, now: Instant): ShiftProposal {
  const [first] = terms.changes.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  // What runs already may still be answered while it runs, and counts from then on.
  const begins = (first === undefined || first.from > now ? first?.from : first.until) ?? now;
  const ends =
    terms.changes
      .map(({ until }) => until)
      .toSorted()
      .at(-1) ?? now;
  const thought = plus(now, THINKING_TIME);
  const limit = terms.kind === 'swap' ? begins : ends;
  const expiresAt = terms.kind === 'take_over' || limit < thought ? limit : thought;
  return { ...terms, proposedAt: now, expiresAt, status: 'proposed' };
}

/** From when on nothing of it can matter any more. */
export function overAt(proposal: ShiftProposal): Instant {
  if (proposal.status === 'proposed') return proposal.expiresAt;
  if (proposal.status !== 'agreed') return proposal.endedAt;
  return proposal.made.map(({ until }) => until).reduce((a, b) => (a > b ? a : b), proposal.agreedAt);
}

/** The override that puts somebody in another's place. */
export const overrideOf = (standIn: StandIn): Override => ({ kind: 'replace', source: 'chat', ...standIn });

/** What of it still holds or is still to come, among the overrides of the chat. */
export function liveOf(
  proposal: ShiftProposal,
  chat: readonly Override[],
  now: Instant,
): readonly Override[] {
  const made = proposal.status === 'agreed' ? proposal.made.map(overrideOf) : [];
  return chat.filter((one) => one.until > now && made.some((other) => isSame(one, other)));
}

const isSame = (one: Override, other: Override): boolean =>
  one.kind === 'replace' &&
  other.kind === 'replace' &&
  one.who === other.who &&
  one.instead === other.instead &&
  one.rotation === other.rotation &&
  one.from === other.from &&
  one.until === other.until;

/** What somebody does about a proposal. `take_back`: whoever agreed to a take-over is on call again themselves. */
export type ProposalCommand =
  | { readonly kind: 'agree' | 'decline' | 'withdraw' | 'take_back'; readonly by: ObjectId }
  | { readonly kind: 'expire' };

/** What a proposal is judged by. `chat` are all overrides of the chat, `roster` has those of approvers in it. */
export interface ShiftFacts {
  readonly roster: Roster;
  readonly chat: readonly Override[];
  readonly approvers: readonly ObjectId[];
  readonly now: Instant;
}

/** What is to be saved together. The first of `proposals` is the one that was decided about. */
export interface ShiftDecision {
  readonly kind: 'changed';
  readonly proposals: readonly ShiftProposal[];
  readonly adds: readonly Override[];
  readonly ends: readonly Override[];
  readonly events: readonly Event[];
}

/** `unchanged`: it was settled before, by the same click or otherwise. */
export type ProposalDecision =
  | ShiftDecision
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly reason: 'not_yours' | 'not_an_approver' };

/** Judges a click or the passing of time on the roster as it is now; `undoes` is the swap that an `undo` is about. */
export function decideProposal(
  proposal: ShiftProposal,
  command: ProposalCommand,
  facts: ShiftFacts,
  undoes?: ShiftProposal,
): ProposalDecision {
  const { now } = facts;
  if (command.kind === 'expire')
    return proposal.status === 'proposed' && proposal.expiresAt <= now
      ? expired(proposal, 'time', now)
      : { kind: 'unchanged' };
  const { by } = command;
  if (by !== (command.kind === 'withdraw' ? proposal.by : proposal.to))
    return { kind: 'refused', reason: 'not_yours' };
  if (command.kind === 'take_back') return takenBack(proposal, by, facts);
  if (proposal.status !== 'proposed') return { kind: 'unchanged' };
  if (proposal.expiresAt <= now) return expired(proposal, 'time', now);
  if (command.kind === 'agree') return agreed(proposal, facts, undoes);
  const status = command.kind === 'decline' ? 'declined' : 'withdrawn';
  const kind = status === 'declined' ? 'shift_change_declined' : 'shift_change_withdrawn';
  return changed({ ...termsOf(proposal), status, endedAt: now }, { kind, by, proposal: proposal.id });
}

function agreed(
  proposal: ShiftProposal,
  facts: ShiftFacts,
  undoes: ShiftProposal | undefined,
): ProposalDecision {
  const { now, chat, approvers } = facts;
  const { to: by, id, kind } = proposal;
  if (!approvers.includes(by)) return { kind: 'refused', reason: 'not_an_approver' };
  if (kind === 'undo') return undone(proposal, facts, undoes);
  const made = proposal.changes.map((one) => ({ ...one, from: one.from < now ? now : one.from }));
  if (!fits(proposal, made, facts)) return expired(proposal, 'changed', now);
  const adds = made.map(overrideOf);
  // One of somebody who is an approver no more counts for nothing, and must not keep others out.
  const lapsed = chat.filter(
    (one) => !approvers.includes(one.who) && adds.some((add) => conflictOf(one, add) !== undefined),
  );
  const result = { ...termsOf(proposal), status: 'agreed', agreedAt: now, made } as const;
  const event = { kind: 'shift_change_agreed', by, proposal: id, of: kind, shifts: made } as const;
  return {
    kind: 'changed',
    proposals: [result],
    adds,
    ends: lapsed,
    events: [event, ...lapsed.map((one) => givenBack(one, by, now))],
  };
}

/** Whether both are still approvers, still on call as was meant, and nothing else was agreed meanwhile. */
function fits(
  { kind, by, to }: ShiftProposal,
  made: readonly StandIn[],
  { roster, chat, approvers, now }: ShiftFacts,
): boolean {
  const valid = chat.filter(({ who }) => approvers.includes(who));
  if (!approvers.includes(by) || !approvers.includes(to)) return false;
  return made.every((one) => {
    const override = overrideOf(one);
    if (one.until <= now || valid.some((other) => conflictOf(other, override) !== undefined)) return false;
    if (kind === 'take_over') return coveredUntil(roster, one.who, one) >= one.until;
    return coveredUntil(roster, one.instead, one) >= one.until && !touches(roster, one.who, one);
  });
}

function undone(
  proposal: ShiftProposal,
  { chat, now }: ShiftFacts,
  swap: ShiftProposal | undefined,
): ProposalDecision {
  if (swap?.status !== 'agreed') return expired(proposal, 'changed', now);
  const { id, to: by } = proposal;
  const shifts = liveOf(swap, chat, now).flatMap(standInOf);
  const event = { kind: 'shift_change_agreed', by, proposal: id, of: 'undo', shifts } as const;
  return {
    kind: 'changed',
    proposals: [
      { ...termsOf(proposal), status: 'agreed', agreedAt: now, made: [] },
      { ...termsOf(swap), status: 'ended', endedAt: now, endedBy: proposal.by },
    ],
    adds: [],
    ends: liveOf(swap, chat, now),
    events: [event],
  };
}

function takenBack(proposal: ShiftProposal, by: ObjectId, { chat, now }: ShiftFacts): ProposalDecision {
  if (proposal.kind !== 'take_over' || proposal.status !== 'agreed') return { kind: 'unchanged' };
  const ends = liveOf(proposal, chat, now);
  return ends.length === 0 ? { kind: 'unchanged' } : ended(proposal, by, ends, now);
}

/** An agreement that holds no more, with what it had changed. */
export function ended(
  proposal: AgreedProposal,
  by: ObjectId,
  ends: readonly Override[],
  now: Instant,
): ShiftDecision {
  const { id } = proposal;
  const event = { kind: 'shift_change_ended', by, proposal: id } as const;
  const result = { ...termsOf(proposal), status: 'ended', endedAt: now, endedBy: by } as const;
  return { ...changed(result, event), ends };
}

/** Whose shifts would come back to them if that were undone, and who must agree to it therefore: undefined when only `by`. */
export function mustAgree(
  { by, to }: ShiftProposal,
  live: readonly Override[],
  undoer: ObjectId,
): ObjectId | undefined {
  const comesBackTo = live.flatMap(standInOf).map(({ instead }) => instead);
  return comesBackTo.some((who) => who !== undoer) ? (undoer === by ? to : by) : undefined;
}

/** The stand-in of an override that replaces one person. */
export function standInOf(override: Override): readonly StandIn[] {
  if (override.kind !== 'replace' || override.instead === undefined) return [];
  const { who, instead, rotation, from, until } = override;
  return [{ who, instead, rotation, from, until }];
}

/** What the record says of an override that ends early. */
export function givenBack({ who, rotation, from, until }: Override, by: ObjectId, now: Instant): Event {
  return { kind: 'shift_given_back', by, who, rotation, from: from < now ? now : from, until };
}

/** What is left of a proposal whose time is up, or that no longer fits. */
export function expired(proposal: ShiftProposal, because: 'time' | 'changed', now: Instant): ShiftDecision {
  const event = { kind: 'shift_change_expired', proposal: proposal.id, because } as const;
  return changed({ ...termsOf(proposal), status: 'expired', endedAt: now, because }, event);
}

const changed = (proposal: ShiftProposal, event: Event): ShiftDecision => ({
  kind: 'changed',
  proposals: [proposal],
  adds: [],
  ends: [],
  events: [event],
});

/** A proposal without what became of it. */
export function termsOf(proposal: ShiftProposal): Terms {
  const { id, kind, by, to, proposedAt, expiresAt, changes, undoes } = proposal;
  const terms = { id, kind, by, to, proposedAt, expiresAt, changes };
  return undoes === undefined ? terms : { ...terms, undoes };
}
