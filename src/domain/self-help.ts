import { signInError, type Route } from './sign-in-error.ts';
import type { SymptomId } from './symptom.ts';

/** What comes after "Still locked out": a request for a reset, or a way that isn't this bot's. */
export type Then = 'reset_if_still' | Exclude<Route, { readonly kind: 'candidate' }>;

/**
 * One self-help card: at most five steps of at most 160 characters, the smallest fix first, worded so that they
 * can be read out to whoever holds the phone. `phoneGone` is true where the mobile number may be in other hands.
 */
export interface SelfHelp {
  readonly title: string;
  readonly meaning: string;
  readonly steps: readonly string[];
  readonly phoneGone: boolean;
  readonly then: Then;
}

const STILL = { phoneGone: false, then: 'reset_if_still' } as const;
const GONE = { phoneGone: true, then: 'reset_if_still' } as const;

const ANOTHER_WAY =
  'On the sign-in page choose “Other ways to sign in”: text, call, security key, passkey or a second phone.';
const SIGNED_IN_DEVICE =
  'Where a computer is still signed in: open https://aka.ms/mysecurityinfo and add another method.';

/** Self-help per symptom, in the order in which people are offered them. */
export const SYMPTOMS: Readonly<Record<SymptomId, SelfHelp>> = {
  push_never_arrives: {
    title: 'The prompt never arrives on the phone',
    meaning: 'The phone often holds the notification back; the app itself may be fine.',
    steps: [
      'Open Authenticator and pull down to refresh: the prompt may be waiting there.',
      'Choose another way, “use a verification code”, and type the six digits the app shows into the sign-in page.',
      'Android: Settings, Apps, Authenticator: Battery unrestricted, all Notifications allowed.',
      'iPhone: Settings, Authenticator, Notifications: allow.',
      'Sign in once more from a private browser window, straight at the page that is needed.',
    ],
    ...STILL,
  },
  app_shows_no_code: {
    title: 'The app shows no code',
    meaning: 'Without a “One-time password code” line, the app isn’t properly registered for this account.',
    steps: [
      'Open Authenticator, tap the work account, and look for “One-time password code”.',
      'If it is there: choose “use a verification code” on the sign-in page and type it there, nowhere else.',
      'Check the full work e-mail, on the page and in the app: no alias, no typing error.',
      ANOTHER_WAY,
      'If the line is missing, the app can’t mend that; only a reset can.',
    ],
    ...STILL,
  },
  app_signed_out_or_reinstalled: {
    title: 'The app was signed out or installed anew',
    meaning: 'The app asks for the very code that only it could give: the hen and the egg.',
    steps: [
      'Don’t remove anything else from the app: other accounts in it may still work.',
      ANOTHER_WAY,
      SIGNED_IN_DEVICE,
      'If nothing of that is there, only a reset lets the app be set up again.',
    ],
    ...STILL,
  },
  new_phone: {
    title: 'There is a new phone, or the old one is broken',
    meaning: 'Authenticator doesn’t move to a new phone by itself; the work account is set up again.',
    steps: [
      'If the old phone still works: use it once more to sign in.',
      ANOTHER_WAY,
      'Once in: open https://aka.ms/mysecurityinfo, add Authenticator on the new phone, and remove the old one.',
    ],
    ...GONE,
  },
  lost_phone: {
    title: 'The phone is lost',
    meaning:
      'Whoever finds it can’t get in without the password, but it should be locked and taken off the account.',
    steps: [
      'Ring the phone, and look where it was last.',
      'Lock it from afar: Find My (iPhone) or Find Hub (Android). A company phone: tell the helpdesk.',
      ANOTHER_WAY,
      SIGNED_IN_DEVICE,
    ],
    ...GONE,
  },
  stolen_phone: {
    title: 'The phone was stolen',
    meaning: 'Somebody may hold both the phone and what is on it, so this is checked more carefully.',
    steps: [
      'Call the helpdesk now: the phone can be locked and wiped.',
      'Have the mobile provider block the SIM.',
      'Change the password from a device that is still signed in.',
    ],
    ...GONE,
  },
  where_is_my_qr_code: {
    title: 'Where is the QR code?',
    meaning: 'A QR code is only made after a successful sign-in. It can’t be fetched while locked out.',
    steps: [
      ANOTHER_WAY,
      'Once in: https://aka.ms/mysecurityinfo, “Add sign-in method”, Microsoft Authenticator. The QR code appears there.',
      'The QR code and PIN of shared frontline phones is something else and doesn’t get round this.',
      'After a reset, the next sign-in shows a new QR code by itself.',
    ],
    ...STILL,
  },
  error_code: {
    title: 'There is an error code',
    meaning: 'The code tells whether the second step is the trouble at all.',
    steps: ['Type the number after “Error Code” or “AADSTS”, or paste the whole text of the page.'],
    ...STILL,
  },
  too_many_attempts: {
    title: 'Too many attempts',
    meaning: 'After many tries Microsoft sends no codes for a while. Each further try makes it longer.',
    steps: [
      'Stop trying, on every device.',
      'Wait an hour.',
      'Then try once, another way: “Other ways to sign in”, not the one that failed.',
      'Use a private browser window: old sign-in data can get in the way.',
    ],
    ...STILL,
  },
  something_else: {
    title: 'Something else',
    meaning: 'These help most often.',
    steps: [
      'Use the full work e-mail: no alias, no typing error.',
      'Try a private browser window, straight at the page that is needed.',
      'Open Authenticator and pull down to refresh.',
      ANOTHER_WAY,
    ],
    ...STILL,
  },
};

/** What to tell where somebody denied a prompt, or a stranger seems to be trying: nothing to try, people to tell. */
export const SUSPICION: SelfHelp = {
  title: 'Somebody else may be trying to sign in',
  meaning:
    'A prompt nobody asked for means that somebody else may know the password. A reset doesn’t help, it harms.',
  steps: [
    'Don’t approve any prompt, and don’t read a code out to anyone.',
    'Call the helpdesk now, on the number you know, and say that a sign-in was not yours.',
    'Change the password from a device that is still signed in.',
  ],
  phoneGone: false,
  then: { kind: 'security' },
};

/**
 * Whether what was reported is a matter for security. Then no reset is offered, whatever symptom is chosen beside it.
 */
export function isForSecurity(reported: {
  readonly suspicious?: boolean;
  readonly errorCode?: string;
}): boolean {
  const { suspicious, errorCode } = reported;
  return suspicious === true || (errorCode !== undefined && signInError(errorCode).route.kind === 'security');
}

/** Self-help for a symptom; with an error code (digits only) and the symptom `error_code`, what that code means. */
export function selfHelpFor(symptom: SymptomId, errorCode?: string): SelfHelp {
  const help = SYMPTOMS[symptom];
  if (symptom !== 'error_code' || errorCode === undefined) return help;
  const { meaning, steps, route } = signInError(errorCode);
  const then = route.kind === 'candidate' ? 'reset_if_still' : route;
  return { title: `Error ${errorCode}`, meaning, steps, phoneGone: false, then };
}
