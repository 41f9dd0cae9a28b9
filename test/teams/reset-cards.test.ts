// What people read of a reset: the plan, the choice, the run, and what is left for hands.
import { gallery } from '../../src/cli/card-gallery.ts';
import { PLAN } from '../../src/cli/card-plans.ts';
import { AWAITING } from '../../src/cli/card-requests.ts';
import type { ResetPlan } from '../../src/domain/reset-plan.ts';
import { visibleText } from '../../src/sandbox/connector/card-reading.ts';
import type { View } from '../../src/workflow/view.ts';
import { objectsOf, textsOf } from '../support/card-content.ts';
import { approverOf, cards, says, saysOf, sceneNamed } from './card-scenes.ts';

const scenes = new Map(gallery().map(({ name, view }) => [name, view] as const));
const visibleIn = (name: string) => visibleText(sceneNamed(name).content);
const inputOf = (view: View, id: string) =>
  objectsOf(cards.render(view).content).find((object) => object['id'] === id);
const valuesOf = (view: View, id: string) =>
  (inputOf(view, id)?.['choices'] as readonly { readonly value: string }[]).map(({ value }) => value);
const planned = (plan: Partial<ResetPlan>) => ({ ...AWAITING, plan: { ...PLAN, ...plan } });

describe('the plan on the approver’s card', () => {
  it('is in order, with a reason where a line differs, the default last', () => {
    expect(saysOf('approver-awaiting')).toContain(
      [
        'Will be removed, as the portal does, in this order',
        '1',
        'Code app (software token)',
        '2',
        'Phone (mobile)',
        '3',
        'Microsoft Authenticator “iPhone 15”: last, as the default',
        '4',
        'Then, signed out everywhere, unless you change it',
      ].join('\n'),
    );
  });

  it('says what is deactivated, and which default is set before', () => {
    const text = saysOf('approver-awaiting-choices');
    expect(text).toContain('First, the default is changed to Phone (office)');
    expect(text).toContain('Hardware token “C200 0427”: deactivated only');
  });

  it('says what stays and why', () => {
    const text = saysOf('approver-awaiting-choices');
    expect(text).toContain('Stays, since it may still let them in: Windows Hello “LAPTOP-0427”');
    expect(text).toContain('Stays, unless it is gone with the phone: Passkey or security key “Blue key”');
    expect(text).toContain('Stays, left out by configuration: Phone (office)');
    expect(text).not.toContain('Password');
    const keep = PLAN.keep.filter(({ kind }) => kind === 'password');
    expect(says(approverOf(planned({ keep })))).toContain('Stays, being no second step: Password');
  });

  it('warns before the approval that Microsoft may refuse a default that can’t be seen', () => {
    expect(saysOf('approver-awaiting-unclear-default')).toContain('a person has to finish by hand');
    expect(saysOf('approver-awaiting')).not.toContain('a person has to finish by hand');
  });

  it('names the kinds that the bot isn’t allowed to see', () => {
    expect(saysOf('approver-awaiting-unclear-default')).toContain(
      'isn’t allowed to see: Hardware token and Passkey or security key.',
    );
  });

  it('shows a device’s name as text, whatever its owner typed', () => {
    const device = '[x](http://evil.example) {{DATE(x)}} ${1+1} **b**';
    const text = says(approverOf(planned({ remove: [{ ...PLAN.remove[0]!, device }] })));
    expect(text).not.toMatch(/evil\.example|\]\(|\*\*|\$\{|\{\{DATE\(x/);
  });
});

describe('the smallest fix', () => {
  it('is asked for on the call: what is still there, and what to do if it works', () => {
    const text = saysOf('approver-awaiting-choices');
    expect(text).toContain(
      '“Does another way to sign in still work?” They have Windows Hello “LAPTOP-0427”, Passkey or security key “Blue key” and Phone (office), and those below. If so: Deny with “They can sign in another way”.',
    );
    expect(text.indexOf('another way to sign in')).toBeLessThan(text.indexOf('Which code did'));
    expect(text.indexOf('Which code did')).toBeLessThan(text.indexOf('Will be removed'));
  });

  it('is said once in what a card shows unasked', () => {
    const text = visibleIn('approver-awaiting');
    expect(text.match(/LAPTOP-0427/g)).toHaveLength(1);
    expect(text).not.toContain('Stays');
  });

  it('is thought of where nobody can be called', () => {
    expect(saysOf('approver-awaiting-no-number')).toContain(
      'Might another way to sign in still work? They have Windows Hello “LAPTOP-0427”. If so: Deny with “They can sign in another way”.',
    );
  });

  it('is left out where nothing is left that would let them in, or all of it went with the phone', () => {
    const keep = PLAN.keep.filter(({ kind }) => kind === 'password');
    const remove = PLAN.remove.slice(0, 1);
    expect(says(approverOf(planned({ keep, remove })))).not.toContain('another way to sign in');
    expect(says(approverOf(planned({ keep })))).not.toContain('another way to sign in');
    const changed = { ...planned({ keep }), symptom: 'new_phone' } as const;
    expect(says(approverOf(changed))).toContain('still work?” They have those below. If so: Deny');
    expect(says(approverOf(planned({ remove })))).toContain('They have Windows Hello “LAPTOP-0427”. If so');
  });

  it('stays on the card of whoever can’t approve, with what stays and why', () => {
    const text = visibleIn('approver-awaiting-barred');
    expect(text).toContain('Stays, since it may still let them in: Windows Hello “LAPTOP-0427”');
  });

  it('is for approvers: nobody else learns which methods there are', () => {
    const kinds = /LAPTOP|Blue key|iPhone|C200|Windows Hello|Passkey or security key|Code app/;
    const others = [...scenes].filter(
      ([, view]) => 'request' in view && view.card !== 'approver' && view.request.status !== 'draft',
    );
    expect(others.length).toBeGreaterThan(100);
    expect(others.filter(([, view]) => kinds.test(says(view))).map(([name]) => name)).toEqual([]);
  });
});

describe('the choice', () => {
  const visibleOf = (view: View) => visibleText(cards.render(view).content);
  const awaiting = scenes.get('approver-awaiting')!;
  const turnedDown = (choice: object) =>
    ({ ...awaiting, problem: { reason: 'code_wrong', triesLeft: 2 }, choice }) as unknown as View;
  const usual = { passkeys: [], revokeSessions: true };

  it('is folded behind a button while everything is as usual, and what would be done is said beside it', () => {
    const toggle = objectsOf(sceneNamed('approver-awaiting').content).filter(
      ({ type }) => type === 'Action.ToggleVisibility',
    );
    expect(toggle).toMatchObject([
      { title: 'Show the checks', targetElements: ['checks'] },
      { title: 'Change what is removed', targetElements: ['choice'] },
    ]);
    const text = visibleOf(awaiting);
    expect(text).not.toMatch(/What to remove|Sign them out everywhere|Stays/);
    expect(text).toContain('Then, signed out everywhere, unless you change it');
    expect(visibleOf(turnedDown(usual))).not.toContain('What to remove');
    expect(visibleIn('approver-awaiting-choices')).not.toContain('signed out everywhere');
  });

  it.each([
    ['another method', { ...usual, only: 'phone-1' }],
    ['other sessions', { ...usual, revokeSessions: false }],
  ])('is open after a click that chose %s and was turned down', (_what, choice) => {
    const text = visibleOf(turnedDown(choice));
    expect(text).toContain('What to remove');
    expect(text).toContain('Stays, since it may still let them in');
    expect(text).not.toContain('unless you change it');
  });

  it('of passkeys is never folded: only the call can tell whether one went with the phone', () => {
    const text = visibleIn('approver-awaiting-choices');
    expect(text).toContain('Passkeys: also remove, if it was on the lost phone');
    expect(text).not.toContain('What to remove');
  });

  it('of a first approver leaves what stays to a button', () => {
    expect(visibleIn('approver-awaiting-chosen')).not.toContain('Stays');
    expect(saysOf('approver-awaiting-chosen')).toMatch(
      /Show what stays\nStays, since it may[^\n]*\n\nStays by choice/,
    );
  });

  it('offers everything first, then each method that can go alone, and no default', () => {
    const view = scenes.get('approver-awaiting')!;
    expect(valuesOf(view, 'only')).toEqual(['everything', 'token-1', 'phone-1']);
    expect(inputOf(view, 'only')).toMatchObject({ style: 'compact', value: 'everything' });
    expect(saysOf('approver-awaiting')).toContain(
      'Others can’t go alone: Microsoft keeps a default while others stay, and a mobile',
    );
  });

  it('says before the approval that a default is changed first, and which one it will be', () => {
    expect(saysOf('approver-awaiting-choices')).toContain(
      'Only Microsoft Authenticator “iPhone 15” (default first changed to Phone (mobile))',
    );
    expect(saysOf('approver-awaiting-choices')).toContain('\nOnly Phone (mobile)\n');
  });

  it('and says it again once it was chosen and done', () => {
    const text = saysOf('approver-reset-one-only');
    expect(text).toContain('The other methods stay.');
    expect(text).toContain('✔ Done: default changed to Phone (mobile)');
    expect(saysOf('approver-awaiting-chosen')).not.toContain('default is changed');
  });

  it('promises no more than what is listed: phones may be out of scope', () => {
    const all = [...scenes.keys()].map(saysOf).join('\n');
    expect(all).toContain('To be removed: everything listed');
    expect(all).not.toMatch(/Everything listed \(|Everything that the portal/);
  });

  it('says why nothing can go alone', () => {
    const view = scenes.get('approver-awaiting-unclear-default')!;
    expect(inputOf(view, 'only')).toBeUndefined();
    expect(says(view)).toContain('Removing one method alone isn’t offered');
  });

  it('offers passkeys, none of them chosen', () => {
    const view = scenes.get('approver-awaiting-choices')!;
    expect(inputOf(view, 'passkeys')).toMatchObject({ isMultiSelect: true, value: '' });
    expect(valuesOf(view, 'passkeys')).toEqual(['passkey-1']);
    expect(inputOf(scenes.get('approver-awaiting')!, 'passkeys')).toBeUndefined();
  });

  it.each([
    ['lost_phone', 'true'],
    ['stolen_phone', 'true'],
    ['lost_passkey', 'true'],
    ['new_phone', 'false'],
    ['app_shows_no_code', 'false'],
  ] as const)('with %s, signing out everywhere is %s to begin with', (symptom, value) => {
    expect(inputOf(approverOf({ ...AWAITING, symptom }), 'revoke')).toMatchObject({
      type: 'Input.Toggle',
      value,
    });
  });

  it('does not ask about sessions where the configuration says', () => {
    expect(inputOf(approverOf(planned({ sessions: 'revoke' })), 'revoke')).toBeUndefined();
    expect(says(approverOf(planned({ sessions: 'revoke' })))).toContain('Then, signed out everywhere');
  });

  it('keeps ids as Graph gave them, since they come back and are compared', () => {
    const id = '-2_GRUg2-HYz6_1YG4YRAQ2==';
    const keep = [{ id, kind: 'fido2', reason: 'on_offer' } as const];
    expect(valuesOf(approverOf(planned({ keep })), 'passkeys')).toEqual([id]);
  });

  it('is shown and not asked again once a first approver has chosen', () => {
    const view = scenes.get('approver-awaiting-chosen')!;
    expect(['only', 'passkeys', 'revoke'].map((id) => inputOf(view, id))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(says(view)).toContain('To be removed: only Phone (mobile). The other methods stay.');
    expect(says(view)).toContain('Open sign-ins are left open.');
    expect(inputOf(view, 'code')).toBeDefined();
  });

  it('stands as it was after a click that was turned down', () => {
    const view = scenes.get('approver-code-wrong')!;
    expect(inputOf(view, 'only')).toMatchObject({ value: 'token-1' });
    expect(inputOf(view, 'revoke')).toMatchObject({ value: 'true' });
    expect(says(view)).toContain('That code is not right.');
  });

  it('falls back to everything where what was chosen isn’t on offer any more', () => {
    const choice = { only: 'gone-1', passkeys: ['gone-2'], revokeSessions: false };
    const view = approverOf(AWAITING, { problem: { reason: 'choice_not_offered' }, choice } as Partial<View>);
    expect(inputOf(view, 'only')).toMatchObject({ value: 'everything' });
    expect(says(view)).toContain('That choice isn’t on offer.');
  });
});

describe('the run', () => {
  it('is told step by step: default, methods, sessions', () => {
    const text = saysOf('approver-resetting-choices');
    const order = [
      '✔ Done: default changed to Phone (office)',
      '○ Waiting: Passkey',
      '○ Waiting: signed out',
    ];
    const places = order.map((words) => text.indexOf(words));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('ends with what was done, and Graph’s request ids', () => {
    const text = saysOf('approver-reset-choices');
    expect(text).toContain('✔ Deactivated: Hardware token “C200 0427”');
    expect(text).toContain('Signing out everywhere: 6f1c2d3e-0000-4000-8000-000000000009');
  });

  it('names a call for each method, the steps around them and the last answer', () => {
    const lines = saysOf('approver-needs-hands-default_refused').split('\n');
    expect(lines.filter((line) => /: [0-9a-f]{8}-/.test(line))).toHaveLength(7);
  });

  it('says who issues a Temporary Access Pass and how, since the bot creates none', () => {
    expect(saysOf('approver-reset')).toMatch(
      /Authentication Administrator issues a Temporary Access Pass: Entra admin center.* one-time use.* in person or on a video call, never in a chat/,
    );
  });
});

it('no step holds a word that a phone can’t break', () => {
  const facts = [...scenes.values()].flatMap((view) =>
    objectsOf(cards.render(view).content).filter(({ type }) => type === 'FactSet'),
  );
  const words = textsOf(facts).flatMap((text) => text.split(/[\s-]/));
  expect(words.filter((word) => word.length > 30 && !word.startsWith('{{'))).toEqual([]);
});

describe('the set-up after a reset', () => {
  it('is asked for by Microsoft where no other second step is left', () => {
    for (const name of ['requester-reset', 'informed-subject-reset'])
      expect(saysOf(name)).toContain('choose “Next” and start the set-up');
  });

  it('is begun by the colleague where other methods stay, of which the requester hears nothing', () => {
    for (const name of ['requester-reset-one-only', 'informed-subject-reset-one-only']) {
      const text = saysOf(name);
      expect(text).not.toMatch(/When asked for more information|QR code that appears when/);
      expect(text).toMatch(/choosing another way if the usual one is asked for/);
      expect(text).toContain('https://aka.ms/mysecurityinfo');
    }
  });

  it('that never came leaves no account without a second step where others stayed', () => {
    expect(saysOf('requester-not_reenrolled')).toContain('has no second step');
    expect(saysOf('requester-not-reenrolled-one-only')).not.toContain('has no second step');
  });
});

it('while Microsoft doesn’t give the answers that are needed, both sides read just that', () => {
  for (const name of ['requester-approved-graph-down', 'approver-approved-graph-down'])
    expect(saysOf(name)).toContain('doesn’t give the answers that are needed just now');
});

it('“They can sign in another way” is a good end: the requester is pointed to the sign-in page', () => {
  expect(saysOf('requester-denied-another_way')).toContain('No reset needed');
  expect(saysOf('requester-denied-another_way')).toContain('“Other ways to sign in”');
  expect(saysOf('requester-denied-another_way')).not.toContain('Denied');
});
