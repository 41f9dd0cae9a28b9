// What an approver reads before deciding: the checks, the plan, the numbers that may be called.
import type { LiveRequest } from '../../domain/request.ts';
import type { View } from '../../workflow/view.ts';
import { checkedSteps, passedLines, unknownLines } from '../sentences/check.ts';
import {
  keptLines,
  keptPasskeyLines,
  planSteps,
  planTitle,
  unseenLines,
  waysLeftLines,
} from '../sentences/plan.ts';
import type { Words } from '../words.ts';
import { folding, section, stepSection } from './frame.ts';
import type { Section } from './frame.ts';

type ApproverView = Extract<View, { readonly card: 'approver' }>;

/** What was checked, and what is not known: about the case, and about whoever reads the card. */
export function evidenceSections(
  words: Words,
  { verification, plan }: LiveRequest,
  { viewerIsKnown }: Pick<ApproverView, 'viewerIsKnown'>,
): readonly Section[] {
  const { say } = words;
  const { checks } = verification;
  // Without an employee id of theirs, the bot can't rule out that the approver is one of the two (I1).
  const viewer = viewerIsKnown ? [] : [say('check.viewer_unknown')];
  const open = [...unknownLines(words, checks), ...unseenLines(words, plan), ...viewer];
  const steps = [...checkedSteps(words, checks), ...open.map((line) => ({ mark: '?', line }))];
  const title = say('evidence.checked.title');
  return folding(title, stepSection(title, steps), {
    id: 'checks',
    title: say('evidence.checked.show'),
    lines: passedLines(words, checks),
  });
}

/** The smallest fix first: what may let the person in as things are. */
export function waysLeftSections(words: Words, { plan }: LiveRequest): readonly Section[] {
  return section(words.say('evidence.ways.title'), waysLeftLines(words, plan));
}

/** What the reset removes and what it leaves. */
export function planSections(words: Words, { plan, symptom }: LiveRequest): readonly Section[] {
  const lines = [
    ...keptLines(words, plan),
    ...(symptom === 'lost_passkey' ? keptPasskeyLines(words, plan) : []),
  ];
  return stepSection(planTitle(words, plan), planSteps(words, plan), lines);
}

/** Only numbers of a kind that the checks found usable: a lost phone would be answered by its finder. */
export function numbersSections(
  { say }: Words,
  { verification }: LiveRequest,
  { numbers, numbersChanged }: Pick<ApproverView, 'numbers' | 'numbersChanged'>,
): readonly Section[] {
  const title = say('evidence.numbers.title');
  if (numbers === 'unreadable') return section(title, [say('evidence.numbers.unreadable')]);
  const found = verification.checks
    .map(({ finding }) => finding)
    .find((finding) => finding.check === 'numbers_on_file');
  const usable = numbers.filter(({ kind }) => found === undefined || found.usable.includes(kind)).slice(0, 4);
  const lines = usable.map(({ kind, number }) => say(`evidence.numbers.${kind}`, { number }));
  return section(title, [
    ...(lines.length > 0 ? lines : [say('evidence.numbers.none')]),
    ...(numbersChanged ? [say('evidence.numbers.changed')] : []),
  ]);
}
