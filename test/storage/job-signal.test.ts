import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Database } from '../../src/storage/database.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { openJobSignal } from '../../src/storage/job-signal.ts';
import type { JobSignal } from '../../src/storage/job-signal.ts';
import { onServer } from '../support/postgres-server.ts';
import { ENGINES } from './engine.ts';
import type { Place } from './engine.ts';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Resolves at the next ring. */
function bell() {
  let rung = Promise.withResolvers<undefined>();
  let times = 0;
  return {
    heard: (): void => {
      times += 1;
      rung.resolve(undefined);
    },
    times: () => times,
    next: async (): Promise<void> => {
      await rung.promise;
      rung = Promise.withResolvers<undefined>();
    },
  };
}

const postgres = ENGINES.find(({ name }) => name === 'PostgreSQL');
const withServer = postgres === undefined ? describe.skip : describe;

withServer('instances on PostgreSQL', () => {
  const undo: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const stop of undo.splice(0).toReversed()) await stop();
  });

  async function instance(place: Place, owner: string) {
    const database: Database = await openDatabase({ url: place.url, poolSize: 2 });
    undo.push(() => database.close());
    const ours = bell();
    const signal: JobSignal = openJobSignal({ database, url: place.url, owner, heard: ours.heard, log });
    undo.push(() => signal.close());
    // Rung once when it begins to hear, for what may have been missed.
    await ours.next();
    expect(signal.isHearing()).toBe(true);
    return { ...ours, signal };
  }

  async function pair() {
    const place = await postgres!.place();
    undo.push(() => place.remove());
    return { place, one: await instance(place, 'one'), two: await instance(place, 'two') };
  }

  it('hear each other’s bells, and ring their own at once and once', async () => {
    const { one, two } = await pair();
    one.signal.ring();
    expect(one.times()).toBe(2);
    await two.next();
    two.signal.ring();
    await one.next();
    await one.next();
    expect(one.times()).toBe(3);
  });

  it('are rung a few times for very many rings', async () => {
    const { one, two } = await pair();
    for (let ring = 0; ring < 500; ring += 1) one.signal.ring();
    await one.signal.close();
    await two.next();
    two.signal.ring();
    await two.next();
    expect(two.times()).toBeLessThanOrEqual(4);
  });

  it('hear again after their connection was cut, and ring then for what they missed', async () => {
    const { place, one, two } = await pair();
    await onServer(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name = 'latchkey jobs'`,
      place.url,
    );
    await two.next();
    expect(two.signal.isHearing()).toBe(true);
    one.signal.ring();
    await two.next();
  });
});

/** A server that greets whoever connects, and hangs up at their first statement; resolves `asked` when it did so twice. */
async function rudeServer() {
  const asked = Promise.withResolvers<undefined>();
  let statements = 0;
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.write(Buffer.from([...AUTHENTICATED, ...READY]));
      socket.once('data', () => {
        statements += 1;
        if (statements === 2) asked.resolve(undefined);
        socket.destroy();
      });
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `postgres://somebody@127.0.0.1:${port}/any`, asked: asked.promise, server };
}
const AUTHENTICATED = [0x52, 0, 0, 0, 8, 0, 0, 0, 0];
const READY = [0x5a, 0, 0, 0, 5, 0x49];

it('a connection that breaks before it listens is made anew, and leaves no rejection that would end the process', async () => {
  const { url, asked, server } = await rudeServer();
  const ours = bell();
  const database = { dialect: { hasOneWriter: false } } as Database;
  const signal = openJobSignal({ database, url, owner: 'one', heard: ours.heard, log });
  await asked;
  await signal.close();
  expect(ours.times()).toBe(0);
  await new Promise((resolve) => server.close(resolve));
});

describe('the only process on a SQLite file', () => {
  it('rings its own bell and hears nobody', async () => {
    const ours = bell();
    const database = { dialect: { hasOneWriter: true } } as Database;
    const signal = openJobSignal({ database, url: 'file:x', owner: 'one', heard: ours.heard, log });
    signal.ring();
    expect(ours.times()).toBe(1);
    expect(signal.isHearing()).toBe(false);
    await signal.close();
  });
});
