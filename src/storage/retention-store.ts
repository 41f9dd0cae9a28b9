import { sql } from 'kysely';
import type { ExpressionBuilder, SqlBool } from 'kysely';
import type { AuditFact } from '../domain/audit.ts';
import type { EffectKind } from '../domain/effect.ts';
import type { Instant } from '../domain/instant.ts';
import type { ObjectId } from '../domain/person.ts';
import type { RetentionStore } from '../workflow/storage-ports.ts';
import type { AppendFacts } from './audit-record.ts';
import { freezesIn } from './brake-store.ts';
import type { Database } from './database.ts';
import { effectSchema } from './effect-schema.ts';
import { readJson, writeJson } from './row.ts';
import { endQuestionsTo } from './shift-proposal-store.ts';
import type { Queries, Tables } from './tables.ts';

/** Few enough that whoever else writes waits for a moment only. */
const REQUESTS_AT_ONCE = 500;
const JOBS_AT_ONCE = 5_000;

/** An erasure must never swallow what security has not heard yet. */
const ALARMS: readonly EffectKind[] = ['alarm', 'tell_alarm'];

/**
 * Deletes what the database need not keep any more. The record is left alone, and so are requests that a freeze in force
 * rests on: whoever asked for one must not help to lift the freeze. A purge begins with the oldest and goes in rounds of a
 * transaction each, and each saves a fact of its own, so that nothing goes without a line.
 *
 * After `erase` the person's object id is in the record, in what is in force (a halt or another one's freeze that they
 * set, a shift they stand in for or agreed on), and in requests of others in which they had a part, as an approver say, with the
 * jobs of those: these stay until they are purged. A freeze that a request of theirs led to, and an alarm about
 * them that still waits, count as a request under way.
 */
export function createRetentionStore(database: Database, append: AppendFacts): RetentionStore {
  return {
    purge: async (before, fact) => {
      const saved: AuditFact[] = [];
      let isMore = true;
      while (isMore) {
        const round = await database.transact(async (transaction) => {
          const purged = await purgeSome(transaction, before);
          const facts = purged.requests > 0 ? [fact(purged.requests)] : [];
          if (facts.length > 0) await append(transaction, facts);
          return { facts, isMore: purged.isMore };
        });
        saved.push(...round.facts);
        isMore = round.isMore;
      }
      return saved;
    },
    erase: (person, fact) =>
      database.transact(async (transaction) => {
        // Nobody sets a recovery contact or takes a shift over in between.
        await database.dialect.takeLock(transaction, 'recovery_contacts');
        await database.dialect.takeLock(transaction, 'shifts');
        // Whoever says of an ended request that something is wrong comes before this, or finds the request gone.
        const theirs = await database.dialect.heldRows(requestsOf(transaction, person)).execute();
        const numbers = theirs.map(({ number }) => number);
        const isUnderWay = theirs.some(({ ended_at }) => ended_at === null);
        if (isUnderWay || (await isHeld(transaction, person, numbers))) return 'open_request';
        for (const some of batchesOf(numbers)) await deleteRequests(transaction, some, 'all');
        const ended = await endQuestionsTo(transaction, person, fact.at);
        await erasePerson(transaction, person, fact);
        await append(transaction, [...ended, fact]);
        return 'erased';
      }),
  };
}

/** What one round of a purge deleted. `isMore`: another may find more. */
interface Purged {
  readonly requests: number;
  readonly isMore: boolean;
}

async function purgeSome(transaction: Queries, before: Instant): Promise<Purged> {
  const numbers = await oldRequests(transaction, before);
  await deleteRequests(transaction, numbers, 'over');
  const jobs = await deleteOldJobs(transaction, before);
  await transaction.deleteFrom('tallies').where('at', '<', before).execute();
  await transaction.deleteFrom('erasable_texts').where('at', '<', before).execute();
  await transaction.deleteFrom('overrides').where('ends_at', '<', before).execute();
  await transaction.deleteFrom('shift_proposals').where('over_at', '<', before).execute();
  const isMore = numbers.length === REQUESTS_AT_ONCE || jobs === JOBS_AT_ONCE;
  return { requests: numbers.length, isMore };
}

async function oldRequests(transaction: Queries, before: Instant): Promise<readonly number[]> {
  const frozen = (await freezesIn(transaction)).map(({ number }) => number);
  const old = transaction
    .selectFrom('requests')
    .select('number')
    .where('ended_at', '<', before)
    .orderBy('ended_at')
    .limit(REQUESTS_AT_ONCE);
  const rows = await (frozen.length === 0 ? old : old.where('number', 'not in', frozen)).execute();
  return rows.map(({ number }) => number);
}

