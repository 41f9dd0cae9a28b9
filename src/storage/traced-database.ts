import type { Traced } from '../workflow/traced.ts';
import type { Database } from './database.ts';

/** The database, each of whose transactions is a step of its own in the trace; the wait for a connection counts with it. */
export function tracedDatabase(database: Database, traced: Traced): Database {
  return {
    ...database,
    transact: (work, settings) =>
      traced({ part: 'database', name: 'transaction' }, () => database.transact(work, settings)),
  };
}
