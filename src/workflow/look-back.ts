// An hour after a reset: what the audit log did not show yet when the checks ran.
import { minus } from '../domain/instant.ts';
import type { ContactChange } from '../domain/recent-change.ts';
import type { Verification } from '../domain/verification.ts';
import { changeRequest } from './change-request.ts';
import type { ChangePorts } from './change-request.ts';
import { ServiceError } from '../errors.ts';
import type { Ports } from './ports.ts';

type LookBackPorts = ChangePorts & Pick<Ports, 'directory' | 'log'>;

/**
 * Whoever changes a number minutes before asking is ahead of Microsoft's log, and of the checks. Security hears of it as soon as
 * it can be seen. Throws GRAPH_UNAVAILABLE while the log gives no answer, to be tried again.
 */
export async function lookBack(ports: LookBackPorts, number: number): Promise<void> {
  const request = (await ports.requests.byNumber(number))?.value;
  if (request === undefined || !('resetAt' in request) || request.subject === undefined) return;
  const { subject, verification, openedAt, resetAt } = request;
  if (verification === undefined) return;
  const since = minus(openedAt, ports.rulebook.limits.recentChange);
  const log = await ports.directory.contactChanges(subject, since);
  if (log.kind === 'unreadable') {
    if (log.why === 'no_answer') throw new ServiceError('GRAPH_UNAVAILABLE', 'The audit log gave no answer.');
    return;
  }
  const seen = changesSeen(verification);
  const isLate = log.changes.some(
    ({ at, field }) =>
      field !== 'department' && at < resetAt && !seen.some((one) => one.field === field && one.at >= at),
  );
  if (isLate) await changeRequest(ports, number, { kind: 'changed_before' });
}

function changesSeen({ checks }: Verification): readonly ContactChange[] {
  return checks.flatMap(({ finding }) =>
    finding.check === 'recent_changes' && finding.found.kind === 'changed' ? finding.found.changes : [],
  );
}
