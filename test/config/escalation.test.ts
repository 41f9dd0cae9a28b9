import { inspect } from 'node:util';
import { configuredRoster, rulebookOf } from '../../src/config/rulebook.ts';
import { urgencyAt } from '../../src/domain/urgency.ts';
import { TURNS, STEPS, PAGER, onCallOf, problemsOf, remarksOf, steps } from './on-call-case.ts';

describe('the escalation', () => {
  it.each([
    [
      'a first step that keeps everybody waiting',
      '',
      steps('after: PT5M, notify: primary'),
      '9: onCall.escalation[0].after: must be PT0M: until PT5M nobody would be asked',
    ],
    [
      'a step after the end',
      '',
      steps('after: PT0M, notify: primary', 'after: PT60M, notify: everyone'),
      '10: onCall.escalation[1].after: is never reached: by limits.requestLifetime a request expires after PT60M',
    ],
    [
      'a step of low urgency',
      '',
      steps('after: PT0M, notify: primary, urgency: low'),
      '9: onCall.escalation[0].urgency: can only be high: such a step is left out while the urgency is low',
    ],
    [
      'nobody at all while the urgency is low',
      '  urgency: { workingHours: low, otherHours: low }\n',
      steps('after: PT0M, notify: primary, urgency: high', 'after: PT5M, notify: everyone, urgency: high'),
      '8: onCall.urgency.workingHours: is low, which leaves out every step, since all say urgency: high: nobody would be asked then (onCall.escalation in line 9)',
    ],
    [
      'nobody at first while the urgency is low',
      '  urgency: { workingHours: low, otherHours: low }\n',
      steps('after: PT0M, notify: primary, urgency: high', 'after: PT5M, notify: everyone'),
      '10: onCall.escalation[0].urgency: leaves the first step out while the urgency is low, so that until PT5M nobody would be asked: remove it (onCall.urgency.workingHours in line 8)',
    ],
    [
      'an urgency by hours that are not given',
      '  urgency: { otherHours: low }\n',
      STEPS,
      '3: onCall.workingHours: must be set, since urgency says something else',
    ],
    [
      'an urgency that is neither',
      '  urgency: { otherHours: medium }\n',
      STEPS,
      '8: onCall.urgency.otherHours: must be high or low',
    ],
    [
      'a hold that outlives the request',
      '  holdFor: PT1H\n',
      STEPS,
      '8: onCall.holdFor: is PT1H, but must be shorter than limits.requestLifetime, which is PT60M',
    ],
    [
      'a request that ends before a hold',
      '',
      `${STEPS}limits: { requestLifetime: PT10M }\n`,
      '10: limits.requestLifetime: is PT10M, but must be longer than onCall.holdFor, which is PT15M',
    ],
    [
      'working hours on no day',
      "  workingHours: { days: [], from: '08:00', until: '18:00' }\n",
      STEPS,
      '8: onCall.workingHours.days: must name at least one day: without any these hours never come',
    ],
  ])('is refused with %s', (_case, before, after, sentence) =>
    expect(problemsOf(TURNS + before + after).join('\n')).toContain(sentence),
  );

  it('knows its steps, and the urgency by the working hours', () => {
    const configuration = onCallOf(
      `${TURNS}  urgency: { otherHours: low }
  workingHours: { days: [mon, tue, wed, thu, fri], from: '08:00', until: '18:00', timeZone: America/New_York }
  holdFor: PT20M
${steps('after: PT0M, notify: primary', 'after: PT10M, notify: everyone, urgency: high')}`,
    );
    const { policy } = rulebookOf(configuration);
    expect(policy.steps).toEqual([{ after: 'PT0M' }, { after: 'PT10M', urgency: 'high' }]);
    expect(policy.holdFor).toBe('PT20M');
    // New York is five hours behind.
    expect(urgencyAt(policy.urgency, '2026-11-27T12:59:59.000Z')).toBe('low');
    expect(urgencyAt(policy.urgency, '2026-11-27T13:00:00.000Z')).toBe('high');
    expect(urgencyAt(policy.urgency, '2026-11-28T13:00:00.000Z')).toBe('low');
  });

  it('is always urgent when nothing is said', () => {
    const { urgency } = rulebookOf(onCallOf(TURNS + STEPS)).policy;
    expect(urgencyAt(urgency, '2026-11-28T02:00:00.000Z')).toBe('high');
  });

  it.each([
    [
      'urgency on a step while everything is urgent',
      TURNS + steps('after: PT0M, notify: primary', 'after: PT5M, notify: everyone, urgency: high'),
      '10: onCall.escalation[1].urgency: has no effect, since onCall.urgency is high at any time',
    ],
    [
      'working hours while everything is urgent',
      `${TURNS}${STEPS}  workingHours: { days: [mon], from: '08:00', until: '18:00' }\n`,
      '10: onCall.workingHours: has no effect',
    ],
    [
      'a rotation that no step names',
      TURNS + steps('after: PT0M, notify: everyone'),
      '5: onCall.rotations[0].name: is named by no step of the escalation',
    ],
  ])('has no use for %s, and that is said', (_case, text, sentence) =>
    expect(remarksOf(text).join('\n')).toContain(sentence),
  );
});

