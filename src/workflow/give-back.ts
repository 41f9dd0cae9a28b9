// Giving back: what one took over ends at once, what two agreed on ends when nobody is burdened against their will.
import { askableFrom, noStandsSince } from '../domain/asked-again.ts';
import { coveringDuring } from '../domain/cover.ts';
import type { Instant } from '../domain/instant.ts';
import type { Override } from '../domain/override.ts';
import type { ObjectId } from '../domain/person.ts';
import { ended, liveOf, mustAgree, proposed, standInOf } from '../domain/shift-proposal.ts';
import type { ShiftProposal } from '../domain/shift-proposal.ts';
import { giveBack as judge, isAbout, justBefore, takenOverBy } from '../domain/take-over.ts';
import { changeOf, declinedLately, openingOf, shiftFacts, zoneOf } from './shift-facts.ts';
import type { Asker, KnownShifts, ShiftPorts } from './shift-facts.ts';
import { givenBackView, tellings } from './shift-news.ts';
import { proposalView } from './shift-proposals.ts';
import type { Stored } from './storage-ports.ts';
import type { View } from './view.ts';

/** Ends now the one thing that the asker took over; lists what there is where it is more than that. */
export async function giveBack(ports: ShiftPorts, asker: Asker): Promise<View> {
  const facts = await shiftFacts(ports);
  const { chat, now } = facts;
  const taken = takenOverBy(asker.id, chat, now);
  const proposals = await ports.shiftProposals.of(asker.id, now);
  const agreements = proposals.map(({ value }) => value).filter((one) => canBeUndone(one, asker.id, facts));
  const [only] = taken;
  if (only !== undefined && taken.length === 1 && agreements.length === 0)
    return giveBackOne(ports, asker, only, proposals, facts);
  if (taken.length === 0 && agreements.length === 0) return nothingLeft(ports, asker, facts);
  const people = await ports.directory.names(agreements.flatMap(({ by, to }) => [by, to]));
  const shifts = taken.map((shift) => ({ shift, place: placeOf(shift, facts) }));
  return { card: 'give_back', shifts, agreements, viewer: asker.id, people };
}

/** Swaps, and other people's take-overs that somebody agreed to. */
function canBeUndone(one: ShiftProposal, viewer: ObjectId, { chat, now }: KnownShifts): boolean {
  const isTheirs = one.kind === 'swap' || (one.kind === 'take_over' && one.to === viewer);
  return isTheirs && liveOf(one, chat, now).length > 0;
}

const placeOf = ({ rotation }: Override, { roster }: KnownShifts): number =>
  roster.rotations.findIndex(({ name }) => name === rotation);

/** A click on one of several; what isn't the asker's, or is over, changes nothing. */
export async function giveBackListed(
  ports: ShiftPorts,
  asker: Asker,
  wanted: { readonly place: number; readonly from: Instant; readonly until: Instant },
): Promise<View> {
  const facts = await shiftFacts(ports);
  const found = takenOverBy(asker.id, facts.chat, facts.now).find(
    (one) => placeOf(one, facts) === wanted.place && one.from === wanted.from && one.until === wanted.until,
  );
  if (found === undefined) return nothingLeft(ports, asker, facts);
  return giveBackOne(ports, asker, found, await ports.shiftProposals.of(asker.id, facts.now), facts);
}

async function giveBackOne(
  ports: ShiftPorts,
  asker: Asker,
  override: Override,
  stored: readonly Stored<ShiftProposal>[],
  facts: KnownShifts,
): Promise<View> {
  const { now, approvers } = facts;
  const proposals = stored.map(({ value }) => value);
  const decision = judge(override, proposals, facts.chat, now);
  const rest = { ...override, from: override.from < now ? now : override.from };
  const asked = proposals.filter((one) => isAbout(one, override)).map(({ to }) => to);
  const covering = coveringDuring(facts.roster, rest).map(({ who }) => who);
  const concerned = [...new Set([...asked, ...covering])].filter(
    (id) => id !== asker.id && approvers.includes(id),
  );
  const change = changeOf(decision, stored, facts, asker.id, true);
  const news = { id: ports.keys.salt(), change: 'given_back', at: now } as const;
  const effects = tellings(news, rest, concerned);
  const saved = await ports.shiftProposals.commit({ ...change, effects });
  if (saved !== 'committed') return giveBack(ports, asker);
  ports.bell.ring();
  return givenBackView(ports, asker.id, asker.id, rest);
}

/** "Give back" delivered twice finds what it gave back a moment ago. */
async function nothingLeft(ports: ShiftPorts, asker: Asker, facts: KnownShifts): Promise<View> {
  const recent = await ports.overrides.current(justBefore(facts.now));
  const ended = recent.find(
    ({ kind, who, until }) => kind === 'add' && who === asker.id && until <= facts.now,
  );
  if (ended !== undefined) return givenBackView(ports, asker.id, asker.id, { ...ended, from: facts.now });
  return {
    card: 'shift_refused',
    refusal: { reason: 'nothing_to_give_back' },
    zone: zoneOf(asker, facts),
  };
}

/** Undoes a swap at once where it only brings the asker's own shifts back to them; otherwise the other is asked. */
export async function undoSwap(ports: ShiftPorts, asker: Asker, id: string): Promise<View> {
  const stored = await ports.shiftProposals.byId(id);
  const unknown = { card: 'not_available', what: 'unknown_proposal' } as const;
  if (stored === undefined || stored.value.kind !== 'swap') return unknown;
  const { value: swap } = stored;
  if (asker.id !== swap.by && asker.id !== swap.to) return unknown;
  const facts = await shiftFacts(ports);
  const live = liveOf(swap, facts.chat, facts.now);
  if (swap.status !== 'agreed' || live.length === 0) return proposalView(ports, swap, asker.id);
  const other = mustAgree(swap, live, asker.id);
  if (other !== undefined) return askToUndo(ports, asker, other, { swap, live }, facts);
  const decision = ended(swap, asker.id, live, facts.now);
  const saved = await ports.shiftProposals.commit(changeOf(decision, [stored], facts, asker.id));
  if (saved !== 'committed') return undoSwap(ports, asker, id);
  ports.bell.ring();
  return proposalView(ports, decision.proposals[0] ?? swap, asker.id);
}

async function askToUndo(
  ports: ShiftPorts,
  asker: Asker,
  to: ObjectId,
  { swap, live }: { readonly swap: ShiftProposal; readonly live: readonly Override[] },
  facts: KnownShifts,
): Promise<View> {
  const { now } = facts;
  const changes = live.flatMap(standInOf);
  const terms = { id: ports.keys.salt(), kind: 'undo', by: asker.id, to, changes } as const;
  const proposal = proposed({ ...terms, undoes: swap.id }, now);
  const stored = await ports.shiftProposals.of(asker.id, noStandsSince(now));
  const mine = stored.map(({ value }) => value);
  const again = askableFrom(proposal, mine, now);
  if (again !== undefined) return declinedLately(ports, asker, to, again, facts);
  const saved = await ports.shiftProposals.commit({ at: now, ...openingOf(proposal, now) });
  if (saved === 'committed') ports.bell.ring();
  const open = saved === 'asked_already' ? await ports.shiftProposals.of(asker.id, now) : [];
  const before = open.find(({ value }) => value.undoes === swap.id && value.status === 'proposed');
  return proposalView(ports, before?.value ?? proposal, asker.id);
}
