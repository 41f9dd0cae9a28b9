// Pickers for whoever rather picks than writes: a rotation or a colleague, and from when until when.
import type { View } from '../../workflow/view.ts';
import { zoneLine } from '../sentences/shift-refusal.ts';
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
  readonly from: { readonly dateLabel: string; readonly timeLabel: string } & Prefilled;
  readonly until: { readonly dateLabel: string; readonly timeLabel: string } & Prefilled & {
      readonly dateError: string;
      readonly timeError: string;
    };
}

interface Prefilled {
  readonly date: string;
  readonly time: string;
}

const UNTIL = {
  dateLabel: 'Until: day',
  timeLabel: 'Until: time',
  dateError: 'Please pick the day it ends.',
  timeError: 'Please pick the time it ends.',
} as const;

/** With whom and when to swap. */
export function swapPickCard({ others, colleague, picked, today, zone }: Show<'swap_pick'>): PickCard {
  const [fromDate = '', fromTime = ''] = (picked?.from ?? '').split(' ');
  const [untilDate = today, untilTime = ''] = (picked?.until ?? `${today} `).split(' ');
  const choices = others.map((person) => ({
    title: [person.name, person.signInName].filter(Boolean).join(' · '),
    value: person.id,
  }));
  return {
    ...frame({
      title: 'Swap a shift: with whom, and when?',
      lines: [`You see what would change before anybody is asked. ${zoneLine(zone)}`],
      buttons: [primary({ verb: 'swap_picked' }, { inputs: 'auto' }), button({ verb: 'my_shifts' })],
    }),
    hasProblem: false,
    hasRotations: false,
    hasColleagues: true,
    colleague: { label: 'Colleague', value: colleague ?? '', error: 'Please choose a colleague.', choices },
    earliest: today,
    from: { dateLabel: 'From: day', timeLabel: 'From: time', date: fromDate, time: fromTime },
    until: { ...UNTIL, date: untilDate, time: untilTime },
  };
}

/** When to take over, and which rotation where there are several. */
export function takeOverPickCard({ rotations, today, zone }: Show<'take_over_pick'>): PickCard {
  const choices = rotations.map((title, place) => ({ title, value: String(place) }));
  return {
    ...frame({
      title: 'Until when do you take over?',
      lines: [`Leave the beginning empty to start now. ${zoneLine(zone)}`],
      buttons: [
        primary({ verb: 'take_over_picked' }, { inputs: 'auto' }),
        button({ verb: 'who_is_on_call' }),
      ],
    }),
    hasProblem: false,
    hasRotations: choices.length > 1,
    ...(choices.length > 1
      ? { rotation: { label: 'Which rotation', value: '0', error: 'Please choose one.', choices } }
      : {}),
    hasColleagues: false,
    earliest: today,
    from: { dateLabel: 'From: day', timeLabel: 'From: time', date: '', time: '' },
    until: { ...UNTIL, date: today, time: '' },
  };
}
