import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { HELPDESK_TEAM } from '../../src/sandbox/tenant/schedule-entry.ts';
import type { Tenant } from '../../src/sandbox/tenant/tenant.ts';
import {
  AMIR_AND_DANA,
  answer,
  clearCases,
  environmentOf,
  FROM_SHIFTS,
  json,
  ON_CALL,
  taken,
  tenantsOfCases,
  whoIn,
} from './on-call-case.ts';

afterEach(clearCases);

const { amir, dana, iris } = PEOPLE;

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
