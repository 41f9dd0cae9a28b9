import fc from 'fast-check';
import type { SubjectHint } from '../../src/domain/subject-hint.ts';
import type { SymptomId } from '../../src/domain/symptom.ts';
import { isAboutSignIn, readReport } from '../../src/domain/report.ts';
import { answersOnOwnThread, stopThreads } from '../support/own-thread.ts';

afterEach(stopThreads);

const REQUEST = '5f1d7a7e-0d6e-4b52-9f0e-3d8c2f5b1a00';
const CORRELATION = '0a9b8c7d-1111-4222-8333-444455556666';

describe('a pasted error page', () => {
  const page = `Sign in
alice.wong@contoso.com
Sorry, we're having trouble verifying your account. Please try again.
Troubleshooting details
If you contact your administrator, send this info to them.
Copy info to clipboard
Error Code: 500121
Request Id: ${REQUEST}
Correlation Id: ${CORRELATION}
Timestamp: 2026-06-04T00:15:46Z
Message: Authentication failed during strong authentication request.`;

  it('gives code, ids, time and the account at its head', () => {
    expect(readReport(page)).toMatchObject({
      errorCode: '500121',
      requestId: REQUEST,
      correlationId: CORRELATION,
      timestamp: '2026-06-04T00:15:46.000Z',
      subjectHint: { kind: 'address', text: 'alice.wong@contoso.com' },
      symptom: 'error_code',
      self: false,
      suspicious: false,
    });
  });

  it('leaves the readable part on one line, without the technical one', () => {
    const { rest } = readReport(page);
    expect(rest).toContain('having trouble verifying your account');
    expect(rest).not.toMatch(/500121|5f1d7a7e|0a9b8c7d|2026-06-04|\n/);
  });

  it('is read in the other shape too: one line, trace id, seven digits of a second', () => {
    const line = `AADSTS50158: External challenge. Trace ID: ${REQUEST.toUpperCase()} Correlation ID: ${CORRELATION} Timestamp: 2026-06-04 00:15:46.1234567Z`;
    expect(readReport(line)).toMatchObject({
      errorCode: '50158',
      requestId: REQUEST,
      correlationId: CORRELATION,
      timestamp: '2026-06-04T00:15:46.123Z',
    });
  });

  it.each(['███████', '********', '[redacted]', '●●●●-●●●●', ''])(
    'tolerates parts blacked out as %j',
    (black) => {
      const report = readReport(
        `a***@contoso.com\nError Code: 500121\nRequest Id: ${black}\nCorrelation Id: ${black}\nTimestamp: ${black}`,
      );
      expect(report).toMatchObject({ errorCode: '500121', symptom: 'error_code' });
      expect(Object.keys(report)).not.toContain('requestId');
      expect(Object.keys(report)).not.toContain('timestamp');
      expect(Object.keys(report)).not.toContain('subjectHint');
    },
  );

  it('masks what may be a sign-in code in what people will read', () => {
    expect(readReport('Alice got code 482913 but then error 500121 shows').rest).toBe(
      'Alice got code •••••• but then error 500121 shows',
    );
  });

  it('never takes an id without the label of a failed attempt', () => {
    const report = readReport(`Object ID: ${REQUEST}, user id ${CORRELATION}, error 500121`);
    expect(JSON.stringify(report)).not.toMatch(/5f1d7a7e|0a9b8c7d/);
  });
});

describe('an error code', () => {
  it.each([
    ['500121', '500121'],
    ['AADSTS500121', '500121'],
    ['aadsts 53003', '53003'],
    ['Error Code: 500121', '500121'],
    ['Error Code: AADSTS50105', '50105'],
    ['she gets error 999999', '999999'],
    ['https://login.microsoftonline.com/error?code=50034', '50034'],
    ['sign-in fails with 500121 every time', '500121'],
    ['Fehlercode: 500121', '500121'],
    ['Error Code: 50012█', undefined],
    ['my code is 123456', undefined],
    ['123456', undefined],
    ['the laptop cost 16000 euros', undefined],
    ['LK-50034', undefined],
    ['call +4930500121', undefined],
  ])('in %j is %s', (text, code) => {
    expect(readReport(text).errorCode).toBe(code);
  });
});

describe('whom it is about', () => {
  const name = (text: string): SubjectHint => ({ kind: 'name', text });
  const address = (text: string): SubjectHint => ({ kind: 'address', text });
  it.each([
    ["Alice can't sign in", name('Alice')],
    ['Alice can’t sign in', name('Alice')],
    ['my colleague Alice Wong is locked out', name('Alice Wong')],
    ['Please reset MFA for Alice Wong.', name('Alice Wong')],
    ["Hi, Siobhán O'Brien-Núñez lost her phone", name("Siobhán O'Brien-Núñez")],
    ['Jan van der Berg has a new phone', name('Jan van der Berg')],
    ["Alice's phone is gone", name('Alice')],
    ["alice can't sign in", name('alice')],
    ['hi alice wong is locked out', name('alice wong')],
    ['Alice says "I can\'t sign in"', name('Alice')],
    ['<at>Alice Wong</at> cannot log in', name('Alice Wong')],
    ['Please help Alice', name('Alice')],
    ['Alice Wong', name('Alice Wong')],
    ['Hi team, Alice Wong from Finance is locked out, code 500121', name('Alice Wong')],
    ["Alice's Authenticator says no accounts", name('Alice')],
    ['Lunch', undefined],
    ['Help Alice Wong get back into her account', name('Alice Wong')],
    ['山田 can not sign in', undefined],
    ['please look at alice.wong@contoso.com, locked out', address('alice.wong@contoso.com')],
    ['(alice_w@sub.contoso.co.uk)', address('alice_w@sub.contoso.co.uk')],
    ["my colleague can't sign in", undefined],
    ['The app is not able to show a code', undefined],
    ["Authenticator won't work for Teams.", undefined],
    ["i can't sign in", undefined],
    ['He is locked out', undefined],
    ['***ice@contoso.com is locked out', undefined],
    ['Error Code: 500121', undefined],
    ['', undefined],
  ] as readonly (readonly [string, SubjectHint | undefined])[])('%j', (text, hint) => {
    expect(readReport(text).subjectHint).toEqual(hint);
  });
});

