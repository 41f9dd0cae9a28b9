// Right before the first removal everything is read again: people, brakes, standing, privilege, tier and plan (I3, I12).
import type { Command } from '../domain/command.ts';
import type { Approved, Resetting, RuledOut } from '../domain/request.ts';
import { driftFrom } from '../domain/drift.ts';
import { minus } from '../domain/instant.ts';
import type { Instant } from '../domain/instant.ts';
import type { DefaultHint, MethodList } from '../domain/method.ts';
import type { ObjectId } from '../domain/person.ts';
import { arrange, planReset } from '../domain/reset-plan.ts';
import type { ResetPlan } from '../domain/reset-plan.ts';
import type { SignInAlarm } from '../domain/sign-in-evidence.ts';
import { verify } from '../domain/verification.ts';
import type { Verification } from '../domain/verification.ts';
import { ServiceError } from '../errors.ts';
import { countedAs } from './approver-facts.ts';
import { gatherEvidence, ruleOut } from './findings.ts';
import type { Evidence, FindingPorts } from './findings.ts';
import type { HelpdeskPeople, Ports } from './ports.ts';
import { areStillVouchers, vouchOrder } from './vouch-request.ts';

export type SecondLookPorts = FindingPorts & Pick<Ports, 'helpdesk' | 'recoveryContacts'>;

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
  const [areVouchers, hasty] = await Promise.all([
    areStillVouchers(ports, request, evidence, evidence),
    approversInHaste(ports, request),
  ]);
  const judged = verdict(ports, request, evidence, { areVouchers, hasty, lookedAt });
  const command = await withVouchOrder(ports, judged, evidence);
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
  const areVouchers = await areStillVouchers(ports, request, evidence, evidence);
  const mayGoOn = !isRuledOut && areVouchers && areApprovers(ports, request, evidence);
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
  const { ruledOut, survey } = evidence;
  if (ruledOut !== undefined && !isAboutPlanning(ruledOut)) return ruleOut(ruledOut, evidence);
  const planning = planReset({ ...survey, ...seen }, ports.rulebook.reset, ports.keys.fingerprint);
  const again = planAgain(planning, verificationOf(ports, request, evidence), evidence);
  return withVouchOrder(ports, again, evidence);
}

/** Whoever waits anew waits for a word of those who may give it today, not of those who might when the request was made. */
async function withVouchOrder(
  ports: SecondLookPorts,
  command: Command,
  evidence: Evidence,
): Promise<Command> {
  const { subject, requester } = evidence;
  const isAnew = command.kind === 'raise' || command.kind === 'replan';
  if (!isAnew || subject === undefined) return command;
  return { ...command, vouchOrder: await vouchOrder(ports, subject, requester, evidence) };
}

function verificationOf(
  ports: SecondLookPorts,
  { verification }: Approved | Resetting,
  { findings }: Evidence,
): Verification {
  return verify(findings, ports.rulebook.policy.tiers, verification);
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
  const { verification, contactOnFile } = request;
  const about = { ...request, earlier: { checks: verification.checks, contactOnFile } };
  const evidence = await gatherEvidence(ports, about, reading, options);
  const isUnknown = evidence.findings.some((f) => f.check === 'privilege' && f.privilege === 'unknown');
  // The rights of an account that is gone can't be read either, and that is a verdict: what rules it out comes first.
  // So is a sign-in that security has to look at.
  if (!isUnknown || evidence.ruledOut !== 'privileged' || evidence.alarm !== undefined) return evidence;
  throw new ServiceError(
    'RIGHTS_UNREADABLE',
    `The rights of the subject of request ${request.number} can't be read.`,
  );
}

/** What is checked of the people who let this request through. */
interface Checked {
  readonly areVouchers: boolean;
  readonly hasty: readonly ObjectId[];
  readonly lookedAt: Instant;
}

function verdict(
  ports: SecondLookPorts,
  request: Approved | Resetting,
  evidence: Evidence,
  { areVouchers, hasty, lookedAt }: Checked,
): Command {
  const { survey, planning, ruledOut, contactOnFile } = evidence;
  // What a new plan would meet is no reason to refuse the approved one: its methods may all be gone, or fewer.
  if (ruledOut !== undefined && !isAboutPlanning(ruledOut)) return ruleOut(ruledOut, evidence);
  const verification = verificationOf(ports, request, evidence);
  const heard = {
    ...(areVouchers ? {} : { voidVouches: true as const }),
    ...(hasty.length === 0 ? {} : { hasty }),
  };
  const hasDrifted = driftFrom(request.plan, survey, ports.keys.fingerprint).kind !== 'none';
  if (hasDrifted || !suits(request.plan, survey.defaults)) {
    const again = planAgain(planning, verification, evidence);
    return again.kind === 'replan' ? { ...again, ...heard } : again;
  }
  const mustRaise =
    isMore(verification, request.verification) ||
    hasty.length > 0 ||
    !areVouchers ||
    !areApprovers(ports, request, evidence);
  if (!mustRaise) return { kind: 'claim', lookedAt };
  return { kind: 'raise', verification, contactOnFile, ...heard };
}

/** Whether more is needed now than what people did so far was for; it is never less. */
function isMore({ tier, needs }: Verification, before: Verification): boolean {
  const { callback, vouch, approvals } = before.needs;
  return (
    tier !== before.tier ||
    needs.approvals !== approvals ||
    needs.callback !== callback ||
    needs.vouch !== vouch
  );
}

/** Approvals of several requests at the same moment don't see one another when they are clicked; here they do. */
async function approversInHaste(
  { tallies, clock, rulebook }: SecondLookPorts,
  { approvals }: Approved | Resetting,
): Promise<readonly ObjectId[]> {
  const since = minus(clock.now(), 'PT1H');
  const counts = await Promise.all(
    approvals.map(({ by }) => tallies.count({ what: 'approved', who: by, since })),
  );
  return approvals.flatMap(({ by }, nth) =>
    (counts[nth] ?? 0) > rulebook.policy.perApproverPerHour ? [by] : [],
  );
}

/** Whether all who approved are approvers still and, as the directory knows them now, nobody else in the matter (I1, I3). */
function areApprovers(
  ports: Pick<Ports, 'keys'>,
  request: Approved | Resetting,
  { people, identities }: Evidence,
): boolean {
  const asNow = { ...request, identities: { ...request.identities, ...identities } };
  return request.approvals.every(({ by }) => {
    const approver = people.approvers.find(({ id }) => id === by);
    return approver !== undefined && countedAs(ports, approver, asNow, people) === 'nobody_else';
  });
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

function planAgain(
  planning: Evidence['planning'],
  verification: Verification,
  { contactOnFile }: Evidence,
): Command {
  if (planning.kind === 'unplannable') return { kind: 'rule_out', reason: planning.why };
  return { kind: 'replan', plan: planning.plan, verification, contactOnFile };
}
