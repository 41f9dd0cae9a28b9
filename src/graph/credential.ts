import {
  ClientCertificateCredential,
  ClientSecretCredential,
  CredentialUnavailableErrorName,
  ManagedIdentityCredential,
} from '@azure/identity';
import { ServiceError } from '../errors.ts';

/** A value that is shown only on request. */
interface Hidden {
  reveal(): string;
}

/** How the service proves who it is; `none` fits the fixed bearer only. */
export type Credential =
  | { readonly kind: 'none' }
  | { readonly kind: 'managedIdentity'; readonly appId: string }
  | { readonly kind: 'clientSecret'; readonly appId: string; readonly password: Hidden }
  /** PEM text with certificate and private key; the thumbprint is computed from it. */
  | { readonly kind: 'certificate'; readonly appId: string; readonly pem: Hidden };

/** `authority` is the cloud's login root, `scope` the Graph root with `/.default`. */
export interface TokenOptions {
  readonly bearer: 'entra' | 'fixed';
  /** Sent in place of the usual fixed bearer. */
  readonly loopbackBearer?: Hidden;
  readonly credential: Credential;
  readonly tenantId: string;
  readonly authority: string;
  readonly scope: string;
}

/** The part of the service's settings that tokens are made from. */
interface TokenSettings {
  readonly graph: Pick<TokenOptions, 'bearer' | 'loopbackBearer' | 'scope'>;
  readonly identity: Credential;
  readonly tenantId: string;
  readonly cloud: { readonly loginAuthority: string };
}

/** What those settings mean for tokens: root, login and scope of one and the same cloud. */
export function tokenOptionsOf({ graph, identity, tenantId, cloud }: TokenSettings): TokenOptions {
  const { bearer, scope, loopbackBearer } = graph;
  return {
    bearer,
    scope,
    ...(loopbackBearer === undefined ? {} : { loopbackBearer }),
    credential: identity,
    tenantId,
    authority: cloud.loginAuthority,
  };
}

/** Access tokens for Graph. Both throw GRAPH_UNAUTHENTICATED or GRAPH_UNAVAILABLE when Entra gives none. */
export interface Tokens {
  /** A token believed valid; kept until it is about to expire. */
  token(): Promise<string>;
  /** A token other than `stale`, for when Graph has refused that one. */
  renew(stale: string): Promise<string>;
}

/** The part of a credential of @azure/identity that is used. */
export interface TokenSource {
  getToken(scope: string): Promise<{ readonly token: string } | null>;
}

/** What is sent where no Entra token is: a loopback endpoint that imitates Graph. */
const FIXED_BEARER = 'loopback';

/**
 * Tokens by the identity that is configured, never by a chain of guesses. `open` makes the source of tokens; a new
 * one has an empty cache, which is the only way to be given a new token before the old one expires.
 */
export function createTokens(
  options: TokenOptions,
  open: (options: TokenOptions) => TokenSource = openCredential,
): Tokens {
  if (options.bearer === 'fixed') {
    const fixed = (): Promise<string> => Promise.resolve(options.loopbackBearer?.reveal() ?? FIXED_BEARER);
    return { token: fixed, renew: fixed };
  }
  let source = open(options);
  let latest: string | undefined;
  const token = async (): Promise<string> => {
    latest = await tokenFrom(source, options);
    return latest;
  };
  return {
    token,
    renew: (stale) => {
      // Several calls may be refused at once: the first renews for all of them.
      if (latest === stale) {
        latest = undefined;
        source = open(options);
      }
      return token();
    },
  };
}

/** The source of tokens that an identity stands for; tokens for Teams and for Graph come from such a one. */
export function openCredential({
  credential,
  tenantId,
  authority,
}: Pick<TokenOptions, 'credential' | 'tenantId' | 'authority'>): TokenSource {
  const cloud = { authorityHost: authority };
  switch (credential.kind) {
    case 'clientSecret':
      return new ClientSecretCredential(tenantId, credential.appId, credential.password.reveal(), cloud);
    case 'certificate': {
      const pem = { certificate: credential.pem.reveal() };
      return new ClientCertificateCredential(tenantId, credential.appId, pem, cloud);
    }
    case 'managedIdentity':
      return new ManagedIdentityCredential({ clientId: credential.appId });
    case 'none':
      throw new ServiceError('CONFIG_INVALID', 'MicrosoftAppId must be set to call Microsoft Graph.');
  }
}

async function tokenFrom(source: TokenSource, { scope, credential }: TokenOptions): Promise<string> {
  try {
    const answer = await source.getToken(scope);
    if (answer !== null) return answer.token;
  } catch (error) {
    throw refusalOf(error, credential);
  }
  throw new ServiceError('GRAPH_UNAUTHENTICATED', 'Entra gave no token.');
}

/**
 * The library's error is told by its class and Entra's AADSTS number only and kept out of `cause`: it carries
 * the request it failed on.
 */
function refusalOf(error: unknown, credential: Credential): ServiceError {
  const message = error instanceof Error ? error.message : '';
  const number = /AADSTS\d+/.exec(message)?.[0];
  const name = error instanceof Error ? error.name : 'unknown';
  // With a secret or certificate the library says "unavailable" only when it found no way to Entra.
  const isNowhere = name === CredentialUnavailableErrorName && credential.kind !== 'managedIdentity';
  if (number === undefined && (isNowhere || NETWORK_CODES.test(codesOf(error))))
    return new ServiceError('GRAPH_UNAVAILABLE', `Entra could not be reached for a token (${name}).`);
  return new ServiceError('GRAPH_UNAUTHENTICATED', `Entra gave no token (${number ?? name}).`);
}

const NETWORK_CODES = /network|ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|REQUEST_SEND_ERROR/i;

/** The codes of an error and of its causes, one text. */
function codesOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const errorCode = 'errorCode' in error && typeof error.errorCode === 'string' ? error.errorCode : '';
  return `${code} ${errorCode} ${codesOf(error.cause)}`;
}
