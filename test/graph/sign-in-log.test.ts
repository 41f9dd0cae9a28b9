import type { PromptOutcome } from '../../src/domain/sign-in-evidence.ts';
import { createDirectory } from '../../src/graph/directory.ts';
import { createSignInLog } from '../../src/graph/sign-in-log.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { EVERYTHING_LATCHKEY_NEEDS } from '../../src/sandbox/tenant/permissions.ts';
import type { TenantOptions } from '../../src/sandbox/tenant/tenant.ts';
import { NEVER, NO_LIMITS, startGraph, stopTenants } from './graph-tenant.ts';

afterEach(stopTenants);

const amir = PEOPLE.amir.id;
const SINCE = '2026-11-22T10:00:00.000Z';
const NOON = Date.parse('2026-11-23T09:00:00Z');

async function start(
  options: Partial<TenantOptions> = {},
  { within, ...more }: Parameters<typeof startGraph>[1] & { readonly within?: number } = {},
) {
  const world = await startGraph(options, more);
  const read = createSignInLog(world.graph, { ...world, ...(within === undefined ? {} : { within }) });
  return { ...world, signIns: (id = amir) => read(id, SINCE) };
}

const ungranted = {
  permissions: new Set([...EVERYTHING_LATCHKEY_NEEDS].filter((name) => name !== 'AuditLog.Read.All')),
};

