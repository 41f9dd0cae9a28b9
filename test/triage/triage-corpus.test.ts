import { readReport } from '../../src/domain/report.ts';
import { SYMPTOMS } from '../../src/domain/triage.ts';
import { answerTo, isDangerous, utterancesIn } from './corpus.ts';
import type { Utterance } from './corpus.ts';

interface Miss {
  readonly utterance: Utterance;
  readonly answer: string;
}

const missesIn = (utterances: readonly Utterance[]): readonly Miss[] =>
  utterances
    .map((utterance) => ({ utterance, answer: answerTo(utterance.text) }))
    .filter(({ utterance, answer }) => answer !== utterance.expected);

const dangerousOf = (misses: readonly Miss[]): readonly Miss[] =>
  misses.filter(({ utterance, answer }) => isDangerous(utterance, answer));

const rightIn = (utterances: readonly Utterance[], misses: readonly Miss[]): number =>
  (100 * (utterances.length - misses.length)) / utterances.length;

/** The words were made for these: what goes wrong is named. */
describe('what people write, in utterances.json', () => {
  const utterances = utterancesIn('utterances');
  const misses = missesIn(utterances);

  it('is answered as a very good helpdesk agent would, 97 times in a hundred', () => {
    const told = misses.map(
      ({ utterance, answer }) => `${utterance.expected}, not ${answer}: ${utterance.text}`,
    );
    if (rightIn(utterances, misses) < 97) expect(told).toEqual([]);
  });

  it('never leads to a plain reset where people must look first', () => {
    expect(dangerousOf(misses)).toEqual([]);
  });

  it('is many sentences, many of them not English', () => {
    expect(utterances.length).toBeGreaterThanOrEqual(150);
    expect(utterances.filter(({ language }) => language !== 'en').length).toBeGreaterThanOrEqual(40);
  });

  it('meets every symptom that can be read from words', () => {
    const expected = new Set(utterances.map((one) => one.expected));
    const chosen = new Set(['error_code', 'something_else']);
    expect(Object.keys(SYMPTOMS).filter((symptom) => !chosen.has(symptom) && !expected.has(symptom))).toEqual(
      [],
    );
  });
});

/** How many of the sentences below are answered well, of a hundred, and how many dangerously: as when they were first read. */
const FIRST_READING = { right: 85, dangerous: 7 };

/** Nobody looked at these while the words were made, so that they tell how strangers fare. Their texts stay unnamed here, too. */
describe('what people write, in held-out.json', () => {
  const utterances = utterancesIn('held-out');
  const misses = missesIn(utterances);

  it('is answered as well as it was when the words were made', () => {
    expect(rightIn(utterances, misses)).toBeGreaterThanOrEqual(FIRST_READING.right);
  });

  it('leads to a plain reset where people must look first no more often than it did then', () => {
    expect(dangerousOf(misses).length).toBeLessThanOrEqual(FIRST_READING.dangerous);
  });
});

/** Other ways of saying it. Each was made up before anybody looked whether it is heard; what was not has been taught since. */
describe('what must not be overheard, in dangers.json', () => {
  it.each(utterancesIn('dangers').map(({ language, expected, text }) => [language, expected, text] as const))(
    '%s, %s: %j',
    (language, expected, text) => {
      expect(isDangerous({ language, expected, text }, answerTo(text))).toBe(false);
    },
  );
});

/** As it is shown to people: on one line, without tags and without what nobody sees. */
const shown = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/<[^<>]*>/gu, ' ')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[‘’ʼ]/gu, "'")
    .replace(/\s+/gu, ' ');

const MAY_HOLD_SECRET =
  /\p{Nd}|pass?w|passcode|\bpw|\bpin\b|kennw|mot de passe|\bmdp\b|contrase|\bclave|パスワード|暗証/iu;

describe.each(['utterances', 'held-out', 'dangers'] as const)('every text of %s', (file) => {
  const texts = utterancesIn(file).map(({ text }) => text);

  it('gets the same answer twice', () => {
    const answers = texts.map(answerTo);
    expect(texts.map(answerTo)).toEqual(answers);
  });

  it('holds the words that are given as the reason', () => {
    const wrong = texts.filter((text) => {
      const { because, symptom } = readReport(text);
      // Words that may hold a password or a code are not quoted.
      if (because === undefined)
        return symptom !== undefined && symptom !== 'error_code' && !MAY_HOLD_SECRET.test(text);
      return because === '' || !shown(text).includes(because);
    });
    // Only how many: a text that was held out stays so.
    expect(file === 'held-out' ? wrong.length : wrong).toEqual(file === 'held-out' ? 0 : []);
  });
});
