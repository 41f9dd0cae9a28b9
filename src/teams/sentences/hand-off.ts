// What is told when a hand-off doesn't go as planned.
import type { HandOffNews, OnCallProblem } from '../../domain/hand-off.ts';
import type { View } from '../../workflow/view.ts';
import { nameOf } from '../card-data/frame.ts';
import type { Helpdesk, Label } from '../card-data/frame.ts';
import type { Words } from '../words.ts';
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
export function handOffNewsText(words: Words, view: NewsView, helpdesk: Helpdesk): NewsText {
  const { news } = view;
  switch (news.kind) {
    case 'unreachable':
      return unreachableText(words, news, view);
    case 'reachable':
      return reachableText(words, news, view);
    case 'nobody':
      return nobodyText(words, news, view, helpdesk);
  }
}

type News<Kind extends HandOffNews['kind']> = Extract<HandOffNews, { readonly kind: Kind }>;

function reachableText(
  words: Words,
  { rotation, who, from }: News<'reachable'>,
  { people }: NewsView,
): NewsText {
  const { say } = words;
  return {
    style: 'good',
    title: say('hand_off.reachable.title', { name: capital(words, nameOf(words, people, who)) }),
    lines: [say('hand_off.reachable', { rotation, from: momentOf(from) })],
    steps: [],
  };
}

function unreachableText(
  words: Words,
  { because, who, rotation, from }: News<'unreachable'>,
  { people }: NewsView,
): NewsText {
  const { say } = words;
  const name = capital(words, nameOf(words, people, who));
  return {
    style: because === 'unanswered' ? 'warning' : 'attention',
    title: say(`hand_off.problem.${because}.title`, { name }),
    lines: [
      say('hand_off.problem.when', { name, rotation, from: momentOf(from) }),
      say(`hand_off.problem.${because}`),
      say('hand_off.problem.goes_past'),
    ],
    steps: [say('hand_off.step.stand_in', { rotation }), say(`hand_off.step.${remedyFor(because)}`)],
  };
}

function remedyFor(because: OnCallProblem): 'unreachable' | 'unanswered' | 'correct' {
  switch (because) {
    case 'unreachable':
    case 'unanswered':
      return because;
    case 'not_an_approver':
    case 'disabled':
    case 'gone':
      return 'correct';
  }
}

function nobodyText(
  { say }: Words,
  { from, until }: News<'nobody'>,
  { asksEveryone }: NewsView,
  { phone }: Helpdesk,
): NewsText {
  return {
    style: 'warning',
    title: say('hand_off.nobody.title'),
    lines: [
      until === undefined
        ? say('hand_off.nobody.no_end', { from: momentOf(from) })
        : say('hand_off.nobody', { from: momentOf(from), until: momentOf(until) }),
      asksEveryone ? say('hand_off.nobody.everyone') : say('hand_off.nobody.phone', { phone }),
    ],
    steps: [say('hand_off.nobody.stand_in'), say('hand_off.nobody.meant')],
  };
}
