import type { MethodKind, PinnedMethod } from './method.ts';
import type { ResetPlan } from './reset-plan.ts';
import type { SymptomId } from './symptom.ts';

/** What fails, as far as the symptom tells: a code app, texts and calls, or everything on a phone. */
type Failing = 'app' | 'text_or_call' | 'phone' | 'unclear';

const FAILING: Readonly<Record<SymptomId, Failing>> = {
  push_never_arrives: 'app',
  app_shows_no_code: 'app',
  app_signed_out_or_reinstalled: 'app',
  where_is_my_qr_code: 'app',
  text_or_call_never_arrives: 'text_or_call',
  new_phone: 'phone',
  lost_phone: 'phone',
  stolen_phone: 'phone',
  lost_passkey: 'phone',
  passkey_not_on_new_phone: 'phone',
  stuck_at_passkey_set_up: 'unclear',
  too_many_attempts: 'unclear',
  sign_in_goes_round: 'unclear',
  asked_to_set_up: 'unclear',
  wrong_name: 'unclear',
  forgot_password: 'unclear',
  shared_phone_qr: 'unclear',
  admin_locked_out: 'unclear',
  school_account: 'unclear',
  personal_account: 'unclear',
  error_code: 'unclear',
  something_else: 'unclear',
};

/** Kinds that let somebody in as a second step. Codes for password reset, one-time passes and passwords do not. */
const SECOND_STEPS: ReadonlySet<MethodKind> = new Set([
  'phone',
  'microsoftAuthenticator',
  'softwareOath',
  'hardwareOath',
  'fido2',
  'windowsHelloForBusiness',
  'platformCredential',
  'external',
]);

/**
 * Registered methods that may still let the person in, by what fails. Where that isn't clear, there has to be another kind
 * than the one that may be failing. Nobody can know it from a list: it is a reason to try first, never to refuse.
 */
export function otherWays(
  symptom: SymptomId,
  { remove, keep }: Pick<ResetPlan, 'remove' | 'keep'>,
): readonly PinnedMethod[] {
  const usable = [...remove, ...keep].filter(({ kind }) => SECOND_STEPS.has(kind));
  switch (FAILING[symptom]) {
    case 'app':
      return usable.filter(({ kind }) => kind !== 'microsoftAuthenticator' && kind !== 'softwareOath');
    case 'text_or_call':
      return usable.filter(({ kind }) => kind !== 'phone');
    case 'phone':
      return usable.filter((method) => !isOnPhone(method));
    case 'unclear':
      return new Set(usable.map(({ kind }) => kind)).size > 1 ? usable : [];
  }
}

/** A passkey may be on the phone or on a key of its own; the list doesn't tell. */
function isOnPhone({ kind, phoneSlot }: PinnedMethod): boolean {
  if (kind === 'phone') return phoneSlot !== 'office';
  return kind === 'microsoftAuthenticator' || kind === 'softwareOath' || kind === 'fido2';
}
