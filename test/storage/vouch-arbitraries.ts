// Any vouchers, asked or not, and any words of theirs that the domain's types allow. Arbitraries only: no test runs here.
import fc from 'fast-check';
import type { Vouch, VouchAsk, Voucher } from '../../src/domain/voucher.ts';
import { id, instant, text } from './reset-arbitraries.ts';

const as = fc.constantFrom<Voucher['as']>('manager', 'recovery_contact', 'managers_manager');

export const vouchOrder: fc.Arbitrary<Voucher[]> = fc.array(fc.record({ id, as }), { maxLength: 3 });

export const vouchAsks: fc.Arbitrary<VouchAsk[]> = fc.array(
  fc.record(
    { id, as, at: instant, word: fc.constantFrom('have_not', 'not_sure', 'unreachable', 'passed_over') },
    { requiredKeys: ['id', 'as', 'at'] },
  ),
  { maxLength: 3 },
);

export const vouches: fc.Arbitrary<Vouch[]> = fc.array(
  fc.record(
    { by: id, at: instant, how: fc.constantFrom('in_person', 'video'), identity: text },
    { requiredKeys: ['by', 'at', 'how'] },
  ),
  { maxLength: 2 },
);
