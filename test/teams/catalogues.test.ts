// Every language says everything that English says, with the same places to fill, and nothing that nobody says.
import { readdirSync, readFileSync } from 'node:fs';
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from '@jest/globals';
import { LANGUAGES } from '../../src/teams/language.ts';
import type { Language } from '../../src/teams/language.ts';
import { sourcesOfSrc } from '../architecture/source.ts';

const FOLDER = new URL('../../src/teams/messages/', import.meta.url);
type Catalogue = ReadonlyMap<string, string>;

function catalogueOf(language: Language): Catalogue {
  const folder = new URL(`${language}/`, FOLDER);
  return new Map(
    readdirSync(folder).flatMap((file) => {
      const texts = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Record<string, string>;
      const topic = file.replace(/\.json$/u, '');
      return Object.entries(texts).map(([key, text]) => [`${topic}.${key}`, text] as const);
    }),
  );
}

const ENGLISH = catalogueOf('en');
const OTHERS = LANGUAGES.filter((language) => language !== 'en');

/** What a message has places for, with how they are used: `name`, `count plural`, `role select (mine, other)`. */
function placesIn(elements: readonly MessageFormatElement[]): readonly string[] {
  return elements.flatMap((element): readonly string[] => {
    switch (element.type) {
      case TYPE.argument:
      case TYPE.number:
      case TYPE.date:
      case TYPE.time:
        return [element.value];
      case TYPE.plural:
        return [
          `${element.value} plural`,
          ...Object.values(element.options).flatMap(({ value }) => placesIn(value)),
        ];
      case TYPE.select: {
        const options = Object.keys(element.options).toSorted().join(', ');
        return [
          `${element.value} select (${options})`,
          ...Object.values(element.options).flatMap(({ value }) => placesIn(value)),
        ];
      }
      case TYPE.tag:
        return [`tag ${element.value}`];
      case TYPE.literal:
      case TYPE.pound:
        return [];
    }
  });
}

/** A language may do without a plural that English needs: the number is there all the same. */
const placesOf = (text: string): readonly string[] =>
  [...new Set(placesIn(parse(text)).map((place) => place.replace(/ plural$/u, '')))].toSorted();

function pluralsIn(elements: readonly MessageFormatElement[]): readonly (readonly string[])[] {
  return elements.flatMap((element) => {
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return [];
    const deeper = Object.values(element.options).flatMap(({ value }) => pluralsIn(value));
    return element.type === TYPE.plural ? [Object.keys(element.options), ...deeper] : deeper;
  });
}

/** Numbers here stay far below a million, where French and Spanish have a form of their own. */
const FORMS: Readonly<Record<Language, readonly string[]>> = {
  en: ['one', 'other'],
  de: ['one', 'other'],
  fr: ['one', 'other'],
  es: ['one', 'other'],
  ja: ['other'],
};

/** Names of products, and single words that are the same in both languages. */
const PRODUCTS = /Microsoft Authenticator|Windows Hello(?: for Business)?|Temporary Access Pass/gu;
const isTheSame = (text: string): boolean =>
  !/\p{L}{3,}.*\P{L}\p{L}{3,}/u.test(text.replace(/\{[^}]*\}|https:\S+/gu, '').replace(PRODUCTS, ''));

describe('the English catalogue', () => {
  const sources = sourcesOfSrc()
    .map(({ text }) => text)
    .join('\n');
  const literal = new Set([...sources.matchAll(/['`]([a-z_]+\.[\w.]+)['`]/gu)].map(([, key = '']) => key));
  const patterns = [...sources.matchAll(/say\(\s*`([a-z_]+\.[^`]*\$\{[^`]+)`/gu)].map(
    ([, template = '']) =>
      new RegExp(
        `^${template
          .split(/\$\{[^}]*\}/u)
          .map((part) => part.replaceAll('.', String.raw`\.`))
          .join(String.raw`[\w.]*`)}$`,
        'u',
      ),
  );

  it('holds no message that nobody says', () => {
    const unused = [...ENGLISH.keys()].filter(
      (key) => !literal.has(key) && !patterns.some((pattern) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });

  it.each([...ENGLISH])('%s can be read by the library', (_, text) => {
    expect(() => parse(text)).not.toThrow();
    expect(text.trim()).not.toBe('');
  });
});

describe.each(OTHERS)('the catalogue of %s', (language) => {
  const catalogue = catalogueOf(language);

  it('has every message, and no other', () => {
    expect([...ENGLISH.keys()].filter((key) => !catalogue.has(key))).toEqual([]);
    expect([...catalogue.keys()].filter((key) => !ENGLISH.has(key))).toEqual([]);
  });

  it('has the same places to fill', () => {
    const wrong = [...catalogue].flatMap(([key, text]) => {
      const [here, there] = [placesOf(text), placesOf(ENGLISH.get(key) ?? '')];
      return JSON.stringify(here) === JSON.stringify(there) ? [] : [{ key, here, there }];
    });
    expect(wrong).toEqual([]);
  });

  it('has the forms for numbers that the language has', () => {
    const wrong = [...catalogue].filter(([, text]) =>
      pluralsIn(parse(text)).some((forms) => {
        const named = forms.filter((form) => !form.startsWith('='));
        return (
          FORMS[language].some((form) => !named.includes(form)) ||
          named.some((form) => !FORMS[language].includes(form))
        );
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('is translated', () => {
    const left = [...catalogue].filter(([key, text]) => text === ENGLISH.get(key) && !isTheSame(text));
    expect(left).toEqual([]);
  });

  it('keeps addresses, commands in quotes apart, and request numbers as they are', () => {
    const parts = (text: string): readonly string[] =>
      [...text.matchAll(/https:\/\/[^\s“”„«»「」、。]+|LK-\d{4}/gu)]
        .map(([part]) => part.replace(/[.,:;)]+$/u, ''))
        .toSorted();
    const wrong = [...catalogue].filter(
      ([key, text]) => JSON.stringify(parts(text)) !== JSON.stringify(parts(ENGLISH.get(key) ?? '')),
    );
    expect(wrong).toEqual([]);
  });
});
