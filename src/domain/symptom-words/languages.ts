/** What is known of how people put it, in each language in which they write. */
export interface ByLanguage<Table> {
  readonly english: Table;
  readonly german: Table;
  readonly french: Table;
  readonly spanish: Table;
  readonly japanese: Table;
}

/** The tables to look into: people mix the European languages, while Japanese has letters of its own. */
export function tablesFor<Table>(
  { isJapanese }: { readonly isJapanese: boolean },
  { japanese, ...european }: ByLanguage<Table>,
): readonly Table[] {
  return isJapanese ? [...Object.values(european), japanese] : Object.values(european);
}
