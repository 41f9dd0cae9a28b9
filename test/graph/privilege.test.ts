import { createDirectory } from '../../src/graph/directory.ts';
import type { PimUse } from '../../src/graph/eligibility.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { EVERYTHING_LATCHKEY_NEEDS } from '../../src/sandbox/tenant/permissions.ts';
import type { TenantOptions } from '../../src/sandbox/tenant/tenant.ts';
import { startGraph, stopTenants } from './graph-tenant.ts';
import { roundTripsOf } from './round-trips.ts';

afterEach(stopTenants);

async function start(
  options: Partial<TenantOptions> = {},
  pim: PimUse = 'auto',
  more: Parameters<typeof startGraph>[1] = {},
) {
  const world = await startGraph(options, more);
  const directory = createDirectory(world.graph, { ...world, pim });
  return { ...world, privilege: (id: string) => directory.privilege(id) };
}

function without(permission: string): Pick<TenantOptions, 'permissions'> {
  const permissions = new Set(EVERYTHING_LATCHKEY_NEEDS);
  permissions.delete(permission);
  return { permissions };
}

describe('who is privileged', () => {
  it.each([
    ['holds a role', PEOPLE.priya, 'privileged'],
    ['is Global Administrator', PEOPLE.gus, 'privileged'],
    ['may activate a role', PEOPLE.elena, 'privileged'],
    ['may activate membership of a privileged group', PEOPLE.pia, 'privileged'],
    ['is in a group that may activate membership of a privileged group', PEOPLE.finn, 'privileged'],
    ['has a role through a group', PEOPLE.mia, 'privileged'],
    ['has a role over one administrative unit', PEOPLE.sven, 'privileged'],
    ['owns a role-assignable group', PEOPLE.theo, 'privileged'],
    ['is under restricted management', PEOPLE.xaver, 'privileged'],
    ['owns an application', PEOPLE.owen, 'owns_application'],
    ['is only on the deny list, which is not in the directory', PEOPLE.bree, 'none'],
    ['is an ordinary colleague', PEOPLE.alice, 'none'],
    ['is in ordinary groups', PEOPLE.amir, 'none'],
  ])('someone who %s', async (_, person, expected) => {
    const { privilege } = await start();
    expect(await privilege(person.id)).toBe(expected);
  });

  it('is found out by the same queries for everybody, so that the time taken tells nothing', async () => {
    const asked = async (id: string): Promise<readonly string[]> => {
      const { privilege, paths } = await start();
      await privilege(id);
      return paths()
        .map((path) => path.replace(id, '{id}'))
        .toSorted();
    };
    const ordinary = await asked(PEOPLE.alice.id);
    expect(ordinary).toHaveLength(14);
    for (const { id } of [PEOPLE.gus, PEOPLE.mia, PEOPLE.finn, PEOPLE.owen, PEOPLE.xaver])
      expect(await asked(id)).toEqual(ordinary);
  });
});

