import type { SwapLanguage } from './swap-language.ts';

export const SPANISH_SWAP: SwapLanguage = {
  with: 'con',
  filler: 'mi|mis|nuestr[oa]|turnos?|guardias?',
  time: String.raw`el|la|de|del|desde|hasta|por|durante|en|ahora|hoy|mañana|pasado mañana|esta|este|próximo|fin de semana|lunes|martes|miércoles|jueves|viernes|sábado|domingo|\d{4}-\d\d-\d\d|\d{1,2} de \p{L}+|\d{1,2}[:.]\d\d`,
};
