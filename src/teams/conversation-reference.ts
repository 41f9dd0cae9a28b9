import { z } from 'zod';
import { ServiceError } from '../errors.ts';
import type { TeamsActivity } from './activity.ts';

const schema = z.object({
  serviceUrl: z.url(),
  conversation: z.string().min(1),
  bot: z.string(),
  user: z.string(),
  tenant: z.string(),
  locale: z.string().exactOptional(),
});

/** Where one person can be reached: enough to write to them after a restart, without anything they said. */
export type Reference = Readonly<z.infer<typeof schema>>;

/** The reference an activity of a person's own chat carries; the service URL may change from one to the next. */
export function referenceOf(activity: TeamsActivity, tenant: string): Reference {
  return {
    serviceUrl: activity.serviceUrl,
    conversation: activity.conversation.id,
    bot: activity.recipient.id,
    user: activity.from.id,
    tenant,
    ...localeOf(activity.locale === undefined ? {} : { locale: activity.locale }),
  };
}

/** The language of whoever it reaches, where it is known. */
export function localeOf({ locale }: { readonly locale?: string }): { readonly locale?: string } {
  return locale === undefined ? {} : { locale };
}

/** As it is stored. The same reference always gives the same text. */
export function encodeReference(reference: Reference): string {
  return JSON.stringify(schema.parse(reference));
}

/** As it was stored; throws DATABASE_ROW_INVALID for anything else. */
export function decodeReference(text: string): Reference {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new ServiceError('DATABASE_ROW_INVALID', 'A stored conversation reference cannot be read.', {
      cause,
    });
  }
}
