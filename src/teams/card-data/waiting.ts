// What the requester sees while others have to act: a voucher, then the approvers.
import { vouchersWaitedFor } from '../../domain/decide-vouch.ts';
import { runningHolds } from '../../domain/hold.ts';
import type { LiveRequest, Request } from '../../domain/request.ts';
import type { ObjectId } from '../../domain/person.ts';
import type { View } from '../../workflow/view.ts';
import { deskOf } from '../sentences/ending.ts';
import type { Told } from '../sentences/ending.ts';
import { capital, joined, sentence } from '../sentences/joined.ts';
import { hadItLines, whoHasIt } from '../sentences/escalation.ts';
import { momentOf, timeOf } from '../sentences/moment.ts';
import { inWords } from '../sentences/needs.ts';
import { passedOverLines } from '../sentences/passed-over.ts';
import { scheduleDoubtLines } from '../sentences/shifts-state.ts';
import { waitingLines } from '../sentences/vouch.ts';
import { otherWays } from '../../domain/other-way.ts';
import type { Words } from '../words.ts';
import { button, primary } from './button.ts';
import type { Button } from './button.ts';
import { cancelForm } from './cancel.ts';
import { frame, nameOf, section } from './frame.ts';
import type { Frame, Section } from './frame.ts';

type Content = Omit<Parameters<typeof frame>[0], 'number' | 'label'>;
type Of<Status extends Request['status']> = Extract<LiveRequest, { readonly status: Status }>;

/** Somebody who knows the colleague is asked for a word. */
export function verifyingContent(words: Words, request: Of<'verifying'>, told: Told): Content {
  const { say } = words;
  const { number, vouchAsks, vouchOrder, verification } = request;
  const name = nameOf(words, told.people, request.subject);
  const asked = vouchersWaitedFor(request);
  const isMore = vouchAsks.length < vouchOrder.length;
  const { callback, approvals } = verification.needs;
  const after =
    callback || approvals < 2
      ? say('waiting.vouch.then_admin')
      : say('waiting.vouch.then_admins', { count: approvals, number: inWords(words, approvals) });
  return {
    title:
      asked.length === 0
        ? say('waiting.vouch.finding.title')
        : say('waiting.vouch.title', named(words, told, asked)),
    lines: [
      words.paragraph([say('waiting.vouch', { name }), after]),
      ...waitingLines(words, request, name, told.people),
    ],
    sections: section(say('waiting.otherwise.title'), [
      ...(isMore ? [say('waiting.otherwise.voucher')] : []),
      endsBy(words, request, told),
    ]),
    buttons: [solvedButton(words, number)],
    cancel: cancelForm(words, number),
  };
}

/** Approvers are asked; with a call back the requester has the code to pass on, and without one nothing to do. */
export function awaitingContent(words: Words, request: Of<'awaiting_approval'>, told: Told): Content {
  const { say } = words;
  const { escalation, verification } = request;
  const { callback } = verification.needs;
  const isLast = escalation.taken !== undefined && escalation.nextAt === undefined;
  return {
    title: awaitingTitle(words, request, told),
    lines: [
      ...hadItLines(words, request, told.people),
      ...vouchedFor(words, request, told),
      ...secondApproval(words, request, told),
      ...(callback ? [] : [say('waiting.no_code')]),
    ],
    ...(callback ? { steps: codeSteps(words, nameOf(words, told.people, request.subject)) } : {}),
    sections: [
      ...otherWaySection(words, request, told),
      ...section(say('waiting.on_call.title'), scheduleDoubtLines(words, escalation.doubt)),
      ...section(say('waiting.not_asked.title'), passedOverLines(words, escalation, told.people)),
      ...section(say('waiting.otherwise.title'), [
        ...(isLast ? [] : [say('waiting.otherwise.admin')]),
        endsBy(words, request, told),
      ]),
    ],
    buttons: [...(callback ? codeButtons(words, request) : []), solvedButton(words, request.number)],
    cancel: cancelForm(words, request.number),
  };
}