describe('the sign-in log', () => {
  it('comes newest first, with what decides and nothing else', async () => {
    const { signIns, tenant } = await start();
    tenant.signIn(amir, { at: NOON, errorCode: 50053 });
    tenant.signIn(amir, { at: NOON + 60_000, errorCode: 0, risk: 'medium' });
    expect(await signIns()).toEqual({
      kind: 'read',
      signIns: [
        { at: '2026-11-23T09:01:00.000Z', errorCode: '0', prompt: 'other', risky: true },
        { at: '2026-11-23T09:00:00.000Z', errorCode: '50053', prompt: 'other', risky: false },
      ],
    });
  });

  it.each<[string | undefined, PromptOutcome]>([
    ['MFA denied; user declined the authentication', 'declined'],
    ['MFA denied; Phone App Reported Fraud', 'fraud_reported'],
    ['MFA denied; fraud code entered', 'fraud_reported'],
    ['MFA denied; user did not respond to mobile app notification', 'no_answer'],
    ['MFA denied; user didn’t respond to mobile app notification', 'no_answer'],
    ['MFA denied; user never entered the verification code', 'no_answer'],
    ['Authentication timed out', 'no_answer'],
    ['MFA denied; user entered incorrect code', 'wrong_code'],
    ['MFA denied; verification code already used once', 'wrong_code'],
    ['MFA denied; phone call went to voicemail', 'not_reached'],
    ['MFA denied; phone unreachable', 'not_reached'],
    ['MFA denied; user is blocked', 'blocked'],
    ['MFA denied; user does not have a verification method registered', 'none_registered'],
    ['', 'other'],
    [undefined, 'other'],
  ])('tells from “%s” how the second step ended: %s', async (additionalDetails, prompt) => {
    const { signIns, tenant } = await start();
    const details = additionalDetails === undefined ? {} : { additionalDetails };
    tenant.signIn(amir, { errorCode: 500121, ...details });
    expect(await signIns()).toMatchObject({ signIns: [{ errorCode: '500121', prompt }] });
  });

  it.each([65004, 50126, 53003])(
    'reads how a second step ended of 500121 only, not of %s',
    async (errorCode) => {
      const { signIns, tenant } = await start();
      tenant.signIn(amir, { errorCode, additionalDetails: 'User declined to consent: Reported Fraud' });
      expect(await signIns()).toMatchObject({ signIns: [{ errorCode: String(errorCode), prompt: 'other' }] });
    },
  );

  it.each([
    ['none', false],
    ['low', false],
    ['hidden', false],
    ['medium', true],
    ['high', true],
  ] as const)('takes the risk %s for risky: %s', async (risk, risky) => {
    const { signIns, tenant } = await start();
    tenant.signIn(amir, { errorCode: 0, risk });
    expect(await signIns()).toMatchObject({ signIns: [{ risky }] });
  });

  it('holds nobody else’s sign-ins and no older ones, should Graph ignore the filter', async () => {
    const { signIns, tenant } = await start({}, { fetch: withoutFilter });
    tenant.signIn(PEOPLE.rita.id, { errorCode: 500121, additionalDetails: 'Reported Fraud' });
    tenant.signIn(amir, { at: Date.parse(SINCE) - 1, errorCode: 0 });
    tenant.signIn(amir, { errorCode: 50126 });
    expect(await signIns()).toMatchObject({ signIns: [{ errorCode: '50126' }] });
    expect(tenant.calls.map(({ query }) => query)).toEqual(['$top=50']);
  });

  it('keeps prompts that were declined, however many wrong passwords came after', async () => {
    const { signIns, tenant } = await start();
    tenant.signIn(amir, {
      at: NOON - 60_000,
      errorCode: 500121,
      additionalDetails: 'MFA denied; user declined the authentication',
    });
    for (let second = 0; second < 60; second += 1)
      tenant.signIn(amir, { at: NOON + second * 1_000, errorCode: 50126 });
    const log = await signIns();
    const found = log.kind === 'read' ? log.signIns : [];
    expect(found).toHaveLength(51);
    expect(found.at(-1)).toMatchObject({ errorCode: '500121', prompt: 'declined' });
  });

  it('holds each sign-in once, the newest first, whichever query it came by', async () => {
    const { signIns, tenant } = await start();
    for (const [minute, errorCode] of [500121, 0, 500121, 50126].entries())
      tenant.signIn(amir, { at: NOON + minute * 60_000, errorCode });
    const log = await signIns();
    expect(log.kind === 'read' ? log.signIns.map(({ errorCode }) => errorCode) : []).toEqual([
      '50126',
      '500121',
      '0',
      '500121',
    ]);
  });

  it.each([/^(?!.*errorCode)/, /errorCode/])(
    'is not taken for read when one of its two queries fails: %s',
    async (query) => {
      const { signIns, tenant, lines } = await start({}, { fetch: failing(query) });
      for (let second = 0; second < 60; second += 1)
        tenant.signIn(amir, { at: NOON + second * 1_000, errorCode: 50126 });
      expect(await signIns()).toEqual({ kind: 'unreadable', why: 'no_answer' });
      expect(lines).toMatchObject([{ level: 'warn' }]);
    },
  );

  it.each([
    ['a risky sign-in', { errorCode: 0, risk: 'high' }],
    ['a sign-in that succeeded', { errorCode: 0 }],
  ] as const)(
    'is read as far as a full first page holds %s, when the second query fails',
    async (_, last) => {
      const world = await start();
      for (let second = 0; second < 60; second += 1)
        world.tenant.signIn(amir, { at: NOON + second * 1_000, errorCode: 50126 });
      world.tenant.signIn(amir, { at: NOON + 61_000, ...last });
      world.tenant.addFault({ kind: 'status', status: 429, retryAfter: 9, nth: 2 });
      expect(await world.signIns()).toMatchObject({ kind: 'read', signIns: { 0: { errorCode: '0' } } });
    },
  );

  describe.each([
    ['declined', 'MFA denied; user declined the authentication'],
    ['fraud_reported', 'MFA denied; Phone App Reported Fraud'],
  ] as const)('with a prompt that ended as %s on a full first page', (prompt, additionalDetails) => {
    const fill = ({ tenant }: Awaited<ReturnType<typeof start>>, person = amir): void => {
      for (let second = 0; second < 60; second += 1)
        tenant.signIn(amir, { at: NOON + second * 1_000, errorCode: 50126 });
      tenant.signIn(person, { at: NOON + 60_000, errorCode: 500121, additionalDetails });
    };

    it.each([400, 403, 429, 500])(
      'is read as far as that page when the second query fails: %s',
      async (status) => {
        const world = await start();
        fill(world);
        world.tenant.addFault({ kind: 'status', status, retryAfter: 9, nth: 2 });
        const log = await world.signIns();
        expect(log).toMatchObject({ kind: 'read', signIns: { 0: { prompt } } });
        expect(log.kind === 'read' ? log.signIns : []).toHaveLength(50);
        expect(world.lines).toMatchObject([{ level: 'warn' }]);
      },
    );

    it('is read as far as that page when the connection or the token is lost after it', async () => {
      const dropped = await start();
      fill(dropped);
      dropped.tenant.addFault({ kind: 'drop', from: 2 });
      let given = 0;
      const once = {
        token: () => ((given += 1) === 1 ? Promise.resolve('first') : new Promise<string>(() => undefined)),
        renew: () => Promise.resolve(''),
      };
      const tokenless = await start({}, { tokens: once, within: 5_000 });
      fill(tokenless);
      for (const { signIns } of [dropped, tokenless])
        expect(await signIns()).toMatchObject({ kind: 'read', signIns: { 0: { prompt } } });
    });

    it('stays unreadable when that was somebody else’s', async () => {
      const world = await start({}, { fetch: withoutFilter });
      fill(world, PEOPLE.rita.id);
      world.tenant.addFault({ kind: 'status', status: 500, from: 2 });
      expect(await world.signIns()).toEqual({ kind: 'unreadable', why: 'no_answer' });
    });
  });

  it('is asked for one page, and for failed second steps only where that page is full', async () => {
    const { signIns, tenant } = await start();
    for (let minute = 0; minute < 60; minute += 1)
      tenant.signIn(amir, { at: NOON + minute * 60_000, errorCode: 50126 });
    const log = await signIns();
    expect(log).toMatchObject({ kind: 'read' });
    expect(log.kind === 'read' ? log.signIns.length : 0).toBe(50);
    expect(log).toMatchObject({ signIns: { 0: { at: '2026-11-23T09:59:00.000Z' } } });
    expect(tenant.calls).toHaveLength(2);
  });

  it('can’t be read without Entra ID P1, by the code of the refusal', async () => {
    const { signIns, lines } = await start({ licence: 'free' });
    expect(await signIns()).toEqual({ kind: 'unreadable', why: 'no_licence' });
    expect(lines).toEqual([]);
  });

  it('names the permission that is missing, once an hour', async () => {
    const { signIns, lines, time } = await start(ungranted);
    expect(await signIns()).toEqual({ kind: 'unreadable', why: 'not_granted' });
    await signIns(PEOPLE.rita.id);
    expect(lines).toMatchObject([{ level: 'warn', fields: { grant: 'AuditLog.Read.All' } }]);
    time.now += 3_600_000;
    await signIns();
    expect(lines).toHaveLength(2);
  });

  it('is not asked for when the token shows that it may not be read', async () => {
    const world = await startGraph(ungranted);
    const asksSignIns = () => Promise.resolve(false);
    const directory = createDirectory(world.graph, { ...world, pim: 'auto', asksSignIns });
    expect(await directory.signIns(amir, SINCE)).toEqual({ kind: 'unreadable', why: 'not_granted' });
    expect(world.paths()).toEqual([]);
    expect(world.lines).toMatchObject([{ fields: { grant: 'AuditLog.Read.All' } }]);
  });

  it('does not answer, and nobody waits, when more than five have asked within ten seconds', async () => {
    const { signIns, tenant, lines } = await start();
    for (let asked = 0; asked < 5; asked += 1) expect(await signIns()).toMatchObject({ kind: 'read' });
    expect(await signIns()).toEqual({ kind: 'unreadable', why: 'no_answer' });
    expect(tenant.calls).toHaveLength(6);
    // Had it waited as the log asked, its time would be up, and this would be a call that was not answered.
    const detail = expect.stringContaining('was answered with 429') as string;
    expect(lines).toMatchObject([{ level: 'warn', fields: { detail } }]);
  });

  it.each([400, 401, 404, 429, 500, 503])('never throws: %s', async (status) => {
    const { signIns, tenant, lines } = await start();
    tenant.addFault({ kind: 'status', status, retryAfter: 9 });
    expect(await signIns()).toEqual({ kind: 'unreadable', why: 'no_answer' });
    expect(lines).toMatchObject([{ level: 'warn' }]);
  });

  it('never throws for a dropped connection, no token, or an answer that makes no sense', async () => {
    const dropped = await start();
    dropped.tenant.addFault({ kind: 'drop' });
    const rows = [{ userId: amir, createdDateTime: 'yesterday', status: { errorCode: 0 } }];
    const odd = await start({}, { fetch: () => Promise.resolve(Response.json({ value: rows })) });
    const never = { token: () => new Promise<string>(() => undefined), renew: () => Promise.resolve('') };
    const tokenless = await start({}, { tokens: never, within: 60 });
    for (const { signIns } of [dropped, odd, tokenless])
      expect(await signIns()).toEqual({ kind: 'unreadable', why: 'no_answer' });
  });

  it('waits no longer than its limit', async () => {
    const { signIns, tenant } = await start({}, { within: 60, limits: NO_LIMITS });
    tenant.addFault({ kind: 'hold', until: NEVER });
    // On a busy machine the limit may pass before the call is made.
    do expect(await signIns()).toEqual({ kind: 'unreadable', why: 'no_answer' });
    while (tenant.calls.length === 0);
    expect(tenant.calls.at(-1)).toMatchObject({ realEnd: undefined });
  });
});

const withoutFilter: typeof fetch = (address, init) => {
  const url = new URL(address);
  url.searchParams.delete('$filter');
  return fetch(url, init);
};

const failing =
  (query: RegExp): typeof fetch =>
  (address, init) =>
    query.test(decodeURIComponent(new URL(address).search.replaceAll('+', ' ')))
      ? Promise.resolve(Response.json({}, { status: 500 }))
      : fetch(address, init);
