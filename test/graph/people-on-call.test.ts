import { setImmediate } from 'node:timers/promises';
import { createHelpdeskPeople, NOBODY, type PeopleConfiguration } from '../../src/graph/helpdesk-people.ts';
import { GROUP_IDS } from '../../src/sandbox/tenant/group-ids.ts';
import { createGroup, GROUPS } from '../../src/sandbox/tenant/groups.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { stopTenants } from './graph-tenant.ts';
import { SHIFTS, startShifts, type ShiftsWorld } from './shifts.ts';

afterEach(stopTenants);

const { amir, dana, dieter, max, iris } = PEOPLE;
const UNREAD = { from: '1970-01-01T00:00:00.000Z', until: '1970-01-01T00:00:00.000Z' };
const NOTHING = { kind: 'shifts', shifts: [], known: UNREAD } as const;

const configuration: PeopleConfiguration = {
  approvers: { group: GROUP_IDS.approvers, members: [] },
  securityContacts: [],
  samePerson: [],
  denyList: [],
  sensitive: [],
  onCall: {
    timeZone: 'Europe/Berlin',
    rotations: ['primary', 'secondary'].map((name) => ({ name, layers: [NOTHING] })),
    overrides: [],
    escalation: [{ after: 'PT0M', notify: 'primary' }],
  },
  shifts: SHIFTS,
};

async function start(options: Parameters<typeof startShifts>[0] = {}) {
  const world = await startShifts(options);
  return { ...world, people: createHelpdeskPeople({ ...world, configuration }) };
}

const today = (world: Pick<ShiftsWorld, 'shift'>, who: string): string =>
  world.shift({ who, from: '2026-11-23T08:00:00Z', until: '2026-11-23T16:00:00Z' });

describe('people on call by Teams Shifts', () => {
  it('are in the roster under the names of the rotations, beside the approvers', async () => {
    const { people, ...world } = await start();
    today(world, amir.id);
    const { roster, shifts, readAt } = await people.read();
    expect(shifts).toEqual({ kind: 'read', readAt });
    expect(roster.rotations).toMatchObject([
      { name: 'primary', layers: [{ kind: 'shifts', shifts: [{ who: amir.id }] }] },
      { name: 'secondary', layers: [{ kind: 'shifts', shifts: [] }] },
    ]);
    expect(people.problems()).toEqual([]);
  });

  it('are known by their employee id and standing also when no list names them', async () => {
    const { people, ...world } = await start();
    today(world, max.id);
    today(world, dieter.id);
    today(world, NOBODY);
    const { employeeIds, unable, approvers } = await people.read();
    expect(employeeIds.get(max.id)).toBe(max.employeeId);
    expect([...unable]).toEqual([
      [dieter.id, 'disabled'],
      [NOBODY, 'gone'],
    ]);
    expect(approvers.map(({ id }) => id)).not.toContain(max.id);
  });

  it('who are no approvers are a problem with a number and without a name', async () => {
    const { people, lines, ...world } = await start();
    today(world, max.id);
    today(world, dieter.id);
    world.shift({ who: iris.id, from: '2026-12-01T08:00:00Z', until: '2026-12-01T16:00:00Z' });
    await people.read();
    const problem = {
      key: 'onCall.rotations[0].schedulingGroup',
      problem: '2 people with a shift in the coming week are not among the approvers, and so not asked',
    };
    expect(people.problems()).toEqual([problem]);
    await people.read();
    expect(lines.filter(({ level }) => level === 'warn').map(({ fields }) => fields)).toEqual([problem]);
  });

  it('are not called gone when they can’t be looked up', async () => {
    const { people, tenant, ...world } = await start();
    today(world, max.id);
    tenant.addFault({ kind: 'status', status: 500, path: /users$/ });
    const { unable, approvers } = await people.read();
    expect([...unable]).toEqual([]);
    expect(approvers).toHaveLength(3);
  });
});

