// Words about the people whom somebody chose to vouch for them one day.
import { MOST_CONTACTS } from '../../domain/recovery-contact.ts';
import type { RecoveryContactRefusal } from '../../domain/recovery-contact.ts';
import type { Words } from '../words.ts';

/** What a recovery contact is and when one counts. */
export function whatTheyDo({ say }: Words): readonly string[] {
  return [say('recovery_contact.what'), say('recovery_contact.when')];
}

/** There is no room for another one. */
export const noMore = ({ say }: Words): string => say('recovery_contact.no_more', { most: MOST_CONTACTS });

/** Why a contact was not set; `named` is what was searched for. */
export function contactProblem(words: Words, problem: RecoveryContactRefusal, named: string): string {
  if (problem === 'too_many') return noMore(words);
  return problem === 'unknown_person' && named === ''
    ? words.say('recovery_contact.problem.nobody_named')
    : words.say(`recovery_contact.problem.${problem}`, { named });
}
