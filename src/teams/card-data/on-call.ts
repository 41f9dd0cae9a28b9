// Who is on call, rotation by rotation, and one's own weeks.
import type { Duty, DutyReason } from '../../domain/on-call.ts';
import type { ShiftProposal } from '../../domain/shift-proposal.ts';
import type { People, View } from '../../workflow/view.ts';
import { capital, joined } from '../sentences/joined.ts';
import { momentOf, spanOf } from '../sentences/moment.ts';
import { callHelpdesk } from '../sentences/person-problem.ts';
import { shiftsStateLines } from '../sentences/shifts-state.ts';
import { button, primary } from './button.ts';
import { frame, nameOf, section } from './frame.ts';
import type { Frame, Helpdesk, Line } from './frame.ts';
import type { Entry } from './shifts.ts';

type Show<Card extends View['card']> = Extract<View, { readonly card: Card }>;

/** One line of a table: what it is about on the left, what there is on the right. */
export interface Place {
  readonly label: string;
  readonly value: string;
  readonly lines: readonly Line[];
}

/** More would be a list to search, not to read. */
const MOST_GAPS = 5;
const MOST_SHIFTS = 12;
const MOST_OPEN = 5;

/** Who is on call now and why, what comes next, and where nobody is. */
export function onCallCard(
  view: Show<'on_call'>,
  helpdesk: Helpdesk,
): Frame & { readonly places: readonly Place[] } {
  const { rotations, duties, unknown, people, shifts, gapsAhead, cannot } = view;
  const first = duties[0];
  return {
    ...frame({
      title: first === undefined ? nobodyTitle(unknown) : `${capital(nameOf(people, first.who))} is on call`,
      lines: shiftsStateLines(shifts),
      sections: [
        ...section(
          'Can’t be asked',
          cannot.map(({ who, why }) => `${capital(nameOf(people, who))} ${CANNOT[why]}`),
        ),
        ...section('Nobody on call in the coming week', [
          ...gapsAhead.slice(0, MOST_GAPS).map((gap) => `${gap.rotation}: ${spanOf(gap)}`),
          ...(gapsAhead.length > MOST_GAPS ? [`And ${gapsAhead.length - MOST_GAPS} more times.`] : []),
        ]),
        ...section('By phone', [callHelpdesk(helpdesk)]),
      ],
      buttons: [primary({ verb: 'start' })],
    }),
    places: rotations.flatMap((rotation) => placesOf(rotation, view)),
  };
}

const CANNOT: Readonly<Record<Show<'on_call'>['cannot'][number]['why'], string>> = {
  not_an_approver: 'isn’t an approver: requests go past them.',
  disabled: 'has a disabled account: requests go past them.',
  gone: 'isn’t in the directory any more: requests go past them.',
};

const nobodyTitle = (unknown: readonly string[]): string =>
  unknown.length > 0 ? 'Who is on call is not known right now' : 'Nobody is on call right now';

function placesOf(rotation: string, view: Show<'on_call'>): readonly Place[] {
  const { duties, unknown, followed, people } = view;
  const here = duties.filter((duty) => duty.rotation === rotation);
  const next = nextLines(rotation, view);
  if (here.length === 0) {
    const value = unknown.includes(rotation) ? 'Not known' : 'Nobody';
    const instead = followed.includes(rotation) ? [{ line: 'The next step is asked at once.' }] : [];
    return [{ label: rotation, value, lines: [...instead, ...next] }];
  }
  return here.map((duty, index) => ({
    label: rotation,
    value: capital(nameOf(people, duty.who)),
    lines: [
      { line: [`until ${momentOf(duty.until)}`, ...reasonOf(duty.because, people)].join(' · ') },
      ...(index === here.length - 1 ? next : []),
    ],
  }));
}

function nextLines(rotation: string, { next, people }: Show<'on_call'>): readonly Line[] {
  return next
    .filter((one) => one.rotation === rotation)
    .map(({ at, who }) => ({
      line: `Next: ${who.length === 0 ? 'nobody' : joined(who.map((id) => nameOf(people, id)))}, from ${momentOf(at)}`,
    }));
}

/** What put somebody on call, where it isn't simply their turn. */
function reasonOf(because: DutyReason, people: People): readonly string[] {
  switch (because.kind) {
    case 'rotation':
      return because.layerName === undefined ? [] : [because.layerName];
    case 'shifts':
      return ['Teams Shifts'];
    case 'override': {
      if (because.change === 'add') return [because.source === 'chat' ? 'took over' : 'in addition'];
      const { insteadOf } = because;
      return [insteadOf === undefined ? 'stands in' : `for ${nameOf(people, insteadOf)}`];
    }
  }
}

/** One's own next four weeks, rotation by rotation, and what waits for an answer. */
export function myShiftsCard(view: Show<'my_shifts'>): Frame & {
  readonly places: readonly Place[];
  readonly entries: readonly Entry[];
} {
  const { shifts, standIns, open, state, knownUntil, mayChange, people } = view;
  const shown = shifts.slice(0, MOST_SHIFTS);
  const change = mayChange ? [primary({ verb: 'swap' }), button({ verb: 'take_over' })] : [];
  return {
    ...frame({
      title: shown.length === 0 ? noShiftsTitle(state) : 'Your next four weeks',
      lines: [
        ...shiftsStateLines(state),
        ...(knownUntil === undefined
          ? []
          : [`As far as the schedule is known: until ${momentOf(knownUntil)}.`]),
        ...(shifts.length > MOST_SHIFTS ? [`The next ${MOST_SHIFTS} of ${shifts.length} shifts.`] : []),
      ],
      sections: section(
        'Others stand in for you',
        standIns.map((one) => `${capital(nameOf(people, one.who))} in ${one.rotation}: ${spanOf(one)}`),
      ),
      buttons: [...change, button({ verb: 'who_is_on_call' })],
    }),
    places: shown.map((duty) => shiftPlace(duty, people)),
    entries: open.slice(0, MOST_OPEN).map((one) => openEntry(one, view)),
  };
}

function shiftPlace(duty: Duty, people: People): Place {
  const reason = reasonOf(duty.because, people).map((line) => ({ line }));
  return {
    label: duty.rotation,
    value: spanOf(duty),
    lines: reason,
  };
}

const noShiftsTitle = (state: Show<'my_shifts'>['state']): string =>
  state?.kind === 'never_read' ? 'Your shifts are not known right now' : 'You have no shifts coming up';

function openEntry(proposal: ShiftProposal, { viewer, people }: Show<'my_shifts'>): Entry {
  const { id, by, to, kind, changes } = proposal;
  const isMine = by === viewer;
  const other = capital(nameOf(people, isMine ? to : by));
  const name = (who: string): string => (who === viewer ? 'you' : nameOf(people, who));
  const answers = [
    primary({ verb: 'proposal_agree', proposal: id }),
    button(
      { verb: 'proposal_decline', proposal: id },
      kind === 'take_over' ? { title: 'Stay on call too' } : {},
    ),
  ];
  const withdraw = kind === 'take_over' ? [] : [button({ verb: 'proposal_withdraw', proposal: id })];
  return {
    title: isMine ? `${other} has not answered yet` : `${other} waits for your answer`,
    lines: changes.map((one) => ({
      line: `${kind === 'undo' ? 'Undo: ' : ''}${capital(name(one.who))} instead of ${name(one.instead)} in ${one.rotation}, ${spanOf(one)}`,
    })),
    buttons: isMine ? withdraw : answers,
  };
}
