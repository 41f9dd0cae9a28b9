import type { KnownShifts } from '../../src/graph/shift-source.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { HELPDESK_TEAM, type NewShift } from '../../src/sandbox/tenant/schedule-entry.ts';
import { stopTenants } from './graph-tenant.ts';
import { ON_CALL, SECOND, SHIFTS, startShifts } from './shifts.ts';

afterEach(stopTenants);

const { amir, dana } = PEOPLE;

const layer = (known: KnownShifts, rotation = 'primary') => known.layers.get(rotation);
const shiftsOf = (known: KnownShifts, rotation = 'primary') => layer(known, rotation)?.shifts;

const day = (from: string, until: string): Pick<NewShift, 'who' | 'from' | 'until'> => ({
  who: amir.id,
  from: `2026-11-${from}:00Z`,
  until: `2026-11-${until}:00Z`,
});

describe('shifts in Teams', () => {
  it('become layers of the rotations, each from its scheduling group, by name or by id', async () => {
    const { source, shift } = await startShifts();
    shift(day('23T08:00', '23T16:00'));
    shift({ ...day('23T08:00', '23T16:00'), who: dana.id, group: SECOND });
    shift({ ...day('23T08:00', '23T16:00'), who: dana.id, group: null });
    const known = await source.read();
    const times = { from: '2026-11-23T08:00:00.000Z', until: '2026-11-23T16:00:00.000Z' };
    expect(shiftsOf(known)).toEqual([{ who: amir.id, ...times }]);
    expect(shiftsOf(known, 'secondary')).toEqual([{ who: dana.id, ...times }]);
    expect(known).toMatchObject({
      state: { kind: 'read', readAt: '2026-11-23T10:00:00.000Z' },
      people: [amir.id, dana.id],
      problems: [],
    });
  });

  it('are known from two days ago to fifteen days ahead, and no further', async () => {
    const { source } = await startShifts();
    expect(layer(await source.read())?.known).toEqual({
      from: '2026-11-21T10:00:00.000Z',
      until: '2026-12-08T10:00:00.000Z',
    });
  });

  it.each([
    ['began before what is known and ends in it', '21T02:00', '21T14:00', true],
    ['lasts three days over the start of what is known', '19T08:00', '22T08:00', true],
    ['ended before what is known', '20T08:00', '20T16:00', false],
    ['is on its last minute', '23T02:00', '23T10:00', true],
  ])('that %s: found is %s–%s? %s', async (_, from, until, isFound) => {
    const { source, shift } = await startShifts();
    shift(day(from, until));
    expect(shiftsOf(await source.read())).toHaveLength(isFound ? 1 : 0);
  });

  it('that reach over the end of what is known are found, too', async () => {
    const { source, shift } = await startShifts();
    shift({ who: amir.id, from: '2026-12-08T02:00:00Z', until: '2026-12-08T22:00:00Z' });
    shift({ who: amir.id, from: '2026-12-09T02:00:00Z', until: '2026-12-09T22:00:00Z' });
    expect(shiftsOf(await source.read())).toHaveLength(1);
  });

  it('count only once they are published, and not when they are about to be deleted', async () => {
    const { source, shift } = await startShifts();
    shift({ ...day('23T08:00', '23T16:00'), as: 'draft' });
    shift({ ...day('24T08:00', '24T16:00'), as: 'staged_for_deletion' });
    expect(shiftsOf(await source.read())).toEqual([]);
  });

  it('count as published also while a draft changes them', async () => {
    const { source, shift, tenant } = await startShifts();
    shift(day('23T08:00', '23T16:00'));
    const [planned] = tenant.schedule(HELPDESK_TEAM).shifts;
    if (planned !== undefined) planned.draft = { from: 0, until: 1 };
    expect(shiftsOf(await source.read())).toMatchObject([{ from: '2026-11-23T08:00:00.000Z' }]);
  });

  it('lose the hours of time off, also of one that began months ago', async () => {
    const { source, shift, tenant } = await startShifts();
    shift(day('23T08:00', '23T16:00'));
    shift({ ...day('23T08:00', '23T16:00'), who: dana.id });
    tenant.addTimeOff(HELPDESK_TEAM, day('23T10:00', '23T12:00'));
    tenant.addTimeOff(HELPDESK_TEAM, {
      who: dana.id,
      from: '2026-05-01T00:00:00Z',
      until: '2027-01-01T00:00:00Z',
    });
    expect(shiftsOf(await source.read())).toEqual([
      { who: amir.id, from: '2026-11-23T08:00:00.000Z', until: '2026-11-23T10:00:00.000Z' },
      { who: amir.id, from: '2026-11-23T12:00:00.000Z', until: '2026-11-23T16:00:00.000Z' },
    ]);
  });

  it.each(['draft', 'staged_for_deletion'] as const)('keep the hours of time off that is %s', async (as) => {
    const { source, shift, tenant } = await startShifts();
    shift(day('23T08:00', '23T16:00'));
    tenant.addTimeOff(HELPDESK_TEAM, { ...day('23T10:00', '23T12:00'), as });
    expect(shiftsOf(await source.read())).toHaveLength(1);
  });

  it('come from every page', async () => {
    const { source, shift, tenant } = await startShifts();
    for (let number = 10; number < 22; number += 1)
      shift({ ...day('23T08:00', '23T16:00'), who: PEOPLE.amir.id.replace(/..$/, String(number)) });
    for (let hour = 10; hour < 16; hour += 2)
      tenant.addTimeOff(HELPDESK_TEAM, {
        ...day(`23T${hour}:00`, `23T${hour + 1}:00`),
        who: PEOPLE.amir.id.replace(/..$/, '10'),
      });
    tenant.setSchedulePage(1);
    const known = await source.read();
    expect(known.people).toHaveLength(12);
    expect(shiftsOf(known)).toHaveLength(15);
    expect(tenant.calls.every(({ status }) => status === 200)).toBe(true);
  });

  it('name people in small letters, whatever Graph sends', async () => {
    const { source, shift } = await startShifts();
    shift({ ...day('23T08:00', '23T16:00'), who: amir.id.toUpperCase() });
    expect((await source.read()).people).toEqual([amir.id]);
  });

  it('of nobody, and rows whose person is no object id, are left out', async () => {
    const { source, shift } = await startShifts();
    shift({ ...day('23T08:00', '23T16:00'), who: null });
    shift({ ...day('23T08:00', '23T16:00'), who: 'MCID_1234' });
    expect((await source.read()).people).toEqual([]);
  });

  it('without a length or backwards are ignored, and said once', async () => {
    const { source, shift, lines } = await startShifts();
    const backwards = shift(day('23T16:00', '23T08:00'));
    const empty = shift(day('23T08:00', '23T08:00'));
    expect(shiftsOf(await source.read())).toEqual([]);
    await source.read();
    const said = lines.filter(({ message }) => message.includes('ignored'));
    expect(said.map(({ fields }) => fields)).toEqual([{ entries: [backwards, empty] }]);
  });

  it('leave notes, activities and reasons in Teams', async () => {
    const { source, shift, tenant } = await startShifts();
    shift(day('23T08:00', '23T16:00'));
    tenant.addTimeOff(HELPDESK_TEAM, day('23T10:00', '23T12:00'));
    const known = await source.read();
    expect(JSON.stringify([known, [...known.layers.values()]])).not.toMatch(/PRIVATE/);
  });

  it('are asked for in ways the real service takes, and as no user', async () => {
    const asked: { url: string; headers: Headers }[] = [];
    const { source } = await startShifts(
      {},
      {
        fetch: (url, init) => {
          asked.push({ url: decodeURIComponent(new Request(url).url), headers: new Headers(init?.headers) });
          return fetch(url, init);
        },
      },
    );
    await source.read();
    expect(asked.map(({ url }) => url.split('/schedule')[1]).toSorted()).toEqual([
      '',
      '/schedulingGroups',
      '/shifts?$filter=sharedShift/startDateTime ge 2026-11-14T10:00:00.000Z and sharedShift/endDateTime le 2026-12-15T10:00:00.000Z',
      '/timesOff?$filter=sharedTimeOff/startDateTime ge 2025-11-21T10:00:00.000Z',
    ]);
    expect(asked.some(({ headers }) => headers.has('MS-APP-ACTS-AS'))).toBe(false);
  });
});

