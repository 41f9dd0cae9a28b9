// What people may be told to try, and where it leads. The words are the catalogues'.

/** Who can help where this bot can't. What to bring differs with them. */
export type Door =
  | 'other_provider'
  | 'access_rules'
  | 'devices'
  | 'set_up_rules'
  | 'password'
  | 'manager'
  | 'sign_in_name'
  | 'app_owner'
  | 'app_team'
  | 'on_premises'
  | 'wrong_tenant'
  | 'company_rules'
  | 'passkey_set_up'
  | 'shared_phones'
  | 'another_admin'
  | 'school'
  | 'microsoft_account';

/**
 * Where it leads when the steps didn't help. `sign_in_again`, `register` and `wait` are mended without a reset. `security`:
 * somebody else may know the password, so nothing is reset before people have looked. `unknown`: the code is none we know,
 * and a reset isn't ruled out.
 */
export type WayOut =
  | { readonly kind: 'reset' | 'sign_in_again' | 'register' | 'wait' | 'security' | 'unknown' }
  | { readonly kind: 'other_door'; readonly door: Door };

/** One thing to try, worded in the catalogues so that it can be read out to whoever holds the phone. */
export type Step =
  | 'add_new_passkey'
  | 'add_on_new_phone'
  | 'allow_notifications_android'
  | 'allow_notifications_iphone'
  | 'another_way'
  | 'ask_for_name_change'
  | 'block_sim'
  | 'call_helpdesk_about_phone'
  | 'call_helpdesk_if_not_you'
  | 'call_helpdesk_about_risk'
  | 'call_helpdesk_about_sign_in'
  | 'change_expired_password'
  | 'change_password'
  | 'check_clock'
  | 'check_connection'
  | 'check_signal'
  | 'choose_other_symptom'
  | 'clear_site_data'
  | 'code_line_missing'
  | 'code_line_there'
  | 'complete_second_step'
  | 'find_code_line'
  | 'forgot_password'
  | 'full_address'
  | 'keep_other_accounts'
  | 'lock_phone'
  | 'look_up_code'
  | 'no_approval'
  | 'no_further_try'
  | 'not_by_text_or_call'
  | 'only_a_reset'
  | 'open_app'
  | 'passkey_in_app_stays'
  | 'passkey_on_other_devices'
  | 'passkey_through_account'
  | 'private_window'
  | 'qr_after_reset'
  | 'qr_after_sign_in'
  | 'qr_of_shared_phones'
  | 'remove_lost_passkey'
  | 'right_app_and_device'
  | 'ring_phone'
  | 'set_up'
  | 'set_up_second_method'
  | 'sign_out_everywhere'
  | 'signed_in_device'
  | 'start_from_company_link'
  | 'start_passkey_in_app'
  | 'stop_old_devices'
  | 'stop_trying'
  | 'temporary_access_pass'
  | 'text_ends'
  | 'try_from_office'
  | 'try_office_or_company_device'
  | 'try_once_another_way'
  | 'turn_on_bluetooth'
  | 'type_code_from_app'
  | 'type_error_code'
  | 'update_phone'
  | 'use_old_phone'
  | 'wait_an_hour'
  | 'wait_between_codes'
  | 'wait_few_minutes';

/** What of their second step the person hasn't in their hands any more; a `passkey` may have been on the phone. */
export type Gone = 'nothing' | 'old_phone' | 'passkey' | 'phone';

/** What people are told first, and where it leads. */
export interface Triage {
  readonly steps: readonly Step[];
  readonly gone: Gone;
  readonly wayOut: WayOut;
}
