// Hand-offs: to whoever comes on call, and to those who can act when one doesn't go as planned.
import { formatNumber } from '../../domain/request-number.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Request } from '../../domain/request.ts';
import type { View } from '../../workflow/view.ts';
import { handOffNewsText } from '../sentences/hand-off.ts';
import { joined, sentence } from '../sentences/joined.ts';
import { momentOf } from '../sentences/moment.ts';
import { callHelpdesk } from '../sentences/person-problem.ts';
import { labelOf } from '../sentences/request-label.ts';
import type { Row } from './asking.ts';
import { button } from './button.ts';
import { frame, nameOf, section } from './frame.ts';
import type { Frame, Helpdesk } from './frame.ts';

type Show<Card extends View['card']> = Extract<View, { readonly card: Card }>;

const BUTTONS = [button({ verb: 'who_is_on_call' })];

/** The card at hand-off. Requests stand there by number and age alone: who is meant, their own card says. */
export function handOffCard(
  view: Show<'hand_off'>,
  helpdesk: Helpdesk,
): Frame & { readonly requests: readonly Row[] } {
  const { duty, until, goingOff, requests, waiting, people } = view;
  const { because } = duty;
  const layer = 'layerName' in because ? ` (${because.layerName})` : '';
  const names = joined(goingOff.map((id) => nameOf(people, id)));
  return {
    ...frame({
      label: { text: 'Hand-off', style: 'accent' },
      title: `You are on call in ${duty.rotation}${layer}`,
      lines: [
        until === undefined ? 'No end is planned.' : `Until ${momentOf(until)}.`,
        ...(goingOff.length === 0
          ? []
          : [sentence(`${names} went off call. What was asked of them stays with them too.`)]),
        waitingLine(waiting, requests.length),
      ],
      sections: [
        ...section('You can’t?', [
          `Ask a colleague to write “take over ${duty.rotation} for 2 hours”, or for as long as needed. “swap” gives a shift of yours to a colleague who agrees; “my shifts” shows your next ones.`,
        ]),
        ...section('By phone', [callHelpdesk(helpdesk)]),
      ],
      buttons: BUTTONS,
    }),
    requests: requests.map(rowOf),
  };
}

function waitingLine(waiting: number, shown: number): string {
  if (waiting === 0) return 'No request waits for an approver right now.';
  if (waiting === 1) return 'One request waits for an approver. Tap it to open it:';
  const some = waiting > shown ? ` The ${shown} oldest` : ' Tap one to open it';
  return `${waiting} requests wait for an approver.${some}:`;
}

function rowOf(request: Request): Row {
  const { number } = request;
  const title = formatNumber(number);
  const { text } = labelOf(request);
  return {
    title,
    lines: [{ line: `${text} · since ${momentOf(waitsSince(request))}` }],
    button: button({ verb: 'status', number }, { title: `${title}, ${text}` }),
  };
}

function waitsSince(request: Request): Instant {
  if (request.status === 'awaiting_approval') return request.readyAt;
  return request.status === 'needs_hands' ? request.approvedAt : request.openedAt;
}

/** Somebody can't be reached, can be again, or nobody is on call. */
export function handOffNewsCard(view: Show<'hand_off_news'>, helpdesk: Helpdesk): Frame {
  const { style, title, lines, steps } = handOffNewsText(view, helpdesk);
  return frame({
    label: { text: 'Hand-off', style },
    title,
    lines,
    sections: section('What to do', steps),
    buttons: BUTTONS,
  });
}
