import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { z } from 'zod';
import { ServiceError } from '../errors.ts';
import type { Traced } from '../workflow/traced.ts';
import type { TeamsActivity } from './activity.ts';
import { createConnectorTransport } from './connector-transport.ts';
import { withPatience } from './patience.ts';
import { withoutConsole } from './quiet-library.ts';

type Configured = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>;
type CredentialsFactory = NonNullable<Configured[1]>;
type Credentials = Awaited<ReturnType<CredentialsFactory['createCredentials']>>;
type Authenticated = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;

/** Where the bot's own tokens come from; every credential of `@azure/identity` is one. */
export interface TokenSource {
  getToken(scope: string): Promise<{ readonly token: string } | null>;
}

/** Who the bot is. `loopback_only` switches token checks off, and the service URLs then have to be loopback. */
export type BotIdentity =
  | { readonly kind: 'app'; readonly appId: string; readonly tenantId: string; readonly tokens: TokenSource }
  | { readonly kind: 'loopback_only' };

/** What is known about the sender of a request. `cannot_tell` is when the signing keys could not be fetched. */
export type Verdict =
  | { readonly kind: 'genuine'; readonly authenticated: Authenticated }
  | { readonly kind: 'not_genuine' }
  | { readonly kind: 'cannot_tell'; readonly cause: unknown };

/** The botbuilder adapter and its judgement of incoming requests. */
export interface Authentication {
  readonly adapter: CloudAdapter;
  /** Empty when the bot has no identity. */
  readonly appId: string;
  /** Whom the bot's own tokens are for. */
  readonly audience: string;
  /** Judges the Authorization header; prints and throws nothing. */
  judge(activity: TeamsActivity, authorization: string): Promise<Verdict>;
}

/** What {@link createAuthentication} works with. */
export interface AuthenticationOptions {
  readonly identity: BotIdentity;
  /** Under the names of botbuilder's configuration; empty in the global cloud. */
  readonly botFramework: Readonly<Record<string, string | boolean | undefined>>;
  /** Hosts the bot's token may be sent to. */
  readonly acceptsServiceUrl: (url: string) => boolean;
  /** Milliseconds to wait for Microsoft's keys; botbuilder itself would wait for ever. */
  readonly patience?: number;
  readonly traced?: Traced;
}

/**
 * The bot's two-way proof of identity, over botbuilder's own token validation.
 * Source: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
export function createAuthentication(options: AuthenticationOptions): Authentication {
  const { identity, botFramework, patience = 5_000 } = options;
  const appId = identity.kind === 'app' ? identity.appId : '';
  const settings = { ...botFramework, MicrosoftAppId: appId };
  const authentication = new ConfigurationBotFrameworkAuthentication(
    // Botbuilder's type demands every key; its code takes any of them away.
    settings,
    credentialsFactory(identity),
    undefined,
    undefined,
    { httpClient: createConnectorTransport(options.acceptsServiceUrl, options.traced) },
  );
  const issuer = setting(botFramework['ToBotFromChannelTokenIssuer']);
  return {
    adapter: new CloudAdapter(authentication),
    appId,
    audience: setting(botFramework['ToChannelFromBotOAuthScope']),
    judge: async (activity, authorization) => {
      try {
        const check = withoutConsole(() =>
          authentication.authenticateRequest(activity as never, authorization),
        );
        const outcome = await withPatience(patience, check);
        if (outcome.kind === 'late') return { kind: 'cannot_tell', cause: 'The keys did not come in time.' };
        const authenticated = outcome.result;
        const fromChannel =
          identity.kind === 'loopback_only' || authenticated.claimsIdentity.getClaimValue('iss') === issuer;
        // Botbuilder also takes tokens meant for its Emulator and skills, which carry no service URL.
        return fromChannel ? { kind: 'genuine', authenticated } : { kind: 'not_genuine' };
      } catch (error) {
        return keysMissing(error) ? { kind: 'cannot_tell', cause: error } : { kind: 'not_genuine' };
      }
    },
  };
}

/** Issuer and audience have one name in the global cloud, where none is configured. */
const setting = (value: string | boolean | undefined): string =>
  typeof value === 'string' ? value : 'https://api.botframework.com';

const named = z.object({ name: z.string(), statusCode: z.number().optional() });

/** Whether the check failed for want of Microsoft's keys, rather than because of the token. */
function keysMissing(error: unknown): boolean {
  const { name, statusCode } = named.catch({ name: '' }).parse(error);
  return name === 'FetchError' || (statusCode !== undefined && statusCode >= 500);
}

function credentialsFactory(identity: BotIdentity): CredentialsFactory {
  const own = identity.kind === 'app' ? identity.appId : '';
  const factory: Pick<CredentialsFactory, 'isValidAppId' | 'isAuthenticationDisabled' | 'createCredentials'> =
    {
      isValidAppId: (appId) => Promise.resolve(own !== '' && appId.toLowerCase() === own.toLowerCase()),
      isAuthenticationDisabled: () => Promise.resolve(own === ''),
      createCredentials: (_appId, audience) => Promise.resolve(credentials(identity, audience ?? '')),
    };
  return factory;
}

/** Every credential kind in every cloud goes one way, since botbuilder's certificate credentials know one cloud only. */
function credentials(identity: BotIdentity, audience: string): Credentials {
  return {
    signRequest: async (request) => {
      if (identity.kind === 'loopback_only') return request;
      request.headers.set('Authorization', `Bearer ${await tokenFor(identity.tokens, audience)}`);
      return request;
    },
  };
}

async function tokenFor(tokens: TokenSource, audience: string): Promise<string> {
  const refused = 'Entra gave the bot no token for Teams: check its id, tenant and credential.';
  const answer = await tokens.getToken(`${audience}/.default`).catch((cause: unknown) => {
    throw new ServiceError('TEAMS_UNAVAILABLE', refused, { cause });
  });
  if (answer === null) throw new ServiceError('TEAMS_UNAVAILABLE', refused);
  return answer.token;
}
