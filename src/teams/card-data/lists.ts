// Requests, duties and shifts, one under the other.
import { formatNumber } from '../../domain/request-number.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Duty } from '../../domain/on-call.ts';
import type { View } from '../../workflow/view.ts';
import { capital } from '../sentences/joined.ts';
import { momentOf } from '../sentences/moment.ts';
import { callHelpdesk } from '../sentences/person-problem.ts';
import { labelOf } from '../sentences/request-label.ts';
import { shiftsStateLines } from '../sentences/shifts-state.ts';
import type { Row } from './asking.ts';
import { button, primary } from './button.ts';
import { frame, nameOf, section } from './frame.ts';
import type { Frame, Helpdesk } from './frame.ts';

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

/** Who is on call now, what comes next, and where nobody is. */
export function onCallCard(view: Show<'on_call'>, helpdesk: Helpdesk, now: Instant): Frame {
  const { duties, gaps, unknown, people, shifts } = view;
  const current = duties.filter(({ from }) => from <= now);
  const next = duties.filter(({ from }) => from > now);
  const first = current[0];
  const line = ({ rotation, who, from, until }: Duty): string =>
    from > now
      ? `${rotation}: ${nameOf(people, who)}, from ${momentOf(from)}`
      : `${rotation}: ${nameOf(people, who)}, until ${momentOf(until)}`;
  return frame({
    title: first === undefined ? nobodyTitle(unknown) : `${capital(nameOf(people, first.who))} is on call`,
    lines: [...current.map(line), ...shiftsStateLines(shifts)],
    sections: [
      ...section('Next', next.map(line)),
      ...section(
        'Nobody on call',
        gaps.map((gap) => `${gap}: the next step is asked at once instead.`),
      ),
      ...section(
        'Not known',
        unknown.map((name) => `${name}: the next step is asked at once instead.`),
      ),
      ...section('By phone', [callHelpdesk(helpdesk)]),
    ],
    buttons: [primary({ verb: 'start' })],
  });
}

const nobodyTitle = (unknown: readonly string[]): string =>
  unknown.length > 0 ? 'Who is on call is not known right now' : 'Nobody is on call right now';

/** An approver's own shifts. */
export function myShiftsCard({ shifts, state }: Show<'my_shifts'>): Frame {
  const lines = shifts
    .slice(0, MOST)
    .map(({ rotation, from, until }) => `${rotation}: ${momentOf(from)} to ${momentOf(until)}`);
  return frame({
    title: lines.length === 0 ? noShiftsTitle(state) : 'Your shifts',
    lines: [...lines, ...shiftsStateLines(state)],
    buttons: [button({ verb: 'who_is_on_call' })],
  });
}

const noShiftsTitle = (state: Show<'my_shifts'>['state']): string =>
  state?.kind === 'never_read' ? 'Your shifts are not known right now' : 'You have no shifts coming up';
