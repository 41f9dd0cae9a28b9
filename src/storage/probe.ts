import { randomInt } from 'node:crypto';
import type { Database } from './database.ts';

/** A process that sleeps in the middle of it would make others wait for the same row: few share one. */
const ROW = `probe ${randomInt(16)}`;

/**
 * Changes one row, in a transaction of its own: whoever can do that can save what people ask. Throws DATABASE_* like any
 * other work, so a full disk, a read-only folder, a standby and a missing table are found too. The row has to change:
 * SQLite leaves the disk alone when a row is written as it was.
 */
export async function probeWriting(database: Database): Promise<void> {
  await database.transact(
    (transaction) =>
      transaction
        .insertInto('counters')
        .values({ name: ROW, value: 1 })
        .onConflict((conflict) =>
          conflict.column('name').doUpdateSet((row) => ({ value: row('counters.value', '+', 1) })),
        )
        .execute(),
    // Whoever asks wants to hear why it fails, and would not wait until that is certain.
    { repeats: false },
  );
}
