import { parseCalendar } from './calendar-parser.ts';
import { AMIR_AND_DANA, answer, clearCases, NIGHTS } from './on-call-case.ts';

afterEach(clearCases);

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
