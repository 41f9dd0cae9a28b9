import type { Place } from '../../src/domain/registration.ts';
import { createAuditLog } from '../../src/graph/audit-log.ts';
import { createRegistrationLog } from '../../src/graph/registration-log.ts';
import { authenticatorMethod } from '../../src/sandbox/tenant/method.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { EVERYTHING_LATCHKEY_NEEDS } from '../../src/sandbox/tenant/permissions.ts';
import { homeAddress } from '../../src/sandbox/tenant/sign-in.ts';
import type { TenantOptions } from '../../src/sandbox/tenant/tenant.ts';
import { startGraph, stopTenants } from './graph-tenant.ts';

afterEach(stopTenants);

const amir = PEOPLE.amir.id;
const RESET = '2026-11-23T09:00:00.000Z';
const AT = Date.parse(RESET);
const DAY = 24 * 3_600_000;
const NEW_APP = authenticatorMethod('new', 'Amir Pixel 10', RESET);
const ELSEWHERE = { ipAddress: '203.0.113.7', country: 'RO' };

async function start(
  options: Partial<TenantOptions> = {},
  { within, ...more }: Parameters<typeof startGraph>[1] & { readonly within?: number } = {},
) {
  const world = await startGraph(options, more);
  const access = { ...world, within };
  const audits = createAuditLog(world.graph, access);
  const read = createRegistrationLog(world.graph, audits, access);
  const history = (...days: readonly number[]): void => {
    for (const day of days) world.tenant.signIn(amir, { at: AT - day * DAY, errorCode: 0 });
  };
  return { ...world, history, registrations: (id = amir) => read(id, RESET) };
}

const from = (place: Place) => ({ kind: 'read', registrations: [{ place }] });
const by = (user: object) => ({ activity: 'User registered security info', by: { user: user as never } });

