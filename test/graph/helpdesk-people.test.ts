import { createHelpdeskPeople, NOBODY, type PeopleConfiguration } from '../../src/graph/helpdesk-people.ts';
import { GROUP_IDS } from '../../src/sandbox/tenant/group-ids.ts';
import { createGroup, GROUPS } from '../../src/sandbox/tenant/groups.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { startGraph, stopTenants } from './graph-tenant.ts';

afterEach(stopTenants);

const usual: PeopleConfiguration = {
  approvers: { group: GROUP_IDS.approvers, members: [] },
  securityContacts: ['sol@contoso.com'],
  samePerson: [['dana@contoso.com', PEOPLE.danaAdmin.id]],
  denyList: ['BreakGlass@contoso.com'],
  sensitive: ['cfo@contoso.com'],
  onCall: {
    timeZone: 'Europe/Berlin',
    rotations: [
      {
        name: 'identity',
        layers: [
          {
            kind: 'turns',
            participants: ['amir@contoso.com', PEOPLE.dana.id.toUpperCase()],
            handOff: { every: 'P7D', from: '2026-11-02T09:00' },
          },
        ],
      },
    ],
    overrides: [
      {
        who: 'iris@contoso.com',
        from: '2026-11-24T08:00:00.000Z',
        until: '2026-11-25T08:00:00.000Z',
        rotation: 'identity',
        kind: 'replace',
        source: 'configuration',
      },
    ],
    escalation: [{ after: 'PT0M', notify: 'identity' }],
  },
};

async function start(
  change: Partial<PeopleConfiguration> = {},
  options: Parameters<typeof startGraph>[0] = {},
) {
  const world = await startGraph(options);
  const people = createHelpdeskPeople({ ...world, configuration: { ...usual, ...change } });
  return { ...world, people };
}

const rotationOf = (...participants: string[]): Pick<PeopleConfiguration, 'onCall'> => ({
  onCall: {
    ...usual.onCall,
    overrides: [],
    rotations: [
      {
        name: 'identity',
        layers: [{ kind: 'turns', participants, handOff: { every: 'P7D', from: '2026-11-02T09:00' } }],
      },
    ],
  },
});

