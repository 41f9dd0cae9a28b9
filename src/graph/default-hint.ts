import { z } from 'zod';
import type { DefaultHint, ListedMethod, MethodKind, PhoneSlot } from '../domain/method.ts';
import type { ObjectId } from '../domain/person.ts';
import { isServiceError } from '../errors.ts';
import type { Log } from '../workflow/ports.ts';
import type { Graph } from './graph-client.ts';
import { authentication, type Listed } from './method-listing.ts';

const preferences = z.object({ userPreferredMethodForSecondaryAuthentication: z.string().nullish() });

/**
 * The stored preference, beta only and no more than a hint: when it can't be read, removal still works.
 * https://learn.microsoft.com/graph/api/authentication-get (beta)
 */
export async function readPreference(graph: Graph, log: Log, subject: ObjectId): Promise<string | undefined> {
  const path = preferencesPath(subject);
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

export const preferencesPath = (subject: ObjectId): string => `${authentication(subject)}/signInPreferences`;

/** What the preference says about the listed methods: every one that it stands for. */
export function defaultHint(preference: string | undefined, listed: Listed): DefaultHint {
  if (preference === 'none') return { kind: 'none' };
  const ids = preference === undefined ? [] : methodsOf(preference, listed).map(({ id }) => id);
  return ids.length === 0 ? { kind: 'unclear' } : { kind: 'known', ids };
}

/** The meaning of each word is Microsoft's by all appearances, but written nowhere. */
function methodsOf(preference: string, { methods, unseen }: Listed): readonly ListedMethod[] {
  const ofKind = (...kinds: readonly ListedMethod['kind'][]) =>
    methods.filter(({ kind }) => kinds.includes(kind));
  const phone = (slot: PhoneSlot) => methods.filter(({ phoneSlot }) => phoneSlot === slot);
  switch (preference) {
    case 'push':
      return ofKind('microsoftAuthenticator');
    case 'oath': {
      const tokens = ofKind('softwareOath', 'hardwareOath');
      // Authenticator's own code, but only where it is certain that no other generator is there.
      const mayHide = TOKENS.some((kind) => unseen.includes(kind));
      return tokens.length > 0 || mayHide ? tokens : ofKind('microsoftAuthenticator');
    }
    case 'sms':
    case 'voiceMobile':
      return phone('mobile');
    case 'voiceAlternateMobile':
      return phone('alternateMobile');
    case 'voiceOffice':
      return phone('office');
    // The word comes from Microsoft, so the list of words is not ours to close.
    default:
      return [];
  }
}

const TOKENS: readonly MethodKind[] = ['softwareOath', 'hardwareOath'];
