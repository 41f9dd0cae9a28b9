// Whom the escalation would ask next, as things stand: what the approvers' cards promise.
import { stepDue } from '../domain/hold.ts';
import { leavesOut } from '../domain/left-out.ts';
import type { Request } from '../domain/request.ts';
import { isServiceError } from '../errors.ts';
import { stepPeople } from './escalate.ts';
import type { Ports } from './ports.ts';
import { rosterOf } from './roster.ts';
import type { NextAsked } from './view.ts';

export type NextAskedPorts = Pick<Ports, 'clock' | 'helpdesk' | 'keys' | 'overrides' | 'rulebook'>;

/** The next step that asks somebody new; undefined when none does, or while that can't be read. */
export async function nextAsked(ports: NextAskedPorts, request: Request): Promise<NextAsked | undefined> {
  if (request.status !== 'awaiting_approval' || request.escalation.nextAt === undefined) return undefined;
  const { step: last, notified, nextAt } = request.escalation;
  const { policy } = ports.rulebook;
  try {
    const people = await ports.helpdesk.last();
    const roster = await rosterOf(ports, people);
    for (let step = last + 1; step < policy.steps.length; step += 1) {
      const at = step === last + 1 ? nextAt : (stepDue(request, policy.steps, step) ?? nextAt);
      if (at >= request.expiresAt) return undefined;
      if (leavesOut(request, policy, step, at)) continue;
      const { asked } = stepPeople(ports, request, { people, roster, step, at });
      const added = asked.filter((who) => !notified.includes(who));
      const isEveryone = roster.escalation[step]?.notify === 'everyone';
      if (added.length > 0) return { at, people: added, isEveryone };
    }
  } catch (error) {
    if (!isServiceError(error)) throw error;
  }
  return undefined;
}
