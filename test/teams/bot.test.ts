import { setTimeout as wait } from 'node:timers/promises';
import { AMIR, GUEST, RITA, startBotUnderTest } from '../support/teams-bot.ts';
import { ServiceError } from '../../src/errors.ts';
import type { Reply } from '../../src/teams/conversation.ts';

let bot: Awaited<ReturnType<typeof startBotUnderTest>>;

beforeEach(async () => {
  bot = await startBotUnderTest({ patience: 60_000 });
});
afterEach(() => bot.close());

const OTHER_TENANT = '99999999-9999-4999-8999-999999999999';
const card: Reply = {
  view: { card: 'already_open', number: 7, subject: { id: AMIR.aadObjectId, name: 'Alice' } },
};
const copied: Reply = { ...card, copyOf: { number: 7, role: 'requester' } };
const turnedAway = () => bot.audit.map(({ event }) => event);

describe('words', () => {
  it('reach the conversation under the sender’s object id, and the answer is posted as a card', async () => {
    bot.script.reply = () => Promise.resolve(copied);
    const rita = bot.client(RITA, { locale: 'de-DE' });
    expect(await rita.say('Alice cannot sign in')).toEqual({ status: 200, body: undefined });
    expect(bot.heard).toEqual([
      { actor: { id: RITA.aadObjectId, locale: 'de-DE' }, text: 'Alice cannot sign in' },
    ]);
    rita.sees('view already_open de-DE');
    expect(bot.stores.shown).toEqual([
      {
        number: 7,
        role: 'requester',
        person: RITA.aadObjectId,
        conversation: `a:${RITA.aadObjectId}`,
        activity: rita.messages()[0]!.id,
        standing: 'first',
      },
    ]);
  });

  it('lose the mention of the bot, and may be none at all', async () => {
    const entities = [
      { type: 'mention', text: '<at>Latchkey</at>', mentioned: { id: '28:latchkey' } },
      { type: 'clientInfo', locale: 'en' },
    ];
    await bot.client(RITA).send({ type: 'message', text: '<at>Latchkey</at> help', entities });
    await bot.client(RITA).send({ type: 'message', text: null });
    expect(bot.heard).toMatchObject([{ text: 'help' }, { text: '' }]);
  });
});

