// The two ways to list a person's methods: all at once, or one request per kind where only narrow permissions are granted.
import type { ListedMethod, MethodKind } from '../domain/method.ts';
import type { ObjectId } from '../domain/person.ts';
import type { ResetScope } from '../domain/reset-plan.ts';
import { isServiceError, ServiceError } from '../errors.ts';
import type { Log } from '../workflow/ports.ts';
import type { GraphRefusal } from './graph-answer.ts';
import { GRAPH_CALLS, segment, type GraphCall, type GraphCallKind } from './graph-call.ts';
import type { Graph } from './graph-client.ts';
import { isUsableToken, methodFrom, mixedRecord, typedRecord, type MethodRecord } from './method-record.ts';
import type { MethodListing } from './permission.ts';
import { READ_ALL_METHODS } from './permission-list.ts';

/** What listing works with; `scope` is what resets may remove. */
export interface ListingSource {
  readonly graph: Graph;
  readonly log: Log;
  readonly listing: MethodListing;
  readonly scope: readonly ResetScope[];
}

/** Methods, and the kinds about which nothing is known. */
export interface Listed {
  readonly methods: readonly ListedMethod[];
  readonly unseen: readonly MethodKind[];
}

/** The path under which everything about a person's authentication lives. */
export const authentication = (subject: ObjectId): string => `/users/${segment(subject)}/authentication`;

/** Typed collections. Closed on purpose: no path is made up from the name of a type. */
const COLLECTIONS = {
  phone: { call: 'phones', collection: 'phoneMethods' },
  microsoftAuthenticator: { call: 'authenticators', collection: 'microsoftAuthenticatorMethods' },
  softwareOath: { call: 'softwareOaths', collection: 'softwareOathMethods' },
  hardwareOath: { call: 'hardwareOaths', collection: 'hardwareOathMethods' },
  fido2: { call: 'passkeys', collection: 'fido2Methods' },
  windowsHelloForBusiness: { call: 'windowsHellos', collection: 'windowsHelloForBusinessMethods' },
  platformCredential: { call: 'platformCredentials', collection: 'platformCredentialMethods' },
  email: { call: 'emails', collection: 'emailMethods' },
  external: { call: 'externals', collection: 'externalAuthenticationMethods' },
  temporaryAccessPass: { call: 'temporaryAccessPasses', collection: 'temporaryAccessPassMethods' },
} as const satisfies Partial<
  Record<MethodKind, { readonly call: GraphCallKind; readonly collection: string }>
>;

type ListableKind = keyof typeof COLLECTIONS;

const LISTABLE = Object.keys(COLLECTIONS) as readonly ListableKind[];

/**
 * The methods of a person; undefined when there is no such account. Where resets leave hardware tokens alone, only a plan
 * asks for them, see {@link listAndTellOfTokens}.
 */
export async function listMethods(
  source: ListingSource,
  subject: ObjectId,
  purpose: 'plan' | 'look_again',
): Promise<Listed | undefined> {
  const { listing, scope } = source;
  if (listing.way === 'per_type') {
    if (purpose === 'look_again') refuseBlindSpots(listing.kinds, scope);
    return listPerType(source.graph, listing.kinds, subject);
  }
  if (scope.includes('hardwareOath')) return listWithTokens(source.graph, subject);
  return purpose === 'plan' ? listAndTellOfTokens(source, subject) : listAll(source.graph, subject);
}

const KIND_IN_SCOPE: Readonly<Record<ResetScope, ListableKind>> = {
  authenticator: 'microsoftAuthenticator',
  phone: 'phone',
  softwareOath: 'softwareOath',
  hardwareOath: 'hardwareOath',
  passkey: 'fido2',
};

/** Where a permission was taken away meanwhile, what can't be seen any more would look as if it had been removed. */
function refuseBlindSpots(seen: readonly MethodKind[], scope: readonly ResetScope[]): void {
  const blind = scope.map((one) => KIND_IN_SCOPE[one]).find((kind) => !seen.includes(kind));
  if (blind === undefined) return;
  const { name, permission } = GRAPH_CALLS[COLLECTIONS[blind].call];
  throw new ServiceError('GRAPH_FORBIDDEN', `${name} needs the permission ${permission}.`, {
    graph: { permission },
  });
}

async function listAll(graph: Graph, subject: ObjectId): Promise<Listed | undefined> {
  const call: GraphCall = { kind: 'methods', path: `${authentication(subject)}/methods` };
  const records = await graph.getAllUnless(call, mixedRecord, isNotFound);
  return records === undefined ? undefined : { methods: records.map((one) => methodFrom(one)), unseen: [] };
}

