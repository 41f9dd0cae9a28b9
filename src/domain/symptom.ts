/**
 * What the locked-out person sees, as the requester tells or chooses it. Each has a row in `triage.ts`, and the situations
 * are those that people describe in public support threads.
 */
export type SymptomId =
  | 'push_never_arrives'
  | 'app_shows_no_code'
  | 'new_phone'
  | 'lost_phone'
  | 'stolen_phone'
  | 'text_or_call_never_arrives'
  | 'app_signed_out_or_reinstalled'
  | 'where_is_my_qr_code'
  | 'too_many_attempts'
  | 'sign_in_goes_round'
  | 'asked_to_set_up'
  | 'lost_passkey'
  | 'passkey_not_on_new_phone'
  | 'stuck_at_passkey_set_up'
  | 'wrong_name'
  | 'forgot_password'
  | 'shared_phone_qr'
  | 'admin_locked_out'
  | 'school_account'
  | 'personal_account'
  | 'error_code'
  | 'something_else';
