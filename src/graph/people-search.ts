import { z } from 'zod';
import { isServiceError } from '../errors.ts';
import type { Log } from '../workflow/ports.ts';
import type { Graph } from './graph-client.ts';
import { literal, type GraphCall } from './graph-call.ts';
import { isNear, nameDistance, wordsOf } from './name-distance.ts';
import { USER_PROPERTIES, userRecord, type UserRecord } from './user-record.ts';

/** What a search found in the directory, best match first. */
export interface Found {
  readonly users: readonly UserRecord[];
  readonly exact: boolean;
  readonly formerAddress: boolean;
  readonly deleted?: { readonly id: string; readonly displayName: string };
}

interface Source {
  readonly graph: Graph;
  readonly log: Log;
}

/** Longer texts are cut: nobody has such a name, and addresses have a limit too. */
const LONGEST = 256;
const MOST = 5;
const NOBODY: Found = { users: [], exact: false, formerAddress: false };

/**
 * Looks for people by address, sign-in name, name or part of one. Graph has no fuzzy search: near misses are hits
 * of word beginnings, ranked here. Deleted accounts are looked up when nobody living matches exactly.
 * Semantics: https://learn.microsoft.com/graph/search-query-parameter
 */
export async function searchPeople(source: Source, text: string): Promise<Found> {
  const typed = visible(text);
  if (wordsOf(typed).length === 0) return NOBODY;
  return typed.includes('@') && !/\s/.test(typed) ? byAddress(source, typed) : byName(source, typed);
}

/** The text without characters that are not seen (controls, direction signs), trimmed and cut. */
function visible(text: string): string {
  const shown = text.slice(0, LONGEST * 4).replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Z}]+/gu, ' ');
  return Array.from(shown.trim()).slice(0, LONGEST).join('').trim();
}

async function byAddress({ graph, log }: Source, address: string): Promise<Found> {
  const current = await usersWhere(graph, addressFilter(address));
  if (current.length > 0) return { users: current, exact: current.length === 1, formerAddress: false };
  const alias = `proxyAddresses/any(p:p eq ${literal(`smtp:${address}`)})`;
  const [former, deleted] = await Promise.all([
    usersWhere(graph, alias),
    findDeleted({ graph, log }, `mail eq ${literal(address)}`, (mail) => mail === address.toLowerCase()),
  ]);
  if (former.length > 0) return { users: former, exact: former.length === 1, formerAddress: true };
  const [local = ''] = address.split('@');
  const near = await nearUsers(graph, local);
  return { ...NOBODY, users: near, ...(deleted === undefined ? {} : { deleted }) };
}

const addressFilter = (address: string): string =>
  `userPrincipalName eq ${literal(address)} or mail eq ${literal(address)}`;

async function byName({ graph, log }: Source, name: string): Promise<Found> {
  const quoted = clauseText(name);
  const anywhere = ['displayName', 'mail', 'userPrincipalName'].map((field) => `"${field}:${quoted}"`);
  const hits = await usersMatching(graph, anywhere.join(' OR '));
  const users = hits.length > 0 ? ranked(hits, name) : await nearUsers(graph, name);
  const same = users.filter((user) => nameDistance(name, user.displayName ?? '') === 0);
  if (same.length === 0 && isOnlySignInName(hits, name)) return { users, exact: true, formerAddress: false };
  if (same.length === 1) return { users, exact: true, formerAddress: false };
  if (same.length > 1) return { ...NOBODY, users };
  const isSame = (_mail: string, displayName: string): boolean => nameDistance(name, displayName) === 0;
  const deleted = await findDeleted({ graph, log }, `displayName eq ${literal(name)}`, isSame);
  return { ...NOBODY, users, ...(deleted === undefined ? {} : { deleted }) };
}

/**
 * Whether the text is the sign-in name, without its domain, of the only person it finds. Where it finds others too it
 * may just as well be their first name, and people choose.
 */
function isOnlySignInName(hits: readonly UserRecord[], text: string): boolean {
  const [only, ...others] = hits;
  return others.length === 0 && only?.userPrincipalName.split('@')[0]?.toLowerCase() === text.toLowerCase();
}

/**
 * People whose names resemble the text: any word in full, or every word by its first two letters, which most
 * slips leave alone.
 */
async function nearUsers(graph: Graph, text: string): Promise<readonly UserRecord[]> {
  const words = wordsOf(text).slice(0, 6);
  if (words.length === 0) return [];
  const beginnings = words
    .map((word) => `"displayName:${Array.from(word).slice(0, 2).join('')}"`)
    .join(' AND ');
  const whole = words.filter((word) => word.length > 2).map((word) => `"displayName:${word}"`);
  const hits = await usersMatching(graph, [beginnings, ...whole].join(' OR '));
  return ranked(
    hits.filter((user) => isNear(text, user.displayName ?? '')),
    text,
  );
}

function ranked(users: readonly UserRecord[], text: string): readonly UserRecord[] {
  const distance = (user: UserRecord): number =>
    Math.min(
      nameDistance(text, user.displayName ?? ''),
      nameDistance(text, user.userPrincipalName.split('@')[0] ?? ''),
    );
  return users
    .map((user) => ({ user, away: distance(user) }))
    .sort((a, b) => a.away - b.away || (a.user.id < b.user.id ? -1 : 1))
    .slice(0, MOST)
    .map(({ user }) => user);
}

/** Inside a clause quotes and backslashes are escaped by a backslash. */
const clauseText = (text: string): string => text.replaceAll(/["\\]/g, '\\$&');

const users = z.object({ value: z.array(userRecord) });

async function usersMatching(graph: Graph, search: string): Promise<readonly UserRecord[]> {
  const query = { $search: search, $select: USER_PROPERTIES, $count: 'true', $top: '50' };
  return (await graph.get({ kind: 'people', path: '/users', query, eventual: true }, users)).value;
}

async function usersWhere(graph: Graph, filter: string): Promise<readonly UserRecord[]> {
  const query = { $filter: filter, $select: USER_PROPERTIES, $top: String(MOST) };
  return (await graph.get({ kind: 'people', path: '/users', query }, users)).value;
}

const deletedUsers = z.object({
  value: z.array(z.object({ id: z.guid(), displayName: z.string().nullish(), mail: z.string().nullish() })),
});

/** The sign-in name of a deleted account is mangled by Entra, so only mail and name can be asked for. */
async function findDeleted(
  { graph, log }: Source,
  filter: string,
  fits: (mail: string, displayName: string) => boolean,
): Promise<Found['deleted']> {
  const call: GraphCall = {
    kind: 'deletedPeople',
    path: '/directory/deletedItems/microsoft.graph.user',
    query: { $filter: filter, $select: 'id,displayName,mail', $count: 'true', $top: String(MOST) },
    eventual: true,
  };
  try {
    const { value } = await graph.get(call, deletedUsers);
    const found = value.find(({ mail, displayName }) => fits(mail?.toLowerCase() ?? '', displayName ?? ''));
    return found === undefined ? undefined : { id: found.id, displayName: found.displayName ?? '' };
  } catch (error) {
    if (!isServiceError(error)) throw error;
    // Only a kinder word for an account that is gone either way: the search stands without it.
    log.warn({ code: error.code, detail: error.detail }, 'Deleted accounts could not be looked up');
    return undefined;
  }
}
