import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Instant } from '../domain/instant.ts';
import type { ObjectId } from '../domain/person.ts';
import { holdsSubject, isEnded } from '../domain/request-status.ts';
import type { Request } from '../domain/request.ts';
import type { Removal } from '../domain/reset-progress.ts';
import type { Change, CommitResult, RequestStore, Stored } from '../workflow/storage-ports.ts';
import type { AppendFacts } from './audit-record.ts';
import { isBraked, putBrake } from './brake-store.ts';
import type { Database } from './database.ts';
import type { SqlDialect } from './dialect.ts';
import { addJobs } from './job-store.ts';
import { requestSchema } from './request-schema.ts';
import { readJson, writeJson } from './row.ts';
import type { Queries, RequestTable } from './tables.ts';
import { addTallies } from './tally-store.ts';

/** Requests in the database; a change is saved with its audit entries, jobs, brake and counts in one transaction. */
export function createRequestStore(database: Database, append: AppendFacts): RequestStore {
  const one = (find: (db: Queries) => Promise<Row | undefined>): Promise<Stored<Request> | undefined> =>
    database.query(async (db) => {
      const row = await find(db);
      return row === undefined ? undefined : storedOf(row);
    });
  const saveRest = async (
    transaction: Queries,
    change: Omit<Change, 'expected' | 'request'>,
  ): Promise<void> => {
    await addJobs(transaction, change.effects);
    await addTallies(transaction, change.tallies);
    if (change.brake !== undefined) {
      // It takes over what an earlier freeze holds, so that two of one subject have to follow each other.
      await database.dialect.takeLock(transaction, 'brakes');
      await putBrake(transaction, change.brake);
    }
    await append(transaction, change.facts);
  };

  return {
    byNumber: (number) => one((db) => requests(db).where('number', '=', number).executeTakeFirst()),
    draftOf: (requester) =>
      one((db) =>
        requests(db)
          .where('requester', '=', requester)
          .where('status', '=', sql.lit('draft'))
          .executeTakeFirst(),
      ),
    holding: (subject) =>
      one((db) =>
        requests(db)
          .where('subject', '=', subject)
          .where('holds_subject', '=', sql.lit(1))
          .executeTakeFirst(),
      ),
    ofRequester: (requester, limit) =>
      database.query(async (db) => {
        const own = requests(db).where('requester', '=', requester);
        const rows = await own.orderBy('number', 'desc').limit(limit).execute();
        return rows.map((row) => storedOf(row).value);
      }),
    underWay: () => database.query(underWay),
    waiting: (ask) => database.query((db) => waiting(db, ask)),
    requestersFor: (subject) =>
      database.query(async (db) => {
        const theirs = db.selectFrom('requests').select('requester').distinct();
        const rows = await theirs.where('subject', '=', subject).where('status', '!=', 'draft').execute();
        return rows.map(({ requester }) => requester);
      }),
    lastRemoval: (subject) => database.query((db) => lastRemovalOf(db, subject)),
    open: (build) =>
      database.transact(async (transaction) => {
        const change = build(await nextNumber(transaction));
        const isNew = await insert(transaction, change.request);
        if (!isNew) return 'draft_taken';
        await saveRest(transaction, { ...change, tallies: [] });
        return { value: change.request, version: 1 };
      }),
    commit: async (change) => {
      try {
        return await database.transact(async (transaction) => {
          const result = await update(transaction, database.dialect, change);
          if (result !== 'committed') return result;
          await refuseWhenBraked(transaction, database.dialect, change);
          await saveRest(transaction, change);
          return result;
        });
      } catch (error) {
        if (error instanceof Braked) return 'conflict';
        if (error instanceof SubjectTaken) return 'subject_taken';
        throw error;
      }
    },
  };
}

type Row = Pick<Selectable<RequestTable>, 'number' | 'version' | 'data'>;

function requests(db: Queries) {
  return db.selectFrom('requests').select(['number', 'version', 'data']);
}

function storedOf({ number, version, data }: Row): Stored<Request> {
  return { value: readJson(requestSchema, data, { table: 'requests', key: number }), version };
}

