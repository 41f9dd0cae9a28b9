import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Override } from '../../src/domain/override.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { HELPDESK_TEAM } from '../../src/sandbox/tenant/schedule-entry.ts';
import type { Tenant } from '../../src/sandbox/tenant/tenant.ts';
import { parseCalendar } from './calendar-parser.ts';
import {
  AMIR_AND_DANA,
  answer,
  AT_ONCE,
  clearCases,
  environmentOf,
  FROM_SHIFTS,
  ON_CALL,
  tenantsOfCases,
  type Case,
} from './on-call-case.ts';

afterEach(clearCases);

const { amir, dana, iris, hana } = PEOPLE;
const NIGHTS = {
  rotations: [
    {
      name: 'primary',
      layers: [
        {
          ...AMIR_AND_DANA,
          name: undefined,
          only: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', until: '18:00' }],
        },
        {
          name: 'nights',
          participants: ['iris@contoso.com'],
          handOff: { every: 'P1D', from: '2026-11-02T18:00' },
          only: [{ days: ['mon', 'tue', 'wed', 'thu'], from: '18:00', until: '08:00' }],
        },
      ],
    },
  ],
};
const TODAY = { from: '2026-11-24T09:00:00.000Z', until: '2026-11-24T17:00:00.000Z' };
const taken = (more: Partial<Override> = {}): Override => ({
  kind: 'replace',
  who: iris.id,
  instead: dana.id,
  rotation: 'primary',
  source: 'chat',
  ...TODAY,
  ...more,
});

async function json(one: Case, more: { readonly at?: string; readonly days?: number } = {}) {
  const { text } = await answer(one, 'json', more);
  return JSON.parse(text) as {
    readonly namesLookedUp: boolean;
    readonly notes: readonly { readonly code: string; readonly text: string }[];
    readonly rotations: readonly {
      readonly known: boolean;
      readonly onCall: readonly { readonly person: { readonly who: string; readonly passedOver?: string } }[];
    }[];
  };
}

const whoIn = (read: Awaited<ReturnType<typeof json>>) =>
  read.rotations.map(({ onCall }) => onCall.map(({ person }) => person.who));

