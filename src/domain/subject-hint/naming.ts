/** How people name somebody in one language. Each pattern holds the name as its first group. */
export interface Naming {
  readonly patterns: readonly RegExp[];
  /** Words that stand where a name might, and are none. */
  readonly noNames: readonly string[];
}

/** A name with capitals, of up to four words; small ones such as “van der” may stand between. */
export const NAME = String.raw`\p{Lu}[\p{L}\p{M}'-]+(?: (?:(?:van|von|de|der|den|del|da|di|dos|la|le|bin|al|el|ter|zu) ){0,2}\p{Lu}[\p{L}\p{M}'.-]*){0,3}`;

/** Where a name may begin: not within another word or an address. */
export const BEFORE_NAME = String.raw`(?<![\p{L}'.@])`;
