// Calls the webhook of a step: number and link only, once per step, and given up in plain sight.
import type { Effect } from '../domain/effect.ts';
import { formatNumber } from '../domain/request-number.ts';
import type { Request } from '../domain/request.ts';
import { changeRequest } from './change-request.ts';
import type { ChangePorts } from './change-request.ts';
import type { Ports } from './ports.ts';

export type PagePorts = ChangePorts & Pick<Ports, 'keys' | 'pager'>;

type Page = Pick<Extract<Effect, { readonly kind: 'page' }>, 'number' | 'step'>;

/**
 * Throws PAGER_UNANSWERED when it is worth trying again, PAGER_REFUSED when it is not; {@link giveUpPage} then says so. Once
 * somebody has decided nobody is woken any more.
 */
export async function page(ports: PagePorts, { number, step }: Page): Promise<void> {
  const stored = await ports.requests.byNumber(number);
  if (stored === undefined || !needsSomebody(stored.value) || isSaid(stored.value, step)) return;
  const key = ports.keys.fingerprint(`page/${number}/${step}`);
  await ports.pager.page({ request: formatNumber(number), step, key });
  await changeRequest(ports, number, { kind: 'paged', step, answered: true });
}

/** The pager did not answer: the approvers' cards and the record say so. */
export async function giveUpPage(ports: ChangePorts, { number, step }: Page): Promise<void> {
  await changeRequest(ports, number, { kind: 'paged', step, answered: false });
}

/** While approvers are waited for, and where the request ended because there was nobody to ask. */
function needsSomebody(request: Request): boolean {
  if (request.status === 'awaiting_approval') return true;
  const { status } = request;
  if (status !== 'expired' && status !== 'refused') return false;
  const { ending } = request;
  return 'reason' in ending && (ending.reason === 'nobody_on_call' || ending.reason === 'too_few_approvers');
}

function isSaid(request: Request, step: number): boolean {
  if (request.status === 'draft') return false;
  return request.escalation?.taken?.find((one) => one.step === step)?.pager !== undefined;
}
