// The card in the helpdesk's channel: number, state and names of approvers. Nothing of the evidence, and nobody else's name.
import { peopleAsked } from '../../domain/asked-people.ts';
import { formatNumber } from '../../domain/request-number.ts';
import { isEnded } from '../../domain/request-status.ts';
import type { Ended, ExpiryReason, LiveRequest, Request } from '../../domain/request.ts';
import type { People, View } from '../../workflow/view.ts';
import { haltedWarning } from '../sentences/halted.ts';
import { capital, joined } from '../sentences/joined.ts';
import { ranOutOfTime, TOO_FEW } from '../sentences/ending.ts';
import { momentOf } from '../sentences/moment.ts';
import { labelOf } from '../sentences/request-label.ts';
import { frame, nameOf } from './frame.ts';
import type { Frame } from './frame.ts';

/** A frame with the way into one's own chat, where there is one. */
export type DeskFrame = Frame & {
  readonly hasLink: boolean;
  readonly link?: string;
  readonly linkTitle: string;
};

/** The shared card of one request; `link` opens the reader's own chat with the bot. */
export function deskCard(
  { request, people, halted }: Extract<View, { readonly card: 'desk' }>,
  link: string | undefined,
): DeskFrame {
  const { title, lines } = isEnded(request) ? endedWords(request, people) : openWords(request, people);
  const shown = frame({
    number: request.number,
    label: labelOf(request),
    ...haltedWarning(request, halted),
    title,
    lines,
  });
  return {
    ...shown,
    hasLink: link !== undefined,
    linkTitle: 'Open in my chat',
    ...(link === undefined ? {} : { link }),
  };
}

interface Words {
  readonly title: string;
  readonly lines: readonly string[];
}

function openWords(request: Exclude<Request, Ended>, people: People): Words {
  const { number } = request;
  const own = `See it and act on it in your own chat with me: write “status ${formatNumber(number)}” there.`;
  if (request.status === 'draft') return { title: 'A request is being made', lines: [] };
  return {
    title: openTitle(request),
    lines: [...askedLines(request, people), ...approvedLines(request, people), own],
  };
}

function openTitle(request: LiveRequest): string {
  switch (request.status) {
    case 'verifying':
      return 'A request waits to be confirmed';
    case 'awaiting_approval':
      return 'A request waits for an approver';
    case 'approved':
    case 'resetting':
      return 'A reset is approved and under way';
    case 'needs_hands':
      return 'A reset waits to be finished by hand';
    case 'reset':
      return 'A reset is done; the new sign-in is waited for';
  }
}

function askedLines(request: LiveRequest, people: People): readonly string[] {
  const asked = peopleAsked(request).map((id) => nameOf(people, id));
  const since = `Asked on ${momentOf(request.openedAt)}.`;
  if (request.status === 'verifying') return [`${since} No approver is needed yet.`];
  if (request.status !== 'awaiting_approval') return [];
  const ends = `It ends by itself on ${momentOf(request.expiresAt)}.`;
  return [
    `${since} ${ends}`,
    asked.length === 0 ? 'No approver could be asked yet.' : `Asked so far: ${joined(asked)}.`,
  ];
}

function approvedLines({ approvals = [] }: Pick<Ended, 'approvals'>, people: People): readonly string[] {
  return approvals.map(({ by, at }) => `${capital(nameOf(people, by))} approved on ${momentOf(at)}.`);
}

/** Who decided is said of approvers alone: whoever else ended it may be the colleague it is about. */
function endedWords(request: Ended, people: People): Words {
  const at = momentOf(request.endedAt);
  return {
    title: endedTitle(request),
    lines: [...approvedLines(request, people), endedLine(request, people, at)],
  };
}

function endedTitle({ ending, approvals = [] }: Ended): string {
  switch (ending.status) {
    case 'solved':
      return 'Solved without a reset';
    case 'refused':
      return 'The bot ended the request';
    case 'denied':
      return 'The request was denied';
    case 'cancelled':
      return 'The request was cancelled';
    case 'expired':
      return ranOutOfTime(ending.reason) && approvals.length > 0 ? TOO_FEW : EXPIRED[ending.reason];
    case 'failed':
      return 'The reset could not be done';
    case 'frozen':
      return 'The request was stopped';
    case 'reenrolled':
      return 'The reset is done, and sign-in set up again';
    case 'not_reenrolled':
      return 'The reset is done, but sign-in was not set up again';
  }
}

const EXPIRED: Readonly<Record<ExpiryReason, string>> = {
  silence: 'Nobody answered in time',
  time_up: 'Nobody answered in time',
  no_word: 'Nobody confirmed it in time',
  nobody_to_vouch: 'Nobody could confirm it',
  nobody_on_call: 'Nobody could be asked',
  approval_stale: 'The approval became too old',
  graph_unavailable: 'Microsoft did not answer in time',
  rights_unreadable: 'Microsoft did not answer in time',
  draft: 'The request was not finished',
};

function endedLine({ ending }: Ended, people: People, at: string): string {
  return ending.status === 'denied'
    ? `${capital(nameOf(people, ending.by))} denied it on ${at}.`
    : `It ended on ${at}.`;
}
