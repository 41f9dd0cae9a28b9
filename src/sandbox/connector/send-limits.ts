import { createThrottles } from '../tenant/throttle.ts';
import type { Throttles } from '../tenant/throttle.ts';

/**
 * The limits Microsoft documents for one bot: per conversation, and for the whole app.
 * Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
const PER_CONVERSATION = [
  { most: 7, within: 1_000 },
  { most: 8, within: 2_000 },
  { most: 60, within: 30_000 },
  { most: 1_800, within: 3_600_000 },
];
const PER_APP = { most: 30, within: 1_000 };

/** Counts what the bot sends, creates and changes. */
export interface SendLimits {
  /** Seconds to wait when the call came too soon. */
  readonly take: (
    call: { readonly method: string; readonly path: string },
    now: number,
  ) => number | undefined;
}

export function createSendLimits(): SendLimits {
  const anything = /^/;
  const app = createThrottles([{ path: anything, ...PER_APP }]);
  const conversations = new Map<string, Throttles>();
  return {
    take: (call, now) => {
      const key = /^\/v3\/conversations\/(?<id>[^/;]+)/.exec(call.path)?.groups?.['id'] ?? 'create';
      const own =
        conversations.get(key) ??
        createThrottles(PER_CONVERSATION.map((limit) => ({ path: anything, ...limit })));
      conversations.set(key, own);
      const tooSoon = own.take(call, now) ?? app.take(call, now);
      return tooSoon === undefined ? undefined : (tooSoon.retryAfter ?? 1);
    },
  };
}
