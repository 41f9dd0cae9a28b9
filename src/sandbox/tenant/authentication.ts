import { z } from 'zod';
import { DENIED, isRefusal, NO_CONTENT, ok, refuse, type Answer, type Refusal } from './answer.ts';
import { personAsked } from './directory.ts';
import { METHOD_COLLECTIONS, methodBody, type MethodCollection } from './method-collections.ts';
import { serves, type SimulatedMethod } from './method.ts';
import { ALLOWS, allowsReading, allowsWriting } from './permissions.ts';
import type { SimulatedPerson } from './person.ts';
import { whenFound, type Asked, type Route } from './route.ts';
import { isSecondFactor, listedMethods, removeMethod } from './world.ts';

const UNDER_PERSON = 'users/{id}/authentication';

/** Methods, preferences and sessions of one person. */
export const AUTHENTICATION_ROUTES: readonly Route[] = [
  route('GET', 'v1.0', `${UNDER_PERSON}/methods`, ALLOWS.allMethods, listAll),
  route('GET', 'v1.0', `${UNDER_PERSON}/methods/{id}`, ALLOWS.allMethods, (asked) =>
    whenFound(methodAsked(asked, undefined), ({ method }) => ok(methodBody(method))),
  ),
  route('DELETE', 'v1.0', `${UNDER_PERSON}/methods/{id}`, [], refuseUntypedDeletion),
  ...METHOD_COLLECTIONS.flatMap(routesOfCollection),
  route(
    'POST',
    'beta',
    `${UNDER_PERSON}/hardwareOathMethods/{id}/deactivate`,
    allowsWriting('HardwareOATH'),
    (asked) => deleteMethod(asked, 'hardwareOath'),
  ),
  route('GET', 'beta', `${UNDER_PERSON}/signInPreferences`, ALLOWS.allMethods, showPreferences),
  route('PATCH', 'beta', `${UNDER_PERSON}/signInPreferences`, ALLOWS.changePreferences, changePreferences),
  route('POST', 'v1.0', 'users/{id}/revokeSignInSessions', ALLOWS.revokeSessions, revokeSessions),
];

function route(
  verb: Route['verb'],
  version: Route['version'],
  path: string,
  anyOf: Route['anyOf'],
  answer: Route['answer'],
): Route {
  return { verb, version, path, options: [], anyOf, answer };
}

function routesOfCollection({
  segment,
  kind,
  scope,
  version,
  deletable,
}: MethodCollection): readonly Route[] {
  const path = `${UNDER_PERSON}/${segment}`;
  const reading = allowsReading(scope);
  // Microsoft's list grants this one call to a single permission, unlike its siblings.
  const listing = kind === 'fido2' ? ['UserAuthMethod-Passkey.Read.All'] : reading;
  return [
    route('GET', version, path, listing, (asked) => listKind(asked, kind)),
    route('GET', version, `${path}/{id}`, reading, (asked) =>
      whenFound(methodAsked(asked, kind), ({ method }) => ok(methodBody(method))),
    ),
    ...(deletable
      ? [route('DELETE', version, `${path}/{id}`, allowsWriting(scope), (asked) => deleteMethod(asked, kind))]
      : []),
  ];
}

function listAll(asked: Asked): Answer {
  return whenFound(personAsked(asked), (person) =>
    ok({ value: listedMethods(asked.world, person).map(methodBody) }),
  );
}

function listKind(asked: Asked, kind: SimulatedMethod['kind']): Answer {
  return whenFound(personAsked(asked), (person) =>
    ok({
      value: listedMethods(asked.world, person)
        .filter((method) => method.kind === kind)
        .map(methodBody),
    }),
  );
}

function methodAsked(
  asked: Asked,
  kind: SimulatedMethod['kind'] | undefined,
): { readonly person: SimulatedPerson; readonly method: SimulatedMethod } | Refusal {
  const person = personAsked(asked);
  if (isRefusal(person)) return person;
  const method = listedMethods(asked.world, person).find(
    (one) => one.id === asked.ids[1] && (kind === undefined || one.kind === kind),
  );
  return method === undefined ? noSuchMethod(asked.ids[1] ?? '') : { person, method };
}

