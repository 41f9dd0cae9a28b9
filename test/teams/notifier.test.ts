import type { View } from '../../src/workflow/view.ts';
import type { CardCopy } from '../../src/workflow/storage-ports.ts';
import { createConnector } from '../../src/sandbox/connector/connector.ts';
import { encodeReference } from '../../src/teams/conversation-reference.ts';
import { AMIR, memoryStores, RITA, startBotUnderTest, TENANT } from '../support/teams-bot.ts';
import { APP_ID, createTokens, serveKeys } from '../support/teams-tokens.ts';

const view: View = { card: 'write_to_me' };
const looking = (at: View) => () => Promise.resolve(at);
const me = RITA.aadObjectId;
let bot: Awaited<ReturnType<typeof startBotUnderTest>>;

beforeEach(async () => {
  bot = await startBotUnderTest();
});
afterEach(() => bot.close());

const sends = () => bot.connector.calls.filter(({ method }) => method === 'POST').length;

describe('a new message', () => {
  beforeEach(() => bot.client(RITA, { locale: 'de-DE' }).say('hello'));

  it('arrives with a notification, a summary and in the language last written with', async () => {
    const posted = await bot.notifier.tell(me, view);
    const [, message] = bot.connector.messagesOf(me);
    expect(message).toMatchObject({
      id: posted.activity,
      conversation: posted.conversation,
      content: { alert: true, summary: 'summary of write_to_me' },
    });
    bot.client(RITA).sees('view write_to_me de-DE');
  });

  it.each([
    [403, undefined, 'TEAMS_UNREACHABLE', 1],
    [403, 'ConversationBlockedByUser', 'TEAMS_UNREACHABLE', 1],
    [404, 'ConversationNotFound', 'TEAMS_UNREACHABLE', 1],
    [400, 'Bad Argument', 'TEAMS_REJECTED', 1],
    [413, 'MessageSizeTooBig', 'TEAMS_REJECTED', 1],
    [401, 'BotNotRegistered', 'TEAMS_UNAVAILABLE', 1],
    [412, 'PreconditionFailed', 'TEAMS_UNAVAILABLE', 1],
    [429, undefined, 'TEAMS_THROTTLED', 2],
    [500, undefined, 'TEAMS_UNAVAILABLE', 1],
    [502, undefined, 'TEAMS_UNAVAILABLE', 1],
    [503, undefined, 'TEAMS_UNAVAILABLE', 1],
  ])('answered %d %s is %s after %d tries', async (status, code, error, tries) => {
    const before = sends();
    bot.connector.faults.add({ kind: 'status', status, ...(code === undefined ? {} : { code }) });
    await expect(bot.notifier.tell(me, view)).rejects.toMatchObject({ code: error });
    expect(sends() - before).toBe(tries);
  });

  it.each(['drop', 'drop-after'] as const)(
    'is never sent twice when the connection breaks (%s)',
    async (kind) => {
      const before = sends();
      bot.connector.faults.add({ kind });
      await expect(bot.notifier.tell(me, view)).rejects.toMatchObject({ code: 'TEAMS_UNAVAILABLE' });
      expect(sends() - before).toBe(1);
    },
  );

  it('waits as long as a throttled answer asks, once', async () => {
    bot.connector.faults.add({ kind: 'status', status: 429, retryAfter: 3, times: 1 });
    await bot.notifier.tell(me, view);
    expect(bot.pauses).toEqual([3_000]);
  });

  it('leaves a long wait to its caller, and says how long', async () => {
    bot.connector.faults.add({ kind: 'status', status: 429, retryAfter: 60 });
    await expect(bot.notifier.tell(me, view)).rejects.toMatchObject({
      code: 'TEAMS_THROTTLED',
      retryAfterSeconds: 60,
    });
    expect(bot.pauses).toEqual([]);
  });

  it('goes out alone in its conversation, also after one that failed', async () => {
    bot.connector.faults.add({ kind: 'status', status: 503, times: 1 });
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => bot.notifier.tell(me, view)));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  });
});

