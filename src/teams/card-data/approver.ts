// What an approver sees: everything that is known, everything that isn't, and the decision.
import { shortHead } from '../../domain/checkpoint.ts';
import { hasHeld } from '../../domain/hold.ts';
import { isEnded } from '../../domain/request-status.ts';
import type { Ended, Request } from '../../domain/request.ts';
import { SYMPTOMS } from '../../domain/self-help.ts';
import { relationOfChecks } from '../sentences/check.ts';
import { denyForm, NO_DENY } from './deny.ts';
import type { DenyForm } from './deny.ts';
import { sentence } from '../sentences/joined.ts';
import { momentOf } from '../sentences/moment.ts';
import { inWords, needsSections } from '../sentences/needs.ts';
import { escalationLines } from '../sentences/escalation.ts';
import { scheduleDoubtLines } from '../sentences/shifts-state.ts';
import { problemLines } from '../sentences/refusal.ts';
import { labelOf } from '../sentences/request-label.ts';
import { callOf } from './approver-call.ts';
import type { Call } from './approver-call.ts';
import {
  approvalSections,
  chosenSections,
  decisionSections,
  endedContent,
  isOdd,
  needsHandsContent,
  resetContent,
  resettingContent,
  waitingSections,
} from './approver-outcome.ts';
import type { ApproverContent, Of } from './approver-outcome.ts';
import { button, primary } from './button.ts';
import type { Button } from './button.ts';
import { choiceForm, NO_CHOICE } from './choice.ts';
import type { ApproverView, ChoiceForm } from './choice.ts';
import { evidenceSections, numbersSections, planSections, waysLeftSections } from './evidence.ts';
import { aboutOf, frame, fullNameOf, nameOf, section } from './frame.ts';
import type { Frame, Helpdesk, Section } from './frame.ts';
import { handOverForm, NO_HAND_OVER } from './hand-over.ts';
import type { HandOverForm } from './hand-over.ts';

interface Fact {
  readonly title: string;
  readonly value: string;
}

/** The approver's card: a frame with facts, the call and the ways to say no. */
export interface ApproverCard extends Frame, DenyForm, HandOverForm, ChoiceForm {
  readonly facts: readonly Fact[];
  readonly hasProblem: boolean;
  readonly problem?: string;
  readonly hasCall: boolean;
  readonly call?: Call;
  readonly quietButtons: readonly Button[];
  /** Entry and hash of the record, small: whoever keeps the card can show later that the record is still the same. */
  readonly hasRecord: boolean;
  readonly record?: string;
}

/** The approver's card of a request, whatever its status. */
export function approverCard(view: ApproverView, helpdesk: Helpdesk): ApproverCard {
  const { request, people, problem } = view;
  const content = isEnded(request) ? endedContent(request, view, helpdesk) : liveContent(request, view);
  const { call, choice, mayDeny, mayHandOver, quietButtons } = content;
  const problems = problem === undefined ? [] : problemLines(problem, { people, helpdesk });
  const warnings = [...(call === undefined ? problems : []), ...(isEnded(request) ? [] : haltLines(view))];
  return {
    ...frame({
      number: request.number,
      ...aboutOf(request, people),
      at: request.openedAt,
      label: isEnded(request) && isOdd(request) ? LOOK : labelOf(request),
      ...content,
      ...(warnings.length === 0 ? {} : { warning: warnings.join('\n\n') }),
    }),
    facts: factsOf(request, people),
    hasCall: call !== undefined,
    ...(call === undefined ? {} : { call }),
    // Beside the code field and the buttons, where the eyes are after a click on this long card.
    hasProblem: call !== undefined && problems.length > 0,
    ...(problems.length === 0 ? {} : { problem: problems.join('\n\n') }),
    ...(choice ?? NO_CHOICE),
    ...(mayDeny === true ? denyForm(request) : NO_DENY),
    ...(mayHandOver === true ? handOverForm(request) : NO_HAND_OVER),
    quietButtons: quietButtons ?? [],
    hasRecord: view.record !== undefined,
    ...(view.record === undefined ? {} : { record: `Record ${shortHead(view.record)}` }),
  };
}

const LOOK = { text: 'Please look', style: 'attention' } as const;

/** Approvers may lift a halt, so they read whose it is and why; everybody else's cards only say that there is one. */
function haltLines({ halted, halt, people }: ApproverView): readonly string[] {
  if (!halted) return [];
  const whose = halt === undefined ? '' : ` by ${nameOf(people, halt.by)} since ${momentOf(halt.since)}`;
  const why = halt?.reason === undefined ? '' : `: “${halt.reason}”`;
  return [`All resets are halted${whose}${why}. ${HALTED}`];
}

const HALTED = 'Nothing is removed, even after an approval, until two approvers have written “resume”.';