describe('the people of the configuration', () => {
  it('are read as object ids, whatever they were written as', async () => {
    const { people, clock } = await start();
    const read = await people.read();
    expect(read).toMatchObject({
      readAt: clock.now(),
      securityContacts: [PEOPLE.sol.id],
      samePerson: [[PEOPLE.dana.id, PEOPLE.danaAdmin.id]],
      denyList: [PEOPLE.bree.id],
      sensitive: [PEOPLE.cora.id],
      roster: {
        timeZone: 'Europe/Berlin',
        rotations: [{ name: 'identity', layers: [{ participants: [PEOPLE.amir.id, PEOPLE.dana.id] }] }],
        overrides: [{ who: PEOPLE.iris.id }],
        escalation: usual.onCall.escalation,
      },
    });
    expect(people.problems()).toEqual([]);
  });

  it('include approvers of groups within the group, and of the list, each once', async () => {
    const { people } = await start({
      approvers: { group: GROUP_IDS.approvers, members: ['hana@contoso.com', PEOPLE.amir.id] },
    });
    const { approvers } = await people.read();
    expect(approvers.map(({ displayName }) => displayName).toSorted()).toEqual([
      'Amir Haddad',
      'Dana Petrova',
      'Hana Sato',
      'Iris Okafor',
    ]);
    expect(approvers.find(({ id }) => id === PEOPLE.dana.id)).toEqual({
      id: PEOPLE.dana.id,
      displayName: 'Dana Petrova',
      employeeId: 'E1005',
      accountEnabled: true,
    });
  });

  it('include all of a group that has more than one page', async () => {
    const { people, tenant } = await start({ approvers: { group: GROUP_IDS.allStaff, members: [] } });
    const { approvers } = await people.read();
    expect(approvers.length).toBeGreaterThan(100);
    expect(tenant.calls.every(({ status }) => status === 200)).toBe(true);
  });

  it('include neither guests, rooms nor disabled accounts as approvers', async () => {
    const { gina, dieter, ravi, amir } = PEOPLE;
    const memberIds = [gina, dieter, ravi, amir].map(({ id }) => id);
    const { people } = await start(
      { approvers: { group: GROUP_IDS.approvers, members: [gina.id, dieter.id, ravi.id] } },
      { groups: [createGroup({ ...GROUPS.approvers, memberIds })] },
    );
    expect((await people.read()).approvers.map(({ id }) => id)).toEqual([amir.id]);
    expect(people.problems().map(({ key }) => key)).toEqual(
      expect.arrayContaining(['approvers.members[0]', 'approvers.members[1]', 'approvers.members[2]']),
    );
  });

  it('keep the order of turns when one of them is unknown, and say which', async () => {
    const { people, lines } = await start(
      rotationOf('amir@contoso.com', 'nobody@contoso.com', PEOPLE.dana.id),
    );
    const { roster } = await people.read();
    expect(roster.rotations[0]?.layers).toEqual([
      expect.objectContaining({ participants: [PEOPLE.amir.id, NOBODY, PEOPLE.dana.id] }),
    ]);
    expect(people.problems()).toEqual([
      { key: 'onCall.rotations[0].participants[1]', problem: expect.stringContaining('nobody') as string },
    ]);
    expect(lines.map(({ level }) => level)).toEqual(['warn']);
    expect(JSON.stringify(lines)).not.toContain('nobody@contoso.com');
  });

  it.each([
    ['disabled', PEOPLE.dieter.id, 'disabled'],
    ['not an approver', PEOPLE.rita.id, 'not an approver'],
    ['deleted', PEOPLE.paul.id, 'nobody'],
  ])('say of someone on call that they are %s', async (_, who, problem) => {
    const { people } = await start(rotationOf('amir@contoso.com', who));
    await people.read();
    expect(people.problems()).toEqual([
      { key: 'onCall.rotations[0].participants[1]', problem: expect.stringContaining(problem) as string },
    ]);
  });

  it('say when nobody at all can approve', async () => {
    const { people } = await start(
      { approvers: { group: GROUP_IDS.approvers, members: [] } },
      { groups: [createGroup({ ...GROUPS.approvers, memberIds: [] })] },
    );
    expect((await people.read()).approvers).toEqual([]);
    expect(people.problems()).toContainEqual({ key: 'approvers', problem: expect.any(String) as string });
  });

  it.each([
    ['samePerson[0][1]', { samePerson: [['dana@contoso.com', 'typo@contoso.com']] }],
    ['denyList[1]', { denyList: ['breakglass@contoso.com', 'typo@contoso.com'] }],
    ['sensitive[0]', { sensitive: ['typo@contoso.com'] }],
  ])('are not read at all while a list that protects people has a hole: %s', async (key, change) => {
    const { people, tenant } = await start(change);
    const refused = { code: 'CONFIG_INVALID', detail: expect.stringContaining(key) as string };
    await expect(people.read()).rejects.toMatchObject(refused);
    await expect(people.last()).rejects.toMatchObject(refused);
    await expect(people.read()).rejects.not.toThrow('typo');
    tenant.person(PEOPLE.nora.id).userPrincipalName = 'Typo@contoso.com';
    expect(JSON.stringify(await people.read())).toContain(PEOPLE.nora.id);
  });

  it('stay themselves when they are renamed while the service runs', async () => {
    const { people, tenant } = await start();
    await people.read();
    tenant.person(PEOPLE.bree.id).userPrincipalName = 'renamed@contoso.com';
    tenant.person(PEOPLE.rita.id).userPrincipalName = 'breakglass@contoso.com';
    expect((await people.read()).denyList).toEqual([PEOPLE.bree.id]);
    expect(people.problems()).toEqual([
      { key: 'denyList[0]', problem: expect.stringContaining('has changed') as string },
    ]);
  });
});

describe('the last reading', () => {
  it('is made once when there is none, also for several who ask at once', async () => {
    const { people, tenant } = await start();
    const [one, other] = await Promise.all([people.last(), people.last()]);
    expect(one).toBe(other);
    const calls = tenant.calls.length;
    expect(await people.last()).toBe(one);
    expect(tenant.calls).toHaveLength(calls);
  });

  it('is replaced by the next one', async () => {
    const { people, tenant, time } = await start();
    await people.read();
    tenant.person(PEOPLE.dana.id).accountEnabled = false;
    time.now += 1_000;
    expect((await people.last()).approvers.map(({ id }) => id)).toContain(PEOPLE.dana.id);
    await people.read();
    expect((await people.last()).approvers.map(({ id }) => id)).not.toContain(PEOPLE.dana.id);
  });

  it('stands when a new one fails', async () => {
    const { people, tenant } = await start();
    const read = await people.read();
    tenant.addFault({ kind: 'status', status: 500 });
    await expect(people.read()).rejects.toMatchObject({ code: 'GRAPH_UNAVAILABLE' });
    expect(await people.last()).toBe(read);
  });

  it('fails, and is tried anew, when none was ever made', async () => {
    const { people, tenant } = await start();
    tenant.addFault({ kind: 'status', status: 403 });
    await expect(people.last()).rejects.toMatchObject({ code: 'GRAPH_FORBIDDEN' });
    tenant.clearFaults();
    expect((await people.last()).approvers).toHaveLength(3);
  });
});
