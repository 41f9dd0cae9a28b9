import { z } from 'zod';
import type { SqlDialect } from '../dialect.ts';
import { instant } from '../field-schema.ts';
import type { Migration } from '../migration.ts';
import type { Queries } from '../tables.ts';

/** Counts per person, recovery contacts, words that can be erased, and what is needed to delete by age. */
export const COUNTS_CONTACTS_AND_AGES: Migration = {
  name: 'counts, recovery contacts and ages',
  up: async (db, dialect) => {
    await tallies(db, dialect);
    await recoveryContacts(db, dialect);
    await erasableTexts(db, dialect);
    await ends(db);
    await requestsOfJobs(db);
  },
};

async function tallies(db: Queries, dialect: SqlDialect): Promise<void> {
  await dialect
    .typed(db.schema.createTable('tallies'))
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('who', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .execute();
  const index = (name: string) => db.schema.createIndex(name).on('tallies');
  await index('tallies_of_person').columns(['what', 'who', 'at']).execute();
  await index('tallies_of_everybody').columns(['what', 'at']).execute();
}

async function recoveryContacts(db: Queries, dialect: SqlDialect): Promise<void> {
  await dialect
    .typed(db.schema.createTable('recovery_contacts'))
    .addColumn('id', 'integer', (column) => dialect.countingKey(column))
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('contact', 'text', (column) => column.notNull())
    .addColumn('set_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('recovery_contacts_once', ['subject', 'contact'])
    .execute();
}

async function erasableTexts(db: Queries, dialect: SqlDialect): Promise<void> {
  await dialect
    .typed(db.schema.createTable('erasable_texts'))
    .addColumn('seal', 'text', (column) => column.primaryKey())
    .addColumn('salt', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('who', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .execute();
}

async function ends(db: Queries): Promise<void> {
  await db.schema.alterTable('requests').addColumn('ended_at', 'text').execute();
  const rows = await db.selectFrom('requests').select(['number', 'data']).execute();
  for (const { number, data } of rows) {
    const ended_at = fieldOf(data, 'endedAt', instant);
    if (ended_at === undefined) continue;
    await db.updateTable('requests').set({ ended_at }).where('number', '=', number).execute();
  }
  await db.schema.createIndex('requests_by_end').on('requests').column('ended_at').execute();
}

async function requestsOfJobs(db: Queries): Promise<void> {
  await db.schema.alterTable('jobs').addColumn('request', 'integer').execute();
  const rows = await db.selectFrom('jobs').select(['id', 'effect']).execute();
  for (const { id, effect } of rows) {
    const request = fieldOf(effect, 'number', z.int());
    if (request === undefined) continue;
    await db.updateTable('jobs').set({ request }).where('id', '=', id).execute();
  }
  await db.schema.createIndex('jobs_of_request').on('jobs').column('request').execute();
}

/** What a row's JSON holds there, if anything: a row that can't be read is named by whoever uses it, and stops no start. */
function fieldOf<Value>(json: string, name: string, schema: z.ZodType<Value>): Value | undefined {
  return asJson.pipe(z.looseObject({ [name]: schema })).safeParse(json).data?.[name];
}

const asJson = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue('no JSON');
    return z.NEVER;
  }
});