describe('a privilege query that fails', () => {
  const queries = [
    /directoryRole$/,
    /transitiveMemberOf\/microsoft\.graph\.group$/,
    /ownedObjects\/microsoft\.graph\.group$/,
    /ownedObjects\/microsoft\.graph\.application$/,
    /ownedObjects\/microsoft\.graph\.servicePrincipal$/,
    /roleAssignments$/,
    /users\/[^/]+$/,
    /roleEligibilityScheduleInstances$/,
    /group\/eligibilityScheduleInstances$/,
    /v1\.0\/groups$/,
    /transitiveMembers\/microsoft\.graph\.group$/,
  ];

  it.each(queries)('makes an ordinary colleague possibly privileged: %s', async (path) => {
    const { privilege, tenant, lines } = await start();
    tenant.addFault({ kind: 'status', status: 500, path });
    expect(await privilege(PEOPLE.alice.id)).toBe('unknown');
    const told = lines.filter(({ level }) => level === 'warn');
    // Of people and of groups, eligibility is asked by one and the same path.
    expect(told).toHaveLength(path.test('group/eligibilityScheduleInstances') ? 2 : 1);
  });

  it('does not hide a privilege another query has found', async () => {
    const { privilege, tenant } = await start();
    tenant.addFault({ kind: 'status', status: 500, path: /ownedObjects/ });
    expect(await privilege(PEOPLE.priya.id)).toBe('privileged');
  });

  it.each(['RoleManagement.Read.Directory', 'PrivilegedEligibilitySchedule.Read.AzureADGroup'])(
    'says in the log that %s must be granted',
    async (permission) => {
      const { privilege, lines } = await start(without(permission));
      expect(await privilege(PEOPLE.alice.id)).toBe('unknown');
      expect(lines.map(({ fields }) => fields['grant'])).toContainEqual(expect.stringContaining(permission));
    },
  );

  it('is not a role list with empty entries, which is what Graph sends without the permission on roles', async () => {
    const { privilege, tenant } = await start(without('RoleManagement.Read.Directory'));
    tenant.addFault({ kind: 'status', status: 404, path: /roleAssignments$/ });
    expect(await privilege(PEOPLE.priya.id)).toBe('privileged');
    expect(await privilege(PEOPLE.alice.id)).toBe('unknown');
  });

  it.each(['transitiveMemberOf', 'ownedObjects'])(
    'is a list of groups with empty entries in %s: any of them may hold roles',
    async (under) => {
      const hiding = withGroups(under, { id: 'hidden', isAssignableToRole: null, securityEnabled: null });
      const world = await startGraph({}, { fetch: hiding });
      const directory = createDirectory(world.graph, { ...world, pim: 'auto' });
      expect(await directory.privilege(PEOPLE.amir.id)).toBe('unknown');
      expect(world.lines.map(({ fields }) => fields['grant'])).toEqual(['GroupMember.Read.All']);
      expect(await directory.privilege(PEOPLE.priya.id)).toBe('privileged');
    },
  );

  it('is not a group that simply is not about roles', async () => {
    const plain = withGroups('ownedObjects', {
      id: 'plain',
      isAssignableToRole: null,
      securityEnabled: false,
    });
    const world = await startGraph({}, { fetch: plain });
    const directory = createDirectory(world.graph, { ...world, pim: 'auto' });
    expect(await directory.privilege(PEOPLE.amir.id)).toBe('none');
  });

  it('does not hide that an account is under restricted management', async () => {
    const { privilege, tenant } = await start();
    tenant.addFault({ kind: 'status', status: 500, path: /roleAssignments$/ });
    expect(await privilege(PEOPLE.xaver.id)).toBe('privileged');
  });

  it('is an answer that makes no sense, too', async () => {
    const world = await startGraph({}, { fetch: () => Promise.resolve(Response.json({ value: 'nothing' })) });
    const directory = createDirectory(world.graph, { ...world, pim: 'auto' });
    expect(await directory.privilege(PEOPLE.alice.id)).toBe('unknown');
  });
});

describe('the time a privilege query takes', () => {
  it.each(['alice', 'gus', 'finn', 'xaver'] as const)(
    'is the same four round trips for everybody, however lately it was asked: %s',
    async (who) => {
      const { privilege, tenant } = await start({}, 'auto', { inProcess: true });
      const asked = () => privilege(PEOPLE[who].id);
      expect(await roundTripsOf(tenant, asked)).toBe(4);
      expect(await roundTripsOf(tenant, asked)).toBe(4);
    },
  );
});

describe('privileged identity management', () => {
  it.each(['free', 'p1'] as const)(
    'is taken for unused with auto in a tenant with the licence %s',
    async (licence) => {
      const { privilege } = await start({ licence });
      expect(await privilege(PEOPLE.alice.id)).toBe('none');
    },
  );

  it('is not taken for unused when the licences cannot be read', async () => {
    const { privilege } = await start({ licence: 'p1', ...without('LicenseAssignment.Read.All') });
    expect(await privilege(PEOPLE.alice.id)).toBe('unknown');
  });

  it('is not taken for unused when the tenant does have the plan', async () => {
    const { privilege, tenant } = await start({ licence: 'p2' });
    tenant.addFault({ kind: 'status', status: 400, code: 'AadPremiumLicenseRequired', path: /Eligibility/i });
    expect(await privilege(PEOPLE.alice.id)).toBe('unknown');
  });

  it('must answer when it is declared as used', async () => {
    const { privilege } = await start({ licence: 'p1' }, 'used');
    expect(await privilege(PEOPLE.alice.id)).toBe('unknown');
  });

  it('is not asked when it is declared as not used', async () => {
    const { privilege, paths } = await start({ licence: 'p1' }, 'none');
    expect(await privilege(PEOPLE.alice.id)).toBe('none');
    expect(paths().filter((path) => /eligibility/i.test(path))).toEqual([]);
  });
});

/** As if Graph listed that group under every person. */
function withGroups(under: string, group: Readonly<Record<string, unknown>>): typeof fetch {
  return async (address, init) => {
    const isAsked = (address as string).includes(`/${under}/microsoft.graph.group`);
    return isAsked ? Response.json({ value: [group] }) : fetch(address, init);
  };
}
