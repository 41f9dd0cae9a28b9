// What helps with what: the smallest fix first, a reset only where nothing smaller can help, and else the right other door.
import type { SymptomId } from './symptom.ts';
import type { Door, Gone, Step, Triage, WayOut } from './way-out.ts';

const RESET: WayOut = { kind: 'reset' };
const door = (name: Door): WayOut => ({ kind: 'other_door', door: name });

const leads = (wayOut: WayOut, ...steps: readonly Step[]): Triage => ({ steps, gone: 'nothing', wayOut });
const without = (gone: Gone, ...steps: readonly Step[]): Triage => ({ steps, gone, wayOut: RESET });

/** At most five steps each, the smallest first. In the order in which people are offered them. */
export const SYMPTOMS: Readonly<Record<SymptomId, Triage>> = {
  push_never_arrives: leads(
    RESET,
    'open_app',
    'type_code_from_app',
    'allow_notifications_android',
    'allow_notifications_iphone',
    'private_window',
  ),
  app_shows_no_code: leads(
    RESET,
    'find_code_line',
    'code_line_there',
    'full_address',
    'another_way',
    'code_line_missing',
  ),
  new_phone: without('old_phone', 'use_old_phone', 'another_way', 'add_on_new_phone'),
  lost_phone: without('phone', 'ring_phone', 'lock_phone', 'another_way', 'signed_in_device'),
  stolen_phone: without('phone', 'call_helpdesk_about_phone', 'block_sim', 'change_password'),
  text_or_call_never_arrives: leads(
    RESET,
    'check_signal',
    'wait_between_codes',
    'another_way',
    'signed_in_device',
    'text_ends',
  ),
  app_signed_out_or_reinstalled: leads(
    RESET,
    'keep_other_accounts',
    'another_way',
    'signed_in_device',
    'only_a_reset',
  ),
  where_is_my_qr_code: leads(
    RESET,
    'another_way',
    'qr_after_sign_in',
    'qr_of_shared_phones',
    'qr_after_reset',
  ),
  too_many_attempts: leads(RESET, 'stop_trying', 'wait_an_hour', 'try_once_another_way', 'private_window'),
  sign_in_goes_round: leads(RESET, 'private_window', 'clear_site_data', 'check_clock', 'another_way'),
  asked_to_set_up: leads({ kind: 'register' }, 'set_up', 'set_up_second_method', 'temporary_access_pass'),
  lost_passkey: without(
    'passkey',
    'lock_phone',
    'passkey_on_other_devices',
    'another_way',
    'signed_in_device',
    'remove_lost_passkey',
  ),
  passkey_not_on_new_phone: without(
    'old_phone',
    'passkey_through_account',
    'passkey_in_app_stays',
    'use_old_phone',
    'another_way',
    'add_new_passkey',
  ),
  stuck_at_passkey_set_up: leads(
    door('passkey_set_up'),
    'update_phone',
    'start_passkey_in_app',
    'turn_on_bluetooth',
    'private_window',
  ),
  wrong_name: leads(door('sign_in_name'), 'full_address', 'private_window', 'ask_for_name_change'),
  forgot_password: leads(door('password'), 'full_address', 'forgot_password'),
  shared_phone_qr: leads(door('shared_phones')),
  admin_locked_out: leads(door('another_admin'), 'another_way', 'signed_in_device'),
  school_account: leads(door('school'), 'another_way'),
  personal_account: leads(door('microsoft_account'), 'another_way'),
  error_code: leads(RESET, 'type_error_code'),
  something_else: leads(RESET, 'full_address', 'private_window', 'open_app', 'another_way'),
};

/** Whether a call to the mobile number may be answered by somebody else. */
export const mayBeInOtherHands = (symptom: SymptomId): boolean => SYMPTOMS[symptom].gone !== 'nothing';

/** Where somebody denied a prompt, or a stranger seems to be trying: nothing to try, people to tell. */
export const SUSPICION: Triage = leads(
  { kind: 'security' },
  'no_approval',
  'call_helpdesk_about_sign_in',
  'change_password',
);

/** Families of Microsoft's sign-in errors that mean the same to people. */
export type SignInErrorId =
  | 'second_step_failed'
  | 'second_step_asked'
  | 'ran_out'
  | 'set_up_first'
  | 'not_delivered'
  | 'other_provider'
  | 'access_rule'
  | 'device_rule'
  | 'set_up_not_allowed'
  | 'risk'
  | 'wrong_password'
  | 'expired_password'
  | 'locked_for_a_while'
  | 'disabled'
  | 'unknown_account'
  | 'not_assigned'
  | 'app_not_set_up'
  | 'on_premises'
  | 'wrong_tenant'
  | 'company_rule';

interface SignInError extends Triage {
  readonly codes: readonly number[];
}

const error = (codes: readonly number[], wayOut: WayOut, ...steps: readonly Step[]): SignInError => ({
  codes,
  ...leads(wayOut, ...steps),
});

