import { describe, expect, it } from '@jest/globals';
import { readReport } from '../../src/domain/report.ts';
import { SYMPTOMS } from '../../src/domain/triage.ts';
import { answerTo, isDangerous, utterancesIn } from './corpus.ts';
import type { Utterance } from './corpus.ts';

/** In percent. The second file was held back while the patterns were written: how well it goes with words nobody saw. */
const FLOORS = { utterances: 95, 'held-out': 85 } as const;

const missesOf = (all: readonly Utterance[]) =>
  all.flatMap((one) => {
    const answer = answerTo(one.text);
    return answer === one.expected ? [] : [{ ...one, answer }];
  });

describe.each(Object.entries(FLOORS) as ['utterances' | 'held-out', number][])(
  'the corpus of %s',
  (file, floor) => {
    const all = utterancesIn(file);

    it(`is led the right way in ${floor} of a hundred at least`, () => {
      const misses = missesOf(all);
      const right = (100 * (all.length - misses.length)) / all.length;
      expect({ right: right >= floor, misses: right >= floor ? [] : misses }).toEqual({
        right: true,
        misses: [],
      });
    });

    it('says the same twice, and gives words that were written as its reason', () => {
      for (const { text } of all) {
        expect(answerTo(text)).toBe(answerTo(text));
        const { because } = readReport(text);
        const plain = (words: string): string =>
          words
            .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
            .normalize('NFKC')
            .replace(/[‘’ʼ]/gu, "'")
            .replace(/\s+/gu, ' ');
        if (because !== undefined && !because.includes('•') && !because.includes('…'))
          expect(plain(text)).toContain(plain(because));
      }
    });
  },
);

describe('the corpus', () => {
  const tuned = utterancesIn('utterances');

  it('has no dangerous miss', () => {
    expect(missesOf(tuned).filter((miss) => isDangerous(miss, miss.answer))).toEqual([]);
  });

  it('is large, in five languages, and meets every symptom', () => {
    expect(tuned.length).toBeGreaterThanOrEqual(150);
    expect(tuned.filter(({ language }) => language !== 'en').length).toBeGreaterThanOrEqual(40);
    const met = new Set(tuned.map(({ expected }) => expected));
    const missing = Object.keys(SYMPTOMS).filter(
      (symptom) => symptom !== 'error_code' && symptom !== 'something_else' && !met.has(symptom),
    );
    expect(missing).toEqual([]);
  });
});
