import type { Command } from '../../src/domain/command.ts';
import { decide } from '../../src/domain/decide.ts';
import type { Event } from '../../src/domain/event.ts';
import { effectsOf } from '../../src/domain/planned-effects.ts';
import type { Verifying } from '../../src/domain/request.ts';
import { effectsFrom, wordsFrom } from './planning.ts';
import {
  awaiting,
  byCall,
  draft,
  elevated,
  facts,
  NOW,
  policy,
  removing,
  verificationOf,
  verifying,
  vouchOrder,
} from './requests.ts';
import { COMMANDS, SITUATIONS } from './state-table.ts';

const fresh: Verifying = { ...verifying, vouchAsks: [] };
const only = { ...fresh, vouchOrder: vouchOrder.slice(0, 1) };
const askedAt = (at: string, more: object = {}) => ({
  ...verifying,
  vouchAsks: [{ ...vouchOrder[0]!, at, ...more }],
});

describe('vouchers', () => {
  it('are asked with a card, reminded after fifteen minutes, and the next one is asked after ten', () => {
    expect(wordsFrom(fresh, { kind: 'ask_voucher', step: 0 })).toEqual([
      'vouch to mona',
      'voucher 1 at 10:10',
      'remind of vouch at 10:15',
      'expire at 10:30',
    ]);
  });

  it('are no more than there are', () => {
    expect(wordsFrom(only, { kind: 'ask_voucher', step: 0 })).toEqual([
      'vouch to mona',
      'remind of vouch at 10:15',
      'expire at 10:30',
    ]);
  });

  it.each<[string, Command]>([
    ['out of reach', { kind: 'voucher_unreachable', who: 'mona' }],
    ['who have not spoken to them', { ...COMMANDS.vouch, word: 'have_not' }],
    ['who are not sure', { ...COMMANDS.vouch, word: 'not_sure' }],
  ])('%s leave the next one to be asked at once', (_, command) => {
    expect(wordsFrom(verifying, command)).toEqual(['voucher 1 at 10:00']);
  });

  it('who are passed over leave the next one to be asked at once', () => {
    expect(wordsFrom(fresh, { kind: 'ask_voucher', step: 0, passOver: true })).toEqual([
      'voucher 1 at 10:00',
    ]);
  });

  it('are reminded although the one after them was passed over', () => {
    const [first, second] = vouchOrder;
    const at = '2026-11-22T09:40:00.000Z';
    const request = {
      ...verifying,
      vouchAsks: [
        { ...first!, at },
        { ...second!, at, word: 'passed_over' as const },
      ],
    };
    expect(wordsFrom(request, { kind: 'remind', of: 'vouch' })).toEqual(['vouch to mona']);
  });

  it('are reminded when they said nothing for fifteen minutes', () => {
    const silent = askedAt('2026-11-22T09:45:00.000Z');
    expect(wordsFrom(silent, { kind: 'remind', of: 'vouch' })).toEqual(['vouch to mona']);
  });

  it.each([
    ['was asked just now', askedAt('2026-11-22T09:45:00.001Z')],
    ['is not sure', askedAt('2026-11-22T09:45:00.000Z', { word: 'not_sure' })],
    ['is out of reach', askedAt('2026-11-22T09:45:00.000Z', { word: 'unreachable' })],
  ])('are not reminded while the one asked last %s', (_, request) => {
    expect(decide(request, { kind: 'remind', of: 'vouch' }, NOW, policy)).toEqual({ kind: 'quiet' });
  });

  it('each are reminded of their own, not of the first one’s', () => {
    const two = {
      ...verifying,
      vouchAsks: [
        { ...vouchOrder[0]!, at: '2026-11-22T09:35:00.000Z' },
        { ...vouchOrder[1]!, at: '2026-11-22T09:45:00.000Z' },
      ],
    };
    expect(wordsFrom(two, { kind: 'remind', of: 'vouch' })).toEqual(['vouch to carl']);
  });

  it('who are waited for hear of a later look, and nobody who is out of reach', () => {
    const two = {
      ...verifying,
      vouchAsks: [
        { ...vouchOrder[0]!, at: NOW, word: 'unreachable' as const },
        { ...vouchOrder[1]!, at: NOW, word: 'not_sure' as const },
      ],
    };
    expect(wordsFrom(two, COMMANDS.raise)).toEqual([
      'vouch to carl',
      'voucher 2 at 10:00',
      'progress to rita',
      'expire at 11:00',
    ]);
  });
});

