import { z } from 'zod';
import type { Instant } from '../domain/instant.ts';
import type { ObjectId } from '../domain/person.ts';
import type { GraphRefusal } from './graph-answer.ts';
import { isObjectId, literal, type GraphCall } from './graph-call.ts';
import type { Graph } from './graph-client.ts';
import {
  createLogDoor,
  isLicenceMatter,
  isUngranted,
  type LogAccess,
  type LogWords,
  type UnreadableLog,
} from './log-access.ts';
import { time } from './user-record.ts';

/** Within the largest page of the directory; the log takes no more than five calls in ten seconds from a whole tenant. */
const ROWS = 999;
/** One row that was missed could be the one that matters: a person with more of them counts as unreadable. */
const MOST_PAGES = 3;

const text = z.string().nullish();
const modifiedProperty = z.object({ displayName: text, newValue: text });
const target = z.object({ id: text, modifiedProperties: z.array(modifiedProperty).nullish() });
const initiator = z.object({
  user: z.object({ id: text, ipAddress: text }).nullish(),
  app: z.object({ appId: text, servicePrincipalId: text }).nullish(),
});

/** An entry without a time, a name or a result could be any, so that no log which holds one counts as read. */
export const auditRow = z.object({
  id: z.string(),
  activityDateTime: time,
  activityDisplayName: z.string(),
  result: z.string(),
  initiatedBy: initiator.nullish(),
  targetResources: z.array(target).nullish(),
});

/** A `directoryAudit` of Graph as far as it is read. */
export type AuditRow = z.infer<typeof auditRow>;
type AuditTarget = z.infer<typeof target>;

const WORDS: LogWords = {
  call: 'directoryAudits',
  failed: 'The audit log could not be read',
  ungranted: 'The audit log may not be read: every request takes the elevated tier',
};

/** What was done to a person and succeeded, since that moment; never throws. */
export type AuditLogReader = (
  id: ObjectId,
  since: Instant,
) => Promise<{ readonly kind: 'read'; readonly rows: readonly AuditRow[] } | UnreadableLog>;

/**
 * The directory's audit log, every page of it. Filtered by time and person alone: categories, services and activities are
 * names that Microsoft changes, and a filter by one that is gone would find nothing without a word.
 * https://learn.microsoft.com/graph/api/directoryaudit-list
 */
export function createAuditLog(graph: Graph, access: LogAccess): AuditLogReader {
  const door = createLogDoor(access, WORDS);
  return (id, since) =>
    door.read(async () => {
      if (!isObjectId(id)) return { kind: 'read', rows: [] };
      const call = asked(id, since, door.within);
      const refusals: GraphRefusal[] = [];
      const rows = await graph.getAllUnless(call, auditRow, (refusal) => {
        refusals.push(refusal);
        return isLicenceMatter(refusal) || isUngranted(refusal);
      });
      if (rows !== undefined) return { kind: 'read', rows: ofPerson(rows, id, since) };
      return refusals.some(isUngranted) ? door.remind() : { kind: 'unreadable', why: 'no_licence' };
    });
}

function asked(id: ObjectId, since: Instant, within: number): GraphCall {
  const filter = `activityDateTime ge ${since} and targetResources/any(t: t/id eq ${literal(id)})`;
  const query = { $filter: filter, $top: String(ROWS) };
  return {
    kind: 'directoryAudits',
    path: '/auditLogs/directoryAudits',
    query,
    within,
    mostPages: MOST_PAGES,
  };
}

/** Should the filter be ignored one day, what was done to somebody else must not speak about this person. */
function ofPerson(rows: readonly AuditRow[], id: ObjectId, since: Instant): readonly AuditRow[] {
  const own = rows.filter(
    (row) =>
      row.result.toLowerCase() === 'success' &&
      row.activityDateTime >= since &&
      targetOf(row, id) !== undefined,
  );
  const once = new Map(own.map((row) => [row.id, row]));
  return [...once.values()].toSorted((a, b) => b.activityDateTime.localeCompare(a.activityDateTime));
}

/** What the row says of that person, of all that it is about. */
export function targetOf(row: AuditRow, person: ObjectId): AuditTarget | undefined {
  return row.targetResources?.find(({ id }) => isSameId(id, person));
}

/** Whether an id of a row is that person's; Graph does not promise the case of letters. */
export function isSameId(id: string | null | undefined, person: ObjectId): boolean {
  return id?.toLowerCase() === person.toLowerCase();
}
