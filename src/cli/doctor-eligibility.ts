// What `latchkey doctor` says about `directory.pim`: whether it fits the tenant.
import { z } from 'zod';
import type { Configuration } from '../config.ts';
import { hasEligibilityPlan } from '../graph/eligibility-plan.ts';
import { literal } from '../graph/graph-call.ts';
import type { Graph } from '../graph/graph-client.ts';
import type { Permission } from '../graph/permission-list.ts';
import { isGranted, neededFor } from '../graph/permission.ts';
import { attempt } from './doctor-attempt.ts';
import type { Attempt } from './doctor-attempt.ts';
import { fine, problem, unchecked } from './doctor-finding.ts';
import type { Finding } from './doctor-finding.ts';

interface Asked {
  readonly configuration: Configuration;
  /** Object ids of the approvers. */
  readonly approvers: readonly string[];
  /** Undefined when the token does not show them. */
  readonly roles: ReadonlySet<string> | undefined;
}

/** What there is to say about eligibility. */
export interface ExaminedEligibility {
  readonly findings: readonly Finding[];
  /** Names of permissions that `auto` needs and the configuration does not, unless the tenant clearly has no use for them. */
  readonly wanted: readonly string[];
}

/** Compares `directory.pim` with the tenant's licences and, for `none`, with what approvers may activate. */
export async function examineEligibility(graph: Graph, asked: Asked): Promise<ExaminedEligibility> {
  const { configuration, approvers, roles } = asked;
  const { pim } = configuration.directory;
  const more = onlyForAuto(configuration);
  const advice = adviceWith(roles === undefined ? [] : more.filter((one) => !isGranted(one, roles)));
  const licence = await attempt(() => hasEligibilityPlan(graph));
  const findings = [
    ...(pim === 'none' ? await eligibleAmong(graph, { licence, approvers, advice }) : []),
    licenceFinding(pim, licence, advice),
  ];
  const isSettled = findings.every(({ level }) => level === 'fine');
  return { findings, wanted: isSettled ? [] : more.map(({ name }) => name) };
}

function onlyForAuto(configuration: Configuration): readonly Permission[] {
  const needed = neededFor(configuration);
  const { directory } = configuration;
  const withAuto = neededFor({ ...configuration, directory: { ...directory, pim: 'auto' } });
  return withAuto.filter((permission) => !needed.includes(permission));
}

function adviceWith(lacking: readonly Permission[]): string {
  if (lacking.length === 0) return 'set directory.pim to auto.';
  const names = lacking.map(({ name }) => name).join(', ');
  return `set directory.pim to auto, and grant what that needs: ${names} (deploy/tenant.md, step 3).`;
}

type PimUse = Configuration['directory']['pim'];

function licenceFinding(pim: PimUse, licence: Attempt<boolean>, advice: string): Finding {
  if (!licence.ok)
    return unchecked('eligibility', `the tenant’s licences can’t be read: ${licence.detail}`, licence.code);
  const plan = licence.value ? 'has a licence' : 'has no licence';
  const isWrong = pim === 'none' ? licence.value : pim === 'used' && !licence.value;
  if (!isWrong) return fine('eligibility', `directory.pim is ${pim}, and the tenant ${plan} for it.`);
  const what =
    pim === 'none'
      ? 'people may be eligible for admin roles that nobody looks at'
      : 'Graph refuses to say who is eligible, so everybody is refused';
  return problem('eligibility', `directory.pim is ${pim}, but the tenant ${plan} for it: ${what}.`, advice);
}

/** Most people asked about, one call each: whoever may become an admin is likely among the helpdesk's own. */
const MOST_ASKED = 20;

interface AskedAmong {
  readonly licence: Attempt<boolean>;
  readonly approvers: readonly string[];
  readonly advice: string;
}

/** With `directory.pim: none`, whether some approver is eligible for a role all the same. */
async function eligibleAmong(
  graph: Graph,
  { licence, approvers, advice }: AskedAmong,
): Promise<readonly Finding[]> {
  if (licence.ok && !licence.value) return [];
  const counted = await attempt(() =>
    Promise.all(approvers.slice(0, MOST_ASKED).map((id) => isEligible(graph, id))),
  );
  if (!counted.ok)
    return [
      unchecked('eligibility', `who may activate a role can’t be read: ${counted.detail}`, counted.code),
    ];
  const count = counted.value.filter(Boolean).length;
  if (count === 0) return [unchecked('eligibility', 'of people other than approvers, and for groups.')];
  return [
    problem(
      'eligibility',
      `directory.pim is none, but ${count} of the approvers may activate an admin role: such people exist here.`,
      advice,
    ),
  ];
}

async function isEligible(graph: Graph, id: string): Promise<boolean> {
  const path = '/roleManagement/directory/roleEligibilityScheduleInstances';
  const query = { $filter: `principalId eq ${literal(id)}` };
  return (await graph.getAll({ kind: 'roleEligibility', path, query }, z.unknown())).length > 0;
}
