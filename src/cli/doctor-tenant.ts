// What `latchkey doctor` asks of Microsoft Graph: reading only.
import { z } from 'zod';
import type { Configuration, Settings } from '../config.ts';
import { instantOf, minus } from '../domain/instant.ts';
import { SIGN_INS_SINCE } from '../domain/sign-in-evidence.ts';
import { ERROR_CATALOGUE, isServiceError } from '../errors.ts';
import { createTokens, tokenOptionsOf } from '../graph/credential.ts';
import { hasEligibilityPlan } from '../graph/eligibility-plan.ts';
import { literal } from '../graph/graph-call.ts';
import { createGraph } from '../graph/graph-client.ts';
import type { Graph } from '../graph/graph-client.ts';
import { NOBODY } from '../graph/helpdesk-people.ts';
import { listingFor } from '../graph/permission.ts';
import { createSignInLog } from '../graph/sign-in-log.ts';
import { rolesIn } from '../graph/token-roles.ts';
import type { Clock, Log } from '../workflow/ports.ts';
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
  if (!token.ok)
    return [
      problem('token', token.detail, token.advice),
      ...ABOUT_TENANT.map((about) => unchecked(about, 'without a token for Microsoft Graph.')),
    ];
  const roles = rolesIn(token.value);
  const clock: Clock = { now: () => instantOf(now()) };
  const graph = createGraph({ endpoint: settings.graph.root, tokens, log: SILENT });
  const people = await examinePeople({ graph, clock, log: SILENT, configuration });
  return [
    fine(
      'token',
      settings.graph.bearer === 'entra' ? 'Entra gives one.' : 'a fixed text is sent in place of one.',
    ),
    ...grantFindings(configuration, roles, settings.cloud.name),
    ...(await eligibilityFindings(graph, configuration, people.approvers)),
    ...(listingFor(roles).asksSignIns ? [await signInLogFinding(graph, clock)] : []),
    ...people.findings,
  ];
}

type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly detail: string; readonly advice: string };

async function attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (!isServiceError(error)) throw error;
    return { ok: false, detail: error.detail, advice: `${error.code}: ${ERROR_CATALOGUE[error.code]}` };
  }
}

async function eligibilityFindings(
  graph: Graph,
  { directory: { pim } }: Configuration,
  approvers: readonly string[],
): Promise<readonly Finding[]> {
  const licence = await attempt(() => hasEligibilityPlan(graph));
  const asked = pim === 'none' ? await eligibleAmong(graph, licence, approvers) : [];
  if (!licence.ok)
    return [...asked, unchecked('eligibility', `the tenant’s licences can’t be read: ${licence.detail}`)];
  const plan = licence.value ? 'has a licence' : 'has no licence';
  const isWrong = pim === 'none' ? licence.value : pim === 'used' && !licence.value;
  if (!isWrong)
    return [...asked, fine('eligibility', `directory.pim is ${pim}, and the tenant ${plan} for it.`)];
  const what =
    pim === 'none'
      ? 'people may be eligible for admin roles that nobody looks at'
      : 'Graph refuses to say who is eligible, so everybody is refused';
  return [
    ...asked,
    problem(
      'eligibility',
      `directory.pim is ${pim}, but the tenant ${plan} for it: ${what}.`,
      'set directory.pim to auto.',
    ),
  ];
}

/** Most people asked about, one call each: whoever may become an admin is likely among the helpdesk's own. */
const MOST_ASKED = 20;

/** With `directory.pim: none`, whether some approver is eligible for a role all the same. */
async function eligibleAmong(
  graph: Graph,
  licence: Attempt<boolean>,
  approvers: readonly string[],
): Promise<readonly Finding[]> {
  if (licence.ok && !licence.value) return [];
  const counted = await attempt(() =>
    Promise.all(approvers.slice(0, MOST_ASKED).map((id) => isEligible(graph, id))),
  );
  if (!counted.ok)
    return [unchecked('eligibility', `who may activate a role can’t be read: ${counted.detail}`)];
  const count = counted.value.filter(Boolean).length;
  if (count === 0) return [unchecked('eligibility', 'of people other than approvers, and for groups.')];
  return [
    problem(
      'eligibility',
      `directory.pim is none, but ${count} of the approvers may activate an admin role: such people exist here.`,
      'set directory.pim to auto or used.',
    ),
  ];
}

async function isEligible(graph: Graph, id: string): Promise<boolean> {
  const path = '/roleManagement/directory/roleEligibilityScheduleInstances';
  const query = { $filter: `principalId eq ${literal(id)}` };
  return (await graph.getAll({ kind: 'roleEligibility', path, query }, z.unknown())).length > 0;
}

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
