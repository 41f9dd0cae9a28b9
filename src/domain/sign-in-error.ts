/**
 * Where an error leads. `candidate`: a reset may be what helps. `sign_in_again`, `register` and `wait` are mended
 * without one. `other_door`: somebody else can help, and what to bring them. `security`: somebody else may know the
 * password, so nothing is reset before people have looked.
 */
export type Route =
  | { readonly kind: 'candidate' }
  | { readonly kind: 'sign_in_again' | 'register' | 'wait' | 'security' | 'unknown' }
  | { readonly kind: 'other_door'; readonly who: string; readonly bring: string };

/** What a Microsoft sign-in error code means in one sentence, what to try, and where it leads. */
export interface SignInError {
  readonly meaning: string;
  readonly steps: readonly string[];
  readonly route: Route;
}

type Row = SignInError & { readonly codes: readonly number[] };

const door = (who: string, bring: string): Route => ({ kind: 'other_door', who, bring });
const EVIDENCE = 'the error code, the request id and the time from the error page';

/** Meanings and routes follow facts of Microsoft's "Microsoft Entra authentication and authorization error codes". */
const ROWS: readonly Row[] = [
  {
    codes: [500121, 50074],
    meaning: 'The password was right, but the second step was not completed.',
    steps: [
      'Open Authenticator, pull down to refresh, and look for a waiting prompt.',
      'On the sign-in page choose “I can’t use my app right now”, then another way.',
      'Check that the phone sets its clock by itself, has a connection, and may show notifications.',
      'Try once more in a private browser window, straight at the page that is needed.',
    ],
    route: { kind: 'candidate' },
  },
  {
    codes: [50076],
    meaning:
      'A second step is now asked for, because of a rule or a new place. That alone is nothing broken.',
    steps: [
      'Sign in again and complete the second step when it is asked for.',
      'If the second step itself doesn’t work, go back and choose what you see instead of the code.',
    ],
    route: { kind: 'sign_in_again' },
  },
  {
    codes: [50078, 50173, 70043, 70008, 700082, 50133, 50132],
    meaning: 'An earlier sign-in has run out, or the password was changed since.',
    steps: ['Sign out everywhere on this device, close the app or browser, and sign in again.'],
    route: { kind: 'sign_in_again' },
  },
  {
    codes: [50079, 50072, 50125],
    meaning: 'The account has to be set up for the second step first. This is normal right after a reset.',
    steps: [
      'Sign in at https://aka.ms/mfasetup in a private browser window and follow the set-up; the QR code appears there.',
      'When it is done, add a second method on the same page, in case the phone is lost one day.',
      'If set-up is blocked, an admin can issue a Temporary Access Pass in the portal and hand it over in person.',
    ],
    route: { kind: 'register' },
  },
  {
    codes: [50087, 50088],
    meaning: 'Microsoft could not deliver the code just now, or too many calls or texts were sent.',
    steps: [
      'Stop asking for codes and wait an hour.',
      'Then choose another way on the sign-in page, not a text or call.',
    ],
    route: { kind: 'wait' },
  },
  {
    codes: [50158, 50161, 50166, 50170],
    meaning:
      'The second step is asked by another provider, not by Microsoft. A reset here changes nothing there.',
    steps: [],
    route: door('whoever looks after that other sign-in provider', EVIDENCE),
  },
  {
    codes: [53003],
    meaning: 'An access rule (Conditional Access) blocked this sign-in. A reset never lifts such a rule.',
    steps: ['Try from the office network or a company device, if there is one.'],
    route: door('the team that owns the access rules', `${EVIDENCE}, the app, the device and the place`),
  },
  {
    codes: [53000, 53001, 53002, 50005, 530032, 530035, 50097, 50129, 135011],
    meaning: 'The device or the app does not meet the rules for this sign-in.',
    steps: ['Install waiting updates, restart, and try a company device and the official app.'],
    route: door('the team that looks after devices', `${EVIDENCE} and the name of the device`),
  },
  {
    codes: [53004, 53010],
    meaning:
      'Setting up the second step is not allowed from here, because of risk or because the place isn’t trusted.',
    steps: ['Try the set-up from the office network.'],
    route: door('the identity team, who may issue a Temporary Access Pass', `a photo ID and ${EVIDENCE}`),
  },
  {
    codes: [53011, 530034, 50131, 50135],
    meaning: 'Microsoft sees a risk: the password or the sign-in looks suspicious.',
    steps: [
      'Don’t try again, and don’t approve any prompt.',
      'Call the helpdesk, who bring in the security team.',
    ],
    route: { kind: 'security' },
  },
  {
    codes: [50126, 50056, 50064],
    meaning: 'The user name or the password is wrong. The second step is not the trouble.',
    steps: [
      'Use the full work e-mail, not an alias, and look for typing errors and Caps Lock.',
      'Choose “Forgot my password” on the sign-in page.',
    ],
    route: door('the helpdesk, for a new password', 'the full work e-mail'),
  },
  {
    codes: [50055, 50144],
    meaning: 'The password has expired.',
    steps: ['Change it when asked, or choose “Forgot my password” on the sign-in page.'],
    route: door('the helpdesk, for a new password', 'the full work e-mail'),
  },
  {
    codes: [50053],
    meaning:
      'The account is locked for a while: too many wrong passwords, or tries from a suspicious address.',
    steps: [
      'Stop trying, also on other devices that may still use an old password, and wait an hour.',
      'If nobody typed a wrong password, somebody else did: call the helpdesk.',
    ],
    route: { kind: 'wait' },
  },
  {
    codes: [50057],
    meaning: 'The account is disabled. A reset doesn’t change that.',
    steps: [],
    route: door(
      'the manager, with HR or the identity team',
      'the full work e-mail and the employee’s status',
    ),
  },
  {
    codes: [50034, 51004, 50020, 16000, 90072, 500208],
    meaning:
      'This account isn’t known here: a typing error, an alias, a personal account or another company’s.',
    steps: [
      'Use the full work e-mail, exactly as the company writes it.',
      'Try a private browser window, so that no other account is picked. For a personal account use Microsoft’s own recovery.',
    ],
    route: door('the helpdesk, who check the sign-in name', 'the full work e-mail as it was typed'),
  },
  {
    codes: [50105],
    meaning: 'Sign-in works, but this person hasn’t been given that app.',
    steps: [],
    route: door('the owner of that app', 'the name of the app'),
  },
  {
    codes: [65001, 90094, 700016, 7000215, 7000222, 650052, 500011],
    meaning: 'The app itself isn’t set up properly. Nobody’s second step is the trouble.',
    steps: [],
    route: door('the team that runs that app', `the name of the app, ${EVIDENCE}`),
  },
  {
    codes: [80001, 80002, 80007, 80012],
    meaning:
      'The company’s own directory couldn’t check the password, or doesn’t allow sign-in at this hour.',
    steps: ['Wait a few minutes and try again.'],
    route: door('the team that runs the on-premises directory', EVIDENCE),
  },
  {
    codes: [90002, 90038, 900382],
    meaning: 'The sign-in went to the wrong company or the wrong Microsoft cloud.',
    steps: ['Start from the company’s own link, not from a bookmark or search result.'],
    route: door('the team that runs that app', `its address and ${EVIDENCE}`),
  },
  {
    codes: [500212, 500213, 500021],
    meaning: 'A rule between companies doesn’t allow this account there.',
    steps: [],
    route: door('the team that owns the access rules, in both companies', EVIDENCE),
  },
];

const BY_CODE: ReadonlyMap<string, SignInError> = new Map(
  ROWS.flatMap(({ codes, ...error }) => codes.map((code) => [String(code), error] as const)),
);

/** Whether this table holds the code, given as digits only. */
export function isKnownCode(code: string): boolean {
  return BY_CODE.has(code);
}

/** Microsoft's public explanation of a code. */
export function lookUpAddress(code: string): string {
  return `https://login.microsoftonline.com/error?code=${encodeURIComponent(code)}`;
}

/** What is known about a code, given as digits only; for any other code an honest answer and where to read on. */
export function signInError(code: string): SignInError {
  return (
    BY_CODE.get(code) ?? {
      meaning: `We don’t know error ${code}, and would rather not guess.`,
      steps: [
        `Read what Microsoft says: ${lookUpAddress(code)}`,
        'If it speaks of the second step, go back and choose what you see instead of the code.',
      ],
      route: { kind: 'unknown' },
    }
  );
}
