// What would be swapped, before anybody is asked, and which colleague is meant.
import { epochOf } from '../../domain/instant.ts';
import type { View } from '../../workflow/view.ts';
import { capital } from '../sentences/joined.ts';
import { spanOf } from '../sentences/moment.ts';
import { zoneLine } from '../sentences/shift-refusal.ts';
import { standInTitle } from '../sentences/stand-in.ts';
import { writtenMoment } from '../sentences/written-moment.ts';
import type { Words } from '../words.ts';
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

/** Where nothing is chosen in return. */
const NOTHING = 'nothing';

/** Exactly what would change, with the choice of what comes in return. */
export function swapOfferCard(words: Words, view: Show<'swap_offer'>): SwapOfferCard {
  const { say } = words;
  const { giver, taker, gives, returns, span, viewer, people, zone, isTwice, isReturnGone } = view;
  const side = giver === viewer ? 'give' : 'take';
  const colleague = giver === viewer ? taker : giver;
  const name = nameOf(words, people, colleague);
  const ends = { from: epochOf(span.from), until: epochOf(span.until) };
  return {
    ...frame({
      label: { text: say('swap.offer.label'), style: 'emphasis' },
      title: capital(words, say(`swap.offer.${side}.title`, { name })),
      ...(isReturnGone ? { warning: say('swap.offer.return_gone') } : {}),
      lines: [
        say('swap.offer', { name }),
        ...(isTwice ? [say('shift_change.twice')] : []),
        ...(zone.isOwn ? [] : [zoneLine(words, zone)]),
      ],
      sections: section(
        standInTitle(words, { who: taker, instead: giver }, view),
        gives.map((one) => say('shifts.stretch', { rotation: one.rotation, span: spanOf(words, one) })),
      ),
      buttons: [
        primary(
          words,
          { verb: 'swap_ask', colleague, ...ends },
          { title: say('swap.offer.ask', { name }), inputs: 'auto' },
        ),
        button(words, { verb: 'my_shifts' }, { title: say('swap.offer.cancel') }),
      ],
    }),
    inReturn: {
      label: say(`swap.offer.${side}.return`, { name }),
      value: returns[0]?.key ?? NOTHING,
      choices: [
        ...returns.map((one) => ({
          title: say('swap.offer.stretch', {
            from: writtenMoment(words, one.from, zone.name),
            until: writtenMoment(words, one.until, zone.name),
            rotation: one.rotation,
          }),
          value: one.key,
        })),
        { title: say('swap.offer.no_return'), value: NOTHING },
      ],
    },
  };
}

/** Several approvers match; one tap chooses. */
export function swapChooseCard(
  words: Words,
  { found, span }: Show<'swap_choose'>,
): Frame & { readonly people: readonly Row[] } {
  const { say } = words;
  const ends = { from: epochOf(span.from), until: epochOf(span.until) };
  return {
    ...frame({
      title: say('swap.choose.title'),
      lines: [say('swap.choose', { span: spanOf(words, span) })],
      buttons: [button(words, { verb: 'swap' }, { title: say('swap.choose.none') })],
    }),
    people: found.map((person) => ({
      title: person.name,
      lines: detailsOf(person) === '' ? [] : [{ line: detailsOf(person) }],
      button: button(
        words,
        { verb: 'swap_with', colleague: person.id, ...ends },
        { title: [person.name, detailsOf(person)].filter(Boolean).join(', ') },
      ),
    })),
  };
}
