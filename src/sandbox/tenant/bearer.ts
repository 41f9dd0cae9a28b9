import { TENANT_ID } from './tenant-id.ts';

/** The bot's own, in tokens and in the audit log. */
export const APP_ID = '5f1d6c1e-8f0b-4f5c-9d53-3b0a1c7e2a40';
const AUDIENCE = 'https://graph.microsoft.com';
/** The start of the year 2100, in seconds. */
const FAR = 4_102_444_800;

/** An app-only token as Entra issues them for those permissions, but unsigned. */
export function bearerWith(permissions: ReadonlySet<string>): string {
  const claims = { aud: AUDIENCE, appid: APP_ID, tid: TENANT_ID, exp: FAR, roles: [...permissions].sort() };
  return [{ typ: 'JWT', alg: 'none' }, claims]
    .map((part) => JSON.stringify(part))
    .concat('unsigned')
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');
}
