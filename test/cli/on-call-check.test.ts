import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { AMIR_AND_DANA, AT_ONCE, check, clearCases, environmentOf, FROM_SHIFTS } from './on-call-case.ts';

afterEach(clearCases);

const without = (text: string): string => text.replaceAll(/\S*latchkey\.yaml/g, 'FILE');

describe('a file with mistakes', () => {
  it('is explained by line, all of it at once', async () => {
    const { isSound, text } = await check({
      file: `helpdesk: { name: Contoso IT, phone: '+49 30 5550100', timeZone: Europe/Berlin }
approvers: { members: [amir@contoso.com] }
onCall:
  rotations:
    - name: primary
      participants: []
      handOff: { every: P1W, from: '2026-11-02T09:00' }
      only: [{ days: [mon], from: '18:00', until: '25:00' }]
  overrides:
    - { who: dana@contoso.com, from: '2026-12-24T12:00', until: '2026-12-27T09:00', rotation: primary }
    - { who: amir@contoso.com, from: '2026-12-26T12:00', until: '2026-12-28T09:00', rotation: primary }
  escalation:
    - { after: PT0M, notify: secondary, webhook: 'http://pager.contoso.com/secret-key' }
`,
    });
    expect(isSound).toBe(false);
    expect(without(text))
      .toBe(`  FILE:6: onCall.rotations[0].participants: must name at least one person: nobody would ever be on call here
  FILE:8: onCall.rotations[0].only[0].until: must be a time of day with two digits each, such as 08:00; the last one is 23:59, and until may be 24:00
  FILE:11: onCall.overrides[1]: puts somebody in a place that another override already gave away for that time: keep one of them (onCall.overrides[0] in line 10)
  FILE:13: onCall.escalation[0].webhook: must be https: over http anybody on the way could read it, so that is for loopback only
  FILE:13: onCall.escalation[0].notify: must be the name of a rotation (primary), or everyone

5 problems.`);
  });
});

