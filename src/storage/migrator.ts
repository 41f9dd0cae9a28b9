import { ServiceError } from '../errors.ts';
import type { Database } from './database.ts';
import { FIRST_TABLES } from './migrations/0001-first-tables.ts';
import { OVERRIDES } from './migrations/0002-overrides.ts';
import { JOB_FAILURES } from './migrations/0003-job-failures.ts';
import { COUNTS_CONTACTS_AND_AGES } from './migrations/0004-counts-contacts-and-ages.ts';
import { KINDS_OF_OVERRIDES } from './migrations/0005-kinds-of-overrides.ts';
import { SHIFT_PROPOSALS } from './migrations/0006-shift-proposals.ts';
import { REPLACED_COPIES } from './migrations/0007-copies-that-were-replaced.ts';
import { LEASED_JOBS } from './migrations/0008-leased-jobs.ts';
import { DESK_CARDS } from './migrations/0009-desk-cards.ts';
import { LANES } from './migrations/0011-lanes.ts';
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
  LANES,
];

/** The schema's version before and after. */
export interface Migrated {
  readonly from: number;
  readonly to: number;
}

/**
 * Brings the schema up to this release's version, in one transaction. Refuses a newer one with DATABASE_SCHEMA_NEWER.
 * A database opened read-only is only checked, and refused with DATABASE_UNAVAILABLE when it is older.
 */
export async function migrate(database: Database): Promise<Migrated> {
  const to = MIGRATIONS.length;
  if (database.readOnly) {
    const from = await database.query(versionOf);
    if (from < to) throw new ServiceError('DATABASE_UNAVAILABLE', older(from));
    return { from, to };
  }
  return database.transact(async (transaction) => {
    const from = await versionOf(transaction);
    for (const [index, migration] of MIGRATIONS.entries()) {
      if (index < from) continue;
      await migration.up(transaction, database.dialect);
      await transaction
        .insertInto('schema_versions')
        .values({ version: index + 1, name: migration.name })
        .execute();
    }
    return { from, to };
  });
}

const older = (version: number): string =>
  `The schema has version ${version}, this release needs ${MIGRATIONS.length}: run \`latchkey migrate\` first.`;

async function versionOf(db: Queries): Promise<number> {
  const tables = await db.introspection.getTables();
  if (!tables.some(({ name }) => name === 'schema_versions')) return 0;
  const row = await db
    .selectFrom('schema_versions')
    .select(({ fn }) => fn.max('version').as('version'))
    .executeTakeFirst();
  const version = row?.version ?? 0;
  if (version > MIGRATIONS.length) {
    throw new ServiceError(
      'DATABASE_SCHEMA_NEWER',
      `The schema has version ${version}, this release knows ${MIGRATIONS.length}.`,
    );
  }
  return version;
}
