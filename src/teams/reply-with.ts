import type { Role, View } from '../workflow/view.ts';
import type { Reply } from './conversation.ts';

/** Cards that show a request are remembered as its copies, so that they are repainted with it. */
export function replyWith(view: View): Reply {
  const copyOf = copyIn(view);
  return copyOf === undefined ? { view } : { view, copyOf };
}

function copyIn(view: View): { readonly number: number; readonly role: Role } | undefined {
  switch (view.card) {
    case 'who':
    case 'choose_person':
    case 'person_problem':
    case 'symptom':
    case 'self_help':
      return { number: view.number, role: 'requester' };
    case 'vouch':
      return { number: view.request.number, role: 'voucher' };
    case 'requester':
    case 'approver':
    case 'informed':
    case 'follower':
      return { number: view.request.number, role: view.card };
    case 'help':
    case 'locked_out_self':
    case 'already_open':
    case 'subject_frozen':
    case 'code':
    case 'alarm':
    case 'desk':
    case 'recovery_contacts':
    case 'recovery_contact_news':
    case 'message_check':
    case 'erase':
    case 'my_requests':
    case 'on_call':
    case 'my_shifts':
    case 'shift_taken':
    case 'shift_given_back':
    case 'shift_refused':
    case 'hand_off':
    case 'hand_off_news':
    case 'give_back':
    case 'take_over_pick':
    case 'swap_pick':
    case 'swap_choose':
    case 'swap_offer':
    case 'shift_proposal':
    case 'refused':
    case 'brake':
    case 'brake_lifted':
    case 'lift_refused':
    case 'not_available':
    case 'write_to_me':
    case 'turned_away':
    case 'trouble':
      return undefined;
  }
}
