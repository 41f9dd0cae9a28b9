// What an approver reads before deciding: the checks, the plan, the numbers that may be called.
import type { LiveRequest } from '../../domain/request.ts';
import { mayBeInOtherHands } from '../../domain/triage.ts';
import type { View } from '../../workflow/view.ts';
import { againstSteps, checkedTitle, passedLines, unknownLines } from '../sentences/check.ts';
import { keptLines, keptPasskeyLines, planSteps, planTitle, unseenLines } from '../sentences/plan.ts';
import type { Words } from '../words.ts';
import type { ChoiceForm } from './choice.ts';
import { folding, stepSection } from './frame.ts';
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
  const steps = [...againstSteps(words, checks), ...open.map((line) => ({ mark: '?', line }))];
  const title = checkedTitle(words, checks);
  return folding(title, stepSection(title, steps), {
    id: 'checks',
    title: say('evidence.checked.show'),
    lines: passedLines(words, checks),
  });
}

/** What the reset removes and what it leaves. */
export function planSections(words: Words, request: LiveRequest): readonly Section[] {
  const { plan } = request;
  const lines = [...keptLines(words, plan), ...lostPasskeyLines(words, request)];
  return stepSection(planTitle(words, plan), planSteps(words, plan), lines);
}

/**
 * The plan for whoever is asked to approve it. The script named what stays and may still work; why each stays is folded,
 * with the choice where there is one.
 */
export function shortPlanSections(
  words: Words,
  request: LiveRequest,
  { choice }: ChoiceForm,
): readonly Section[] {
  const { say } = words;
  const { plan } = request;
  // What a folded box would do has to be read without opening it.
  const then = choice?.isFolded === true && choice.hasRevoke && choice.revoke === 'true';
  const steps = planSteps(words, plan, then ? [say('plan.step.sessions.unless_changed')] : []);
  return folding(
    planTitle(words, plan),
    stepSection(planTitle(words, plan), steps, [
      ...lostPasskeyLines(words, request),
      ...staysOnPhoneLines(words, request),
    ]),
    {
      id: 'stays',
      title: say('plan.stays.show'),
      lines: choice?.hasMore === true ? [] : keptLines(words, plan),
    },
  );
}

const lostPasskeyLines = (words: Words, { plan, symptom }: LiveRequest): readonly string[] =>
  symptom === 'lost_passkey' ? keptPasskeyLines(words, plan) : [];

/** What the configuration leaves alone may be in the hands of whoever has the phone: never folded. */
const staysOnPhoneLines = (words: Words, { plan, symptom }: LiveRequest): readonly string[] =>
  mayBeInOtherHands(symptom)
    ? keptLines(words, { ...plan, keep: plan.keep.filter(({ reason }) => reason === 'out_of_scope') })
    : [];

/** Only numbers of a kind that the checks found usable: a lost phone would be answered by its finder. */
export function numberLines(
  { say }: Words,
  { verification }: LiveRequest,
  { numbers, numbersChanged }: Pick<ApproverView, 'numbers' | 'numbersChanged'>,
): readonly string[] {
  if (numbers === 'unreadable') return [say('evidence.numbers.unreadable')];
  const found = verification.checks
    .map(({ finding }) => finding)
    .find((finding) => finding.check === 'numbers_on_file');
  const usable = numbers.filter(({ kind }) => found === undefined || found.usable.includes(kind)).slice(0, 4);
  const lines = usable.map(({ kind, number }) => say(`evidence.numbers.${kind}`, { number }));
  return [
    ...(lines.length > 0 ? lines : [say('evidence.numbers.none')]),
    ...(numbersChanged ? [say('evidence.numbers.changed')] : []),
  ];
}
