import { setTimeout } from 'node:timers/promises';
import { createDirectory } from '../../src/graph/directory.ts';
import type { PimUse } from '../../src/graph/eligibility.ts';
import { createEligibleGroups } from '../../src/graph/eligible-groups.ts';
import { createGroup, type SimulatedGroup } from '../../src/sandbox/tenant/groups.ts';
import { createPerson } from '../../src/sandbox/tenant/person.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import type { TenantOptions } from '../../src/sandbox/tenant/tenant.ts';
import { failure, startGraph, stopTenants } from './graph-tenant.ts';

afterEach(stopTenants);

const { alice, rita, max, nora } = PEOPLE;
const idOf = (number: number): string => `9f000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

async function start(
  groups: readonly SimulatedGroup[],
  options: Partial<TenantOptions> = {},
  pim: PimUse = 'auto',
) {
  const world = await startGraph({ groups, ...options });
  const directory = createDirectory(world.graph, { ...world, pim });
  const eligibilityCalls = (): readonly string[] =>
    world.tenant.calls
      .map(({ path, query }) => `${path}?${query}`)
      .filter((text) => /privilegedAccess\/group/.test(text) && text.includes('groupId'));
  return { ...world, privilege: (id: string) => directory.privilege(id), eligibilityCalls };
}

function createRoleGroup(more: Partial<SimulatedGroup> = {}): SimulatedGroup {
  return createGroup({
    id: idOf(1),
    displayName: 'Admins',
    memberIds: [],
    isAssignableToRole: true,
    ...more,
  });
}

function createPlainGroup(number: number, more: Partial<SimulatedGroup>): SimulatedGroup {
  return createGroup({ id: idOf(number), displayName: `Plain ${String(number)}`, memberIds: [], ...more });
}

describe('a group that may activate membership of a role-assignable group', () => {
  it('makes its members privileged, those of groups inside it, and its owners', async () => {
    const { privilege } = await start([
      createRoleGroup(),
      createPlainGroup(2, {
        memberIds: [alice.id, idOf(3)],
        ownerIds: [max.id],
        eligibleGroupIds: [idOf(1)],
      }),
      createPlainGroup(3, { memberIds: [rita.id] }),
    ]);
    for (const { id } of [alice, rita, max]) expect(await privilege(id)).toBe('privileged');
    expect(await privilege(nora.id)).toBe('none');
  });

  it('makes those privileged who may activate membership of it by another group', async () => {
    const { privilege } = await start([
      createRoleGroup(),
      createPlainGroup(2, { eligibleGroupIds: [idOf(1)] }),
      createPlainGroup(3, { eligibleGroupIds: [idOf(2)], memberIds: [alice.id] }),
    ]);
    expect(await privilege(alice.id)).toBe('privileged');
    expect(await privilege(rita.id)).toBe('none');
  });

  it('comes to an end where groups may activate each other', async () => {
    const { privilege } = await start([
      createRoleGroup(),
      createPlainGroup(2, { eligibleGroupIds: [idOf(1), idOf(3)] }),
      createPlainGroup(3, { eligibleGroupIds: [idOf(2)], memberIds: [alice.id] }),
    ]);
    expect(await privilege(alice.id)).toBe('privileged');
  });

  it('makes those privileged who may activate membership of a group inside it, and who own such a group', async () => {
    const { privilege } = await start([
      createRoleGroup(),
      createPlainGroup(2, { memberIds: [idOf(5)], eligibleGroupIds: [idOf(1)] }),
      createPlainGroup(5, { memberIds: [idOf(3)] }),
      createPlainGroup(3, { ownerIds: [max.id] }),
      createPlainGroup(4, { memberIds: [alice.id], eligibleGroupIds: [idOf(3)] }),
    ]);
    for (const { id } of [alice, max]) expect(await privilege(id)).toBe('privileged');
    expect(await privilege(nora.id)).toBe('none');
  });

  it('is not asked for groups inside it where it is a Microsoft 365 group, which holds none', async () => {
    const { privilege, paths } = await start([
      createRoleGroup(),
      createPlainGroup(2, { memberIds: [alice.id], eligibleGroupIds: [idOf(1)], groupTypes: ['Unified'] }),
    ]);
    expect(await privilege(alice.id)).toBe('privileged');
    expect(await privilege(nora.id)).toBe('none');
    expect(paths().filter((path) => path.includes('transitiveMembers'))).toEqual([]);
  });

  it('leaves everybody unknown whom it can’t clear where the groups inside it can’t be read', async () => {
    const { privilege, tenant } = await start([
      createRoleGroup(),
      createPlainGroup(2, { eligibleGroupIds: [idOf(1)] }),
    ]);
    tenant.addFault({ kind: 'status', status: 400, path: /transitiveMembers\/microsoft\.graph\.group$/ });
    expect(await privilege(nora.id)).toBe('unknown');
  });

  it('is not known of where the groups inside it are more than can be asked about', async () => {
    const inside = Array.from({ length: 499 }, (_, place) => createPlainGroup(100 + place, {}));
    const { privilege, eligibilityCalls } = await start([
      createRoleGroup(),
      createPlainGroup(2, { eligibleGroupIds: [idOf(1)], memberIds: inside.map(({ id }) => id) }),
      ...inside,
    ]);
    expect(await privilege(nora.id)).toBe('unknown');
    expect(eligibilityCalls()).toHaveLength(2);
  });

  it('is told from one that may activate something ordinary', async () => {
    const { privilege } = await start([
      createRoleGroup(),
      createPlainGroup(2, {}),
      createPlainGroup(3, { eligibleGroupIds: [idOf(2)], memberIds: [alice.id] }),
    ]);
    expect(await privilege(alice.id)).toBe('none');
  });

  it('is looked for in tenants with many role-assignable groups, a few at a time', async () => {
    const many = Array.from({ length: 40 }, (_, place) => createRoleGroup({ id: idOf(100 + place) }));
    const member = createPlainGroup(2, { memberIds: [alice.id], eligibleGroupIds: [idOf(139)] });
    const { privilege } = await start([...many, member]);
    expect(await privilege(alice.id)).toBe('privileged');
  });

  it('is told from people who may, of whom no more than fifteen lists are asked for at once', async () => {
    const people = Array.from({ length: 300 }, (_, place) =>
      createPerson({ ...alice, id: idOf(1_000 + place), eligibleGroupIds: [idOf(1)] }),
    );
    const { tenant, privilege } = await start([createRoleGroup()], { people: [alice, ...people] });
    tenant.addFault({ kind: 'delay', milliseconds: 30, path: /v1\.0\/groups$/ });
    expect(await privilege(alice.id)).toBe('none');
    const spans = tenant.calls.filter(({ path }) => path.endsWith('/groups'));
    const atOnce = spans.map(
      ({ realStart: at }) =>
        spans.filter(({ realStart, realEnd = Infinity }) => realStart <= at && at < realEnd).length,
    );
    expect(spans).toHaveLength(21);
    expect(Math.max(...atOnce)).toBeLessThanOrEqual(15);
  });

  it('is not known of where there are more than Microsoft allows', async () => {
    const many = Array.from({ length: 501 }, (_, place) => createRoleGroup({ id: idOf(100 + place) }));
    const { privilege, eligibilityCalls, lines } = await start(many);
    expect(await privilege(alice.id)).toBe('unknown');
    expect(eligibilityCalls()).toEqual([]);
    expect(lines).toMatchObject([{ level: 'warn', fields: { code: 'GRAPH_UNEXPECTED' } }]);
  });
});

describe('what is known of such groups', () => {
  const groups = [
    createRoleGroup(),
    createPlainGroup(2, { eligibleGroupIds: [idOf(1)], memberIds: [alice.id] }),
  ];

  it('is read once for looks at the same moment, and anew for every later one', async () => {
    const { privilege, eligibilityCalls } = await start(groups);
    await Promise.all([privilege(rita.id), privilege(alice.id)]);
    expect(eligibilityCalls()).toHaveLength(2);
    await privilege(max.id);
    expect(eligibilityCalls()).toHaveLength(4);
  });

  it('tells right before a removal what was granted after the approval', async () => {
    const { privilege, tenant } = await start([
      createRoleGroup(),
      createPlainGroup(2, { memberIds: [alice.id] }),
    ]);
    expect(await privilege(alice.id)).toBe('none');
    tenant.group(idOf(2)).eligibleGroupIds = [idOf(1)];
    expect(await privilege(alice.id)).toBe('privileged');
  });

  it('is not kept when it could not be read', async () => {
    const { privilege, tenant } = await start(groups);
    tenant.addFault({ kind: 'status', status: 500, path: /v1\.0\/groups$/ });
    expect(await privilege(rita.id)).toBe('unknown');
    tenant.clearFaults();
    expect(await privilege(rita.id)).toBe('none');
  });

  it('is not known when reading it takes longer than its limit, and then nothing more is asked', async () => {
    const { graph, tenant } = await startGraph({ groups });
    const { promise: isReleased, resolve: release } = Promise.withResolvers<undefined>();
    tenant.addFault({ kind: 'hold', until: isReleased, from: 2 });
    const eligible = createEligibleGroups({ graph, pim: 'auto', within: 5_000 });
    expect(await failure(eligible())).toMatchObject({ code: 'GRAPH_UNAVAILABLE' });
    release(undefined);
    await setTimeout(120);
    expect(tenant.calls).toHaveLength(2);
    tenant.clearFaults();
    expect(await eligible()).toEqual(new Set([idOf(2)]));
  });

  it('is one warning when a person’s own groups can’t be read', async () => {
    const { privilege, tenant, lines } = await start(groups);
    tenant.addFault({ kind: 'status', status: 500, path: /transitiveMemberOf\/microsoft\.graph\.group$/ });
    expect(await privilege(alice.id)).toBe('unknown');
    expect(lines).toHaveLength(1);
  });

  it('is not asked for where nobody can be eligible: by declaration, or by licence', async () => {
    const declared = await start(groups, {}, 'none');
    expect(await declared.privilege(alice.id)).toBe('none');
    expect(declared.paths().filter((path) => path.endsWith('/groups'))).toEqual([]);
    const unlicensed = await start(groups, { licence: 'p1' });
    expect(await unlicensed.privilege(alice.id)).toBe('none');
    const used = await start(groups, { licence: 'p1' }, 'used');
    expect(await used.privilege(alice.id)).toBe('unknown');
  });

  it('costs a tenant without the licence a few calls only, however many groups it has', async () => {
    const many = Array.from({ length: 100 }, (_, place) => createRoleGroup({ id: idOf(100 + place) }));
    const { privilege, eligibilityCalls } = await start(many, { licence: 'p1' });
    expect(await privilege(alice.id)).toBe('none');
    expect(eligibilityCalls().length).toBeLessThan(20);
  });
});
