// Approvals, denials and words of vouchers in their plainest form. Values only: no test runs here.
import type { CodeVerdict } from '../../src/domain/call-back-code.ts';
import type { ApproverFacts, Command, VoucherFacts } from '../../src/domain/command.ts';
import { decide } from '../../src/domain/decide.ts';
import type { Instant } from '../../src/domain/instant.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { Refusal } from '../../src/domain/refusal.ts';
import type { DenyReason, Request } from '../../src/domain/request.ts';
import type { VouchedHow } from '../../src/domain/voucher.ts';
import { AS_IT_STANDS, facts, NOBODY_ELSE, NOW, policy } from './requests.ts';

interface Attempt {
  readonly by?: string;
  readonly code?: CodeVerdict;
  readonly about?: Partial<ApproverFacts>;
  readonly rules?: typeof policy;
  readonly at?: Instant;
}

export const approve = (
  request: Request,
  { by = 'amir', code = 'right', about, rules = policy, at = NOW }: Attempt = {},
): Outcome =>
  decide(request, { kind: 'approve', by, facts: facts(about), code, choice: AS_IT_STANDS }, at, rules);

export const deny = (
  request: Request,
  by: string,
  about: Partial<ApproverFacts> = {},
  reason: DenyReason = 'not_convinced',
): Outcome => decide(request, { kind: 'deny', by, facts: facts(about), reason }, NOW, policy);

type Word = Extract<Command, { readonly kind: 'vouch' }>['word'];

/** Says it; who spoke to the subject says how, unless the test leaves that out. */
export const say = (
  request: Request,
  word: Word,
  {
    by = 'mona',
    how = 'in_person',
    about = NOBODY_ELSE,
    at = NOW,
  }: {
    readonly by?: string;
    readonly how?: VouchedHow;
    readonly about?: VoucherFacts;
    readonly at?: Instant;
  } = {},
): Outcome => {
  const met = word === 'spoke' ? { how } : {};
  return decide(request, { kind: 'vouch', by, word, facts: about, ...met }, at, policy);
};

export const refusalOf = (outcome: Outcome): Refusal | undefined =>
  'refusal' in outcome ? outcome.refusal : undefined;
export const reasonOf = (outcome: Outcome): string | undefined => refusalOf(outcome)?.reason;
