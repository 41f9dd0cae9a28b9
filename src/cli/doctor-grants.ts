// What `latchkey doctor` says about the permissions: pure, from the judgement by the one list.
import type { CloudName, Configuration } from '../config.ts';
import { sentenceOf } from '../graph/permission-gate.ts';
import { judgeGrants } from '../graph/permission-grants.ts';
import type { Excess, Judgement } from '../graph/permission-grants.ts';
import type { Permission } from '../graph/permission-list.ts';
import { neededFor } from '../graph/permission.ts';
import { fine, problem, remark, unchecked } from './doctor-finding.ts';
import type { Finding } from './doctor-finding.ts';

const HOW = 'deploy/tenant.md, step 3, shows how';
const HOW_ELSEWHERE = 'make sure of one of the two (deploy/tenant.md, step 3).';

interface Grants {
  readonly configuration: Configuration;
  readonly roles: ReadonlySet<string> | undefined;
  readonly cloud: CloudName;
  /** Names of permissions that the configuration has no use for and should have: they are not to be taken back. */
  readonly wanted: readonly string[];
}

/** The findings about what the token's roles allow; roles that are not known can't be judged. */
export function grantFindings({ configuration, roles, cloud, wanted }: Grants): readonly Finding[] {
  if (roles === undefined)
    return [
      unchecked(
        'permissions',
        'the token does not show its roles; missing ones show when a call is refused.',
      ),
    ];
  const judged = judgeGrants(configuration, roles);
  const excess = judged.excess.filter(({ name }) => !wanted.includes(name));
  const covered = coveredBesides(neededFor(configuration), roles);
  const missing = judged.missing.filter((one) => !covered.some(({ permission }) => permission === one));
  const judgement = { ...judged, excess, missing };
  const findings = [
    ...lacking(judgement),
    ...covered.map(coveredFinding),
    ...absentIn(cloud, judgement),
    ...surplus(judgement),
  ];
  const isWell = !findings.some(({ level }) => level === 'problem');
  return [
    ...(isWell
      ? [fine('permissions', `all that the configuration needs is among the ${roles.size} that are granted.`)]
      : []),
    ...(roles.size === 0 ? [NOTHING_GRANTED] : []),
    ...findings,
  ];
}

const NOTHING_GRANTED = problem(
  'permissions',
  'no permission at all is granted to the bot’s identity, or no admin has consented yet.',
  `grant those below; ${HOW}.`,
);

interface Covered {
  readonly permission: Permission;
  readonly by: string;
}

/** What is not granted by itself and, perhaps, needn't be: a wider permission that is needed anyway covers it by Microsoft's list. */
function coveredBesides(needed: readonly Permission[], roles: ReadonlySet<string>): readonly Covered[] {
  return needed.flatMap((permission) => {
    const { name, coveredBy, unverified } = permission;
    // What a choice asks for and nobody granted may never be: it covers nothing.
    const by = needed.find(
      (other) => coveredBy.includes(other.name) && (roles.has(other.name) || other.when.choice === undefined),
    )?.name;
    if (unverified === undefined || by === undefined) return [];
    const isElsewhere = coveredBy.some((role) => role !== by && roles.has(role));
    return roles.has(name) || isElsewhere ? [] : [{ permission, by }];
  });
}

function coveredFinding({ permission: { name, unverified }, by }: Covered): Finding {
  return remark(
    'permissions',
    `${name} is not granted by itself; by Microsoft’s list ${by} covers it.`,
    `grant it as well to be certain (unverified: ${unverified}).`,
  );
}

function lacking({
  ungranted,
  missing,
  unseenGrants,
  forgone,
  listing,
  unseen,
}: Judgement): readonly Finding[] {
  return [
    ...ungranted.map((one) =>
      problem('permissions', sentenceOf(one), `until then the service does not start; ${HOW}.`),
    ),
    ...missing.map(({ name, without }) =>
      problem('permissions', `${name} is missing. Without it: ${plain(without)}`, `grant it; ${HOW}.`),
    ),
    ...unseenGrants.map(({ name, elsewhere = '', without }) =>
      remark(
        'permissions',
        `${name} is not granted in Entra. It may be granted ${elsewhere}; no token shows that. Without either: ${plain(without)}`,
        HOW_ELSEWHERE,
      ),
    ),
    ...forgone.map(({ name, without }) =>
      remark('permissions', `${name}, which is optional, is not granted. ${plain(without)}`),
    ),
    ...(listing.way === 'per_type' && listing.kinds.length > 0
      ? [
          remark(
            'permissions',
            `methods are listed one kind at a time: the default is never known, and these kinds are not seen: ${unseen.join(', ')}.`,
            'grant UserAuthenticationMethod.Read.All, or the reading permission of each kind that people here use.',
          ),
        ]
      : []),
  ];
}

/** https://learn.microsoft.com/graph/deployments: the government's v1.0 has no list of external methods. */
function absentIn(cloud: CloudName, { listing }: Judgement): readonly Finding[] {
  if (cloud === 'global' || listing.way === 'one_list' || !listing.kinds.includes('external')) return [];
  return [
    problem(
      'permissions',
      'UserAuthMethod-External.Read.All lists external methods, and the government’s Graph has no such list: every look at methods fails.',
      'take it back, or grant UserAuthenticationMethod.Read.All.',
    ),
  ];
}

function surplus({ excess, wide }: Judgement): readonly Finding[] {
  return [
    ...excess.map(excessFinding),
    ...wide.map(({ name, risk }) =>
      remark(
        'permissions',
        `TIER 0, as your configuration asks: whoever holds ${name} can ${risk.can}.`,
        'guard the bot’s identity like a Global Administrator, or leave that part of the reset to people.',
      ),
    ),
  ];
}

function excessFinding({ name, insteadOf, risk }: Excess): Finding {
  const instead = insteadOf.length === 0 ? '' : ` Narrower ones would do: ${insteadOf.join(', ')}.`;
  const advice =
    insteadOf.length === 0
      ? 'take it back (deploy/tenant.md, step 3).'
      : 'grant the narrower ones, then take it back.';
  if (risk !== undefined) {
    const tier = risk.tier === 0 ? 'TIER 0: ' : '';
    return problem(
      'permissions',
      `${tier}${name} is not needed; whoever holds it can ${risk.can}.${instead}`,
      advice,
    );
  }
  if (CHANGES.test(name))
    return problem(
      'permissions',
      `${name} is not needed; whoever holds the bot’s identity can do more than read by it.${instead}`,
      advice,
    );
  return remark(
    'permissions',
    `${name} is not needed; it lets the bot’s identity read more.${instead}`,
    advice,
  );
}

/** Permissions by whose name something can be changed. */
const CHANGES =
  /Write|Manage|FullControl|Send|Create|Delete|Invite|Enable|Revoke|Submit|PrivilegedOperations/;

/** Without the marks of a document. */
const plain = (text: string): string => text.replaceAll('`', '');
