import { z } from 'zod';
import { AUDIT_START, chained, lineOf } from '../domain/audit.ts';
import type { AuditEntry, AuditFact, AuditHead, AuditLine, Digest } from '../domain/audit.ts';
import type { Checkpoint } from '../domain/checkpoint.ts';
import type { Event, EventKind } from '../domain/event.ts';
import type { Instant } from '../domain/instant.ts';
import type { ObjectId } from '../domain/person.ts';
import type { AuditLog } from '../workflow/storage-ports.ts';
import { walkAudit } from './audit-walk.ts';
import type { AuditVerification } from './audit-walk.ts';
import { noteLine } from './commit-proof.ts';
import type { Database } from './database.ts';
import type { SqlDialect } from './dialect.ts';
import { checkpoint as checkpointSchema } from './field-schema.ts';
import { readJson } from './row.ts';
import type { Queries } from './tables.ts';

/** Lines read at once: many enough that the statement weighs nothing, few enough that memory stays flat. */
const BATCH = 1_000;

/** Lines written at once: engines bear a limited number of values in one statement. */
const MOST_AT_ONCE = 500;

/** Appends facts inside the transaction of the change they tell of. */
export type AppendFacts = (transaction: Queries, facts: readonly AuditFact[]) => Promise<void>;

/**
 * Makes the one way into the record: every fact is chained behind the last entry. It belongs at the end of a transaction:
 * from here until the commit nobody else can append.
 */
export function appendFacts(dialect: SqlDialect, digest: Digest): AppendFacts {
  return async (transaction, facts) => {
    if (facts.length === 0) return;
    await dialect.takeLock(transaction, 'audit');
    const lines = linesBehind(await headOf(transaction), facts, digest);
    for (let from = 0; from < lines.length; from += MOST_AT_ONCE) {
      const some = lines.slice(from, from + MOST_AT_ONCE);
      await transaction.insertInto('audit_entries').values(some).execute();
    }
    const last = lines.at(-1);
    if (last !== undefined) noteLine(transaction, last);
  };
}

function linesBehind(head: AuditHead, facts: readonly AuditFact[], digest: Digest): readonly AuditLine[] {
  let last = head;
  return facts.map((fact) => {
    const entry = chained(fact, last, digest);
    last = entry;
    return lineOf(entry);
  });
}

/** The record, for facts that belong to no change of a request, and for whoever watches over it. */
export function createAuditLog(
  database: Database,
  append: AppendFacts,
  digest: Digest,
): Omit<AuditLog, 'removals'> {
  return {
    append: (fact) => database.transact((transaction) => append(transaction, [fact])),
    head: () => database.query(headOf),
    lastAbout: (request) =>
      database.query((db) =>
        newest(db).select(['sequence', 'hash']).where('request', '=', request).executeTakeFirst(),
      ),
    lastCheckpoint: async () => {
      const line = await database.query((db) =>
        newest(db).selectAll().where('kind', '=', CHECKPOINTED).executeTakeFirst(),
      );
      if (line === undefined) return undefined;
      const { sequence, hash, previous } = line;
      const checkpoint = checkpointOf(line);
      return { sequence, hash, previous, ...(checkpoint === undefined ? {} : { checkpoint }) };
    },
    reconciledUntil: () => database.query(reconciledUntil),
    isSaidBroken: async ({ sequence }) => {
      const line = await database.query((db) =>
        newest(db)
          .select('sequence')
          .where('kind', '=', 'record_broken' satisfies EventKind)
          .where('sequence', '>', sequence)
          .executeTakeFirst(),
      );
      return line !== undefined;
    },
    faultSince: async (head) => (await verifyAudit(database, digest, [head], head)).fault,
  };
}

const CHECKPOINTED = 'checkpointed' satisfies EventKind;

async function reconciledUntil(db: Queries): ReturnType<AuditLog['reconciledUntil']> {
  const first = await db
    .selectFrom('audit_entries')
    .select('at')
    .orderBy('sequence')
    .limit(1)
    .executeTakeFirst();
  const line = await newest(db)
    .selectAll()
    .where('kind', '=', 'reconciled' satisfies EventKind)
    .executeTakeFirst();
  const event = line && entryOf(line).event;
  return {
    ...(first === undefined ? {} : { first: first.at }),
    ...(event?.kind === 'reconciled' ? { until: event.until } : {}),
  };
}

const newest = (db: Queries) => db.selectFrom('audit_entries').orderBy('sequence', 'desc').limit(1);

/**
 * Walks the record from its first line and stops at the first fault, held against heads that were `remembered` elsewhere; see
 * {@link walkAudit}. With `since`, it walks from the line of that head on.
 */
