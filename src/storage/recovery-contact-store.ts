import { z } from 'zod';
import { MOST_CONTACTS } from '../domain/recovery-contact.ts';
import type { RecoveryContact } from '../domain/recovery-contact.ts';
import type { ObjectId } from '../domain/person.ts';
import type { RecoveryContactStore } from '../workflow/storage-ports.ts';
import type { AppendFacts } from './audit-record.ts';
import type { Database } from './database.ts';
import { instant, objectId } from './field-schema.ts';
import type { InStep } from './in-step.ts';
import { addJobs } from './job-store.ts';
import { fit } from './row.ts';
import type { Queries } from './tables.ts';

const schema = z.strictObject({ subject: objectId, contact: objectId, setAt: instant });

/** Does not compile when the schema and the domain's type part. */
export const RECOVERY_CONTACT_IN_STEP: InStep<z.output<typeof schema>, RecoveryContact> = true;

/** Recovery contacts in the database. One that is removed leaves nothing but its line in the record. */
export function createRecoveryContactStore(database: Database, append: AppendFacts): RecoveryContactStore {
  return {
    of: (subject) => database.query((db) => contactsOf(db, subject)),
    set: (contact, { facts, effects }) =>
      database.transact(async (transaction) => {
        // No unique index knows how many one may have: whoever sets one waits here for the others, and then sees theirs.
        await database.dialect.takeLock(transaction, 'recovery_contacts');
        const others = await contactsOf(transaction, contact.subject);
        if (others.some((other) => other.contact === contact.contact)) return 'already';
        if (others.length >= MOST_CONTACTS) return 'too_many';
        await insert(transaction, contact);
        await addJobs(transaction, effects);
        await append(transaction, facts);
        return 'set';
      }),
    remove: ({ subject, contact }, { facts, effects }) =>
      database.transact(async (transaction) => {
        const { numDeletedRows } = await transaction
          .deleteFrom('recovery_contacts')
          .where('subject', '=', subject)
          .where('contact', '=', contact)
          .executeTakeFirst();
        if (numDeletedRows !== 1n) return false;
        await addJobs(transaction, effects);
        await append(transaction, facts);
        return true;
      }),
  };
}

async function contactsOf(db: Queries, of: ObjectId): Promise<readonly RecoveryContact[]> {
  const rows = await db
    .selectFrom('recovery_contacts')
    .selectAll()
    .where('subject', '=', of)
    .orderBy('set_at')
    .orderBy('id')
    .execute();
  return rows.map(({ id, subject, contact, set_at }) => fitting({ subject, contact, setAt: set_at }, id));
}

async function insert(transaction: Queries, contact: RecoveryContact): Promise<void> {
  const { subject, contact: who, setAt } = fitting(contact, 'new');
  await transaction
    .insertInto('recovery_contacts')
    .values({ subject, contact: who, set_at: setAt })
    .execute();
}

const fitting = (contact: RecoveryContact, key: number | string): RecoveryContact =>
  fit<RecoveryContact>(schema, contact, { table: 'recovery_contacts', key });
