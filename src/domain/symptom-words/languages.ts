type Language = 'english' | 'german' | 'french' | 'spanish' | 'japanese';

/** What is known of how people put it, in each language in which they write. */
export type ByLanguage<Table> = Readonly<Record<Language, Table>>;

/** The tables to look into: people mix the European languages, while Japanese has letters of its own. */
export function tablesFor<Table>(
  { isJapanese }: { readonly isJapanese: boolean },
  { japanese, ...european }: ByLanguage<Table>,
): readonly Table[] {
  return isJapanese ? [...Object.values(european), japanese] : Object.values(european);
}
