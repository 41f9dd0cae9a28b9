// What an approver sees: everything that is known, everything that isn't, and the decision.
import { shortHead } from '../../domain/checkpoint.ts';
import { hasHeld } from '../../domain/hold.ts';
import { isEnded } from '../../domain/request-status.ts';
import type { Ended, Request } from '../../domain/request.ts';
import { relationOfChecks } from '../sentences/check.ts';
import { denyForm, NO_DENY } from './deny.ts';
import type { DenyForm } from './deny.ts';
import { momentOf } from '../sentences/moment.ts';
import { needsSections } from '../sentences/needs.ts';
import { escalationLines } from '../sentences/escalation.ts';
import { scheduleDoubtLines } from '../sentences/shifts-state.ts';
import { problemLines } from '../sentences/refusal.ts';
import { labelOf } from '../sentences/request-label.ts';
import type { Words } from '../words.ts';
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
import { evidenceSections, planSections, shortPlanSections } from './evidence.ts';
import { aboutOf, frame, fullNameOf, nameOf, section } from './frame.ts';
import type { Frame, Helpdesk, Label, Line, Section } from './frame.ts';
import { handOverForm, NO_HAND_OVER } from './hand-over.ts';
import type { HandOverForm } from './hand-over.ts';
import { suspicionLines } from './suspicion.ts';

/** Close together, as one block. */
interface Fact extends Line {
  readonly spacing: 'Small' | 'None';
}

/** The approver's card: a frame with facts, the call and the ways to say no. */
export interface ApproverCard extends Frame, DenyForm, HandOverForm, ChoiceForm {
  readonly facts: readonly Fact[];
  readonly hasProblem: boolean;
  readonly problem?: string;
  readonly hasCall: boolean;
  readonly call?: Call;
  readonly hasCode: boolean;
  readonly afterCall: readonly Section[];
  readonly quietButtons: readonly Button[];
  /** Entry and hash of the record, small: whoever keeps the card can show later that the record is still the same. */
  readonly hasRecord: boolean;
  readonly record?: string;
}

/** The approver's card of a request, whatever its status. */
export function approverCard(words: Words, view: ApproverView, helpdesk: Helpdesk): ApproverCard {
  const { request, people, problem } = view;
  const content = isEnded(request)
    ? endedContent(words, request, view, helpdesk)
    : liveContent(words, request, view);
  const { call, choice, mayDeny, mayHandOver, quietButtons } = content;
  const problems = problem === undefined ? [] : problemLines(words, problem, { people, helpdesk });
  const halts = isEnded(request) ? [] : haltLines(words, view);
  const warnings = [
    ...(call === undefined ? problems : []),
    ...suspicionLines(words, request, people, call === undefined ? 'decided' : 'decide'),
    ...halts,
  ];
  return {
    ...frame({
      number: request.number,
      ...aboutOf(words, request, people),
      at: request.openedAt,
      label: isEnded(request) && isOdd(request) ? lookLabel(words) : labelOf(words, request),
      ...content,
      ...(warnings.length === 0 ? {} : { warning: warnings.join('\n\n') }),
    }),
    facts: factsOf(words, request, people).map((line, index) => ({
      line,
      spacing: index === 0 ? 'Small' : 'None',
    })),
    hasCall: call !== undefined,
    hasCode: call?.hasCode === true,
    afterCall: content.afterCall ?? [],
    ...(call === undefined ? {} : { call }),
    // Beside the code field and the buttons, where the eyes are after a click on this long card.
    hasProblem: call !== undefined && problems.length > 0,
    ...(problems.length === 0 ? {} : { problem: problems.join('\n\n') }),
    ...(choice ?? NO_CHOICE),
    ...(mayDeny === true ? denyForm(words, request) : NO_DENY),
    ...(mayHandOver === true ? handOverForm(words, request) : NO_HAND_OVER),
    quietButtons: quietButtons ?? [],
    hasRecord: view.record !== undefined,
    ...(view.record === undefined
      ? {}
      : { record: words.say('approver.record', { head: shortHead(view.record) }) }),
  };
}

const lookLabel = ({ say }: Words): Label => ({ text: say('approver.look'), style: 'attention' });

/** Approvers may lift a halt, so they read whose it is and why; everybody else's cards only say that there is one. */
function haltLines(words: Words, view: ApproverView): readonly string[] {
  return view.halted ? [words.paragraph([haltLine(words, view), words.say('approver.halted.meaning')])] : [];
}

function haltLine(words: Words, { halt, people }: ApproverView): string {
  const { say } = words;
  if (halt === undefined) return say('approver.halted');
  const name = nameOf(words, people, halt.by);
  const since = momentOf(halt.since);
  return halt.reason === undefined
    ? say('approver.halted.by', { name, since })
    : say('approver.halted.because', { name, since, reason: halt.reason });
}

function factsOf(words: Words, request: Request, people: ApproverView['people']): readonly string[] {
  const { say } = words;
  const relation = relationOfChecks(words, 'verification' in request ? request.verification.checks : []);
  const asker = [fullNameOf(words, people, request.requester), ...(relation === undefined ? [] : [relation])];
  const symptom = symptomOf(words, request);
  return [
    say('approver.fact.subject', { person: fullNameOf(words, people, request.subject) }),
    say('approver.fact.requester', { person: asker.join(' · ') }),
    ...(symptom === undefined ? [] : [say('approver.fact.symptom', { symptom })]),
  ];
}

