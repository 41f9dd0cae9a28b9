// What an approver sees once it is decided: the run, what is left for hands, the end.
import type { Ended, LiveRequest, RuledOut } from '../../domain/request.ts';
import type { ResetPlan } from '../../domain/reset-plan.ts';
import { mayHaveRemoved } from '../../domain/reset-progress.ts';
import type { ResetProgress } from '../../domain/reset-progress.ts';
import type { People } from '../../workflow/view.ts';
import { accessPassLine, bareSteps, frozenSteps, handsOnly, handSteps } from '../sentences/by-hand.ts';
import { endingText, mayAskAgain } from '../sentences/ending.ts';
import { byHandCause } from '../sentences/ruled-out.ts';
import { capital } from '../sentences/joined.ts';
import { momentOf } from '../sentences/moment.ts';
import { oddLines } from '../sentences/odd.ts';
import { chosenLines, notTouchedLines } from '../sentences/plan.ts';
import { goneCount, leftLines, progressLines, traceLines } from '../sentences/progress.ts';
import { unfinishedCause, unfinishedLine } from '../sentences/unfinished.ts';
import { vouchedLines } from '../sentences/vouch.ts';
import type { Vouching } from '../sentences/vouch.ts';
import type { Words } from '../words.ts';
import type { Call } from './approver-call.ts';
import { primary } from './button.ts';
import type { Button } from './button.ts';
import type { ChoiceForm } from './choice.ts';
import { folding, nameOf, numbered, section, stepSection } from './frame.ts';
import type { Helpdesk, Section } from './frame.ts';

export type Of<Status extends LiveRequest['status']> = Extract<LiveRequest, { readonly status: Status }>;

/** What an approver's card says and lets them do, by status. */
export interface ApproverContent {
  readonly title: string;
  readonly sections: readonly Section[];
  readonly buttons?: readonly Button[];
  readonly quietButtons?: readonly Button[];
  readonly call?: Call;
  /** What is read after the call, beside the decision. */
  readonly afterCall?: readonly Section[];
  readonly choice?: ChoiceForm;
  readonly mayDeny?: boolean;
  readonly mayHandOver?: boolean;
}

/** The run as it goes. */
export function resettingContent(words: Words, request: Of<'resetting'>, people: People): ApproverContent {
  const { say } = words;
  const { plan, progress } = request;
  const name = nameOf(words, people, request.subject);
  return {
    title: say(`outcome.resetting.title${tokensOf(plan)}`, { name, ...countsOf(progress) }),
    sections: [
      ...waitingSections(words, request),
      ...section(say('outcome.steps.title'), progressLines(words, plan, progress, 'running')),
      ...notTouchedSections(words, plan),
      ...decisionSections(words, request, people),
    ],
  };
}

/** Everything planned is gone. */
export function resetContent(words: Words, request: Of<'reset'>, people: People): ApproverContent {
  const { say } = words;
  const { plan, progress, resetAt } = request;
  const name = nameOf(words, people, request.subject);
  return {
    title: say(`outcome.reset.title${tokensOf(plan)}`, { name, ...countsOf(progress) }),
    sections: [
      ...section(say('outcome.now.title'), [say('outcome.now', { at: momentOf(resetAt), name })]),
      ...section(say('outcome.blocked.title'), [accessPassLine(words, name)]),
      ...runSections(words, request),
      ...decisionSections(words, request, people),
      ...traceSections(words, request),
    ],
  };
}

/** A hardware token is deactivated, not removed. */
const tokensOf = ({ remove }: ResetPlan): '' | '.tokens' =>
  remove.some(({ kind }) => kind === 'hardwareOath') ? '.tokens' : '';

const countsOf = (progress: ResetProgress): { readonly gone: number; readonly count: number } => ({
  gone: goneCount(progress),
  count: progress.removals.length,
});

