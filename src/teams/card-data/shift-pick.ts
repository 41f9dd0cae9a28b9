// Pickers for whoever rather picks than writes: a rotation or a colleague, and from when until when.
import type { View } from '../../workflow/view.ts';
import { zoneLine } from '../sentences/shift-refusal.ts';
import type { Words } from '../words.ts';
import { button, primary } from './button.ts';
import { frame } from './frame.ts';
import type { Frame } from './frame.ts';

type Show<Card extends View['card']> = Extract<View, { readonly card: Card }>;

interface Choices {
  readonly label: string;
  readonly value: string;
  readonly error: string;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
}

/** A frame with the fields for a span, and one for a rotation or a colleague. */
export interface PickCard extends Frame {
  readonly hasProblem: boolean;
  readonly problem?: string;
  readonly hasRotations: boolean;
  readonly rotation?: Choices;
  readonly hasColleagues: boolean;
  readonly colleague?: Choices;
  /** No day before it can be picked. */
  readonly earliest: string;
  readonly from: Fields & Prefilled;
  readonly until: Fields & Prefilled & { readonly dateError: string; readonly timeError: string };
}

interface Fields {
  readonly dateLabel: string;
  readonly timeLabel: string;
}

interface Prefilled {
  readonly date: string;
  readonly time: string;
}

const fromIn = ({ say }: Words, filled: Prefilled): PickCard['from'] => ({
  dateLabel: say('shift_change.pick.from.day'),
  timeLabel: say('shift_change.pick.from.time'),
  ...filled,
});

const untilIn = ({ say }: Words, filled: Prefilled): PickCard['until'] => ({
  dateLabel: say('shift_change.pick.until.day'),
  timeLabel: say('shift_change.pick.until.time'),
  dateError: say('shift_change.pick.until.day.error'),
  timeError: say('shift_change.pick.until.time.error'),
  ...filled,
});

/** With whom and when to swap. */
export function swapPickCard(
  words: Words,
  { others, colleague, picked, today, zone }: Show<'swap_pick'>,
): PickCard {
  const { say } = words;
  const [fromDate = '', fromTime = ''] = (picked?.from ?? '').split(' ');
  const [untilDate = today, untilTime = ''] = (picked?.until ?? `${today} `).split(' ');
  const choices = others.map((person) => ({
    title: [person.name, person.signInName].filter(Boolean).join(' · '),
    value: person.id,
  }));
  return {
    ...frame({
      title: say('swap.pick.title'),
      lines: [words.paragraph([say('swap.pick'), zoneLine(words, zone)])],
      buttons: [
        primary(words, { verb: 'swap_picked' }, { inputs: 'auto' }),
        button(words, { verb: 'my_shifts' }),
      ],
    }),
    hasProblem: false,
    hasRotations: false,
    hasColleagues: true,
    colleague: {
      label: say('swap.pick.colleague'),
      value: colleague ?? '',
      error: say('swap.pick.colleague.error'),
      choices,
    },
    earliest: today,
    from: fromIn(words, { date: fromDate, time: fromTime }),
    until: untilIn(words, { date: untilDate, time: untilTime }),
  };
}

/** When to take over, and which rotation where there are several. */
export function takeOverPickCard(words: Words, { rotations, today, zone }: Show<'take_over_pick'>): PickCard {
  const { say } = words;
  const choices = rotations.map((title, place) => ({ title, value: String(place) }));
  return {
    ...frame({
      title: say('shift_change.pick.take_over.title'),
      lines: [words.paragraph([say('shift_change.pick.take_over'), zoneLine(words, zone)])],
      buttons: [
        primary(words, { verb: 'take_over_picked' }, { inputs: 'auto' }),
        button(words, { verb: 'who_is_on_call' }),
      ],
    }),
    hasProblem: false,
    hasRotations: choices.length > 1,
    ...(choices.length > 1
      ? {
          rotation: {
            label: say('shift_change.pick.rotation'),
            value: '0',
            error: say('shift_change.pick.rotation.error'),
            choices,
          },
        }
      : {}),
    hasColleagues: false,
    earliest: today,
    from: fromIn(words, { date: '', time: '' }),
    until: untilIn(words, { date: today, time: '' }),
  };
}
