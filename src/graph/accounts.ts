import { z } from 'zod';
import type { ObjectId } from '../domain/person.ts';
import type { Approver } from '../workflow/ports.ts';
import type { Graph } from './graph-client.ts';
import { inGroups, literal, segment } from './graph-call.ts';
import { kindOf } from './user-record.ts';

const record = z.object({
  id: z.guid(),
  displayName: z.string().nullish(),
  userPrincipalName: z.string(),
  employeeId: z.string().nullish(),
  accountEnabled: z.boolean(),
  userType: z.string().nullish(),
  externalUserState: z.string().nullish(),
  isResourceAccount: z.boolean().nullish(),
});
const SELECT = Object.keys(record.shape).join(',');

/** An account as far as rights in this service need it; `isMember` is false for guests and resources. */
export interface Account extends Approver {
  readonly signInName: string;
  readonly isMember: boolean;
}

/** The accounts with those object ids; ids of nobody are left out. */
export function readAccounts(graph: Graph, ids: readonly ObjectId[]): Promise<readonly Account[]> {
  return readGroups(ids, (group) => readWhere(graph, `id in (${group.map(literal).join(',')})`));
}

/** The accounts with those sign-in names; names of nobody are left out. */
export function readAccountsByName(graph: Graph, names: readonly string[]): Promise<readonly Account[]> {
  const clause = (name: string): string => `userPrincipalName eq ${literal(name)}`;
  return readGroups(names, (group) => readWhere(graph, group.map(clause).join(' or ')));
}

/** Everyone in a group, also by way of groups in it. */
export async function readMembers(graph: Graph, group: ObjectId): Promise<readonly Account[]> {
  const path = `/groups/${segment(group)}/transitiveMembers/microsoft.graph.user`;
  const query = { $select: SELECT, $top: '999' };
  return (await graph.getAll({ kind: 'groupMembers', path, query }, record)).map(accountFrom);
}

async function readGroups(
  values: readonly string[],
  read: (group: readonly string[]) => Promise<readonly Account[]>,
): Promise<readonly Account[]> {
  return (await Promise.all(inGroups([...new Set(values)]).map(read))).flat();
}

async function readWhere(graph: Graph, filter: string): Promise<readonly Account[]> {
  const query = { $filter: filter, $select: SELECT };
  return (await graph.getAll({ kind: 'people', path: '/users', query }, record)).map(accountFrom);
}

function accountFrom(user: z.infer<typeof record>): Account {
  return {
    id: user.id,
    displayName: user.displayName ?? user.userPrincipalName,
    signInName: user.userPrincipalName,
    ...(user.employeeId == null || user.employeeId === '' ? {} : { employeeId: user.employeeId }),
    accountEnabled: user.accountEnabled,
    isMember: kindOf(user) === 'member',
  };
}
