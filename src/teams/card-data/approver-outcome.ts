// What an approver sees once it is decided: the run, what is left for hands, the end.
import type { Ended, LiveRequest, RuledOut } from '../../domain/request.ts';
import type { ResetPlan } from '../../domain/reset-plan.ts';
import { mayHaveRemoved } from '../../domain/reset-progress.ts';
import type { People } from '../../workflow/view.ts';
import {
  accessPassLine,
  bareSteps,
  frozenSteps,
  handsOnly,
  handSteps,
  MEET_FIRST,
  NOBODY_PHONED,
} from '../sentences/by-hand.ts';
import { endingText, mayAskAgain } from '../sentences/ending.ts';
import { byHandCause } from '../sentences/ruled-out.ts';
import { capital, counted } from '../sentences/joined.ts';
import { momentOf } from '../sentences/moment.ts';
import { oddLines } from '../sentences/odd.ts';
import { chosenLines, notTouchedLines } from '../sentences/plan.ts';
import { goneCount, leftLines, progressLines, traceLines } from '../sentences/progress.ts';
import { unfinishedCause, unfinishedLine } from '../sentences/unfinished.ts';
import { vouchedLines } from '../sentences/vouch.ts';
import type { Vouching } from '../sentences/vouch.ts';
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
  readonly choice?: ChoiceForm;
  readonly mayDeny?: boolean;
  readonly mayHandOver?: boolean;
}

/** The run as it goes. */
export function resettingContent(request: Of<'resetting'>, people: People): ApproverContent {
  const { plan, progress } = request;
  return {
    title: `Resetting ${nameOf(people, request.subject)}: ${progressOf(request)}`,
    sections: [
      ...waitingSections(request),
      ...section('Step by step', progressLines(plan, progress, 'running')),
      ...notTouchedSections(plan),
      ...decisionSections(request, people),
    ],
  };
}

/** Everything planned is gone. */
export function resetContent(request: Of<'reset'>, people: People): ApproverContent {
  const { plan, progress, resetAt } = request;
  const subject = nameOf(people, request.subject);
  return {
    title: `Reset done for ${subject}: ${progressOf(request)}`,
    sections: [
      ...section('Now', [
        `Done on ${momentOf(resetAt)}. Now ${subject} sets up sign-in again, with the steps on the requester’s card. The bot watches for it.`,
      ]),
      ...section('If the set-up is blocked', [accessPassLine(subject)]),
      ...section('Step by step', progressLines(plan, progress, 'over')),
      ...notTouchedSections(plan),
      ...decisionSections(request, people),
      ...traceSections(request),
    ],
  };
}

/** Part is done, and the rest is for a person: what, why, and where to click. */
export function needsHandsContent(request: Of<'needs_hands'>, people: People): ApproverContent {
  const { number, revision, plan, progress, left, why, permission } = request;
  const subject = nameOf(people, request.subject);
  const steps = handSteps({ why, plan, left, progress }, subject);
  return {
    title: handsTitle(request, subject),
    sections: [
      ...section('Why the bot stopped', [unfinishedCause(why, permission)]),
      ...section('Still there', leftLines(plan, left)),
      ...stepSection(why === 'account_gone' ? 'What to do' : 'Do this by hand', numbered([...steps, DONE])),
      ...section('Step by step', progressLines(plan, progress, 'over')),
      ...notTouchedSections(plan),
      ...decisionSections(request, people),
      ...traceSections(request),
    ],
    buttons: [primary({ verb: 'done_by_hand', number, revision })],
  };
}

function handsTitle({ left, why }: Of<'needs_hands'>, subject: string): string {
  if (why === 'account_gone') return `The account of ${subject} is gone`;
  const needs = `${capital(subject)} needs your hands`;
  if (left.length > 0) return `${needs}: ${counted(left.length, 'method')} left`;
  return why === 'sessions_not_revoked' ? `${needs}: signing out is left` : `${needs}: please look at it`;
}

const DONE = 'Press “Done by hand”. The bot looks again and says what it finds.';

/** How it ended, and what is left to do where the bot could not. */
export function endedContent(
  request: Ended,
  { people }: { readonly people: People },
  helpdesk: Helpdesk,
): ApproverContent {
  const { title, lines } = endingText(request, { people, helpdesk, reader: 'approver' });
  const { plan, progress, approvals = [] } = request;
  const hasRun = plan !== undefined && progress !== undefined;
  return {
    title,
    sections: [
      ...section('How it ended', lines),
      ...oddSections(request),
      ...wayOnSections(request, nameOf(people, request.subject)),
      ...(hasRun ? section('Step by step', progressLines(plan, progress, 'over')) : []),
      ...(hasRun ? notTouchedSections(plan) : []),
      ...decisionSections({ ...request, approvals }, people),
      ...traceSections({ ...request, ...request.ending }),
    ],
  };
}

/** Whether a new registration came that looks wrong. */
export function isOdd({ ending }: Ended): boolean {
  return ending.status === 'reenrolled' && (ending.odd ?? []).length > 0;
}

/** Only here and in the alarm: whoever set it up must not learn what gave them away. */
function oddSections({ ending }: Ended): readonly Section[] {
  const odd = ending.status === 'reenrolled' ? (ending.odd ?? []) : [];
  return section('What looks wrong', odd.length === 0 ? [] : [...oddLines(odd), ODD_TOLD]);
}

const ODD_TOLD = 'The security contacts have been told.';

