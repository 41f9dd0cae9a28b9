import type { Instant } from '../domain/instant.ts';
import type { LoggedRemoval, RemovalLog } from '../domain/reconciliation.ts';
import { ServiceError } from '../errors.ts';
import { auditRow, type AuditRow } from './audit-log.ts';
import type { Tokens } from './credential.ts';
import type { GraphRefusal } from './graph-answer.ts';
import type { GraphCall } from './graph-call.ts';
import type { Graph } from './graph-client.ts';
import { createLogDoor, isLicenceMatter, isUngranted, type LogAccess, type LogWords } from './log-access.ts';
import { applicationIn, type OwnApplication } from './token-roles.ts';

/** Removals by our own application in the directory's audit log; never throws. */
export type ReadRemovals = (from: Instant, until: Instant) => Promise<RemovalLog>;

const ROWS = 999;
/** Nobody waits for it. */
const WITHIN = 60_000;

/** What Entra calls a removal, and the deactivation of a hardware token. */
const REMOVED = /deleted security info|hardware oath token/i;

const WORDS: LogWords = {
  call: 'directoryAudits',
  failed: 'Entra’s audit log could not be read: whether the removals in it match the record is unknown',
  ungranted: 'The audit log may not be read: whether the removals in it match the record is unknown',
};

/**
 * Asked by time and by the service that logs sign-in methods; which of them are ours is looked at here, since Entra names an
 * application by its id, its service principal or both. https://learn.microsoft.com/graph/api/directoryaudit-list
 */
export function createRemovalLog(
  graph: Graph,
  { tokens, ...access }: Omit<LogAccess, 'within'> & { readonly tokens: Pick<Tokens, 'token'> },
): ReadRemovals {
  const door = createLogDoor({ ...access, within: WITHIN }, WORDS);
  return (from, until) =>
    door.read(async () => {
      const application = applicationIn(await tokens.token());
      if (application === undefined)
        throw new ServiceError('GRAPH_UNEXPECTED', 'The token does not name the application.');
      const refusals: GraphRefusal[] = [];
      const rows = await graph.getAllUnless(asked(from, until, door.within), auditRow, (refusal) => {
        refusals.push(refusal);
        return isLicenceMatter(refusal) || isUngranted(refusal);
      });
      if (rows !== undefined) return { kind: 'read', removals: removalsIn(rows, application, from, until) };
      return refusals.some(isUngranted) ? door.remind() : { kind: 'unreadable', why: 'no_licence' };
    });
}

function asked(from: Instant, until: Instant, within: number): GraphCall {
  const span = `activityDateTime ge ${from} and activityDateTime le ${until}`;
  const query = { $filter: `${span} and loggedByService eq 'Authentication Methods'`, $top: String(ROWS) };
  return { kind: 'directoryAudits', path: '/auditLogs/directoryAudits', query, within };
}

/** Pages may overlap while the log grows: an entry counts once. */
function removalsIn(
  rows: readonly AuditRow[],
  application: OwnApplication,
  from: Instant,
  until: Instant,
): readonly LoggedRemoval[] {
  const found = new Map<string, LoggedRemoval>();
  for (const row of rows) {
    const { id: entry, activityDateTime: at, activityDisplayName, result } = row;
    const subject = row.targetResources?.find(({ id }) => id != null)?.id?.toLowerCase();
    const isRemoval = result.toLowerCase() === 'success' && REMOVED.test(activityDisplayName);
    if (!isRemoval || subject === undefined || at < from || at > until || !isOurs(row, application)) continue;
    found.set(entry, { entry, subject, at });
  }
  return [...found.values()];
}

function isOurs({ initiatedBy }: AuditRow, { appId, servicePrincipal }: OwnApplication): boolean {
  const app = initiatedBy?.app;
  if (app == null) return false;
  return isSame(app.appId, appId) || isSame(app.servicePrincipalId, servicePrincipal);
}

function isSame(id: string | null | undefined, ours: string | undefined): boolean {
  return id != null && ours !== undefined && id.toLowerCase() === ours.toLowerCase();
}
