// Composes what speaks to Teams: the bot's identity, its cards, its messages, and the helpdesk's channel.
import type { Configuration, Settings } from './config.ts';
import { acceptsServiceUrl } from './config.ts';
import type { Request } from './domain/request.ts';
import { openCredential } from './graph/credential.ts';
import { createAuthentication } from './teams/authentication.ts';
import type { BotIdentity } from './teams/authentication.ts';
import { createCards } from './teams/cards.ts';
import { createDeskChannel } from './teams/desk-channel.ts';
import { createMessenger } from './teams/messenger.ts';
import type { SendClock } from './teams/send-queue.ts';
import type { SendObserver } from './teams/send-observer.ts';
import type { Keys, Log } from './workflow/ports.ts';
import type { Traced } from './workflow/traced.ts';
import { markOf } from './workflow/refresh-card.ts';

/** What {@link createTeamsSide} starts from. */
export interface TeamsSideOptions {
  readonly settings: Settings;
  readonly configuration: Configuration;
  /** Time for the limits of Teams; tests have one that needs no waiting. */
  readonly sendClock?: SendClock;
  /** Whether cards ask by themselves whether they are still true; where there is a bot identity, unless said. */
  readonly cardsRefresh?: boolean;
  /** Where new conversations are created; the cloud's where there is a bot identity, unless said. */
  readonly newChatServiceUrl?: string;
}

interface TeamsSideParts {
  readonly keys: Keys;
  readonly log: Log;
  readonly traced: Traced;
  readonly sends: SendObserver;
}

/** Everything the service needs to speak to people in Teams. */
export function createTeamsSide(options: TeamsSideOptions, { keys, log, traced, sends }: TeamsSideParts) {
  const { settings, configuration, sendClock } = options;
  const { cloud, identity } = settings;
  const isApp = identity.kind !== 'none';
  const authentication = createAuthentication({
    identity: botIdentity(settings),
    botFramework: { ...cloud.botFramework },
    acceptsServiceUrl: (url) => acceptsServiceUrl(settings, url),
    traced,
  });
  const cards = createCards({
    helpdesk: configuration.helpdesk,
    language: configuration.helpdesk.language,
    ...(identity.kind === 'none' ? {} : { chatLink: linkToBot(settings) }),
    hasPeoplePicker: isApp,
    // The Playground knows no such cards.
    ...((options.cardsRefresh ?? isApp)
      ? { mark: (request: Request, halted: boolean) => markOf(keys, request, halted) }
      : {}),
  });
  const serviceUrl = options.newChatServiceUrl ?? (isApp ? cloud.newChatServiceUrl : undefined);
  const messenger = createMessenger({
    authentication,
    tenantId: settings.tenantId,
    ...(serviceUrl === undefined ? {} : { serviceUrl }),
    ...(sendClock === undefined ? {} : { clock: sendClock }),
    observer: sends,
  });
  const render = (...view: Parameters<typeof cards.render>) => cards.render(...view);
  const { desk } = configuration;
  return {
    authentication,
    messenger,
    render,
    ...(desk === undefined ? {} : { desk: createDeskChannel({ messenger, ...desk, render, log }) }),
  };
}

/** A chat with the bot; without an app id there is only this machine. */
export function linkToBot({ identity, cloud, host, port }: Settings): string {
  return identity.kind === 'none'
    ? `http://${host}:${port}/`
    : `${cloud.teamsRoot}/l/chat/0/0?users=28:${identity.appId}`;
}

function botIdentity({ identity, tenantId, cloud }: Settings): BotIdentity {
  if (identity.kind === 'none') return { kind: 'loopback_only' };
  const tokens = openCredential({ credential: identity, tenantId, authority: cloud.loginAuthority });
  return { kind: 'app', appId: identity.appId, tenantId, tokens };
}
