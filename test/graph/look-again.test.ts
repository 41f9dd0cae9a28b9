import type { PinnedMethod } from '../../src/domain/method.ts';
import type { ResetScope } from '../../src/domain/reset-plan.ts';
import { listingFor } from '../../src/graph/permission.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { stopTenants } from './graph-tenant.ts';
import {
  alice,
  app,
  mobile,
  oath,
  planOf,
  quentin,
  startMethods,
  token,
  USUAL_PLAN,
} from './method-world.ts';

afterEach(stopTenants);

const HARDWARE: readonly ResetScope[] = ['hardwareOath'];
const QUENTINS_APP: PinnedMethod = {
  kind: 'microsoftAuthenticator',
  id: 'a17e0000-0000-4000-8000-000000001035',
};
const GRANULAR = [
  'UserAuthMethod-MicrosoftAuthApp.ReadWrite.All',
  'UserAuthMethod-SoftwareOATH.ReadWrite.All',
  'UserAuthMethod-Phone.Read.All',
];
const HARDWARE_GRANT = 'UserAuthMethod-HardwareOATH.ReadWrite.All';
const granted = (...roles: readonly string[]) => {
  const permissions = new Set(roles);
  return [{ permissions }, { listing: listingFor(permissions) }] as const;
};
const idsOf = (list: { readonly methods: readonly { readonly id: string }[] } | undefined) =>
  list?.methods.map(({ id }) => id);

describe('looking again at the methods of a plan', () => {
  it.each([
    ['one that goes, though the scope has shrunk since', planOf([token]), []],
    ['one that stays', planOf([QUENTINS_APP], [token]), []],
    ['one that stays, though it has come into scope since', planOf([QUENTINS_APP], [token]), HARDWARE],
  ] as const)('finds its hardware token: %s', async (_case, plan, scope) => {
    const { methods } = await startMethods({}, { scope });
    expect(idsOf(await methods.list(quentin, plan))).toContain(token.id);
  });

  it.each([[], HARDWARE])('asks for no hardware tokens where the plan names none', async (...scope) => {
    const { methods, paths } = await startMethods({}, { scope });
    await methods.list(quentin, planOf([QUENTINS_APP]));
    expect(paths().map((path) => path.split('/').at(-1))).toEqual(['methods']);
  });

  it.each([403, 404, 500])('gives no list when a token that goes can’t be looked for: %s', async (status) => {
    const { methods, tenant } = await startMethods();
    tenant.addFault({ kind: 'status', status, path: /hardwareOath/ });
    await expect(methods.list(quentin, planOf([token]))).rejects.toMatchObject({
      code: expect.stringMatching(/^GRAPH_/) as string,
    });
  });

  it.each([403, 404, 500])('goes on when a token that stays can’t be looked for: %s', async (status) => {
    const { methods, tenant } = await startMethods({}, { scope: HARDWARE });
    tenant.addFault({ kind: 'status', status, path: /hardwareOath/ });
    const listed = await methods.list(quentin, planOf([QUENTINS_APP], [token]));
    expect(idsOf(listed)).toContain(QUENTINS_APP.id);
    expect(listed).toEqual({ methods: expect.any(Array) as unknown });
  });

  it('names the permission when Graph refuses a kind that goes', async () => {
    const { methods, tenant } = await startMethods(...granted(...GRANULAR));
    tenant.grant(new Set(GRANULAR.slice(1)));
    await expect(methods.list(alice, USUAL_PLAN)).rejects.toMatchObject({
      code: 'GRAPH_FORBIDDEN',
      graph: { permission: 'UserAuthMethod-MicrosoftAuthApp.Read.All' },
    });
  });
});

describe('looking again with granular permissions only', () => {
  it('never takes what it may no longer see for gone', async () => {
    const { methods, paths } = await startMethods(...granted(...GRANULAR.slice(1)));
    await expect(methods.list(alice, USUAL_PLAN)).rejects.toMatchObject({
      code: 'GRAPH_FORBIDDEN',
      graph: { permission: 'UserAuthMethod-MicrosoftAuthApp.Read.All' },
    });
    expect(paths()).toEqual([]);
    expect((await methods.survey(alice))?.unseen).toContain('microsoftAuthenticator');
  });

  it('needs to see what the plan removes, whatever the scope has become', async () => {
    const roles = new Set(GRANULAR.slice(1));
    const some = { listing: listingFor(roles), scope: ['authenticator'] } as const;
    const { methods } = await startMethods({ permissions: roles }, some);
    expect(idsOf(await methods.list(alice, planOf([oath])))).toEqual([mobile.id, oath.id]);
    const wide = await startMethods(...granted(...GRANULAR));
    await expect(wide.methods.list(quentin, planOf([token]))).rejects.toMatchObject({
      graph: { permission: 'UserAuthMethod-HardwareOATH.Read.All' },
    });
  });

  it('reads what stays as far as it may', async () => {
    const { methods } = await startMethods(...granted(...GRANULAR));
    const key = { kind: 'fido2', id: 'key' } as const;
    expect(idsOf(await methods.list(alice, planOf([app], [oath, key])))).toEqual([
      mobile.id,
      app.id,
      oath.id,
    ]);
  });

  it.each([400, 404, 500])('does without hardware tokens that stay when Graph says %s', async (status) => {
    const { methods, tenant } = await startMethods(...granted(...GRANULAR, HARDWARE_GRANT));
    tenant.addFault({ kind: 'status', status, path: /hardwareOath/ });
    expect(idsOf(await methods.list(quentin, planOf([QUENTINS_APP], [token])))).toContain(QUENTINS_APP.id);
    await expect(methods.list(quentin, planOf([token]))).rejects.toMatchObject({
      code: expect.stringMatching(/^GRAPH_/) as string,
    });
  });

  it('sees hardware tokens that stay where it may', async () => {
    const { methods } = await startMethods(...granted(...GRANULAR, HARDWARE_GRANT));
    expect(idsOf(await methods.list(quentin, USUAL_PLAN))).toContain(token.id);
    expect(await methods.list(PEOPLE.paul.id, USUAL_PLAN)).toBeUndefined();
  });

  it('does not take an account for gone by hardware tokens alone', async () => {
    const { methods } = await startMethods(...granted(HARDWARE_GRANT));
    expect(idsOf(await methods.list(quentin, planOf([token])))).toEqual([token.id]);
    expect(await methods.list(PEOPLE.paul.id, planOf([]))).toBeUndefined();
  });
});
