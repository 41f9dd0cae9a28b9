import { inspect } from 'node:util';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { readConfiguration } from '../../src/config/configuration-file.ts';
import { configuredRoster, rulebookOf } from '../../src/config/rulebook.ts';
import { urgencyAt } from '../../src/domain/urgency.ts';

const HEAD = `helpdesk: { name: Contoso IT, phone: '+49 30 5550100', timeZone: Europe/Berlin }
approvers: { group: 6f1c2f0e-8f0b-4a51-9b62-3d1f5d0c7a10 }
onCall:
`;
const TURNS = `  rotations:
    - name: primary
      participants: [amir@contoso.com, dana@contoso.com]
      handOff: { every: P1W, from: '2026-11-02T09:00' }
`;
const STEPS = `  escalation:
    - { after: PT0M, notify: primary }
`;
const TEAM = '  source: shifts\n  teamId: 6f1c2f0e-8f0b-4a51-9b62-3d1f5d0c7a10\n';
const NOW = '2026-11-28T06:00:00.000Z';
const PAGER = 'https://pager.contoso.com/secret-key';

const reading = (onCall: string) => readConfiguration(HEAD + onCall);

function onCallOf(onCall: string) {
  const read = reading(onCall);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.configuration;
}

function problemsOf(onCall: string): readonly string[] {
  const read = reading(onCall);
  return read.ok ? [] : read.problems;
}

function remarksOf(onCall: string): readonly string[] {
  const read = reading(onCall);
  return read.ok ? read.remarks(NOW) : ['refused', ...read.problems];
}

const rotation = (...keys: readonly string[]): string =>
  `  rotations:\n    - name: primary\n${keys.map((key) => `      ${key}\n`).join('')}`;
const PEOPLE = 'participants: [amir@contoso.com, dana@contoso.com]';
const WEEKLY = "handOff: { every: P1W, from: '2026-11-02T09:00' }";
const only = (text: string): string => rotation(PEOPLE, WEEKLY, `only: [${text}]`) + STEPS;
const steps = (...texts: readonly string[]): string =>
  `  escalation:\n${texts.map((text) => `    - { ${text} }\n`).join('')}`;
const overrides = (...texts: readonly string[]): string =>
  `${TURNS}${STEPS}  overrides:\n${texts.map((text) => `    - { ${text}, rotation: primary }\n`).join('')}`;
const CHRISTMAS = "from: '2026-12-24T12:00', until: '2026-12-27T09:00'";