describe('a sound file', () => {
  it('is told in plain words', async () => {
    const { isSound, text } = await check({
      onCall: {
        rotations: [
          AMIR_AND_DANA,
          {
            name: 'secondary',
            layers: [
              {
                name: 'days',
                participants: ['iris@contoso.com'],
                handOff: { every: 'P1DT12H', from: '2026-11-02T09:00' },
              },
              {
                timeZone: 'America/New_York',
                participants: ['amir@contoso.com'],
                handOff: { every: 'P1D', from: '2026-11-02T12:00' },
                only: [{ days: ['mon', 'tue'], from: '22:00', until: '06:00' }],
              },
            ],
          },
        ],
        workingHours: { days: ['mon', 'fri'], from: '08:00', until: '24:00' },
        urgency: { otherHours: 'low' },
        escalation: [
          ...AT_ONCE,
          { after: 'PT10M', notify: 'secondary', urgency: 'high' },
          { after: 'PT20M', notify: 'everyone', webhook: 'https://pager.contoso.com/secret-key' },
        ],
      },
    });
    expect(isSound).toBe(true);
    expect(without(text)).toBe(`FILE is sound. This is what it says about who is on call:

Rotation primary
  turns of a week, counted from 2026-11-02 09:00 (Europe/Berlin): amir@contoso.com, dana@contoso.com
  On call now: dana@contoso.com
  Next hand-offs:
    Mon 2026-11-30 09:00 +01:00: amir@contoso.com
    Mon 2026-12-07 09:00 +01:00: dana@contoso.com
    Mon 2026-12-14 09:00 +01:00: amir@contoso.com
  No gaps in the next four weeks.

Rotation secondary
  Layer days: turns of 1 day and 12 hours, counted from 2026-11-02 09:00 (Europe/Berlin): iris@contoso.com
  Layer 2: turns of a day, counted from 2026-11-02 12:00 (America/New_York): amir@contoso.com
    only Mon, Tue from 22:00 until 06:00 the next day
  On call now: amir@contoso.com
  Next hand-offs:
    Tue 2026-11-24 12:00 +01:00: iris@contoso.com
    Tue 2026-11-24 21:00 +01:00: iris@contoso.com
    Wed 2026-11-25 04:00 +01:00: amir@contoso.com
  No gaps in the next four weeks.

Escalation
  At once: primary
  After 10 minutes: secondary, left out while the urgency is low
  After 20 minutes: all approvers, and the pager
  “I have it” stops it for 15 minutes.
  The urgency is high on Mon, Fri from 08:00 until midnight (Europe/Berlin), and low at other times.

Note: Names could not be looked up, since the environment is not complete (MicrosoftAppId, MicrosoftAppTenantId, LATCHKEY_SECRET).

No problem found.`);
  });

  it('has warnings, by line, where it is over, has no effect or leaves nobody to ask', async () => {
    const { isSound, text } = await check({
      onCall: {
        rotations: [{ ...AMIR_AND_DANA, only: [{ days: ['mon'], from: '09:00', until: '09:00' }] }],
        overrides: [
          {
            who: 'iris@contoso.com',
            from: '2026-11-01T09:00',
            until: '2026-11-02T09:00',
            rotation: 'primary',
          },
        ],
        escalation: [...AT_ONCE, { after: 'PT10M', notify: 'everyone' }],
      },
    });
    expect(isSound).toBe(true);
    expect(text).toMatch(
      /Warnings\n.*onCall\.rotations\[0\]\.only\[0\]\.until: is the same as from.*\n.*onCall\.escalation\[0\]\.notify: asks nobody in the gaps of primary above; the next step is PT10M after the request\n.*onCall\.overrides\[0\]: is over since Mon 2026-11-02 09:00 \+01:00/,
    );
    expect(text).toContain('    Tue 2026-11-24 11:00 +01:00 until Mon 2026-11-30 09:00 +01:00');
    expect(text).toMatch(/\nNo problem found, but 3 warnings\.$/);
  });

  it('says what the clock does to hand-offs and hours within a year, once each', async () => {
    const odd = { every: 'P1D', from: '2026-11-02T02:30' };
    const { text } = await check({
      onCall: {
        rotations: [
          {
            ...AMIR_AND_DANA,
            handOff: odd,
            only: [{ days: ['sat', 'sun'], from: '02:15', until: '02:00' }],
          },
        ],
      },
    });
    expect(text).toContain(`Nights on which the clocks change, within a year
  primary: hand-off 02:30 on 2027-03-28 doesn’t exist in Europe/Berlin: it happens at 03:00
  primary: hours from 02:15 on 2027-03-28 doesn’t exist in Europe/Berlin: it happens at 03:00
  primary: hours until 02:00 on 2027-03-28 doesn’t exist in Europe/Berlin: it happens at 03:00
  primary: hand-off 02:30 on 2027-10-31 comes twice in Europe/Berlin: it happens the first time, 02:30 +02:00
  primary: hours from 02:15 on 2027-10-31 comes twice in Europe/Berlin: it happens the first time, 02:15 +02:00
  primary: hours until 02:00 on 2027-10-31 comes twice in Europe/Berlin: it happens the first time, 02:00 +02:00
`);
  });
});