/** The v1.0 list need not show hardware tokens, whose type is beta: their own list decides about those it holds. */
async function listWithTokens(graph: Graph, subject: ObjectId): Promise<Listed | undefined> {
  const [listed, tokens] = await Promise.all([
    listAll(graph, subject),
    readKind(graph, subject, 'hardwareOath', isNotFound),
  ]);
  if (listed === undefined) return undefined;
  if (tokens === undefined) throw mixedAnswers();
  const known = new Map(listed.methods.map((method) => [method.id, method]));
  const usable = tokens.filter(isUsableToken).map((token) => ({
    ...known.get(token.id),
    ...methodFrom(token, 'hardwareOath'),
  }));
  const others = listed.methods.filter(({ id }) => !tokens.some((token) => token.id === id));
  return { ...listed, methods: [...others, ...usable] };
}

/**
 * Where resets leave hardware tokens alone, one that is hidden matters all the same: it may be the default, or keep the
 * default from going. That the list can't be read then only makes the kind unseen. A cloud without that list (400, 404)
 * tells nothing new, and reads as it would without asking.
 */
async function listAndTellOfTokens(
  { graph, log }: ListingSource,
  subject: ObjectId,
): Promise<Listed | undefined> {
  const [listed, tokens] = await Promise.all([
    listAll(graph, subject),
    readTokensIfPossible(graph, log, subject),
  ]);
  if (listed === undefined) return undefined;
  if (tokens === 'unseen') return { ...listed, unseen: ['hardwareOath'] };
  const hidden = tokens.filter(
    (token) => isUsableToken(token) && !listed.methods.some(({ id }) => id === token.id),
  );
  const methods = [...listed.methods, ...hidden.map((token) => methodFrom(token, 'hardwareOath'))];
  return { ...listed, methods };
}

async function readTokensIfPossible(
  graph: Graph,
  log: Log,
  subject: ObjectId,
): Promise<readonly MethodRecord[] | 'unseen'> {
  const isAbsent = ({ status }: GraphRefusal): boolean => status === 400 || status === 404;
  try {
    return (await readKind(graph, subject, 'hardwareOath', isAbsent)) ?? [];
  } catch (error) {
    if (!isServiceError(error)) throw error;
    log.info({ code: error.code, detail: error.detail }, 'Hardware tokens could not be listed');
    return 'unseen';
  }
}

async function listPerType(
  graph: Graph,
  granted: readonly MethodKind[],
  subject: ObjectId,
): Promise<Listed | undefined> {
  const kinds = LISTABLE.filter((kind) => granted.includes(kind));
  if (kinds.length === 0)
    throw new ServiceError('GRAPH_FORBIDDEN', `No permission to list methods; grant ${READ_ALL_METHODS}.`, {
      graph: { permission: READ_ALL_METHODS },
    });
  const lists = await Promise.all(
    kinds.map(async (kind) => ({ kind, records: await readKind(graph, subject, kind, isNotFound) })),
  );
  if (lists.every(({ records }) => records === undefined)) return undefined;
  const methods = lists.flatMap(({ kind, records }) => {
    if (records === undefined) throw mixedAnswers();
    const usable = kind === 'hardwareOath' ? records.filter(isUsableToken) : records;
    return usable.map((record) => methodFrom(record, kind));
  });
  const unseen = LISTABLE.filter((kind) => !kinds.includes(kind));
  // A QR code has no list here. A password has none either, but is neither removed nor a second step.
  return { methods, unseen: [...unseen, 'qrCodePin'] };
}

function readKind(
  graph: Graph,
  subject: ObjectId,
  kind: ListableKind,
  foreseen: (answer: GraphRefusal) => boolean,
): Promise<readonly MethodRecord[] | undefined> {
  const { call, collection } = COLLECTIONS[kind];
  const version = kind === 'hardwareOath' ? 'beta' : 'v1.0';
  const path = `${authentication(subject)}/${collection}`;
  return graph.getAllUnless({ kind: call, version, path }, typedRecord, foreseen);
}

const isNotFound = ({ status }: GraphRefusal): boolean => status === 404;

/** An account that one list knows and another does not: neither can be believed. */
function mixedAnswers(): ServiceError {
  return new ServiceError(
    'GRAPH_UNEXPECTED',
    'Of the lists of one account’s methods, some were answered and others not found.',
  );
}
