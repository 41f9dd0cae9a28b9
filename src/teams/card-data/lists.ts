// Requests, one under the other.
import { formatNumber } from '../../domain/request-number.ts';
import type { View } from '../../workflow/view.ts';
import { momentOf } from '../sentences/moment.ts';
import { labelOf } from '../sentences/request-label.ts';
import type { Row } from './asking.ts';
import { button, primary } from './button.ts';
import { frame, nameOf } from './frame.ts';
import type { Frame } from './frame.ts';

type Show<Card extends View['card']> = Extract<View, { readonly card: Card }>;

/** More would be a list to search, not to read. */
const MOST = 10;

/** The requester's latest requests, each opened by a tap. */
export function myRequestsCard(view: Show<'my_requests'>): Frame & { readonly requests: readonly Row[] } {
  const { requests, people } = view;
  const shown = requests.slice(0, MOST);
  const more =
    requests.length > MOST ? [`The latest ${MOST}. For others write “status” and the number.`] : [];
  return {
    ...frame({
      title: shown.length === 0 ? 'You have no requests' : 'Your requests',
      lines:
        shown.length === 0 ? ['When a colleague is locked out, ask here.'] : ['Tap one to open it.', ...more],
      buttons: [primary({ verb: 'start' })],
    }),
    requests: shown.map((request) => {
      const { number, subject, openedAt } = request;
      const title = `${formatNumber(number)} · ${subject === undefined ? 'nobody chosen yet' : nameOf(people, subject)}`;
      return {
        title,
        lines: [{ line: `${labelOf(request).text} · ${momentOf(openedAt)}` }],
        button: button({ verb: 'status', number }, { title: `${title}, ${labelOf(request).text}` }),
      };
    }),
  };
}
