import type { SwapLanguage } from './swap-language.ts';

export const FRENCH_SWAP: SwapLanguage = {
  with: 'avec',
  filler: "ma|mon|mes|notre|(?:l')?astreintes?|gardes?|permanences?|tours?",
  time: String.raw`le|la|de|du|dès|depuis|jusqu'(?:à|au)|pour|pendant|dans|maintenant|aujourd'hui|demain|après-demain|ce|cet|cette|week-?end|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|\d{4}-\d\d-\d\d|\d{1,2} \p{L}+|\d{1,2} ?h|\d{1,2}[:.]\d\d`,
};
