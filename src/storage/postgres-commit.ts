// Whether a transaction was saved whose COMMIT was not answered.
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import type { AuditHead } from '../domain/audit.ts';
import type { TransactionSettings } from './database.ts';
import { codeOf } from './error-code.ts';
import type { CommitUnanswered } from './postgres-driver.ts';

// Longer than a server keeps the transaction of a connection that went silent: only then does it say what became of it.
const LOOK_UP_MS = 4_000;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 500;
/** A connection that gives no answer is left for another one while there is time. */
const ANSWER_MS = 1_000;

/** "transaction ID … is in the future": the server lost what it had not written down yet, this transaction too. */
const NEVER_HEARD_OF = '22023';

/** Looks up transactions on the pool that they ran on. */
export interface CommitLookUp {
  /**
   * Throws the same error again when it can't be found out. A server that crashed gives the ids of transactions it lost to
   * others. So `committed` is believed only where the answer comes on a connection from before the transaction, which no
   * crash survives, or where the line is in the record that the transaction wrote; and where no more than a kill of this
   * process had to be outlived.
   */
  wasCommitted(unanswered: CommitUnanswered, left: Left): Promise<boolean>;
}

/** What the transaction wrote into the record at last, and what it had to outlive. */
export interface Left {
  readonly line: AuditHead | undefined;
  readonly outlives: NonNullable<TransactionSettings['outlives']>;
}

export function createCommitLookUp(pool: Pool): CommitLookUp {
  const openedAt = new WeakMap<PoolClient, number>();
  pool.on('connect', (client) => void openedAt.set(client, performance.now()));

  const look = async (
    { transactionId, begunAt }: CommitUnanswered,
    { line, outlives }: Left,
  ): Promise<Found> => {
    let client: PoolClient | undefined;
    try {
      client = await pool.connect();
      const status = await statusOf(client, transactionId);
      const isProven = outlives === 'kill' || (openedAt.get(client) ?? Number.POSITIVE_INFINITY) <= begunAt;
      const isThere = isProven || line === undefined ? undefined : await hasLine(client, line);
      client.release();
      if (status === 'aborted') return 'lost';
      if (status !== 'committed') return 'not_yet';
      if (isProven || isThere === true) return 'committed';
      return isThere === false ? 'lost' : 'unknown';
    } catch (error) {
      client?.release(true);
      return codeOf(error) === NEVER_HEARD_OF ? 'lost' : 'not_yet';
    }
  };

  return {
    wasCommitted: async (unanswered, left) => {
      const ends = new AbortController();
      const late = pause(LOOK_UP_MS, 'unknown' as const, { signal: ends.signal });
      const looking = untilFound(() => look(unanswered, left), ends.signal);
      const found = await Promise.race([looking, late]).finally(() => ends.abort());
      if (found === 'unknown') throw unanswered;
      return found === 'committed';
    },
  };
}

type Found = 'committed' | 'lost' | 'not_yet' | 'unknown';

/** Looks again while the server is away, or has not noticed yet that nobody is there any more. */
async function untilFound(
  look: () => Promise<Found>,
  signal: AbortSignal,
): Promise<Exclude<Found, 'not_yet'>> {
  for (let wait = FIRST_PAUSE_MS; !signal.aborted; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
    const found = await look();
    if (found !== 'not_yet') return found;
    await pause(wait);
  }
  return 'unknown';
}

/** A standby knows only what has reached it: it is not asked, and only the server that takes writes may say "never heard of". */
const STATUS = `select case when pg_is_in_recovery() then null else pg_xact_status($1::xid8) end as status`;

async function statusOf(client: PoolClient, transactionId: string): Promise<string | undefined> {
  const asked = { text: STATUS, values: [transactionId], query_timeout: ANSWER_MS };
  const { rows } = await client.query<{ status: string | null }>(asked);
  return rows[0]?.status ?? undefined;
}

async function hasLine(client: PoolClient, { sequence, hash }: AuditHead): Promise<boolean> {
  const text = 'select 1 from audit_entries where sequence = $1 and hash = $2';
  const asked = { text, values: [sequence, hash], query_timeout: ANSWER_MS };
  return (await client.query(asked)).rows.length > 0;
}
