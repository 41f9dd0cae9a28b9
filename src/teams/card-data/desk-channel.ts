// The card in the helpdesk's channel: number, state and names of approvers. Nothing of the evidence, and nobody else's name.
import { peopleAsked } from '../../domain/asked-people.ts';
import { formatNumber } from '../../domain/request-number.ts';
import { isEnded } from '../../domain/request-status.ts';
import type { Draft, Ended, LiveRequest } from '../../domain/request.ts';
import type { People, View } from '../../workflow/view.ts';
import { haltedWarning, isHeldUp } from '../sentences/halted.ts';
import { capital, joined } from '../sentences/joined.ts';
import { ranOutOfTime } from '../sentences/ending.ts';
import { momentOf } from '../sentences/moment.ts';
import { deskLabelOf } from '../sentences/request-label.ts';
import type { Words } from '../words.ts';
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
  words: Words,
  { request, people, halted }: Extract<View, { readonly card: 'desk' }>,
  link: string | undefined,
): DeskFrame {
  const { title, lines } = isEnded(request)
    ? endedText(words, request, people)
    : openText(words, request, people, halted);
  const shown = frame({
    number: request.number,
    label: deskLabelOf(words, request, halted),
    ...haltedWarning(words, request, halted),
    title,
    lines,
  });
  return {
    ...shown,
    hasLink: link !== undefined,
    linkTitle: words.say('desk.link'),
    ...(link === undefined ? {} : { link }),
  };
}

interface Text {
  readonly title: string;
  readonly lines: readonly string[];
}

function openText(words: Words, request: Draft | LiveRequest, people: People, halted: boolean): Text {
  const { say } = words;
  if (request.status === 'draft') return { title: say('desk.draft'), lines: [] };
  const own = say('desk.own_chat', { number: formatNumber(request.number) });
  const status = request.status === 'resetting' ? 'approved' : request.status;
  return {
    title: say(`desk.${isHeldUp(request, halted) ? 'halted' : status}`),
    lines: [...askedLines(words, request, people), ...approvedLines(words, request, people), own],
  };
}

function askedLines(words: Words, request: LiveRequest, people: People): readonly string[] {
  const { say } = words;
  const at = momentOf(request.openedAt);
  if (request.status === 'verifying') return [say('desk.asked.verifying', { at })];
  if (request.status !== 'awaiting_approval') return [];
  const asked = peopleAsked(request).map((id) => nameOf(words, people, id));
  return [
    say('desk.asked.awaiting_approval', { at, ends: momentOf(request.expiresAt) }),
    asked.length === 0 ? say('desk.asked.nobody') : say('desk.asked.so_far', { names: joined(words, asked) }),
  ];
}

function approvedLines(
  words: Words,
  { approvals = [] }: Pick<Ended, 'approvals'>,
  people: People,
): readonly string[] {
  return approvals.map(({ by, at }) =>
    words.say('desk.approved_by', { name: capital(words, nameOf(words, people, by)), at: momentOf(at) }),
  );
}

/** Who decided is said of approvers alone: whoever else ended it may be the colleague it is about. */
function endedText(words: Words, request: Ended, people: People): Text {
  return {
    title: endedTitle(words, request),
    lines: [...approvedLines(words, request, people), endedLine(words, request, people)],
  };
}

function endedTitle({ say }: Words, { ending, approvals = [] }: Ended): string {
  if (ending.status !== 'expired') return say(`desk.ended.${ending.status}`);
  return ranOutOfTime(ending.reason) && approvals.length > 0
    ? say('desk.expired.too_few')
    : say(`desk.expired.${ending.reason}`);
}

function endedLine(words: Words, { ending, endedAt }: Ended, people: People): string {
  const at = momentOf(endedAt);
  return ending.status === 'denied'
    ? words.say('desk.denied_by', { name: capital(words, nameOf(words, people, ending.by)), at })
    : words.say('desk.ended_on', { at });
}
