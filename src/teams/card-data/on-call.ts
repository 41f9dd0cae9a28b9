// Who is on call, rotation by rotation, and one's own weeks.
import type { Duty, DutyReason } from '../../domain/on-call.ts';
import type { ShiftProposal } from '../../domain/shift-proposal.ts';
import type { People, View } from '../../workflow/view.ts';
import { capital, joined } from '../sentences/joined.ts';
import { momentOf, spanOf } from '../sentences/moment.ts';
import { callHelpdesk } from '../sentences/person-problem.ts';
import { shiftsStateLines } from '../sentences/shifts-state.ts';
import { sideOf } from '../sentences/stand-in.ts';
import type { Words } from '../words.ts';
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
  words: Words,
  view: Show<'on_call'>,
  helpdesk: Helpdesk,
): Frame & { readonly places: readonly Place[] } {
  const { say } = words;
  const { rotations, people, shifts, gapsAhead, cannot } = view;
  const gaps = gapsAhead.slice(0, MOST_GAPS);
  const more = gapsAhead.length - gaps.length;
  return {
    ...frame({
      title: titleOf(words, view),
      lines: shiftsStateLines(words, shifts),
      sections: [
        ...section(
          say('on_call.cannot.title'),
          cannot.map(({ who, why }) =>
            say(`on_call.cannot.${why}`, { name: capital(words, nameOf(words, people, who)) }),
          ),
        ),
        ...section(say('on_call.gaps.title'), [
          ...gaps.map((gap) => say('shifts.stretch', { rotation: gap.rotation, span: spanOf(words, gap) })),
          ...(more > 0 ? [say('on_call.gaps.more', { count: more })] : []),
        ]),
        ...section(say('on_call.phone.title'), [callHelpdesk(words, helpdesk)]),
      ],
      buttons: [primary(words, { verb: 'start' })],
    }),
    places: rotations.flatMap((rotation) => placesOf(words, rotation, view)),
  };
}

function titleOf(words: Words, { duties: [first], unknown, people }: Show<'on_call'>): string {
  if (first !== undefined)
    return words.say('on_call.title', { name: capital(words, nameOf(words, people, first.who)) });
  return words.say(unknown.length > 0 ? 'on_call.title.unknown' : 'on_call.title.nobody');
}

function placesOf(words: Words, rotation: string, view: Show<'on_call'>): readonly Place[] {
  const { say } = words;
  const { duties, unknown, followed, people } = view;
  const here = duties.filter((duty) => duty.rotation === rotation);
  const next = nextLines(words, rotation, view);
  if (here.length === 0) {
    const value = say(unknown.includes(rotation) ? 'on_call.unknown' : 'on_call.nobody');
    const instead = followed.includes(rotation) ? [{ line: say('on_call.next_step') }] : [];
    return [{ label: rotation, value, lines: [...instead, ...next] }];
  }
  return here.map((duty, index) => ({
    label: rotation,
    value: capital(words, nameOf(words, people, duty.who)),
    lines: [
      {
        line: [
          say('on_call.until', { until: momentOf(duty.until) }),
          ...reasonOf(words, duty.because, people),
        ].join(' · '),
      },
      ...(index === here.length - 1 ? next : []),
    ],
  }));
}

function nextLines(words: Words, rotation: string, { next, people }: Show<'on_call'>): readonly Line[] {
  return next
    .filter((one) => one.rotation === rotation)
    .map(({ at, who }) => ({
      line: words.say(who.length === 0 ? 'on_call.next.nobody' : 'on_call.next', {
        names: joined(
          words,
          who.map((id) => nameOf(words, people, id)),
        ),
        at: momentOf(at),
      }),
    }));
}

/** What put somebody on call, where it isn't simply their turn. */
function reasonOf(words: Words, because: DutyReason, people: People): readonly string[] {
  const { say } = words;
  switch (because.kind) {
    case 'rotation':
      return because.layerName === undefined ? [] : [because.layerName];
    case 'shifts':
      return [say('on_call.because.shifts')];
    case 'override': {
      if (because.change === 'add')
        return [say(`on_call.because.${because.source === 'chat' ? 'took_over' : 'in_addition'}`)];
      const { insteadOf } = because;
      return [
        insteadOf === undefined
          ? say('on_call.because.stands_in')
          : say('on_call.because.for', { name: nameOf(words, people, insteadOf) }),
      ];
    }
  }
}

/** One's own next four weeks, rotation by rotation, and what waits for an answer. */
export function myShiftsCard(
  words: Words,
  view: Show<'my_shifts'>,
): Frame & {
  readonly places: readonly Place[];
  readonly entries: readonly Entry[];
} {
  const { say } = words;
  const { shifts, standIns, open, state, knownUntil, mayChange, people } = view;
  const shown = shifts.slice(0, MOST_SHIFTS);
  const change = mayChange ? [primary(words, { verb: 'swap' }), button(words, { verb: 'take_over' })] : [];
  return {
    ...frame({
      title: shown.length === 0 ? noShiftsTitle(words, state) : say('shifts.mine.title'),
      lines: [
        ...shiftsStateLines(words, state),
        ...(knownUntil === undefined
          ? []
          : [say('shifts.mine.known_until', { until: momentOf(knownUntil) })]),
        ...(shifts.length > MOST_SHIFTS
          ? [say('shifts.mine.some', { shown: MOST_SHIFTS, count: shifts.length })]
          : []),
      ],
      sections: section(
        say('shifts.mine.stand_ins.title'),
        standIns.map((one) =>
          say('shifts.mine.stand_ins', {
            name: capital(words, nameOf(words, people, one.who)),
            rotation: one.rotation,
            span: spanOf(words, one),
          }),
        ),
      ),
      buttons: [...change, button(words, { verb: 'who_is_on_call' })],
    }),
    places: shown.map((duty) => shiftPlace(words, duty, people)),
    entries: open.slice(0, MOST_OPEN).map((one) => openEntry(words, one, view)),
  };
}

function shiftPlace(words: Words, duty: Duty, people: People): Place {
  const reason = reasonOf(words, duty.because, people).map((line) => ({ line }));
  return {
    label: duty.rotation,
    value: spanOf(words, duty),
    lines: reason,
  };
}

const noShiftsTitle = ({ say }: Words, state: Show<'my_shifts'>['state']): string =>
  say(state?.kind === 'never_read' ? 'shifts.mine.title.unknown' : 'shifts.mine.title.none');

function openEntry(words: Words, proposal: ShiftProposal, { viewer, people }: Show<'my_shifts'>): Entry {
  const { say } = words;
  const { id, by, to, kind, changes } = proposal;
  const isMine = by === viewer;
  const name = capital(words, nameOf(words, people, isMine ? to : by));
  const answers = [
    primary(words, { verb: 'proposal_agree', proposal: id }),
    button(
      words,
      { verb: 'proposal_decline', proposal: id },
      kind === 'take_over' ? { title: say('shift_change.stay_on_call') } : {},
    ),
  ];
  const withdraw = kind === 'take_over' ? [] : [button(words, { verb: 'proposal_withdraw', proposal: id })];
  return {
    title: say(isMine ? 'shifts.open.asked' : 'shifts.open.asks', { name }),
    lines: changes.map((one) => ({
      line: say(`shifts.open.${kind === 'undo' ? 'undo' : 'change'}.${sideOf(one, viewer)}`, {
        who: capital(words, nameOf(words, people, one.who)),
        instead: nameOf(words, people, one.instead),
        rotation: one.rotation,
        span: spanOf(words, one),
      }),
    })),
    buttons: isMine ? withdraw : answers,
  };
}