describe('where the directory can be read', () => {
  it('finds people who left or may not decide, by line, and a step that asks only such people', async () => {
    const { isSound, text } = await check({
      graph: true,
      onCall: {
        rotations: [
          { ...AMIR_AND_DANA, participants: ['amir@contoso.com', 'left@contoso.com'] },
          { ...AMIR_AND_DANA, name: 'secondary', participants: ['hana@contoso.com'] },
        ],
        escalation: [...AT_ONCE, { after: 'PT10M', notify: 'secondary' }],
      },
    });
    expect(isSound).toBe(true);
    expect(text).toContain(
      'Amir Haddad (amir@contoso.com), left@contoso.com, who is passed over: not in the directory',
    );
    expect(text).toMatch(
      /:\d+: onCall\.rotations\[0\]\.participants\[1\]: nobody in the directory has this id or sign-in name/,
    );
    expect(text).toMatch(/:\d+: onCall\.rotations\[1\]\.participants\[0\]: is not an approver/);
    expect(text).toMatch(
      /:\d+: onCall\.escalation\[1\]\.notify: asks nobody, since nobody in secondary may decide/,
    );
  });

  it('names the scheduling group that Teams Shifts doesn’t have, by line', async () => {
    const rotations = [{ name: 'primary', schedulingGroup: 'Night desk' }];
    const { isSound, text } = await check({ graph: true, onCall: { ...FROM_SHIFTS, rotations } });
    expect(isSound).toBe(true);
    expect(text).toContain('  the shifts of Night desk in the team ');
    expect(text).toContain('  On call now: not known\n');
    expect(text).not.toContain('No gaps');
    expect(text).toMatch(/:\d+: onCall\.rotations\[0\]\.schedulingGroup: /);
  });

  it('sees through two names of one person', async () => {
    const span = { from: '2026-12-24T12:00', until: '2026-12-27T09:00', rotation: 'primary' };
    const { text } = await check({
      graph: true,
      onCall: {
        overrides: [
          { who: 'dana@contoso.com', instead: PEOPLE.dana.id, ...span },
          { kind: 'add', who: 'iris@contoso.com', ...span },
          { kind: 'remove', who: PEOPLE.iris.id, ...span },
        ],
      },
    });
    expect(text).toMatch(/onCall\.overrides\[0\]: somebody stands in for themselves/);
    expect(text).toMatch(
      /onCall\.overrides\[2\]: contradicts onCall\.overrides\[1\], which names the same person/,
    );
  });
});

it('the command ends with 1 for mistakes and with 0 for warnings, and never repeats a pager’s address', async () => {
  const main = fileURLToPath(new URL('../../src/cli/latchkey.ts', import.meta.url));
  const run = async (onCall: object, ...args: readonly string[]) => {
    const env = { PATH: process.env['PATH'], ...(await environmentOf({ onCall })) };
    return new Promise<{ readonly code: number | null; readonly out: string }>((resolve) => {
      const child = execFile(
        process.execPath,
        [main, 'on-call', 'check', ...args],
        { env },
        (_error, out, err) => resolve({ code: child.exitCode, out: out + err }),
      );
    });
  };
  const webhook = 'https://pager.contoso.com/secret-key';
  const fine = await run({
    overrides: [
      { who: 'iris@contoso.com', from: '2025-11-01T09:00', until: '2025-11-02T09:00', rotation: 'primary' },
    ],
    escalation: [{ ...AT_ONCE[0], webhook }],
  });
  expect(fine).toEqual({
    code: 0,
    out: expect.stringContaining('No problem found, but 1 warning.') as string,
  });
  const broken = await run({ escalation: [{ after: 'PT5M', notify: 'primary', webhook }] });
  expect(broken).toEqual({
    code: 1,
    out: expect.stringMatching(/:\d+: onCall\.escalation\[0\]\.after: must be PT0M/) as string,
  });
  const forPrograms = await run({ escalation: [{ after: 'PT5M', notify: 'primary', webhook }] }, '--json');
  expect(forPrograms.code).toBe(1);
  expect(JSON.parse(forPrograms.out)).toEqual({
    ok: false,
    problems: [expect.stringMatching(/^\d+: onCall\.escalation\[0\]\.after: must be PT0M/)],
    warnings: [],
    notes: [],
  });
  expect(await run({}, '--at', '2026-11-24T11:00')).toMatchObject({ code: 1 });
  expect(fine.out + broken.out + forPrograms.out).not.toContain('secret-key');
}, 60_000);
