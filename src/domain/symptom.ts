/** What the locked-out person sees, as the requester chooses it. */
export type SymptomId =
  | 'push_never_arrives'
  | 'app_shows_no_code'
  | 'app_signed_out_or_reinstalled'
  | 'new_phone'
  | 'lost_phone'
  | 'stolen_phone'
  | 'where_is_my_qr_code'
  | 'error_code'
  | 'too_many_attempts'
  | 'something_else';
