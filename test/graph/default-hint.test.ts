import { defaultHint } from '../../src/graph/default-hint.ts';
import { listingFor } from '../../src/graph/permission.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { stopTenants } from './graph-tenant.ts';
import { alice, app, mobile, oath, quentin, startMethods, token, USUAL_PLAN } from './method-world.ts';

afterEach(stopTenants);

describe('the hint of the default', () => {
  it.each([
    ['push', app.id],
    ['oath', oath.id],
    ['sms', mobile.id],
    ['voiceMobile', mobile.id],
  ] as const)('takes the preference %s for the method it stands for', async (preference, id) => {
    const { methods, tenant } = await startMethods();
    tenant.person(alice).preferredMethod = preference;
    expect((await methods.survey(alice))?.defaults).toEqual({ kind: 'known', ids: [id] });
  });

  it('means the alternate mobile, too', async () => {
    const { methods } = await startMethods();
    expect((await methods.survey(PEOPLE.lea.id))?.defaults).toEqual({
      kind: 'known',
      ids: ['b6332ec1-7057-4abe-9331-3d72feddfe41'],
    });
  });

  it('means every Authenticator registration, not one of them', async () => {
    const { methods } = await startMethods();
    expect((await methods.survey(quentin))?.defaults).toEqual({
      kind: 'known',
      ids: ['a17e0000-0000-4000-8000-000000001035', 'a17e0000-0000-4000-8000-000000001036'],
    });
  });

  it('means code generators of both sorts', async () => {
    const { methods, tenant } = await startMethods();
    const soft = { kind: 'softwareOath', id: 'soft', createdDateTime: '2026-01-01T00:00:00Z' } as const;
    tenant.register(quentin, soft);
    tenant.person(quentin).preferredMethod = 'oath';
    expect((await methods.survey(quentin))?.defaults).toEqual({ kind: 'known', ids: ['soft', token.id] });
  });

  it('means Authenticator’s own code where no other generator can be there', () => {
    const methods = [{ id: 'app', kind: 'microsoftAuthenticator' }] as const;
    expect(defaultHint('oath', { methods, unseen: [] })).toEqual({ kind: 'known', ids: ['app'] });
    expect(defaultHint('oath', { methods, unseen: ['hardwareOath'] })).toEqual({ kind: 'unclear' });
  });

  it('says that there is none only when Graph says so', async () => {
    const { methods, tenant } = await startMethods();
    tenant.person(alice).preferredMethod = 'none';
    expect((await methods.survey(alice))?.defaults).toEqual({ kind: 'none' });
  });

  it.each(['voiceOffice', 'unknownFutureValue', 'toString', undefined])(
    'is unclear for the preference %s, which no listed method fits',
    async (preference) => {
      const { methods, tenant } = await startMethods();
      const listed = { methods: (await methods.list(alice, USUAL_PLAN))?.methods ?? [], unseen: [] };
      expect(defaultHint(preference, listed)).toEqual({ kind: 'unclear' });
      tenant.hidePreference(alice);
      expect((await methods.survey(alice))?.defaults).toEqual({ kind: 'unclear' });
    },
  );

  it.each([403, 404, 500])('is unclear when Graph answers %s, and the list is there', async (status) => {
    const { methods, tenant, lines } = await startMethods();
    tenant.addFault({ kind: 'status', status, path: /signInPreferences/ });
    const survey = await methods.survey(alice);
    expect(survey?.methods).toHaveLength(4);
    expect(survey?.defaults).toEqual({ kind: 'unclear' });
    expect(lines).toHaveLength(1);
  });

  it('is asked for only by a survey, and only where it may be read', async () => {
    const { methods, paths } = await startMethods();
    await methods.list(alice, USUAL_PLAN);
    expect(paths().filter((path) => path.endsWith('signInPreferences'))).toEqual([]);
    const roles = new Set(['UserAuthMethod-Phone.Read.All']);
    const granular = await startMethods({ permissions: roles }, { listing: listingFor(roles) });
    await granular.methods.survey(alice);
    expect(granular.paths()).toHaveLength(1);
  });
});
