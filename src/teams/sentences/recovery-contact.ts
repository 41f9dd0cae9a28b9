// Words about the people whom somebody chose to vouch for them one day.
import { MOST_CONTACTS } from '../../domain/recovery-contact.ts';
import type { RecoveryContactRefusal } from '../../domain/recovery-contact.ts';
import { inWords } from './needs.ts';

/** What a recovery contact is and when one counts. */
export const WHAT_THEY_DO: readonly string[] = [
  'If you are locked out one day, a recovery contact can confirm to the helpdesk that they met you or saw you on video. They can reset nothing and see nothing of your account.',
  'A contact counts seven days after you chose them. They and your manager are told at once, so that nobody can choose one behind your back.',
];

/** There is no room for another one. */
export const NO_MORE = `You can have ${inWords(MOST_CONTACTS)} at once. Remove one to choose another.`;

/** Why a contact was not set; `named` is what was searched for. */
export function contactProblem(problem: RecoveryContactRefusal, named: string): string {
  switch (problem) {
    case 'is_yourself':
      return 'That is you. A recovery contact has to be somebody else.';
    case 'same_person':
      return 'That account counts as your own. A recovery contact has to be somebody else.';
    case 'is_manager':
      return 'That is your manager, who is asked anyway. Choose somebody else.';
    case 'not_a_member':
      return 'That account can’t vouch: only people with an active account of this company can.';
    case 'already_set':
      return 'You chose them already.';
    case 'too_many':
      return NO_MORE;
    case 'unknown_person':
      return named === ''
        ? 'Type a name or a work e-mail first.'
        : `Not one person was found for sure by “${named}”. Try the work e-mail exactly as the company writes it.`;
  }
}
