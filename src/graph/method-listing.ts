// The two ways to list a person's methods: all at once, or one request per kind where only narrow permissions are granted.
import type { ListedMethod, MethodKind } from '../domain/method.ts';
import type { ObjectId } from '../domain/person.ts';
import type { ResetPlan, ResetScope } from '../domain/reset-plan.ts';
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
 * The methods of a person for planning; undefined when there is no such account. Of the kinds that resets may remove nothing
 * goes unseen without being named; hardware tokens are asked for in any case, see {@link listAndTellOfTokens}.
 */
export async function surveyMethods(source: ListingSource, subject: ObjectId): Promise<Listed | undefined> {
  const { graph, listing, scope } = source;
  if (listing.way === 'per_type') return listPerType(source, listing.kinds, subject);
  return scope.includes('hardwareOath')
    ? listWithTokens(graph, subject)
    : listAndTellOfTokens(source, subject);
}

/**
 * The same for looking again, where the pinned plan decides and not what is configured by now: kinds that go must be seen,
 * or GRAPH_FORBIDDEN is thrown; kinds that stay are read as far as possible, since nothing hangs on them.
 */
export async function lookAgain(
  source: Omit<ListingSource, 'scope'>,
  subject: ObjectId,
  { remove, keep }: Pick<ResetPlan, 'remove' | 'keep'>,
): Promise<Listed | undefined> {
  const { graph, listing } = source;
  const going = remove.map(({ kind }) => kind);
  if (listing.way === 'per_type') {
    refuseBlindSpots(listing.kinds, going);
    const others = listing.kinds.filter((kind) => kind !== 'hardwareOath');
    const tokensMayFail = !going.includes('hardwareOath') && others.length > 0;
    return tokensMayFail && others.length < listing.kinds.length
      ? listPerTypeAndTokens(source, others, subject)
      : listPerType(source, listing.kinds, subject);
  }
  if (going.includes('hardwareOath')) return listWithTokens(graph, subject);
  return keep.some(({ kind }) => kind === 'hardwareOath')
    ? listAndTellOfTokens(source, subject)
    : listAll(graph, subject);
}

/** Where a permission was taken away meanwhile, what can't be seen any more would look as if it had been removed. */
function refuseBlindSpots(seen: readonly MethodKind[], wanted: readonly MethodKind[]): void {
  const blind = wanted.find((kind) => !seen.includes(kind));
  if (blind === undefined) return;
  const { name, permission } = GRAPH_CALLS[isListable(blind) ? COLLECTIONS[blind].call : 'methods'];
  throw new ServiceError('GRAPH_FORBIDDEN', `${name} needs the permission ${permission}.`, {
    graph: { permission },
  });
}

const isListable = (kind: MethodKind): kind is ListableKind => kind in COLLECTIONS;

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
  { graph, log }: Pick<ListingSource, 'graph' | 'log'>,
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

/** As {@link listPerType}, but a list of hardware tokens that fails, which is beta, only leaves them unseen. */
async function listPerTypeAndTokens(
  { graph, log }: Pick<ListingSource, 'graph' | 'log'>,
  others: readonly MethodKind[],
  subject: ObjectId,
): Promise<Listed | undefined> {
  const [listed, tokens] = await Promise.all([
    listPerType({ graph }, others, subject),
    readTokensIfPossible(graph, log, subject),
  ]);
  if (listed === undefined || tokens === 'unseen') return listed;
  const usable = tokens.filter(isUsableToken).map((token) => methodFrom(token, 'hardwareOath'));
  const unseen = listed.unseen.filter((kind) => kind !== 'hardwareOath');
  return { methods: [...listed.methods, ...usable], unseen };
}

async function listPerType(
  { graph }: Pick<ListingSource, 'graph'>,
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
