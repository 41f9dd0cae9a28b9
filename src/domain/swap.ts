// What two approvers could swap: whose time it is, and what could come in return.
import { Temporal } from 'temporal-polyfill';
import { coveredUntil, stretchesOf, touches, type Stretch } from './cover.ts';
import { instantOf, type Instant } from './instant.ts';
import { unknownFrom } from './on-call.ts';
import { conflictOf, type Override } from './override.ts';
import type { ObjectId } from './person.ts';
import type { ShiftFacts, StandIn } from './shift-proposal.ts';
import { overrideOf } from './shift-proposal.ts';
import type { Span } from './time-words.ts';

/** In how many days from now what is swapped must be over. */
export const SWAP_DAYS = 56;
/** How many days before and after the same hours are looked at for something in return. */
const RETURN_DAYS = 14;
const MOST_RETURNS = 8;
/** A swap in more parts than this is none that two people could look through. */
const MOST_PARTS = 6;

/** Whom with, and when. */
export interface SwapWish {
  readonly by: ObjectId;
  readonly colleague: ObjectId;
  readonly span: Span;
}

/**
 * Why nothing can be swapped. `neither_on_call`: nobody of the two is on call then. `not_known`: nobody of the two is known to
 * be, since the schedule isn't known then. `both_on_call`: whoever would take it is on
 * call there then anyway, or it changed hands in the chat already.
 */
export type SwapProblem =
  'yourself' | 'colleague_no_approver' | 'neither_on_call' | 'not_known' | 'both_on_call' | 'too_many_parts';

/** `taker` would be on call in `gives` instead of `giver`, and the other way round in one of `returns`, or in none. */
export interface SwapOffer {
  readonly kind: 'offer';
  readonly giver: ObjectId;
  readonly taker: ObjectId;
  readonly gives: readonly Stretch[];
  readonly returns: readonly Stretch[];
}

/** `knownUntil`: the end of what is known of the schedule, where it isn't known then but is now. */
export type SwapPlan =
  SwapOffer | { readonly kind: 'refused'; readonly problem: SwapProblem; readonly knownUntil?: Instant };

/**
 * Judges a wish: the asker's time if they are on call then, else the colleague's. What could come in return are the same hours
 * on other days, on the wall clock of that zone, the nearest same weekday first.
 */
export function planSwap(wish: SwapWish, facts: ShiftFacts, timeZone: string): SwapPlan {
  const { by, colleague, span } = wish;
  if (by === colleague) return refused('yourself');
  if (!facts.approvers.includes(colleague)) return refused('colleague_no_approver');
  const own = stretchesOf(facts.roster, by, span);
  const theirs = stretchesOf(facts.roster, colleague, span);
  if (own.length + theirs.length === 0) return neitherOf(span, facts);
  const [giver, taker, all] = own.length > 0 ? [by, colleague, own] : [colleague, by, theirs];
  const gives = all.filter((stretch) => canChange(stretch, giver, taker, facts));
  if (gives.length === 0) return refused('both_on_call');
  if (gives.length > MOST_PARTS) return refused('too_many_parts');
  return { kind: 'offer', giver, taker, gives, returns: returnsFor(gives, giver, taker, facts, timeZone) };
}

const refused = (problem: SwapProblem): SwapPlan => ({ kind: 'refused', problem });

function neitherOf({ from, until }: Span, { roster, now }: ShiftFacts): SwapPlan {
  const names = roster.rotations.map(({ name }) => name);
  const unknown = names.filter((name) => unknownFrom(roster, name, from, until) !== undefined);
  if (unknown.length === 0) return refused('neither_on_call');
  const ends = unknown.flatMap((name) => unknownFrom(roster, name, now, until) ?? []);
  const knownUntil = ends.toSorted()[0];
  return knownUntil === undefined || knownUntil <= now
    ? refused('not_known')
    : { kind: 'refused', problem: 'not_known', knownUntil };
}

/** What would be, once agreed. */
export function changesOf(
  { giver, taker, gives }: SwapOffer,
  inReturn: Stretch | undefined,
): readonly StandIn[] {
  const given = gives.map((stretch) => ({ who: taker, instead: giver, ...stretch }));
  return inReturn === undefined ? given : [...given, { who: giver, instead: taker, ...inReturn }];
}

function canChange(
  stretch: Stretch,
  giver: ObjectId,
  taker: ObjectId,
  { roster, chat, approvers }: ShiftFacts,
): boolean {
  if (touches(roster, taker, stretch)) return false;
  // What the giver only took over is given back, not passed on: it would end for the taker with the giver's word.
  if (chat.some((one) => isAddition(one, giver, stretch))) return false;
  const override = overrideOf({ who: taker, instead: giver, ...stretch });
  return !chat.some((other) => isInTheWay(other, override, approvers));
}

const isAddition = (one: Override, who: ObjectId, { rotation, from, until }: Stretch): boolean =>
  one.kind === 'add' && one.who === who && one.rotation === rotation && one.from < until && from < one.until;

const isInTheWay = (other: Override, override: Override, approvers: readonly ObjectId[]): boolean =>
  approvers.includes(other.who) && conflictOf(other, override) !== undefined;

function returnsFor(
  gives: readonly Stretch[],
  giver: ObjectId,
  taker: ObjectId,
  facts: ShiftFacts,
  timeZone: string,
): readonly Stretch[] {
  const { roster, now } = facts;
  const from = gives.map((one) => one.from).toSorted()[0] ?? now;
  const until =
    gives
      .map((one) => one.until)
      .toSorted()
      .at(-1) ?? now;
  const own = new Set(gives.map(({ rotation }) => rotation));
  return daysNearby()
    .flatMap((days) =>
      [...roster.rotations]
        .sort((a, b) => Number(own.has(b.name)) - Number(own.has(a.name)))
        .map(({ name: rotation }) => ({
          rotation,
          from: shifted(from, days, timeZone),
          until: shifted(until, days, timeZone),
        })),
    )
    .filter((stretch) => stretch.from > now && coveredUntil(roster, taker, stretch) >= stretch.until)
    .filter((stretch) => canChange(stretch, taker, giver, facts))
    .slice(0, MOST_RETURNS);
}

/** The same weekday first, then what is near. */
function daysNearby(): readonly number[] {
  const days = Array.from({ length: 2 * RETURN_DAYS + 1 }, (_, index) => index - RETURN_DAYS);
  const rank = (day: number): number => (day % 7 === 0 ? 0 : 100) + Math.abs(day) + (day < 0 ? 0.5 : 0);
  return days.sort((a, b) => rank(a) - rank(b));
}

function shifted(moment: Instant, days: number, timeZone: string): Instant {
  const there = Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone);
  return instantOf(there.add({ days }).epochMilliseconds);
}

/** By which a stretch is found again among what could come in return, whatever has changed since it was shown. */
export function keyOfReturn(
  { rotation, from, until }: Stretch,
  { roster }: Pick<ShiftFacts, 'roster'>,
): string {
  const place = roster.rotations.findIndex(({ name }) => name === rotation);
  const seconds = (moment: Instant): number => Temporal.Instant.from(moment).epochMilliseconds / 1_000;
  return `r${place}_${seconds(from)}_${seconds(until)}`;
}
