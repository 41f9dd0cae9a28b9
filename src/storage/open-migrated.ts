import { isPostgresUrl } from './database-name.ts';
import { openDatabase } from './database.ts';
import type { Database, DatabaseSettings } from './database.ts';
import { migrate } from './migrator.ts';

/**
 * Opens a database and brings it to this release first. On PostgreSQL over a connection of its own, without the limits that
 * are for clicks: another instance may be at it, and large tables take their time.
 */
export async function openMigrated(settings: DatabaseSettings): Promise<Database> {
  if (isPostgresUrl(settings.url)) {
    const unhurried = await openDatabase({ ...settings, poolSize: 1, unhurried: true });
    await migrate(unhurried).finally(() => unhurried.close());
    return openDatabase(settings);
  }
  const database = await openDatabase(settings);
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
