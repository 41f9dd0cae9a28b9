// Calls the webhooks of the escalation policy. Their addresses are secrets: nothing here puts one into an error or a log.
import type { Secret } from './config/secret.ts';
import { ServiceError } from './errors.ts';
import type { Page, Pager } from './workflow/ports.ts';

const TIME_LIMIT = 10_000;

/** What {@link createPager} calls. */
export interface PagerOptions {
  /** By the index of the step; undefined where a step calls none. */
  readonly webhooks: readonly (Secret<string> | undefined)[];
  /** Where a person who was woken finds the request. */
  readonly link: string;
  /** Milliseconds until a call that hangs is given up; ten seconds without it. */
  readonly timeLimit?: number;
}

/** A pager over the webhooks of the configuration. One attempt per call; redirects are not followed. */
export function createPager({ webhooks, link, timeLimit = TIME_LIMIT }: PagerOptions): Pager {
  return {
    page: async ({ request, step, key }) => {
      const webhook = webhooks[step];
      if (webhook === undefined)
        throw new ServiceError(
          'PAGER_REFUSED',
          `Step ${step + 1} of the escalation policy names no webhook.`,
        );
      const answer = await called(webhook.reveal(), { request, step, key }, { link, timeLimit });
      judge(answer, step);
    },
  };
}

interface Answer {
  readonly status: number;
  readonly retryAfter: string | null;
}

async function called(
  url: string,
  { request, step, key }: Page,
  { link, timeLimit }: { readonly link: string; readonly timeLimit: number },
): Promise<Answer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({ request, link }),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeLimit),
    });
    // Whatever it says, nobody reads it; a body that never ends must not hold the connection.
    await response.body?.cancel();
    return { status: response.status, retryAfter: response.headers.get('retry-after') };
  } catch (error) {
    // No cause is passed on: fetch's own words name the host, which belongs to the secret.
    throw new ServiceError(
      'PAGER_UNANSWERED',
      `Step ${step + 1}: ${isTimeOut(error) ? 'time-out' : 'no connection'}.`,
    );
  }
}

const isTimeOut = (error: unknown): boolean => error instanceof DOMException && error.name === 'TimeoutError';

/** Too early, too often, and whatever goes wrong on the other side may pass; other refusals and redirects don't. */
const MAY_PASS: readonly number[] = [408, 425, 429];

function judge({ status, retryAfter }: Answer, step: number): void {
  if (status >= 200 && status < 300) return;
  const detail = `Step ${step + 1}: the webhook answered ${status}.`;
  if (status < 500 && !MAY_PASS.includes(status)) throw new ServiceError('PAGER_REFUSED', detail);
  const seconds = secondsIn(retryAfter);
  throw new ServiceError(
    'PAGER_UNANSWERED',
    detail,
    seconds === undefined ? {} : { retryAfterSeconds: seconds },
  );
}

/** Who was to be woken waits for no longer: a pager that is away for longer has to be given up in plain sight. */
const LONGEST_WAIT_SECONDS = 60;

/** Seconds, or the moment until which to wait; a minute at most. */
function secondsIn(retryAfter: string | null): number | undefined {
  if (retryAfter === null) return undefined;
  const seconds = Number(retryAfter);
  const wait = Number.isNaN(seconds) ? (Date.parse(retryAfter) - Date.now()) / 1000 : seconds;
  return wait > 0 ? Math.min(wait, LONGEST_WAIT_SECONDS) : undefined;
}
