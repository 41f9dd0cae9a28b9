import { z } from 'zod';
import type { ObjectId } from '../domain/person.ts';
import type { ListedMethod, MethodKind, MethodList, PhoneSlot, PinnedMethod } from '../domain/reset-plan.ts';
import { isServiceError, ServiceError } from '../errors.ts';
import type { AuthenticationMethods, Log, RemovalAnswer } from '../workflow/ports.ts';
import type { Graph } from './graph-client.ts';
import { failureOf, type GraphAnswer, type GraphRefusal } from './graph-answer.ts';
import { segment, type GraphCallKind } from './graph-call.ts';
import { moment } from './user-record.ts';

/**
 * Graph's types of method. Closed on purpose: what is not in here is `unknown` and shown to a person.
 * https://learn.microsoft.com/graph/api/resources/authenticationmethods-overview
 */
const KINDS: Readonly<Record<string, MethodKind>> = {
  '#microsoft.graph.phoneAuthenticationMethod': 'phone',
  '#microsoft.graph.microsoftAuthenticatorAuthenticationMethod': 'microsoftAuthenticator',
  '#microsoft.graph.softwareOathAuthenticationMethod': 'softwareOath',
  '#microsoft.graph.hardwareOathAuthenticationMethod': 'hardwareOath',
  '#microsoft.graph.fido2AuthenticationMethod': 'fido2',
  '#microsoft.graph.windowsHelloForBusinessAuthenticationMethod': 'windowsHelloForBusiness',
  '#microsoft.graph.platformCredentialAuthenticationMethod': 'platformCredential',
  '#microsoft.graph.emailAuthenticationMethod': 'email',
  '#microsoft.graph.externalAuthenticationMethod': 'external',
  '#microsoft.graph.temporaryAccessPassAuthenticationMethod': 'temporaryAccessPass',
  '#microsoft.graph.qrCodePinAuthenticationMethod': 'qrCodePin',
  '#microsoft.graph.passwordAuthenticationMethod': 'password',
};

/** Where each removable kind is deleted: the list of all methods can't delete, and no path is made up from a type. */
const REMOVALS: Readonly<
  Partial<Record<MethodKind, { readonly call: GraphCallKind; readonly collection: string }>>
> = {
  phone: { call: 'removePhone', collection: 'phoneMethods' },
  microsoftAuthenticator: { call: 'removeAuthenticator', collection: 'microsoftAuthenticatorMethods' },
  softwareOath: { call: 'removeSoftwareOath', collection: 'softwareOathMethods' },
};

/**
 * Authentication methods in Microsoft Graph. `remove` throws GRAPH_UNAUTHENTICATED or GRAPH_UNAVAILABLE when there is no
 * valid token: then nothing was removed.
 */
export function createAuthenticationMethods(
  graph: Graph,
  { log }: { readonly log: Log },
): AuthenticationMethods {
  return {
    list: async (subject) => {
      const [methods, preference] = await Promise.all([
        listMethods(graph, subject),
        readPreference(graph, log, subject),
      ]);
      const suspected = preference === undefined ? undefined : methodOf(preference, methods);
      return suspected === undefined ? { methods } : { methods, suspectedDefault: suspected.id };
    },
    remove: (subject, method) => remove(graph, subject, method),
  };
}

const methodRecord = z.object({
  '@odata.type': z.string(),
  id: z.string().min(1),
  createdDateTime: z.string().nullish(),
  phoneType: z.string().nullish(),
  phoneNumber: z.string().nullish(),
});

const authentication = (subject: ObjectId): string => `/users/${segment(subject)}/authentication`;

async function listMethods(graph: Graph, subject: ObjectId): Promise<MethodList['methods']> {
  const path = `${authentication(subject)}/methods`;
  return (await graph.getAll({ kind: 'methods', path }, methodRecord)).map(listedFrom);
}

