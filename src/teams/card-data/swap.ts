// What would be swapped, before anybody is asked, and which colleague is meant.
import { epochOf } from '../../domain/instant.ts';
import type { View } from '../../workflow/view.ts';
import { capital, sentence } from '../sentences/joined.ts';
import { spanOf } from '../sentences/moment.ts';
import { TWICE, zoneLine } from '../sentences/shift-refusal.ts';
import type { Row } from './asking.ts';
import { button, primary } from './button.ts';
import { detailsOf, frame, nameOf, section } from './frame.ts';
import type { Frame } from './frame.ts';

type Show<Card extends View['card']> = Extract<View, { readonly card: Card }>;

/** A frame with the choice of what comes in return. */
export interface SwapOfferCard extends Frame {
  readonly inReturn: {
    readonly label: string;
    readonly value: string;
    readonly choices: readonly { readonly title: string; readonly value: string }[];
  };
}

const NOTHING = { title: 'Nothing in return', value: 'nothing' } as const;

/** Exactly what would change, with the choice of what comes in return. */
export function swapOfferCard(view: Show<'swap_offer'>): SwapOfferCard {
  const { giver, taker, gives, returns, span, viewer, people, zone, isTwice, isReturnGone } = view;
  const colleague = giver === viewer ? taker : giver;
  const name = nameOf(people, colleague);
  const you = (id: string): string => (id === viewer ? 'you' : nameOf(people, id));
  const takes = `${you(taker)} instead of ${you(giver)}`;
  const ends = { from: epochOf(span.from), until: epochOf(span.until) };
  return {
    ...frame({
      label: { text: 'Not asked yet', style: 'emphasis' },
      title:
        giver === viewer ? `${capital(name)} would take this from you` : `You would take this from ${name}`,
      ...(isReturnGone
        ? { warning: 'What you chose in return can’t be had any more. Please choose again.' }
        : {}),
      lines: [
        `Nothing changes until ${name} agrees.`,
        ...(isTwice ? [TWICE] : []),
        ...(zone.isOwn ? [] : [zoneLine(zone)]),
      ],
      sections: section(
        takes.startsWith('you ') ? sentence(takes) : capital(takes),
        gives.map((one) => `${one.rotation}: ${spanOf(one)}`),
      ),
      buttons: [
        primary({ verb: 'swap_ask', colleague, ...ends }, { title: `Ask ${name}`, inputs: 'auto' }),
        button({ verb: 'my_shifts' }, { title: 'Cancel' }),
      ],
    }),
    inReturn: {
      label: taker === viewer ? `In return ${name} takes from you` : `In return you take from ${name}`,
      value: returns[0]?.key ?? NOTHING.value,
      choices: [...returns.map(({ key, label }) => ({ title: label, value: key })), NOTHING],
    },
  };
}

/** Several approvers match; one tap chooses. */
export function swapChooseCard({
  found,
  span,
}: Show<'swap_choose'>): Frame & { readonly people: readonly Row[] } {
  const ends = { from: epochOf(span.from), until: epochOf(span.until) };
  return {
    ...frame({
      title: 'Which one do you mean?',
      lines: [`To swap with: ${spanOf(span)}.`],
      buttons: [button({ verb: 'swap' }, { title: 'None of these' })],
    }),
    people: found.map((person) => ({
      title: person.name,
      lines: detailsOf(person) === '' ? [] : [{ line: detailsOf(person) }],
      button: button(
        { verb: 'swap_with', colleague: person.id, ...ends },
        { title: [person.name, detailsOf(person)].filter(Boolean).join(', ') },
      ),
    })),
  };
}
