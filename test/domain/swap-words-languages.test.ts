import { readSwap } from '../../src/domain/swap-words.ts';

describe('what is written behind “swap” in other languages', () => {
  it.each([
    ['Freitag mit Dana', 'Dana', 'Freitag'],
    ['mit Dana am Freitag', 'Dana', 'am Freitag'],
    ['mit Dana Petrova Freitagnacht', 'Dana Petrova', 'Freitagnacht'],
    ['meine Schicht am Freitag mit Jörg Müller', 'Jörg Müller', 'am Freitag'],
    ['mit @Dana übermorgen', 'Dana', 'übermorgen'],
    ['mit Dana', 'Dana', ''],
    ['heute Nacht mit Dana von 18 bis 22 Uhr', 'Dana', 'heute Nacht von 18 bis 22 Uhr'],
    ['vendredi avec Dana', 'Dana', 'vendredi'],
    ['avec Élodie Weiß vendredi soir', 'Élodie Weiß', 'vendredi soir'],
    ['ma garde de demain avec Dana', 'Dana', 'de demain'],
    ['avec Dana', 'Dana', ''],
    ['el viernes con Dana', 'Dana', 'el viernes'],
    ['con Íñigo Peña mañana', 'Íñigo Peña', 'mañana'],
    ['mi turno del sábado con Dana', 'Dana', 'del sábado'],
    ['con Dana', 'Dana', ''],
    ['金曜の夜を田中さんと', '田中', '金曜の夜'],
    ['田中さんと金曜の夜を', '田中', '金曜の夜'],
    ['田中花子さんと', '田中花子', ''],
    ['明日を', '', '明日'],
  ])('“%s” is with “%s”, “%s”', (text, whom, when) => {
    expect(readSwap(text)).toEqual({ whom, when });
  });
});
