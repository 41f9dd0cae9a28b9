import { sql } from 'kysely';
import type { SqlDialect } from '../dialect.ts';
import type { Migration } from '../migration.ts';
import type { Queries } from '../tables.ts';

const LAST_NUMBER_NOT_GIVEN = 1000;

/** Requests, their jobs, the record, and where people and cards are. */
export const FIRST_TABLES: Migration = {
  name: 'first tables',
  up: async (db, dialect) => {
    await schemaVersions(db, dialect);
    await requests(db, dialect);
    await jobs(db, dialect);
    await audit(db, dialect);
    await reach(db, dialect);
    await brakes(db, dialect);
  },
};

async function schemaVersions(db: Queries, dialect: SqlDialect): Promise<void> {
  await dialect
    .typed(db.schema.createTable('schema_versions'))
    .addColumn('version', 'integer', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .execute();
}

async function requests(db: Queries, dialect: SqlDialect): Promise<void> {
  await dialect
    .typed(db.schema.createTable('requests'))
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('requester', 'text', (column) => column.notNull())
    .addColumn('subject', 'text')
    .addColumn('holds_subject', 'integer', (column) => column.notNull())
    .addColumn('last_removal_at', 'text')
    .addColumn('data', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('requests_one_holds_a_subject')
    .unique()
    .on('requests')
    .column('subject')
    .where(sql.ref('holds_subject'), '=', 1)
    .execute();
  await db.schema
    .createIndex('requests_one_draft_per_requester')
    .unique()
    .on('requests')
    .column('requester')
    .where(sql.ref('status'), '=', 'draft')
    .execute();
  await db.schema.createIndex('requests_of_requester').on('requests').column('requester').execute();
  await db.schema.createIndex('requests_of_subject').on('requests').column('subject').execute();
  await dialect
    .typed(db.schema.createTable('counters'))
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'integer', (column) => column.notNull())
    .execute();
  await db.insertInto('counters').values({ name: 'request', value: LAST_NUMBER_NOT_GIVEN }).execute();
}

async function jobs(db: Queries, dialect: SqlDialect): Promise<void> {
  await dialect
    .typed(db.schema.createTable('jobs'))
    .addColumn('id', 'integer', (column) => dialect.countingKey(column))
    .addColumn('key', 'text', (column) => column.notNull().unique())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('effect', 'text', (column) => column.notNull())
    .addColumn('due_at', 'text', (column) => column.notNull())
    .addColumn('lease_until', 'text')
    .addColumn('owner', 'text')
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('done_at', 'text')
    .addColumn('failed_at', 'text')
    .addColumn('problem', 'text')
    .execute();
  await db.schema
    .createIndex('jobs_waiting')
    .on('jobs')
    .column('due_at')
    .where(sql.ref('done_at'), 'is', null)
    .where(sql.ref('failed_at'), 'is', null)
    .execute();
}

// No foreign key to requests: the record stands by itself.
async function audit(db: Queries, dialect: SqlDialect): Promise<void> {
  await dialect
    .typed(db.schema.createTable('audit_entries'))
    .addColumn('sequence', 'integer', (column) => column.primaryKey())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('request', 'integer')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('event', 'text', (column) => column.notNull())
    .addColumn('previous', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute();
  await dialect.protectAudit(db);
}

async function reach(db: Queries, dialect: SqlDialect): Promise<void> {
  await dialect
    .typed(db.schema.createTable('card_copies'))
    .addColumn('id', 'integer', (column) => dialect.countingKey(column))
    .addColumn('number', 'integer', (column) => column.notNull().references('requests.number'))
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('activity', 'text', (column) => column.notNull())
    .addUniqueConstraint('card_copies_once', ['conversation', 'activity'])
    .execute();
  await db.schema.createIndex('card_copies_of_request').on('card_copies').column('number').execute();
  await dialect
    .typed(db.schema.createTable('conversations'))
    .addColumn('person', 'text', (column) => column.primaryKey())
    .addColumn('reference', 'text', (column) => column.notNull())
    .execute();
}

async function brakes(db: Queries, dialect: SqlDialect): Promise<void> {
  await dialect
    .typed(db.schema.createTable('brakes'))
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('data', 'text', (column) => column.notNull())
    .execute();
}
