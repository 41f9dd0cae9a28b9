// What an approver sees: everything that is known, everything that isn't, and the decision.
import { approvalsNeeded } from '../../domain/policy.ts';
import { isEnded } from '../../domain/request.ts';
import type { Ended, LiveRequest, Request } from '../../domain/request.ts';
import { SYMPTOMS } from '../../domain/self-help.ts';
import type { View } from '../../workflow/view.ts';
import { CALL_WARNING, callScript } from '../sentences/call-script.ts';
import { relationOfChecks } from '../sentences/check.ts';
import { denyForm, NO_DENY } from './deny.ts';
import type { DenyForm } from './deny.ts';
import { endingText } from '../sentences/ending.ts';
import { capital, counted } from '../sentences/joined.ts';
import { goneCount, leftLines, progressLines } from '../sentences/method.ts';
import { momentOf, timeOf } from '../sentences/moment.ts';
import { passedOverLines } from '../sentences/passed-over.ts';
import { problemLines } from '../sentences/refusal.ts';
import { labelOf } from '../sentences/request-label.ts';
import { unfinishedLine } from '../sentences/unfinished.ts';
import { button, primary } from './button.ts';
import type { Button } from './button.ts';
import { evidenceSections, numbersSections, planSections } from './evidence.ts';
import { aboutOf, frame, fullNameOf, nameOf, section } from './frame.ts';
import type { Frame, Helpdesk, Section, Step } from './frame.ts';

type ApproverView = Extract<View, { readonly card: 'approver' }>;
type Of<Status extends LiveRequest['status']> = Extract<LiveRequest, { readonly status: Status }>;

interface Fact {
  readonly title: string;
  readonly value: string;
}

interface Call {
  readonly title: string;
  readonly steps: readonly Step[];
  readonly codeLabel: string;
  readonly codePlaceholder: string;
}

/** The approver's card: a frame with facts, the call and the ways to say no. */
export interface ApproverCard extends Frame, DenyForm {
  readonly hasWarning: boolean;
  readonly warning?: string;
  readonly facts: readonly Fact[];
  readonly hasProblem: boolean;
  readonly problem?: string;
  readonly hasCall: boolean;
  readonly call?: Call;
  readonly quietButtons: readonly Button[];
}

interface Content {
  readonly title: string;
  readonly sections: readonly Section[];
  readonly buttons?: readonly Button[];
  readonly quietButtons?: readonly Button[];
  readonly call?: Call;
  readonly mayDeny?: boolean;
}

/** The approver's card of a request, whatever its status. */
export function approverCard(view: ApproverView, helpdesk: Helpdesk): ApproverCard {
  const { request, people, halted, problem } = view;
  const content = isEnded(request) ? endedContent(request, view, helpdesk) : liveContent(request, view);
  const { call, mayDeny, quietButtons } = content;
  const problems = problem === undefined ? [] : problemLines(problem, { people, helpdesk });
  const warnings = [
    ...(call === undefined ? problems : []),
    ...(halted && !isEnded(request) ? [HALTED] : []),
  ];
  return {
    ...frame({ number: request.number, ...aboutOf(request, people), label: labelOf(request), ...content }),
    hasWarning: warnings.length > 0,
    ...(warnings.length === 0 ? {} : { warning: warnings.join('\n\n') }),
    facts: factsOf(request, people),
    hasCall: call !== undefined,
    ...(call === undefined ? {} : { call }),
    // Beside the code field and the buttons, where the eyes are after a click on this long card.
    hasProblem: call !== undefined && problems.length > 0,
    ...(problems.length === 0 ? {} : { problem: problems.join('\n\n') }),
    ...(mayDeny === true ? denyForm(request) : NO_DENY),
    quietButtons: quietButtons ?? [],
  };
}

const HALTED =
  'All resets are halted. Nothing is removed, even after an approval, until two approvers have written “resume”.';

function factsOf(request: Request, people: ApproverView['people']): readonly Fact[] {
  const errorCode = 'reported' in request ? request.reported.errorCode : undefined;
  const code = errorCode === undefined ? '' : `, error ${errorCode}`;
  const { symptom } = request;
  const checks = 'verification' in request ? request.verification.checks : [];
  return [
    { title: 'Locked out', value: fullNameOf(people, request.subject) },
    { title: 'Asked by', value: fullNameOf(people, request.requester) },
    ...(checks.length === 0 ? [] : [{ title: 'Relation', value: relationOfChecks(checks) }]),
    ...(symptom === undefined ? [] : [{ title: 'They see', value: `${SYMPTOMS[symptom].title}${code}` }]),
    { title: 'Asked on', value: momentOf(request.openedAt) },
  ];
}

function liveContent(request: Exclude<Request, Ended>, view: ApproverView): Content {
  const { people } = view;
  const subject = nameOf(people, request.subject);
  switch (request.status) {
    case 'draft':
      return { title: 'Not sent yet', sections: [] };
    case 'verifying':
      return {
        title: `Waiting for a word about ${subject}`,
        sections: [...evidenceSections(request, view), ...planSections(request)],
        mayDeny: true,
      };
    case 'awaiting_approval':
      return awaitingContent(request, view);
    case 'approved':
      return {
        title: `The reset for ${subject} is about to start`,
        sections: [...decisions(request, people), ...waiting(request), ...planSections(request)],
        mayDeny: true,
      };
    case 'resetting':
      return {
        title: `Resetting ${subject}: ${progressOf(request)}`,
        sections: [...waiting(request), ...decisions(request, people), ...progressSection(request)],
      };
    case 'needs_hands':
      return needsHandsContent(request, view);
    case 'reset':
      return {
        title: `Reset done for ${subject}: ${progressOf(request)}`,
        sections: [
          ...section('Now', [
            `Done on ${momentOf(request.resetAt)}. Now ${subject} sets up sign-in again, with the steps on the requester’s card.`,
          ]),
          ...decisions(request, people),
          ...progressSection(request),
        ],
      };
  }
}

