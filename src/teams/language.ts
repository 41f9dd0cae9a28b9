/** The languages that cards, messages and commands are in. */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'ja'] as const;

export type Language = (typeof LANGUAGES)[number];

/** How lists, plurals, numbers and dates are written in each. English is British: no comma before "and". */
export const LOCALES: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  de: 'de',
  fr: 'fr',
  es: 'es',
  ja: 'ja',
};

/**
 * The language of whoever reads, by their locale as Teams tells it (BCP 47, such as `fr-CA`); `otherwise` where it tells
 * none, or one that there is no catalogue for.
 */
export function languageOf(locale: string | undefined, otherwise: Language): Language {
  const [spoken] = (locale ?? '').toLowerCase().split(/[-_]/u);
  return LANGUAGES.find((language) => language === spoken) ?? otherwise;
}