describe('the next step of the escalation', () => {
  const one = { ...elevated, escalation: { step: 0, notified: ['amir'], skipped: [] } };
  const halfWay = { ...elevated, approvals: [byCall('dana', 0, 1)] };
  const handOver: Command = { kind: 'hand_over', by: 'amir', facts: facts() };
  const wrong: Command = { ...COMMANDS.approve, code: 'wrong' };

  it('is due at once while fewer people are asked than must approve', () => {
    const step: Command = { kind: 'notify_step', step: 1, people: [], skipped: [] };
    expect(wordsFrom(one, step)).toEqual(['step 2 at 10:00']);
    expect(wordsFrom(one, { ...step, people: ['dana'] })).toEqual(['approval to dana', 'step 2 at 10:10']);
    const standard = { ...one, verification: verificationOf('standard') };
    expect(wordsFrom(standard, step)).toEqual(['step 2 at 10:10']);
  });

  it('follows the first approval where nobody is left to give the second', () => {
    expect(wordsFrom(one, COMMANDS.approve)).toEqual(['progress to rita', 'step 1 at 10:00']);
    expect(wordsFrom(elevated, COMMANDS.approve)).toEqual(['progress to rita']);
    const last = { ...one, escalation: { ...one.escalation, step: 2 } };
    expect(wordsFrom(last, COMMANDS.approve)).toEqual(['progress to rita']);
  });

  it('follows a hand-over, also after the first approval', () => {
    expect(wordsFrom(halfWay, handOver)).toEqual(['step 1 at 10:00']);
  });

  it('follows three wrong codes at once, since one who was asked is barred', () => {
    expect(wordsFrom({ ...elevated, wrongCodes: 2 }, wrong)).toEqual([
      'alarm: wrong_codes by amir',
      'approval to dana',
      'progress to rita',
      'step 1 at 10:00',
    ]);
  });

  it('keeps its time after three wrong codes where enough people are left', () => {
    const three = {
      ...elevated,
      wrongCodes: 2,
      escalation: { step: 0, notified: ['amir', 'dana', 'sol'], skipped: [] },
    };
    expect(wordsFrom({ ...three, approvals: [byCall('dana', 0, 1)] }, wrong)).toEqual([
      'alarm: wrong_codes by amir',
      'approval to dana',
      'approval to sol',
      'progress to rita',
      'step 1 at 10:00',
    ]);
    const early = { ...three, readyAt: NOW };
    expect(wordsFrom(early, wrong).at(-1)).toBe('step 1 at 10:10');
  });

  it('tells nobody anything but security when wrong codes end it for good', () => {
    const words = wordsFrom({ ...elevated, wrongCodes: 5 }, wrong);
    expect(words.filter((one) => one.startsWith('step') || one.startsWith('approval'))).toEqual([]);
    expect(words[0]).toBe('alarm: wrong_codes by amir');
  });

  it('counts from the word of the voucher, not from the submission', () => {
    const asked = { ...verifying, escalation: awaiting.escalation };
    expect(wordsFrom(asked, COMMANDS.vouch)).toContain('step 1 at 10:10');
  });
});

describe('mails', () => {
  const rules = { ...policy, mails: true };
  const mailed = (...[request, command]: Parameters<typeof wordsFrom>): readonly string[] =>
    wordsFrom(request, command, { rules }).filter((one) => one.startsWith('mail'));
  const BOTH = ['mail to alice', 'mail to mona'];

  it.each([
    ['at submission', SITUATIONS['checking']!, COMMANDS.submit, BOTH],
    ['at the complete approval', awaiting, COMMANDS.approve, BOTH],
    ['at the reset', removing, COMMANDS.succeed, BOTH],
    ['at any end', awaiting, COMMANDS.cancel, BOTH],
    ['not at the first of two approvals', elevated, COMMANDS.approve, []],
    ['not at a step', awaiting, COMMANDS.notify_step, []],
    [
      'not when a voucher is asked: that needs an answer',
      fresh,
      { kind: 'ask_voucher', step: 0 } as const,
      [],
    ],
    ['not at the end of a draft', draft, COMMANDS.cancel, []],
    [
      'to the subject alone when the checks refuse it',
      SITUATIONS['checking']!,
      COMMANDS.rule_out,
      ['mail to alice'],
    ],
  ])('go to the subject and who speaks for them, %s', (_, request, command, mails) => {
    expect(mailed(request, command)).toEqual(mails);
  });

  it('go to nobody else, whoever hears of it in Teams', () => {
    const crowd = { ...removing, followers: ['fred', 'alice'], vouchers: ['mona', 'carl'] };
    expect(mailed(crowd, COMMANDS.succeed)).toEqual(['mail to alice', 'mail to mona', 'mail to carl']);
  });

  it('go out only where the configuration says so', () => {
    expect(wordsFrom(awaiting, COMMANDS.approve).filter((one) => one.startsWith('mail'))).toEqual([]);
  });
});

describe('alarms about limits', () => {
  const alarm = (
    because: 'many_requests' | 'many_approvals' | 'many_resets' | 'wrong_codes',
    by: string,
  ): Event => ({
    kind: 'alarm_raised',
    by,
    because,
  });
  const keyOf = (event: Event, now: string, version = 1): string | undefined =>
    effectsOf(awaiting, [event], { now, version }, policy).find(({ effect }) => effect.kind === 'alarm')?.key;

  it.each(['many_requests', 'many_approvals', 'many_resets'] as const)('come once an hour: %s', (because) => {
    const first = keyOf(alarm(because, 'amir'), '2026-11-22T10:00:00.000Z');
    expect(keyOf(alarm(because, 'amir'), '2026-11-22T10:59:59.999Z', 2)).toBe(first);
    expect(keyOf(alarm(because, 'amir'), '2026-11-22T11:00:00.000Z', 3)).not.toBe(first);
  });

  it.each([
    ['many_requests', false],
    ['many_approvals', false],
    ['many_resets', true],
  ] as const)('of another person are another alarm, but for the whole helpdesk: %s', (because, isSame) => {
    const keys = ['amir', 'dana'].map((by) => keyOf(alarm(because, by), NOW));
    expect(keys[0] === keys[1]).toBe(isSame);
  });

  it('are the only ones that are held back', () => {
    expect(keyOf(alarm('wrong_codes', 'amir'), NOW, 1)).not.toBe(keyOf(alarm('wrong_codes', 'amir'), NOW, 2));
  });

  it('leave the approver’s refusal on their card, and the alarm on its way', () => {
    const limited: Command = { ...COMMANDS.approve, facts: facts({ approvedLately: 10 }) };
    expect(effectsFrom(awaiting, limited).map(({ key }) => key)).toContain(
      'alarm:many_approvals:amir:2026-11-22T10',
    );
  });
});