describe('the answer in words', () => {
  it('says who, until when, why, who is next, and the gaps, in the time zone of the helpdesk', async () => {
    const { text } = await answer({ onCall: NIGHTS }, 'words');
    expect(text).toBe(`On call at Tue 2026-11-24 11:00 +01:00 (Europe/Berlin)

primary
  dana@contoso.com
    until Tue 2026-11-24 18:00 +01:00, since Tue 2026-11-24 08:00 +01:00
    by turn
  next: iris@contoso.com, from Tue 2026-11-24 18:00 +01:00

Nobody is on call in the next 7 days:
  primary: Fri 2026-11-27 18:00 +01:00 until Mon 2026-11-30 08:00 +01:00

Note: Names could not be looked up, since the environment is not complete (MicrosoftAppId, MicrosoftAppTenantId, LATCHKEY_SECRET).
`);
  });

  it('names the layer, and looks past a gap for who is next', async () => {
    const night = await answer({ onCall: NIGHTS }, 'words', { at: '2026-11-27T02:00' });
    expect(night.text).toContain('  iris@contoso.com\n');
    expect(night.text).toContain('by turn, layer nights');
    const weekend = await answer({ onCall: NIGHTS }, 'words', { at: '2026-11-28T12:00', days: 1 });
    expect(weekend.text).toContain(
      'primary\n  nobody\n  next: dana@contoso.com, from Mon 2026-11-30 08:00 +01:00',
    );
    expect(weekend.text).toContain('Nobody is on call in the next day:');
  });

  it.each([
    ['with an offset', '2026-12-24T18:00-05:00', 'Fri 2026-12-25 00:00 +01:00'],
    ['local to the helpdesk', '2026-07-01T12:00', 'Wed 2026-07-01 12:00 +02:00'],
  ])('is for another moment %s', async (_case, at, shown) =>
    expect((await answer({}, 'words', { at })).text).toContain(`On call at ${shown}`),
  );

  it.each([
    [
      '2027-03-28T02:30',
      'does not exist in Europe/Berlin, since the clock is put forward over it that night: write 03:00',
    ],
    [
      '2026-10-25T02:30',
      'happens twice in Europe/Berlin, since the clock is put back that night: add the offset',
    ],
    ['tomorrow', 'must be a date and time such as 2026-12-24T18:00'],
  ])('is refused for %s with a sentence', (at, sentence) =>
    expect(answer({}, 'words', { at })).rejects.toThrow(`ARGUMENT_INVALID: --at ${at}: ${sentence}`),
  );

  it('says who is taken off, where that leaves nobody', async () => {
    const span = { from: '2026-11-24T08:00', until: '2026-11-24T12:00', rotation: 'primary' };
    const onCall = { overrides: [{ kind: 'remove', who: 'dana@contoso.com', ...span }] };
    expect((await answer({ onCall }, 'words')).text).toContain(
      'primary\n  nobody\n  dana@contoso.com is taken off by an override of the file, until Tue 2026-11-24 12:00 +01:00\n',
    );
    const { rotations } = await json({ onCall });
    expect(rotations).toMatchObject([
      { onCall: [], takenOff: [{ person: { who: 'dana@contoso.com' }, source: 'configuration' }] },
    ]);
    expect((await answer({ onCall }, 'words', { at: '2026-11-24T12:00' })).text).not.toContain('taken off');
  });

  it('tells overrides of the file from turns, and whom they stand in for', async () => {
    const [from, until] = ['2026-11-24T08:00', '2026-11-24T12:00'];
    const onCall = {
      overrides: [
        { who: 'hana@contoso.com', instead: 'Dana@contoso.com', from, until, rotation: 'primary' },
        { kind: 'add', who: 'iris@contoso.com', from, until, rotation: 'primary' },
      ],
    };
    const { text } = await answer({ onCall }, 'words');
    expect(text).toContain('  hana@contoso.com\n');
    expect(text).toContain('by an override of the file, instead of dana@contoso.com');
    expect(text).toContain('by an override of the file, in addition');
    expect(text).not.toContain('  dana@contoso.com\n');
  });
});

describe('where the directory can be read', () => {
  it('gives names, and says who would be passed over and why', async () => {
    const onCall = {
      rotations: [
        { ...AMIR_AND_DANA, participants: [dana.id.toUpperCase()] },
        { ...AMIR_AND_DANA, name: 'second', participants: ['left@contoso.com'] },
        { ...AMIR_AND_DANA, name: 'third', participants: ['hana@contoso.com'] },
      ],
    };
    const { text } = await answer({ onCall, graph: true }, 'words');
    expect(text).toContain('  Dana Petrova (dana@contoso.com)\n');
    expect(text).toContain('  left@contoso.com, who is passed over: not in the directory\n');
    expect(text).toContain('  Hana Sato (hana@contoso.com), who is passed over: not an approver\n');
    expect(text).not.toContain('Note:');
  });

  it('counts what was agreed in the chat, beside the running service, and changes nothing', async () => {
    const one = { graph: true, chat: [taken()] };
    const { text } = await answer(one, 'words');
    expect(text).toContain('  Iris Okafor (iris@contoso.com)\n');
    expect(text).toContain('by agreement in the chat, instead of Dana Petrova');
    expect(text).toContain('next: Dana Petrova (dana@contoso.com), from Tue 2026-11-24 18:00 +01:00');
    expect(new Set(tenantsOfCases().flatMap(({ calls }) => calls.map(({ method }) => method)))).toEqual(
      new Set(['GET']),
    );
  });

  it('knows when a turn began again after an agreement that is over', async () => {
    const over = taken({ from: '2026-11-24T08:00:00.000Z', until: '2026-11-24T09:00:00.000Z' });
    const { text } = await answer({ graph: true, chat: [over] }, 'words');
    expect(text).toContain('since Tue 2026-11-24 10:00 +01:00');
  });

  it('leaves out what was agreed with somebody who is no approver any more, as the service does', async () => {
    const read = await json({ graph: true, chat: [taken({ who: hana.id })] });
    expect(whoIn(read)).toEqual([['dana@contoso.com']]);
  });
});