function factsOf(request: Request, people: ApproverView['people']): readonly Fact[] {
  const errorCode = 'reported' in request ? request.reported.errorCode : undefined;
  const code = errorCode === undefined ? '' : `, error ${errorCode}`;
  const { symptom } = request;
  const relation = relationOfChecks('verification' in request ? request.verification.checks : []);
  return [
    { title: 'Locked out', value: fullNameOf(people, request.subject) },
    { title: 'Asked by', value: fullNameOf(people, request.requester) },
    ...(relation === undefined ? [] : [{ title: 'Relation', value: relation }]),
    ...(symptom === undefined ? [] : [{ title: 'They see', value: `${SYMPTOMS[symptom].title}${code}` }]),
  ];
}

function liveContent(request: Exclude<Request, Ended>, view: ApproverView): ApproverContent {
  const { people } = view;
  const subject = nameOf(people, request.subject);
  switch (request.status) {
    case 'draft':
      return { title: 'Not sent yet', sections: [] };
    case 'verifying':
      return {
        title: `Waiting for a word about ${subject}`,
        sections: [
          ...needsSections(request, people),
          ...evidenceSections(request, view),
          ...planSections(request),
        ],
        mayDeny: true,
      };
    case 'awaiting_approval':
      return awaitingContent(request, view);
    case 'approved':
      return {
        title:
          request.waitsForGraph || request.haltedAt !== undefined
            ? `The reset for ${subject} is approved and waits`
            : `The reset for ${subject} is about to start`,
        sections: [
          ...decisionSections(request, people),
          ...waitingSections(request),
          ...chosenSections(request.plan),
          ...planSections(request),
        ],
        mayDeny: true,
      };
    case 'resetting':
      return resettingContent(request, people);
    case 'needs_hands':
      return needsHandsContent(request, people);
    case 'reset':
      return resetContent(request, people);
  }
}

function awaitingContent(request: Of<'awaiting_approval'>, view: ApproverView): ApproverContent {
  const { number, revision, approvals, barred, vouches, escalation } = request;
  const { needs } = request.verification;
  const { people, viewer } = view;
  const subject = nameOf(people, request.subject);
  const approvedByViewer = approvals.some(({ by }) => by === viewer);
  const hasVouched = vouches.some(({ by }) => by === viewer);
  // Whoever only looks decides nothing but to deny: every other click of theirs is refused.
  const isAsked = escalation.notified.includes(viewer);
  const mayApprove = isAsked && !approvedByViewer && !hasVouched && !barred.includes(viewer);
  const mayHandOver = isAsked && escalation.handOvers?.some(({ by }) => by === viewer) !== true;
  const known = [
    ...ownPart(request, viewer),
    ...approvalSections(request, people),
    ...section('Who is asked', escalationLines(request, view)),
    ...section('Who is on call', scheduleDoubtLines(request.escalation.doubt)),
    ...needsSections(request, people),
    ...waysLeftSections(request),
    ...evidenceSections(request, view),
    ...(request.offered === undefined ? [] : chosenSections(request.plan)),
    ...planSections(request),
  ];
  if (!mayApprove) {
    const others = hasVouched
      ? `You vouched for ${subject}. Somebody else has to decide this`
      : 'Somebody else has to decide this';
    const title = approvedByViewer ? youApproved(request) : others;
    return { title, sections: known, mayDeny: true, mayHandOver };
  }
  const mayHold = mayHandOver && !hasHeld(escalation.holds, viewer);
  return {
    title: `Reset the sign-in of ${subject}?`,
    sections: [...known, ...(needs.callback ? numbersSections(request, view) : [])],
    call: callOf(request, view),
    choice: choiceForm(request, view.choice),
    buttons: [primary({ verb: 'approve', number, revision }, { inputs: 'auto' })],
    quietButtons: mayHold ? [button({ verb: 'hold', number, revision })] : [],
    mayDeny: true,
    mayHandOver,
  };
}

function youApproved({ approvals, verification }: Of<'awaiting_approval'>): string {
  const open = verification.needs.approvals - approvals.length;
  return open > 1
    ? `You approved. ${sentence(inWords(open))} more approvals are needed`
    : 'You approved. One more approval is needed';
}

function ownPart(request: Of<'awaiting_approval'>, viewer: string): readonly Section[] {
  const { approvals, barred, verification, vouches, escalation } = request;
  if (approvals.some(({ by }) => by === viewer)) {
    return section('Your part is done', [
      verification.needs.callback
        ? 'The next approver makes a call of their own, with a new code.'
        : 'The next approver decides by themselves.',
    ]);
  }
  if (vouches.some(({ by }) => by === viewer)) {
    return section('Your part is done', [
      'You said that you spoke to them. Whoever does that can’t approve as well; you can still deny.',
    ]);
  }
  if (!escalation.notified.includes(viewer)) {
    return section('Others are asked', [
      'You were not asked about this request yet, so you can’t approve it. You can deny it at any time.',
    ]);
  }
  if (!barred.includes(viewer)) return [];
  return section('Wrong codes', [
    'The code you typed was wrong too often, so somebody else has to approve this. The security contacts have been told.',
  ]);
}
