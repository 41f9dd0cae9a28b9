import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import {
  AMIR_AND_DANA,
  answer,
  clearCases,
  json,
  NIGHTS,
  taken,
  tenantsOfCases,
  whoIn,
} from './on-call-case.ts';

afterEach(clearCases);

const { dana, hana } = PEOPLE;

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
