import fc from 'fast-check';
import type { Command } from '../../src/domain/command.ts';
import { decide } from '../../src/domain/decide.ts';
import { effectsOf } from '../../src/domain/effect.ts';
import type { Effect, EffectKind, PlannedEffect } from '../../src/domain/effect.ts';
import type { Event } from '../../src/domain/event.ts';
import type { Request } from '../../src/domain/request.ts';
import {
  approved,
  awaiting,
  draft,
  elevated,
  facts,
  moved,
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
import { VARIANTS } from './state-variants.ts';

const VERSION = 7;

/** What a saved change asks for, as `what to whom` or `what at`, without the repaint. */
const word = ({ effect, dueAt }: PlannedEffect): string => {
  switch (effect.kind) {
    case 'tell':
      return `${effect.notice} to ${effect.to}`;
    case 'tell_alarm':
      return `alarm to ${effect.to}`;
    case 'tell_shift':
      return `shift to ${effect.to}`;
    case 'alarm':
      return `alarm: ${effect.because} by ${effect.by}`;
    case 'escalate':
      return `step ${effect.step} at ${dueAt.slice(11, 16)}`;
    case 'check':
    case 'reset':
    case 'repaint':
    case 'repaint_late':
      return effect.kind;
    case 'expire':
    case 'remind':
      return `${effect.kind} at ${dueAt.slice(11, 16)}`;
  }
};

const effectsFrom = (request: Request, command: Command): readonly PlannedEffect[] => {
  const { request: next, events } = moved(decide(request, command, NOW, policy));
  return effectsOf(next, events, { now: NOW, version: VERSION }, policy);
};

const everybody = ['rita', 'fred', 'amir', 'dana', 'alice', 'mona'];
const outcomeToAll = everybody.map((who) => `outcome to ${who}`);
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
      ['informed to alice', 'informed to mona', 'expire at 11:00', 'repaint'],
    ],
    ['a voucher vouches', verifying, COMMANDS.vouch, ['progress to rita', 'step 0 at 10:00', 'repaint']],
    [
      'a voucher vouches after approvers were asked',
      { ...verifying, escalation: awaiting.escalation },
      COMMANDS.vouch,
      ['approval to amir', 'approval to dana', 'progress to rita', 'step 1 at 10:00', 'repaint'],
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
      ['step 2 at 10:00', 'repaint'],
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
      ['reset', 'expire at 10:15', 'progress to rita', 'repaint'],
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
    ['the tier goes up', approved, raised, ['informed to mona', 'expire at 11:00', 'repaint']],
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
    ['it is reset', removing, COMMANDS.succeed, [...outcomeToAll, 'repaint']],
    ['hands are needed', removing, COMMANDS.partial, [...outcomeToAll, 'remind at 14:00', 'repaint']],
    [
      'hands are still needed',
      needsHands,
      COMMANDS.remind,
      ['outcome to amir', 'outcome to dana', 'remind at 14:00', 'repaint'],
    ],
    ['it is done by hand', needsHands, COMMANDS.done_by_hand, [...outcomeToAll, 'repaint']],
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

interface Saved {
  readonly what: string;
  readonly effects: readonly PlannedEffect[];
}

const everyChange = (version: number): readonly Saved[] => {
  const plain = Object.entries(SITUATIONS).flatMap(([what, request]) =>
    Object.values(COMMANDS).map((command) => ({ what, in: request, command })),
  );
  return [...plain, ...VARIANTS].flatMap(({ what, in: request, command }) => {
    const outcome = decide(request, command, NOW, policy);
    if (outcome.kind !== 'moved') return [];
    const effects = effectsOf(outcome.request, outcome.events, { now: NOW, version }, policy);
    return [{ what: `${what}: ${command.kind}`, effects }];
  });
};

describe('the effects of any change', () => {
  it('have keys of their own, and others in the next version', () => {
    const next = everyChange(VERSION + 1);
    for (const [index, { what, effects }] of everyChange(VERSION).entries()) {
      const keys = effects.map(({ key }) => key);
      expect([what, new Set(keys).size]).toEqual([what, keys.length]);
      const later = next[index]?.effects.map(({ key }) => key) ?? [];
      expect([what, keys.filter((key) => later.includes(key))]).toEqual([what, []]);
    }
  });

  it('tell each person one thing once', () => {
    const twice = { ...awaiting, followers: ['rita', 'amir', 'fred'], vouchers: ['amir'], requester: 'dana' };
    for (const effects of [
      ...everyChange(VERSION).map((saved) => saved.effects),
      effectsFrom(twice, deny('other')),
    ]) {
      const told = effects.flatMap(({ effect }) => (effect.kind === 'tell' ? [effect.to] : []));
      expect(told).toEqual([...new Set(told)]);
    }
  });

  it('belong to the request, and none is due in the past', () => {
    for (const { effects } of everyChange(VERSION)) {
      for (const { effect, dueAt } of effects)
        expect([effect, dueAt >= NOW]).toEqual([expect.objectContaining({ number: 1042 }), true]);
    }
  });

  it('repaint at most once, after everything else', () => {
    for (const { effects } of everyChange(VERSION)) {
      const at = effects.findIndex(({ effect }) => effect.kind === 'repaint');
      expect([-1, effects.length - 1]).toContain(at);
    }
  });
});

describe('no effect can hold a secret', () => {
  // An effect with a field that is not on this list breaks the build: look at it twice before adding it.
  const FIELDS = {
    check: ['kind', 'number'],
    escalate: ['kind', 'number', 'step'],
    expire: ['kind', 'number'],
    remind: ['kind', 'number'],
    reset: ['kind', 'number'],
    repaint: ['kind', 'number'],
    repaint_late: ['kind', 'number'],
    tell: ['kind', 'number', 'to', 'notice'],
    alarm: ['kind', 'number', 'because', 'by'],
    tell_alarm: ['kind', 'number', 'to', 'because', 'by'],
    tell_shift: ['kind', 'to', 'change', 'by', 'rotation', 'from', 'until'],
  } as const satisfies { readonly [Kind in EffectKind]: readonly (keyof Extract<Effect, { kind: Kind }>)[] };
  type Unlisted = {
    [Kind in EffectKind]: Exclude<keyof Extract<Effect, { kind: Kind }>, (typeof FIELDS)[Kind][number]>;
  }[EffectKind];
  const noneUnlisted: [Unlisted] extends [never] ? true : never = true;

  it('as its type says', () => {
    expect(noneUnlisted).toBe(true);
    for (const { effects } of everyChange(VERSION)) {
      for (const { effect } of effects)
        expect(Object.keys(effect).toSorted()).toEqual([...FIELDS[effect.kind]].toSorted());
    }
  });

  it('whatever people write, and whatever the code is', () => {
    const digits = fc.integer({ min: 0, max: 999_999 }).map((code) => String(code).padStart(6, '0'));
    fc.assert(
      fc.property(digits, fc.constantFrom('Alice Example', 'Rita Jansen'), (code, name) => {
        const note = `${name} read out ${code}`;
        const denied: Command = { kind: 'deny', by: 'amir', facts: facts(), reason: 'other', note };
        const traced: Command = { ...COMMANDS.fail, graphRequestId: note };
        const listed: Command = { kind: 'partial', left: [note], why: 'still_listed' };
        const effects = [
          ...effectsFrom(awaiting, denied),
          ...effectsFrom(resetting, traced),
          ...effectsFrom(removing, listed),
        ];
        const text = JSON.stringify(effects);
        expect(text).not.toContain(name);
        expect(text).not.toMatch(/[0-9]{6}/);
      }),
    );
  });
});
