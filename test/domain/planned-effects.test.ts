import type { Command } from '../../src/domain/command.ts';
import type { Event } from '../../src/domain/event.ts';
import { effectsOf } from '../../src/domain/planned-effects.ts';
import type { Request } from '../../src/domain/request.ts';
import { effectsFrom, word } from './planning.ts';
import {
  approved,
  awaiting,
  draft,
  elevated,
  endedAs,
  ENDINGS,
  facts,
  needsHands,
  NOW,
  policy,
  removing,
  resetDone,
  resetting,
  verificationOf,
  verifying,
} from './requests.ts';
import { COMMANDS, SITUATIONS } from './state-table.ts';

const everybody = ['rita', 'fred', 'amir', 'dana', 'alice', 'mona'];
const outcomeToAll = everybody.map((who) => `outcome to ${who}`);
const afterReset = [
  ...outcomeToAll,
  'watch',
  'look_back at 11:00',
  'remind of registration at 14:00',
  'repaint',
];
const deny = (reason: 'not_asked' | 'other'): Command => ({
  kind: 'deny',
  by: 'amir',
  facts: facts(),
  reason,
});
const raised: Command = { kind: 'raise', verification: verificationOf('elevated') };
const stepOne = { ...awaiting.escalation, step: 1 };

describe('what a change asks for', () => {
  it.each<[string, Request, Command, readonly string[]]>([
    ['the checks are asked for', draft, COMMANDS.ask_checks, ['check', 'repaint']],
    [
      'they could not be made',
      SITUATIONS['checking']!,
      COMMANDS.checks_failed,
      ['progress to rita', 'repaint'],
    ],
    [
      'they are done',
      SITUATIONS['checking']!,
      COMMANDS.submit,
      ['step 0 at 10:00', 'informed to alice', 'informed to mona', 'expire at 11:00', 'repaint'],
    ],
    [
      'they ask for a vouch',
      SITUATIONS['checking']!,
      { ...COMMANDS.submit, verification: verificationOf('elevated') },
      ['voucher 0 at 10:00', 'informed to alice', 'informed to mona', 'expire at 11:00', 'repaint'],
    ],
    [
      'a voucher vouches',
      verifying,
      COMMANDS.vouch,
      ['progress to rita', 'step 0 at 10:00', 'expire at 11:00', 'repaint'],
    ],
    [
      'a voucher vouches after approvers were asked',
      { ...verifying, escalation: awaiting.escalation },
      COMMANDS.vouch,
      [
        'approval to amir',
        'approval to dana',
        'progress to rita',
        'step 1 at 10:10',
        'expire at 11:00',
        'repaint',
      ],
    ],
    [
      'a step asks its people',
      awaiting,
      COMMANDS.notify_step,
      ['approval to sol', 'step 2 at 10:10', 'repaint'],
    ],
    [
      'a step finds nobody new',
      awaiting,
      { ...COMMANDS.notify_step, people: [] },
      ['step 2 at 10:10', 'repaint'],
    ],
    ['the last step asks', awaiting, { ...COMMANDS.notify_step, step: 2 }, ['approval to sol', 'repaint']],
    ['it is handed over', awaiting, COMMANDS.hand_over, ['step 1 at 10:00', 'repaint']],
    ['one is out of reach', awaiting, COMMANDS.unreachable, ['step 1 at 10:00', 'repaint']],
    ['the code is looked at', awaiting, COMMANDS.show_code, []],
    ['a new code is asked for', awaiting, COMMANDS.new_code, []],
    ['a code is wrong', awaiting, { ...COMMANDS.approve, code: 'wrong' }, []],
    [
      'it is approved',
      awaiting,
      COMMANDS.approve,
      ['reset', 'expire at 10:15', 'progress to rita', 'informed to alice', 'informed to mona', 'repaint'],
    ],
    ['it is approved by one of two', elevated, COMMANDS.approve, ['progress to rita', 'repaint']],
    ['it is denied', awaiting, deny('other'), [...outcomeToAll, 'repaint']],
    [
      'nobody asked for it',
      awaiting,
      deny('not_asked'),
      ['alarm: not_asked by amir', ...outcomeToAll, 'repaint'],
    ],
    [
      'the plan is made anew',
      { ...approved, escalation: stepOne },
      COMMANDS.replan,
      [
        'approval to amir',
        'approval to dana',
        'progress to rita',
        'step 2 at 10:10',
        'expire at 11:00',
        'repaint',
      ],
    ],
    [
      'the tier goes up',
      approved,
      raised,
      ['voucher 0 at 10:00', 'progress to rita', 'expire at 11:00', 'repaint'],
    ],
    [
      'the tier goes up to no avail',
      approved,
      { ...raised, verification: verificationOf('refused') },
      [...outcomeToAll, 'repaint'],
    ],
    ['a worker begins', approved, COMMANDS.claim, ['repaint']],
    ['a removal is asked for', resetting, COMMANDS.record, []],
    ['a step is asked for', resetting, COMMANDS.record_step, []],
    ['a step is done', removing, { ...COMMANDS.record_step, step: { state: 'done', at: NOW } }, ['repaint']],
    [
      'the sign-in log says that the prompt was declined',
      awaiting,
      { kind: 'rule_out', reason: 'sign_in_declined', alarm: 'sign_in_declined' },
      ['alarm: sign_in_declined by rita', ...outcomeToAll, 'repaint'],
    ],
    ['Graph is silent', resetting, COMMANDS.wait_for_graph, ['progress to rita', 'repaint']],
    ['a halt is seen', resetting, COMMANDS.halted, ['repaint']],
    ['it is reset', removing, COMMANDS.succeed, afterReset],
    [
      'hands are needed',
      removing,
      COMMANDS.partial,
      [...outcomeToAll, 'remind of hands at 14:00', 'repaint'],
    ],
    [
      'hands are still needed',
      needsHands,
      { kind: 'remind', of: 'hands' },
      ['outcome to amir', 'outcome to dana', 'remind of hands at 14:00', 'repaint'],
    ],
    ['it is done by hand', needsHands, COMMANDS.done_by_hand, afterReset],
    [
      'the registration does not come',
      resetDone,
      { kind: 'remind', of: 'registration' },
      ['outcome to rita', 'outcome to alice', 'repaint'],
    ],
    [
      'it never came',
      resetDone,
      COMMANDS.not_registered,
      ['alarm: not_reenrolled by rita', ...outcomeToAll, 'repaint'],
    ],
    [
      'the registration looks wrong',
      resetDone,
      { kind: 'registered', odd: ['too_soon'] },
      ['alarm: registration_odd by rita', ...outcomeToAll, 'repaint'],
    ],
    [
      'something is registered after a freeze',
      endedAs(ENDINGS.frozen, { resetAt: NOW }),
      COMMANDS.registered,
      ['alarm: registered_after_freeze by rita', 'repaint'],
    ],
    [
      'a freeze tears a run that had begun',
      removing,
      COMMANDS.not_me,
      ['alarm: not_me by alice', ...outcomeToAll, 'watch', 'repaint'],
    ],
    [
      'a freeze comes after the reset, which is watched already',
      resetDone,
      COMMANDS.not_me,
      ['alarm: not_me by alice', ...outcomeToAll, 'repaint'],
    ],
    [
      'the checks refuse it',
      SITUATIONS['checking']!,
      { ...COMMANDS.submit, verification: verificationOf('refused') },
      ['informed to alice', 'repaint'],
    ],
    ['“not me”', resetting, COMMANDS.not_me, ['alarm: not_me by alice', ...outcomeToAll, 'repaint']],
    ['they registered again', resetDone, COMMANDS.registered, [...outcomeToAll, 'repaint']],
    ['somebody follows', awaiting, COMMANDS.follow, []],
    ['a draft is cancelled', draft, COMMANDS.cancel, ['repaint']],
    ['a draft is talked about', draft, COMMANDS.choose_symptom, []],
  ])('when %s', (_, request, command, wanted) => {
    expect(effectsFrom(request, command).map(word)).toEqual(wanted);
  });

  it('a new draft ends by itself', () => {
    const opened: Event = { kind: 'request_opened', by: 'rita' };
    const effects = effectsOf(draft, [opened], { now: NOW, version: 1 }, policy);
    expect(effects.map(word)).toEqual(['expire at 10:50']);
  });
});