/** Which kinds are left is the approver's to know; whoever asks hears only that it is worth a try. */
function otherWaySection(
  words: Words,
  { symptom, plan, subject }: Of<'verifying' | 'awaiting_approval'>,
  told: Told,
): readonly Section[] {
  if (otherWays(symptom, plan).length === 0) return [];
  const name = nameOf(words, told.people, subject);
  const button = words.say('buttons.solved');
  return section(words.say('waiting.other_way.title'), [words.say('waiting.other_way', { name, button })]);
}

function awaitingTitle(words: Words, { escalation }: Of<'awaiting_approval'>, told: Told): string {
  const { say } = words;
  const asked = escalation.notified;
  const holder = whoHasIt(words, escalation, told.people);
  if (holder !== undefined) {
    const count = runningHolds(escalation.holds).length;
    return say('waiting.approval.looking.title', { count, names: capital(words, holder) });
  }
  return asked.length === 0
    ? say('waiting.approval.finding.title')
    : say('waiting.approval.title', named(words, told, asked));
}

const codeSteps = ({ say }: Words, name: string): readonly string[] => [
  say('waiting.code_step.show', { button: say('buttons.show_code') }),
  say('waiting.code_step.tell', { name }),
  say('waiting.code_step.call', { name }),
];

function codeButtons(words: Words, { number, revision, code }: Of<'awaiting_approval'>): readonly Button[] {
  const shown = code.shownAt !== undefined;
  return [
    primary(words, { verb: 'show_code', number, revision }),
    ...(shown ? [button(words, { verb: 'new_code', number, revision })] : []),
  ];
}

function vouchedFor(
  words: Words,
  { vouches, subject }: Of<'awaiting_approval'>,
  told: Told,
): readonly string[] {
  if (vouches.length === 0) return [];
  const { names, count } = named(
    words,
    told,
    vouches.map((vouch) => vouch.by),
  );
  const name = nameOf(words, told.people, subject);
  return [words.say('waiting.vouched', { names: capital(words, names), count, name })];
}

function secondApproval(words: Words, request: Of<'awaiting_approval'>, told: Told): readonly string[] {
  const { say } = words;
  const { approvals: count, callback } = request.verification.needs;
  const given = request.approvals.length;
  if (given === 0) {
    const number = sentence(inWords(words, count));
    return callback || count < 2 ? [] : [say('waiting.approvals_needed', { count, number })];
  }
  const names = approvers(words, told, request);
  const line = say('waiting.approvals_given', { given, count, names });
  return [callback ? words.paragraph([line, say('waiting.next_code')]) : line];
}

/** Always possible while others are asked. */
export const solvedButton = (words: Words, number: number): Button =>
  button(words, { verb: 'solved', number });

const endsBy = ({ say }: Words, { expiresAt }: Request, told: Told): string =>
  say('waiting.otherwise.ends', { time: timeOf(expiresAt), ...deskOf(told) });

/** People by name, so many as fit a sentence, and how many they are. */
export function named(
  words: Words,
  { people }: Told,
  ids: readonly ObjectId[],
): { readonly names: string; readonly count: number } {
  return {
    names: joined(
      words,
      ids.map((id) => nameOf(words, people, id)),
    ),
    count: ids.length,
  };
}

/** Everybody who approved, at the start of a sentence. */
export const approvers = (
  words: Words,
  told: Told,
  { approvals }: { readonly approvals: readonly { readonly by: ObjectId }[] },
): string =>
  capital(
    words,
    named(
      words,
      told,
      approvals.map(({ by }) => by),
    ).names,
  );

/** The code, for the requester's own chat only. */
export function codeCard(
  words: Words,
  view: Extract<View, { readonly card: 'code' }>,
): Frame & { readonly code: string } {
  const { say } = words;
  const { number, revision, code, expiresAt, subject } = view;
  const { name } = subject;
  return {
    ...frame({
      number,
      label: { text: say('waiting.code.label'), style: 'accent' },
      title: say('waiting.code.title', { name }),
      lines: [say('waiting.code', { at: momentOf(expiresAt) })],
      steps: [
        say('waiting.code.tell', { name }),
        say('waiting.code.call', { name }),
        say('waiting.code.never'),
      ],
      buttons: [
        primary(words, { verb: 'status', number }, { title: say('waiting.code.back') }),
        button(words, { verb: 'new_code', number, revision }),
      ],
    }),
    code: `${code.slice(0, 3)} ${code.slice(3)}`,
  };
}
