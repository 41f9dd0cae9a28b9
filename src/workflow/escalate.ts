import type { ApproverFacts } from '../domain/command.ts';
import { peopleOfStep, reachablePeople } from '../domain/escalation.ts';
import type { ScheduleDoubt, SkipReason, Skipped, StepPeople } from '../domain/escalation.ts';
import type { Instant } from '../domain/instant.ts';
import { isKnownAt, onCallAt } from '../domain/on-call.ts';
import type { Roster } from '../domain/on-call.ts';
import type { ObjectId } from '../domain/person.ts';
import type { AwaitingApproval } from '../domain/request.ts';
import { changeRequest } from './change-request.ts';
import type { ChangePorts } from './change-request.ts';
import { factsAbout } from './approver-facts.ts';
import type { HelpdeskPeople, Ports } from './ports.ts';
import { countNobody } from './nobody-to-ask.ts';
import type { CountPorts } from './nobody-to-ask.ts';
import { DONE } from './reset-run.ts';
import type { JobResult } from './reset-run.ts';
import { currentPeople, rosterOf } from './roster.ts';

export type EscalatePorts = ChangePorts & CountPorts & Pick<Ports, 'helpdesk' | 'keys' | 'overrides'>;

/**
 * Carries out one step of the escalation policy: asks whoever it names now, and says who was passed over and why. A step that
 * is not due yet, because somebody has the request, waits for its new time.
 */
export async function escalate(ports: EscalatePorts, number: number, step: number): Promise<JobResult> {
  const people = await currentPeople(ports);
  const roster = await rosterOf(ports, people);
  const changed = await changeRequest(ports, number, (request) => {
    if (request.status !== 'awaiting_approval') return { kind: 'notify_step', step, people: [], skipped: [] };
    const at = ports.clock.now();
    const { asked, skipped } = stepPeople(ports, request, { people, roster, step, at });
    return { kind: 'notify_step', step, people: asked, skipped, ...doubtAbout(people, roster, step, at) };
  });
  await countNobody(ports, changed);
  const isEarly = changed.kind === 'refused' && changed.refusal.reason === 'not_due';
  if (!isEarly || changed.request.status !== 'awaiting_approval') return DONE;
  const { nextAt } = changed.request.escalation;
  return nextAt === undefined ? DONE : { kind: 'again', at: nextAt };
}

/** Whom a step would ask at a moment, and whom it would pass over. */
export function stepPeople(
  ports: Pick<Ports, 'keys'>,
  request: AwaitingApproval,
  { people, roster, step, at }: StepAt,
): StepPeople {
  const approvers = people.approvers.map(({ id }) => id);
  const named = peopleOfStep(roster, step, at, approvers);
  return reachablePeople(
    named,
    named.flatMap((id) => exclusion(ports, id, request, people)),
  );
}

/** One step at one moment, and the lists that say whom it names. */
export interface StepAt {
  readonly people: HelpdeskPeople;
  readonly roster: Roster;
  readonly step: number;
  readonly at: Instant;
}

/** What the people of a step rest on, where that is less than a fresh look at the schedule. */
function doubtAbout(
  { shifts }: HelpdeskPeople,
  roster: Roster,
  step: number,
  now: Instant,
): { readonly doubt?: ScheduleDoubt } {
  const rotation = roster.escalation[step]?.notify ?? 'everyone';
  if (rotation === 'everyone') return {};
  const isNobody = onCallAt(roster, rotation, now).length === 0;
  if (isNobody && !isKnownAt(roster, rotation, now)) return { doubt: { kind: 'unknown' } };
  return shifts?.kind === 'old' ? { doubt: { kind: 'old', asOf: shifts.readAt } } : {};
}

function exclusion(
  ports: Pick<Ports, 'keys'>,
  id: ObjectId,
  request: AwaitingApproval,
  people: HelpdeskPeople,
): readonly Skipped[] {
  const earlier = request.escalation.skipped.filter(
    (skip) => skip.id === id && skip.reason === 'unreachable',
  );
  if (earlier.length > 0) return earlier;
  const unable = people.unable.get(id);
  if (unable !== undefined) return [{ id, reason: unable }];
  const { isApprover, countsAs } = factsAbout(ports, id, request, people);
  if (!isApprover) return [{ id, reason: 'not_an_approver' }];
  const reason = SKIPPED_AS[countsAs];
  return reason === undefined ? [] : [{ id, reason }];
}

/** Who could only be refused: they are not asked at all. */
const SKIPPED_AS: Readonly<Partial<Record<ApproverFacts['countsAs'], SkipReason>>> = {
  requester: 'is_requester',
  subject: 'is_subject',
  voucher: 'has_vouched',
};