export async function verifyAudit(
  database: Database,
  digest: Digest,
  remembered: readonly AuditHead[] = [],
  since: AuditHead = AUDIT_START,
): Promise<AuditVerification> {
  const behind = await startOf(database, since);
  return walkAudit(auditLines(database, behind.sequence), {
    digest,
    remembered,
    behind,
    last: () => database.query(headOf),
  });
}

/** The line before the one that a walk begins with, as that one has it: who remembers a line knows what it was linked to. */
async function startOf(database: Database, { sequence }: AuditHead): Promise<AuditHead> {
  if (sequence === 0) return AUDIT_START;
  const first = await database.query((db) =>
    db.selectFrom('audit_entries').select('previous').where('sequence', '=', sequence).executeTakeFirst(),
  );
  return { sequence: sequence - 1, hash: first?.previous ?? AUDIT_START.hash };
}

/** Which entries are wanted; everything that is named has to hold. */
export interface AuditFilter {
  /** Entries behind that one only. */
  readonly after?: number;
  readonly request?: number;
  /** The first moment, and the first one that is not meant any more. */
  readonly since?: Instant;
  readonly until?: Instant;
  readonly kinds?: readonly string[];
}

/** The record in order, read in batches. Throws DATABASE_ROW_INVALID at a line that can't be read. */
export async function* readAudit(database: Database, filter: AuditFilter = {}): AsyncIterable<AuditEntry> {
  const batches = auditLines(database, filter.after, filter);
  for await (const lines of batches) for (const line of lines) yield entryOf(line);
}

/** Whom a request was about, as the record itself says it at that entry; the subject of a draft may be changed. */
export async function subjectIn(
  database: Database,
  { request, sequence }: Pick<AuditEntry, 'request' | 'sequence'>,
): Promise<ObjectId | undefined> {
  if (request === undefined) return undefined;
  const chosen = await database.query((db) =>
    newest(db)
      .selectAll()
      .where('request', '=', request)
      .where('kind', '=', 'subject_chosen' satisfies EventKind)
      .where('sequence', '<=', sequence)
      .executeTakeFirst(),
  );
  const event = chosen && entryOf(chosen).event;
  return event?.kind === 'subject_chosen' ? event.subject : undefined;
}

/** The checkpoints that the record says were made, as it says them: only a key tells whether they were. */
export async function readCheckpoints(database: Database): Promise<readonly Checkpoint[]> {
  const lines = await database.query((db) =>
    db.selectFrom('audit_entries').selectAll().where('kind', '=', CHECKPOINTED).orderBy('sequence').execute(),
  );
  return lines.flatMap((line) => checkpointOf(line) ?? []);
}

/** The checkpoint that a line tells of. Undefined for any other line, and one that was changed so that it can't be read. */
export function checkpointOf({ kind, event, at }: AuditLine): Checkpoint | undefined {
  if (kind !== CHECKPOINTED) return undefined;
  try {
    const { kind: _, ...content } = checkpointedSchema.parse(JSON.parse(event));
    return checkpointSchema.safeParse({ ...content, at }).data;
  } catch {
    return undefined;
  }
}
const checkpointedSchema = z.looseObject({ kind: z.literal(CHECKPOINTED) });

/** From the very first line on, however it is numbered, unless some are left out. */
async function* auditLines(
  database: Database,
  after = 0,
  { request, since, until, kinds }: AuditFilter = {},
): AsyncIterable<readonly AuditLine[]> {
  let last = after === 0 ? undefined : after;
  for (;;) {
    const lines = await database.query((db) =>
      db
        .selectFrom('audit_entries')
        .selectAll()
        .$if(last !== undefined, (all) => all.where('sequence', '>', last ?? 0))
        .$if(request !== undefined, (all) => all.where('request', '=', request ?? 0))
        .$if(since !== undefined, (all) => all.where('at', '>=', since ?? ''))
        .$if(until !== undefined, (all) => all.where('at', '<', until ?? ''))
        .$if(kinds !== undefined, (all) => all.where('kind', 'in', kinds ?? []))
        .orderBy('sequence')
        .limit(BATCH)
        .execute(),
    );
    yield lines;
    last = lines.at(-1)?.sequence;
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

// The hash vouches for what an event says. A schema of today's events would make the lines of earlier ones unreadable.
const eventSchema = z.custom<Event>(
  (value) => typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string',
);

function entryOf(line: AuditLine): AuditEntry {
  const { sequence, at, request, previous, hash } = line;
  const event = readJson(eventSchema, line.event, { table: 'audit_entries', key: sequence });
  return { sequence, at, event, previous, hash, ...(request === null ? {} : { request }) };
}
