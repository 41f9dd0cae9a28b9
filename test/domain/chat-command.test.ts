import fc from 'fast-check';
import { readCommand } from '../../src/domain/chat-command.ts';
import { readReport } from '../../src/domain/report.ts';
import { answersOnOwnThread, stopThreads } from '../support/own-thread.ts';

afterEach(stopThreads);

describe('commands, in any wording close to', () => {
  it.each([
    [
      { kind: 'help' },
      [
        'help',
        'Help!',
        '/help',
        '?',
        'help me please',
        'What can you do?',
        'how does this work?',
        'commands',
      ],
    ],
    [
      { kind: 'greeting' },
      ['hi', 'Hello!', 'Good morning', '<at>Latchkey</at> hi', 'Hey Latchkey', 'latchkey', 'thanks!'],
    ],
    [{ kind: 'empty' }, ['', '   ', '\n', '<at>Latchkey</at>', '&nbsp;', '...', '\u200B']],
    [
      { kind: 'status' },
      ['status', "what's the status?", 'Any news?', "what's happening with my request?", 'update please'],
    ],
    [
      { kind: 'status', number: 1042 },
      [
        'status LK-1042',
        'Status lk1042',
        'STATUS LK 1042.',
        'status 1042',
        'status #1042',
        'LK-1042',
        '#1042?',
        "what's the status of LK-1042?",
        'What’s the status of request LK-1042?',
        '<at>Latchkey</at>&nbsp;status LK-1042',
        '<at id="0">Contoso Helpdesk</at> status LK-1042',
        'hi, can you show me the status of LK-1042 please',
        "how's LK-1042 going?",
        'lk-1042 status',
        'is LK-1042 done?',
        'status update on LK 1042?',
      ],
    ],
    [
      { kind: 'my_requests' },
      [
        'my requests',
        'show my requests',
        'My open requests?',
        'list my cases',
        'what are my requests',
        'My request',
        'status of my request',
      ],
    ],
    [{ kind: 'cancel' }, ['cancel', 'Cancel my request', 'cancel it', 'please cancel the request']],
    [
      { kind: 'cancel', number: 1042 },
      [
        'cancel LK-1042',
        'Cancel request LK 1042!',
        'withdraw #1042',
        'stop LK-1042',
        'cancel LK-1042, she is in',
        'cancel 1042',
      ],
    ],
    [
      { kind: 'not_me' },
      ['not me', "this wasn't me", 'This wasn’t me!', 'It was not me', "I didn't ask for this"],
    ],
    [
      { kind: 'not_me', number: 1042 },
      ['not me LK-1042', "that wasn't me LK-1042", "LK-1042 wasn't me", 'i did not ask for LK-1042'],
    ],
    [
      { kind: 'who_is_on_call' },
      [
        'who is on call',
        "Who's on call?",
        'who is on-call right now?',
        'whos oncall',
        'on call',
        'who is my admin?',
        'who do I call',
      ],
    ],
    [
      { kind: 'my_shifts' },
      ['my shifts', 'show my shifts', 'My next shift?', 'when am I on call?', 'when am i on call next'],
    ],
    [
      { kind: 'take_over', when: 'until 18:00' },
      ['take over until 18:00', 'I’ll take over until 18:00.', 'Taking over on call until 18:00'],
    ],
    [{ kind: 'take_over', when: 'for 2 hours' }, ['take over for 2 hours']],
    [{ kind: 'take_over', when: 'tonight' }, ['take over tonight', 'I will take over tonight please']],
    [{ kind: 'take_over', when: 'on friday night' }, ['take over on friday night']],
    [{ kind: 'take_over', when: 'weekend' }, ['take over the weekend']],
    [{ kind: 'take_over', when: 'from 18:00 until 22:00' }, ['take over from 18:00 until 22:00']],
    [{ kind: 'take_over', when: '' }, ['take over', 'take over on call', 'take over the shift']],
    [{ kind: 'take_over', when: 'until' }, ['take over until']],
    [
      { kind: 'take_over', rotation: 'secondary', when: 'until friday 09:00' },
      [
        'take over secondary until friday 09:00',
        'Taking over the secondary shift until friday 09:00.',
        "I'll take over secondary on-call until friday 09:00 please",
      ],
    ],
    [
      { kind: 'take_over', rotation: 'Night watch', when: 'for 2 hours' },
      ['take over Night watch for 2 hours'],
    ],
    [{ kind: 'take_over', rotation: 'secondary', when: '' }, ['take over secondary']],
    [{ kind: 'swap', text: 'Friday with Dana' }, ['swap Friday with Dana', 'please swap Friday with Dana.']],
    [{ kind: 'swap', text: '' }, ['swap']],
    [
      { kind: 'swap', text: 'with dana@contoso.com on friday night' },
      ['swap with dana@contoso.com on friday night'],
    ],
    [{ kind: 'give_back' }, ['give back', 'give it back', 'Give back on call', 'hand my shift back']],
    [
      { kind: 'halt' },
      ['halt', 'HALT!', 'please halt', 'stop all resets', 'Stop all resets now', '<at>Latchkey</at> halt'],
    ],
    [
      { kind: 'halt', reason: 'odd calls since noon' },
      ['halt odd calls since noon', 'Halt: odd calls since noon.', 'stop all resets - odd calls since noon'],
    ],
    [{ kind: 'resume' }, ['resume', 'resume all resets', 'please resume']],
    [{ kind: 'resume', number: 1042 }, ['resume LK-1042']],
  ])('%j', (command, wordings) => {
    for (const text of wordings) expect({ text, ...readCommand(text) }).toEqual({ text, ...command });
  });
});