/**
 * Deletes by the rules of facts §4: 204, though lists go on showing the method for the deletion lag; a second
 * deletion is a 404 from the start, lag or not; the default goes last; the alternate mobile before the mobile.
 */
function deleteMethod(asked: Asked, kind: MethodCollection['kind']): Answer {
  const person = personAsked(asked);
  if (isRefusal(person)) return person;
  if (person.isManagementRestricted === true) return DENIED;
  const id = asked.ids[1] ?? '';
  const method = person.methods.find((one) => one.id === id && one.kind === kind);
  if (method === undefined) return noSuchMethod(id);
  const blocked = refuseByOrder(person, method);
  if (blocked !== undefined) return blocked;
  removeMethod(asked.world, person, method);
  return NO_CONTENT;
}

function refuseByOrder(person: SimulatedPerson, method: SimulatedMethod): Refusal | undefined {
  const isDefault = serves(person.preferredMethod, method);
  const others = person.methods.filter((one) => isSecondFactor(one) && !serves(person.preferredMethod, one));
  if (isDefault && others.length > 0) return defaultGoesLast(method);
  const alternateExists = person.methods.some(
    (one) => one.kind === 'phone' && one.phoneType === 'alternateMobile',
  );
  if (method.kind === 'phone' && method.phoneType === 'mobile' && alternateExists)
    // The rule is Microsoft's, the wording ours: no reliable text of this error is known.
    return refuse(
      400,
      'badRequest',
      'Cannot delete mobile phone while alternate mobile phone is configured. Please delete the alternate mobile phone first.',
    );
  return undefined;
}

/** Both known texts occur, so that nobody comes to rely on one. */
function defaultGoesLast(method: SimulatedMethod): Refusal {
  const message =
    method.kind === 'microsoftAuthenticator'
      ? `The requested authentication method id of [${method.id}] matches the user's current default authentication method, and cannot be deleted until the default authentication method is changed`
      : 'Cannot delete default method with other methods configured. Please change default method before deletion.';
  return refuse(400, 'badRequest', message);
}

function refuseUntypedDeletion({ ids }: Asked): Answer {
  return refuse(
    404,
    'resourceNotFound',
    `No HTTP resource was found that matches the request URI 'https://mface.windowsazure.com/odata/authentication/methods(${ids[1] ?? ''})'.`,
  );
}

function noSuchMethod(id: string): Refusal {
  return refuse(404, 'resourceNotFound', `The requested authentication method '${id}' was not found.`);
}

function showPreferences(asked: Asked): Answer {
  return whenFound(personAsked(asked), (person) =>
    ok({
      isSystemPreferredAuthenticationMethodEnabled: true,
      userPreferredMethodForSecondaryAuthentication: person.preferredMethod,
      systemPreferredAuthenticationMethod: person.methods.some(
        ({ kind }) => kind === 'microsoftAuthenticator',
      )
        ? 'PhoneAppNotification'
        : null,
    }),
  );
}

const preferences = z.strictObject({
  userPreferredMethodForSecondaryAuthentication: z.enum([
    'push',
    'oath',
    'sms',
    'voiceMobile',
    'voiceAlternateMobile',
    'voiceOffice',
  ]),
});

/** Takes a preference the person has a method for; any other is a 400. */
function changePreferences(asked: Asked): Answer {
  const person = personAsked(asked);
  if (isRefusal(person)) return person;
  const wanted = preferences.safeParse(asked.body).data?.userPreferredMethodForSecondaryAuthentication;
  if (wanted === undefined) return refuse(400, 'badRequest', 'Request body is not a sign-in preference.');
  if (!person.methods.some((method) => serves(wanted, method)))
    return refuse(400, 'badRequest', `The user has no method registered for '${wanted}'.`);
  person.preferredMethod = wanted;
  return NO_CONTENT;
}

function revokeSessions(asked: Asked): Answer {
  const person = personAsked(asked);
  if (isRefusal(person)) return person;
  asked.world.revoked.add(person.id);
  person.signInSessionsValidFromDateTime = new Date(asked.world.now()).toISOString();
  return ok({ value: true });
}