function symptomOf({ say }: Words, request: Request): string | undefined {
  if (request.symptom === undefined) return undefined;
  const symptom = say(`symptom.${request.symptom}.title`);
  const code = 'reported' in request ? request.reported.errorCode : undefined;
  return code === undefined ? symptom : say('approver.fact.symptom.code', { symptom, code });
}

function liveContent(words: Words, request: Exclude<Request, Ended>, view: ApproverView): ApproverContent {
  const { say } = words;
  const { people } = view;
  const name = nameOf(words, people, request.subject);
  switch (request.status) {
    case 'draft':
      return { title: say('approver.draft.title'), sections: [] };
    case 'verifying':
      return {
        title: say('approver.verifying.title', { name }),
        sections: [
          ...needsSections(words, request, people),
          ...evidenceSections(words, request, view),
          ...planSections(words, request),
        ],
        mayDeny: true,
      };
    case 'awaiting_approval':
      return awaitingContent(words, request, view);
    case 'approved': {
      const waits = request.waitsForGraph || request.haltedAt !== undefined;
      return {
        title: say(waits ? 'approver.approved.title.waits' : 'approver.approved.title', { name }),
        sections: [
          ...decisionSections(words, request, people),
          ...waitingSections(words, request),
          ...chosenSections(words, request.plan),
          ...planSections(words, request),
        ],
        mayDeny: true,
      };
    }
    case 'resetting':
      return resettingContent(words, request, people);
    case 'needs_hands':
      return needsHandsContent(words, request, people);
    case 'reset':
      return resetContent(words, request, people);
  }
}

function awaitingContent(
  words: Words,
  request: Of<'awaiting_approval'>,
  view: ApproverView,
): ApproverContent {
  const { say } = words;
  const { number, revision, approvals, barred, vouches, escalation } = request;
  const { people, viewer } = view;
  const approvedByViewer = approvals.some(({ by }) => by === viewer);
  const hasVouched = vouches.some(({ by }) => by === viewer);
  // Whoever only looks decides nothing but to deny: every other click of theirs is refused.
  const isAsked = escalation.notified.includes(viewer);
  const mayApprove = isAsked && !approvedByViewer && !hasVouched && !barred.includes(viewer);
  const mayHandOver = isAsked && escalation.handOvers?.some(({ by }) => by === viewer) !== true;
  const known = knownSections(words, request, view);
  const chosen = request.offered === undefined ? [] : chosenSections(words, request.plan);
  if (!mayApprove) {
    const sections = [...known, ...chosen, ...planSections(words, request)];
    return { title: othersTitle(words, request, view), sections, mayDeny: true, mayHandOver };
  }
  const mayHold = mayHandOver && !hasHeld(escalation.holds, viewer);
  const choice = choiceForm(words, request, view.choice);
  return {
    title: say('approver.awaiting.title', { name: nameOf(words, people, request.subject) }),
    sections: known,
    call: callOf(words, request, view),
    afterCall: [...chosen, ...shortPlanSections(words, request, choice)],
    choice,
    buttons: [primary(words, { verb: 'approve', number, revision }, { inputs: 'auto' })],
    quietButtons: mayHold ? [button(words, { verb: 'hold', number, revision })] : [],
    mayDeny: true,
    mayHandOver,
  };
}

/** All that whoever decides reads first. */
function knownSections(
  words: Words,
  request: Of<'awaiting_approval'>,
  view: ApproverView,
): readonly Section[] {
  const { say } = words;
  const { escalation } = request;
  return [
    ...ownPart(words, request, view.viewer),
    ...approvalSections(words, request, view.people),
    ...section(say('approver.asked.title'), escalationLines(words, request, view)),
    ...section(say('approver.on_call.title'), scheduleDoubtLines(words, escalation.doubt)),
    ...needsSections(words, request, view.people),
    ...evidenceSections(words, request, view),
  ];
}

/** For whoever can't approve: their own part, and that others decide. */
function othersTitle(
  words: Words,
  { subject, approvals, verification, vouches }: Of<'awaiting_approval'>,
  { people, viewer }: ApproverView,
): string {
  const { say } = words;
  if (approvals.some(({ by }) => by === viewer)) {
    const open = verification.needs.approvals - approvals.length;
    return say('approver.awaiting.title.approved', { count: open });
  }
  return vouches.some(({ by }) => by === viewer)
    ? say('approver.awaiting.title.vouched', { name: nameOf(words, people, subject) })
    : say('approver.awaiting.title.others');
}

function ownPart({ say }: Words, request: Of<'awaiting_approval'>, viewer: string): readonly Section[] {
  const { approvals, barred, verification, vouches, escalation } = request;
  if (approvals.some(({ by }) => by === viewer)) {
    const { callback } = verification.needs;
    return section(say('approver.done.title'), [
      say(callback ? 'approver.done.next_calls' : 'approver.done.next_decides'),
    ]);
  }
  if (vouches.some(({ by }) => by === viewer)) {
    return section(say('approver.done.title'), [say('approver.done.vouched')]);
  }
  if (!escalation.notified.includes(viewer)) {
    return section(say('approver.not_asked.title'), [say('approver.not_asked')]);
  }
  return barred.includes(viewer) ? section(say('approver.barred.title'), [say('approver.barred')]) : [];
}