function awaitingContent(request: Of<'awaiting_approval'>, view: ApproverView): Content {
  const { number, revision, approvals, barred } = request;
  const { people, viewer } = view;
  const subject = nameOf(people, request.subject);
  const approvedByViewer = approvals.some(({ by }) => by === viewer);
  const mayApprove = !approvedByViewer && !barred.includes(viewer);
  const handOver = button({ verb: 'hand_over', number, revision });
  const known = [
    ...ownPart(approvedByViewer, barred.includes(viewer)),
    ...decisions(request, people),
    ...section('Not asked', passedOverLines(request.escalation, people)),
    ...evidenceSections(request, view),
    ...planSections(request),
  ];
  if (!mayApprove) {
    const title = approvedByViewer
      ? 'You approved. One more approval is needed'
      : 'Somebody else has to decide this';
    return { title, sections: known, quietButtons: [handOver], mayDeny: true };
  }
  return {
    title: `Reset the sign-in of ${subject}?`,
    sections: [...known, ...numbersSections(request, view.numbers)],
    call: {
      title: `Call script (the request ends at ${timeOf(request.expiresAt)})`,
      steps: [
        ...callScript(subject, nameOf(people, request.requester)).map((line, index) => ({
          mark: `${index + 1}`,
          line,
        })),
        { mark: '!', line: CALL_WARNING },
      ],
      codeLabel: 'Code that the colleague read out (six digits)',
      codePlaceholder: '123 456',
    },
    buttons: [primary({ verb: 'approve', number, revision }, { inputs: 'auto' })],
    quietButtons: [handOver],
    mayDeny: true,
  };
}

function ownPart(approved: boolean, barred: boolean): readonly Section[] {
  if (approved)
    return section('Your part is done', ['The next approver makes a call of their own, with a new code.']);
  if (!barred) return [];
  return section('Wrong codes', [
    'The code you typed was wrong too often, so somebody else has to approve this.',
  ]);
}

function needsHandsContent(request: Of<'needs_hands'>, { people }: ApproverView): Content {
  const { number, revision, plan, left, why, graphRequestId } = request;
  const subject = nameOf(people, request.subject);
  const reference = graphRequestId === undefined ? [] : [`Reference for Microsoft: ${graphRequestId}`];
  return {
    title: `${capital(subject)} needs your hands: ${counted(left.length, 'method')} left`,
    sections: [
      ...section('Why the bot stopped', [unfinishedLine(why), ...reference]),
      ...section('Still to remove', leftLines(plan, left)),
      ...section('Do this by hand', [
        `Entra admin center, Users, ${subject}, Authentication methods: delete what is listed above, the default last; or choose “Require re-register multifactor authentication”.`,
        'Then press “Done by hand”. The bot looks again and says what it finds.',
      ]),
      ...decisions(request, people),
      ...progressSection(request),
    ],
    buttons: [primary({ verb: 'done_by_hand', number, revision })],
  };
}

function endedContent(request: Ended, { people }: ApproverView, helpdesk: Helpdesk): Content {
  const { title, lines } = endingText(request, { people, helpdesk });
  const { ending, plan, progress } = request;
  const reference =
    ending.status === 'failed' && ending.graphRequestId !== undefined
      ? [`Reference for Microsoft: ${ending.graphRequestId}`]
      : [];
  return {
    title,
    sections: [
      ...section('How it ended', [...lines, ...reference]),
      ...decisions({ approvals: request.approvals ?? [] }, people),
      ...(plan === undefined || progress === undefined
        ? []
        : section('What was removed', progressLines(plan, progress))),
    ],
  };
}

type Approvals = Pick<LiveRequest, 'approvals'> & Partial<Pick<LiveRequest, 'verification'>>;

function decisions(
  { approvals, verification }: Approvals,
  people: ApproverView['people'],
): readonly Section[] {
  const needed = verification === undefined ? approvals.length : approvalsNeeded(verification);
  const of = needed > 1 ? ` (${approvals.length} of ${needed})` : '';
  return section(
    `Approved${of}`,
    approvals.map(({ by, at }) => `${capital(nameOf(people, by))}, ${momentOf(at)}`),
  );
}

function waiting(request: Of<'approved' | 'resetting'>): readonly Section[] {
  return request.waitsForGraph
    ? section('Waiting', [
        'Microsoft’s service doesn’t answer just now. The bot keeps trying while the approval is fresh.',
      ])
    : [];
}

const progressOf = ({ progress }: Of<'resetting' | 'reset'>): string =>
  `${goneCount(progress)} of ${counted(progress.removals.length, 'method')} removed`;

const progressSection = ({ plan, progress }: Of<'resetting' | 'reset' | 'needs_hands'>): readonly Section[] =>
  section('Removals', progressLines(plan, progress));