describe('registrations after a reset', () => {
  it('come with their time and place and nothing else, the newest first', async () => {
    const { registrations, tenant, history, time } = await start();
    history(3);
    tenant.register(amir, NEW_APP, {});
    time.now += 60_000;
    tenant.register(amir, { ...NEW_APP, id: 'other' }, ELSEWHERE);
    expect(await registrations()).toEqual({
      kind: 'read',
      registrations: [
        { at: '2026-11-23T10:01:00.000Z', place: 'unusual' },
        { at: '2026-11-23T10:00:00.000Z', place: 'usual' },
      ],
    });
  });

  it('are usual from an address of an earlier sign-in, whatever the sign-in log still lacks', async () => {
    const { registrations, tenant, history } = await start();
    history(29);
    tenant.register(amir, NEW_APP);
    expect(await registrations()).toMatchObject(from('usual'));
  });

  it.each([0, 50125])(
    'are usual from a new address in a country of earlier sign-ins, by a sign-in that ended with %s',
    async (errorCode) => {
      const { registrations, tenant, history } = await start();
      history(3);
      const by = { user: PEOPLE.amir, ipAddress: '192.0.2.44' };
      tenant.audit(amir, { activity: 'User registered security info', by });
      tenant.signIn(amir, { errorCode, ipAddress: '192.0.2.44', country: 'DE' });
      expect(await registrations()).toMatchObject(from('usual'));
    },
  );

  it('are unusual from another country, and from an address that no sign-in came from', async () => {
    const abroad = await start();
    abroad.history(3);
    abroad.tenant.register(amir, NEW_APP, ELSEWHERE);
    expect(await abroad.registrations()).toMatchObject(from('unusual'));
    const unheardOf = await start();
    unheardOf.history(3);
    unheardOf.tenant.audit(amir, by({ ...PEOPLE.amir, id: amir }));
    expect(await unheardOf.registrations()).toMatchObject(from('usual'));
    const ipAddress = '2001:db8::7';
    const activity = 'User registered all required security info';
    unheardOf.tenant.audit(amir, { activity, by: { user: PEOPLE.amir, ipAddress }, at: AT });
    expect(await unheardOf.registrations()).toMatchObject({
      registrations: [{ place: 'usual' }, { at: RESET, place: 'unusual' }],
    });
  });

  it('are unusual where only failures, somebody else or an older month know the place', async () => {
    const { registrations, tenant, history } = await start();
    history(3);
    tenant.signIn(amir, { at: AT - DAY, errorCode: 50126, ...ELSEWHERE });
    tenant.signIn(amir, { at: AT - 31 * DAY, errorCode: 0, ...ELSEWHERE });
    tenant.signIn(PEOPLE.rita.id, { at: AT - DAY, errorCode: 0, ...ELSEWHERE });
    tenant.register(amir, NEW_APP, ELSEWHERE);
    expect(await registrations()).toMatchObject(from('unusual'));
  });

  it('stay unusual when the log is flooded with failures', async () => {
    const { registrations, tenant, history } = await start();
    history(3);
    tenant.register(amir, NEW_APP, ELSEWHERE);
    for (let second = 0; second < 2_100; second += 1)
      tenant.signIn(amir, { at: AT + second * 1_000, errorCode: 50126, ipAddress: '192.0.2.9' });
    expect(await registrations()).toMatchObject(from('unusual'));
  });

  it('are from nowhere known without an earlier sign-in, or without an address', async () => {
    const first = await start();
    first.tenant.register(amir, NEW_APP, ELSEWHERE);
    expect(await first.registrations()).toMatchObject(from('unknown'));
    for (const ipAddress of ['', '<null>', 'Hamburg']) {
      const { registrations, tenant, history } = await start();
      history(3);
      tenant.audit(amir, { activity: 'User registered security info', by: { user: PEOPLE.amir, ipAddress } });
      expect(await registrations()).toMatchObject(from('unknown'));
      expect(tenant.calls).toHaveLength(1);
    }
  });

  it('are those of the person: not an admin’s, an application’s, a failed or an older one', async () => {
    const { registrations, tenant } = await start();
    const activity = 'User registered security info';
    tenant.audit(amir, { activity: 'Admin registered security info', by: { user: PEOPLE.dana } });
    tenant.audit(amir, { activity, by: { user: PEOPLE.dana } });
    tenant.audit(amir, { activity });
    tenant.audit(amir, { ...by(PEOPLE.amir), result: 'failure' });
    tenant.audit(amir, { ...by(PEOPLE.amir), at: AT - 1 });
    tenant.audit(amir, { activity: 'User deleted security info', by: { user: PEOPLE.amir } });
    tenant.audit(PEOPLE.rita.id, by(PEOPLE.rita));
    expect(await registrations()).toEqual({ kind: 'read', registrations: [] });
    expect(tenant.calls).toHaveLength(1);
  });

  it('count where Entra names a user without an id', async () => {
    const { registrations, tenant } = await start();
    const user = { ...PEOPLE.amir, id: null as never };
    tenant.audit(amir, { activity: 'User registered security info', by: { user, ipAddress: '192.0.2.1' } });
    expect(await registrations()).toMatchObject(from('unknown'));
  });

  it.each([
    ['free', undefined],
    ['p2', 500],
    ['p2', 429],
    ['p2', 403],
  ] as const)(
    'are told without a place when the sign-in log can’t be read: %s, %s',
    async (licence, status) => {
      const { registrations, tenant, history } = await start({ licence });
      history(3);
      tenant.register(amir, NEW_APP, ELSEWHERE);
      if (status !== undefined) tenant.addFault({ kind: 'status', status, retryAfter: 9, path: /signIns/ });
      expect(await registrations()).toMatchObject(from('unknown'));
    },
  );

  it('keep what earlier sign-ins tell when only the later ones can’t be read', async () => {
    const { registrations, tenant, history } = await start();
    history(3);
    tenant.register(amir, NEW_APP, {});
    tenant.register(amir, { ...NEW_APP, id: 'other' }, ELSEWHERE);
    tenant.addFault({ kind: 'status', status: 500, path: /signIns/, from: 2 });
    expect(await registrations()).toMatchObject({
      registrations: [{ place: 'unknown' }, { place: 'usual' }],
    });
  });

  it('are told without a place when the log answers with rows that make no sense', async () => {
    const odd: typeof fetch = (address, init) =>
      (address as string).includes('signIns')
        ? Promise.resolve(Response.json({ value: [{ userId: amir, createdDateTime: 'once' }] }))
        : fetch(address, init);
    const { registrations, tenant } = await start({}, { fetch: odd });
    tenant.register(amir, NEW_APP, ELSEWHERE);
    expect(await registrations()).toMatchObject(from('unknown'));
  });

  it('are unreadable with the audit log, and never an error', async () => {
    const permissions = new Set(
      [...EVERYTHING_LATCHKEY_NEEDS].filter((name) => name !== 'AuditLog.Read.All'),
    );
    const ungranted = await start({ permissions });
    expect(await ungranted.registrations()).toEqual({ kind: 'unreadable', why: 'not_granted' });
    const failing = await start();
    failing.tenant.addFault({ kind: 'status', status: 500, path: /directoryAudits/ });
    expect(await failing.registrations()).toEqual({ kind: 'unreadable', why: 'no_answer' });
    const slow = await start({}, { within: 60 });
    slow.tenant.addFault({ kind: 'delay', milliseconds: 2_000 });
    expect(await slow.registrations()).toEqual({ kind: 'unreadable', why: 'no_answer' });
  });

  it('leave no address and no country in results or log lines', async () => {
    const world = await start();
    world.history(3);
    world.tenant.register(amir, NEW_APP, ELSEWHERE);
    const told = [await world.registrations()];
    world.tenant.addFault({ kind: 'drop', path: /signIns/ });
    told.push(await world.registrations());
    const words = JSON.stringify([told, world.lines]);
    for (const hidden of [ELSEWHERE.ipAddress, homeAddress({ id: amir }), '"RO"', '"DE"', 'Hamburg'])
      expect(words).not.toContain(hidden);
    expect(world.lines.length).toBeGreaterThan(0);
  });
});
