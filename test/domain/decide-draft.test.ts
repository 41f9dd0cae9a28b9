import type { Command } from '../../src/domain/command.ts';
import { decide } from '../../src/domain/decide.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { verify } from '../../src/domain/verification.ts';
import type { Verification } from '../../src/domain/verification.ts';
import { draft, moved, movedTo, NOW, policy, tiers, verificationOf, withoutNumber } from './requests.ts';
import { COMMANDS } from './state-table.ts';

const checking = { ...draft, checks: 'running' } as const;
const onFile: Finding = { check: 'numbers_on_file', usable: ['business'], phoneGone: false };
const record = (requests: number): Finding => ({
  check: 'requester_record',
  requests,
  most: 3,
  age: 'old_enough',
  resetLately: false,
  objections: 0,
});
const submit = (
  verification: Verification,
  more: Partial<Command & { readonly kind: 'submit' }> = {},
): Outcome => decide(checking, { ...COMMANDS.submit, verification, ...more }, NOW, policy);
const alarms = (verification: Verification): readonly string[] =>
  moved(submit(verification)).events.flatMap((event) =>
    event.kind === 'alarm_raised' ? [event.because] : [],
  );

describe('finished checks', () => {
  it.each([
    [verificationOf('standard'), 'awaiting_approval'],
    [verificationOf('elevated'), 'verifying'],
  ])('lead on: %#', (verification, status) => {
    expect(moved(submit(verification)).request).toMatchObject({
      status,
      verification,
      submittedAt: NOW,
      readyAt: NOW,
      expiresAt: '2026-11-22T11:00:00.000Z',
      revision: 1,
      code: { issue: 1, issuedAt: NOW },
      vouchOrder: COMMANDS.submit.vouchOrder,
      vouchAsks: [],
      vouches: [],
      approvals: [],
    });
  });

  it.each([
    ['a number, where a call is needed', withoutNumber(), {}, 'no_number'],
    ['a voucher, where a word is needed', verificationOf('elevated'), { vouchOrder: [] }, 'nobody_to_vouch'],
    ['both', withoutNumber(), { vouchOrder: [] }, 'no_number'],
    ['hope', verificationOf('refused'), {}, 'privileged'],
  ])('end it without %s', (_, verification, more, reason) => {
    expect(movedTo('refused', submit(verification, more)).ending).toEqual({ status: 'refused', reason });
  });

  it('need nobody to vouch where a call is enough', () => {
    expect(moved(submit(verificationOf('standard'), { vouchOrder: [] })).request.status).toBe(
      'awaiting_approval',
    );
  });

  it('go on without a number where a word may stand for it', () => {
    const either: typeof tiers = { ...tiers, elevated: { require: [['callback', 'vouch']], approvals: 2 } };
    expect(movedTo('verifying', submit(withoutNumber(either))).verification.needs).toEqual({
      callback: false,
      vouch: true,
      approvals: 2,
    });
  });

  it.each<[string, readonly Finding[], readonly string[]]>([
    ['nothing', [record(3)], []],
    ['one request too many', [record(4)], ['many_requests']],
    ['an hour of many resets', [{ check: 'helpdesk_load', resets: 6, most: 5 }], ['many_resets']],
    ['an ordinary hour', [{ check: 'helpdesk_load', resets: 5, most: 5 }], []],
    ['another reset so soon', [{ check: 'cool_down', lastReset: NOW, within: true }], ['asked_again']],
    [
      'a request that was turned down before',
      [{ check: 'turned_down_before', requests: 1 }],
      ['asked_again'],
    ],
    ['none that was turned down', [{ check: 'turned_down_before', requests: 0 }], []],
    [
      'both at once, told once',
      [
        { check: 'cool_down', lastReset: NOW, within: true },
        { check: 'turned_down_before', requests: 2 },
      ],
      ['asked_again'],
    ],
  ])('tell security of %s', (_, found, because) => {
    expect(alarms(verify([onFile, ...found], tiers))).toEqual(because);
  });

  it('tell security also of requests that end here', () => {
    const verification = verify([{ check: 'privilege', privilege: 'privileged' }, record(4)], tiers);
    const outcome = submit(verification);
    expect(movedTo('refused', outcome).ending).toMatchObject({ reason: 'privileged' });
    expect(alarms(verification)).toEqual(['many_requests']);
  });
});
