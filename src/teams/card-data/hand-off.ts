// Hand-offs: to whoever comes on call, and to those who can act when one doesn't go as planned.
import type { Duty } from '../../domain/on-call.ts';
import { formatNumber } from '../../domain/request-number.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Request } from '../../domain/request.ts';
import type { View } from '../../workflow/view.ts';
import { handOffNewsText } from '../sentences/hand-off.ts';
import { joined, sentence } from '../sentences/joined.ts';
import { momentOf } from '../sentences/moment.ts';
import { callHelpdesk } from '../sentences/person-problem.ts';
import { labelOf } from '../sentences/request-label.ts';
import type { Words } from '../words.ts';
import type { Row } from './asking.ts';
import { button } from './button.ts';
import type { Button } from './button.ts';
import { frame, nameOf, section } from './frame.ts';
import type { Frame, Helpdesk } from './frame.ts';

type Show<Card extends View['card']> = Extract<View, { readonly card: Card }>;

const buttonsOf = (words: Words): readonly Button[] => [button(words, { verb: 'who_is_on_call' })];

/** The card at hand-off. Requests stand there by number and age alone: who is meant, their own card says. */
export function handOffCard(
  words: Words,
  view: Show<'hand_off'>,
  helpdesk: Helpdesk,
): Frame & { readonly requests: readonly Row[] } {
  const { duty, until, goingOff, requests, waiting, people } = view;
  const { say } = words;
  const names = joined(
    words,
    goingOff.map((id) => nameOf(words, people, id)),
  );
  return {
    ...frame({
      label: { text: say('hand_off.label'), style: 'accent' },
      title: titleOf(words, duty),
      lines: [
        until === undefined ? say('hand_off.no_end') : say('hand_off.until', { until: momentOf(until) }),
        ...(goingOff.length === 0
          ? []
          : [sentence(say('hand_off.went_off', { names, count: goingOff.length }))]),
        waitingLine(words, waiting, requests.length),
      ],
      sections: [
        ...section(say('hand_off.cannot.title'), [say('hand_off.cannot', { rotation: duty.rotation })]),
        ...section(say('hand_off.phone.title'), [callHelpdesk(words, helpdesk)]),
      ],
      buttons: buttonsOf(words),
    }),
    requests: requests.map((request) => rowOf(words, request)),
  };
}

function titleOf({ say }: Words, { rotation, because }: Duty): string {
  return 'layerName' in because
    ? say('hand_off.title.layer', { rotation, layer: because.layerName })
    : say('hand_off.title', { rotation });
}

function waitingLine({ say }: Words, count: number, shown: number): string {
  return count > 1 && count > shown
    ? say('hand_off.waiting.oldest', { count, shown })
    : say('hand_off.waiting', { count });
}

function rowOf(words: Words, request: Request): Row {
  const { number } = request;
  const title = formatNumber(number);
  const { text } = labelOf(words, request);
  return {
    title,
    lines: [{ line: [text, words.say('hand_off.since', { at: momentOf(waitsSince(request)) })].join(' · ') }],
    button: button(words, { verb: 'status', number }, { title: `${title}, ${text}` }),
  };
}

function waitsSince(request: Request): Instant {
  if (request.status === 'awaiting_approval') return request.readyAt;
  return request.status === 'needs_hands' ? request.approvedAt : request.openedAt;
}

/** Somebody can't be reached, can be again, or nobody is on call. */
export function handOffNewsCard(words: Words, view: Show<'hand_off_news'>, helpdesk: Helpdesk): Frame {
  const { style, title, lines, steps } = handOffNewsText(words, view, helpdesk);
  return frame({
    label: { text: words.say('hand_off.label'), style },
    title,
    lines,
    sections: section(words.say('hand_off.steps.title'), steps),
    buttons: buttonsOf(words),
  });
}