describe('where the directory can’t be read', () => {
  it('goes on with the file when Graph does not answer, and says so', async () => {
    const environment = await environmentOf({ graph: true });
    await tenantsOfCases().at(-1)?.close();
    const { onCallOutput } = await import('../../src/cli/on-call.ts');
    const { text } = await onCallOutput({ environment, days: 7, form: 'words' });
    expect(text).toMatch(/ {2}(?:amir|dana)@contoso\.com\n/);
    expect(text).toContain('Note: Names could not be looked up, since GRAPH_UNAVAILABLE: ');
  }, 60_000);

  it('says that an agreement of the chat can’t be compared with names', async () => {
    const read = await json({ chat: [taken()] });
    expect(read.notes.map(({ code }) => code)).toEqual(['names_not_looked_up', 'chat_not_compared']);
    expect(whoIn(read)).toEqual([['dana@contoso.com']]);
  });

  it('compares it where the file names people by object id, and says that they may be no approvers', async () => {
    const rotations = [{ ...AMIR_AND_DANA, participants: [amir.id, dana.id.toUpperCase(), iris.id] }];
    const at = '2026-11-24T11:00';
    const read = await json(
      { onCall: { rotations }, chat: [taken({ instead: iris.id, who: amir.id })] },
      { at },
    );
    expect(read.notes.map(({ code }) => code)).toEqual(['names_not_looked_up', 'chat_not_compared']);
  });

  it('says that shifts stand elsewhere, instead of calling it a gap', async () => {
    const onCall = FROM_SHIFTS;
    const read = await json({ onCall });
    expect(read.rotations).toMatchObject([{ known: false, onCall: [], next: null, duties: [], gaps: [] }]);
    expect(read.notes.map(({ code }) => code)).toContain('shifts_not_read');
    expect((await answer({ onCall }, 'words')).text).toContain('primary\n  not known\n');
    expect((await answer({ onCall }, 'markdown')).text).toContain('| primary |  |  | not known |  |');
    await expect(answer({ onCall }, 'ics')).rejects.toThrow('nothing is known of these days');
  });

  it('says when the database can’t be read', async () => {
    const environment = await environmentOf({});
    const { onCallOutput } = await import('../../src/cli/on-call.ts');
    const { text } = await onCallOutput({
      environment: { ...environment, DATABASE_URL: `file:${environment['LATCHKEY_CONFIG'] ?? ''}` },
      days: 7,
      form: 'json',
    });
    expect(text).toContain('"code": "chat_not_read"');
  });
});

describe('with Teams Shifts as the source', () => {
  const planned = (tenant: Tenant): void => {
    const plan = (who: string, from: string, until: string): void =>
      void tenant.addShift(HELPDESK_TEAM, { group: ON_CALL, who, from, until });
    plan(amir.id, '2026-11-24T08:00:00Z', '2026-11-24T16:00:00Z');
    plan(iris.id, '2026-11-24T20:00:00Z', '2026-11-25T08:00:00Z');
  };

  it('reads them, and doesn’t call a gap what is not known', async () => {
    const { text } = await answer({ onCall: FROM_SHIFTS, graph: planned }, 'words', { days: 366 });
    expect(text).toContain(`  Amir Haddad (amir@contoso.com)
    until Tue 2026-11-24 17:00 +01:00, since Tue 2026-11-24 09:00 +01:00
    by a shift in Teams
  next: Iris Okafor (iris@contoso.com), from Tue 2026-11-24 21:00 +01:00
`);
    expect(text).toContain('  primary: Tue 2026-11-24 17:00 +01:00 until Tue 2026-11-24 21:00 +01:00\n');
    const [, end = ''] = /\n {2}primary: known until (\S+ \S+ \S+ \S+)\n/.exec(text) ?? [];
    expect(text).toContain(` until ${end}\n  primary: known until`);
  });

  it('says why they could not be read', async () => {
    const read = await json({
      onCall: FROM_SHIFTS,
      graph: (tenant) => void (tenant.schedule(HELPDESK_TEAM).enabled = false),
    });
    expect(read.namesLookedUp).toBe(true);
    expect(read.rotations).toMatchObject([{ known: false, onCall: [] }]);
    expect(read.notes).toEqual([
      {
        code: 'shifts_not_read',
        text: 'Who is on call is not known: the schedule of the team is switched off in Teams Shifts.',
      },
    ]);
  });
});

