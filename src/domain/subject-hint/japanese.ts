import type { Naming } from './naming.ts';

const NAME = String.raw`[\p{Script=Han}々ヶ]{1,4}|[\p{Script=Katakana}ー・]{2,15}|\p{Lu}[\p{Script=Latin}'-]+(?: \p{Lu}[\p{Script=Latin}'-]+)?`;
/** What people are called by, and what is no name though it is called so. */
const CALLED = '(?:さん|様|氏|くん|君)';
const NOBODY =
  '(?:皆|客|業者|担当者?|管理者|奥|娘|息子|母|父|兄|姉|店員|運転手|受付|同僚|上司|部下|先輩|後輩|友人|社員|新人|部長|課長)';

export const JAPANESE_NAMING: Naming = {
  patterns: [
    new RegExp(
      String.raw`(?<![\p{Script=Han}\p{Script=Katakana}ー々ヶお])(?!${NOBODY})(${NAME})${CALLED}(?=[のがはもをに、。,]|から|$)`,
      'u',
    ),
  ],
  noNames: ['マイクロソフト|スマホ|アプリ|ヘルプデスク|サポート'],
};