async function deleteOldJobs(transaction: Queries, before: Instant): Promise<number> {
  const old = transaction
    .selectFrom('jobs')
    .select('id')
    .where((where) => where.or([where('done_at', '<', before), where('failed_at', '<', before)]))
    .limit(JOBS_AT_ONCE);
  const { numDeletedRows } = await transaction.deleteFrom('jobs').where('id', 'in', old).executeTakeFirst();
  return Number(numDeletedRows);
}

function requestsOf(transaction: Queries, person: ObjectId) {
  return transaction
    .selectFrom('requests')
    .select(['number', 'ended_at'])
    .where((where) => where.or([where('requester', '=', person), where('subject', '=', person)]));
}

/** Whether something in force rests on what would be erased: a freeze, or an alarm that security has not heard. */
async function isHeld(transaction: Queries, person: ObjectId, numbers: readonly number[]): Promise<boolean> {
  const freezes = await freezesIn(transaction);
  if (freezes.some(({ subject, number }) => subject === person || numbers.includes(number))) return true;
  const alarms = await transaction
    .selectFrom('jobs')
    .select(['request', mentions(person).as('mentions')])
    .where('kind', 'in', ALARMS)
    .where('done_at', 'is', null)
    .where('failed_at', 'is', null)
    .execute();
  return alarms.some(({ request, mentions: named }) =>
    request === null ? Boolean(named) : numbers.includes(request),
  );
}

async function erasePerson(transaction: Queries, person: ObjectId, { at }: AuditFact): Promise<void> {
  await transaction.deleteFrom('card_copies').where('person', '=', person).execute();
  await transaction.deleteFrom('conversations').where('person', '=', person).execute();
  await transaction
    .deleteFrom('recovery_contacts')
    .where((where) => where.or([where('subject', '=', person), where('contact', '=', person)]))
    .execute();
  await transaction.deleteFrom('tallies').where('who', '=', person).execute();
  await transaction.deleteFrom('erasable_texts').where('who', '=', person).execute();
  await transaction
    .deleteFrom('overrides')
    .where((where) => where.or([where('who', '=', person), where('instead', '=', person)]))
    .where('ends_at', '<=', at)
    .execute();
  // What was agreed and still holds stays with the shifts it made.
  await transaction
    .deleteFrom('shift_proposals')
    .where((where) => where.or([where('asker', '=', person), where('colleague', '=', person)]))
    .where((where) => where.or([where('status', '!=', 'agreed'), where('over_at', '<=', at)]))
    .execute();
  await forgetAsTold(transaction, person);
  await transaction.deleteFrom('jobs').where('request', 'is', null).where(mentions(person)).execute();
}

/** Takes them out of those who hear when somebody else can be reached again: the others still wait for that. */
async function forgetAsTold(transaction: Queries, person: ObjectId): Promise<void> {
  const rows = await transaction
    .selectFrom('jobs')
    .select(['id', 'effect'])
    .where('kind', '=', 'reach')
    .where('failed_at', 'is', null)
    .where(mentions(person))
    .execute();
  for (const { id, effect: text } of rows) {
    const effect = readJson(effectSchema, text, { table: 'jobs', key: id });
    if (effect.kind !== 'reach' || effect.who === person) continue;
    const told = (effect.told ?? []).filter((one) => one !== person);
    const kept = writeJson(effectSchema, { ...effect, told }, { table: 'jobs', key: id });
    await transaction.updateTable('jobs').set({ effect: kept }).where('id', '=', id).execute();
  }
}

/**
 * Deletes requests with the copies of their cards and their jobs: those that are over, or all, with the timers of a request
 * that is over and news of what is being erased.
 */
async function deleteRequests(
  transaction: Queries,
  numbers: readonly number[],
  jobs: 'over' | 'all',
): Promise<void> {
  if (numbers.length === 0) return;
  await transaction.deleteFrom('card_copies').where('number', 'in', numbers).execute();
  await transaction.deleteFrom('desk_cards').where('number', 'in', numbers).execute();
  const theirs = transaction.deleteFrom('jobs').where('request', 'in', numbers);
  await (jobs === 'all' ? theirs : theirs.where(isOver)).execute();
  await transaction.deleteFrom('requests').where('number', 'in', numbers).execute();
}

const isOver = (where: ExpressionBuilder<Tables, 'jobs'>) =>
  where.or([where('done_at', 'is not', null), where('failed_at', 'is not', null)]);

function batchesOf(numbers: readonly number[]): readonly (readonly number[])[] {
  const count = Math.ceil(numbers.length / REQUESTS_AT_ONCE);
  return Array.from({ length: count }, (_, index) =>
    numbers.slice(index * REQUESTS_AT_ONCE, (index + 1) * REQUESTS_AT_ONCE),
  );
}

/** Whether a job's effect names the person in any of its fields. */
function mentions(person: ObjectId) {
  const literal = JSON.stringify(person).replaceAll(/[!%_]/gu, '!$&');
  return sql<SqlBool>`${sql.ref('effect')} like ${`%${literal}%`} escape '!'`;
}
