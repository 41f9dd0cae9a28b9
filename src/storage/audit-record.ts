import type { Selectable } from 'kysely';
import { z } from 'zod';
import { AUDIT_START, canonicalJson, chained, faultOf } from '../domain/audit.ts';
import type { AuditEntry, AuditFact, AuditFault, AuditHead, Digest } from '../domain/audit.ts';
import type { Event } from '../domain/event.ts';
import { isServiceError } from '../errors.ts';
import type { AuditLog } from '../workflow/storage-ports.ts';
import type { Database } from './database.ts';
import type { SqlDialect } from './dialect.ts';
import { readJson } from './row.ts';
import type { AuditTable, Queries } from './tables.ts';

const BATCH = 500;

/** Appends facts inside the transaction of the change they tell of. */
export type AppendFacts = (transaction: Queries, facts: readonly AuditFact[]) => Promise<void>;

/** Makes the one way into the record: every fact is chained behind the last entry. */
export function appendFacts(dialect: SqlDialect, digest: Digest): AppendFacts {
  return async (transaction, facts) => {
    if (facts.length === 0) return;
    await dialect.serialiseAudit(transaction);
    let head = await headOf(transaction);
    for (const fact of facts) {
      const entry = chained(fact, head, digest);
      await transaction.insertInto('audit_entries').values(rowOf(entry)).execute();
      head = entry;
    }
  };
}

/** The record, for facts that belong to no change of a request. */
export function createAuditLog(database: Database, append: AppendFacts): AuditLog {
  return {
    append: (fact) => database.transact((transaction) => append(transaction, [fact])),
    head: () => database.query(headOf),
  };
}

/** What a walk along the whole record found. `head` is the last line that is in order. */
export interface AuditVerification {
  readonly entries: number;
  readonly head: AuditHead;
  readonly fault?: AuditFault;
}

/**
 * Walks the record from its first line and stops at the first fault. Lines cut off the end leave a chain that is in
 * order, and so does a record that was written anew as a whole: both are found only against a `remembered` head that
 * was kept elsewhere.
 */
export async function verifyAudit(
  database: Database,
  digest: Digest,
  remembered?: AuditHead,
): Promise<AuditVerification> {
  let head = AUDIT_START;
  let atRemembered = AUDIT_START;
  for await (const row of auditRows(database)) {
    const fault = rowFault(row, head, digest);
    if (fault !== undefined) return { entries: head.sequence, head, fault };
    head = { sequence: row.sequence, hash: row.hash };
    if (remembered !== undefined && row.sequence <= remembered.sequence) atRemembered = head;
  }
  const result = { entries: head.sequence, head };
  const isKept = remembered === undefined || remembered.hash === atRemembered.hash;
  return isKept
    ? result
    : { ...result, fault: { kind: 'truncated', expected: remembered, found: atRemembered } };
}

/** The record in order, read in batches, for an export. Throws DATABASE_ROW_INVALID at a line that can't be read. */
export async function* readAudit(database: Database): AsyncIterable<AuditEntry> {
  for await (const row of auditRows(database)) yield entryOf(row);
}

async function* auditRows(database: Database): AsyncIterable<Selectable<AuditTable>> {
  let last: number | undefined;
  for (;;) {
    const rows = await database.query((db) => {
      const all = db.selectFrom('audit_entries').selectAll().orderBy('sequence').limit(BATCH);
      return (last === undefined ? all : all.where('sequence', '>', last)).execute();
    });
    yield* rows;
    last = rows.at(-1)?.sequence;
    if (last === undefined) return;
  }
}

async function headOf(db: Queries): Promise<AuditHead> {
  const last = await db
    .selectFrom('audit_entries')
    .select(['sequence', 'hash'])
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last ?? AUDIT_START;
}

function rowOf(entry: AuditEntry): Selectable<AuditTable> {
  const { sequence, at, request, event, previous, hash } = entry;
  return {
    sequence,
    at,
    request: request ?? null,
    kind: event.kind,
    event: canonicalJson(event),
    previous,
    hash,
  };
}

// The hash vouches for what an event says. A schema of today's events would make the lines of earlier ones unreadable.
const eventSchema = z.custom<Event>(
  (value) => typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string',
);

function entryOf(row: Selectable<AuditTable>): AuditEntry {
  const { sequence, at, request, previous, hash } = row;
  const event = readJson(eventSchema, row.event, { table: 'audit_entries', key: sequence });
  return { sequence, at, event, previous, hash, ...(request === null ? {} : { request }) };
}

/** Also finds changes that the hash can't see: the column `kind`, and text that reads as the same JSON. */
function rowFault(row: Selectable<AuditTable>, head: AuditHead, digest: Digest): AuditFault | undefined {
  try {
    const entry = entryOf(row);
    const fault = faultOf(entry, head, digest);
    if (fault !== undefined) return fault;
    const isAsWritten = row.kind === entry.event.kind && row.event === canonicalJson(entry.event);
    return isAsWritten ? undefined : { kind: 'changed', sequence: row.sequence };
  } catch (error) {
    if (!isServiceError(error, 'DATABASE_ROW_INVALID')) throw error;
    return { kind: 'changed', sequence: row.sequence };
  }
}