describe('the address of a pager', () => {
  const paging = (address: string): string =>
    TURNS + steps(`after: PT0M, notify: primary, webhook: '${address}'`);

  it.each([
    ['ftp://pager.contoso.com/secret-key', 'must be an https address'],
    ['pager secret-key', 'must be an https address'],
    [
      'http://pager.contoso.com/secret-key',
      'must be https: over http anybody on the way could read it, so that is for loopback only',
    ],
    ['https://user:secret-key@pager.contoso.com/', 'must hold no user name and password'],
  ])('%s is refused without being repeated', (address, sentence) => {
    const [problem = ''] = problemsOf(paging(address));
    expect(problem).toContain(`9: onCall.escalation[0].webhook: ${sentence}`);
    expect(problem).not.toContain('secret-key');
  });

  it('may be http on this machine', () => expect(problemsOf(paging('http://127.0.0.1:9000/x'))).toEqual([]));

  it('is not repeated where a slip of the pen makes it something else', () => {
    for (const text of [
      TURNS + steps(`after: PT0M, notify: primary, webhook:"${PAGER}"`),
      TURNS + steps(`after: PT0M, notify: '${PAGER}'`),
      `${TURNS}${STEPS}"${PAGER}": true\n`,
      `${TURNS}  escalation: [{ after: PT0M, notify: primary, webhook: *${PAGER} }]\n`,
      `${TURNS}  escalation:\n    - after: PT0M\n      notify: primary\n      webhook: "${PAGER}" "${PAGER}"\n`,
      `${TURNS}  escalation:\n    - after: PT0M\n      notify: primary\n      webhook: "x"${PAGER}\n`,
      `${TURNS}  escalation: [{ after: PT0M, notify: primary, webhook: !<${PAGER}> x }]\n`,
    ]) {
      const problems = problemsOf(text).join('\n');
      expect(problems).not.toBe('');
      expect(problems).not.toContain('secret-key');
    }
  });

  it('is in the configuration for the pager alone, and in nothing that is logged or shown', () => {
    const configuration = onCallOf(paging(PAGER));
    expect(configuration.onCall.webhooks.map((one) => one?.reveal())).toEqual([PAGER]);
    expect(configuration.onCall.escalation).toEqual([{ after: 'PT0M', notify: 'primary', pages: true }]);
    expect(Object.keys(configuredRoster(configuration)).toSorted()).toEqual([
      'escalation',
      'overrides',
      'rotations',
      'timeZone',
    ]);
    const told = [configuration, configuredRoster(configuration), rulebookOf(configuration)];
    expect(JSON.stringify(told) + inspect(told, { depth: 9 })).not.toContain('secret-key');
  });
});
