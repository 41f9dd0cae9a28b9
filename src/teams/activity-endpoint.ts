import { z } from 'zod';
import { causeOf } from '../errors.ts';
import type { Log } from '../workflow/ports.ts';
import { teamsActivity } from './activity.ts';
import type { TeamsActivity } from './activity.ts';
import type { Authentication } from './authentication.ts';
import type { TurnAnswer } from './answers.ts';
import type { Bot } from './bot.ts';

/** What {@link createActivityEndpoint} works with. */
export interface ActivityEndpointOptions {
  readonly authentication: Authentication;
  readonly bot: Bot;
  readonly acceptsServiceUrl: (url: string) => boolean;
  readonly log: Log;
}

const refuse = (status: number, code: string, message: string): TurnAnswer => ({
  status,
  body: { error: { code, message } },
});

/**
 * Judges one HTTP body with its Authorization header, and hands genuine Teams activities to the bot. Refusals are 400
 * (no activity), 401 (no genuine token), 403 (another channel or service URL) and 503 (Microsoft's keys can't be
 * read), and say nothing of what was sent.
 */
export function createActivityEndpoint(
  options: ActivityEndpointOptions,
): (body: unknown, authorization: string) => Promise<TurnAnswer> {
  const { authentication, acceptsServiceUrl, log } = options;
  return async (body, authorization) => {
    const parsed = teamsActivity.safeParse(body);
    if (!parsed.success) return refuse(400, 'BadActivity', 'The body is no Bot Framework activity.');
    const verdict = await authentication.judge(parsed.data, authorization);
    switch (verdict.kind) {
      case 'not_genuine':
        log.warn({ status: 401 }, 'A request without a genuine Bot Framework token was refused.');
        return refuse(401, 'Unauthorized', 'The request carries no valid Bot Framework token.');
      case 'cannot_tell':
        log.error(causeOf(verdict.cause), 'The keys of the Bot Framework could not be read.');
        return refuse(503, 'KeysUnavailable', 'The token cannot be checked at the moment.');
      case 'genuine':
        if (parsed.data.channelId !== 'msteams' || !acceptsServiceUrl(parsed.data.serviceUrl)) {
          log.warn(
            { status: 403, host: hostOf(parsed.data.serviceUrl) },
            'A request of another channel was refused.',
          );
          return refuse(403, 'ForbiddenService', 'Only Microsoft Teams of the configured cloud is served.');
        }
        return runTurn(options, parsed.data, verdict.authenticated);
    }
  };
}

type Authenticated = Parameters<Authentication['adapter']['processActivityDirect']>[0];

async function runTurn(
  { authentication, bot, log }: ActivityEndpointOptions,
  activity: TeamsActivity,
  authenticated: Authenticated,
): Promise<TurnAnswer> {
  const answers: TurnAnswer[] = [];
  try {
    // Botbuilder's type wants every field of an activity; its turn reads the ones that were parsed.
    await authentication.adapter.processActivityDirect(authenticated, activity as never, async () => {
      answers.push(await bot.receive(activity));
    });
  } catch (error) {
    log.error(causeOf(error), 'A turn failed.');
  }
  return answers[0] ?? refuse(500, 'TurnFailed', 'The activity could not be worked on.');
}

const hostOf = (serviceUrl: string): string | undefined =>
  z.url().safeParse(serviceUrl).success ? new URL(serviceUrl).host : undefined;
