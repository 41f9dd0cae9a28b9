import { verify } from '../domain/verification.ts';
import { isServiceError, ServiceError } from '../errors.ts';
import { changeRequest } from './change-request.ts';
import type { Command } from '../domain/command.ts';
import { plus } from '../domain/instant.ts';
import type { Duration } from '../domain/instant.ts';
import { isSamePerson } from '../domain/person.ts';
import type { Account } from '../domain/person.ts';
import type { Draft, Request } from '../domain/request.ts';
import type { ChangePorts } from './change-request.ts';
import { gatherEvidence, ruleOut } from './findings.ts';
import type { Evidence, FindingPorts } from './findings.ts';
import type { Ports } from './ports.ts';
import { vouchOrder } from './vouch-request.ts';

type CheckPorts = ChangePorts & FindingPorts & Pick<Ports, 'helpdesk' | 'jobs' | 'log' | 'recoveryContacts'>;

/** After so many attempts the requester hears that the directory does not answer, and can ask again. */
const MOST_ATTEMPTS = 4;

/** Whoever waited longer may have looked away, and a repaint is silent. */
const LONGEST_SILENCE: Duration = 'PT10S';

/** Runs the checks of a draft and submits it, or rules it out. Throws GRAPH_* to be tried again. */
export async function runChecks(ports: CheckPorts, number: number, attempt: number): Promise<void> {
  const stored = await ports.requests.byNumber(number);
  const draft = stored?.value;
  if (draft?.status !== 'draft' || draft.checks !== 'running') return;
  const began = ports.clock.now();
  const command = await commandFor(ports, draft, attempt);
  const changed = await changeRequest(ports, number, whileRunning(command));
  if (changed.kind === 'quiet' && changed.request.status === 'draft') return;
  if (changed.kind === 'subject_taken') {
    await changeRequest(ports, number, whileRunning({ kind: 'rule_out', reason: 'already_open' }));
  }
  await paintAgain(ports, number);
  const isLate = attempt > 1 || ports.clock.now() > plus(began, LONGEST_SILENCE);
  // Checks that failed for good have a message of their own.
  if (isLate && command.kind !== 'checks_failed') await tellRequester(ports, draft);
}

/**
 * What was told meanwhile may have given the draft back to its requester: then nothing that was found decides anything, unless
 * security has to hear of it.
 */
function whileRunning(command: Command): (request: Request) => Command | undefined {
  const isAlarm = command.kind === 'rule_out' && command.alarm !== undefined;
  return (request) =>
    request.status === 'draft' && (isAlarm || request.checks === 'running') ? command : undefined;
}

/** The answer to the click that asked for the checks may reach the chat after the repaint, and would stay on top of it. */
async function paintAgain(ports: CheckPorts, number: number): Promise<void> {
  const dueAt = plus(ports.clock.now(), 'PT3S');
  await ports.jobs.add([
    { key: `repaint:${number}:checked:${dueAt}`, dueAt, effect: { kind: 'repaint_late', number } },
  ]);
}

/** The same way for every outcome, so that its timing tells nobody who is an admin (I4). */
async function tellRequester(ports: CheckPorts, { number, requester }: Draft): Promise<void> {
  const effect = { kind: 'tell', number, to: requester, notice: 'progress' } as const;
  await ports.jobs.add([{ key: `tell:${number}:checked`, dueAt: ports.clock.now(), effect }]);
  ports.bell.ring();
}

async function commandFor(ports: CheckPorts, draft: Draft, attempt: number): Promise<Command> {
  try {
    const evidence = await evidenceFor(ports, draft);
    if (attempt < MOST_ATTEMPTS && isUnanswered(evidence)) throw UNANSWERED();
    return await submission(ports, evidence);
  } catch (error) {
    if (!isServiceError(error) || attempt < MOST_ATTEMPTS) throw error;
    ports.log.warn({ request: draft.number, code: error.code }, 'checks given up; the requester is told');
    return { kind: 'checks_failed' };
  }
}

/**
 * Entra's logs take few questions at a time from a whole tenant. Rather than have an honest request wait for a second approver, it
 * is checked again a few seconds later.
 */
function isUnanswered({ findings, requester, subject }: Evidence): boolean {
  const isKnown = requester !== undefined && subject !== undefined;
  // Both are read from one log: whoever may read the subject's may read the requester's.
  const isReadable = findings.some(
    (one) => one.check === 'recent_changes' && one.found.kind !== 'unreadable',
  );
  return findings.some((one) => {
    if (one.check === 'recent_changes')
      return one.found.kind === 'unreadable' && one.found.why === 'no_answer';
    return one.check === 'relationship' && one.relation === 'unknown' && isKnown && isReadable;
  });
}

/** Entra counts the questions of ten seconds: https://learn.microsoft.com/graph/throttling-limits */
const UNANSWERED = (): ServiceError =>
  new ServiceError('GRAPH_UNAVAILABLE', 'The directory’s audit log gave no answer.', {
    graph: { retryAfterSeconds: 11 },
  });

async function evidenceFor(ports: CheckPorts, draft: Draft): Promise<Evidence> {
  const { number, requester, subject, symptom } = draft;
  if (subject === undefined || symptom === undefined) {
    throw new ServiceError(
      'DATABASE_ROW_INVALID',
      `Request ${number} has checks running without subject or symptom.`,
    );
  }
  return gatherEvidence(ports, { number, requester, subject, symptom }, ports.helpdesk.read());
}

/**
 * The command that evidence amounts to. Whom to ask for a word is found out for everybody, also for those who are refused:
 * otherwise an answer that comes sooner would tell who is an administrator (I4).
 */
async function submission(ports: CheckPorts, evidence: Evidence): Promise<Command> {
  const { findings, planning, ruledOut, vouchers, identities, contactOnFile } = evidence;
  const { subject, requester } = evidence;
  const order = subject === undefined ? [] : await vouchOrder(ports, subject, requester, evidence);
  const verification = verify(findings, ports.rulebook.policy.tiers);
  if (ruledOut !== undefined || verification.tier === 'refused')
    return ruleOut(ruledOut ?? 'privileged', evidence);
  if (planning.kind === 'unplannable') return ruleOut(planning.why, evidence);
  if (eligibleApprovers(evidence) < verification.needs.approvals)
    return ruleOut('too_few_approvers', evidence);
  const about = { vouchers, vouchOrder: order, contactOnFile, identities };
  return { kind: 'submit', verification, plan: planning.plan, ...about };
}

/** How many people could approve at all, by whatever account: a second approval that nobody may give is better not waited for. */
function eligibleApprovers({ people, subject, requester }: Evidence): number {
  const isSame = (one: Account, other: Account): boolean => isSamePerson(one, other, people.samePerson);
  const concerned = [subject, requester].filter((person) => person !== undefined);
  const eligible = people.approvers.filter(
    (approver) => approver.accountEnabled && !concerned.some((one) => isSame(one, approver)),
  );
  return eligible.filter((one, index) => eligible.findIndex((other) => isSame(one, other)) === index).length;
}
