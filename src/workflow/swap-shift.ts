// Swapping: shows what two would swap, and asks the other. Nothing changes before they agree.
import { askableFrom, noStandsSince } from '../domain/asked-again.ts';
import type { ObjectId } from '../domain/person.ts';
import { proposed } from '../domain/shift-proposal.ts';
import { changesOf, keyOfReturn, planSwap as judge, SWAP_DAYS } from '../domain/swap.ts';
import type { SwapOffer } from '../domain/swap.ts';
import { readSwap } from '../domain/swap-words.ts';
import type { ShiftRefusal } from '../domain/take-over.ts';
import { dateOf, localTimeOf, readPicked, readSpan } from '../domain/time-words.ts';
import type { Span, SpanReading } from '../domain/time-words.ts';
import { findColleague } from './find-colleague.ts';
import type { ColleagueFound } from './find-colleague.ts';
import type { Ports } from './ports.ts';
import { declinedLately, openingOf, shiftFacts, zoneOf } from './shift-facts.ts';
import type { Asker, KnownShifts, ShiftPorts } from './shift-facts.ts';
import { proposalView } from './shift-proposals.ts';
import type { PickedTimes } from './shift-view.ts';
import type { View } from './view.ts';

export type SwapPorts = ShiftPorts & Pick<Ports, 'log'>;

/** Open questions by one person at a time: more would be a nuisance to everybody. */
const MOST_OPEN = 10;

/** What somebody wrote behind "swap": with whom and when, as far as they said it. */
export async function swapInWords(ports: SwapPorts, asker: Asker, text: string): Promise<View> {
  const facts = await shiftFacts(ports);
  if (!facts.approvers.includes(asker.id)) return refuse({ reason: 'not_an_approver' }, asker, facts);
  const { whom, when } = readSwap(text);
  const reading = readSpan(when, contextOf(asker, facts));
  if (!reading.ok && reading.problem !== 'missing')
    return refuse({ reason: 'time', problem: reading.problem, said: when, of: 'swap' }, asker, facts);
  const found = whom === '' ? undefined : await findColleague(ports, whom, asker.id, facts);
  const problem = found === undefined ? undefined : problemWith(found, whom);
  if (problem !== undefined) return refuse(problem, asker, facts);
  const span = reading.ok ? reading.span : undefined;
  if (found === undefined || span === undefined)
    return pickSwap(ports, asker, facts, {
      ...(found?.kind === 'one' ? { colleague: found.id } : {}),
      ...(span === undefined ? {} : { span }),
    });
  if (found.kind === 'several') return chooseView(ports, found.ids, span);
  return found.kind === 'one' ? offer(ports, asker, found.id, reading, facts) : pickSwap(ports, asker, facts);
}

/** What somebody picked on a card. */
export async function swapPicked(
  ports: SwapPorts,
  asker: Asker,
  { colleague, times }: { readonly colleague?: ObjectId; readonly times: PickedTimes },
): Promise<View> {
  const facts = await shiftFacts(ports);
  if (!facts.approvers.includes(asker.id)) return refuse({ reason: 'not_an_approver' }, asker, facts);
  const reading = readPicked(times.from, times.until, contextOf(asker, facts));
  if (colleague === undefined || (!reading.ok && reading.problem === 'missing'))
    return pickSwap(ports, asker, facts, colleague === undefined ? {} : { colleague });
  if (reading.ok) return offer(ports, asker, colleague, reading, facts);
  const said = `${times.from} until ${times.until}`.trim();
  return refuse({ reason: 'time', problem: reading.problem, said, of: 'swap' }, asker, facts);
}

/** The offer for a colleague and a time that are known. */
export async function swapWith(
  ports: SwapPorts,
  asker: Asker,
  { colleague, span }: { readonly colleague: ObjectId; readonly span: Span },
): Promise<View> {
  const facts = await shiftFacts(ports);
  if (!facts.approvers.includes(asker.id)) return refuse({ reason: 'not_an_approver' }, asker, facts);
  return offer(ports, asker, colleague, checked(span, asker, facts), facts);
}

/** Asks the colleague; everything is judged anew, since the card may be old and its data anybody's. */
export async function askSwap(
  ports: SwapPorts,
  asker: Asker,
  ask: { readonly colleague: ObjectId; readonly span: Span; readonly inReturn: string },
): Promise<View> {
  const facts = await shiftFacts(ports);
  const { approvers, now } = facts;
  if (!approvers.includes(asker.id)) return refuse({ reason: 'not_an_approver' }, asker, facts);
  const reading = checked(ask.span, asker, facts);
  const plan = planFor(asker, ask.colleague, reading, facts);
  if (plan?.kind !== 'offer') return offer(ports, asker, ask.colleague, reading, facts);
  const inReturn = plan.returns.find((one) => keyOfReturn(one, facts) === ask.inReturn);
  if (inReturn === undefined && ask.inReturn !== NOTHING)
    return offer(ports, asker, ask.colleague, reading, facts, true);
  const stored = await ports.shiftProposals.of(asker.id, noStandsSince(now));
  const mine = stored.map(({ value }) => value);
  const open = mine.filter(
    ({ by, status, expiresAt }) => by === asker.id && status === 'proposed' && expiresAt > now,
  );
  if (open.length >= MOST_OPEN) return refuse({ reason: 'too_many_open', most: MOST_OPEN }, asker, facts);
  const terms = { id: ports.keys.salt(), kind: 'swap', by: asker.id, to: ask.colleague } as const;
  const proposal = proposed({ ...terms, changes: changesOf(plan, inReturn) }, now);
  const again = askableFrom(proposal, mine, now);
  if (again !== undefined) return declinedLately(ports, asker, ask.colleague, again, facts);
  const saved = await ports.shiftProposals.commit({ at: now, ...openingOf(proposal, now) });
  if (saved === 'committed') ports.bell.ring();
  const same = JSON.stringify(proposal.changes);
  const before = open.find(({ to, changes }) => to === ask.colleague && JSON.stringify(changes) === same);
  return proposalView(ports, saved === 'asked_already' ? (before ?? proposal) : proposal, asker.id);
}

