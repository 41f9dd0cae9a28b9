import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { CONFIG_KEYS, loadConfiguration } from '../src/config.ts';
import { ServiceError } from '../src/errors.ts';
import { LANGUAGES } from '../src/teams/language.ts';
import { MINIMAL, MISTAKES, override } from './config/mistakes.ts';

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

function load(text: string) {
  const path = join(folder, 'latchkey.yaml');
  writeFileSync(path, text);
  return loadConfiguration(path);
}

const objections = (text: string) => detailOf(() => load(text));
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

  it.each(MISTAKES)('names line and key for %s', (_case, text, sentence) =>
    expect(objections(text)).toContain(sentence),
  );

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
