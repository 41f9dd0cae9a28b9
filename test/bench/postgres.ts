import { lendDatabase, SERVER } from '../support/postgres-server.ts';
import type { LentDatabase } from '../support/postgres-server.ts';

/** What a part says that would have measured PostgreSQL. */
export const NO_POSTGRES = 'PostgreSQL was skipped: TEST_DATABASE_URL names no server.';

/** An empty database on the server that tests are given; undefined where they are given none. */
export async function freshPostgres(): Promise<LentDatabase | undefined> {
  return SERVER === undefined ? undefined : lendDatabase({ empty: true });
}
