// What every change of a shift is judged by, and who hears of it.
import { factsOf } from '../domain/audit.ts';
import { coveringDuring } from '../domain/cover.ts';
import type { PlannedEffect } from '../domain/effect.ts';
import type { Instant } from '../domain/instant.ts';
import type { ObjectId } from '../domain/person.ts';
import { tellingOf } from '../domain/proposal-news.ts';
import type { ShiftDecision, ShiftFacts, ShiftProposal } from '../domain/shift-proposal.ts';
import type { HelpdeskPeople, Ports } from './ports.ts';
import { currentPeople, withChatOverrides } from './roster.ts';
import type { ShiftChange, Stored } from './storage-ports.ts';
import type { Zone } from './shift-view.ts';
import type { View } from './view.ts';

export type ShiftPorts = Pick<
  Ports,
  'clock' | 'helpdesk' | 'overrides' | 'shiftProposals' | 'directory' | 'bell' | 'keys'
>;

/** Who asks, from the authenticated activity, and the time zone of their device where it is known. */
export interface Asker {
  readonly id: ObjectId;
  readonly timeZone?: string;
}

/** The facts, with the people they were drawn from. */
export type KnownShifts = ShiftFacts & { readonly people: HelpdeskPeople };

/** Who is on call and who may change it, as it is now. */
export async function shiftFacts(
  ports: Pick<Ports, 'clock' | 'helpdesk' | 'overrides'>,
): Promise<KnownShifts> {
  const people = await currentPeople(ports);
  const now = ports.clock.now();
  const chat = await ports.overrides.current(now);
  const approvers = people.approvers.map(({ id }) => id);
  return { people, roster: withChatOverrides(people, chat), chat, approvers, now };
}

/** The zone in which somebody's words about time are read. */
export function zoneOf({ timeZone }: Asker, { roster }: Pick<ShiftFacts, 'roster'>): Zone {
  return { name: timeZone ?? roster.timeZone, isOwn: timeZone !== undefined };
}

/** The answer to whoever asks again what the colleague declined. */
export async function declinedLately(
  ports: Pick<Ports, 'directory'>,
  asker: Asker,
  colleague: ObjectId,
  again: Instant,
  facts: KnownShifts,
): Promise<View> {
  const people = await ports.directory.names([colleague]);
  const name = people.get(colleague)?.name ?? '';
  const refusal = { reason: 'declined_lately', name, again } as const;
  return { card: 'shift_refused', refusal, zone: zoneOf(asker, facts) };
}

/** The change that saves a decision. `stored` are the proposals as they were read, `silent` leaves the news to the caller. */
export function changeOf(
  decision: ShiftDecision,
  stored: readonly Stored<ShiftProposal>[],
  facts: KnownShifts,
  by: ObjectId | undefined,
  silent = false,
): ShiftChange {
  const { proposals, adds, ends, events } = decision;
  const { now } = facts;
  const settles = proposals.flatMap((value) => {
    const read = stored.find((one) => one.value.id === value.id);
    return read === undefined ? [] : [{ value, version: read.version }];
  });
  const effects = silent
    ? []
    : proposals.flatMap((one, index) => newsOf(one, by, facts, { onlyOthers: index > 0 }));
  return { at: now, settles, adds, ends, facts: factsOf(events, now), effects };
}

/** A new proposal with everything that follows from it. */
export function openingOf(
  proposal: ShiftProposal,
  now: Instant,
): Pick<ShiftChange, 'facts' | 'effects'> & { readonly opens: readonly ShiftProposal[] } {
  const { id, by, to, kind, changes, expiresAt } = proposal;
  const event = {
    kind: 'shift_change_proposed',
    by,
    to,
    proposal: id,
    of: kind,
    shifts: changes,
  } as const;
  const expire = { kind: 'expire_proposal', proposal: id } as const;
  return {
    opens: [proposal],
    facts: factsOf([event], now),
    effects: [
      tellingOf(proposal, to, now),
      { key: `expire_proposal:${id}`, dueAt: expiresAt, effect: expire },
    ],
  };
}

/** Whom the news of a proposal is for, apart from whoever caused it. */
function newsOf(
  proposal: ShiftProposal,
  causer: ObjectId | undefined,
  facts: KnownShifts,
  { onlyOthers }: { readonly onlyOthers: boolean },
): readonly PlannedEffect[] {
  const both = onlyOthers ? [] : partiesToTell(proposal);
  const changesDuty = proposal.status === 'agreed' || proposal.status === 'ended';
  const others = changesDuty ? alsoOnCall(proposal, facts) : [];
  const people = [...new Set([...both, ...others])].filter((id) => id !== causer);
  return people.map((to) => tellingOf(proposal, to, facts.now));
}

function partiesToTell(proposal: ShiftProposal): readonly ObjectId[] {
  const { by, to } = proposal;
  switch (proposal.status) {
    case 'proposed':
    case 'withdrawn':
      return [to];
    case 'agreed':
    case 'declined':
      return [by];
    case 'expired':
      // That nobody answered a taker changes nothing: both stay on call, as they were told.
      return proposal.kind === 'take_over' && proposal.because === 'time' ? [] : [by];
    case 'ended':
      return [proposal.endedBy === by ? to : by];
  }
}

/** Whoever else is on call in the same rotation then. */
function alsoOnCall({ by, to, changes }: ShiftProposal, { roster, approvers }: KnownShifts) {
  return changes
    .flatMap((one) => coveringDuring(roster, one))
    .map(({ who }) => who)
    .filter((who) => who !== by && who !== to && approvers.includes(who));
}