/** Part is done, and the rest is for a person: what, why, and where to click. */
export function needsHandsContent(words: Words, request: Of<'needs_hands'>, people: People): ApproverContent {
  const { say } = words;
  const { number, revision, plan, progress, left, why, permission } = request;
  const name = nameOf(words, people, request.subject);
  const steps = [
    ...handSteps(words, { why, plan, left, progress }, name),
    say('outcome.by_hand.done', { button: say('buttons.done_by_hand') }),
  ];
  const toDo = say(why === 'account_gone' ? 'outcome.to_do.title' : 'outcome.by_hand.title');
  return {
    title: handsTitle(words, request, name),
    sections: [
      ...section(say('outcome.why.title'), [unfinishedCause(words, why, permission)]),
      ...section(say('outcome.left.title'), leftLines(words, plan, left)),
      ...stepSection(toDo, numbered(steps)),
      ...runSections(words, request),
      ...decisionSections(words, request, people),
      ...traceSections(words, request),
    ],
    buttons: [primary(words, { verb: 'done_by_hand', number, revision })],
  };
}

function handsTitle(words: Words, { left, why }: Of<'needs_hands'>, subject: string): string {
  const { say } = words;
  if (why === 'account_gone') return say('outcome.hands.title.gone', { name: subject });
  const name = capital(words, subject);
  if (left.length > 0) return say('outcome.hands.title.left', { name, count: left.length });
  return say(`outcome.hands.title.${why === 'sessions_not_revoked' ? 'sessions' : 'look'}`, { name });
}

/** How it ended, and what is left to do where the bot could not. */
export function endedContent(
  words: Words,
  request: Ended,
  { people }: { readonly people: People },
  helpdesk: Helpdesk,
): ApproverContent {
  const { title, lines } = endingText(words, request, { people, helpdesk, reader: 'approver' });
  const { plan, progress, approvals = [] } = request;
  return {
    title,
    sections: [
      ...section(words.say('outcome.ended.title'), lines),
      ...oddSections(words, request),
      ...wayOnSections(words, request, nameOf(words, people, request.subject)),
      ...(plan === undefined || progress === undefined ? [] : runSections(words, { plan, progress })),
      ...decisionSections(words, { ...request, approvals }, people),
      ...traceSections(words, { ...request, ...request.ending }),
    ],
  };
}

/** Whether a new registration came that looks wrong. */
export function isOdd({ ending }: Ended): boolean {
  return ending.status === 'reenrolled' && (ending.odd ?? []).length > 0;
}

/** Only here and in the alarm: whoever set it up must not learn what gave them away. */
function oddSections(words: Words, { ending }: Ended): readonly Section[] {
  const { say } = words;
  const odd = ending.status === 'reenrolled' ? (ending.odd ?? []) : [];
  const lines = odd.length === 0 ? [] : [...oddLines(words, odd), say('outcome.odd.told')];
  return section(say('outcome.odd.title'), lines);
}

function wayOnSections(words: Words, request: Ended, name: string): readonly Section[] {
  const { say } = words;
  const { ending } = request;
  if (ending.status === 'frozen' || (request.objections ?? []).length > 0) {
    const steps = frozenSteps(words, name, request.number, mayBeRemoved(request));
    return stepSection(say('outcome.do_now.title'), numbered(steps));
  }
  if (ending.status === 'not_reenrolled') {
    return stepSection(say('outcome.do_now.title'), numbered(bareSteps(words, name)));
  }
  if (ending.status === 'failed') return failedSections(words, request, ending, name);
  if (ending.status === 'expired' && ending.reason === 'rights_unreadable') {
    return section(say('outcome.to_do.title'), [say('outcome.read_the_log')]);
  }
  return ending.status === 'refused' ? refusedSections(words, request, ending.reason, name) : [];
}

function refusedSections(words: Words, request: Ended, reason: RuledOut, name: string): readonly Section[] {
  const { say } = words;
  if (reason === 'sign_in_declined' || reason === 'fraud_reported') {
    return section(say('outcome.to_do.title'), [say('outcome.security_first')]);
  }
  // There is no number to call, or nobody who could vouch.
  if (reason === 'no_number' || reason === 'nobody_to_vouch') {
    return section(say('outcome.before.title'), [say('by_hand.meet_first')]);
  }
  const phonedFirst = isPhoned(request) ? [] : [say('by_hand.nobody_phoned')];
  // The same for all that `privileged` stands for (I4).
  if (reason === 'privileged' || reason === 'too_many_requests') {
    return section(say('outcome.before.title'), phonedFirst);
  }
  const cause = byHandCause(words, reason, name);
  const steps = numbered([...phonedFirst, ...handsOnly(words, name)]);
  return cause.length === 0
    ? []
    : [...section(say('outcome.cause.title'), cause), ...stepSection(say('outcome.by_hand.title'), steps)];
}

