// Right before the first removal everything is read again: people, brakes, standing, privilege, tier and plan (I3, I12).
import type { Command } from '../domain/command.ts';
import type { Approved, Resetting, RuledOut } from '../domain/request.ts';
import { driftFrom, planReset } from '../domain/reset-plan.ts';
import type { MethodList } from '../domain/reset-plan.ts';
import { verify } from '../domain/verification.ts';
import type { Verification } from '../domain/verification.ts';
import { ServiceError } from '../errors.ts';
import { gatherEvidence } from './findings.ts';
import type { Evidence, FindingPorts } from './findings.ts';
import type { HelpdeskPeople, Ports } from './ports.ts';

export type SecondLookPorts = FindingPorts & Pick<Ports, 'helpdesk'>;

/**
 * What today's evidence demands of an approved request: `claim` when everything still stands, or the command that stops
 * or asks anew. Throws GRAPH_UNAVAILABLE when rights can't be read for a moment: that is no verdict on somebody who
 * passed already, so the run waits and removes nothing meanwhile.
 */
export async function secondLook(ports: SecondLookPorts, request: Approved | Resetting): Promise<Command> {
  const people = await ports.helpdesk.read();
  return verdict(ports, request, await readableEvidence(ports, request, people), people);
}

/**
 * The command for a list that was seen to differ from the plan. It is planned from that very list: another reading may
 * come from a part of Graph that lags behind, and would forget the number that was registered since.
 */
export async function planFrom(
  ports: SecondLookPorts,
  request: Approved | Resetting,
  seen: MethodList,
): Promise<Command> {
  const people = await ports.helpdesk.read();
  const { findings, ruledOut } = await readableEvidence(ports, request, people);
  if (ruledOut !== undefined && !isAboutPlanning(ruledOut)) return { kind: 'rule_out', reason: ruledOut };
  const planning = planReset(seen, ports.rulebook.resetScope, ports.keys.fingerprint);
  return planAgain(planning, verify(findings, request.verification.tier));
}

function isAboutPlanning(reason: RuledOut): boolean {
  return reason === 'unknown_method' || reason === 'nothing_to_remove' || reason === 'default_cannot_go';
}

async function readableEvidence(
  ports: SecondLookPorts,
  request: Approved | Resetting,
  people: HelpdeskPeople,
): Promise<Evidence> {
  const evidence = await gatherEvidence(ports, request, people);
  const isUnknown = evidence.findings.some((f) => f.check === 'privilege' && f.privilege === 'unknown');
  if (!isUnknown) return evidence;
  throw new ServiceError(
    'GRAPH_UNAVAILABLE',
    `The rights of the subject of request ${request.number} can't be read.`,
  );
}

function verdict(
  ports: SecondLookPorts,
  request: Approved | Resetting,
  { findings, listed, planning, ruledOut }: Evidence,
  people: HelpdeskPeople,
): Command {
  // Nothing left to remove is no reason to refuse now: the plan is fulfilled, and the run will say so.
  if (ruledOut !== undefined && ruledOut !== 'nothing_to_remove')
    return { kind: 'rule_out', reason: ruledOut };
  const verification = verify(findings, request.verification.tier);
  if (driftFrom(request.plan, listed, ports.keys.fingerprint).kind !== 'none')
    return planAgain(planning, verification);
  const isHigher = verification.tier !== request.verification.tier;
  const stillApprovers = request.approvals.every(({ by }) => people.approvers.some(({ id }) => id === by));
  return isHigher || !stillApprovers ? { kind: 'raise', verification } : { kind: 'claim' };
}

function planAgain(planning: Evidence['planning'], verification: Verification): Command {
  if (planning.kind === 'unplannable') return { kind: 'rule_out', reason: planning.why };
  return { kind: 'replan', plan: planning.plan, verification };
}
