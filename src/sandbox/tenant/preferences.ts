import { z } from 'zod';
import { DENIED, isRefusal, NO_CONTENT, ok, refuse, type Answer } from './answer.ts';
import { personAsked } from './directory.ts';
import { serves } from './method.ts';
import { whenFound, type Asked } from './route.ts';

/** The sign-in preferences of a person; one whose preference is hidden reads as beta's future value. */
export function showPreferences(asked: Asked): Answer {
  return whenFound(personAsked(asked), ({ id, methods, preferredMethod }) =>
    ok({
      isSystemPreferredAuthenticationMethodEnabled: true,
      userPreferredMethodForSecondaryAuthentication: asked.world.hiddenPreferences.has(id)
        ? 'unknownFutureValue'
        : preferredMethod,
      systemPreferredAuthenticationMethod: methods.some(({ kind }) => kind === 'microsoftAuthenticator')
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

/** Takes a preference the person has a method for; any other is a 400. From then on it can be read. */
export function changePreferences(asked: Asked): Answer {
  const person = personAsked(asked);
  if (isRefusal(person)) return person;
  if (person.isManagementRestricted === true) return DENIED;
  const wanted = preferences.safeParse(asked.body).data?.userPreferredMethodForSecondaryAuthentication;
  if (wanted === undefined) return refuse(400, 'badRequest', 'Request body is not a sign-in preference.');
  if (!person.methods.some((method) => serves(wanted, method)))
    return refuse(400, 'badRequest', `The user has no method registered for '${wanted}'.`);
  person.preferredMethod = wanted;
  asked.world.hiddenPreferences.delete(person.id);
  return NO_CONTENT;
}
