import { openDatabase } from '../storage/database.ts';
import { migrate } from '../storage/migrator.ts';

/** `latchkey migrate`: brings the database to this release; the service does the same when it starts. */
export async function runMigrate(url: string): Promise<void> {
  const database = await openDatabase({ url, unhurried: true });
  try {
    const { from, to } = await migrate(database);
    console.log(
      from === to
        ? `The schema is up to date (version ${to}).`
        : `Schema brought from version ${from} to ${to}.`,
    );
  } finally {
    await database.close();
  }
}
