import fc from 'fast-check';
import type { Command } from '../../src/domain/command.ts';
import type { Effect, EffectKind } from '../../src/domain/effect.ts';
import { effectsFrom, everyChange, VERSION } from './planning.ts';
import { awaiting, facts, NOW, policy, removing, resetting } from './requests.ts';
import { COMMANDS } from './state-table.ts';

const deny: Command = { kind: 'deny', by: 'amir', facts: facts(), reason: 'other' };

describe('the effects of any change', () => {
  it('have keys of their own, and others in the next version', () => {
    const next = everyChange(VERSION + 1);
    for (const [index, { what, effects }] of everyChange(VERSION).entries()) {
      const keys = effects.map(({ key }) => key);
      expect([what, new Set(keys).size]).toEqual([what, keys.length]);
      const later = next[index]?.effects.map(({ key }) => key) ?? [];
      const repeated = keys.filter((key) => later.includes(key) && !key.startsWith('alarm:many_'));
      expect([what, repeated]).toEqual([what, []]);
    }
  });

  it('tell each person one thing once', () => {
    const mails = { ...policy, mails: true };
    const twice = { ...awaiting, followers: ['rita', 'amir', 'fred'], vouchers: ['amir'], requester: 'dana' };
    for (const effects of [
      ...everyChange(VERSION, mails).map((saved) => saved.effects),
      effectsFrom(twice, deny),
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
    hold_over: ['kind', 'number'],
    page: ['kind', 'number', 'step'],
    ask_voucher: ['kind', 'number', 'step'],
    expire: ['kind', 'number'],
    remind: ['kind', 'number', 'of'],
    watch: ['kind', 'number'],
    look_back: ['kind', 'number'],
    mail: ['kind', 'number', 'to'],
    reset: ['kind', 'number'],
    repaint: ['kind', 'number'],
    repaint_late: ['kind', 'number'],
    desk: ['kind', 'number'],
    tell: ['kind', 'number', 'to', 'notice'],
    alarm: ['kind', 'number', 'because', 'by', 'subject'],
    tell_alarm: ['kind', 'number', 'to', 'because', 'by', 'subject'],
    tell_recovery_contact: ['kind', 'to', 'by', 'change', 'subject', 'contact'],
    mail_recovery_contact: ['kind', 'to', 'by', 'change', 'subject', 'contact'],
    purge: ['kind'],
    checkpoint: ['kind'],
    walk_record: ['kind'],
    send_checkpoint: ['kind', 'checkpoint'],
    reconcile: ['kind'],
    watch_hand_offs: ['kind', 'since'],
    reach: ['kind', 'rotation', 'who', 'from', 'told'],
    go_on_call: ['kind', 'rotation', 'who', 'from', 'shortNotice'],
    warn_nobody: ['kind', 'from', 'until'],
    tell_hand_off: ['kind', 'to', 'news'],
    tell_shift: ['kind', 'to', 'change', 'by', 'rotation', 'from', 'until'],
    tell_proposal: ['kind', 'to', 'proposal', 'about'],
    expire_proposal: ['kind', 'proposal'],
  } as const satisfies { readonly [Kind in EffectKind]: readonly (keyof Extract<Effect, { kind: Kind }>)[] };
  type Unlisted = {
    [Kind in EffectKind]: Exclude<keyof Extract<Effect, { kind: Kind }>, (typeof FIELDS)[Kind][number]>;
  }[EffectKind];
  const noneUnlisted: [Unlisted] extends [never] ? true : never = true;

  it('as its type says', () => {
    expect(noneUnlisted).toBe(true);
    for (const { effects } of everyChange(VERSION, { ...policy, mails: true })) {
      for (const { effect } of effects)
        expect(FIELDS[effect.kind]).toEqual(expect.arrayContaining(Object.keys(effect)));
    }
  });

  it('whatever people write, and whatever the code is', () => {
    const digits = fc.integer({ min: 0, max: 999_999 }).map((code) => String(code).padStart(6, '0'));
    fc.assert(
      fc.property(digits, fc.constantFrom('Alice Example', 'Rita Jansen'), (code, name) => {
        const note = `${name} read out ${code}`;
        const over: Command = { kind: 'hand_over', by: 'amir', facts: facts(), note };
        const denied: Command = { kind: 'deny', by: 'amir', facts: facts(), reason: 'other', note };
        const traced: Command = { ...COMMANDS.fail, graphRequestId: note };
        const listed: Command = { kind: 'partial', left: [note], why: 'still_listed' };
        const effects = [
          ...effectsFrom(awaiting, denied),
          ...effectsFrom(awaiting, over),
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
