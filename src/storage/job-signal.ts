// How instances on one PostgreSQL database tell each other that there is something to do. Looking from time to time stays as
// the net: what isn't heard is found a few seconds later.
import { sql } from 'kysely';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { isServiceError } from '../errors.ts';
import type { Log } from '../workflow/ports.ts';
import type { Database } from './database.ts';
import { codeOf } from './error-code.ts';

/** The bell of all instances: jobs were saved that are due. */
export interface JobSignal {
  /**
   * Rings here at once, and soon at the others. After the commit, never in it: a NOTIFY makes commits wait for each other.
   * Several in a row become one. Never throws.
   */
  ring(): void;
  /** Whether this instance hears the others at the moment. */
  isHearing(): boolean;
  close(): Promise<void>;
}

const CHANNEL = 'latchkey_jobs';
const SEND_EVERY = 50;
const CONNECT_AGAIN = 1_000;
const STILL_THERE_EVERY = 15_000;
const LIMITS = { connectionTimeoutMillis: 5_000, query_timeout: 5_000, keepAlive: true };

/** What {@link openJobSignal} needs; `heard` is called for every ring, and when some may have been missed. */
export interface JobSignalOptions {
  readonly database: Database;
  readonly url: string;
  /** Names this instance, which does not hear itself twice. */
  readonly owner: string;
  readonly heard: () => void;
  readonly log: Log;
}

/** Listens on a connection of its own, which is made anew whenever it breaks. */
export function openJobSignal(options: JobSignalOptions): JobSignal {
  if (!options.database.dialect.hasOneWriter) return openPostgresSignal(options);
  return { ring: options.heard, isHearing: () => false, close: () => Promise.resolve() };
}

function openPostgresSignal({ database, url, owner, heard, log }: JobSignalOptions): JobSignal {
  const closing = new AbortController();
  const { signal } = closing;
  let isHearing = false;

  async function listenOnce(): Promise<void> {
    const client = new pg.Client({ connectionString: url, application_name: 'latchkey jobs', ...LIMITS });
    const { promise: broken, resolve: end, reject } = Promise.withResolvers<undefined>();
    // It may break while nobody waits for it yet.
    broken.catch(() => undefined);
    client.on('error', reject);
    client.on('end', () => end(undefined));
    client.on('notification', ({ payload }) => {
      if (payload !== owner) heard();
    });
    const hangUp = (): void => end(undefined);
    signal.addEventListener('abort', hangUp, { once: true });
    // A connection that is cut in the middle says nothing by itself.
    const timer = setInterval(() => void client.query('select 1').catch(reject), STILL_THERE_EVERY);
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      isHearing = true;
      heard();
      await broken;
    } finally {
      isHearing = false;
      clearInterval(timer);
      signal.removeEventListener('abort', hangUp);
      await client.end().catch(() => undefined);
    }
  }

  async function listen(): Promise<void> {
    while (!signal.aborted) {
      try {
        await listenOnce();
      } catch (error) {
        log.warn({ code: codeOf(error) ?? 'no code' }, 'other instances are not heard; connecting again');
      }
      await pause(CONNECT_AGAIN, undefined, { signal }).catch(() => undefined);
    }
  }

  const listening = listen();
  const sender = createSender(() => notify(database, owner), log);
  return {
    ring: () => {
      heard();
      if (!signal.aborted) sender.send();
    },
    isHearing: () => isHearing,
    close: async () => {
      closing.abort();
      await Promise.all([listening, sender.sent()]);
    },
  };
}

async function notify(database: Database, owner: string): Promise<void> {
  await database.query((db) => sql`select pg_notify(${CHANNEL}, ${owner})`.execute(db));
}

/** The first goes out at once; those of the moment after it go out together. */
function createSender(work: () => Promise<void>, log: Log) {
  let sending: Promise<void> | undefined;
  let isWanted = false;
  const sendAll = async (): Promise<void> => {
    while (isWanted) {
      isWanted = false;
      try {
        await work();
      } catch (error) {
        const code = isServiceError(error) ? error.code : 'unexpected';
        log.warn({ code }, 'other instances could not be woken; they look by themselves');
      }
      await pause(SEND_EVERY);
    }
    sending = undefined;
  };
  return {
    send: () => {
      isWanted = true;
      sending ??= sendAll();
    },
    sent: (): Promise<void> => sending ?? Promise.resolve(),
  };
}