async function underWay(db: Queries): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('requests')
    .select('number')
    .where('ended_at', 'is', null)
    .where('status', '!=', 'draft')
    .orderBy('number')
    .execute();
  return rows.map(({ number }) => number);
}

async function waiting(
  db: Queries,
  { except, limit }: Parameters<RequestStore['waiting']>[0],
): Promise<Awaited<ReturnType<RequestStore['waiting']>>> {
  const theirs = db
    .selectFrom('requests')
    .where('ended_at', 'is', null)
    .where('status', 'in', ['awaiting_approval', 'needs_hands'])
    .where('requester', '!=', except)
    .where('subject', '!=', except);
  const { count } = await theirs
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow();
  const rows = await theirs.select(['number', 'version', 'data']).orderBy('number').limit(limit).execute();
  return { count: Number(count), requests: rows.map((row) => storedOf(row).value) };
}

/** Numbers are never given twice. One may stay unused, when a draft is refused after it was counted. */
async function nextNumber(transaction: Queries): Promise<number> {
  const { value } = await transaction
    .updateTable('counters')
    .set((set) => ({ value: set('value', '+', 1) }))
    .where('name', '=', 'request')
    .returning('value')
    .executeTakeFirstOrThrow();
  return value;
}

async function insert(transaction: Queries, request: Request): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('requests')
    .values({ number: request.number, version: 1, ...columnsOf(request) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Ends the transaction: after a statement that was refused, PostgreSQL takes no other in it. */
class SubjectTaken extends Error {}

/** Takes back what the transaction has written. */
class Braked extends Error {}

/** After the row is held, as a freeze does it that belongs to a request: two that wait for each other would both fail. */
async function refuseWhenBraked(
  transaction: Queries,
  dialect: SqlDialect,
  { unlessBraked }: Change,
): Promise<void> {
  if (unlessBraked === undefined) return;
  await dialect.takeLock(transaction, 'brakes');
  if (await isBraked(transaction, unlessBraked)) throw new Braked();
}

/** The compare-and-set. Nothing has been written unless it answers `committed`. */
async function update(
  transaction: Queries,
  dialect: SqlDialect,
  { request, expected }: Change,
): Promise<Exclude<CommitResult, 'subject_taken'>> {
  try {
    const { numUpdatedRows } = await transaction
      .updateTable('requests')
      .set({ version: expected + 1, ...columnsOf(request) })
      .where('number', '=', request.number)
      .where('version', '=', expected)
      .executeTakeFirst();
    return numUpdatedRows === 1n ? 'committed' : 'conflict';
  } catch (error) {
    throw dialect.isDuplicate(error) && holdsSubject(request) ? new SubjectTaken() : error;
  }
}

function columnsOf(request: Request): Omit<RequestTable, 'number' | 'version'> {
  return {
    status: request.status,
    requester: request.requester,
    subject: request.subject ?? null,
    holds_subject: holdsSubject(request) ? 1 : 0,
    last_removal_at: lastRemovalIn(request) ?? null,
    ended_at: isEnded(request) ? request.endedAt : null,
    data: writeJson(requestSchema, request, { table: 'requests', key: request.number }),
  };
}

function lastRemovalIn(request: Request): Instant | undefined {
  const removals = 'progress' in request ? request.progress.removals : [];
  return removals.flatMap(removedAt).toSorted().at(-1);
}

function removedAt({ removal }: Removal): readonly Instant[] {
  switch (removal.state) {
    case 'answered':
      return [removal.at];
    case 'gone':
      return removal.byUs ? [removal.at] : [];
    case 'waiting':
    case 'asked':
    case 'unanswered':
    case 'deferred':
      return [];
  }
}

async function lastRemovalOf(db: Queries, subject: ObjectId): Promise<Instant | undefined> {
  const row = await db
    .selectFrom('requests')
    .select(({ fn }) => fn.max('last_removal_at').as('at'))
    .where('subject', '=', subject)
    .executeTakeFirst();
  return row?.at ?? undefined;
}
