// Configuration files that are wrong, each in one way, and what is said of it; and one that is right.

/** A configuration file with nothing but what it needs. */
export const MINIMAL = `helpdesk: { name: Contoso IT, phone: '+49 30 5550100', timeZone: Europe/Berlin }
approvers: { members: [amir@contoso.com] }
onCall:
  rotations:
    - name: primary
      participants: [amir@contoso.com]
      handOff: { every: P1W, from: '2026-11-02T09:00' }
  escalation:
    - { after: PT0M, notify: primary }
`;

/** The same with one override. */
export const override = (from: string, until: string) =>
  MINIMAL +
  `  overrides:\n    - { who: amir@contoso.com, from: '${from}', until: '${until}', rotation: primary }\n`;

const ALIASES = Array.from({ length: 9 }, (_, n) =>
  n === 0
    ? 'a0: &a0 [x, x]'
    : `a${n}: &a${n} [${Array(9)
        .fill(`*a${n - 1}`)
        .join()}]`,
).join('\n');

const changed = (from: string | RegExp, to: string) => MINIMAL.replace(from, to);

/** What is wrong, the file, and part of what is said. */
export const MISTAKES: readonly (readonly [what: string, text: string, sentence: string])[] = [
  ['an unknown key', `${MINIMAL}colour: red\n`, '10: colour: is not a known key here; known are helpdesk'],
  [
    'an unknown key further in',
    `${MINIMAL}limits:\n  codeTrys: 3\n`,
    'codeTrys: is not a known key here; known are codeTries',
  ],
  [
    'an unknown method',
    `${MINIMAL}reset:\n  methods:\n    - phone\n    - email\n`,
    '13: reset.methods[1]: must be one of authenticator, phone, softwareOath, hardwareOath, passkey',
  ],
  [
    'an unknown way with sessions',
    `${MINIMAL}reset: { revokeSessions: sometimes }\n`,
    '10: reset.revokeSessions: must be always, never or ask',
  ],
  [
    'a switch that is neither on nor off',
    `${MINIMAL}reset: { changeDefault: 'yes' }\n`,
    '10: reset.changeDefault: must be true or false',
  ],
  ['a method twice', `${MINIMAL}reset: { methods: [phone, phone] }\n`, 'must name each method once'],
  ["the approver's own token", `${MINIMAL}reset: { actAs: approver }\n`, 'anything but app is not available'],
  [
    'another language',
    changed('timeZone:', 'language: nl, timeZone:'),
    '1: helpdesk.language: must be one of en, de, fr, es, ja',
  ],
  [
    'an unknown time zone',
    changed('Europe/Berlin', 'Europe/Bonn'),
    '1: helpdesk.timeZone: must be an IANA time zone',
  ],
  [
    'an offset for a time zone',
    changed('Europe/Berlin', '"+01:00"'),
    '1: helpdesk.timeZone: must be an IANA time zone',
  ],
  [
    'a phone number that YAML takes for a number',
    changed("'+49 30 5550100'", '49305550100'),
    '1: helpdesk.phone: must be text: put it in quotes',
  ],
  ['a missing key', changed('name: Contoso IT, ', ''), '1: helpdesk.name: must be set'],
  ['a missing part', changed(/^approvers.*\n/m, ''), '1: approvers: must be set'],
  [
    'no approver at all',
    changed('members: [amir@contoso.com]', 'members: []'),
    '2: approvers: must have a group, members or both',
  ],
  [
    'a group by name',
    changed('members: [amir@contoso.com]', 'group: helpdesk'),
    '2: approvers.group: must be the object id',
  ],
  [
    'a person by name',
    changed('participants: [amir@contoso.com]', 'participants: [Amir]'),
    '6: onCall.rotations[0].participants[0]: must be an object id',
  ],
  [
    'nobody in a rotation',
    changed('participants: [amir@contoso.com]', 'participants: []'),
    '6: onCall.rotations[0].participants: must name',
  ],
  ['a list with one account', `${MINIMAL}samePerson: [[amir@contoso.com]]\n`, '10: samePerson[0]: must list'],
  ['a duration that is none', `${MINIMAL}limits: { codeLifetime: 1h }\n`, 'codeLifetime: must be an ISO'],
  ['a duration of nothing', `${MINIMAL}limits: { codeLifetime: PT0S }\n`, 'must be longer than nothing'],
  ['a negative duration', `${MINIMAL}limits: { codeLifetime: -PT5M }\n`, 'must be longer than nothing'],
  [
    'months in a lifetime',
    `${MINIMAL}limits: { perSubjectCoolDown: P1M }\n`,
    'must be in weeks, days, hours',
  ],
  ['too many tries', `${MINIMAL}limits: { codeTries: 100 }\n`, 'must be a whole number'],
  [
    'a hand-off that is no time',
    changed("'2026-11-02T09:00'", 'Monday'),
    '7: onCall.rotations[0].handOff.from: must be a date and time',
  ],
  [
    'an interval of nothing',
    changed('P1W', 'PT0S'),
    '7: onCall.rotations[0].handOff.every: must be longer than nothing',
  ],
  [
    'a rotation called everyone',
    changed('name: primary', 'name: everyone'),
    '5: onCall.rotations[0].name: everyone is the word',
  ],
  [
    'a step to nowhere',
    changed('notify: primary', 'notify: tertiary'),
    '9: onCall.escalation[0].notify: must be the name of a rotation (primary), or everyone',
  ],
  [
    'steps that do not rise',
    `${MINIMAL}    - { after: PT0S, notify: everyone }\n`,
    '10: onCall.escalation[1].after: must be later than the step before',
  ],
  [
    'an override backwards',
    override('2026-12-27T09:00', '2026-12-24T12:00'),
    '11: onCall.overrides[0].until: must be later than from',
  ],
  [
    'an override of nothing',
    override('2026-12-24', '2026-12-27T09:00'),
    '11: onCall.overrides[0].from: must be a date and time',
  ],
  [
    'a time skipped in spring',
    override('2027-03-28T02:30', '2027-03-29T09:00'),
    'overrides[0].from: does not exist in Europe/Berlin',
  ],
  [
    'a time repeated in autumn',
    override('2027-10-30T09:00', '2027-10-31T02:30'),
    'overrides[0].until: happens twice in Europe/Berlin',
  ],
  [
    'an override of an unknown rotation',
    override('2026-12-24T12:00', '2026-12-27T09:00').replace('rotation: primary', 'rotation: x'),
    'overrides[0].rotation: must be the name of a rotation (primary)',
  ],
  ['a key written twice', `${MINIMAL}denyList: []\ndenyList: []\n`, '11: Map keys must be unique'],
  ['broken YAML', `${MINIMAL}limits: {`, '10: '],
  ['two documents in one file', `${MINIMAL}---\n${MINIMAL}`, '10: Source contains'],
  ['an alias to nowhere', 'a: *b\n', '1: Unresolved alias'],
  ['aliases without end', ALIASES, '1: Excessive alias count'],
  ['a duration of ages', `${MINIMAL}limits: { codeLifetime: P9999D }\n`, 'must be at most a year'],
  ['an empty file', '', '1: helpdesk: must be set'],
  ['a list for a file', '- 1\n', '1: the file: must be a group of keys'],
];