describe('what is no command', () => {
  it.each([
    "Alice can't sign in",
    'Error Code: 500121',
    '500121',
    "what is the status of Alice's account? She is locked out and nobody could help her so far",
    'cancel that, Alice is still locked out after the reset and needs help again',
    'stop sending her codes, she lost her phone',
    'swap phone for Alice Wong, she cannot sign in',
    "take over Alice's new phone, she can't sign in",
    'alice.wong@contoso.com',
    'I am locked out myself',
    'Help Alice Wong get back into her account',
    `status:${' the sign-in page says no.'.repeat(40)}`,
    'Error Code: 500121\nRequest Id: 5f1d7a7e-0d6e-4b52-9f0e-3d8c2f5b1a00\nstatus LK-1042',
  ])('%j is a report', (text) => {
    expect(readCommand(text)).toEqual({ kind: 'report', report: readReport(text) });
  });

  it.each([
    'stop',
    'stop everything',
    'halt?',
    'should we halt?',
    "don't halt",
    'status 0042',
    'what is for lunch',
    '12',
    '🙂',
  ])('%j is asked about', (text) => {
    expect(readCommand(text).kind).toBe('unclear');
  });

  it('keeps the words of a report and leaves the bot’s mention out', () => {
    expect(readCommand('<at>Latchkey</at> Alice can’t sign in!')).toEqual({
      kind: 'report',
      report: readReport('Alice can’t sign in!'),
    });
  });

  it('keeps the name of a person who is mentioned', () => {
    expect(readCommand('<at>Alice Wong</at> cannot log in')).toEqual({
      kind: 'report',
      report: readReport('Alice Wong cannot log in'),
    });
    expect(readCommand('<at>Alice Wong</at>')).toEqual({ kind: 'report', report: readReport('Alice Wong') });
  });

  it('answers anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(typeof readCommand(text).kind).toBe('string');
      }),
    );
  });

  it('answers what repeats itself, however long', async () => {
    // A pattern that goes back over the long ones would take an hour, and one that tries all ways to take the short ones apart
    // would take years: Jest’s limit on hanging finds either.
    const long = ['status ', 'please ', '<at', 'A'].map((text) => text.repeat(2_000_000 / text.length));
    const short = ['please '.repeat(17), 'hi '.repeat(39), 'my on call '.repeat(10)];
    const module = new URL('../../src/domain/chat-command.ts', import.meta.url);
    const texts = [...long, ...short].map((text) => [text] as const);
    const commands = await answersOnOwnThread(module, readCommand, texts);
    expect(commands.map(({ kind }) => kind)).toEqual([
      ...long.map(() => 'unclear'),
      'unclear',
      'greeting',
      'unclear',
    ]);
  });
});
