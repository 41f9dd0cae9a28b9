import type { SwapLanguage } from './swap-language.ts';

const WEEKDAY =
  '(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)s?(?:nacht|abend|nachmittag|vormittag|morgen|früh)?';

export const GERMAN_SWAP: SwapLanguage = {
  with: 'mit',
  filler: 'meine[nrsm]?|mein|unsere[nrsm]?|schicht(?:en)?|dienste?|(?:ruf)?bereitschaft|bitte',
  time: String.raw`am|an|ab|von|bis|für|in|den|die|das|übers|jetzt|heute|morgen|übermorgen|diese[nrsm]?|nächste[nrsm]?|kommende[nrsm]?|wochenende|${WEEKDAY}|\d{4}-\d\d-\d\d|\d{1,2}\. \p{L}+|\d{1,2}[:.]\d\d|\d{1,2} uhr`,
};