/** What the choice says where nothing comes in return. */
const NOTHING = 'nothing';

const contextOf = (asker: Asker, facts: KnownShifts) => ({
  now: facts.now,
  timeZone: zoneOf(asker, facts).name,
  withinDays: SWAP_DAYS,
});

/** A span from a card's data, read like anybody's words. */
function checked({ from, until }: Span, asker: Asker, facts: KnownShifts): SpanReading {
  const context = { ...contextOf(asker, facts), timeZone: 'UTC' };
  return readPicked(from < facts.now ? '' : localTimeOf(from, 'UTC'), localTimeOf(until, 'UTC'), context);
}

const refuse = (refusal: ShiftRefusal, asker: Asker, facts: KnownShifts): View => ({
  card: 'shift_refused',
  refusal,
  zone: zoneOf(asker, facts),
});

function problemWith(found: ColleagueFound, named: string): ShiftRefusal | undefined {
  switch (found.kind) {
    case 'unknown':
      return { reason: 'unknown_colleague', named };
    case 'no_approver':
      return { reason: 'colleague_no_approver', name: found.name };
    case 'yourself':
      return { reason: 'yourself' };
    case 'one':
    case 'several':
      return undefined;
  }
}

function planFor(asker: Asker, colleague: ObjectId, reading: SpanReading, facts: KnownShifts) {
  if (!reading.ok) return undefined;
  const valid = facts.chat.filter(({ who }) => facts.approvers.includes(who));
  const wish = { by: asker.id, colleague, span: reading.span };
  return judge(wish, { ...facts, chat: valid }, zoneOf(asker, facts).name);
}

async function offer(
  ports: SwapPorts,
  asker: Asker,
  colleague: ObjectId,
  reading: SpanReading,
  facts: KnownShifts,
  isReturnGone = false,
): Promise<View> {
  if (!reading.ok)
    return refuse({ reason: 'time', problem: reading.problem, said: '', of: 'swap' }, asker, facts);
  const people = await ports.directory.names([asker.id, colleague]);
  const plan = planFor(asker, colleague, reading, facts);
  const name = people.get(colleague)?.name ?? '';
  if (plan?.kind !== 'offer') {
    const problem = plan?.problem ?? 'neither_on_call';
    if (problem === 'yourself') return refuse({ reason: 'yourself' }, asker, facts);
    const known = plan?.knownUntil === undefined ? {} : { knownUntil: plan.knownUntil };
    return refuse({ reason: problem, name, ...reading.span, ...known }, asker, facts);
  }
  return offerView(
    { plan, span: reading.span, isTwice: reading.isTwice, isReturnGone },
    asker,
    people,
    facts,
  );
}

function offerView(
  {
    plan,
    span,
    ...how
  }: {
    readonly plan: SwapOffer;
    readonly span: Span;
    readonly isTwice: boolean;
    readonly isReturnGone: boolean;
  },
  asker: Asker,
  people: Extract<View, { readonly card: 'swap_offer' }>['people'],
  facts: KnownShifts,
): View {
  const { giver, taker, gives, returns } = plan;
  return {
    card: 'swap_offer',
    giver,
    taker,
    gives,
    returns: returns.map((one) => ({ ...one, key: keyOfReturn(one, facts) })),
    span,
    viewer: asker.id,
    people,
    zone: zoneOf(asker, facts),
    ...how,
  };
}

async function chooseView(ports: SwapPorts, ids: readonly ObjectId[], span: Span): Promise<View> {
  const people = await ports.directory.names(ids);
  const found = ids.map((id) => people.get(id) ?? { id, name: '' });
  return { card: 'swap_choose', found, span };
}

async function pickSwap(
  ports: SwapPorts,
  asker: Asker,
  facts: KnownShifts,
  known: { readonly colleague?: ObjectId; readonly span?: Span } = {},
): Promise<View> {
  const others = facts.people.approvers.filter(({ id }) => id !== asker.id);
  const zone = zoneOf(asker, facts);
  const local = (moment: string): string => localTimeOf(moment, zone.name);
  const { colleague, span } = known;
  const people = await ports.directory.names(others.map(({ id }) => id));
  return {
    card: 'swap_pick',
    others: others.map(({ id, displayName }) => people.get(id) ?? { id, name: displayName }),
    today: dateOf(facts.now, zone.name),
    zone,
    ...(colleague === undefined ? {} : { colleague }),
    ...(span === undefined ? {} : { picked: { from: local(span.from), until: local(span.until) } }),
  };
}