describe('a rotation', () => {
  it('written flat is one layer', () => {
    const hours = "{ days: [fri], from: '18:00', until: '24:00' }";
    const { onCall } = onCallOf(
      rotation(PEOPLE, WEEKLY, `only: [${hours}]`, 'timeZone: America/New_York') + STEPS,
    );
    expect(onCall.rotations).toEqual([
      {
        name: 'primary',
        layers: [
          {
            kind: 'turns',
            participants: ['amir@contoso.com', 'dana@contoso.com'],
            handOff: { every: 'P1W', from: '2026-11-02T09:00:00' },
            timeZone: 'America/New_York',
            only: [{ days: ['fri'], from: '18:00', until: '00:00' }],
          },
        ],
      },
    ]);
  });

  it('gives its layers its time zone, unless they have one, in which a hand-off with an offset is then meant', () => {
    const { onCall } = onCallOf(
      rotation(
        'timeZone: Asia/Tokyo',
        'layers:',
        `  - { name: days, ${PEOPLE}, ${WEEKLY} }`,
        `  - { ${PEOPLE}, handOff: { every: P1D, from: '2026-11-02T09:00Z' }, timeZone: Australia/Lord_Howe }`,
      ) + STEPS,
    );
    expect(onCall.rotations[0]?.layers).toMatchObject([
      { name: 'days', timeZone: 'Asia/Tokyo', handOff: { from: '2026-11-02T09:00:00' } },
      { timeZone: 'Australia/Lord_Howe', handOff: { every: 'P1D', from: '2026-11-02T20:00:00' } },
    ]);
  });

  it('from Teams Shifts is a layer of which nothing is known yet, and says where to read it', () => {
    const { onCall } = onCallOf(`${TEAM}${rotation('schedulingGroup: Helpdesk on call')}${STEPS}`);
    expect(onCall).toMatchObject({
      source: 'shifts',
      teamId: '6f1c2f0e-8f0b-4a51-9b62-3d1f5d0c7a10',
      schedulingGroups: ['Helpdesk on call'],
      rotations: [{ name: 'primary', layers: [{ kind: 'shifts', shifts: [] }] }],
    });
    const [layer] = onCall.rotations[0]?.layers ?? [];
    expect(layer?.kind === 'shifts' && layer.known.from === layer.known.until).toBe(true);
  });

  it.each([
    [
      'nobody in it',
      rotation('participants: []', WEEKLY) + STEPS,
      '6: onCall.rotations[0].participants: must name at least one person: nobody would ever be on call here',
    ],
    ['no participants', rotation(WEEKLY) + STEPS, '5: onCall.rotations[0].participants: must be set'],
    ['no hand-off', rotation(PEOPLE) + STEPS, '5: onCall.rotations[0].handOff: must be set'],
    [
      'a layer without hand-off',
      rotation(`layers: [{ ${PEOPLE} }]`) + STEPS,
      '6: onCall.rotations[0].layers[0].handOff: must be set',
    ],
    [
      'no layer',
      rotation('layers: []') + STEPS,
      '6: onCall.rotations[0].layers: must have at least one layer',
    ],
    [
      'layers beside a key of its own',
      rotation(`layers: [{ ${PEOPLE}, ${WEEKLY} }]`, PEOPLE) + STEPS,
      '7: onCall.rotations[0].participants: stands beside layers, and only one of them can count: write participants into a layer, or remove the layers',
    ],
    [
      'turns of a second',
      rotation(PEOPLE, "handOff: { every: PT1S, from: '2026-11-02T09:00' }") + STEPS,
      '7: onCall.rotations[0].handOff.every: must be at least PT15M',
    ],
    [
      'a layer whose hand-off is no time',
      rotation(`layers: [{ ${PEOPLE}, handOff: { every: P1D, from: noon } }]`) + STEPS,
      '6: onCall.rotations[0].layers[0].handOff.from: must be a date and time',
    ],
    [
      'a time zone of nowhere',
      rotation(PEOPLE, WEEKLY, 'timeZone: Europe/Bonn') + STEPS,
      '8: onCall.rotations[0].timeZone: must be an IANA time zone',
    ],
    [
      'the name everyone, whatever its capitals',
      TURNS.replace('primary', 'Everyone') + steps('after: PT0M, notify: everyone'),
      '5: onCall.rotations[0].name: everyone is the word for all approvers',
    ],
    [
      'a name that another has with other capitals',
      `${TURNS}${TURNS.replace('  rotations:\n', '').replace('primary', 'Primary')}${STEPS}`,
      '8: onCall.rotations[1].name: is the name of another rotation too, since capitals make no difference (onCall.rotations[0].name in line 5)',
    ],
    [
      'a scheduling group without shifts',
      rotation(PEOPLE, WEEKLY, 'schedulingGroup: Desk') + STEPS,
      '8: onCall.rotations[0].schedulingGroup: is for source: shifts only: remove it, or say source: shifts',
    ],
    [
      'a team without shifts',
      `${TURNS}${STEPS}  teamId: 6f1c2f0e-8f0b-4a51-9b62-3d1f5d0c7a10\n`,
      '10: onCall.teamId: is for source: shifts only',
    ],
    [
      'shifts of no team',
      `  source: shifts\n${rotation('schedulingGroup: Desk')}${STEPS}`,
      '3: onCall.teamId: must be set with source: shifts',
    ],
    [
      'shifts of no group',
      `${TEAM}  rotations: [{ name: primary }]\n${STEPS}`,
      '6: onCall.rotations[0].schedulingGroup: must be set with source: shifts',
    ],
    [
      'shifts and participants',
      `${TEAM}${rotation('schedulingGroup: Desk', PEOPLE)}${STEPS}`,
      '9: onCall.rotations[0].participants: comes from Teams with source: shifts: remove it here',
    ],
    [
      'an unknown source',
      `  source: opsgenie\n${TURNS}${STEPS}`,
      '4: onCall.source: must be rotations or shifts',
    ],
  ])('is refused with %s', (_case, text, sentence) =>
    expect(problemsOf(text).join('\n')).toContain(sentence),
  );
});

