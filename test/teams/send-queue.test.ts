import { ServiceError } from '../../src/errors.ts';
import { createSendQueue } from '../../src/teams/send-queue.ts';
import type { Send, Sending, SendQueueOptions } from '../../src/teams/send-queue.ts';

const NEW: Sending = { kind: 'message', repeatable: false, patience: 5_000 };
const UPDATE: Sending = { kind: 'update', repeatable: true, patience: 5_000 };

/** Teams, as far as the queue sees it: calls with their times, and refusals that wait for the next calls. */
function teams(options: Partial<SendQueueOptions> = {}) {
  const time = { now: 0 };
  const pauses: number[] = [];
  const sent: string[] = [];
  const refusals = new Map<string, ServiceError[]>();
  const queue = createSendQueue({
    now: () => time.now,
    pause: (milliseconds) => {
      pauses.push(milliseconds);
      time.now += milliseconds;
      return Promise.resolve();
    },
    ...options,
  });
  const call = (conversation: string, what: string) => (): Promise<string> => {
    sent.push(`${time.now} ${conversation} ${what}`);
    const refusal = refusals.get(conversation)?.shift();
    return refusal === undefined ? Promise.resolve(what) : Promise.reject(refusal);
  };
  const say = (conversation: string, what: string, sending = NEW) =>
    queue.inTurn(conversation, (send: Send) => send(call(conversation, what), sending));
  const refuse = (conversation: string, status: number, retryAfterSeconds?: number, times = 1) => {
    const cause = { status, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
    const one = new ServiceError('TEAMS_UNAVAILABLE', 'refused', { cause });
    refusals.set(conversation, [
      ...(refusals.get(conversation) ?? []),
      ...Array<ServiceError>(times).fill(one),
    ]);
  };
  return { time, pauses, sent, say, refuse, queue };
}

const outcomes = async (work: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(work)).map((one) =>
    one.status === 'fulfilled' ? one.value : (one.reason as ServiceError).code,
  );

describe('messages to one chat', () => {
  it('go out in order and within the limits, none lost, in a burst of twenty', async () => {
    const { say, sent } = teams();
    const burst = Array.from({ length: 20 }, (_, nth) => `${nth}`);
    expect(await outcomes(burst.map((what) => say('a', what)))).toEqual(burst);
    expect(sent.map((line) => line.split(' ')[2])).toEqual(burst);
    expect(sent.slice(6, 9)).toEqual(['0 a 6', '1000 a 7', '2000 a 8']);
  });

  it('wait in order behind one that Teams put off for a moment', async () => {
    const { say, sent, refuse } = teams();
    refuse('a', 429, 3);
    await outcomes([say('a', 'one'), say('a', 'two')]);
    expect(sent).toEqual(['0 a one', '3000 a one', '3000 a two']);
  });

  it('are handed back together when the pause is long, and asked nothing of Teams meanwhile', async () => {
    const { say, sent, refuse, time } = teams();
    refuse('a', 429, 60);
    const first = say('a', 'one').catch((error: unknown) => error);
    const second = say('a', 'two').catch((error: unknown) => error);
    expect(await first).toMatchObject({ code: 'TEAMS_THROTTLED', retryAfterSeconds: 60 });
    expect(await second).toMatchObject({ code: 'TEAMS_THROTTLED', retryAfterSeconds: 60 });
    expect(sent).toHaveLength(1);
    time.now = 60_000;
    expect(await say('a', 'one')).toBe('one');
  });

  it.each([undefined, 0, -5])('wait longer each time where Teams names %p seconds', async (seconds) => {
    const { say, refuse, pauses } = teams();
    refuse('a', 429, seconds, 2);
    await outcomes([say('a', 'one')]);
    refuse('a', 429, seconds, 2);
    await outcomes([say('a', 'two', { ...NEW, patience: 100_000 })]);
    const floors = pauses.map((pause) => Math.floor(pause / 1_000));
    expect(floors[0]).toBe(1);
    expect(Math.max(...pauses)).toBeGreaterThanOrEqual(4_000);
  });
});

describe.each([
  ['a new message', NEW, [429]],
  ['an update', UPDATE, [412, 429, 502, 503, 504]],
] as const)('%s', (_what, sending, repeated) => {
  it.each([400, 401, 403, 404, 408, 412, 413, 429, 500, 502, 503, 504, 0])(
    'after %d is repeated only where nothing can be delivered twice',
    async (status) => {
      const { say, sent, refuse } = teams();
      refuse('a', status, 1);
      await outcomes([say('a', 'one', sending)]);
      expect(sent).toHaveLength(repeated.some((one) => one === status) ? 2 : 1);
    },
  );
});

describe('other chats', () => {
  it('do not wait for one that Teams put off', async () => {
    const { say, refuse } = teams();
    refuse('a', 429, 60);
    expect(await outcomes([say('a', 'one'), say('b', 'two'), say('c', 'three')])).toEqual([
      'TEAMS_THROTTLED',
      'two',
      'three',
    ]);
  });

  it('do not wait for one that had its burst', async () => {
    const { say, sent } = teams({ pause: () => new Promise(() => undefined) });
    for (let nth = 0; nth < 12; nth += 1) void say('a', `${nth}`);
    await say('b', 'urgent');
    await new Promise(setImmediate);
    expect(sent).toContain('0 b urgent');
    expect(sent.filter((line) => line.includes(' a '))).toHaveLength(7);
  });

  it('wait a moment when two are put off together, since that may be meant for the whole app', async () => {
    const { say, sent, refuse, time } = teams();
    refuse('a', 429, 60);
    refuse('b', 429, 30);
    await outcomes([say('a', 'one'), say('b', 'two')]);
    await say('c', 'three');
    expect(sent).toEqual(['0 a one', '0 b two', '3000 c three']);
    time.now = 30_000;
    await say('b', 'two');
  });

  it('wait no longer than the shorter of two pauses', async () => {
    const { say, sent, refuse } = teams();
    refuse('a', 429, 60);
    refuse('b', 429, 2);
    await outcomes([say('a', 'one'), say('b', 'two', { ...NEW, patience: 0 })]);
    await say('c', 'three');
    expect(sent.at(-1)).toBe('2000 c three');
  });

  it('do not wait when one is put off while another has been for long', async () => {
    const { say, sent, refuse, time } = teams();
    refuse('a', 429, 3_600);
    await outcomes([say('a', 'one')]);
    time.now = 60_000;
    refuse('b', 429, 6);
    await outcomes([say('b', 'two')]);
    await say('c', 'three');
    expect(sent).toEqual(['0 a one', '60000 b two', '60000 c three']);
  });

  it.each([412, 502, 503, 504])('do not wait when two updates meet %d', async (status) => {
    const { say, sent, refuse } = teams();
    refuse('a', status, 60);
    refuse('b', status, 60);
    await outcomes([say('a', 'one', UPDATE), say('b', 'two', UPDATE)]);
    await say('c', 'three');
    expect(sent.at(-1)).toBe('0 c three');
  });

  it('share thirty sends a second, first come, first served', async () => {
    const { say, sent } = teams();
    const chats = Array.from({ length: 70 }, (_, nth) => `chat${nth}`);
    await outcomes(chats.map((chat) => say(chat, 'news')));
    expect(sent.map((line) => line.split(' ')[1])).toEqual(chats);
    expect(sent.filter((line) => line.startsWith('0 ')).length).toBeLessThanOrEqual(30);
    expect(sent.at(-1)).toBe('2000 chat69 news');
  });
});
