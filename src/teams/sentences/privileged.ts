import type { Helpdesk } from '../card-data/frame.ts';
import type { ReportedError } from '../../domain/request.ts';
import type { Words } from '../words.ts';
import { momentOf } from './moment.ts';
import type { Hindrance } from './person-problem.ts';

/**
 * The one answer for an administrator, an account on the deny list and a check that failed (I4): nobody learns which.
 * The way for the only Global Administrator stands on it as general help.
 */
export function generalRefusal({ say }: Words, { name: helpdesk, phone }: Helpdesk): Hindrance {
  return {
    title: say('privileged.title'),
    lines: [say('privileged.few_people'), say('privileged.another_admin'), say('privileged.where')],
    wayOut: [say('privileged.knows_whom', { helpdesk, phone })],
  };
}

/** Microsoft's page with its support numbers by region. */
export const PHONE_NUMBERS =
  'https://support.microsoft.com/topic/customer-service-phone-numbers-c0389ade-5640-e588-8b0e-28de8afeb3f2';

/** What to do when nobody in the tenant can help: Microsoft's Data Protection team, with what the error page said. */
export function onlyAdministrator(words: Words, reported: ReportedError | undefined): readonly string[] {
  const { say } = words;
  return [
    say('privileged.only_administrator.call'),
    say('privileged.only_administrator.voice_menu'),
    say('privileged.only_administrator.agent'),
    say('privileged.only_administrator.have_ready'),
    say('privileged.only_administrator.quote', { details: quoted(words, reported) }),
    say('privileged.only_administrator.trial'),
    say('privileged.only_administrator.cancel_trial'),
  ];
}

const NOT_KNOWN = 'none';

function quoted({ say }: Words, reported: ReportedError = {}): string {
  const { errorCode = NOT_KNOWN, requestId = NOT_KNOWN, correlationId = NOT_KNOWN, timestamp } = reported;
  const time = timestamp === undefined ? NOT_KNOWN : momentOf(timestamp);
  return say('privileged.details', { errorCode, requestId, correlationId, time });
}
