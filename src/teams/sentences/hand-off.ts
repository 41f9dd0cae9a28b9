// What is told when a hand-off doesn't go as planned.
import type { HandOffNews, OnCallProblem } from '../../domain/hand-off.ts';
import type { View } from '../../workflow/view.ts';
import { nameOf } from '../card-data/frame.ts';
import type { Helpdesk, Label } from '../card-data/frame.ts';
import { capital } from './joined.ts';
import { momentOf } from './moment.ts';

/** A piece of news, and what those who read it can do. */
export interface NewsText {
  readonly style: Label['style'];
  readonly title: string;
  readonly lines: readonly string[];
  readonly steps: readonly string[];
}

type NewsView = Extract<View, { readonly card: 'hand_off_news' }>;

/** The news in sentences. */
export function handOffNewsText(view: NewsView, helpdesk: Helpdesk): NewsText {
  const { news } = view;
  switch (news.kind) {
    case 'unreachable':
      return unreachableText(news, view);
    case 'reachable': {
      const name = nameOf(view.people, news.who);
      return {
        style: 'good',
        title: `${capital(name)} can be on call as planned`,
        lines: [
          `${news.rotation}, from ${momentOf(news.from)}: I reach them, and they are an approver. Nobody has to stand in.`,
        ],
        steps: [],
      };
    }
    case 'nobody':
      return nobodyText(news, view, helpdesk);
  }
}

type News<Kind extends HandOffNews['kind']> = Extract<HandOffNews, { readonly kind: Kind }>;

function unreachableText(
  { because, who, rotation, from }: News<'unreachable'>,
  { people }: NewsView,
): NewsText {
  const name = nameOf(people, who);
  return {
    style: because === 'unanswered' ? 'warning' : 'attention',
    title: titleOf(because, capital(name)),
    lines: [
      `${capital(name)} is on call in ${rotation} from ${momentOf(from)}.`,
      WHY[because],
      'If it stays so, requests go past them, to the next step at once.',
    ],
    steps: [
      `Somebody stands in: write “take over ${rotation} for 12 hours”, or for as long as needed. It counts at once.`,
      ...REMEDY[because],
    ],
  };
}

function titleOf(because: OnCallProblem, name: string): string {
  switch (because) {
    case 'unreachable':
      return `${name} can’t be reached for their shift`;
    case 'unanswered':
      return `Nobody knows whether ${name} can be reached`;
    case 'not_an_approver':
      return `${name} is to be on call, but is no approver`;
    case 'disabled':
      return `${name} is to be on call, but the account is switched off`;
    case 'gone':
      return `${name} is to be on call, but the account is gone`;
  }
}

const WHY: Readonly<Record<OnCallProblem, string>> = {
  unreachable:
    'Teams lets no message of mine through to them: the app was removed or blocked, or never opened.',
  unanswered: 'I asked Teams several times and got no answer. That may well be nothing.',
  not_an_approver: 'They are not among the approvers now, so they could decide nothing.',
  disabled: 'Their account is disabled in the directory, so they could decide nothing.',
  gone: 'The directory doesn’t know their account any more.',
};

const CALL_THEM =
  'Or call them: they open this app in Teams, unblock it if it is blocked, and write “hello”.';
const CORRECT =
  'Then have it set right: in the directory, or in the list of those who take turns. The helpdesk’s administrators can.';

const REMEDY: Readonly<Record<OnCallProblem, readonly string[]>> = {
  unreachable: [`${CALL_THEM} You hear from me once I reach them.`],
  unanswered: ['Or call them and have them write “hello” to me. You hear from me once I reach them.'],
  not_an_approver: [CORRECT],
  disabled: [CORRECT],
  gone: [CORRECT],
};

function nobodyText(
  { from, until }: News<'nobody'>,
  { asksEveryone }: NewsView,
  { phone }: Helpdesk,
): NewsText {
  return {
    style: 'warning',
    title: 'Nobody will be on call',
    lines: [
      until === undefined
        ? `From ${momentOf(from)} on no rotation has anybody.`
        : `From ${momentOf(from)} to ${momentOf(until)} no rotation has anybody.`,
      asksEveryone
        ? 'A request then goes to every approver at once.'
        : `A request then finds nobody, and whoever asks is told to call ${phone}.`,
    ],
    steps: [
      'Somebody stands in: write “take over for 12 hours”, or for as long as needed, when it begins.',
      'If it is meant to be so, there is nothing to do.',
    ],
  };
}
