/** The languages that cards, messages and commands are in. */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'ja'] as const;

export type Language = (typeof LANGUAGES)[number];

/**
 * The language of whoever reads, by their locale as Teams tells it (BCP 47, such as `fr-CA`); `otherwise` where it tells
 * none, or one that there is no catalogue for.
 */
export function languageOf(locale: string | undefined, otherwise: Language): Language {
  const [spoken] = (locale ?? '').toLowerCase().split(/[-_]/u);
  return LANGUAGES.find((language) => language === spoken) ?? otherwise;
}
