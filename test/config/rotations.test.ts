import {
  TURNS,
  STEPS,
  TEAM,
  onCallOf,
  problemsOf,
  remarksOf,
  rotation,
  PEOPLE,
  WEEKLY,
  only,
  steps,
} from './on-call-case.ts';

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
