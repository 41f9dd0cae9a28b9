// What `latchkey doctor` asks of Microsoft Graph: reading only.
import { createClockCheck } from '../clock-check.ts';
import type { Configuration, Settings } from '../config.ts';
import { instantOf } from '../domain/instant.ts';
import { ERROR_CATALOGUE } from '../errors.ts';
import type { ErrorCode } from '../errors.ts';
import { createTokens, tokenOptionsOf } from '../graph/credential.ts';
import { createGraph } from '../graph/graph-client.ts';
import { rolesIn } from '../graph/token-roles.ts';
import type { Clock, Log } from '../workflow/ports.ts';
import { attempt } from './doctor-attempt.ts';
import type { Failed } from './doctor-attempt.ts';
import { clockFinding } from './doctor-clock.ts';
import { examineEligibility } from './doctor-eligibility.ts';
import { fine, problem, unchecked } from './doctor-finding.ts';
import type { Finding, Subject } from './doctor-finding.ts';
import { grantFindings } from './doctor-grants.ts';
import { examineLogs } from './doctor-logs.ts';
import { examineMail } from './doctor-mail.ts';
import { examinePeople } from './doctor-people.ts';
import { shiftFindings } from './doctor-shifts.ts';

/** What the rest of the service would log is told as findings here. */
const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

const ABOUT_TENANT: readonly Subject[] = [
  'clock',
  'permissions',
  'eligibility',
  'sign-in log',
  'audit log',
  'people',
];

/** Everything that takes a token. Without one, each of the checks says that it could not be made. */
export async function examineTenant(
  settings: Settings,
  configuration: Configuration,
  now: () => number,
): Promise<readonly Finding[]> {
  const tokens = createTokens(tokenOptionsOf(settings));
  const token = await attempt(() => tokens.token());
  if (!token.ok) return withoutToken(token, settings, configuration);
  const roles = rolesIn(token.value);
  const clock: Clock = { now: () => instantOf(now()) };
  const clockCheck = createClockCheck({ log: SILENT, now });
  const graph = createGraph({
    endpoint: settings.graph.root,
    tokens,
    log: SILENT,
    fetch: clockCheck.fetch,
  });
  const people = await examinePeople({ graph, clock, log: SILENT, configuration });
  const { approvers } = people;
  const eligibility = await examineEligibility(graph, { configuration, approvers, roles });
  const logs = await examineLogs({ graph, clock, log: SILENT, configuration, roles });
  const mail = await examineMail({ graph, configuration });
  const shifts = shiftFindings({
    configuration,
    cloud: settings.cloud.name,
    people: people.people,
    problems: people.ofShifts,
  });
  const read = [...eligibility.findings, ...logs, ...mail, ...people.findings, ...shifts];
  const { wanted } = eligibility;
  return [
    fine(
      'token',
      settings.graph.bearer === 'entra' ? 'Entra gives one.' : 'a fixed text is sent in place of one.',
    ),
    ...unreadTenant(settings.graph.root, read),
    clockFinding('Microsoft’s', clockCheck.ahead()),
    ...grantFindings({ configuration, roles, cloud: settings.cloud.name, wanted }),
    ...read,
  ];
}

function withoutToken(
  { code, detail }: Failed,
  { cloud }: Settings,
  { onCall }: Configuration,
): readonly Finding[] {
  const advice = code === 'GRAPH_UNAVAILABLE' ? wayTo(cloud.loginAuthority) : adviceFor(code);
  return [
    problem('token', detail, advice),
    ...[...ABOUT_TENANT, ...(onCall.source === 'shifts' ? (['shifts'] as const) : [])].map((about) =>
      unchecked(about, 'without a token for Microsoft Graph.'),
    ),
  ];
}

const TOLD_UNREAD: readonly Subject[] = ['sign-in log', 'audit log', 'mail', 'shifts'];

/** A tenant of which nothing could be read is not one without problems. */
function unreadTenant(root: string, findings: readonly Finding[]): readonly Finding[] {
  // Of the logs a refusal is told as a remark, and of mail what can't be seen; of the others whatever is told was read.
  const isRead = ({ about, level }: Finding): boolean =>
    TOLD_UNREAD.includes(about) ? level === 'fine' : level !== 'unchecked';
  if (findings.some(isRead)) return [];
  const codes = findings.flatMap(({ code }) => code ?? []);
  const [first = 'GRAPH_UNAVAILABLE'] = codes;
  const advice = codes.includes('GRAPH_UNAVAILABLE') ? wayTo(root) : adviceFor(first);
  return [problem('Graph', `nothing of the tenant could be read from ${root}.`, advice)];
}

const adviceFor = (code: ErrorCode): string => `${code}: ${ERROR_CATALOGUE[code]}`;

const wayTo = (root: string): string =>
  `allow this machine outbound access to ${root}; if it has that, see Microsoft 365 service health.`;
