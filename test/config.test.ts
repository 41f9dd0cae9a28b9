import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { CONFIG_KEYS, loadConfiguration } from '../src/config.ts';
import { ServiceError } from '../src/errors.ts';
import { LANGUAGES } from '../src/teams/language.ts';

const folder = mkdtempSync(join(tmpdir(), 'latchkey-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

function detailOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'CONFIG_INVALID') return error.detail;
    throw error;
  }
  return '';
}

const MINIMAL = `helpdesk: { name: Contoso IT, phone: '+49 30 5550100', timeZone: Europe/Berlin }
approvers: { members: [amir@contoso.com] }
onCall:
  rotations:
    - name: primary
      participants: [amir@contoso.com]
      handOff: { every: P1W, from: '2026-11-02T09:00' }
  escalation:
    - { after: PT0M, notify: primary }
`;

const ALIASES = Array.from({ length: 9 }, (_, n) =>
  n === 0
    ? 'a0: &a0 [x, x]'
    : `a${n}: &a${n} [${Array(9)
        .fill(`*a${n - 1}`)
        .join()}]`,
).join('\n');

function load(text: string) {
  const path = join(folder, 'latchkey.yaml');
  writeFileSync(path, text);
  return loadConfiguration(path);
}

const objections = (text: string) => detailOf(() => load(text));
const override = (from: string, until: string) =>
  MINIMAL +
  `  overrides:\n    - { who: amir@contoso.com, from: '${from}', until: '${until}', rotation: primary }\n`;

describe('the configuration file', () => {
  it('needs a helpdesk, approvers and a rotation; the rest has the documented defaults', () => {
    const configuration = load(MINIMAL);
    expect(configuration).toMatchObject({
      helpdesk: { language: 'en' },
      approvers: { members: ['amir@contoso.com'] },
      securityContacts: [],
      directory: { pim: 'auto' },
      limits: {
        codeTries: 3,
        codeLifetime: 'PT60M',
        requestLifetime: 'PT60M',
        approvalStaleAfter: 'PT15M',
        perRequesterPerDay: 3,
        perApproverPerHour: 6,
        perHelpdeskPerHour: 10,
        perSubjectCoolDown: 'P7D',
        recentChange: 'P14D',
      },
      verification: {
        standard: { require: [['callback']], approvals: 1 },
        elevated: { require: [['callback'], ['vouch']], approvals: 2 },
      },
      onCall: { source: 'rotations', overrides: [] },
      reset: {
        actAs: 'app',
        methods: ['authenticator', 'softwareOath'],
        revokeSessions: 'ask',
        changeDefault: false,
      },
      afterCare: { watchFor: 'P1D', remindAfter: 'PT4H' },
      retention: { requests: 'P180D' },
    });
    expect(configuration).not.toHaveProperty('mail');
    expect(Object.isFrozen(configuration.limits)).toBe(true);
  });

  it('takes every method kind and every choice about what else a reset does', () => {
    const methods = ['authenticator', 'phone', 'softwareOath', 'hardwareOath', 'passkey'];
    for (const revokeSessions of ['always', 'never', 'ask'])
      expect(
        load(
          `${MINIMAL}reset: { methods: [${methods.join(', ')}], revokeSessions: ${revokeSessions}, changeDefault: true }\n`,
        ).reset,
      ).toEqual({ actAs: 'app', methods, revokeSessions, changeDefault: true });
  });

  it.each(LANGUAGES)('takes %s as the language of the helpdesk', (language) => {
    const text = MINIMAL.replace('timeZone:', `language: ${language}, timeZone:`);
    expect(load(text).helpdesk.language).toBe(language);
  });

  it('reads overrides as moments in UTC, local to the time zone unless they carry an offset', () => {
    expect(load(override('2026-12-24T12:00', '2026-12-27T09:00+09:00')).onCall.overrides).toEqual([
      {
        who: 'amir@contoso.com',
        from: '2026-12-24T11:00:00.000Z',
        until: '2026-12-27T00:00:00.000Z',
        rotation: 'primary',
        kind: 'replace',
        source: 'configuration',
      },
    ]);
  });

  it('keeps hand-offs on the wall clock', () => {
    const [rotation] = load(MINIMAL.replace('2026-11-02T09:00', '2026-11-02T08:00Z')).onCall.rotations;
    expect(rotation?.layers).toEqual([
      expect.objectContaining({ handOff: { every: 'P1W', from: '2026-11-02T09:00:00' } }),
    ]);
  });

  const changed = (from: string | RegExp, to: string) => MINIMAL.replace(from, to);
  it.each([
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
    [
      "the approver's own token",
      `${MINIMAL}reset: { actAs: approver }\n`,
      'anything but app is not available',
    ],
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
    [
      'a list with one account',
      `${MINIMAL}samePerson: [[amir@contoso.com]]\n`,
      '10: samePerson[0]: must list',
    ],
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
  ])('names line and key for %s', (_case, text, sentence) => expect(objections(text)).toContain(sentence));

  it('refuses a second rotation of the same name', () => {
    const twice = MINIMAL.replace(
      '  escalation',
      `    - { name: primary, participants: [b@contoso.com], handOff: { every: P1W, from: '2026-11-02T09:00' } }\n  escalation`,
    );
    expect(objections(twice)).toContain('8: onCall.rotations[1].name: is the name of another rotation too');
  });

  it('reports problems of every kind together, in the order of their lines', () => {
    const detail = objections(
      override('2027-03-28T02:30', 'never').replace('notify: primary', 'notify: x').replace('phone', 'fone'),
    );
    expect(detail.match(/^ {2}\d+/gm)?.map(Number)).toEqual([1, 1, 9, 11, 11]);
  });

  it('says so when the file cannot be read', () =>
    expect(detailOf(() => loadConfiguration(join(folder, 'absent.yaml')))).toContain(
      'absent.yaml cannot be read',
    ));

  it('keeps the table of keys complete', () => {
    const example = readFileSync(new URL('../deploy/latchkey.example.yaml', import.meta.url), 'utf8');
    const written = [example, withMarks(example), withShifts(example)];
    for (const text of written) load(text);
    expect(new Set(written.flatMap((text) => [...leaves(parse(text))]))).toEqual(
      new Set(CONFIG_KEYS.map(({ key }) => key)),
    );
  });
});

/** What leads out of the service is there to be switched on. */
const withMarks = (example: string): string =>
  example
    .replaceAll(/^# (?=mail:$|  from: |desk:$|  channelId: )/gm, '')
    .replaceAll(/^(    (?:  )?)# (?=webhook: |file: )/gm, '$1');

/** The lines that the example has for Teams Shifts, instead of the rotations above them. */
const withShifts = (example: string): string =>
  example
    .replace(/^  source: rotations[^]*?(?=^  # source: shifts)/m, '')
    .replaceAll(/^  # (?=source: |teamId: |rotations:|  - name: |    schedulingGroup: )/gm, '  ');

function leaves(value: unknown, path = ''): Set<string> {
  if (Array.isArray(value))
    return new Set(value.flatMap((item) => [...leaves(item, isGroup(item) ? `${path}[]` : path)]));
  if (!isGroup(value)) return new Set([path]);
  return new Set(
    Object.entries(value).flatMap(([key, inner]) => [...leaves(inner, path === '' ? key : `${path}.${key}`)]),
  );
}

const isGroup = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