describe('clicks', () => {
  beforeEach(async () => {
    await bot.client(RITA).say('hello');
    bot.heard.length = 0;
    bot.script.reply = () => Promise.resolve(copied);
  });

  it('are answered in place, and the card is remembered where it stands', async () => {
    const rita = bot.client(RITA);
    const answer = await rita.click('Approve', { code: '123456' });
    expect(bot.heard).toMatchObject([
      { action: { verb: 'approve', number: 7, revision: 1, code: '123456' } },
    ]);
    expect(answer.body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
    rita.sees('view already_open');
    expect(rita.messages()).toHaveLength(1);
    expect(bot.stores.shown).toMatchObject([{ activity: rita.messages()[0]!.id }]);
  });

  it('of clients that only submit replace the card by an update', async () => {
    const rita = bot.client(RITA);
    await rita.click('Approve', { code: '123456' }, { via: 'submit' });
    expect(rita.messages()).toHaveLength(1);
    expect(rita.messages()[0]!.history.map(({ by }) => by)).toEqual(['posted', 'updated']);
  });

  it('are posted anew when the card cannot be changed any more', async () => {
    bot.connector.faults.add({
      kind: 'status',
      status: 404,
      method: 'PUT',
      code: 'ActivityNotFoundInConversation',
    });
    const rita = bot.client(RITA);
    await rita.click('Approve', { code: '123456' }, { via: 'submit' });
    expect(rita.messages()).toHaveLength(2);
    expect(bot.stores.shown).toMatchObject([{ activity: rita.messages()[1]!.id }]);
  });

  it('delivered twice give the same answer twice', async () => {
    const [first, second] = await Promise.all([
      bot.client(RITA).click('Cancel request'),
      bot.client(RITA).click('Cancel request'),
    ]);
    expect(first).toEqual(second);
    expect(bot.client(RITA).messages()).toHaveLength(1);
  });

  it('that take long are answered at once, and the card updates by itself', async () => {
    await bot.close();
    bot = await startBotUnderTest({ patience: 200 });
    await bot.client(RITA).say('hello');
    const slow = Promise.withResolvers<Reply>();
    bot.script.reply = () => slow.promise;
    const rita = bot.client(RITA);
    const answer = await rita.click('Cancel request');
    expect(answer.body).toMatchObject({ type: 'application/vnd.microsoft.activity.message' });
    rita.sees('Still working on it');
    slow.resolve(copied);
    await bot.bot.settled();
    expect(rita.messages()[0]!.history.map(({ by }) => by)).toEqual(['posted', 'updated']);
    expect(bot.stores.shown).toMatchObject([{ activity: rita.messages()[0]!.id }]);
  });

  it('that take long show that the bot is typing, and quick ones do not', async () => {
    const rita = bot.client(RITA);
    await rita.say('hello');
    await bot.bot.settled();
    expect(bot.connector.typedTo(RITA.aadObjectId)).toBe(0);
    const slow = Promise.withResolvers<Reply>();
    bot.script.reply = () => slow.promise;
    const said = rita.say('Alice is locked out');
    while (bot.connector.typedTo(RITA.aadObjectId) === 0) await wait(5);
    slow.resolve(copied);
    await said;
    await bot.bot.settled();
    expect(bot.connector.typedTo(RITA.aadObjectId)).toBe(1);
  });

  it('with forged data start nothing, get a sentence and leave one line in the record', async () => {
    const rita = bot.client(RITA);
    const answer = await rita.click('Forged');
    await rita.click('Forged');
    expect(answer.body).toMatchObject({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
    });
    expect(bot.heard).toEqual([]);
    expect(turnedAway()).toEqual([{ kind: 'turned_away', by: RITA.aadObjectId, because: 'forged_card' }]);
  });

  it.each([
    ['no action', {}],
    ['a list', []],
    ['a number of another kind', { action: { data: { verb: 'cancel', number: 'seven' } } }],
    ['missing fields', { action: { data: { verb: 'approve', number: 7 } } }],
    ['nothing', null],
  ])('with %s as value get a sentence', async (_name, value) => {
    const answer = await bot.client(RITA).send({ type: 'invoke', name: 'adaptiveCard/action', value });
    expect(answer).toMatchObject({
      status: 200,
      body: { type: 'application/vnd.microsoft.activity.message' },
    });
    expect(bot.heard).toEqual([]);
  });

  it('of other kinds are said to be not implemented', async () => {
    expect(await bot.client(RITA).send({ type: 'invoke', name: 'task/fetch' })).toMatchObject({
      status: 501,
    });
  });
});

describe('who is let in', () => {
  it.each([
    ['another tenant', RITA, { tenantId: OTHER_TENANT }, 'other_tenant', RITA.aadObjectId],
    ['a guest', GUEST, {}, 'guest', GUEST.aadObjectId],
    [
      'somebody the directory does not know',
      { ...RITA, aadObjectId: OTHER_TENANT },
      {},
      'other_tenant',
      OTHER_TENANT,
    ],
    ['somebody without an object id', { ...RITA, aadObjectId: '8:anonymous' }, {}, 'not_a_person', 'unknown'],
  ] as const)(
    '%s is turned away with a card and a line in the record',
    async (_name, person, at, because, by) => {
      const client = bot.client(person, at);
      await client.say('hello');
      await client.say('hello?');
      client.sees('view turned_away');
      expect(bot.heard).toEqual([]);
      expect(turnedAway()).toEqual([{ kind: 'turned_away', by, because }]);
      expect(bot.stores.references.size).toBe(0);
      bot.time.now = '2026-11-22T10:02:00.000Z';
      await client.say('hello!');
      expect(turnedAway()).toHaveLength(2);
    },
  );

  it('a bot gets no answer at all, so that two bots cannot talk for ever', async () => {
    const machine = bot.client({ ...RITA, role: 'bot' });
    await machine.say('hello');
    expect(machine.messages()).toEqual([]);
    expect(turnedAway()).toMatchObject([{ because: 'not_a_person' }]);
  });

  it('a tenant that two fields disagree about is another tenant', async () => {
    await bot
      .client(RITA)
      .send({ type: 'message', text: 'x', channelData: { tenant: { id: OTHER_TENANT } } });
    expect(turnedAway()).toMatchObject([{ because: 'other_tenant' }]);
  });

  it('says so when the directory cannot be asked', async () => {
    Object.defineProperty(bot.known, RITA.aadObjectId, {
      get: () => {
        throw new ServiceError('GRAPH_UNAVAILABLE', 'Graph is down.');
      },
    });
    const rita = bot.client(RITA);
    await rita.say('hello');
    rita.sees('view trouble');
    expect(bot.heard).toEqual([]);
  });
});

describe('groups and channels', () => {
  it('get a plain sentence once, nothing is started and no card is shown', async () => {
    const group = bot.client(RITA, { group: '19:meeting' });
    await group.say('Alice cannot sign in');
    await group.say('hello?');
    expect(group.messages().map(({ content }) => content)).toEqual([
      { alert: false, text: 'summary of write_to_me' },
    ]);
    expect(bot.heard).toEqual([]);
    expect(bot.stores.references.size).toBe(0);
  });

  it('get a plain sentence for a click on a copied card', async () => {
    const value = { action: { data: { verb: 'approve', number: 7, revision: 1 } } };
    const answer = await bot
      .client(RITA, { group: '19:meeting' })
      .send({ type: 'invoke', name: 'adaptiveCard/action', value });
    expect(answer.body).toMatchObject({
      type: 'application/vnd.microsoft.activity.message',
      value: 'summary of write_to_me',
    });
    expect(bot.heard).toEqual([]);
  });
});

describe('installation', () => {
  it('greets once, whatever and however often Teams tells of it', async () => {
    const rita = bot.client(RITA);
    await rita.install();
    await rita.send({ type: 'conversationUpdate', membersAdded: [{ id: '28:latchkey' }] });
    await rita.install();
    expect(bot.heard).toEqual([{ actor: { id: RITA.aadObjectId }, welcome: true }]);
    expect(rita.messages()).toHaveLength(1);
  });

  it('greets no stranger, and leaves no line about them', async () => {
    await bot.client(GUEST).install();
    expect(bot.heard).toEqual([]);
    expect(bot.audit).toEqual([]);
  });

  it('keeps where people can be reached, and forgets it when they remove the app', async () => {
    await bot.client(RITA).install();
    expect(JSON.parse(bot.stores.references.get(RITA.aadObjectId)!)).toMatchObject({
      serviceUrl: bot.serviceUrl,
    });
    await bot.client(RITA).uninstall();
    expect(bot.stores.references.size).toBe(0);
  });

  it('ignores other kinds of activities', async () => {
    expect(await bot.client(RITA).send({ type: 'messageReaction' })).toMatchObject({ status: 200 });
    expect(bot.heard).toEqual([]);
  });
});

describe('when something fails', () => {
  it.each([
    ['directory', new ServiceError('GRAPH_UNAVAILABLE', 'Graph is down.')],
    ['database', new ServiceError('DATABASE_UNAVAILABLE', 'The disk is full.')],
    ['unsure', new ServiceError('DATABASE_OUTCOME_UNKNOWN', 'The line was cut.')],
    ['unreadable_record', new ServiceError('DATABASE_ROW_INVALID', 'A row is damaged.')],
    ['unexpected', new TypeError('boom')],
  ])('%s trouble becomes a card with a reference that is in the log', async (what, error) => {
    bot.script.reply = () => Promise.reject(error);
    const rita = bot.client(RITA);
    await rita.say('hello');
    const [line] = bot.lines;
    rita.sees(`${what} reference ${String(line?.fields['reference'])}`);
    expect(rita.screen()).not.toContain('boom');
    expect(line?.level).toBe('error');
    expect(rita.messages()[0]!.content.summary).toBe('summary of trouble');
  });

  it.each([
    ['saved_unseen', new ServiceError('DATABASE_UNAVAILABLE', 'The disk is full.')],
    ['saved_unseen', new ServiceError('DATABASE_ROW_INVALID', 'A row is damaged.')],
    ['saved_unseen', new TypeError('boom')],
    ['unsure', new ServiceError('DATABASE_OUTCOME_UNKNOWN', 'The line was cut.')],
    ['saved_unseen', new ServiceError('GRAPH_UNAVAILABLE', 'Graph is down.')],
  ])('after a save it is %s trouble: $message', async (what, error) => {
    bot.script.reply = () => Promise.reject(error);
    bot.script.wasSaved = true;
    const rita = bot.client(RITA);
    await rita.say('hello');
    rita.sees(`${what} reference ${String(bot.lines[0]?.fields['reference'])}`);
  });

  it('an answer that Teams does not take is in the log', async () => {
    bot.connector.faults.add({ kind: 'status', status: 503 });
    expect(await bot.client(RITA).say('hello')).toMatchObject({ status: 200 });
    expect(bot.lines).toMatchObject([{ level: 'error', fields: { code: 'TEAMS_UNAVAILABLE' } }]);
  });
});
