// What the requester sees while others have to act: a voucher, then the approvers.
import { vouchersWaitedFor } from '../../domain/decide-vouch.ts';
import { runningHolds } from '../../domain/hold.ts';
import type { LiveRequest, Request } from '../../domain/request.ts';
import type { ObjectId } from '../../domain/person.ts';
import type { View } from '../../workflow/view.ts';
import type { Told } from '../sentences/ending.ts';
import { capital, joined, sentence } from '../sentences/joined.ts';
import { hadItLines, whoHasIt } from '../sentences/escalation.ts';
import { momentOf, timeOf } from '../sentences/moment.ts';
import { inWords } from '../sentences/needs.ts';
import { passedOverLines } from '../sentences/passed-over.ts';
import { callHelpdesk } from '../sentences/person-problem.ts';
import { scheduleDoubtLines } from '../sentences/shifts-state.ts';
import { waitingLines } from '../sentences/vouch.ts';
import { cancelButton } from './asking.ts';
import { button, primary } from './button.ts';
import type { Button } from './button.ts';
import { frame, nameOf, section } from './frame.ts';
import type { Frame } from './frame.ts';

type Content = Omit<Parameters<typeof frame>[0], 'number' | 'label'>;
type Of<Status extends Request['status']> = Extract<LiveRequest, { readonly status: Status }>;

/** Somebody who knows the colleague is asked for a word. */
export function verifyingContent(request: Of<'verifying'>, told: Told): Content {
  const { number, vouchAsks, vouchOrder, verification } = request;
  const subject = nameOf(told.people, request.subject);
  const asked = vouchersWaitedFor(request);
  const isMore = vouchAsks.length < vouchOrder.length;
  const { callback, approvals } = verification.needs;
  const after =
    callback || approvals < 2 ? 'the admin on call is asked' : `${inWords(approvals)} admins decide`;
  return {
    title:
      asked.length === 0
        ? 'Finding somebody who can confirm it'
        : `Waiting for a word from ${names(told, asked)}`,
    lines: [
      `Somebody who knows ${subject} has to confirm having spoken to them, by video or face to face. Then ${after}.`,
      ...waitingLines(request, subject, told.people),
    ],
    sections: section('What happens otherwise', [
      ...(isMore ? ['If there is no answer, somebody else is asked as well after ten minutes.'] : []),
      `${endsBy(request)} In a hurry? ${callHelpdesk(told.helpdesk)}`,
    ]),
    buttons: waitingButtons(number),
  };
}

/** Approvers are asked; with a call back the requester has the code to pass on, and without one nothing to do. */
export function awaitingContent(request: Of<'awaiting_approval'>, told: Told): Content {
  const { escalation, verification } = request;
  const { callback } = verification.needs;
  const isLast = escalation.taken !== undefined && escalation.nextAt === undefined;
  return {
    title: awaitingTitle(request, told),
    lines: [
      ...hadItLines(request, told.people),
      ...vouchedFor(request, told),
      ...secondApproval(request, told),
      ...(callback ? [] : [NO_CODE]),
    ],
    ...(callback ? { steps: codeSteps(nameOf(told.people, request.subject)) } : {}),
    sections: [
      ...section('Who is on call', scheduleDoubtLines(escalation.doubt)),
      ...section('Not asked', passedOverLines(escalation, told.people)),
      ...section('What happens otherwise', [
        ...(isLast ? [] : ['If nobody answers, others on call are asked, where there are any.']),
        `${endsBy(request)} In a hurry? ${callHelpdesk(told.helpdesk)}`,
      ]),
    ],
    buttons: [...(callback ? codeButtons(request) : []), ...waitingButtons(request.number)],
  };
}

function awaitingTitle({ escalation }: Of<'awaiting_approval'>, told: Told): string {
  const asked = escalation.notified;
  const holder = whoHasIt(escalation, told.people);
  if (holder !== undefined)
    return `${capital(holder)} ${runningHolds(escalation.holds).length > 1 ? 'are' : 'is'} looking at it`;
  return asked.length === 0 ? 'Finding the admin on call' : `We asked ${names(told, asked)} to help`;
}

const NO_CODE = 'No code is needed for this one, and nothing more is needed from you.';

const codeSteps = (subject: string): readonly string[] => [
  'Press “Show code”.',
  `Tell the code to ${subject}, face to face or on a call you make. Never in a chat.`,
  `The admin phones ${subject} on a number on file and asks for it.`,
];

function codeButtons({ number, revision, code }: Of<'awaiting_approval'>): readonly Button[] {
  const shown = code.shownAt !== undefined;
  return [
    primary({ verb: 'show_code', number, revision }),
    ...(shown ? [button({ verb: 'new_code', number, revision })] : []),
  ];
}

function vouchedFor({ vouches, subject }: Of<'awaiting_approval'>, told: Told): readonly string[] {
  if (vouches.length === 0) return [];
  const by = names(
    told,
    vouches.map((vouch) => vouch.by),
  );
  return [`${capital(by)} confirmed having spoken to ${nameOf(told.people, subject)}.`];
}

function secondApproval(request: Of<'awaiting_approval'>, told: Told): readonly string[] {
  const { approvals, callback } = request.verification.needs;
  if (request.approvals.length === 0) {
    return callback || approvals < 2 ? [] : [`${sentence(inWords(approvals))} admins have to approve it.`];
  }
  const given = `${request.approvals.length} of ${approvals} approvals: ${approvers(told, request)}.`;
  return [callback ? `${given} The next admin needs a new code.` : given];
}

/** What is always possible while others are asked. */
export const waitingButtons = (number: number): readonly Button[] => [
  button({ verb: 'solved', number }),
  cancelButton(number),
];

const endsBy = ({ expiresAt }: Request): string => `The request ends by itself at ${timeOf(expiresAt)}.`;

/** People by name, so many as fit a sentence. */
export const names = ({ people }: Told, ids: readonly ObjectId[]): string =>
  joined(ids.map((id) => nameOf(people, id)));

/** Everybody who approved, at the start of a sentence. */
export const approvers = (
  told: Told,
  { approvals }: { readonly approvals: readonly { readonly by: ObjectId }[] },
): string =>
  capital(
    names(
      told,
      approvals.map(({ by }) => by),
    ),
  );

/** The code, for the requester's own chat only. */
export function codeCard(view: Extract<View, { readonly card: 'code' }>): Frame & { readonly code: string } {
  const { number, revision, code, expiresAt, subject } = view;
  return {
    ...frame({
      number,
      label: { text: 'For you only', style: 'accent' },
      title: `The code for ${subject.name}`,
      lines: [`Valid until ${momentOf(expiresAt)}. It is not a sign-in code and opens nothing.`],
      steps: [
        `Tell it to ${subject.name}, face to face or on a call you make yourself.`,
        `An admin phones ${subject.name} and asks for it.`,
        'Never send it in a chat or mail, and give it to nobody who calls you.',
      ],
      buttons: [
        primary({ verb: 'status', number }, { title: 'Back to the request' }),
        button({ verb: 'new_code', number, revision }),
      ],
    }),
    code: `${code.slice(0, 3)} ${code.slice(3)}`,
  };
}
