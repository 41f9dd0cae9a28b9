// Right before the first removal everything is read again: people, brakes, standing, privilege, tier and plan (I3, I12).
import type { Command } from '../domain/command.ts';
import type { Approved, Resetting, RuledOut } from '../domain/request.ts';
import { driftFrom } from '../domain/drift.ts';
import type { Instant } from '../domain/instant.ts';
import type { DefaultHint, MethodList } from '../domain/method.ts';
import { arrange, planReset } from '../domain/reset-plan.ts';
import type { ResetPlan } from '../domain/reset-plan.ts';
import type { SignInAlarm } from '../domain/sign-in-evidence.ts';
import { verify } from '../domain/verification.ts';
import type { Verification } from '../domain/verification.ts';
import { ServiceError } from '../errors.ts';
import { gatherEvidence, ruleOut } from './findings.ts';
import type { Evidence, FindingPorts } from './findings.ts';
import type { HelpdeskPeople, Ports } from './ports.ts';

export type SecondLookPorts = FindingPorts & Pick<Ports, 'helpdesk'>;

/**
 * What today's evidence demands of an approved request: `claim` when everything still stands, or the command that stops
 * or asks anew. Throws RIGHTS_UNREADABLE when rights can't be read for a moment: that is no verdict on somebody who
 * passed already, so the run waits and removes nothing meanwhile.
 */
export async function secondLook(
  ports: SecondLookPorts,
  request: Approved | Resetting,
): Promise<{
  readonly command: Command;
  /** Absent where it can't show whether a planned method is gone: a permission to list it was taken away meanwhile. */
  readonly listed?: { readonly list: MethodList; readonly at: Instant };
}> {
  const lookedAt = ports.clock.now();
  const reading = ports.helpdesk.read();
  const evidence = await readableEvidence(ports, request, reading);
  const command = verdict(ports, request, evidence, { people: await reading, lookedAt });
  return isBlind(request, evidence)
    ? { command }
    : { command, listed: { list: evidence.survey, at: evidence.surveyedAt } };
}

function isBlind({ plan }: Approved | Resetting, { survey, isSurveyed }: Evidence): boolean {
  return !isSurveyed || plan.remove.some(({ kind }) => survey.unseen.includes(kind));
}

/**
 * Whether a run that has begun may go on, by standing, rights, freeze, sign-ins and approvers as they are now, and what is
 * listed now. The tier is not judged again, since the run's own removals count as a reset of late. Throws RIGHTS_UNREADABLE and GRAPH_* as above.
 */
export async function lookInRun(
  ports: SecondLookPorts,
  request: Resetting,
): Promise<{
  readonly mayGoOn: boolean;
  readonly accountGone: boolean;
  readonly alarm?: SignInAlarm | undefined;
  readonly list?: MethodList;
}> {
  const reading = ports.helpdesk.read();
  // The list that the run goes by is at hand: one more that fails is no reason to stop.
  const evidence = await readableEvidence(ports, request, reading, { needsList: false });
  const isRuledOut = evidence.ruledOut !== undefined && !isAboutPlanning(evidence.ruledOut);
  const mayGoOn = !isRuledOut && areApprovers(request, await reading);
  const found = { mayGoOn, accountGone: evidence.ruledOut === 'deleted', alarm: evidence.alarm };
  return isBlind(request, evidence) ? found : { ...found, list: evidence.survey };
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
  const evidence = await readableEvidence(ports, request, ports.helpdesk.read());
  const { findings, ruledOut, survey } = evidence;
  if (ruledOut !== undefined && !isAboutPlanning(ruledOut)) return ruleOut(ruledOut, evidence.alarm);
  const planning = planReset({ ...survey, ...seen }, ports.rulebook.reset, ports.keys.fingerprint);
  return planAgain(planning, verify(findings, request.verification.tier));
}

function isAboutPlanning(reason: RuledOut): boolean {
  return reason === 'unknown_method' || reason === 'nothing_to_remove' || reason === 'default_cannot_go';
}

async function readableEvidence(
  ports: SecondLookPorts,
  request: Approved | Resetting,
  reading: Promise<HelpdeskPeople>,
  options?: { readonly needsList: boolean },
): Promise<Evidence> {
  const evidence = await gatherEvidence(ports, request, reading, options);
  const isUnknown = evidence.findings.some((f) => f.check === 'privilege' && f.privilege === 'unknown');
  // The rights of an account that is gone can't be read either, and that is a verdict: what rules it out comes first.
  // So is a sign-in that security has to look at.
  if (!isUnknown || evidence.ruledOut !== 'privileged' || evidence.alarm !== undefined) return evidence;
  throw new ServiceError(
    'RIGHTS_UNREADABLE',
    `The rights of the subject of request ${request.number} can't be read.`,
  );
}

function verdict(
  ports: SecondLookPorts,
  request: Approved | Resetting,
  { findings, survey, planning, ruledOut, alarm }: Evidence,
  { people, lookedAt }: { readonly people: HelpdeskPeople; readonly lookedAt: Instant },
): Command {
  // What a new plan would meet is no reason to refuse the approved one: its methods may all be gone, or fewer.
  if (ruledOut !== undefined && !isAboutPlanning(ruledOut)) return ruleOut(ruledOut, alarm);
  const verification = verify(findings, request.verification.tier);
  const hasDrifted = driftFrom(request.plan, survey, ports.keys.fingerprint).kind !== 'none';
  if (hasDrifted || !suits(request.plan, survey.defaults)) return planAgain(planning, verification);
  const isHigher = verification.tier !== request.verification.tier;
  const mustRaise = isHigher || !areApprovers(request, people);
  return mustRaise ? { kind: 'raise', verification } : { kind: 'claim', lookedAt };
}

function areApprovers({ approvals }: Approved | Resetting, { approvers }: HelpdeskPeople): boolean {
  return approvals.every(({ by }) => approvers.some(({ id }) => id === by));
}

/** Whether the plan goes with the default as it is now: another one may block it, or need no change or another. */
function suits({ changeDefaultTo, ...draft }: ResetPlan, defaults: DefaultHint): boolean {
  if (defaults.kind === 'unclear') return true;
  const planning = arrange({ ...draft, defaults });
  if (planning.kind === 'unplannable') return false;
  const today = planning.plan.changeDefaultTo;
  // A run that was cut off after its change finds the default as it made it.
  return today === undefined || today.preference === changeDefaultTo?.preference;
}

function planAgain(planning: Evidence['planning'], verification: Verification): Command {
  if (planning.kind === 'unplannable') return { kind: 'rule_out', reason: planning.why };
  return { kind: 'replan', plan: planning.plan, verification };
}
