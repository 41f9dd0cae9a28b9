import { z } from 'zod';
import type { Event, TurnedAway } from '../domain/event.ts';
import type { ObjectId } from '../domain/person.ts';
import type { TeamsActivity } from './activity.ts';
import { timeZoneIn } from './time-zone.ts';
import type { Actor } from './conversation.ts';

/** What the directory says about an object id; `unknown` is nobody of this tenant. */
export type Membership = 'member' | 'guest' | 'unknown';

/** Whether the sender of an activity is let in (I2). */
export type Admission =
  | { readonly kind: 'admitted'; readonly actor: Actor }
  | {
      readonly kind: 'turned_away';
      readonly because: Exclude<TurnedAway, 'forged_card'>;
      readonly by: Extract<Event, { kind: 'turned_away' }>['by'];
      /** Set for bots: two bots that answer each other never stop. */
      readonly silently: boolean;
    };

const guid = z.guid();

/**
 * Judges senders by the authenticated activity alone: every tenant id in it is the configured one, the sender is a
 * person with an Entra object id, and the directory knows them as a member. Throws what `admit` throws.
 */
export function createAdmission(
  tenantId: string,
  admit: (person: ObjectId) => Promise<Membership>,
): (activity: TeamsActivity) => Promise<Admission> {
  return async (activity) => {
    const { aadObjectId, role } = activity.from;
    const person = guid.safeParse(aadObjectId).data?.toLowerCase();
    const turnAway = (because: Exclude<TurnedAway, 'forged_card'>, silently = false): Admission => ({
      kind: 'turned_away',
      because,
      by: person ?? 'unknown',
      silently,
    });
    if (!isFromTenant(activity, tenantId)) return turnAway('other_tenant', isMachine(role));
    if (isMachine(role)) return turnAway('not_a_person', true);
    if (person === undefined) return turnAway('not_a_person');
    const membership = await admit(person);
    if (membership === 'guest') return turnAway('guest');
    if (membership === 'unknown') return turnAway('other_tenant');
    return { kind: 'admitted', actor: actorOf(person, activity) };
  };
}

const isMachine = (role: string | undefined): boolean => role === 'bot' || role === 'skill';

function isFromTenant({ conversation, channelData }: TeamsActivity, tenantId: string): boolean {
  const named = [conversation.tenantId, channelData?.tenant?.id].filter((id) => id !== undefined);
  return named.length > 0 && named.every((id) => id.toLowerCase() === tenantId.toLowerCase());
}

function actorOf(id: ObjectId, { locale, localTimezone }: TeamsActivity): Actor {
  const timeZone = timeZoneIn(localTimezone);
  return {
    id,
    ...(locale === undefined ? {} : { locale }),
    ...(timeZone === undefined ? {} : { timeZone }),
  };
}
