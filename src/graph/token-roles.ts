import { z } from 'zod';
import { isServiceError } from '../errors.ts';
import type { Tokens } from './credential.ts';

const payload = z
  .object({
    aud: z.string().optional(),
    appid: z.string().optional(),
    oid: z.string().optional(),
    roles: z.array(z.string()).optional(),
  })
  .refine(({ aud, appid }) => aud !== undefined || appid !== undefined);

/**
 * The application permissions that our own app-only token for Graph carries; none when it has no list, which Entra leaves
 * out where nothing is granted. The signature is not looked at: the token came from Entra to us, and Graph, not we,
 * decides by it. Undefined when the text is no such token: then nothing is known. For every other purpose tokens are
 * opaque, and none is ever logged.
 * https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference#payload-claims
 */
export function rolesIn(token: string): ReadonlySet<string> | undefined {
  const claims = claimsIn(token);
  return claims && new Set(claims.roles ?? []);
}

/** The application that a token was given to, and its service principal, where the token says so. */
export interface OwnApplication {
  readonly appId: string;
  readonly servicePrincipal: string | undefined;
}

/** By whose name Entra logs what is done with that token; undefined as for {@link rolesIn}. */
export function applicationIn(token: string): OwnApplication | undefined {
  const claims = claimsIn(token);
  return claims?.appid === undefined ? undefined : { appId: claims.appid, servicePrincipal: claims.oid };
}

function claimsIn(token: string): z.infer<typeof payload> | undefined {
  const [, body, signature, ...rest] = token.split('.');
  if (body === undefined || signature === undefined || rest.length > 0) return undefined;
  return payload.safeParse(jsonOf(Buffer.from(body, 'base64url').toString('utf8'))).data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The roles of the token that is valid now; undefined when they aren't known or no token can be had. */
export type ReadRoles = () => Promise<ReadonlySet<string> | undefined>;

/** Reads the roles of whatever token is sent at that moment: a new grant shows with the next token. */
export function createRoles(tokens: Pick<Tokens, 'token'>): ReadRoles {
  return async () => {
    try {
      return rolesIn(await tokens.token());
    } catch (error) {
      if (isServiceError(error)) return undefined;
      throw error;
    }
  };
}