describe('a repaint', () => {
  const copyOf = (activity: string): CardCopy => ({
    number: 7,
    person: me,
    role: 'requester',
    conversation: `a:${me}`,
    activity,
    standing: 'first',
  });

  const other: View = {
    card: 'my_shifts',
    shifts: [],
    standIns: [],
    open: [],
    viewer: 'x',
    mayChange: false,
    people: new Map(),
  };
  const updates = () => bot.connector.calls.filter(({ method }) => method === 'PUT').length;

  beforeEach(() => bot.client(RITA).say('hello'));

  it('is not sent when the message shows just that: Teams would empty what is being typed', async () => {
    const posted = await bot.notifier.tell(me, other);
    const copy = copyOf(posted.activity);
    expect(await bot.notifier.repaint(copy, looking(other))).toBe('repainted');
    expect(updates()).toBe(0);
    await bot.notifier.repaint(copy, looking(view));
    await bot.notifier.repaint(copy, looking(other));
    expect(updates()).toBe(2);
  });

  it('is sent where another chat’s message of the same id shows just that: ids may repeat across chats', async () => {
    const posted = await bot.notifier.tell(me, other);
    const elsewhere = { ...copyOf(posted.activity), conversation: 'a:elsewhere' };
    expect(await bot.notifier.repaint(elsewhere, looking(other))).toBe('lost');
    expect(updates()).toBe(1);
  });

  it('changes the message in place without a notification', async () => {
    const [message] = bot.connector.messagesOf(me);
    expect(await bot.notifier.repaint(copyOf(message!.id), looking(other))).toBe('repainted');
    bot.client(RITA).sees('view my_shifts');
    expect(bot.connector.messagesOf(me)).toMatchObject([{ content: { alert: false } }]);
  });

  it.each([
    [403, 'lost'],
    [404, 'lost'],
    [413, 'lost'],
    [501, 'gone'],
  ])('of a message that cannot be changed (%d) finds it %s', async (status, outcome) => {
    bot.connector.faults.add({ kind: 'status', status, method: 'PUT' });
    const [message] = bot.connector.messagesOf(me);
    expect(await bot.notifier.repaint(copyOf(message!.id), looking(other))).toBe(outcome);
  });

  it('that takes long is left to itself, shows in the end what is true then, and a second one joins it', async () => {
    const patient = await startBotUnderTest({ repaintPatience: 20 });
    await patient.client(RITA).say('hello');
    const [message] = patient.connector.messagesOf(me);
    const copy = copyOf(message!.id);
    const { promise: until, resolve: letGo } = Promise.withResolvers<undefined>();
    patient.connector.faults.add({ kind: 'hold', until, method: 'PUT', times: 1 });
    const last: View = { card: 'erase', state: 'done' };
    const looks: string[] = [];
    const look = (name: string, shows: View) => () => {
      looks.push(name);
      return Promise.resolve(shows);
    };
    await expect(patient.notifier.repaint(copy, look('first', other))).rejects.toMatchObject({
      code: 'TEAMS_UNAVAILABLE',
      detail: 'A chat takes long: its card may be painted later.',
    });
    const rest = ['second', 'third'].map((name) => patient.notifier.repaint(copy, look(name, last)));
    letGo(undefined);
    await Promise.allSettled(rest);
    await patient.client(RITA).soonSees('view erase');
    expect(looks).toEqual(['first', 'second']);
    await patient.close();
  });

  it('fails for trouble that passes', async () => {
    bot.connector.faults.add({ kind: 'status', status: 503, method: 'PUT' });
    const [message] = bot.connector.messagesOf(me);
    await expect(bot.notifier.repaint(copyOf(message!.id), looking(other))).rejects.toMatchObject({
      code: 'TEAMS_UNAVAILABLE',
    });
  });

  it('is over for who removed the bot', async () => {
    const [message] = bot.connector.messagesOf(me);
    await bot.client(RITA).uninstall();
    expect(await bot.notifier.repaint(copyOf(message!.id), looking(other))).toBe('gone');
  });
});

it('reaches nobody who never wrote, without a bot identity', async () => {
  await expect(bot.notifier.tell(AMIR.aadObjectId, view)).rejects.toMatchObject({
    code: 'TEAMS_UNREACHABLE',
  });
});

