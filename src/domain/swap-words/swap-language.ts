/** How people put a swap in one language, in patterns of words without accents. */
export interface SwapLanguage {
  /** The word before a colleague's name. */
  readonly with: string;
  /** Words that say nothing of whom or when. */
  readonly filler: string;
  /** With these words a time begins; whatever stands before them is a name. */
  readonly time: string;
}