describe('hours', () => {
  const CLOCK = 'must be a time of day with two digits each, such as 08:00; the last one is 23:59';
  it.each([
    ["days: [], from: '18:00', until: '08:00'", 'days: must name at least one day'],
    [
      "days: [monday], from: '18:00', until: '08:00'",
      'days[0]: must be one of mon, tue, wed, thu, fri, sat, sun',
    ],
    ["days: mon, from: '18:00', until: '08:00'", 'days: must be a list of days such as [mon, tue]'],
    ["days: [mon, mon], from: '18:00', until: '08:00'", 'days: must name each day once'],
    ["days: [mon], from: '18:00', until: '25:00'", `until: ${CLOCK}, and until may be 24:00`],
    ["days: [mon], from: '24:00', until: '08:00'", `from: ${CLOCK}`],
    ["days: [mon], from: '8:00', until: '18:00'", `from: ${CLOCK}`],
    ["days: [mon], from: 8, until: '18:00'", `from: ${CLOCK}, in quotes`],
    ["days: [mon], from: '08:00'", 'until: '],
  ])('{ %s } are refused', (text, sentence) =>
    expect(problemsOf(only(`{ ${text} }`)).join('\n')).toContain(
      `8: onCall.rotations[0].only[0].${sentence}`,
    ),
  );

  it('need at least one span, where they are given', () =>
    expect(problemsOf(only(''))).toEqual([
      '8: onCall.rotations[0].only: must list at least one span of hours: leave it out where there are none to keep',
    ]));

  it('that end when they begin are taken for a whole day, and that is said', () =>
    expect(remarksOf(only("{ days: [mon], from: '18:00', until: '18:00' }"))).toEqual([
      '8: onCall.rotations[0].only[0].until: is the same as from, which is taken for a whole day, until 18:00 on the next; from 00:00 until 24:00 would be a day of the calendar',
    ]));

  it('of a day of the calendar need no remark', () =>
    expect(remarksOf(only("{ days: [mon], from: '00:00', until: '24:00' }"))).toEqual([]));
});

