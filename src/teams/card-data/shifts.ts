// Shifts that change hands: to the one who stands in, to those they stand in for, and why not.
import type { View } from '../../workflow/view.ts';
import { capital, joined } from '../sentences/joined.ts';
import { momentOf } from '../sentences/moment.ts';
import { shiftRefusalText } from '../sentences/shift-refusal.ts';
import { button } from './button.ts';
import { frame, nameOf } from './frame.ts';
import type { Frame } from './frame.ts';

type Show<Card extends View['card']> = Extract<View, { readonly card: Card }>;

const BUTTONS = [button({ verb: 'who_is_on_call' })];

/** Somebody stands in. */
export function shiftTakenCard(view: Show<'shift_taken'>): Frame {
  const { shift, insteadOf, viewer, people, timeZone } = view;
  const { who, rotation, from, until } = shift;
  const others = joined(insteadOf.map((id) => nameOf(people, id)));
  if (viewer !== who) {
    const taker = nameOf(people, who);
    return frame({
      label: { text: 'Shift', style: 'accent' },
      title: `${capital(taker)} stands in for you`,
      lines: [
        `${rotation}: from ${momentOf(from)} until ${momentOf(until)}.`,
        'New requests go to them. Those you were asked about already stay with you too.',
        `You didn’t agree on this? Talk to ${taker}, who can write “give back”. If it looks wrong, write “halt”: it stops every reset.`,
      ],
      buttons: BUTTONS,
    });
  }
  return frame({
    label: { text: 'Shift', style: 'good' },
    title: `You are on call in ${rotation}`,
    lines: [
      `Until ${momentOf(until)}, on your own clock. Times you write are read as ${timeZone} time.`,
      insteadOf.length === 0
        ? 'Nobody else was on call there.'
        : `You stand in for ${others}, who ${insteadOf.length === 1 ? 'is' : 'are'} told.`,
      'New requests come to you; those that wait already stay with whoever was asked.',
      'Write “give back” to end it sooner.',
    ],
    buttons: BUTTONS,
  });
}

/** Somebody no longer stands in. */
export function shiftGivenBackCard({ by, viewer, shifts, people }: Show<'shift_given_back'>): Frame {
  const named = joined(shifts.map(({ rotation }) => rotation));
  const lines = shifts.map(({ rotation, onCall }) => {
    if (onCall === undefined)
      return `${rotation}: nobody is on call now. The next step is asked at once instead.`;
    return onCall === viewer
      ? `${rotation}: you are on call again.`
      : `${rotation}: ${nameOf(people, onCall)} is on call now.`;
  });
  const title =
    viewer === by ? `You gave back ${named}` : `${capital(nameOf(people, by))} no longer stands in for you`;
  return frame({ label: { text: 'Shift', style: 'accent' }, title, lines, buttons: BUTTONS });
}

/** Why no shift changed hands, and what to write. */
export function shiftRefusedCard({ refusal, people, timeZone }: Show<'shift_refused'>): Frame {
  return frame({
    label: { text: 'Nothing changed', style: 'emphasis' },
    ...shiftRefusalText(refusal, people, timeZone),
    buttons: BUTTONS,
  });
}
