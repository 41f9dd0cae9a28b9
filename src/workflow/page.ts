// Calls the webhook of a step: number and link only, once per step, and given up in plain sight.
import type { Effect } from '../domain/effect.ts';
import { plus } from '../domain/instant.ts';
import type { Duration } from '../domain/instant.ts';
import { formatNumber } from '../domain/request-number.ts';
import type { Ending, Request } from '../domain/request.ts';
import { changeRequest } from './change-request.ts';
import type { ChangePorts } from './change-request.ts';
import type { Ports } from './ports.ts';
import { DONE, waitUntil } from './reset-run.ts';
import type { JobResult } from './reset-run.ts';

export type PagePorts = ChangePorts & Pick<Ports, 'keys' | 'log' | 'pager'>;

type Page = Pick<Extract<Effect, { readonly kind: 'page' }>, 'number' | 'step'>;

/** So soon somebody is woken of a request that comes back to waiting. */
const LOOK_AGAIN_AFTER: Duration = 'PT1M';

/**
 * Throws PAGER_UNANSWERED when it is worth trying again, PAGER_REFUSED when it is not; {@link giveUpPage} then says so. While a
 * request may come back to waiting for approvers the call waits with it, no longer than that lasts; then nobody is woken any more.
 */
export async function page(ports: PagePorts, { number, step }: Page): Promise<JobResult> {
  const stored = await ports.requests.byNumber(number);
  if (stored === undefined || isSaid(stored.value, step)) return DONE;
  switch (needOf(stored.value)) {
    case 'now':
      break;
    case 'perhaps':
      return waitUntil(plus(ports.clock.now(), LOOK_AGAIN_AFTER));
    case 'over':
      ports.log.info({ request: number, step }, 'the pager is not called any more: nobody is waited for');
      return DONE;
  }
  const key = ports.keys.fingerprint(`page/${number}/${step}`);
  await ports.pager.page({ request: formatNumber(number), step, key });
  await changeRequest(ports, number, { kind: 'paged', step, answered: true });
  return DONE;
}

/** The pager did not answer: the approvers' cards and the record say so. */
export async function giveUpPage(ports: ChangePorts, { number, step }: Page): Promise<void> {
  await changeRequest(ports, number, { kind: 'paged', step, answered: false });
}

/** Somebody is needed while approvers are waited for, and where the request ended because there was nobody to ask. */
function needOf(request: Request): 'now' | 'perhaps' | 'over' {
  switch (request.status) {
    case 'awaiting_approval':
      return 'now';
    // A look that finds something new makes these wait again.
    case 'verifying':
    case 'approved':
    case 'resetting':
      return 'perhaps';
    case 'expired':
    case 'refused':
      return lackedPeople(request.ending) ? 'now' : 'over';
    case 'draft':
    case 'needs_hands':
    case 'reset':
    case 'solved':
    case 'denied':
    case 'cancelled':
    case 'failed':
    case 'frozen':
    case 'reenrolled':
    case 'not_reenrolled':
      return 'over';
  }
}

function lackedPeople(ending: Ending): boolean {
  return 'reason' in ending && (ending.reason === 'nobody_on_call' || ending.reason === 'too_few_approvers');
}

function isSaid(request: Request, step: number): boolean {
  if (request.status === 'draft') return false;
  return request.escalation?.taken?.find((one) => one.step === step)?.pager !== undefined;
}
