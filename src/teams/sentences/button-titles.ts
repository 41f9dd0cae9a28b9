import type { Verb } from '../card-action.ts';

/** What buttons say. People and screen readers meet the same words everywhere. */
export const BUTTON_TITLES: Readonly<Record<Verb, string>> = {
  start: 'A colleague is locked out',
  locked_out_self: "I'm locked out myself",
  my_requests: 'My requests',
  who_is_on_call: 'Who is on call',
  find_person: 'Find colleague',
  pick_person: 'This is the one',
  search_again: 'None of these',
  pick_symptom: 'Go on',
  other_symptom: 'Something else is wrong',
  solved: 'That fixed it',
  still_locked_out: 'Still locked out',
  status: 'Show the request',
  show_code: 'Show code',
  new_code: 'New code',
  cancel: 'Cancel request',
  ask_again: 'Ask again',
  follow: 'Follow',
  not_me: "This wasn't me",
  approve: 'Approve',
  deny: 'Deny',
  hand_over: 'Hand over',
  done_by_hand: 'Done by hand',
};