function listedFrom(record: z.infer<typeof methodRecord>): ListedMethod {
  const createdAt = record.createdDateTime == null ? undefined : moment(record.createdDateTime);
  const kind = Object.hasOwn(KINDS, record['@odata.type']) ? KINDS[record['@odata.type']] : undefined;
  const slot = kind === 'phone' ? PHONE_SLOTS.find((one) => one === record.phoneType) : undefined;
  const number = record.phoneNumber ?? undefined;
  return {
    id: record.id,
    // A phone of a slot that is not known can't be put in order, so it is as strange as a strange type.
    kind: kind === 'phone' && slot === undefined ? 'unknown' : (kind ?? 'unknown'),
    ...(createdAt === undefined ? {} : { createdAt }),
    ...(slot === undefined ? {} : { phoneSlot: slot }),
    ...(kind === 'phone' && number !== undefined ? { number } : {}),
  };
}

const PHONE_SLOTS: readonly PhoneSlot[] = ['mobile', 'alternateMobile', 'office'];

const preferences = z.object({ userPreferredMethodForSecondaryAuthentication: z.string().nullish() });

/**
 * The stored preference, beta only and no more than a hint for the order: when it can't be read, removal still works.
 * https://learn.microsoft.com/graph/api/authentication-get (beta)
 */
async function readPreference(graph: Graph, log: Log, subject: ObjectId): Promise<string | undefined> {
  const path = `${authentication(subject)}/signInPreferences`;
  try {
    const found = await graph.get({ kind: 'signInPreferences', version: 'beta', path }, preferences);
    return found.userPreferredMethodForSecondaryAuthentication ?? undefined;
  } catch (error) {
    if (!isServiceError(error)) throw error;
    log.info(
      { code: error.code, detail: error.detail },
      'No hint of the default method: removal will find it out',
    );
    return undefined;
  }
}

/** The method a preference most likely means. Of several, the one listed last; the plan removes it last anyway. */
function methodOf(preference: string, methods: readonly ListedMethod[]): ListedMethod | undefined {
  const ofKind = (kind: MethodKind) => methods.findLast((method) => method.kind === kind);
  const phone = (slot: PhoneSlot) => methods.find((method) => method.phoneSlot === slot);
  switch (preference) {
    case 'push':
      return ofKind('microsoftAuthenticator');
    case 'oath':
      return ofKind('softwareOath') ?? ofKind('hardwareOath') ?? ofKind('microsoftAuthenticator');
    case 'sms':
    case 'voiceMobile':
      return phone('mobile');
    case 'voiceAlternateMobile':
      return phone('alternateMobile');
    case 'voiceOffice':
      return phone('office');
    // The word comes from Microsoft, so the list of words is not ours to close.
    default:
      return undefined;
  }
}

async function remove(graph: Graph, subject: ObjectId, method: PinnedMethod): Promise<RemovalAnswer> {
  const removal = REMOVALS[method.kind];
  if (removal === undefined)
    throw new ServiceError(
      'GRAPH_UNEXPECTED',
      `This version never removes a method of the kind ${method.kind}.`,
    );
  const path = `${authentication(subject)}/${removal.collection}/${segment(method.id)}`;
  return removalAnswer(removal.call, await graph.delete({ kind: removal.call, path }));
}

function removalAnswer(call: GraphCallKind, answer: GraphAnswer): RemovalAnswer {
  if (answer.kind === 'no_answer') return { kind: 'unknown' };
  const trace = answer.requestId === undefined ? {} : { graphRequestId: answer.requestId };
  if (answer.kind === 'ok') return { kind: 'removed', ...trace };
  return { ...refusalOf(call, answer), ...trace };
}

function refusalOf(call: GraphCallKind, answer: GraphRefusal): RemovalAnswer {
  const { status, retryAfterSeconds } = answer;
  if (status === 401) throw failureOf(call, answer);
  if (isDefaultRefusal(answer)) return { kind: 'is_default' };
  if (status === 404) return { kind: 'not_found' };
  if (status === 403) return { kind: 'forbidden' };
  // Turned away before anything was done, or in conflict with another write: both may be asked again.
  if ([409, 412, 429, 503].includes(status))
    return { kind: 'busy', ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
  // A server that failed half-way, or a gateway that gave up waiting, does not say what happened: a new list does.
  return status >= 500 ? { kind: 'unknown' } : { kind: 'refused', status };
}

/**
 * The only place that reads Graph's words: the code of this refusal is a bare `badRequest`, and its text has
 * changed before, so no more than the one word is relied on.
 */
function isDefaultRefusal({ status, text }: GraphRefusal): boolean {
  return status === 400 && /default/i.test(text);
}