describe('the answer as JSON', () => {
  it('has the shape that the README promises', async () => {
    const { text } = await answer({ graph: true, chat: [taken()] }, 'json', { days: 1 });
    const irisNow = {
      person: { who: 'iris@contoso.com', id: iris.id, name: 'Iris Okafor' },
      from: '2026-11-24T10:00:00+01:00',
      until: '2026-11-24T18:00:00+01:00',
      because: {
        kind: 'override',
        change: 'replace',
        source: 'chat',
        insteadOf: { who: 'dana@contoso.com', id: dana.id, name: 'Dana Petrova' },
      },
    };
    const danaLater = {
      person: { who: 'dana@contoso.com', id: dana.id, name: 'Dana Petrova' },
      from: '2026-11-24T18:00:00+01:00',
      until: '2026-11-30T09:00:00+01:00',
      because: { kind: 'rotation', layer: 0 },
    };
    expect(JSON.parse(text)).toEqual({
      at: '2026-11-24T11:00:00+01:00',
      until: '2026-11-25T11:00:00+01:00',
      timeZone: 'Europe/Berlin',
      source: 'rotations',
      namesLookedUp: true,
      rotations: [
        {
          name: 'primary',
          known: true,
          knownUntil: null,
          onCall: [irisNow],
          takenOff: [],
          next: { at: '2026-11-24T18:00:00+01:00', onCall: [danaLater] },
          duties: [irisNow, danaLater],
          gaps: [],
        },
      ],
      notes: [],
    });
  });
});

describe('the calendar', () => {
  it('has an event for each duty, whole, and a tentative one for each gap', async () => {
    const { text, notes } = await answer({ onCall: NIGHTS }, 'ics', { days: 4 });
    expect(
      parseCalendar(text).map(({ start, end, summary, status }) => [start, end, summary, status]),
    ).toEqual([
      ['20261124T070000Z', '20261124T170000Z', 'On call (primary): dana@contoso.com', 'CONFIRMED'],
      ['20261124T170000Z', '20261125T070000Z', 'On call (primary): iris@contoso.com', 'CONFIRMED'],
      ['20261125T070000Z', '20261125T170000Z', 'On call (primary): dana@contoso.com', 'CONFIRMED'],
      ['20261125T170000Z', '20261126T070000Z', 'On call (primary): iris@contoso.com', 'CONFIRMED'],
      ['20261126T070000Z', '20261126T170000Z', 'On call (primary): dana@contoso.com', 'CONFIRMED'],
      ['20261126T170000Z', '20261127T070000Z', 'On call (primary): iris@contoso.com', 'CONFIRMED'],
      ['20261127T070000Z', '20261127T170000Z', 'On call (primary): dana@contoso.com', 'CONFIRMED'],
      ['20261127T170000Z', '20261128T100000Z', 'Nobody on call (primary)', 'TENTATIVE'],
    ]);
    expect(notes).toHaveLength(1);
  });

  it('keeps the UID of a duty when it is read again, and has no two alike', async () => {
    const uids = async (at: string) =>
      parseCalendar((await answer({ onCall: NIGHTS }, 'ics', { at, days: 3 })).text);
    const [first, later] = [await uids('2026-11-24T11:00'), await uids('2026-11-25T11:00')];
    const common = later.filter(({ uid }) => first.some((one) => one.uid === uid));
    expect(common.map(({ start }) => start)).toEqual(
      later.map(({ start }) => start).filter((start) => first.some((one) => one.start === start)),
    );
    expect(common.length).toBeGreaterThan(3);
  });

  it('folds long lines and escapes what is a sign to calendars', async () => {
    const name = `Zürich; nights, \\ “über” ${'ä'.repeat(50)}`;
    const onCall = { rotations: [{ ...AMIR_AND_DANA, name }], escalation: [{ after: 'PT0M', notify: name }] };
    const { text } = await answer({ onCall }, 'ics');
    const [event] = parseCalendar(text);
    expect(event?.summary).toBe(`On call (${name}): dana@contoso.com`);
    expect(text).toContain('X-WR-CALNAME:On call: Contoso\\, IT\\; Helpdesk');
    expect(text).toMatch(/\r\n /);
  });
});

