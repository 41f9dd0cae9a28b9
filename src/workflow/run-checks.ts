import { verify } from '../domain/verification.ts';
import { isServiceError, ServiceError } from '../errors.ts';
import { changeRequest } from './change-request.ts';
import type { Command } from '../domain/command.ts';
import { plus } from '../domain/instant.ts';
import type { Duration } from '../domain/instant.ts';
import type { Draft } from '../domain/request.ts';
import type { ChangePorts } from './change-request.ts';
import { gatherEvidence, ruleOut } from './findings.ts';
import type { Evidence, FindingPorts } from './findings.ts';
import type { Ports } from './ports.ts';

type CheckPorts = ChangePorts & FindingPorts & Pick<Ports, 'helpdesk' | 'jobs' | 'log'>;

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
  const changed = await changeRequest(ports, number, command);
  if (changed.kind === 'subject_taken') {
    await changeRequest(ports, number, { kind: 'rule_out', reason: 'already_open' });
  }
  await paintAgain(ports, number);
  const isLate = attempt > 1 || ports.clock.now() > plus(began, LONGEST_SILENCE);
  // Checks that failed for good have a message of their own.
  if (isLate && command.kind !== 'checks_failed') await tellRequester(ports, draft);
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
    return submission(await evidenceFor(ports, draft));
  } catch (error) {
    if (!isServiceError(error) || attempt < MOST_ATTEMPTS) throw error;
    ports.log.warn({ request: draft.number, code: error.code }, 'checks given up; the requester is told');
    return { kind: 'checks_failed' };
  }
}

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

/** The command that evidence amounts to. What needs more verification hears that before what can't be planned. */
function submission({ findings, planning, ruledOut, alarm, vouchers, identities }: Evidence): Command {
  const verification = verify(findings);
  const isFinal = ruledOut !== undefined && planning.kind === 'planned';
  if (isFinal || verification.tier === 'refused') return ruleOut(ruledOut ?? 'privileged', alarm);
  if (planning.kind === 'planned') {
    return { kind: 'submit', verification, plan: planning.plan, vouchers, identities };
  }
  const needsMore = verification.tier === 'elevated';
  return { kind: 'rule_out', reason: needsMore ? 'needs_more_verification' : (ruledOut ?? planning.why) };
}
