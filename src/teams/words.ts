// What people read, in their own language: messages from the catalogues in `messages/`, in ICU's message format.
import { createIntl } from '@formatjs/intl';
import type { IntlShape } from '@formatjs/intl';
import { readFileSync } from 'node:fs';
import { LOCALES } from './language.ts';
import type { Language } from './language.ts';
import { ENGLISH } from './messages/english.ts';

type Catalogues = typeof ENGLISH;
type Topic = keyof Catalogues;

/** `topic.key`: the file in `messages/` and the key in it. */
export type MessageKey = { [T in Topic]: `${T}.${keyof Catalogues[T] & string}` }[Topic];

/** What a message has a place for. Texts of people pass `onlyPlainText` before they come here. */
export type Values = Readonly<Record<string, string | number>>;

/** One language. */
export interface Words {
  readonly language: Language;
  /** The message with its places filled; throws where one is left empty. */
  readonly say: (key: MessageKey, values?: Values) => string;
  /** Sentences one after the other, as a paragraph has them: with a blank between them where the language writes one. */
  readonly paragraph: (sentences: readonly string[]) => string;
  /** "Amir, Dana and Max". */
  readonly list: (parts: readonly string[]) => string;
}

const known = new Map<Language, Words>();

/** The words of a language; they are read once. */
export function wordsIn(language: Language): Words {
  const before = known.get(language);
  if (before !== undefined) return before;
  const words = openWords(language);
  known.set(language, words);
  return words;
}

function openWords(language: Language): Words {
  const topics = Object.keys(ENGLISH) as Topic[];
  const messages = Object.assign({}, ...topics.map((topic) => catalogue(language, topic))) as Record<
    string,
    string
  >;
  const intl: IntlShape = createIntl({
    locale: LOCALES[language],
    messages,
    onError: (error) => {
      throw error;
    },
  });
  return {
    language,
    say: (id, values) => intl.formatMessage({ id }, values),
    paragraph: (sentences) => sentences.join(language === 'ja' ? '' : ' '),
    list: (parts) => intl.formatList(parts),
  };
}

/** The messages of one topic under their whole keys. */
function catalogue(language: Language, topic: Topic): Readonly<Record<string, string>> {
  const file = new URL(`messages/${language}/${topic}.json`, import.meta.url);
  const texts = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [`${topic}.${key}`, text]));
}
