import { isServiceError } from '../errors.ts';
import type { Database } from './database.ts';

/** Hears how long work with the database took, and whether the database failed. It must not throw. */
export interface DatabaseObserver {
  worked(work: 'query' | 'transaction', seconds: number, failed: boolean): void;
}

/** The same database; its work is told of. */
export function observedDatabase(database: Database, observer: DatabaseObserver): Database {
  const observed = async <Value>(
    kind: 'query' | 'transaction',
    work: () => Promise<Value>,
  ): Promise<Value> => {
    const began = performance.now();
    const tell = (failed: boolean): void =>
      observer.worked(kind, (performance.now() - began) / 1_000, failed);
    try {
      const value = await work();
      tell(false);
      return value;
    } catch (error) {
      // Work may also throw what the database has nothing to do with.
      tell(isServiceError(error) && error.code.startsWith('DATABASE_'));
      throw error;
    }
  };
  return {
    ...database,
    query: (work) => observed('query', () => database.query(work)),
    transact: (work, settings) => observed('transaction', () => database.transact(work, settings)),
  };
}
