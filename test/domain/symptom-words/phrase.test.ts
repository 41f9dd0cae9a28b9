import * as englishAccounts from '../../../src/domain/account-words/english.ts';
import * as frenchAccounts from '../../../src/domain/account-words/french.ts';
import * as germanAccounts from '../../../src/domain/account-words/german.ts';
import * as japaneseAccounts from '../../../src/domain/account-words/japanese.ts';
import * as spanishAccounts from '../../../src/domain/account-words/spanish.ts';
import * as englishSigns from '../../../src/domain/suspicion-words/english.ts';
import * as englishTogether from '../../../src/domain/suspicion-words/together/english.ts';
import * as frenchSigns from '../../../src/domain/suspicion-words/french.ts';
import * as frenchTogether from '../../../src/domain/suspicion-words/together/french.ts';
import * as germanSigns from '../../../src/domain/suspicion-words/german.ts';
import * as germanTogether from '../../../src/domain/suspicion-words/together/german.ts';
import * as japaneseSigns from '../../../src/domain/suspicion-words/japanese.ts';
import * as japaneseTogether from '../../../src/domain/suspicion-words/together/japanese.ts';
import * as spanishSigns from '../../../src/domain/suspicion-words/spanish.ts';
import * as spanishTogether from '../../../src/domain/suspicion-words/together/spanish.ts';
import * as english from '../../../src/domain/symptom-words/english.ts';
import * as french from '../../../src/domain/symptom-words/french.ts';
import * as german from '../../../src/domain/symptom-words/german.ts';
import * as japanese from '../../../src/domain/symptom-words/japanese.ts';
import * as pageWords from '../../../src/domain/symptom-words/page-words.ts';
import { anyOf, foundIn } from '../../../src/domain/symptom-words/phrase.ts';
import * as spanish from '../../../src/domain/symptom-words/spanish.ts';

const TABLES = {
  symptoms: [english, french, german, japanese, spanish, pageWords],
  signs: [englishSigns, frenchSigns, germanSigns, japaneseSigns, spanishSigns],
  'signs of two things': [englishTogether, frenchTogether, germanTogether, japaneseTogether, spanishTogether],
  accounts: [englishAccounts, frenchAccounts, germanAccounts, japaneseAccounts, spanishAccounts],
};

function patternsIn(value: unknown): readonly RegExp[] {
  if (value instanceof RegExp) return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(patternsIn) : [];
}

/** What stands for a kind of letter is no letter. */
const literal = ({ source }: RegExp): string => source.replace(/\\[pP]\{[^}]*\}|\\./gu, '');

describe('patterns of words', () => {
  it.each(Object.entries(TABLES))('for %s are in small letters, as the text is', (_, tables) => {
    const patterns = tables.flatMap(patternsIn);
    expect(patterns.length).toBeGreaterThan(5);
    expect(patterns.flatMap((pattern) => /.{0,20}\p{Lu}.{0,20}/u.exec(literal(pattern)) ?? [])).toEqual([]);
  });

  it('find the same the first time and later', () => {
    const pattern = anyOf('lost', 'phone');
    const found = [1, 2, 3].map(() => foundIn('a lost phone', pattern)?.[0]);
    expect(found).toEqual(['lost', 'lost', 'lost']);
    expect(foundIn('a key', pattern)).toBeUndefined();
  });
});
