import { isServiceError, ServiceError } from '../errors.ts';
import type { Log } from '../workflow/ports.ts';
import type { Tokens } from './credential.ts';
import { judgeGrants } from './permission-grants.ts';
import type { Ungranted } from './permission-grants.ts';
import type { GrantScope } from './permission-condition.ts';
import { rolesIn } from './token-roles.ts';

interface Gate {
  readonly tokens: Pick<Tokens, 'token'>;
  readonly scope: GrantScope;
  readonly log: Log;
}

/**
 * Compares the token's roles with the configuration at start. Throws CONFIG_INVALID when a reset is to do something that
 * nothing granted allows: it would be promised on a card and fail after the approval. Whatever else is missing is logged
 * with what it disables. Without a token, or with roles that can't be read, it only warns.
 */
export async function checkGrants({ tokens, scope, log }: Gate): Promise<void> {
  const roles = await rolesNow(tokens, log);
  if (roles === undefined) return;
  const { ungranted, missing, unseenGrants, forgone, unseen } = judgeGrants(scope, roles);
  if (ungranted.length > 0) throw new ServiceError('CONFIG_INVALID', refusalOf(ungranted));
  for (const { name, without } of missing)
    log.error({ grant: name, without }, 'a permission is not granted: see latchkey doctor');
  for (const { name, without } of unseenGrants)
    log.warn({ grant: name, without }, 'a permission is not granted in Entra: it may be granted elsewhere');
  for (const { name, without } of forgone)
    log.info({ grant: name, without }, 'an optional permission is not granted');
  if (unseen.length > 0)
    log.warn({ unseen }, 'methods are listed one kind at a time: these kinds are not seen');
}

/** What is not granted, and both ways out of it, a sentence for each. */
export function sentenceOf({ setting, wayOut, permission }: Ungranted): string {
  return `${setting} needs ${permission.name}, which is not granted: grant it, or ${wayOut}.`;
}

function refusalOf(ungranted: readonly Ungranted[]): string {
  const lines = ungranted.map((one) => `  ${sentenceOf(one)}`);
  return `The configuration promises what Microsoft Graph would refuse:\n${lines.join('\n')}\n`;
}

async function rolesNow(tokens: Pick<Tokens, 'token'>, log: Log): Promise<ReadonlySet<string> | undefined> {
  try {
    const roles = rolesIn(await tokens.token());
    if (roles === undefined)
      log.warn({}, 'the permissions can’t be read from the token: missing ones show when a call is refused');
    return roles;
  } catch (error) {
    if (!isServiceError(error)) throw error;
    log.warn(
      { code: error.code, detail: error.detail },
      'there is no token for Microsoft Graph yet: its permissions were not checked',
    );
    return undefined;
  }
}