/**
 * Which codes lead where. Source: Microsoft, "Microsoft Entra authentication and authorization error codes"
 * (https://learn.microsoft.com/entra/identity-platform/reference-error-codes). 500121 says that the password was right,
 * and so never who was there.
 */
export const SIGN_IN_ERRORS: Readonly<Record<SignInErrorId, SignInError>> = {
  second_step_failed: error(
    [500121, 50074],
    RESET,
    'open_app',
    'another_way',
    'check_connection',
    'private_window',
  ),
  second_step_asked: error(
    [50076],
    { kind: 'sign_in_again' },
    'complete_second_step',
    'choose_other_symptom',
  ),
  ran_out: error(
    [50078, 50173, 70043, 70008, 700082, 50133, 50132],
    { kind: 'sign_in_again' },
    'sign_out_everywhere',
  ),
  set_up_first: error(
    [50079, 50072, 50125],
    { kind: 'register' },
    'set_up',
    'set_up_second_method',
    'temporary_access_pass',
  ),
  not_delivered: error([50087, 50088], { kind: 'wait' }, 'wait_an_hour', 'not_by_text_or_call'),
  other_provider: error([50158, 50161, 50166, 50170], door('other_provider')),
  access_rule: error([53003], door('access_rules'), 'try_office_or_company_device'),
  device_rule: error(
    [53000, 53001, 53002, 50005, 530032, 530035, 50097, 50129, 135011],
    door('devices'),
    'right_app_and_device',
  ),
  set_up_not_allowed: error([53004, 53010], door('set_up_rules'), 'try_from_office'),
  risk: error(
    [53011, 530034, 50131, 50135],
    { kind: 'security' },
    'no_further_try',
    'call_helpdesk_about_risk',
  ),
  wrong_password: error([50126, 50056, 50064], door('password'), 'full_address', 'forgot_password'),
  expired_password: error([50055, 50144], door('password'), 'change_expired_password'),
  locked_for_a_while: error([50053], { kind: 'wait' }, 'stop_old_devices', 'call_helpdesk_if_not_you'),
  disabled: error([50057], door('manager')),
  unknown_account: error(
    [50034, 51004, 50020, 16000, 90072, 500208],
    door('sign_in_name'),
    'full_address',
    'private_window',
    'ask_for_name_change',
  ),
  not_assigned: error([50105], door('app_owner')),
  app_not_set_up: error([65001, 90094, 700016, 7000215, 7000222, 650052, 500011], door('app_team')),
  on_premises: error([80001, 80002, 80007, 80012], door('on_premises'), 'wait_few_minutes'),
  wrong_tenant: error([90002, 90038, 900382], door('wrong_tenant'), 'start_from_company_link'),
  company_rule: error([500212, 500213, 500021], door('company_rules')),
};

const UNKNOWN_CODE: Triage = leads({ kind: 'unknown' }, 'look_up_code', 'choose_other_symptom');

const BY_CODE: ReadonlyMap<string, SignInErrorId> = new Map(
  (Object.keys(SIGN_IN_ERRORS) as SignInErrorId[]).flatMap((id) =>
    SIGN_IN_ERRORS[id].codes.map((code) => [String(code), id] as const),
  ),
);

/** The family of a code, given as digits only; undefined for a code that isn't in the table. */
export function signInErrorId(code: string): SignInErrorId | undefined {
  return BY_CODE.get(code);
}

/** What to try and where a code leads, given as digits only; of any other code only that it is unknown. */
export function triageOfCode(code: string): Triage {
  const id = BY_CODE.get(code);
  return id === undefined ? UNKNOWN_CODE : SIGN_IN_ERRORS[id];
}

/** Microsoft's public explanation of a code. */
export function lookUpAddress(code: string): string {
  return `https://login.microsoftonline.com/error?code=${encodeURIComponent(code)}`;
}

/** What was told about a sign-in that failed. */
export interface Told {
  readonly symptom: SymptomId;
  /** Digits only. It decides where the symptom is `error_code`. */
  readonly errorCode?: string;
  /** A prompt was denied, or somebody else seems to be trying. */
  readonly suspicious?: boolean;
}

/** What helps. Signs of somebody else come before everything, whatever is chosen beside them. */
export function triage({ symptom, errorCode, suspicious = false }: Told): Triage {
  if (suspicious) return SUSPICION;
  return symptom === 'error_code' && errorCode !== undefined ? triageOfCode(errorCode) : SYMPTOMS[symptom];
}

/** Whether what was reported is a matter for security. Then no reset is offered, whatever symptom is chosen beside it. */
export function isForSecurity({ suspicious, errorCode }: Omit<Told, 'symptom'>): boolean {
  return (
    suspicious === true || (errorCode !== undefined && triageOfCode(errorCode).wayOut.kind === 'security')
  );
}

/** Whether asking for a reset is a way from here. An unknown code rules nothing out, but says too little by itself. */
export function mayNeedReset({ wayOut }: Triage): boolean {
  return wayOut.kind === 'reset';
}
