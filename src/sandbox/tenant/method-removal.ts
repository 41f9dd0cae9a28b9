import { DENIED, isRefusal, NO_CONTENT, refuse, type Answer, type Refusal } from './answer.ts';
import { logRemoval } from './contact-change.ts';
import { personAsked } from './directory.ts';
import { deactivateToken, removeMethod } from './method-listing.ts';
import { isSecondFactor, serves, type MethodKind, type SimulatedMethod } from './method.ts';
import type { SimulatedPerson } from './person.ts';
import type { Asked } from './route.ts';

/**
 * Deletes by Microsoft's rules: 204, though lists go on showing the method for the deletion lag; a second
 * deletion is a 404 from the start, lag or not; the default goes last; the alternate mobile before the mobile.
 * Without an id in the path the person's only method of the kind is meant.
 */
export function deleteMethod(asked: Asked, kind: MethodKind): Answer {
  const found = methodToChange(asked, kind);
  if (isRefusal(found)) return found;
  const { person, method } = found;
  const blocked = refuseByOrder(person, method);
  if (blocked !== undefined) return blocked;
  removeMethod(asked.world, person, method);
  logRemoval(asked.world, person);
  return NO_CONTENT;
}

/** Deactivates a hardware token, which stays assigned; the default goes last here too. */
export function deactivateMethod(asked: Asked): Answer {
  const found = methodToChange(asked, 'hardwareOath');
  if (isRefusal(found)) return found;
  const { person, method } = found;
  if (method.kind !== 'hardwareOath') return noSuchMethod(method.id);
  if (method.status === 'assigned')
    // That this is an error is our choice: Microsoft does not say.
    return refuse(400, 'badRequest', 'The hardware OATH token is not activated.');
  const blocked = refuseByOrder(person, method);
  if (blocked !== undefined) return blocked;
  deactivateToken(asked.world, person, method);
  logRemoval(asked.world, person);
  return NO_CONTENT;
}

/** The untyped path, which looks as if it deleted and does not; the text is as reported. */
export function refuseUntypedDeletion({ ids }: Asked): Answer {
  return refuse(
    404,
    'resourceNotFound',
    `No HTTP resource was found that matches the request URI 'https://mface.windowsazure.com/odata/authentication/methods(${ids[1] ?? ''})'.`,
  );
}

/** The 404 for a method. */
export function noSuchMethod(id: string): Refusal {
  return refuse(404, 'resourceNotFound', `The requested authentication method '${id}' was not found.`);
}

function methodToChange(
  asked: Asked,
  kind: MethodKind,
): { readonly person: SimulatedPerson; readonly method: SimulatedMethod } | Refusal {
  const person = personAsked(asked);
  if (isRefusal(person)) return person;
  if (person.isManagementRestricted === true) return DENIED;
  const id = asked.ids[1];
  const method = person.methods.find((one) => one.kind === kind && (id === undefined || one.id === id));
  return method === undefined ? noSuchMethod(id ?? kind) : { person, method };
}

/** The default may go when all that stays are others which serve the same default, or nothing. */
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
