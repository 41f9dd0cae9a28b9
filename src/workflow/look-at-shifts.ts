// Who is on call and why, and what somebody's own weeks hold. Questions that change nothing.
import { isFollowed } from '../domain/escalation.ts';
import { plus } from '../domain/instant.ts';
import type { Duration } from '../domain/instant.ts';
import {
  dutiesAt,
  gapsBetween,
  isKnownAt,
  nextHandOff,
  onCallAt,
  shiftsOf,
  unknownFrom,
} from '../domain/on-call.ts';
import type { Roster } from '../domain/on-call.ts';
import type { ObjectId } from '../domain/person.ts';
import { standInOf } from '../domain/shift-proposal.ts';
import type { HelpdeskPeople, Ports } from './ports.ts';
import { rosterOf } from './roster.ts';
import type { View } from './view.ts';

export type LookPorts = Pick<Ports, 'clock' | 'helpdesk' | 'overrides' | 'directory'>;

/** How far gaps are looked for, and how far one's own shifts. */
const GAPS_AHEAD: Duration = 'P7D';
const OWN_AHEAD: Duration = 'P28D';

/** Who decides now, per rotation, why and until when, who comes next, and where nobody is. */
export async function whoIsOnCall(ports: LookPorts): Promise<View> {
  const helpdesk = await ports.helpdesk.last();
  const roster = await rosterOf(ports, helpdesk);
  const now = ports.clock.now();
  const rotations = roster.rotations.map(({ name }) => name);
  const duties = dutiesAt(roster, now);
  const empty = rotations.filter((name) => !duties.some((duty) => duty.rotation === name));
  const unknown = empty.filter((name) => !isKnownAt(roster, name, now));
  const next = rotations.flatMap((rotation) => {
    const at = nextHandOff(roster, rotation, now);
    if (at === undefined) return [];
    const who = namedAt(roster, rotation, at);
    // Where the same people go on there is nothing to say.
    const isSame = who.toSorted().join() === namedAt(roster, rotation, now).toSorted().join();
    return isSame ? [] : [{ rotation, at, who }];
  });
  const gapsAhead = rotations
    .flatMap((name) => gapsBetween(roster, name, now, plus(now, GAPS_AHEAD)))
    .filter(({ from }) => from > now)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const insteadOf = duties.flatMap(({ because }) =>
    because.kind === 'override' && because.insteadOf !== undefined ? [because.insteadOf] : [],
  );
  const named = [...duties.map(({ who }) => who), ...next.flatMap(({ who }) => who), ...insteadOf];
  const { shifts } = helpdesk;
  return {
    card: 'on_call',
    rotations,
    duties,
    unknown,
    followed: rotations.filter((name) => isFollowed(roster, name)),
    next,
    gapsAhead,
    cannot: cannotAct(helpdesk, [...duties.map(({ who }) => who), ...next.flatMap(({ who }) => who)]),
    people: await ports.directory.names([...new Set(named)]),
    ...(shifts === undefined ? {} : { shifts }),
  };
}

const namedAt = (roster: Roster, rotation: string, at: string): readonly ObjectId[] =>
  onCallAt(roster, rotation, at).map(({ who }) => who);

/** Who is named and could not be asked, as far as is known. */
function cannotAct(
  { approvers, unable }: HelpdeskPeople,
  named: readonly ObjectId[],
): Extract<View, { readonly card: 'on_call' }>['cannot'] {
  return [...new Set(named)].flatMap((who): Extract<View, { readonly card: 'on_call' }>['cannot'] => {
    const why = unable.get(who);
    if (why !== undefined) return [{ who, why }];
    return approvers.some(({ id }) => id === who) ? [] : [{ who, why: 'not_an_approver' } as const];
  });
}

/** The asker's next four weeks: what is theirs and why, what others stand in for, and what waits for an answer. */
export async function myShifts(
  ports: LookPorts & Pick<Ports, 'shiftProposals'>,
  who: ObjectId,
): Promise<View> {
  const helpdesk = await ports.helpdesk.last();
  const roster = await rosterOf(ports, helpdesk);
  const now = ports.clock.now();
  const until = plus(now, OWN_AHEAD);
  const shifts = shiftsOf(roster, who, now, until);
  const standIns = roster.overrides
    .filter((one) => one.until > now && one.from < until)
    .flatMap(standInOf)
    .filter(({ instead }) => instead === who)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const proposals = await ports.shiftProposals.of(who, now);
  const open = proposals.map(({ value }) => value).filter(({ status }) => status === 'proposed');
  const insteadOf = shifts.flatMap(({ because }) =>
    because.kind === 'override' && because.insteadOf !== undefined ? [because.insteadOf] : [],
  );
  const named = [...insteadOf, ...standIns.map((one) => one.who), ...open.flatMap(({ by, to }) => [by, to])];
  const [knownUntil] = roster.rotations
    .flatMap(({ name }) => unknownFrom(roster, name, now, until) ?? [])
    .filter((end) => end > now)
    .toSorted();
  return {
    card: 'my_shifts',
    shifts,
    standIns,
    open,
    viewer: who,
    mayChange: helpdesk.approvers.some(({ id }) => id === who),
    people: await ports.directory.names([...new Set(named)]),
    ...(helpdesk.shifts === undefined ? {} : { state: helpdesk.shifts }),
    ...(knownUntil === undefined ? {} : { knownUntil }),
  };
}
