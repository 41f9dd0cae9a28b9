// Calls addresses that an operator configured. They are secrets: nothing here puts one into an error or a log.
import type { Secret } from './config/secret.ts';

/** What is posted, as JSON; `key` is the same each time one and the same thing is told. */
export interface WebhookCall {
  readonly body: Readonly<Record<string, unknown>>;
  readonly key: string;
  /** Milliseconds until a call that hangs is given up. */
  readonly timeLimit: number;
}

/** How it was taken. `unanswered` may pass, `refused` won't; `why` is for operators and holds no address. */
export type WebhookAnswer =
  | { readonly kind: 'taken' }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'unanswered'; readonly why: string; readonly retryAfterSeconds?: number };

/** One attempt; redirects are not followed. */
export async function callWebhook(
  address: Secret<string>,
  { body, key, timeLimit }: WebhookCall,
): Promise<WebhookAnswer> {
  try {
    const response = await fetch(address.reveal(), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeLimit),
    });
    // Whatever it says, nobody reads it; a body that never ends must not hold the connection.
    await response.body?.cancel();
    return judged(response.status, response.headers.get('retry-after'));
  } catch (error) {
    // No cause is passed on: fetch's own words name the host, which belongs to the secret.
    return { kind: 'unanswered', why: isTimeOut(error) ? 'time-out' : 'no connection' };
  }
}

const isTimeOut = (error: unknown): boolean => error instanceof DOMException && error.name === 'TimeoutError';

/** Too early, too often, and whatever goes wrong on the other side may pass; other refusals and redirects don't. */
const MAY_PASS: readonly number[] = [408, 425, 429];

function judged(status: number, retryAfter: string | null): WebhookAnswer {
  if (status >= 200 && status < 300) return { kind: 'taken' };
  const why = `the webhook answered ${status}`;
  if (status < 500 && !MAY_PASS.includes(status)) return { kind: 'refused', why };
  const retryAfterSeconds = secondsIn(retryAfter);
  return { kind: 'unanswered', why, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
}

/** Whoever waits for the call waits for no longer: a service that is away for longer has to be given up in plain sight. */
const LONGEST_WAIT_SECONDS = 60;

/** Seconds, or the moment until which to wait; a minute at most. */
function secondsIn(retryAfter: string | null): number | undefined {
  if (retryAfter === null) return undefined;
  const seconds = Number(retryAfter);
  const wait = Number.isNaN(seconds) ? (Date.parse(retryAfter) - Date.now()) / 1000 : seconds;
  return wait > 0 ? Math.min(wait, LONGEST_WAIT_SECONDS) : undefined;
}