function wayOnSections(request: Ended, subject: string): readonly Section[] {
  const { ending } = request;
  if (ending.status === 'frozen' || (request.objections ?? []).length > 0) {
    return stepSection('Do this now', numbered(frozenSteps(subject, request.number, mayBeRemoved(request))));
  }
  if (ending.status === 'not_reenrolled') return stepSection('Do this now', numbered(bareSteps(subject)));
  if (ending.status === 'failed') return failedSections(request, ending, subject);
  if (ending.status === 'expired' && ending.reason === 'rights_unreadable') {
    return section('What to do', [READ_THE_LOG]);
  }
  return ending.status === 'refused' ? refusedSections(request, ending.reason, subject) : [];
}

function refusedSections(request: Ended, reason: RuledOut, subject: string): readonly Section[] {
  if (reason === 'sign_in_declined' || reason === 'fraud_reported') {
    return section('What to do', ['Nothing by hand before the security team has looked at it.']);
  }
  if (reason === 'no_number' || reason === 'nobody_to_vouch') {
    return section('Before anybody helps', [MEET_FIRST]);
  }
  // The same for all that `privileged` stands for (I4).
  if (reason === 'privileged' || reason === 'too_many_requests') {
    return section('Before anybody helps', phonedFirst(request));
  }
  const cause = byHandCause(reason, subject);
  return cause.length === 0
    ? []
    : [
        ...section('Why the bot can’t do it', cause),
        ...stepSection('Do this by hand', numbered([...phonedFirst(request), ...handsOnly(subject)])),
      ];
}

const phonedFirst = ({ approvals = [] }: Ended): readonly string[] =>
  approvals.some(({ contact }) => contact === 'callback') ? [] : [NOBODY_PHONED];

function mayBeRemoved({ ending, progress }: Ended): boolean {
  if (ending.status === 'reenrolled' || ending.status === 'not_reenrolled') return true;
  const isCertain = ending.status === 'frozen' && ending.removed;
  return isCertain || (progress !== undefined && mayHaveRemoved(progress));
}

const READ_THE_LOG =
  'The service’s log and “latchkey doctor” name the permission that is missing. If none is, Microsoft’s directory didn’t answer in time.';

function failedSections(
  { plan, progress }: Ended,
  ending: Extract<Ended['ending'], { readonly status: 'failed' }>,
  subject: string,
): readonly Section[] {
  const { why, permission } = ending;
  const cause = unfinishedCause(why, permission);
  const left = plan?.remove.map(({ id }) => id) ?? [];
  const run = progress === undefined ? {} : { progress };
  const steps = plan === undefined ? handsOnly(subject) : handSteps({ why, plan, left, ...run }, subject);
  const isGone = why === 'account_gone';
  return [
    ...section('Why the bot stopped', cause === unfinishedLine(why) ? [] : [cause]),
    ...section('Was to be removed', plan === undefined || isGone ? [] : leftLines(plan, left)),
    ...stepSection(isGone ? 'What to do' : byHandTitle(ending), numbered(steps)),
  ];
}

const byHandTitle = (ending: Ended['ending']): string =>
  mayAskAgain(ending) ? 'Or do this by hand' : 'Do this by hand';

type Approvals = Pick<LiveRequest, 'approvals'> & Partial<Pick<LiveRequest, 'verification'>>;

/** Who vouched and who approved, how and when. */
export function decisionSections(decided: Approvals & Vouching, people: People): readonly Section[] {
  return [...section('Vouched', vouchedLines(decided, people)), ...approvalSections(decided, people)];
}

/** Who approved, and when. */
export function approvalSections({ approvals, verification }: Approvals, people: People): readonly Section[] {
  const needed = verification?.needs.approvals ?? approvals.length;
  const of = needed > 1 ? ` (${approvals.length} of ${needed})` : '';
  return section(
    `Approved${of}`,
    approvals.map(
      ({ by, at, contact }) => `${capital(nameOf(people, by))}, ${momentOf(at)}, ${AFTER[contact]}`,
    ),
  );
}

const AFTER = { callback: 'after a call back', vouch_only: 'on the voucher’s word' } as const;

const notTouchedSections = (plan: ResetPlan): readonly Section[] =>
  section('What was chosen', notTouchedLines(plan));

/** What the first approver chose. */
export const chosenSections = (plan: ResetPlan): readonly Section[] =>
  section('What was chosen', chosenLines(plan));

/** Said while Graph keeps everybody waiting. */
export function waitingSections(request: Of<'approved' | 'resetting'>): readonly Section[] {
  return request.waitsForGraph
    ? section('Waiting', [
        'Microsoft’s service doesn’t give the answers that are needed just now. The bot keeps trying while the approval is fresh. After that it ends and can be asked for again, or this card says what is left for hands.',
      ])
    : [];
}

const traceSections = (run: Parameters<typeof traceLines>[0]): readonly Section[] =>
  folding(SUPPORT, [], { id: 'traces', title: 'Details', lines: traceLines(run) });

const SUPPORT = 'For Microsoft support';

/** A hardware token is deactivated, not removed. */
function progressOf({ plan, progress }: Of<'resetting' | 'reset'>): string {
  const gone = goneCount(progress);
  const isOnlyRemoved = plan.remove.every(({ kind }) => kind !== 'hardwareOath');
  return isOnlyRemoved
    ? `${gone} of ${counted(progress.removals.length, 'method')} removed`
    : `${gone} of ${progress.removals.length} done`;
}