describe('the writer is the one locked out', () => {
  it.each([
    ["I'm locked out myself", true],
    ['I can’t sign in', true],
    ["I cannot log in, it says 500121 and it's me", true],
    ['I lost my phone', true],
    ['Authenticator locked me out', true],
    ["my Authenticator doesn't get the prompt", true],
    ["Alice can't sign in", false],
    ['Alice says "I can\'t sign in"', false],
    ["Alice Wong is locked out and I can't reach her", false],
    ['my colleague lost her phone', false],
  ])('%j: %s', (text, self) => {
    expect(readReport(text).self).toBe(self);
  });
});

describe('what they see', () => {
  it.each([
    ['the push notification never arrives on her phone', 'push_never_arrives'],
    ['every time she sends a code to the app, it doesn’t appear', 'push_never_arrives'],
    ['no prompt on his phone', 'push_never_arrives'],
    ["the Authenticator won't show us a code for our main account", 'app_shows_no_code'],
    ['app downloaded and signed in; unable to get a verification code', 'app_shows_no_code'],
    ['she was logged out in the app and needs the code to get in', 'app_signed_out_or_reinstalled'],
    ['he reinstalled Authenticator', 'app_signed_out_or_reinstalled'],
    ['Bob has a new phone', 'new_phone'],
    ['she dropped her old phone and it broke', 'new_phone'],
    ["Alba can't sign in, they have a new phone", 'new_phone'],
    ['they got a new iPhone', 'new_phone'],
    ['someone has her phone', 'stolen_phone'],
    ['Bob lost his phone on the train', 'lost_phone'],
    ['her phone is gone', 'lost_phone'],
    ['his phone was stolen, error 500121', 'stolen_phone'],
    ["where's the QR code to reset the app?", 'where_is_my_qr_code'],
    ['it says too many attempts', 'too_many_attempts'],
    ['error code 500121', 'error_code'],
    ['Alice is locked out', undefined],
  ] as readonly (readonly [string, SymptomId | undefined])[])('%j: %s', (text, symptom) => {
    expect(readReport(text).symptom).toBe(symptom);
  });
});

describe('what is kept of the words that told it', () => {
  it.each([
    "Alice's password hunter2 is wrong",
    'her sms code 482913 does not arrive',
    'the sms with hunter2 as password never comes',
    'her sms code 48 29 13 does not arrive',
  ])('is nothing where they may hold a password or a code: %j', (text) => {
    expect(readReport(text).symptom).toBeDefined();
    expect(readReport(text).because).toBeUndefined();
  });

  it.each([
    ["Alice's phone was stolen and the page says Error Code: 50053", 'stolen_phone'],
    ['Alice lost her phone. Error 50076', 'lost_phone'],
    ['Alice gets no prompt. Error 53003', 'error_code'],
  ])('a code never makes anybody forget where the phone is: %j', (text, symptom) => {
    expect(readReport(text).symptom).toBe(symptom);
  });
});

describe('signs of somebody else', () => {
  it.each([
    ['I denied it because I was not signing in', true],
    ['Alice declined the prompt', true],
    ['Your sign-in request was denied. We sent a request to your app, but you denied it.', true],
    ['MFA denied; Phone App Reported Fraud', true],
    ['someone else is trying to get in', true],
    ['she got prompts she did not ask for', true],
    ["I'm getting too many prompts", true],
    ['he hit deny by mistake', true],
    ['somebody knows her password', true],
    ["Alice can't sign in, access is denied", false],
    ['the new phone was denied by purchasing', false],
    ['She is trying to sign in', false],
    ['The person signing in is Alice', false],
    ["it's not her phone that is broken", false],
    ['that was not her', true],
  ])('%j: %s', (text, suspicious) => {
    expect(readReport(text).suspicious).toBe(suspicious);
  });
});

describe('anything at all', () => {
  it('is read without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(readReport(text).rest.length).toBeLessThanOrEqual(500);
      }),
    );
  });

  it('is read to its end, however long it is and however it repeats itself', async () => {
    const nasty = [
      'A ',
      'a',
      'Alice van ',
      'a@',
      'a.',
      'not a ',
      'send a ',
      'I have ',
      'phone is ',
      '<at',
      'Error Code: ',
      '12345 ',
      "Al'-",
    ];
    // So long that a pattern which goes back over the whole would take an hour; over the part that is read, one that goes
    // back twice takes minutes. Jest’s limit on hanging finds either.
    const texts = nasty.map((text) => [text.repeat(4_000_000 / text.length)] as const);
    const report = new URL('../../src/domain/report.ts', import.meta.url);
    const reports = await answersOnOwnThread(report, readReport, texts);
    expect(reports.map(({ rest }) => rest.length <= 500)).toEqual(nasty.map(() => true));
  });

  it('is about sign-in or it is not', () => {
    expect(
      ["she can't log in", 'Authenticator', 'Alice Wong lost her phone', '500121'].every((text) =>
        isAboutSignIn(text),
      ),
    ).toBe(true);
    expect(['what is for lunch', 'ok', '', 'status'].some((text) => isAboutSignIn(text))).toBe(false);
  });
});
