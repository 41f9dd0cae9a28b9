// What an approver does before approving: the call back, or where none can be made, what to think of instead.
import type { AwaitingApproval } from '../../domain/request.ts';
import type { View } from '../../workflow/view.ts';
import { callScript, callWarning } from '../sentences/call-script.ts';
import { joined } from '../sentences/joined.ts';
import { timeOf } from '../sentences/moment.ts';
import { waysLeftLine } from '../sentences/plan.ts';
import type { Words } from '../words.ts';
import { numberLines } from './evidence.ts';
import { nameOf, numbered } from './frame.ts';
import type { Line, Step } from './frame.ts';

type ApproverView = Extract<View, { readonly card: 'approver' }>;

/** The steps before the decision, and the field for the code where there is a call. */
export interface Call {
  readonly title: string;
  /** Those that may be called, or why there is none. */
  readonly numbers: readonly Line[];
  readonly steps: readonly Step[];
  readonly hasCode: boolean;
  readonly codeLabel: string;
  readonly codePlaceholder: string;
}

/** The call script, or the steps without a call. */
export function callOf(words: Words, request: AwaitingApproval, view: ApproverView): Call {
  return {
    ...(request.verification.needs.callback
      ? withCall(words, request, view)
      : withoutCall(words, request, view)),
    codeLabel: words.say('approver.code.label'),
    codePlaceholder: words.say('approver.code.placeholder'),
  };
}

type Steps = Pick<Call, 'title' | 'numbers' | 'steps' | 'hasCode'>;

function withCall(words: Words, request: AwaitingApproval, view: ApproverView): Steps {
  const subject = nameOf(words, view.people, request.subject);
  const requester = nameOf(words, view.people, request.requester);
  const script = callScript(words, { requester, ways: waysLeftLine(words, request) });
  return {
    title: words.say('approver.call.title', { subject, time: timeOf(request.expiresAt) }),
    numbers: numberLines(words, request, view).map((line) => ({ line })),
    steps: [...numbered(script), { mark: '!', line: callWarning(words) }],
    hasCode: true,
  };
}

function withoutCall(
  words: Words,
  request: AwaitingApproval,
  { people, numbersChanged }: ApproverView,
): Steps {
  const { say } = words;
  const subject = nameOf(words, people, request.subject);
  const vouchers = joined(
    words,
    request.vouches.map(({ by }) => nameOf(words, people, by)),
  );
  const count = request.verification.needs.approvals;
  const ways = waysLeftLine(words, request);
  const reason = say('approver.deny.another_way');
  return {
    title: say('approver.no_call.title', { time: timeOf(request.expiresAt) }),
    numbers: [],
    steps: [
      ...numbered([
        say('approver.no_call.number', { subject }),
        say('approver.no_call.word', { count, vouchers }),
        ...(ways === undefined ? [] : [say('approver.no_call.ways', { ways, reason })]),
      ]),
      { mark: '!', line: say('approver.no_call.unsure', { vouchers }) },
      ...(numbersChanged ? [{ mark: '!', line: say('evidence.numbers.changed') }] : []),
    ],
    hasCode: false,
  };
}
