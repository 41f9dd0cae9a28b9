// Every card in every language: nothing is left empty or forgotten, and none grows too large or too long.
import { describe, expect, it } from '@jest/globals';
import { gallery } from '../../src/cli/card-gallery.ts';
import { HELPDESK } from '../../src/cli/card-scene.ts';
import { createCards } from '../../src/teams/cards.ts';
import { sizeOf } from '../../src/teams/card-template.ts';
import type { CardContent } from '../../src/teams/card-template.ts';
import { languageOf, LANGUAGES } from '../../src/teams/language.ts';
import type { Language } from '../../src/teams/language.ts';
import { apart, joined, joinedThings } from '../../src/teams/sentences/joined.ts';
import { wordsIn } from '../../src/teams/words.ts';
import { actionsOf, objectsOf, problemsOf, textsOf } from '../support/card-content.ts';

/** Teams fills it while people type: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/people-picker */
const OF_THE_PICKER = /choices\.data|must have at least one choice/u;
const BUDGET = 20 * 1024;
/** What fits a button on a phone beside another one, in letters; Japanese ones are twice as wide. */
const LONGEST_BUTTON = { en: 30, de: 34, fr: 36, es: 34, ja: 22 } as const;

describe.each(LANGUAGES)('every card in %s', (language) => {
  const scenesWhere = (hasPeoplePicker: boolean) => {
    const cards = createCards({ helpdesk: HELPDESK, language, hasPeoplePicker });
    return gallery().map(({ name, view }) => ({ name, content: cards.render(view).content }));
  };
  const scenes = scenesWhere(true);
  const wrong = (find: (content: CardContent) => readonly unknown[], among = scenes) =>
    Object.fromEntries(
      among.flatMap(({ name, content }) => {
        const found = find(content);
        return found.length === 0 ? [] : [[name, found]];
      }),
    );

  it('stays under the size that Teams is sure to show', () => {
    expect(wrong((content) => (sizeOf(content) > BUDGET ? [sizeOf(content)] : []))).toEqual({});
  });

  it('is sound, and leaves nothing of templates and messages behind', () => {
    expect(wrong((content) => problemsOf(content).filter((text) => !OF_THE_PICKER.test(text)))).toEqual({});
    const leak = /\$\{|\$part|\$when|\$data|\bundefined\b|\bnull\b|\[object|NaN|\{(?!\{|["}])\w+[,}]/gu;
    expect(
      wrong((content) => textsOf(content).filter((text) => leak.test(text.replace(/\{\{.*?\}\}/gu, '')))),
    ).toEqual({});
    expect(wrong((content) => textsOf(content).filter((text) => text.trim() === ''))).toEqual({});
  });

  if (language === 'ja')
    it('has no blank between sentences, except before an address', () => {
      expect(wrong((content) => textsOf(content).filter((text) => /。 (?!https:)/u.test(text)))).toEqual({});
    });

  it('has words for clients that show no cards', () => {
    expect(wrong((content) => (/\p{L}/u.test(String(content['fallbackText'])) ? [] : ['none']))).toEqual({});
  });

  it('labels every input and says what is missing', () => {
    const nameless = (content: CardContent) =>
      objectsOf(content)
        .filter(({ type }) => String(type).startsWith('Input.'))
        .filter(
          ({ label, isRequired, errorMessage }) =>
            typeof label !== 'string' || (isRequired === true && typeof errorMessage !== 'string'),
        );
    expect(wrong(nameless)).toEqual({});
    expect(wrong(nameless, scenesWhere(false))).toEqual({});
  });

  it('is read in order: its heading first, then one title', () => {
    const titles = (content: CardContent) => {
      const body = content['body'] as readonly Readonly<Record<string, unknown>>[];
      const places = body.flatMap(({ style, type }, index) =>
        type === 'TextBlock' && style === 'heading' ? [index] : [],
      );
      return places.length === 1 && places[0] === 1 ? [] : [places];
    };
    expect(wrong(titles)).toEqual({});
  });

  it('has short buttons', () => {
    const long = (content: CardContent) =>
      actionsOf(content).flatMap(({ title }) => (title.length > LONGEST_BUTTON[language] ? [title] : []));
    const body = (content: CardContent) => ({ ...content, body: [] });
    expect(wrong((content) => long(body(content)))).toEqual({});
  });
});

describe('the language of a card', () => {
  it.each<[string | undefined, Language]>([
    ['de-DE', 'de'],
    ['fr-CA', 'fr'],
    ['es-419', 'es'],
    ['ja', 'ja'],
    ['JA-jp', 'ja'],
    ['en_US', 'en'],
    ['pt-BR', 'en'],
    ['', 'en'],
    [undefined, 'en'],
  ])('for %s is %s', (locale, language) => {
    expect(languageOf(locale, 'en')).toBe(language);
  });

  it('is the helpdesk’s where the reader’s isn’t known', () => {
    const cards = createCards({ helpdesk: HELPDESK, language: 'fr' });
    const view = { card: 'write_to_me' } as const;
    const french = cards.render(view, { locale: 'pt-BR' }).summary;
    expect(french).toBe(cards.render(view).summary);
    expect(french).not.toBe(cards.render(view, { locale: 'de-DE' }).summary);
  });
});

describe('words', () => {
  it('throw where a place is left empty, rather than show a card with a hole', () => {
    expect(() => wordsIn('en').say('common.call_helpdesk', { helpdesk: 'IT' })).toThrow();
  });

  it('take text as text, whatever it holds', () => {
    const text = 'Bo <b>{x}</b> ’{y}’';
    expect(wordsIn('en').say('common.call_helpdesk', { helpdesk: text, phone: '1' })).toBe(
      `Call ${text}, 1.`,
    );
  });

  it.each<[Language, string]>([
    ['en', 'One. Two.'],
    ['ja', 'One.Two.'],
  ])('make a paragraph of sentences as %s does', (language, paragraph) => {
    expect(wordsIn(language).paragraph(['One.', 'Two.'])).toBe(paragraph);
  });

  it.each<[Language, string, string]>([
    ['en', 'Amir, Bo and 2 others', 'A, B and 2 others'],
    ['de', 'Amir, Bo und 2 mehr', 'A, B und 2 mehr'],
    ['ja', 'Amir、Bo、ほか2人', 'A、B、ほか2件'],
  ])('count the people and the things left out of a list as %s does', (language, people, things) => {
    expect(joined(wordsIn(language), ['Amir', 'Bo', 'Cara', 'Dana'])).toBe(people);
    expect(joinedThings(wordsIn(language), ['A', 'B', 'C', 'D'])).toBe(things);
  });

  it.each<[Language, string]>([
    ['en', 'Amir and Bo at 10:00; Cara at 10:10; Dana at 10:20'],
    ['fr', 'Amir and Bo at 10:00\u00A0; Cara at 10:10\u00A0; Dana at 10:20'],
    ['ja', 'Amir and Bo at 10:00、Cara at 10:10、Dana at 10:20'],
  ])('keep parts apart that are lists themselves as %s does', (language, whole) => {
    const words = wordsIn(language);
    expect(apart(words, ['Amir and Bo at 10:00', 'Cara at 10:10', 'Dana at 10:20'])).toBe(whole);
    expect(apart(words, ['Amir at 10:00'])).toBe('Amir at 10:00');
  });
});
