import { AWAITING, FINDINGS, TIERS } from '../../src/cli/card-requests.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { verify } from '../../src/domain/verification.ts';
import type { View } from '../../src/workflow/view.ts';
import { visibleText } from '../../src/sandbox/connector/card-reading.ts';
import { objectsOf, textsOf } from '../support/card-content.ts';
import { cards, saysOf, sceneNamed, titlesOf } from './card-scenes.ts';

const requestWith = (finding: Finding) => ({
  request: {
    ...AWAITING,
    verification: verify([...FINDINGS.filter(({ check }) => check !== finding.check), finding], TIERS),
  },
});

describe('the approver', () => {
  it('is asked for the code last', () => {
    const text = saysOf('approver-awaiting');
    const order = ['whom did you ask to help you', 'anyone else know your password', 'Which code did'];
    const places = order.map((words) => text.indexOf(words));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('reads in order what is known, whom to call, what goes, and the decision', () => {
    const text = saysOf('approver-awaiting');
    const order = [
      'Reset the sign-in of Alice Wong?',
      'Locked out: Alice Wong · alice',
      'Asked by: Rita Moreno · rita',
      ' · Finance · same manager',
      'They see: The phone is lost, error 500121',
      '11 of 12 checks passed',
      'Whether the one who asks',
      'Call Alice Wong before',
      'Business: +49 30 5550102',
      'Only a number on file, as above; never one from a chat or mail.',
      'They must say Rita Moreno, not you.',
      'Will be removed',
      'Change what is removed',
      'Code they read out',
      'Approve',
    ];
    const places = order.map((words) => text.indexOf(words));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places.every((place) => place >= 0)).toBe(true);
  });

  it('sees of the checks at a glance how many passed, and unasked only what speaks against it', () => {
    const text = visibleText(sceneNamed('approver-awaiting').content);
    expect(text).toMatch(/^11 of 12 checks passed$/m);
    expect(text).not.toMatch(/Active account|Fits:/);
    const alarming = visibleText(sceneNamed('approver-awaiting-alarming').content);
    expect(alarming).toMatch(/^2 of 13 checks passed$/m);
    expect(alarming.match(/Failed:/g)).toHaveLength(10);
  });

  it('sees unasked what the configuration leaves on an account whose phone is in other hands', () => {
    const { view } = sceneNamed('approver-awaiting-choices');
    const { request } = view as Extract<View, { readonly card: 'approver' }>;
    const visible = (symptom: 'stolen_phone' | 'app_shows_no_code') =>
      visibleText(cards.render({ ...view, request: { ...request, symptom } } as View).content);
    expect(visible('stolen_phone')).toContain('Stays, left out by configuration: Phone (office)');
    expect(visible('app_shows_no_code')).not.toContain('Stays, left out');
  });

  it('reads whom “different people” means, and that it can’t be said of themself without an employee id', () => {
    expect(saysOf('approver-awaiting')).toMatch(/^Whether the one who asks and the locked-out colleague/m);
    expect(saysOf('approver-awaiting')).not.toContain('employee id for you');
    expect(saysOf('approver-awaiting-second')).toContain('the directory holds no employee id for you');
    const known = {
      ...sceneNamed('approver-awaiting').view,
      ...requestWith({ check: 'one_person', known: true }),
    } as View;
    expect(textsOf(cards.render(known).content).join('\n')).toContain(
      'The one who asks and the locked-out colleague are two different people.',
    );
  });

  it('is offered only numbers that may be called', () => {
    expect(saysOf('approver-awaiting')).toContain('+49 30 5550102');
    expect(saysOf('approver-awaiting')).not.toContain('5550152');
  });

  it.each([
    ['approver-awaiting', ['Approve', 'Deny', 'Deny', 'I have it', 'Hand over', 'Hand over']],
    ['approver-awaiting-held-oneself', ['Approve', 'Deny', 'Deny', 'Hand over', 'Hand over']],
    ['approver-awaiting-second', ['Deny', 'Deny', 'Hand over', 'Hand over']],
    ['approver-awaiting-barred', ['Deny', 'Deny', 'Hand over', 'Hand over']],
    ['approver-approved', ['Deny', 'Deny']],
    ['approver-resetting', []],
    ['approver-needs-hands-still_listed', ['Done by hand']],
    ['approver-reset', []],
    ['approver-denied-other', []],
    ['approver-reenrolled', []],
  ])('sees on %s the buttons %j', (name, titles) => {
    expect(titlesOf(name).toSorted()).toEqual(titles.toSorted());
  });

  it('can deny with a reason while the code field is empty', () => {
    const inputs = objectsOf(sceneNamed('approver-awaiting').content['body']).filter(
      ({ id }) => id === 'code',
    );
    expect(inputs).toHaveLength(1);
    expect(inputs[0]).not.toHaveProperty('isRequired');
    expect(inputs[0]).not.toHaveProperty('regex');
  });

  it.each(['approver-awaiting-code-shown', 'requester-awaiting-code-shown'])(
    'and the requester are told who was not asked, and why: %s',
    (name) => {
      expect(saysOf(name)).toContain('Dana Petrov can’t be reached by the bot.');
    },
  );

  it('is warned of a halt', () => {
    expect(saysOf('approver-awaiting-code-shown')).toMatch(/All resets are halted/);
  });
});
