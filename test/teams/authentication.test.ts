import { createAuthentication } from '../../src/teams/authentication.ts';
import { APP_ID, createTokens, ISSUER, serveKeys } from '../support/teams-tokens.ts';
import { AMIR, isLocal, RITA, startBotUnderTest, TENANT } from '../support/teams-bot.ts';

const tokens = createTokens();
const now = Math.floor(Date.now() / 1000);
const scopes: string[] = [];
const identity = {
  kind: 'app',
  appId: APP_ID,
  tenantId: TENANT,
  tokens: {
    getToken: (scope: string) => {
      scopes.push(scope);
      return Promise.resolve({ token: 'token-of-the-bot' });
    },
  },
} as const;

let keys: Awaited<ReturnType<typeof serveKeys>>;
let bot: Awaited<ReturnType<typeof startBotUnderTest>>;
const printed: string[] = [];
const written: string[] = [];
const restore: (() => void)[] = [];

/** Listens in on everything that is written, and lets it pass. */
function listenTo(holder: object, name: string, into: string[]): void {
  const original = Reflect.get(holder, name) as (...args: unknown[]) => unknown;
  Reflect.set(holder, name, (...args: unknown[]) => {
    into.push(args.map((arg) => (arg instanceof Error ? (arg.stack ?? '') : String(arg))).join(' '));
    return original.apply(holder, args);
  });
  restore.push(() => void Reflect.set(holder, name, original));
}

beforeAll(async () => {
  for (const name of ['error', 'warn', 'log', 'info', 'debug']) listenTo(console, name, printed);
  listenTo(process.stdout, 'write', written);
  listenTo(process.stderr, 'write', written);
  keys = await serveKeys(tokens.keys);
  bot = await startBotUnderTest({ identity, botFramework: keys.botFramework });
});

afterAll(async () => {
  for (const undo of restore) undo();
  await bot.close();
  await keys.close();
});

beforeEach(() => {
  printed.length = 0;
  written.length = 0;
  bot.heard.length = 0;
  bot.lines.length = 0;
});

const good = () => tokens.claimsFor(bot.serviceUrl);

describe('the token of an incoming activity', () => {
  const table: readonly (readonly [string, () => string | undefined, number])[] = [
    ['signed by an endorsed key', () => tokens.good(bot.serviceUrl), 200],
    [
      'expired two minutes ago, within the tolerance',
      () => tokens.signed({ ...good(), exp: now - 120 }),
      200,
    ],
    ['absent', () => undefined, 401],
    ['garbage', () => 'garbage', 401],
    ['three parts of garbage', () => 'aaa.bbb.ccc', 401],
    ['for another bot', () => tokens.signed({ ...good(), aud: TENANT }), 401],
    ['of another issuer', () => tokens.signed({ ...good(), iss: 'https://evil.example' }), 401],
    [
      'of the Emulator’s issuer',
      () =>
        tokens.signed({
          ...good(),
          iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
          appid: APP_ID,
        }),
      401,
    ],
    ['expired two hours ago', () => tokens.signed({ ...good(), exp: now - 7200 }), 401],
    ['not valid yet', () => tokens.signed({ ...good(), nbf: now + 7200 }), 401],
    ['under an unknown key id', () => tokens.signed(good(), 'nobody'), 401],
    ['for another service URL', () => tokens.good('https://smba.trafficmanager.net/teams'), 401],
    ['without a service URL', () => tokens.signed({ ...good(), serviceurl: undefined }), 401],
    ['by a key not endorsed for Teams', () => tokens.byKeyWithoutEndorsement(good()), 401],
    ['with a bad signature', () => tokens.byStrangerUnderOurKid(good()), 401],
    ['unsigned (alg none)', () => tokens.unsigned(good()), 401],
    ['signed with the public key as a secret (HS256)', () => tokens.hmac(good()), 401],
  ];

  it.each(table)('%s', async (_name, token, status) => {
    const bearer = token();
    const client = bot.client(RITA, bearer === undefined ? {} : { token: () => bearer });
    const answer = await client.say('hello');
    expect(answer.status).toBe(status);
    expect(bot.heard).toHaveLength(status === 200 ? 1 : 0);
    const seen = [...printed, ...written, JSON.stringify(bot.lines), JSON.stringify(answer.body ?? {})].join(
      '\n',
    );
    for (const trace of [...tokens.keyTraces, ...(bearer?.split('.').filter((part) => part !== '') ?? [])])
      expect(seen).not.toContain(trace);
    expect(printed).toEqual([]);
  });

  it('is asked for in the bot’s own calls, for the Bot Framework’s audience', async () => {
    await bot.client(RITA, { token: tokens.good }).say('hello');
    expect(bot.connector.calls.at(-1)?.authorization).toBe('Bearer token-of-the-bot');
    expect(new Set(scopes)).toEqual(new Set([`${ISSUER}/.default`]));
  });

  it('does not let another channel in', async () => {
    const answer = await bot
      .client(RITA, { token: tokens.good })
      .send({ type: 'message', text: 'x', channelId: 'webchat' });
    expect(answer.status).toBeGreaterThanOrEqual(401);
    expect(bot.heard).toEqual([]);
  });
});

it.each(['breakDown', 'fallSilent'] as const)(
  'cannot tell while Microsoft’s keys are away (%s)',
  async (how) => {
    const away = await serveKeys(tokens.keys);
    away[how]();
    const { botFramework } = away;
    const judging = createAuthentication({
      identity,
      botFramework,
      acceptsServiceUrl: isLocal,
      patience: 100,
    });
    const activity = { channelId: 'msteams', serviceUrl: bot.serviceUrl };
    const verdict = await judging.judge(activity as never, `Bearer ${tokens.good(bot.serviceUrl)}`);
    expect(verdict.kind).toBe('cannot_tell');
    await away.close();
  },
);

it('sends no token to a service URL that is not Microsoft’s', async () => {
  const strict = await startBotUnderTest({
    identity,
    botFramework: keys.botFramework,
    acceptsServiceUrl: () => false,
  });
  const before = scopes.length;
  const answer = await strict.client(RITA, { token: tokens.good }).say('hello');
  expect(answer.status).toBe(403);
  expect(strict.heard).toEqual([]);
  expect(strict.connector.calls).toEqual([]);
  expect(scopes).toHaveLength(before);
  await strict.close();
});

it('lets nobody but loopback in without an identity', async () => {
  const open = await startBotUnderTest();
  const answer = await open.client(AMIR).send({
    type: 'message',
    text: 'hello',
    serviceUrl: 'https://smba.trafficmanager.net/teams',
  });
  expect(answer.status).toBe(403);
  expect((await open.client(AMIR).say('hello')).status).toBe(200);
  await open.close();
});
