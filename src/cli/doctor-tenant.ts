// What `latchkey doctor` asks of Microsoft Graph: reading only.
import type { Configuration, Settings } from '../config.ts';
import { instantOf, minus } from '../domain/instant.ts';
import { SIGN_INS_SINCE } from '../domain/sign-in-evidence.ts';
import { ERROR_CATALOGUE } from '../errors.ts';
import type { ErrorCode } from '../errors.ts';
import { createTokens, tokenOptionsOf } from '../graph/credential.ts';
import { createGraph } from '../graph/graph-client.ts';
import type { Graph } from '../graph/graph-client.ts';
import { NOBODY } from '../graph/helpdesk-people.ts';
import { listingFor } from '../graph/permission.ts';
import { createSignInLog } from '../graph/sign-in-log.ts';
import { rolesIn } from '../graph/token-roles.ts';
import type { Clock, Log } from '../workflow/ports.ts';
import { attempt } from './doctor-attempt.ts';
import type { Failed } from './doctor-attempt.ts';
import { examineEligibility } from './doctor-eligibility.ts';
import { fine, problem, remark, unchecked } from './doctor-finding.ts';
import type { Finding, Subject } from './doctor-finding.ts';
import { grantFindings } from './doctor-grants.ts';
import { examinePeople } from './doctor-people.ts';

/** What the rest of the service would log is told as findings here. */
const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

const ABOUT_TENANT: readonly Subject[] = ['permissions', 'eligibility', 'sign-in log', 'people'];

/** Everything that takes a token. Without one, each of the checks says that it could not be made. */
export async function examineTenant(
  settings: Settings,
  configuration: Configuration,
  now: () => number,
): Promise<readonly Finding[]> {
  const tokens = createTokens(tokenOptionsOf(settings));
  const token = await attempt(() => tokens.token());
  if (!token.ok) return withoutToken(token, settings);
  const roles = rolesIn(token.value);
  const clock: Clock = { now: () => instantOf(now()) };
  const graph = createGraph({ endpoint: settings.graph.root, tokens, log: SILENT });
  const people = await examinePeople({ graph, clock, log: SILENT, configuration });
  const { approvers } = people;
  const eligibility = await examineEligibility(graph, { configuration, approvers, roles });
  const signInLog = listingFor(roles).asksSignIns ? [await signInLogFinding(graph, clock)] : [];
  const read = [...eligibility.findings, ...signInLog, ...people.findings];
  const { wanted } = eligibility;
  return [
    fine(
      'token',
      settings.graph.bearer === 'entra' ? 'Entra gives one.' : 'a fixed text is sent in place of one.',
    ),
    ...unreadTenant(settings.graph.root, read),
    ...grantFindings({ configuration, roles, cloud: settings.cloud.name, wanted }),
    ...read,
  ];
}

function withoutToken({ code, detail }: Failed, { cloud }: Settings): readonly Finding[] {
  const advice = code === 'GRAPH_UNAVAILABLE' ? wayTo(cloud.loginAuthority) : adviceFor(code);
  return [
    problem('token', detail, advice),
    ...ABOUT_TENANT.map((about) => unchecked(about, 'without a token for Microsoft Graph.')),
  ];
}

/** A tenant of which nothing could be read is not one without problems. */
function unreadTenant(root: string, findings: readonly Finding[]): readonly Finding[] {
  // Of the sign-in log a refusal is told as a remark; of the others whatever is told was read.
  const isRead = ({ about, level }: Finding): boolean =>
    about === 'sign-in log' ? level === 'fine' : level !== 'unchecked';
  if (findings.some(isRead)) return [];
  const codes = findings.flatMap(({ code }) => code ?? []);
  const [first = 'GRAPH_UNAVAILABLE'] = codes;
  const advice = codes.includes('GRAPH_UNAVAILABLE') ? wayTo(root) : adviceFor(first);
  return [problem('Graph', `nothing of the tenant could be read from ${root}.`, advice)];
}

const adviceFor = (code: ErrorCode): string => `${code}: ${ERROR_CATALOGUE[code]}`;

const wayTo = (root: string): string =>
  `allow this machine outbound access to ${root}; if it has that, see Microsoft 365 service health.`;

async function signInLogFinding(graph: Graph, clock: Clock): Promise<Finding> {
  const log = await createSignInLog(graph, { clock, log: SILENT })(
    NOBODY,
    minus(clock.now(), SIGN_INS_SINCE),
  );
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
