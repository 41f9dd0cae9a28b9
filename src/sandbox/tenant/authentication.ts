import { DENIED, isRefusal, ok, refuse, type Answer, type Refusal } from './answer.ts';
import { personAsked } from './directory.ts';
import { METHOD_COLLECTIONS, methodBody, type MethodCollection } from './method-collections.ts';
import { listedMethods } from './method-listing.ts';
import { deactivateMethod, deleteMethod, noSuchMethod, refuseUntypedDeletion } from './method-removal.ts';
import { isBetaOnly, type MethodKind, type SimulatedMethod } from './method.ts';
import { ALLOWS, allowsReading, allowsWriting } from './permissions.ts';
import { changePreferences, showPreferences } from './preferences.ts';
import { whenFound, type Asked, type Route } from './route.ts';

const UNDER_PERSON = 'users/{id}/authentication';
const QR_CODE = `${UNDER_PERSON}/qrCodePinMethod`;

type Fits = (method: SimulatedMethod) => boolean;

/** Methods, preferences and sessions of one person. */
export const AUTHENTICATION_ROUTES: readonly Route[] = [
  // That v1.0 leaves out what only beta has a type for is unverified; it is the harder case for a reader.
  ...routesOfAll('v1.0', (method) => !isBetaOnly(method)),
  ...routesOfAll('beta', () => true),
  route('DELETE', 'v1.0', `${UNDER_PERSON}/methods/{id}`, [], refuseUntypedDeletion),
  ...METHOD_COLLECTIONS.flatMap(routesOfCollection),
  route(
    'POST',
    'beta',
    `${UNDER_PERSON}/hardwareOathMethods/{id}/deactivate`,
    allowsWriting('HardwareOATH'),
    deactivateMethod,
  ),
  route('GET', 'beta', QR_CODE, allowsReading('QR'), showQrCode),
  route('DELETE', 'beta', QR_CODE, allowsWriting('QR'), (asked) => deleteMethod(asked, 'qrCodePin')),
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

function routesOfAll(version: Route['version'], fits: Fits): readonly Route[] {
  const path = `${UNDER_PERSON}/methods`;
  return [
    route('GET', version, path, ALLOWS.allMethods, (asked) => list(asked, fits)),
    route('GET', version, `${path}/{id}`, ALLOWS.allMethods, (asked) => show(asked, fits)),
  ];
}

function routesOfCollection(collection: MethodCollection): readonly Route[] {
  const { segment, kind, scope, version, deletable } = collection;
  const path = `${UNDER_PERSON}/${segment}`;
  const reading = allowsReading(scope);
  // Microsoft's list grants this one call to a single permission, unlike its siblings.
  const listing = kind === 'fido2' ? ['UserAuthMethod-Passkey.Read.All'] : reading;
  const fits = ofKind(kind);
  return [
    route('GET', version, path, listing, (asked) => list(asked, fits)),
    route('GET', version, `${path}/{id}`, reading, (asked) => show(asked, fits)),
    ...(deletable
      ? [route('DELETE', version, `${path}/{id}`, allowsWriting(scope), (asked) => deleteMethod(asked, kind))]
      : []),
  ];
}

function ofKind(kind: MethodKind): Fits {
  return (method) => method.kind === kind;
}

function list(asked: Asked, fits: Fits): Answer {
  return whenFound(methodsAsked(asked, fits), (methods) => ok({ value: methods.map(methodBody) }));
}

function show(asked: Asked, fits: Fits): Answer {
  const id = asked.ids[1] ?? '';
  return only(
    methodsAsked(asked, (method) => method.id === id && fits(method)),
    id,
  );
}

function showQrCode(asked: Asked): Answer {
  return only(methodsAsked(asked, ofKind('qrCodePin')), 'qrCodePin');
}

function only(methods: readonly SimulatedMethod[] | Refusal, name: string): Answer {
  if (isRefusal(methods)) return methods;
  const [method] = methods;
  return method === undefined ? noSuchMethod(name) : ok(methodBody(method));
}

function methodsAsked(asked: Asked, fits: Fits): readonly SimulatedMethod[] | Refusal {
  const person = personAsked(asked);
  return isRefusal(person) ? person : listedMethods(asked.world, person).filter(fits);
}

function revokeSessions(asked: Asked): Answer {
  const person = personAsked(asked);
  if (isRefusal(person)) return person;
  if (person.isManagementRestricted === true) return DENIED;
  asked.world.revoked.add(person.id);
  person.signInSessionsValidFromDateTime = new Date(asked.world.now()).toISOString();
  return ok({ value: true });
}

/** Batches, which an outer 200 makes look better than what is inside them. */
export const BATCH_ROUTES: readonly Route[] = (['v1.0', 'beta'] as const).map((version) =>
  route('POST', version, '$batch', [], () =>
    refuse(400, 'BadRequest', 'This simulation takes no $batch: each call is made alone.'),
  ),
);
