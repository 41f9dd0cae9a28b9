// Requests, one under the other.
import { formatNumber } from '../../domain/request-number.ts';
import type { Request } from '../../domain/request.ts';
import type { People, View } from '../../workflow/view.ts';
import { momentOf } from '../sentences/moment.ts';
import { labelOf } from '../sentences/request-label.ts';
import type { Words } from '../words.ts';
import type { Row } from './asking.ts';
import { button, primary } from './button.ts';
import { frame, nameOf } from './frame.ts';
import type { Frame } from './frame.ts';

type Show<Card extends View['card']> = Extract<View, { readonly card: Card }>;

/** More would be a list to search, not to read. */
const MOST = 10;

/** The requester's latest requests, each opened by a tap. */
export function myRequestsCard(
  words: Words,
  { requests, people }: Show<'my_requests'>,
): Frame & { readonly requests: readonly Row[] } {
  const { say } = words;
  const shown = requests.slice(0, MOST);
  const more = requests.length > MOST ? [say('my_requests.latest', { most: MOST })] : [];
  return {
    ...frame({
      title: shown.length === 0 ? say('my_requests.none.title') : say('my_requests.title'),
      lines: shown.length === 0 ? [say('my_requests.none')] : [say('my_requests.open'), ...more],
      buttons: [primary(words, { verb: 'start' })],
    }),
    requests: shown.map((request) => requestRow(words, request, people)),
  };
}

function requestRow(words: Words, request: Request, people: People): Row {
  const { number, subject, openedAt } = request;
  const { text: label } = labelOf(words, request);
  const name =
    subject === undefined ? words.say('my_requests.nobody_chosen') : nameOf(words, people, subject);
  const title = `${formatNumber(number)} · ${name}`;
  return {
    title,
    lines: [{ line: `${label} · ${momentOf(openedAt)}` }],
    button: button(words, { verb: 'status', number }, { title: `${title}, ${label}` }),
  };
}
