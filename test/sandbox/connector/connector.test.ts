import { setImmediate } from 'node:timers/promises';
import { createConnector } from '../../../src/sandbox/connector/connector.ts';
import { RITA, startBotUnderTest } from '../../support/teams-bot.ts';

let bot: Awaited<ReturnType<typeof startBotUnderTest>>;
beforeEach(async () => {
  bot = await startBotUnderTest();
  await bot.client(RITA).say('hello');
});
afterEach(() => bot.close());

describe('a simulated person', () => {
  it('cannot send a card whose required field is empty', async () => {
    await expect(bot.client(RITA).click('Approve')).rejects.toThrow('Type the code.');
    await expect(bot.client(RITA).click('Approve', { code: '1234567' })).rejects.toThrow('6 characters');
    expect(bot.heard).toHaveLength(1);
  });

  it('can use a button without inputs all the same, and sends none', async () => {
    await bot.client(RITA).click('Cancel request', { code: '123456' });
    expect(bot.heard.at(-1)).toMatchObject({ action: { verb: 'cancel', number: 7 } });
  });

  it('finds buttons by verb too, and is told which there are', async () => {
    await bot.client(RITA).click('cancel');
    await expect(bot.client(RITA).click('Deny')).rejects.toThrow('Approve · Cancel request · Forged');
    await expect(bot.client(RITA).click('Cancel request', { note: 'x' })).rejects.toThrow('no input “note”');
  });

  it('sees what the newest message shows, now or soon', async () => {
    const rita = bot.client(RITA);
    rita.sees('view write_to_me');
    expect(() => rita.sees('view brake')).toThrow('view write_to_me');
    const soon = rita.soonSees('view my_shifts');
    await bot.notifier.tell(RITA.aadObjectId, {
      card: 'my_shifts',
      shifts: [],
      standIns: [],
      open: [],
      viewer: 'x',
      mayChange: false,
      people: new Map(),
    });
    await soon;
    await expect(rita.soonSees('view brake', 20)).rejects.toThrow('Expected “view brake”');
  });
});

it('answers the bot as the Bot Connector does', async () => {
  const connector = createConnector();
  const url = await connector.listen();
  const ask = (method: string, path: string, body?: unknown) =>
    fetch(`${url}/v3/conversations${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const posted = await ask('POST', '/a:x/activities', { text: 'one' });
  const { id } = (await posted.json()) as { id: string };
  expect(posted.status).toBe(201);
  expect((await ask('PUT', `/a:x/activities/${id}`, { text: 'two' })).status).toBe(200);
  expect(connector.messagesOf('x')).toMatchObject([
    { content: { text: 'two' }, history: [{ by: 'posted' }, { by: 'updated' }] },
  ]);
  expect((await ask('PUT', `/a:y/activities/${id}`, { text: 'two' })).status).toBe(404);
  expect((await ask('DELETE', `/a:x/activities/${id}`)).status).toBe(200);
  expect((await ask('POST', '', { members: [{ id: 'x' }] })).status).toBe(403);
  await connector.close();
});

it('holds an answer until it is let go, and does nothing before', async () => {
  const { connector, notifier } = bot;
  const { promise: until, resolve: letGo } = Promise.withResolvers<undefined>();
  connector.faults.add({ kind: 'hold', until, method: 'POST' });
  const asked = connector.calls.length;
  const telling = notifier.tell(RITA.aadObjectId, { card: 'write_to_me' });
  while (connector.calls.length === asked) await setImmediate();
  expect(connector.messagesOf(RITA.aadObjectId)).toHaveLength(1);
  letGo(undefined);
  await telling;
  expect(connector.messagesOf(RITA.aadObjectId)).toHaveLength(2);
});