describe('scheduling groups', () => {
  const problemsWith = async (schedulingGroup: string, change?: (names: string[]) => string[]) => {
    const key = 'onCall.rotations[0].schedulingGroup';
    const world = await startShifts(
      {},
      { shifts: { ...SHIFTS, rotations: [{ rotation: 'primary', schedulingGroup, key }] } },
    );
    const schedule = world.tenant.schedule(HELPDESK_TEAM);
    const names = change?.(schedule.groups.map(({ displayName }) => displayName)) ?? [];
    names.forEach((displayName, index) => Object.assign(schedule.groups[index] ?? {}, { displayName }));
    world.shift(day('23T08:00', '23T16:00'));
    const known = await world.source.read();
    return { ...world, known };
  };

  it.each(['On call', 'on CALL', '  On call ', ON_CALL])('“%s” is found', async (name) => {
    const { known } = await problemsWith(name);
    expect(known.problems).toEqual([]);
    expect(shiftsOf(known)).toHaveLength(1);
  });

  it('that isn’t there is a problem that names the key and the choice, and no gap', async () => {
    const { known } = await problemsWith('Helpdesk');
    expect(known.problems).toEqual([
      {
        key: 'onCall.rotations[0].schedulingGroup',
        problem: 'no scheduling group of the team has this name or id; it has On call, Second line',
      },
    ]);
    expect(layer(known)).toEqual({
      kind: 'shifts',
      shifts: [],
      known: { from: '2026-11-23T10:00:00.000Z', until: '2026-11-23T10:00:00.000Z' },
    });
  });

  it('with the same name twice are a problem that asks for an id', async () => {
    const { known } = await problemsWith('on call', () => ['On call', 'ON CALL']);
    expect(known.problems).toMatchObject([
      { problem: `2 scheduling groups have this name: put the id of one instead (${ON_CALL} or ${SECOND})` },
    ]);
    expect(shiftsOf(known)).toEqual([]);
  });

  it('that was deleted doesn’t count, though Graph still lists it', async () => {
    const { source, tenant } = await problemsWith('On call');
    for (const group of tenant.schedule(HELPDESK_TEAM).groups) group.isActive = false;
    expect((await source.read()).problems).toMatchObject([
      { problem: `the scheduling group ${ON_CALL} is gone from the team; it has none` },
    ]);
  });

  it('that is renamed stays itself until the next start, even if another takes its name', async () => {
    const { source, tenant } = await problemsWith('On call');
    const [onCall, second] = tenant.schedule(HELPDESK_TEAM).groups;
    if (onCall !== undefined) onCall.displayName = 'Night watch';
    if (second !== undefined) second.displayName = 'On call';
    const known = await source.read();
    expect(shiftsOf(known)).toHaveLength(1);
    expect(known.problems).toMatchObject([{ problem: expect.stringContaining(ON_CALL) as string }]);
  });
});
