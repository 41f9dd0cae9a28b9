// Standing in for whoever is on call: in addition at once, in their place when they agree; and giving back.
import { coveredUntil, coveringDuring } from './cover.ts';
import { minus, plus, type Duration, type Instant } from './instant.ts';
import type { Roster } from './on-call.ts';
import { conflictOf, type Override } from './override.ts';
import type { ObjectId } from './person.ts';
import {
  ended,
  givenBack,
  liveOf,
  termsOf,
  type ShiftDecision,
  type ShiftFacts,
  type ShiftProposal,
} from './shift-proposal.ts';
import type { SwapProblem } from './swap.ts';
import type { TimeProblem } from './said-time.ts';
import type { Span } from './time-words.ts';

/** In how many days from now a take-over must have ended: longer stays a matter for the configuration file. */
export const TAKE_OVER_DAYS = 7;
/** Two messages this close that want the same are one message delivered twice. */
const SAME_WISH: Duration = 'PT2M';
/**
 * So much longer than what was taken over already is no new wish: "for 2 hours" that is delivered late, or said again, ends
 * later by as much, and nobody is asked anew for minutes.
 */
const SHORT_TAIL: Duration = 'PT10M';

/** What somebody asked for: the rotation they named, and when. */
export interface TakeOverWish {
  readonly by: ObjectId;
  readonly rotation?: string;
  readonly span: Span;
}

/** Why a shift doesn't change hands. */
export type ShiftRefusal =
  | { readonly reason: 'not_an_approver' }
  | {
      readonly reason: 'time';
      readonly problem: TimeProblem;
      readonly said: string;
      readonly of: 'take_over' | 'swap';
    }
  | { readonly reason: 'unknown_rotation'; readonly named: string; readonly rotations: readonly string[] }
  | { readonly reason: 'already_on_call'; readonly rotation: string; readonly until: Instant }
  /** The asker took over a part of it before. */
  | ({ readonly reason: 'overlaps_own'; readonly rotation: string } & Span)
  | { readonly reason: 'nothing_to_give_back' | 'yourself' }
  | { readonly reason: 'unknown_colleague'; readonly named: string }
  | { readonly reason: 'too_many_open'; readonly most: number }
  /** The colleague said no to the same a short while ago. */
  | { readonly reason: 'declined_lately'; readonly name: string; readonly again: Instant }
  | { readonly reason: 'colleague_no_approver'; readonly name: string }
  /** With the colleague's name and the time that was meant; `knownUntil` as in `SwapPlan`. */
  | ({
      readonly reason: Exclude<SwapProblem, 'yourself' | 'colleague_no_approver'>;
      readonly name: string;
      readonly knownUntil?: Instant;
    } & Span);

/**
 * `held`: it was done already, which is what a message delivered twice finds. `asked` are those in whose place the taker might
 * be, `told` those who are there in addition themselves.
 */
export type TakeOver =
  | {
      readonly kind: 'take' | 'held';
      readonly override: Override;
      readonly asked: readonly ObjectId[];
      readonly told: readonly ObjectId[];
    }
  | { readonly kind: 'refused'; readonly refusal: ShiftRefusal };

/**
 * Whether, where and when the asker is on call in addition; whether they are an approver is asked before. What they are on
 * call for anyway isn't taken over: it begins where that ends.
 */
export function takeOver({ by, rotation: named, span }: TakeOverWish, facts: ShiftFacts): TakeOver {
  const { roster, chat } = facts;
  const rotation = rotationMeant(roster, named);
  if (rotation === undefined) {
    const rotations = roster.rotations.map(({ name }) => name);
    return refused({ reason: 'unknown_rotation', named: named ?? '', rotations });
  }
  const own = chat.filter((one) => one.kind === 'add' && one.who === by && one.rotation === rotation);
  const same = own.find((one) => isHeld(one, span));
  if (same !== undefined) return { kind: 'held', override: same, ...othersDuring(same, facts) };
  const from = coveredUntil(roster, by, { rotation, ...span });
  if (from >= span.until) return refused({ reason: 'already_on_call', rotation, until: from });
  const override = { kind: 'add', source: 'chat', who: by, rotation, from, until: span.until } as const;
  const overlapping = own.find((one) => conflictOf(one, override) !== undefined);
  if (overlapping !== undefined) {
    const { from: begun, until } = overlapping;
    return refused({ reason: 'overlaps_own', rotation, from: begun, until });
  }
  return { kind: 'take', override, ...othersDuring(override, facts) };
}

const isHeld = ({ from, until }: Override, wish: Span): boolean =>
  from <= wish.from &&
  wish.from < until &&
  minus(until, SAME_WISH) <= wish.until &&
  wish.until < plus(until, SHORT_TAIL);

function othersDuring(override: Override, { roster, approvers }: ShiftFacts) {
  const others = coveringDuring(roster, override).filter(
    ({ who }) => who !== override.who && approvers.includes(who),
  );
  return {
    asked: others.filter(({ isExtra }) => !isExtra).map(({ who }) => who),
    told: others.filter(({ isExtra }) => isExtra).map(({ who }) => who),
  };
}

const refused = (refusal: ShiftRefusal): { readonly kind: 'refused'; readonly refusal: ShiftRefusal } => ({
  kind: 'refused',
  refusal,
});

/** Without a name: the rotation that is asked first. */
function rotationMeant({ rotations, escalation }: Roster, named: string | undefined): string | undefined {
  const names = rotations.map(({ name }) => name);
  if (named === undefined) {
    const first = escalation.find(({ notify }) => names.includes(notify));
    return first?.notify ?? names[0];
  }
  const wanted = named.trim().toLowerCase();
  return names.find((name) => name.toLowerCase() === wanted);
}

/** Since when an override may have ended for its end to be taken for a message delivered twice. */
export const justBefore = (now: Instant): Instant => minus(now, SAME_WISH);

/** What somebody took over and could give back, running or to come, the earliest first. */
export function takenOverBy(by: ObjectId, chat: readonly Override[], now: Instant): readonly Override[] {
  return chat
    .filter((one) => one.kind === 'add' && one.who === by && one.until > now)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

/** Ends what was taken over, with whatever was agreed or still asked about it; `proposals` are the taker's. */
export function giveBack(
  override: Override,
  proposals: readonly ShiftProposal[],
  chat: readonly Override[],
  now: Instant,
): ShiftDecision {
  const { who: by } = override;
  const about = proposals.filter((one) => isAbout(one, override));
  const settled = about.flatMap((one): readonly ShiftDecision[] => {
    if (one.status === 'agreed') return [ended(one, by, liveOf(one, chat, now), now)];
    if (one.status !== 'proposed') return [];
    const withdrawn = { ...termsOf(one), status: 'withdrawn', endedAt: now } as const;
    const event = { kind: 'shift_change_withdrawn', by, proposal: one.id } as const;
    return [{ kind: 'changed', proposals: [withdrawn], adds: [], ends: [], events: [event] }];
  });
  return {
    kind: 'changed',
    proposals: settled.flatMap((one) => one.proposals),
    adds: [],
    ends: [override, ...settled.flatMap((one) => one.ends)],
    events: [givenBack(override, by, now), ...settled.flatMap((one) => one.events)],
  };
}

/** Whether a proposal asks for the place of somebody during what was taken over. */
export function isAbout({ kind, by, changes }: ShiftProposal, override: Override): boolean {
  return (
    kind === 'take_over' &&
    by === override.who &&
    changes.some(
      ({ rotation, from, until }) =>
        rotation === override.rotation && from === override.from && until === override.until,
    )
  );
}