it('reaches people again after a restart, from what was stored', async () => {
  const stores = memoryStores();
  const before = await startBotUnderTest({ stores });
  await before.client(RITA).install();
  const [stored] = stores.references.values();
  await before.close();
  const after = await startBotUnderTest({ stores });
  stores.references.set(me, stored!.replace(before.serviceUrl, after.serviceUrl));
  await after.notifier.tell(me, view);
  expect(after.connector.messagesOf(me)).toHaveLength(1);
  await after.close();
});

describe('with a bot identity', () => {
  const identity = {
    kind: 'app',
    appId: APP_ID,
    tenantId: TENANT,
    tokens: { getToken: () => Promise.resolve({ token: 'token-of-the-bot' }) },
  } as const;

  it('opens a chat with people for whom the app is installed, and keeps it', async () => {
    const keys = await serveKeys(createTokens().keys);
    const connector = createConnector();
    const signed = await startBotUnderTest({ identity, botFramework: keys.botFramework, connector });
    connector.installFor(AMIR.aadObjectId);
    await signed.notifier.tell(AMIR.aadObjectId, view);
    await signed.notifier.tell(AMIR.aadObjectId, view);
    expect(connector.messagesOf(AMIR.aadObjectId)).toHaveLength(2);
    expect(connector.calls.filter(({ path }) => path === '/v3/conversations')).toMatchObject([
      {
        authorization: 'Bearer token-of-the-bot',
        body: { members: [{ id: AMIR.aadObjectId }], tenantId: TENANT },
      },
    ]);
    await expect(signed.notifier.tell(me, view)).rejects.toMatchObject({ code: 'TEAMS_UNREACHABLE' });
    await signed.close();
    await keys.close();
  });

  describe('in a chat that is gone', () => {
    const GONE = { kind: 'status', status: 404, code: 'ConversationNotFound', method: 'POST' } as const;
    const toAmir = (): string[] => started.connector.calls.map(({ method, path }) => `${method} ${path}`);
    const chat = `POST /v3/conversations/a:${AMIR.aadObjectId}/activities`;
    let started: Awaited<ReturnType<typeof startBotUnderTest>>;
    let keys: Awaited<ReturnType<typeof serveKeys>>;

    beforeEach(async () => {
      keys = await serveKeys(createTokens().keys);
      started = await startBotUnderTest({ identity, botFramework: keys.botFramework });
      started.connector.installFor(AMIR.aadObjectId);
      const locale = 'de-DE';
      const reference = {
        serviceUrl: started.serviceUrl,
        conversation: 'a:long-gone',
        bot: `28:${APP_ID}`,
        user: AMIR.aadObjectId,
        tenant: TENANT,
        locale,
      };
      started.stores.references.set(AMIR.aadObjectId, encodeReference(reference));
    });
    afterEach(async () => {
      await started.close();
      await keys.close();
    });

    it('a message opens the person’s chat anew, once, and goes there from then on', async () => {
      started.connector.faults.add({ ...GONE, path: /long-gone/u });
      await started.notifier.tell(AMIR.aadObjectId, view);
      await started.notifier.tell(AMIR.aadObjectId, view);
      expect(toAmir()).toEqual([
        'POST /v3/conversations/a:long-gone/activities',
        'POST /v3/conversations',
        chat,
        chat,
      ]);
      const [message] = started.connector.cardsOf(AMIR.aadObjectId);
      expect(JSON.stringify(message)).toContain('de-DE');
    });

    it('a person is out of reach when the new chat is gone too, and nothing is kept of the old one', async () => {
      started.connector.faults.add({ ...GONE, path: /activities/u });
      await expect(started.notifier.tell(AMIR.aadObjectId, view)).rejects.toMatchObject({
        code: 'TEAMS_UNREACHABLE',
      });
      expect(toAmir()).toHaveLength(3);
      expect(started.stores.references.get(AMIR.aadObjectId)).not.toContain('long-gone');
    });

    it.each([
      [403, 'ConversationNotFound'],
      [404, 'BotNotInConversationRoster'],
    ])('but an answer of %d %s opens nothing', async (status, code) => {
      started.connector.faults.add({ ...GONE, status, code });
      await expect(started.notifier.tell(AMIR.aadObjectId, view)).rejects.toMatchObject({
        code: 'TEAMS_UNREACHABLE',
      });
      expect(toAmir()).toHaveLength(1);
    });
  });
});
