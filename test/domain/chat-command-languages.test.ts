import { ENGLISH_COMMANDS } from '../../src/domain/chat-command/english.ts';
import { FRENCH_COMMANDS } from '../../src/domain/chat-command/french.ts';
import { GERMAN_COMMANDS } from '../../src/domain/chat-command/german.ts';
import { JAPANESE_COMMANDS } from '../../src/domain/chat-command/japanese.ts';
import { SPANISH_COMMANDS } from '../../src/domain/chat-command/spanish.ts';
import { readCommand } from '../../src/domain/chat-command.ts';
import { FRENCH_SAID } from './chat-command/french.ts';
import { GERMAN_SAID } from './chat-command/german.ts';
import { JAPANESE_SAID } from './chat-command/japanese.ts';
import { SPANISH_SAID } from './chat-command/spanish.ts';
import { utterancesIn } from '../triage/corpus.ts';

const LANGUAGES = {
  German: GERMAN_SAID,
  French: FRENCH_SAID,
  Spanish: SPANISH_SAID,
  Japanese: JAPANESE_SAID,
};

describe.each(Object.entries(LANGUAGES))('commands in %s', (_, said) => {
  it.each(said.flatMap(([command, wordings]) => wordings.map((text) => [text, command] as const)))(
    '%j is %j',
    (text, command) => {
      expect(readCommand(text)).toEqual(command);
    },
  );

  it('are known in eight wordings each', () => {
    const counts = new Map<string, number>();
    for (const [{ kind }, wordings] of said) counts.set(kind, (counts.get(kind) ?? 0) + wordings.length);
    expect([...counts].filter(([, count]) => count < 8)).toEqual([]);
    expect(counts.size).toBe(17);
  });
});

describe('people who mix languages', () => {
  it.each([
    ['Hi, Status LK-1042 bitte', { kind: 'status', number: 1042 }],
    ['Hallo, status LK-1042', { kind: 'status', number: 1042 }],
    ['please cancela LK-1042', { kind: 'cancel', number: 1042 }],
    ['@Latchkey aide', { kind: 'help' }],
    ['<at>Latchkey</at> 当番は誰ですか', { kind: 'who_is_on_call' }],
  ])('%j', (text, command) => {
    expect(readCommand(text)).toEqual(command);
  });
});

describe('what is no command in any language', () => {
  const COMMANDS_IN_THE_CORPUS: readonly string[] = ['who_is_on_call'];

  it.each(['utterances', 'held-out', 'dangers'] as const)(
    'no story of %s is taken for one, and none halts',
    (file) => {
      const wrong = utterancesIn(file)
        .filter(({ expected }) => !COMMANDS_IN_THE_CORPUS.includes(expected))
        .map(({ text }) => readCommand(text).kind)
        .filter((kind) => kind !== 'report' && kind !== 'unclear');
      expect(wrong).toEqual([]);
    },
  );

  it.each([
    'Halt, mein Handy ist weg und ich komme nicht rein',
    'das ist halt so, ich komme nicht rein',
    'stoppe mal, ich komm nicht ins Konto',
    'alto ahí, mi móvil no recibe el código',
    'arrête de m’envoyer des codes, j’ai perdu mon téléphone',
    'lösche den Authenticator von Dana, sie hat ein neues Handy',
    'borra el authenticator de Dana, perdió el móvil',
    'supprime Authenticator du téléphone de Dana',
    'tausche das Handy von Dana, sie kommt nicht rein',
    'cambiar de móvil con Dana, no puede entrar',
    'je prends le téléphone de Dana, elle ne peut pas se connecter',
    'übernehme das Handy von Dana, sie kann sich nicht anmelden',
    '承認が停止してログインできません',
    '田中さんと同じで、ログインできません',
    'prüfe mein Passwort, es geht nicht',
    'Anmeldung abgebrochen, ich komme nicht rein',
  ])('%j is a report', (text) => {
    expect(readCommand(text).kind).toBe('report');
  });

  it.each([
    'halt?',
    'sollen wir alles anhalten?',
    'on arrête tout ?',
    '¿paramos todo?',
    '停止しますか？',
    'nicht anhalten',
  ])('%j doesn’t halt', (text) => {
    expect(readCommand(text).kind).not.toBe('halt');
  });
});

/** What stands for a kind of letter is no letter, and neither is the name of a place in a pattern. */
const literal = (pattern: string): string => pattern.replace(/\\[pP]\{[^}]*\}|\\.|\(\?<\w+>/gu, '');

describe('patterns of commands', () => {
  it.each([ENGLISH_COMMANDS, GERMAN_COMMANDS, FRENCH_COMMANDS, SPANISH_COMMANDS, JAPANESE_COMMANDS])(
    'are in small letters, as what was said is',
    ({ bare, numbered, before, ...others }) => {
      const patterns = [
        ...Object.values(bare),
        ...Object.values(numbered),
        ...before,
        ...Object.values(others),
      ];
      expect(patterns.length).toBeGreaterThan(20);
      expect(patterns.filter((pattern) => /\p{Lu}/u.test(literal(pattern)))).toEqual([]);
    },
  );
});
