import { isServiceError, ServiceError } from '../errors.ts';
import type { Database } from './database.ts';
import type { SqlDialect } from './dialect.ts';
import { FIRST_TABLES } from './migrations/0001-first-tables.ts';
import { OVERRIDES } from './migrations/0002-overrides.ts';
import { JOB_FAILURES } from './migrations/0003-job-failures.ts';
import { COUNTS_CONTACTS_AND_AGES } from './migrations/0004-counts-contacts-and-ages.ts';
import { KINDS_OF_OVERRIDES } from './migrations/0005-kinds-of-overrides.ts';
import { SHIFT_PROPOSALS } from './migrations/0006-shift-proposals.ts';
import { REPLACED_COPIES } from './migrations/0007-copies-that-were-replaced.ts';
import { LEASED_JOBS } from './migrations/0008-leased-jobs.ts';
import { DESK_CARDS } from './migrations/0009-desk-cards.ts';
import { OLDER_RELEASES } from './migrations/0010-older-releases.ts';
import { LANES } from './migrations/0011-lanes.ts';
import { ENTRIES_OF_A_REQUEST } from './migrations/0012-entries-of-a-request.ts';
import { JOBS_PUT_ASIDE } from './migrations/0013-jobs-put-aside.ts';
import type { Migration } from './migration.ts';
import type { Queries } from './tables.ts';

/** In order: the place in the list, counted from 1, is the schema's version. */
const MIGRATIONS: readonly Migration[] = [
  FIRST_TABLES,
  OVERRIDES,
  JOB_FAILURES,
  COUNTS_CONTACTS_AND_AGES,
  KINDS_OF_OVERRIDES,
  SHIFT_PROPOSALS,
  REPLACED_COPIES,
  LEASED_JOBS,
  DESK_CARDS,
  OLDER_RELEASES,
  LANES,
  ENTRIES_OF_A_REQUEST,
  JOBS_PUT_ASIDE,
];

/** Version of the schema that the release before knows: it must be able to work on what the steps after it make. */
const RELEASE_BEFORE = 9;
/** The step that made room to say so. */
const SAYS_WORKS_FROM = 10;

/** The schema's version before and after. */
export interface Migrated {
  readonly from: number;
  readonly to: number;
}

/**
 * Brings the schema up to this release's version, in one transaction; several processes may ask at once. A newer schema is
 * left alone where it says that this release can work on it, else refused with DATABASE_SCHEMA_NEWER. A database opened
 * read-only is only checked, and refused with DATABASE_UNAVAILABLE when it is older.
 */
export async function migrate(database: Database): Promise<Migrated> {
  const { dialect } = database;
  const known = MIGRATIONS.length;
  if (database.readOnly) {
    const from = await database.query((db) => versionOf(db, dialect));
    if (from < known) throw new ServiceError('DATABASE_UNAVAILABLE', older(from));
    return { from, to: from };
  }
  try {
    return await bringUp(database);
  } catch (error) {
    if (!isServiceError(error, 'DATABASE_OUTCOME_UNKNOWN')) throw error;
    // The schema itself says what became of it, and no step is taken twice.
    return bringUp(database);
  }
}

function bringUp(database: Database): Promise<Migrated> {
  const { dialect } = database;
  return database.transact(async (transaction) => {
    await dialect.takeLock(transaction, 'migrations');
    const from = await versionOf(transaction, dialect);
    for (const [index, migration] of MIGRATIONS.entries())
      if (index >= from) await step(transaction, dialect, migration, index + 1);
    return { from, to: Math.max(from, MIGRATIONS.length) };
  });
}

async function step(
  transaction: Queries,
  dialect: SqlDialect,
  migration: Migration,
  version: number,
): Promise<void> {
  await migration.up(transaction, dialect);
  const worksFrom = version < SAYS_WORKS_FROM ? {} : { works_from: RELEASE_BEFORE };
  await transaction
    .insertInto('schema_versions')
    .values({ version, name: migration.name, ...worksFrom })
    .execute();
}

const older = (version: number): string =>
  `The schema has version ${version}, this release needs ${MIGRATIONS.length}: run \`latchkey migrate\` first.`;

async function versionOf(db: Queries, dialect: SqlDialect): Promise<number> {
  if (!(await dialect.hasTable(db, 'schema_versions'))) return 0;
  const row = await db
    .selectFrom('schema_versions')
    .select(({ fn }) => fn.max('version').as('version'))
    .executeTakeFirst();
  const version = row?.version ?? 0;
  if (version > MIGRATIONS.length && (await worksFrom(db)) > MIGRATIONS.length)
    throw new ServiceError(
      'DATABASE_SCHEMA_NEWER',
      `The schema has version ${version}, this release knows ${MIGRATIONS.length}.`,
    );
  return version;
}

async function worksFrom(db: Queries): Promise<number> {
  const { from } = await db
    .selectFrom('schema_versions')
    .select(({ fn }) => fn.max('works_from').as('from'))
    .executeTakeFirstOrThrow();
  return from;
}
