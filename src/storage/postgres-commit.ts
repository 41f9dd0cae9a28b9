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
      const giveUpAt = performance.now() + LOOK_UP_MS;
      for (let wait = FIRST_PAUSE_MS; performance.now() < giveUpAt; wait *= 2) {
        const found = await look(unanswered, left);
        if (found === 'committed') return true;
        if (found === 'lost') return false;
        if (found === 'unknown') break;
        // Still running: the server has not noticed yet that nobody is there.
        await pause(wait);
      }
      throw unanswered;
    },
  };
}

type Found = 'committed' | 'lost' | 'not_yet' | 'unknown';

async function statusOf(client: PoolClient, transactionId: string): Promise<string | undefined> {
  const text = 'select pg_xact_status($1::xid8) as status';
  const { rows } = await client.query<{ status: string | null }>(text, [transactionId]);
  return rows[0]?.status ?? undefined;
}

async function hasLine(client: PoolClient, { sequence, hash }: AuditHead): Promise<boolean> {
  const text = 'select 1 from audit_entries where sequence = $1 and hash = $2';
  return (await client.query(text, [sequence, hash])).rows.length > 0;
}
