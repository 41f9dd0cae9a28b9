import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { createLoopbackServer } from '../../src/sandbox/tenant/loopback-server.ts';

export const APP_ID = '7d3a2c1e-0b5f-4e57-9c1d-2f6f0c6f1a11';
export const ISSUER = 'https://api.botframework.com';

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const keyPair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

/** Signs what it is told to sign, hostile or not. */
export function createTokens() {
  const endorsed = keyPair();
  const other = keyPair();
  const strange = keyPair();
  const jwk = (key: KeyObject, kid: string, endorsements: readonly string[]) => ({
    ...key.export({ format: 'jwk' }),
    use: 'sig',
    kid,
    endorsements,
  });
  const keys = [jwk(endorsed.publicKey, 'endorsed', ['msteams']), jwk(other.publicKey, 'other', ['webchat'])];
  const claimsFor = (serviceurl: string, now = Math.floor(Date.now() / 1000)) => ({
    iss: ISSUER,
    aud: APP_ID,
    nbf: now - 60,
    exp: now + 3600,
    serviceurl,
  });
  const signed = (claims: unknown, kid = 'endorsed', key = endorsed.privateKey): string => {
    const content = `${encode({ alg: 'RS256', typ: 'JWT', kid })}.${encode(claims)}`;
    return `${content}.${sign('RSA-SHA256', Buffer.from(content), key).toString('base64url')}`;
  };
  const modulus = jwk(endorsed.publicKey, '', []).n ?? '';
  const publicPem = endorsed.publicKey.export({ type: 'pkcs1', format: 'pem' }).toString();
  return {
    keys,
    claimsFor,
    signed,
    good: (serviceUrl: string) => signed(claimsFor(serviceUrl)),
    byKeyWithoutEndorsement: (claims: unknown) => signed(claims, 'other', other.privateKey),
    byStrangerUnderOurKid: (claims: unknown) => signed(claims, 'endorsed', strange.privateKey),
    unsigned: (claims: unknown) =>
      `${encode({ alg: 'none', typ: 'JWT', kid: 'endorsed' })}.${encode(claims)}.`,
    /** The public key misused as an HMAC secret. */
    hmac: (claims: unknown): string => {
      const content = `${encode({ alg: 'HS256', typ: 'JWT', kid: 'endorsed' })}.${encode(claims)}`;
      return `${content}.${createHmac('sha256', publicPem).update(content).digest('base64url')}`;
    },
    /** Pieces of key text that must not be printed anywhere. */
    keyTraces: ['BEGIN RSA PUBLIC KEY', modulus.slice(0, 24), publicPem.split('\n')[1] ?? modulus],
  };
}

/** Microsoft's place for signing keys, simulated. */
export async function serveKeys(keys: readonly unknown[]) {
  let broken = false;
  let silent = false;
  const server = createLoopbackServer((request, response) => {
    const root = `http://${request.headers.host ?? ''}`;
    const body = request.url === '/keys' ? { keys } : { issuer: ISSUER, jwks_uri: `${root}/keys` };
    // Restify replaces writeHead in every server of the process, by one that returns nothing.
    response.writeHead(broken ? 500 : 200, { 'Content-Type': 'application/json' });
    if (!silent) response.end(JSON.stringify(body));
    return Promise.resolve();
  });
  const url = await server.listen();
  return {
    close: () => server.close(),
    breakDown: () => void (broken = true),
    fallSilent: () => void (silent = true),
    /** Botbuilder's settings with this place in them. */
    botFramework: {
      OAuthUrl: url,
      ToChannelFromBotLoginUrl: `${url}/login`,
      ToChannelFromBotOAuthScope: ISSUER,
      ToBotFromChannelTokenIssuer: ISSUER,
      ToBotFromChannelOpenIdMetadataUrl: `${url}/openid`,
      ToBotFromEmulatorOpenIdMetadataUrl: `${url}/emulator`,
      CallerId: 'urn:botframework:azure',
      ValidateAuthority: true,
    },
  };
}
