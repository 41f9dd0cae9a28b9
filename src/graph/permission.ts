// Which grants the token's roles amount to, by the one list.
import type { MethodKind } from '../domain/method.ts';
import type { GraphCallKind } from './graph-call.ts';
import type { GrantScope } from './permission-condition.ts';
import { PERMISSIONS, READ_ALL_METHODS } from './permission-list.ts';
import type { Permission } from './permission-list.ts';

/**
 * How a person's methods can be read. `one_list` shows every kind; `per_type` shows those kinds only, and no kind at all
 * where nothing is granted. `asksDefault`, `asksSignIns` and `asksAudits` say whether asking for the default, the sign-in
 * log and the audit log can be answered.
 */
export type MethodListing = (
  { readonly way: 'one_list' } | { readonly way: 'per_type'; readonly kinds: readonly MethodKind[] }
) & { readonly asksDefault: boolean; readonly asksSignIns: boolean; readonly asksAudits: boolean };

/** Whether a permission, or one that includes it by Microsoft's list, is among the granted roles. */
export function isGranted({ name, coveredBy }: Permission, roles: ReadonlySet<string>): boolean {
  return [name, ...coveredBy].some((one) => roles.has(one));
}

/** The permission of the list by its name; undefined for one that Latchkey has no use for. */
export function permissionNamed(name: string): Permission | undefined {
  return PERMISSIONS.find((permission) => permission.name === name);
}

/**
 * How methods can be read with those roles. Roles that aren't known (`undefined`) count as everything granted: Graph
 * itself then says what is not. QR codes and passwords have no list of their own here, so only `one_list` shows them.
 * https://learn.microsoft.com/graph/api/authentication-list-methods
 */
export function listingFor(roles: ReadonlySet<string> | undefined): MethodListing {
  if (roles === undefined) return { way: 'one_list', asksDefault: true, asksSignIns: true, asksAudits: true };
  const logs = { asksSignIns: mayCall('signIns', roles), asksAudits: mayCall('directoryAudits', roles) };
  if (allows(READ_ALL_METHODS, roles)) return { way: 'one_list', asksDefault: true, ...logs };
  const kinds = PERMISSIONS.flatMap((permission) =>
    permission.lists !== undefined && isGranted(permission, roles) ? [permission.lists] : [],
  );
  return { way: 'per_type', kinds, asksDefault: false, ...logs };
}

function allows(name: string, roles: ReadonlySet<string>): boolean {
  const permission = permissionNamed(name);
  return permission !== undefined && isGranted(permission, roles);
}

/** Whether the roles allow a call that takes one permission. */
function mayCall(call: GraphCallKind, roles: ReadonlySet<string>): boolean {
  return PERMISSIONS.filter(({ calls }) => calls.includes(call)).some(
    (one) => isGranted(one, roles) || (one.coveredFor?.[call] ?? []).some((name) => roles.has(name)),
  );
}

/** The permissions that a configuration makes use of, those of `instead` left out. */
export function neededFor(scope: GrantScope): readonly Permission[] {
  return PERMISSIONS.filter(({ need, when }) => need !== 'instead' && when.holds(scope));
}
