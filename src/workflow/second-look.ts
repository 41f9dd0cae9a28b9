// Right before the first removal everything is read again: people, brakes, standing, privilege, tier and plan (I3, I12).
import type { Command } from '../domain/command.ts';
import type { Approved, Resetting } from '../domain/request.ts';
import { driftFrom } from '../domain/reset-plan.ts';
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
  const evidence = await gatherEvidence(ports, request, people);
  const isUnknown = evidence.findings.some((f) => f.check === 'privilege' && f.privilege === 'unknown');
  if (!isUnknown) return verdict(ports, request, evidence, people);
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
