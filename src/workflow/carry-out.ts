import type { Command } from '../domain/command.ts';
import { nextRunOut } from '../domain/hold.ts';
import { epochOf, instantOf, plus } from '../domain/instant.ts';
import { walkRecord } from './broken-record.ts';
import { checkpoint } from './make-checkpoint.ts';
import { changeRequest } from './change-request.ts';
import { showAtDesk } from './desk-card.ts';
import { escalate } from './escalate.ts';
import { tell } from './follow-up.ts';
import { goOnCall } from './go-on-call.ts';
import { lookBack } from './look-back.ts';
import { page } from './page.ts';
import { performReset } from './perform-reset.ts';
import { repaint, repaintLate } from './repaint.ts';
import { DONE } from './reset-run.ts';
import type { JobResult } from './reset-run.ts';
import type { Ports } from './ports.ts';
import type { Job } from './storage-ports.ts';
import { reconcile } from './reconcile.ts';
import { raiseAlarm, tellAlarm } from './raise-alarm.ts';
import { tellContactNews } from './recovery-contacts.ts';
import { reachAhead } from './reach-ahead.ts';
import { tellShift } from './shift-news.ts';
import { expireProposal, tellProposal } from './shift-proposals.ts';
import { purge } from './retention.ts';
import { runChecks } from './run-checks.ts';
import { mailContactNews, mailNews } from './tell-by-mail.ts';
import { tellHandOff } from './hand-off-news.ts';
import { askVoucher } from './vouch-request.ts';
import { warnNobody, watchHandOffs } from './watch-hand-offs.ts';
import { watchRegistration } from './watch-registration.ts';

/** Carries out one job's effect; safe to repeat. Says when it wants to be called again, and throws when it failed. */
export async function carryOut(ports: Ports, job: Job): Promise<JobResult> {
  const { effect } = job;
  switch (effect.kind) {
    case 'check':
      await runChecks(ports, effect.number, job.failures + 1);
      return DONE;
    case 'escalate':
      return escalate(ports, effect.number, effect.step);
    case 'hold_over':
      return holdOver(ports, effect.number);
    case 'page':
      return page(ports, effect);
    case 'ask_voucher':
      await askVoucher(ports, effect, job.failures + 1);
      return DONE;
    case 'expire':
      return timer(ports, effect.number, { kind: 'expire' });
    case 'remind':
      return timer(ports, effect.number, { kind: 'remind', of: effect.of });
    case 'watch':
      return watchRegistration(ports, effect.number);
    case 'look_back':
      await lookBack(ports, effect.number);
      return DONE;
    case 'mail':
      await mailNews(ports, effect);
      return DONE;
    case 'reset':
      return performReset(ports, effect.number);
    case 'repaint':
      await repaint(ports, effect.number);
      return DONE;
    case 'repaint_late':
      await repaintLate(ports, effect.number);
      return DONE;
    case 'desk':
      return showAtDesk(ports, effect.number, job.attempts);
    case 'tell':
      await tell(ports, effect.number, effect.to, effect.notice);
      return DONE;
    case 'alarm':
      await raiseAlarm(ports, effect, job.key);
      return DONE;
    case 'tell_alarm':
      await tellAlarm(ports, effect);
      return DONE;
    case 'tell_shift':
      await tellShift(ports, effect);
      return DONE;
    case 'tell_proposal':
      await tellProposal(ports, effect);
      return DONE;
    case 'expire_proposal':
      await expireProposal(ports, effect.proposal);
      return DONE;
    case 'tell_recovery_contact':
      await tellContactNews(ports, effect);
      return DONE;
    case 'mail_recovery_contact':
      await mailContactNews(ports, effect);
      return DONE;
    case 'watch_hand_offs':
      return watchHandOffs(ports, effect.since);
    case 'reach':
      return reachAhead(ports, effect, job.attempts);
    case 'go_on_call':
      await goOnCall(ports, effect);
      return DONE;
    case 'warn_nobody':
      await warnNobody(ports, effect);
      return DONE;
    case 'tell_hand_off':
      await tellHandOff(ports, effect);
      return DONE;
    case 'purge':
      return purge(ports);
    case 'checkpoint':
      return checkpoint(ports);
    case 'walk_record':
      return walkRecord(ports);
    case 'reconcile':
      return reconcile(ports);
    case 'send_checkpoint':
      await ports.witness?.send(effect.checkpoint);
      return DONE;
  }
}

/** A hold that still runs, since the clock was put back, is looked at when it runs out. */
async function holdOver(ports: Ports, number: number): Promise<JobResult> {
  const changed = await changeRequest(ports, number, { kind: 'hold_over' });
  const isEarly = changed.kind === 'refused' && changed.refusal.reason === 'not_due';
  if (!isEarly || !('escalation' in changed.request)) return DONE;
  const at = nextRunOut(changed.request.escalation.holds);
  return at === undefined ? DONE : { kind: 'again', at };
}

/** Timers re-check the state. One that fired early, because the request got more time, waits for the new end. */
async function timer(ports: Ports, number: number, command: Command): Promise<JobResult> {
  const changed = await changeRequest(ports, number, command);
  const isEarly = changed.kind === 'refused' && changed.refusal.reason === 'not_due';
  if (!isEarly || !('expiresAt' in changed.request)) return DONE;
  const { request } = changed;
  const isApproved = request.status === 'approved';
  const due = isApproved
    ? plus(request.approvedAt, ports.rulebook.policy.approvalStaleAfter)
    : request.expiresAt;
  return { kind: 'again', at: instantOf(epochOf(due) + 1) };
}
