// Calls the webhooks of the escalation policy.
import type { Secret } from './config/secret.ts';
import { ServiceError } from './errors.ts';
import { callWebhook } from './webhook.ts';
import type { Pager } from './workflow/ports.ts';

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
      const answer = await callWebhook(webhook, { body: { request, link }, key, timeLimit });
      if (answer.kind === 'taken') return;
      const { kind, why, ...wait } = answer;
      const code = kind === 'refused' ? 'PAGER_REFUSED' : 'PAGER_UNANSWERED';
      throw new ServiceError(code, `Step ${step + 1}: ${why}.`, wait);
    },
  };
}
