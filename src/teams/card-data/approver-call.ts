// What an approver does before approving: the call back, or where none can be made, what to think of instead.
import type { AwaitingApproval } from '../../domain/request.ts';
import type { People, View } from '../../workflow/view.ts';
import { CALL_WARNING, callScript } from '../sentences/call-script.ts';
import { joined, sentence } from '../sentences/joined.ts';
import { timeOf } from '../sentences/moment.ts';
import { inWords } from '../sentences/needs.ts';
import { NUMBERS_CHANGED } from './evidence.ts';
import { nameOf, numbered } from './frame.ts';
import type { Step } from './frame.ts';

type ApproverView = Extract<View, { readonly card: 'approver' }>;

/** The steps before the decision, and the field for the code where there is a call. */
export interface Call {
  readonly title: string;
  readonly steps: readonly Step[];
  readonly hasCode: boolean;
  readonly codeLabel: string;
  readonly codePlaceholder: string;
}

/** The call script, or the steps without a call. */
export function callOf(request: AwaitingApproval, view: ApproverView): Call {
  return request.verification.needs.callback ? withCall(request, view.people) : withoutCall(request, view);
}

const CODE = { codeLabel: 'Code they read out (six digits)', codePlaceholder: '123 456' } as const;

function withCall(request: AwaitingApproval, people: People): Call {
  const [subject, requester] = [nameOf(people, request.subject), nameOf(people, request.requester)];
  return {
    title: `Call script (the request ends at ${timeOf(request.expiresAt)})`,
    steps: [...numbered(callScript(subject, requester)), { mark: '!', line: CALL_WARNING }],
    hasCode: true,
    ...CODE,
  };
}

function withoutCall(request: AwaitingApproval, { people, numbersChanged }: ApproverView): Call {
  const subject = nameOf(people, request.subject);
  const vouchers = joined(request.vouches.map(({ by }) => nameOf(people, by)));
  const { approvals } = request.verification.needs;
  return {
    title: `No call and no code (the request ends at ${timeOf(request.expiresAt)})`,
    steps: [
      ...numbered([
        `No number on file may be called, so nobody phones ${subject}.`,
        `${sentence(inWords(approvals))} approvers decide on the word of ${vouchers}, without a call of their own.`,
      ]),
      { mark: '!', line: unsure(vouchers) },
      ...(numbersChanged ? [{ mark: '!', line: NUMBERS_CHANGED }] : []),
    ],
    hasCode: false,
    ...CODE,
  };
}

const unsure = (vouchers: string): string =>
  `Not sure? Ask ${vouchers} yourself, in a chat or call that you open, or Deny. Don’t call a number somebody gives you.`;