describe('people of the file and of the group', () => {
  it('who are disabled are said to be, though they are no approvers then', async () => {
    const { people } = await start({
      groups: [createGroup({ ...GROUPS.approvers, memberIds: [amir.id, dieter.id] })],
    });
    const { approvers, unable } = await people.read();
    expect(approvers.map(({ id }) => id)).toEqual([amir.id]);
    expect([...unable]).toEqual([[dieter.id, 'disabled']]);
  });

  it('who left the company are gone, whether the file has their id or their name', async () => {
    const world = await startShifts();
    const layer = {
      kind: 'turns',
      participants: [amir.id, dana.userPrincipalName, 'left@contoso.com'],
      handOff: { every: 'P7D', from: '2026-11-02T09:00' },
    } as const;
    const onCall = { ...configuration.onCall, rotations: [{ name: 'primary', layers: [layer] }] };
    const people = createHelpdeskPeople({
      ...world,
      configuration: { ...configuration, onCall, shifts: undefined },
    });
    expect([...(await people.read()).unable]).toEqual([[NOBODY, 'gone']]);
    world.tenant.deletePerson(amir.id);
    world.tenant.deletePerson(dana.id);
    expect([...(await people.read()).unable]).toEqual([
      [amir.id, 'gone'],
      [dana.id, 'gone'],
      [NOBODY, 'gone'],
    ]);
  });
});

describe('approvers and shifts fail by themselves', () => {
  it('so approvers are as fresh as ever while the shifts are old', async () => {
    const { people, tenant, time, ...world } = await start();
    const first = await people.read();
    tenant.addFault({ kind: 'drop', path: /schedule/ });
    today(world, amir.id);
    time.now += 120_000;
    const { readAt, shifts } = await people.read();
    expect(readAt).toBe('2026-11-23T10:02:00.000Z');
    expect(shifts).toEqual({ kind: 'old', why: 'no_answer', readAt: first.readAt });
  });

  it('so new shifts count while the approvers are old, and the reading still fails', async () => {
    const { people, tenant, time, ...world } = await start();
    const first = await people.read();
    tenant.addFault({ kind: 'drop', path: /groups/ });
    today(world, dana.id);
    time.now += 120_000;
    await expect(people.read()).rejects.toMatchObject({ code: 'GRAPH_UNAVAILABLE' });
    const last = await people.last();
    expect(last.readAt).toBe(first.readAt);
    expect(last.shifts).toEqual({ kind: 'read', readAt: '2026-11-23T10:02:00.000Z' });
    expect(last.roster.rotations[0]?.layers).toMatchObject([{ shifts: [{ who: dana.id }] }]);
  });

  it('so a schedule that hangs holds nobody up, and counts when it comes after all', async () => {
    const { people, tenant, ...world } = await start();
    const first = await people.read();
    const { promise: until, resolve: letGo } = Promise.withResolvers<undefined>();
    tenant.addFault({ kind: 'hold', until, path: /shifts$/, times: 1 });
    today(world, dana.id);
    world.time.now += 120_000;
    const meanwhile = await people.read();
    expect(meanwhile.readAt).toBe('2026-11-23T10:02:00.000Z');
    expect(meanwhile.shifts).toEqual({ kind: 'read', readAt: first.readAt });
    letGo(undefined);
    while ((await people.last()).shifts === meanwhile.shifts) await setImmediate();
    expect((await people.last()).shifts).toEqual({ kind: 'read', readAt: '2026-11-23T10:02:00.000Z' });
    expect((await people.last()).roster.rotations[0]?.layers).toMatchObject([{ shifts: [{ who: dana.id }] }]);
  });

  it('so neither of them holds when both fail at first', async () => {
    const { people, tenant } = await start();
    tenant.addFault({ kind: 'drop' });
    await expect(people.last()).rejects.toMatchObject({ code: 'GRAPH_UNAVAILABLE' });
  });
});
