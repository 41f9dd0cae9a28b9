import { createDirectory } from '../../src/graph/directory.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { EVERYTHING_LATCHKEY_NEEDS } from '../../src/sandbox/tenant/permissions.ts';
import { createPerson } from '../../src/sandbox/tenant/person.ts';
import { NEVER, NO_LIMITS, startGraph, stopTenants } from './graph-tenant.ts';
import { roundTripsOf } from './round-trips.ts';

afterEach(stopTenants);

async function start(...options: Parameters<typeof startGraph>) {
  const world = await startGraph(...options);
  return { ...world, directory: createDirectory(world.graph, { ...world, pim: 'auto' }) };
}

const fay = createPerson({
  id: 'fede0000-0000-4000-8000-000000000001',
  story: 'Signs in at another identity provider.',
  displayName: 'Fay Ortiz',
  userPrincipalName: 'fay@federated.contoso.com',
});

describe('reading one person', () => {
  it('gives everything a request needs', async () => {
    const { directory } = await start();
    expect(await directory.person(PEOPLE.alice.id)).toEqual({
      id: PEOPLE.alice.id,
      displayName: 'Alice Wong',
      signInName: 'alice@contoso.com',
      mail: 'alice@contoso.com',
      department: 'Finance',
      managerId: PEOPLE.max.id,
      employeeId: 'E1002',
      createdAt: '2023-02-06T08:00:00.000Z',
      passwordChangedAt: '2026-06-01T08:00:00.000Z',
      accountEnabled: true,
      kind: 'member',
      federated: false,
      businessPhones: ['+1 425 555 0102'],
      mobilePhone: '+1 425 555 0152',
    });
  });

  it('knows a password that was just reset, and nothing of one that was never set', async () => {
    const { directory, tenant, time } = await start();
    tenant.resetPassword(PEOPLE.alice.id, time.now - 60_000);
    expect(await directory.person(PEOPLE.alice.id)).toMatchObject({
      passwordChangedAt: '2026-11-23T09:59:00.000Z',
    });
    tenant.person(PEOPLE.alice.id).lastPasswordChangeDateTime = null;
    expect(await directory.person(PEOPLE.alice.id)).not.toHaveProperty('passwordChangedAt');
  });

  it('says that an account is synced from an on-premises directory', async () => {
    const { directory } = await start();
    expect(await directory.person(PEOPLE.wanda.id)).toMatchObject({ synced: true });
    expect(await directory.person(PEOPLE.alice.id)).not.toHaveProperty('synced');
    expect((await directory.search('Wanda Yilmaz')).people).toMatchObject([{ synced: true }]);
  });

  it('takes two round trips for the first person of a domain, and one for the others', async () => {
    const { directory, tenant } = await start({}, { inProcess: true });
    expect(await roundTripsOf(tenant, () => directory.person(PEOPLE.alice.id))).toBe(2);
    expect(tenant.calls).toHaveLength(3);
    expect(await roundTripsOf(tenant, () => directory.person(PEOPLE.max.id))).toBe(1);
    expect(tenant.calls).toHaveLength(5);
  });

  it('leaves out what is not on file', async () => {
    const { directory } = await start();
    const hana = await directory.person(PEOPLE.hana.id);
    expect(hana).not.toHaveProperty('managerId');
    expect(hana).not.toHaveProperty('employeeId');
    expect(hana).not.toHaveProperty('mobilePhone');
  });

  it.each([
    ['a deleted account', PEOPLE.paul.id],
    ['an id of nobody', '00000000-0000-4000-8000-00000000dead'],
    ['a sign-in name', 'alice@contoso.com'],
    ['a path', '../domains/contoso.com'],
  ])('is nobody for %s', async (_, id) => {
    const { directory } = await start();
    expect(await directory.person(id)).toBeUndefined();
  });

  it('tells a federated sign-in domain from the tenant’s own, and asks for each once an hour', async () => {
    const { directory, paths, time } = await start({ people: [fay, PEOPLE.max] });
    expect(await directory.person(fay.id)).toMatchObject({ federated: true });
    expect(await directory.person(PEOPLE.max.id)).toMatchObject({ federated: false });
    await directory.person(fay.id);
    const asked = () => paths().filter((path) => path.startsWith('/v1.0/domains/'));
    expect(asked()).toHaveLength(2);
    time.now += 3_600_000;
    await directory.person(fay.id);
    expect(asked()).toHaveLength(3);
  });

  it('names the permission that is missing instead of guessing whether a domain is federated', async () => {
    const permissions = new Set(EVERYTHING_LATCHKEY_NEEDS);
    permissions.delete('Domain.Read.All');
    const { directory } = await start({ permissions });
    await expect(directory.person(PEOPLE.alice.id)).rejects.toMatchObject({
      code: 'GRAPH_FORBIDDEN',
      detail: expect.stringContaining('Domain.Read.All') as string,
    });
  });
});

describe('names for cards', () => {
  const everyone = Object.values(PEOPLE).filter(({ deletedDateTime }) => deletedDateTime === null);

  it('come with sign-in name, department and language, whoever does not exist left out', async () => {
    const { directory } = await start();
    const names = await directory.names([PEOPLE.rita.id, PEOPLE.rita.id, PEOPLE.paul.id, 'nonsense']);
    expect([...names.values()]).toEqual([
      {
        id: PEOPLE.rita.id,
        name: 'Rita Moreno',
        signInName: 'rita@contoso.com',
        department: 'Finance',
        locale: 'en-US',
      },
    ]);
  });

  it('are asked for fifteen at a time and remembered for five minutes', async () => {
    const { directory, paths, time } = await start();
    const ids = everyone.map(({ id }) => id);
    expect((await directory.names(ids)).size).toBe(ids.length);
    const calls = Math.ceil(ids.length / 15);
    expect(paths()).toHaveLength(calls);
    time.now += 299_000;
    await directory.names(ids);
    expect(paths()).toHaveLength(calls);
    time.now += 1_000;
    await directory.names(ids.slice(0, 1));
    expect(paths()).toHaveLength(calls + 1);
  });

  it('are left out rather than waited for', async () => {
    const { directory, tenant, lines } = await start({}, { limits: NO_LIMITS });
    tenant.addFault({ kind: 'hold', until: NEVER });
    // On a busy machine the limit may pass before the call is made.
    do expect((await directory.names([PEOPLE.rita.id])).size).toBe(0);
    while (tenant.calls.length === 0);
    expect(tenant.calls.at(-1)).toMatchObject({ realEnd: undefined });
    expect(lines.some(({ level }) => level === 'warn')).toBe(true);
  });

  it('are left out, never an error, when Graph fails', async () => {
    const { directory, tenant } = await start();
    tenant.addFault({ kind: 'status', status: 500 });
    expect((await directory.names([PEOPLE.rita.id])).size).toBe(0);
  });
});
