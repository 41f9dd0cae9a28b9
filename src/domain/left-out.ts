// Steps of the escalation policy that are only for high urgency, and when they are asked all the same.
import { lacksApprovers, leftOutAtEnd } from './asked-people.ts';
import type { Instant } from './instant.ts';
import type { Policy } from './policy.ts';
import type { AwaitingApproval } from './request.ts';
import { isLeftOut } from './urgency.ts';

/**
 * Whether that step is left out at that moment: it is only for high urgency, and enough others are asked. With nobody asked, or
 * too few for the approvals needed, it is asked all the same: better somebody woken than somebody locked out.
 */
export function leavesOut(
  request: AwaitingApproval,
  policy: Pick<Policy, 'steps' | 'urgency'>,
  step: number,
  at: Instant,
): boolean {
  return isLeftOut(policy, step, at) && !lacksApprovers(request);
}

/** The request with the steps that were left out last still to come, once too few are asked without them. */
export function withLeftOutToCome(request: AwaitingApproval): AwaitingApproval {
  const { escalation } = request;
  const count = leftOutAtEnd(escalation);
  if (count === 0 || !lacksApprovers(request)) return request;
  const taken = (escalation.taken ?? []).slice(0, -count);
  return { ...request, escalation: { ...escalation, step: escalation.step - count, taken } };
}