describe('an override', () => {
  it('replaces everybody, somebody, adds or removes', () => {
    const { onCall } = onCallOf(
      overrides(
        `who: dana@contoso.com, instead: amir@contoso.com, ${CHRISTMAS}`,
        "kind: add, who: iris@contoso.com, from: '2027-01-01T00:00', until: '2027-01-02T00:00'",
        "kind: remove, who: amir@contoso.com, from: '2027-02-01T00:00', until: '2027-02-02T00:00'",
      ),
    );
    expect(onCall.overrides).toMatchObject([
      { kind: 'replace', who: 'dana@contoso.com', instead: 'amir@contoso.com', source: 'configuration' },
      { kind: 'add', who: 'iris@contoso.com', from: '2026-12-31T23:00:00.000Z' },
      { kind: 'remove', who: 'amir@contoso.com' },
    ]);
  });

  it.each([
    [
      'over itself',
      [`who: dana@contoso.com, instead: Dana@contoso.com, ${CHRISTMAS}`],
      '11: onCall.overrides[0].instead: is the same person as who: name whom they stand in for, or remove this override',
    ],
    [
      'with instead that replaces nobody',
      [`kind: add, who: dana@contoso.com, instead: amir@contoso.com, ${CHRISTMAS}`],
      '11: onCall.overrides[0].instead: is for kind: replace only, and this is kind: add: remove one of them',
    ],
    [
      'of an unknown kind',
      [`kind: swap, who: dana@contoso.com, ${CHRISTMAS}`],
      '11: onCall.overrides[0].kind: must be one of replace, add, remove',
    ],
    [
      'that ends before it begins',
      ["who: dana@contoso.com, from: '2026-12-24T12:00', until: '2026-12-24T12:00'"],
      '11: onCall.overrides[0].until: must be later than from',
    ],
    [
      'from a time that does not exist',
      ["who: dana@contoso.com, from: '2027-03-28T02:30', until: '2027-03-29T12:00'"],
      '11: onCall.overrides[0].from: does not exist in Europe/Berlin, since the clock is put forward over it that night: write 03:00, or a time before it',
    ],
    [
      'until a time that comes twice',
      ["who: dana@contoso.com, from: '2026-10-24T02:30', until: '2026-10-25T02:30'"],
      '11: onCall.overrides[0].until: happens twice in Europe/Berlin, since the clock is put back that night: add the offset',
    ],
    [
      'that gives away a place again',
      [`who: dana@contoso.com, ${CHRISTMAS}`, `who: iris@contoso.com, ${CHRISTMAS}`],
      '12: onCall.overrides[1]: puts somebody in a place that another override already gave away for that time: keep one of them (onCall.overrides[0] in line 11)',
    ],
    [
      'that takes off whom another puts on',
      [`kind: add, who: dana@contoso.com, ${CHRISTMAS}`, `kind: remove, who: DANA@contoso.com, ${CHRISTMAS}`],
      '12: onCall.overrides[1]: takes off somebody whom another override puts on call',
    ],
    [
      'that says the same again',
      [`who: dana@contoso.com, ${CHRISTMAS}`, `who: dana@contoso.com, ${CHRISTMAS}`],
      '12: onCall.overrides[1]: says the same as another override for that time: remove one of them (onCall.overrides[0] in line 11)',
    ],
  ])('%s is refused', (_case, texts, sentence) =>
    expect(problemsOf(overrides(...texts)).join('\n')).toContain(sentence),
  );

  it('beside one of another rotation or time contradicts nothing', () =>
    expect(
      problemsOf(
        overrides(
          `who: dana@contoso.com, ${CHRISTMAS}`,
          "who: iris@contoso.com, from: '2026-12-27T09:00', until: '2026-12-28T09:00'",
        ),
      ),
    ).toEqual([]));

  it.each([
    [
      'that is over',
      "who: dana@contoso.com, from: '2026-11-01T12:00', until: '2026-11-28T07:00'",
      '11: onCall.overrides[0]: is over since Sat 2026-11-28 07:00 +01:00 and has no effect any more: remove it',
    ],
    [
      'instead of somebody who is never there',
      `who: dana@contoso.com, instead: ammir@contoso.com, ${CHRISTMAS}`,
      '11: onCall.overrides[0].instead: is never on call in this rotation, so the override has no effect: check the name',
    ],
    [
      'that removes somebody who is never there',
      `kind: remove, who: iris@contoso.com, ${CHRISTMAS}`,
      '11: onCall.overrides[0].who: is never on call',
    ],
  ])('%s is no reason to stop, but is said', (_case, text, sentence) =>
    expect(remarksOf(overrides(text)).join('\n')).toContain(sentence),
  );

  it('of a person written as an object id is not judged by the name', () =>
    expect(
      remarksOf(
        overrides(`who: dana@contoso.com, instead: 11111111-2222-4333-8444-555555555555, ${CHRISTMAS}`),
      ),
    ).toEqual([]));
});

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

describe('a first hand-off at an odd hour', () => {
  it.each([
    [
      '2027-03-28T02:30',
      'does not exist in Europe/Berlin, since the clock is put forward over it that night: it is taken for Sun 2027-03-28 03:00 +02:00',
    ],
    [
      '2026-10-25T02:30',
      'happens twice in Europe/Berlin, since the clock is put back that night: it is taken for the first, Sun 2026-10-25 02:30 +02:00',
    ],
  ])('%s counts, and what it is taken for is said', (from, sentence) =>
    expect(remarksOf(rotation(PEOPLE, `handOff: { every: P1W, from: '${from}' }`) + STEPS)).toEqual([
      `7: onCall.rotations[0].handOff.from: ${sentence}`,
    ]),
  );
});