/** Whether anybody's call was proved: whoever acts without one would act on an unverified word. */
const isPhoned = ({ approvals = [] }: Ended): boolean =>
  approvals.some(({ contact }) => contact === 'callback');

function mayBeRemoved({ ending, progress }: Ended): boolean {
  if (ending.status === 'reenrolled' || ending.status === 'not_reenrolled') return true;
  const isCertain = ending.status === 'frozen' && ending.removed;
  return isCertain || (progress !== undefined && mayHaveRemoved(progress));
}

function failedSections(
  words: Words,
  { plan, progress }: Ended,
  ending: Extract<Ended['ending'], { readonly status: 'failed' }>,
  name: string,
): readonly Section[] {
  const { say } = words;
  const { why, permission } = ending;
  const cause = unfinishedCause(words, why, permission);
  const left = plan?.remove.map(({ id }) => id) ?? [];
  const run = progress === undefined ? {} : { progress };
  const steps =
    plan === undefined ? handsOnly(words, name) : handSteps(words, { why, plan, left, ...run }, name);
  const isGone = why === 'account_gone';
  const byHand = say(mayAskAgain(ending) ? 'outcome.by_hand.title.or' : 'outcome.by_hand.title');
  return [
    ...section(say('outcome.why.title'), cause === unfinishedLine(words, why) ? [] : [cause]),
    ...section(
      say('outcome.planned.title'),
      plan === undefined || isGone ? [] : leftLines(words, plan, left),
    ),
    ...stepSection(isGone ? say('outcome.to_do.title') : byHand, numbered(steps)),
  ];
}

type Approvals = Pick<LiveRequest, 'approvals'> & Partial<Pick<LiveRequest, 'verification'>>;

/** Who vouched and who approved, how and when. */
export function decisionSections(
  words: Words,
  decided: Approvals & Vouching,
  people: People,
): readonly Section[] {
  return [
    ...section(words.say('outcome.vouched.title'), vouchedLines(words, decided, people)),
    ...approvalSections(words, decided, people),
  ];
}

/** Who approved, and when. */
export function approvalSections(
  words: Words,
  { approvals, verification }: Approvals,
  people: People,
): readonly Section[] {
  const { say } = words;
  const given = approvals.length;
  const needed = verification?.needs.approvals ?? given;
  return section(
    needed > 1 ? say('outcome.approved.title.of', { given, needed }) : say('outcome.approved.title'),
    approvals.map(({ by, at, contact }) => {
      const name = capital(words, nameOf(words, people, by));
      return say(`outcome.approved.${contact}`, { name, at: momentOf(at) });
    }),
  );
}

/** What a run that began did, and what was chosen beside. */
function runSections(
  words: Words,
  { plan, progress }: { readonly plan: ResetPlan; readonly progress: ResetProgress },
): readonly Section[] {
  return [
    ...section(words.say('outcome.steps.title'), progressLines(words, plan, progress, 'over')),
    ...notTouchedSections(words, plan),
  ];
}

const notTouchedSections = (words: Words, plan: ResetPlan): readonly Section[] =>
  section(words.say('outcome.chosen.title'), notTouchedLines(words, plan));

/** What the first approver chose. */
export const chosenSections = (words: Words, plan: ResetPlan): readonly Section[] =>
  section(words.say('outcome.chosen.title'), chosenLines(words, plan));

/** Said while Graph keeps everybody waiting. */
export function waitingSections({ say }: Words, request: Of<'approved' | 'resetting'>): readonly Section[] {
  return request.waitsForGraph ? section(say('outcome.waiting.title'), [say('outcome.waiting')]) : [];
}

const traceSections = (words: Words, run: Parameters<typeof traceLines>[1]): readonly Section[] =>
  folding(words.say('outcome.support.title'), [], {
    id: 'traces',
    title: words.say('outcome.support.show'),
    lines: traceLines(words, run),
  });
