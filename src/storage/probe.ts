import type { Database } from './database.ts';

/**
 * Writes one row as it is, in a transaction of its own: whoever can do that can save what people ask. Throws DATABASE_*
 * like any other work, so a full disk, a read-only folder, a standby and a missing table are found too.
 */
export async function probeWriting(database: Database): Promise<void> {
  await database.transact((transaction) =>
    transaction
      .updateTable('counters')
      .set((row) => ({ value: row.ref('value') }))
      .where('name', '=', 'request')
      .execute(),
  );
}
