// A request that ended because nobody could be asked: the operator hears of it, with how often it happened lately.
import { minus } from '../domain/instant.ts';
import type { Changed } from './change-request.ts';
import type { Ports } from './ports.ts';

export type CountPorts = Pick<Ports, 'clock' | 'log' | 'tallies'>;

const LATELY = 'P30D';

/** Says it in the operator's log, where this change ended the request so; a rotation with a hole is found by it. */
export async function countNobody(ports: CountPorts, changed: Changed): Promise<void> {
  if (changed.kind !== 'moved' || changed.request.status !== 'expired') return;
  const { ending, number } = changed.request;
  if (ending.status !== 'expired' || ending.reason !== 'nobody_on_call') return;
  const since = minus(ports.clock.now(), LATELY);
  const requests = await ports.tallies.count({ what: 'nobody_to_ask', since });
  ports.log.warn(
    { request: number, requests, within: LATELY },
    'nobody could be asked about a request: nobody of the escalation policy is on call, an approver and reachable',
  );
}