describe('the Markdown table', () => {
  it('has duties and gaps in order, and no mark-up of anybody else', async () => {
    const rotations = [
      { ...AMIR_AND_DANA, name: 'pri|mary <b>*x*', only: [{ days: ['tue'], from: '08:00', until: '18:00' }] },
    ];
    const { text, notes } = await answer(
      { onCall: { rotations, escalation: [{ after: 'PT0M', notify: 'everyone' }] } },
      'markdown',
      { days: 1 },
    );
    expect(text)
      .toBe(`On call from Tue 2026-11-24 11:00 +01:00 until Wed 2026-11-25 11:00 +01:00 (Europe/Berlin)

| Rotation | From | Until | Who | Why |
| --- | --- | --- | --- | --- |
| pri\\|mary \\<b\\>\\*x\\* | Tue 2026-11-24 08:00 +01:00 | Tue 2026-11-24 18:00 +01:00 | dana@contoso.com | by turn |
| pri\\|mary \\<b\\>\\*x\\* | Tue 2026-11-24 18:00 +01:00 | Wed 2026-11-25 11:00 +01:00 | nobody | gap |
`);
    expect(notes).toHaveLength(1);
  });
});

describe('the command', () => {
  const run = (environment: NodeJS.ProcessEnv, ...args: readonly string[]) =>
    new Promise<{ readonly code: number; readonly out: string; readonly err: string }>((resolve) => {
      const main = fileURLToPath(new URL('../../src/cli/latchkey.ts', import.meta.url));
      const child = execFile(
        process.execPath,
        [main, 'on-call', ...args],
        { env: { PATH: process.env['PATH'], ...environment } },
        (_error, out, err) => resolve({ code: child.exitCode ?? -1, out, err }),
      );
    });

  it('ends with 0 also where there are gaps, and writes notes beside a calendar', async () => {
    const environment = await environmentOf({ onCall: NIGHTS });
    const { code, out, err } = await run(environment, '--ics', '--at', '2026-11-24T11:00', '--days', '7');
    expect(code).toBe(0);
    expect(parseCalendar(out).length).toBeGreaterThan(5);
    expect(err).toContain('Names could not be looked up');
  }, 30_000);

  it('ends with 1 where it can’t answer: no file, mistakes in it, or arguments that are none', async () => {
    const none = await run({});
    expect([none.code, none.err]).toEqual([1, expect.stringContaining('LATCHKEY_CONFIG: must be set')]);
    const environment = await environmentOf({ onCall: { rotations: [], escalation: AT_ONCE } });
    const broken = await run(environment);
    expect([broken.code, broken.err]).toEqual([1, expect.stringContaining('onCall.rotations: must have')]);
    const days = await run(environment, '--days', '0');
    expect([days.code, days.err]).toEqual([1, expect.stringContaining('a whole number from 1 to 366')]);
    const both = await run(environment, '--json', '--ics');
    expect([both.code, both.err]).toEqual([1, expect.stringContaining('cannot be used with')]);
  }, 60_000);
});