it('a layer that a later one always hides is told', () => {
  const layer = (more: string): string => `  - { ${PEOPLE}, ${WEEKLY}${more} }`;
  const nights = ", only: [{ days: [mon], from: '18:00', until: '08:00' }]";
  expect(remarksOf(rotation('layers:', layer(''), layer(nights)) + STEPS)).toEqual([]);
  expect(remarksOf(rotation('layers:', layer(nights), layer('')) + STEPS)).toEqual([
    '7: onCall.rotations[0].layers[0]: never counts, since a later layer has somebody at any hour: put it after that one, or give that one hours (onCall.rotations[0].layers[1] in line 8)',
  ]);
});

describe('the desk', () => {
  const desk = (channel: string): string => `${TURNS}${STEPS}desk: { channelId: ${channel} }\n`;

  it('is a channel, or none', () => {
    expect(onCallOf(desk('19:0a1b@thread.tacv2')).desk).toEqual({ channelId: '19:0a1b@thread.tacv2' });
    expect(onCallOf(desk('null'))).not.toHaveProperty('desk');
    expect(onCallOf(TURNS + STEPS)).not.toHaveProperty('desk');
  });

  it.each(['19%3a0a1b%40thread.tacv2', '19:0a1b@unq.gbl.spaces', 'helpdesk'])('is refused as %s', (channel) =>
    expect(problemsOf(desk(channel))).toEqual([
      '10: desk.channelId: must be the id of a channel such as 19:…@thread.tacv2, as in the link to the channel once %3a is : and %40 is @',
    ]),
  );
});

it('whatever stands in the file, it is read or refused with sentences that each name a line', () => {
  const odd = fc.oneof(
    fc.constantFrom(null, true, 0, -1, '', 'primary', 'PT10M', 'P1W', '02:30', '24:00', '2027-03-28T02:30'),
    fc.constantFrom(
      '2026-12-24T12:00',
      'amir@contoso.com',
      'replace',
      'add',
      'remove',
      'low',
      'high',
      'shifts',
    ),
    fc.constantFrom<unknown>([], {}, ['mon'], ['amir@contoso.com'], [[]], [null]),
  );
  const group = (...keys: readonly string[]): fc.Arbitrary<unknown> =>
    fc.oneof(odd, fc.record(Object.fromEntries(keys.map((key) => [key, odd])), { requiredKeys: [] }));
  const list = (entry: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
    fc.oneof(odd, fc.array(entry, { maxLength: 3 }));
  const layer = fc.record(
    {
      name: odd,
      participants: odd,
      handOff: group('every', 'from'),
      only: list(group('days', 'from', 'until')),
      timeZone: odd,
      schedulingGroup: odd,
    },
    { requiredKeys: [] },
  );
  const onCall = fc.record(
    {
      source: odd,
      teamId: odd,
      rotations: list(fc.oneof(layer, fc.record({ name: odd, layers: list(layer) }, { requiredKeys: [] }))),
      overrides: list(group('kind', 'who', 'instead', 'from', 'until', 'rotation')),
      escalation: list(group('after', 'notify', 'urgency', 'webhook')),
      workingHours: group('days', 'from', 'until', 'timeZone'),
      urgency: group('workingHours', 'otherHours'),
      holdFor: odd,
    },
    { requiredKeys: ['rotations', 'escalation'] },
  );
  fc.assert(
    fc.property(onCall, (content) => {
      const [helpdesk = '', approvers = ''] = HEAD.split('\n');
      const read = readConfiguration(
        `${helpdesk}\n${approvers}\n${stringify({ onCall: content }, { aliasDuplicateObjects: false })}`,
      );
      const sentences = read.ok ? read.remarks(NOW) : read.problems;
      for (const sentence of sentences) expect(sentence).toMatch(/^\d+: [\w.[\]]+: .{5}/);
      expect(read.ok || sentences.length > 0).toBe(true);
    }),
    { numRuns: 500 },
  );
});
