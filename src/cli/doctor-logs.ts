// What `latchkey doctor` says about Entra's two logs: whether they can be read, and what it costs where they can't.
import type { Configuration } from '../config.ts';
import { minus } from '../domain/instant.ts';
import type { Duration, Instant } from '../domain/instant.ts';
import { SIGN_INS_SINCE } from '../domain/sign-in-evidence.ts';
import type { SignInLog, Unreadable } from '../domain/sign-in-evidence.ts';
import { createAuditLog } from '../graph/audit-log.ts';
import type { Graph } from '../graph/graph-client.ts';
import { NOBODY } from '../graph/helpdesk-people.ts';
import { listingFor } from '../graph/permission.ts';
import { createSignInLog } from '../graph/sign-in-log.ts';
import type { Clock, Log } from '../workflow/ports.ts';
import { fine, remark, unchecked } from './doctor-finding.ts';
import type { Finding } from './doctor-finding.ts';

interface Asked {
  readonly graph: Graph;
  readonly clock: Clock;
  readonly log: Log;
  readonly configuration: Configuration;
  /** Undefined when the token does not show them. */
  readonly roles: ReadonlySet<string> | undefined;
}

/** Reads both logs as the service does. Of one that no grant opens, the permissions say what that costs. */
export async function examineLogs({ configuration, roles, ...source }: Asked): Promise<readonly Finding[]> {
  const { asksSignIns, asksAudits } = listingFor(roles);
  const signIns = asksSignIns ? await readSignIns(source) : undefined;
  const audits = asksAudits ? await auditFinding(source) : undefined;
  const isFree = signIns?.kind === 'unreadable' && signIns.why === 'no_licence';
  const { recentChange } = configuration.limits;
  return [
    ...(signIns === undefined ? [] : [signInFinding(signIns)]),
    ...(audits === undefined ? [] : [audits]),
    ...(isFree && audits?.level === 'fine' ? retentionFindings(recentChange, source.clock.now()) : []),
  ];
}

type LogSource = Pick<Asked, 'graph' | 'clock' | 'log'>;

function readSignIns({ graph, ...access }: LogSource): Promise<SignInLog> {
  return createSignInLog(graph, access)(NOBODY, minus(access.clock.now(), SIGN_INS_SINCE));
}

function signInFinding(log: SignInLog): Finding {
  if (log.kind === 'read') return fine('sign-in log', 'can be read.');
  switch (log.why) {
    case 'no_licence':
      return remark('sign-in log', 'the tenant has no Entra ID P1, so there is none; approvers are told so.');
    case 'not_granted':
      return remark('sign-in log', 'Graph refuses it; approvers are told so.', 'grant AuditLog.Read.All.');
    case 'no_answer':
      return unchecked('sign-in log', 'Graph did not answer.');
  }
}

async function auditFinding({ graph, ...access }: LogSource): Promise<Finding> {
  const log = await createAuditLog(graph, access)(NOBODY, minus(access.clock.now(), SIGN_INS_SINCE));
  return log.kind === 'read' ? fine('audit log', 'can be read.') : unreadAudits(log.why);
}

const COST = 'every request takes the elevated tier, since nobody can tell how old a phone number is.';

function unreadAudits(why: Unreadable): Finding {
  switch (why) {
    case 'no_licence':
      return remark('audit log', `Graph says that the tenant’s licence does not include it: ${COST}`);
    case 'not_granted':
      return remark(
        'audit log',
        `Graph refuses it: ${COST}`,
        'grant AuditLog.Read.All; where that is granted, Directory.Read.All as well (unverified).',
      );
    case 'no_answer':
      return unchecked('audit log', `Graph did not answer. As long as that is so, ${COST}`);
  }
}

/** https://learn.microsoft.com/entra/identity/monitoring-health/reference-reports-data-retention */
const KEPT_WITHOUT_P1: Duration = 'P7D';

/** For a tenant without Entra ID P1: whether it looks further back than its audit log, which elevates everybody. */
export function retentionFindings(recentChange: Duration, now: Instant): readonly Finding[] {
  if (minus(now, recentChange) >= minus(now, KEPT_WITHOUT_P1)) return [];
  return [
    remark(
      'audit log',
      `the tenant has no Entra ID P1, so it holds 7 days, and limits.recentChange is ${recentChange}: what changed before can’t be told, so every request takes the elevated tier.`,
      'set limits.recentChange to P7D.',
    ),
  ];
}
