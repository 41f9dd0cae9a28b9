// What an approver reads before deciding: the checks, the plan, the numbers that may be called.
import type { LiveRequest } from '../../domain/request.ts';
import type { View } from '../../workflow/view.ts';
import { checkedSteps, passedLines, unknownLines, VIEWER_UNKNOWN } from '../sentences/check.ts';
import { keptLines, planSteps, planTitle, unseenLines, waysLeftLines } from '../sentences/plan.ts';
import { folding, section, stepSection } from './frame.ts';
import type { Section } from './frame.ts';

type ApproverView = Extract<View, { readonly card: 'approver' }>;

/** What was checked, and what is not known: about the case, and about whoever reads the card. */
export function evidenceSections(
  { verification, plan }: LiveRequest,
  { viewerIsKnown }: Pick<ApproverView, 'viewerIsKnown'>,
): readonly Section[] {
  const { checks } = verification;
  const open = [...unknownLines(checks), ...unseenLines(plan), ...(viewerIsKnown ? [] : [VIEWER_UNKNOWN])];
  const steps = [...checkedSteps(checks), ...open.map((line) => ({ mark: '?', line }))];
  return folding(CHECKED, stepSection(CHECKED, steps), {
    id: 'checks',
    title: 'Show the checks',
    lines: passedLines(checks),
  });
}

const CHECKED = 'What was checked, and what isn’t known';

/** The smallest fix first: what may let the person in as things are. */
export function waysLeftSections({ plan }: LiveRequest): readonly Section[] {
  return section('Smallest fix first', waysLeftLines(plan));
}

/** What the reset removes and what it leaves. */
export function planSections({ plan }: LiveRequest): readonly Section[] {
  return stepSection(planTitle(plan), planSteps(plan), keptLines(plan));
}

/** Only numbers of a kind that the checks found usable: a lost phone would be answered by its finder. */
export function numbersSections(
  { verification }: LiveRequest,
  { numbers, numbersChanged }: Pick<ApproverView, 'numbers' | 'numbersChanged'>,
): readonly Section[] {
  if (numbers === 'unreadable') {
    return section('Numbers on file', [
      'They can’t be read just now: the company directory doesn’t answer. Open the request again in a minute.',
    ]);
  }
  const found = verification.checks
    .map(({ finding }) => finding)
    .find((finding) => finding.check === 'numbers_on_file');
  const usable = numbers.filter(({ kind }) => found === undefined || found.usable.includes(kind)).slice(0, 4);
  const lines = usable.map(({ kind, number }) => `${kind === 'business' ? 'Business' : 'Mobile'}: ${number}`);
  return section('Numbers on file', [
    ...(lines.length > 0 ? lines : ['None that may be called. Don’t use another one: Deny or Hand over.']),
    ...(numbersChanged ? [NUMBERS_CHANGED] : []),
  ]);
}

/** Said where the directory shows another number than when the checks ran. */
export const NUMBERS_CHANGED =
  'A number was changed or added after the checks and isn’t shown. Don’t call a number somebody gives you.';
