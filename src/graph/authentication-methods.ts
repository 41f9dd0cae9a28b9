import type { MethodKind, PinnedMethod } from '../domain/method.ts';
import type { ObjectId } from '../domain/person.ts';
import type { ResetScope } from '../domain/reset-plan.ts';
import { ServiceError } from '../errors.ts';
import type { AuthenticationMethods, ChangeAnswer, Log } from '../workflow/ports.ts';
import { changeAnswer, removalAnswer } from './change-answer.ts';
import { defaultHint, preferencesPath, readPreference } from './default-hint.ts';
import { segment, type GraphCall, type GraphCallKind } from './graph-call.ts';
import type { ChangeVerb, Graph } from './graph-client.ts';
import { authentication, lookAgain, surveyMethods, type ListingSource } from './method-listing.ts';
import type { MethodListing } from './permission.ts';
import { inTime } from './time-limit.ts';

const TOKEN_WITHIN = 8_000;

/** `listing` is asked every time, since permissions are granted and taken while the service runs. */
export interface MethodsOptions {
  readonly log: Log;
  readonly listing: () => Promise<MethodListing>;
  /** What resets may remove: planning lets nothing of these kinds go unseen. */
  readonly scope: readonly ResetScope[];
}

/**
 * Authentication methods in Microsoft Graph. Changes throw GRAPH_UNAUTHENTICATED or GRAPH_UNAVAILABLE when there is no
 * valid token: then nothing was done.
 */
export function createAuthenticationMethods(
  graph: Graph,
  { log, listing, scope }: MethodsOptions,
): AuthenticationMethods {
  const source = async (): Promise<ListingSource> => {
    const way = await inTime(listing(), AbortSignal.timeout(TOKEN_WITHIN));
    if (way === undefined) throw new ServiceError('GRAPH_UNAVAILABLE', 'Entra gave no token in time.');
    return { graph, log, scope, listing: way };
  };
  return {
    survey: async (subject) => {
      const ways = await source();
      const [listed, preference] = await Promise.all([
        surveyMethods(ways, subject),
        ways.listing.asksDefault ? readPreference(graph, log, subject) : undefined,
      ]);
      return listed && { ...listed, defaults: defaultHint(preference, listed) };
    },
    list: async (subject, plan) => {
      const listed = await lookAgain(await source(), subject, plan);
      return listed && { methods: listed.methods };
    },
    remove: (subject, method) => remove(graph, subject, method),
    changeDefault: async (subject, { preference }) => {
      const call: GraphCall = { kind: 'changeDefault', version: 'beta', path: preferencesPath(subject) };
      const body = { userPreferredMethodForSecondaryAuthentication: preference };
      return changeAnswer(call.kind, await graph.change('PATCH', call, body));
    },
    revokeSessions: async (subject) => {
      const path = `/users/${segment(subject)}/revokeSignInSessions`;
      return changeAnswer('revokeSessions', await graph.change('POST', { kind: 'revokeSessions', path }));
    },
  };
}

interface RemovalWay {
  readonly call: GraphCallKind;
  readonly verb: ChangeVerb;
  readonly version?: 'beta';
  readonly path: (id: string) => string;
}

/** Where each kind is removed: the list of all methods can't delete, and no path is made up from the name of a type. */
const REMOVALS: Readonly<Partial<Record<MethodKind, RemovalWay>>> = {
  phone: deletion('removePhone', 'phoneMethods'),
  microsoftAuthenticator: deletion('removeAuthenticator', 'microsoftAuthenticatorMethods'),
  softwareOath: deletion('removeSoftwareOath', 'softwareOathMethods'),
  fido2: deletion('removePasskey', 'fido2Methods'),
  // Deactivated, as the portal does: the token stays assigned and can be handed to its owner again.
  hardwareOath: {
    call: 'deactivateHardwareOath',
    verb: 'POST',
    version: 'beta',
    path: (id) => `hardwareOathMethods/${segment(id)}/deactivate`,
  },
};

function deletion(call: GraphCallKind, collection: string): RemovalWay {
  return { call, verb: 'DELETE', path: (id) => `${collection}/${segment(id)}` };
}

async function remove(graph: Graph, subject: ObjectId, method: PinnedMethod): Promise<ChangeAnswer> {
  const way = REMOVALS[method.kind];
  if (way === undefined)
    throw new ServiceError(
      'GRAPH_UNEXPECTED',
      `This version never removes a method of the kind ${method.kind}.`,
    );
  const path = `${authentication(subject)}/${way.path(method.id)}`;
  const call: GraphCall = { kind: way.call, version: way.version ?? 'v1.0', path };
  return removalAnswer(way.call, await graph.change(way.verb, call));
}
