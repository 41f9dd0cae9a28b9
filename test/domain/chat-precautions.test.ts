import { readCommand } from '../../src/domain/chat-command.ts';
import type { ChatCommand } from '../../src/domain/chat-command.ts';

describe('commands for a bad day that has not come yet', () => {
  it.each<[ChatCommand, readonly string[]]>([
    [
      { kind: 'recovery_contacts' },
      [
        'recovery contacts',
        'Recovery contact?',
        'my recovery contacts',
        'show my recovery contacts please',
        'the recovery-contact',
        'who is my recovery contact?',
        'Who are my recovery contacts',
        'what are my recovery contacts?',
      ],
    ],
    [
      { kind: 'add_recovery_contact', who: 'Mona Hale' },
      [
        'add recovery contact Mona Hale',
        'Add a recovery contact: Mona Hale.',
        'set my recovery contact Mona Hale',
        'choose recovery-contact Mona Hale please',
        'please add as recovery contact Mona Hale',
      ],
    ],
    [{ kind: 'add_recovery_contact', who: 'mona@contoso.com' }, ['add recovery contact mona@contoso.com']],
    [
      { kind: 'add_recovery_contact', who: '' },
      ['add recovery contact', 'choose a recovery contact', 'I want to add my recovery contact'],
    ],
    [
      { kind: 'check_message', number: 1042, check: 'ABCD EFGH' },
      ['check LK-1042 ABCD EFGH', 'Check message LK 1042, ABCD EFGH', 'check code #1042 ABCD EFGH.'],
    ],
    [{ kind: 'check_message', check: 'abcd-efg2' }, ['check abcd-efg2', 'please check abcd-efg2']],
    [{ kind: 'check_message', number: 1042, check: 'progress' }, ['check LK-1042 progress']],
    [{ kind: 'check_message', check: 'ABCD23456'.slice(0, 8) }, ['check ABCD2345', 'check message ABCD2345']],
    [{ kind: 'check_message', check: 'ABCD EFG0' }, ['check ABCD EFG0', 'check code ABCD EFG0']],
    [{ kind: 'check_message', check: '' }, ['check', 'check message', 'Check code?']],
    [{ kind: 'check_message', number: 1042, check: '' }, ['check LK-1042', 'check message #1042']],
    [
      { kind: 'erase', who: 'Alice Wong' },
      ['erase Alice Wong', 'Erase Alice Wong.', 'please erase Alice Wong'],
    ],
    [{ kind: 'erase', who: 'alice.wong@contoso.com' }, ['erase alice.wong@contoso.com']],
  ])('%j', (command, wordings) => {
    for (const text of wordings) expect({ text, ...readCommand(text) }).toEqual({ text, ...command });
  });

  it.each([
    "erase Alice's authenticator, she lost her phone",
    'erase her MFA methods',
    'Erase the app from her new phone',
    'check password',
    'check my account',
    'check mfa code',
    'check her error code 500121',
    'add a recovery contact, I lost my phone',
    'set recovery contact because she cannot sign in',
    'Alice needs a recovery contact, she is locked out',
    'recovery contacts did not help, Alice is still locked out',
    `check LK-1042 ABCD EFGH, Alice cannot sign in${' and nobody answers'.repeat(6)}`,
  ])('%j is the report of somebody’s trouble', (text) => {
    expect(readCommand(text).kind).toBe('report');
  });

  it.each([
    'check progress',
    'check requests',
    'Check message progress',
    'check ABCD EFGH',
    'check your chat',
  ])('%j is no check of a message: without a request’s number, letters alone may be a word', (text) => {
    expect(readCommand(text).kind).not.toBe('check_message');
  });

  it.each(['erase', 'check it', 'recovery', 'contacts', 'add', 'add contact Mona', 'check 1042 abcd2345'])(
    '%j is asked about',
    (text) => {
      expect(readCommand(text).kind).toBe('unclear');
    },
  );
});
