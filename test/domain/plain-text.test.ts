import fc from 'fast-check';
import { plainText } from '../../src/domain/plain-text.ts';
import { answersOnOwnThread, stopThreads } from '../support/own-thread.ts';

afterEach(stopThreads);

const graphemes = (text: string) => Array.from(new Intl.Segmenter('en').segment(text)).length;

/** What a renderer could take for more than text. Written apart from the code, and stricter than any renderer. */
const ACTIVE: readonly (readonly [string, RegExp])[] = [
  ['emphasis or code', /[*_`~]/],
  ['a link or image', /[[\]]/],
  ['a binding', /\{|\}/],
  ['a tag or quote', /[<>]/],
  ['a table', /\|/],
  ['an escape', /\\/],
  ['an entity', /&(#|\w+;)/],
  ['a scheme', /[a-z][a-z0-9+.-]*:[^\s…]/i],
  ['a bare address', /[\p{L}\d]\.[\p{L}\d]/u],
  ['a heading', /^#/],
  ['a list item or rule', /^([-+=]+|\d+[.)])(\s|$)/],
  ['more than one line', /[\p{Cc}\u2028\u2029]/u],
  ['a change of direction', /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/],
  [
    'an invisible character',
    /[\u00AD\u034F\u115F\u1160\u180E\u200B\u200C\u2060-\u206F\u3164\uFEFF\uFFA0]|[\u{E0000}-\u{E0FFF}]/u,
  ],
];

const activeParts = (text: string) =>
  ACTIVE.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);

describe('names stay as they are', () => {
  it.each([
    'Alice Wong',
    "Siobhán O'Brien-Núñez",
    'Müller, Jürgen (Vertrieb)',
    'J. R. Smith',
    'R&D Team',
    'محمد علي',
    'יעל כהן',
    '山田 太郎',
    'นภา ใจดี',
    'Zoë 👩‍💻 👍🏽 ❤️ 🇩🇪',
    'since 18:00, call +49 30 5550100',
    'Is it #3? 100% - yes!',
  ])('%s', (name) => {
    expect(plainText(name)).toBe(name);
  });
});

describe('what would be more than text', () => {
  it.each([
    ['**Approve** _now_', '∗∗Approve∗∗ ＿now＿'],
    ['[click](https://evil.example/x)', '［click］(https꞉//evil․example/x)'],
    ['www.evil.example', 'www․evil․example'],
    ['alice@contoso.com', 'alice@contoso․com'],
    ['javascript:alert(1)', 'javascript꞉alert(1)'],
    ['<at>Amir</at>', '‹at›Amir‹/at›'],
    ['&lt;b&gt; &#60;', '＆lt;b＆gt; ＆#60;'],
    ['{{DATE(2026-11-22T10:00:00Z, SHORT)}}', '｛｛DATE(2026-11-22T10꞉00:00Z, SHORT)｝｝'],
    ['${requester.name}', '$｛requester․name｝'],
    ['# Approved', '＃ Approved'],
    ['- Approved', '‐ Approved'],
    ['1. Approved', '1․ Approved'],
    ['1) Approved', '1） Approved'],
    ['---', '‐‐‐'],
    ['\u202Egpj.ecila', 'gpj․ecila'],
    ['Al\u200Bice\u00AD \u2060Wong\uFEFF', 'Alice Wong'],
    ['Alice\r\n\r\n# Approved\u2028by Amir\u0000', 'Alice # Approved by Amir'],
    ['\u1FEFcode\u1FEF', 'ˋcodeˋ'],
    ['Al\u200Dice \uD800', 'Alice'],
    ['x\u{E0041}\u{E0042}\uE000', 'x'],
    ['  \t\u2800 \u3164', ''],
    ['', ''],
  ])('%j reads as text only', (text, expected) => {
    expect(plainText(text)).toBe(expected);
    expect(activeParts(plainText(text))).toEqual([]);
  });
});

describe('over-long text', () => {
  it('is cut between characters as people count them', () => {
    expect(plainText('a'.repeat(120))).toBe('a'.repeat(120));
    expect(plainText('a'.repeat(121))).toBe(`${'a'.repeat(119)}…`);
    expect(plainText('👩‍💻👩‍💻👩‍💻', 2)).toBe('👩‍💻…');
    expect(plainText('one two three', 5)).toBe('one…');
  });

  it('can not hide in one character', () => {
    const tower = `A${'\u0301'.repeat(10_000)}`;
    expect(plainText(tower).length).toBeLessThan(8);
    const family = '👩‍'.repeat(5_000);
    expect(plainText(family).length).toBeLessThanOrEqual(961);
  });

  it('comes to its end, ten million characters too', async () => {
    // A pattern that goes back over the whole would take hours, over the part that is looked at minutes: Jest’s limit on
    // hanging finds it.
    const texts = [
      ['a.b:c*'.repeat(2_000_000), 100_000],
      ['a'.repeat(10_000_000), 100_000],
      [`${'a'.repeat(3_000)}:`.repeat(3_000), 100_000],
    ] as const;
    const module = new URL('../../src/domain/plain-text.ts', import.meta.url);
    const shown = await answersOnOwnThread(module, plainText, texts);
    expect(shown.map((text) => text.length)).toEqual([100_000, 100_000, 100_000]);
  });
});

describe('whatever is typed', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(...Array.from('*_`~[](){}<>|\\&#:.-+=!$/@ \n')),
    fc.stringMatching(/^[A-Za-z0-9,'’ -]{0,12}$/),
    fc.constantFrom(
      'http://',
      '${',
      '{{',
      '}}',
      '](',
      '<at>',
      '&lt;',
      '1. ',
      '- ',
      '\u202E',
      '\u200B',
      '\u200D',
      'e\u0301',
      '👩',
      '\uFE0F',
    ),
  );
  const typed = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

  it('nothing active is left, in no more characters than asked for, and a second pass changes nothing', () => {
    fc.assert(
      fc.property(typed, fc.integer({ min: 1, max: 60 }), (text, max) => {
        const plain = plainText(text, max);
        expect(activeParts(plain)).toEqual([]);
        expect(graphemes(plain)).toBeLessThanOrEqual(max);
        expect(plainText(plain, max)).toBe(plain);
      }),
      { numRuns: 3_000 },
    );
  });
});
