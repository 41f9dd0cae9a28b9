import { readSpan } from '../../src/domain/time-words.ts';
import type { TimeContext } from '../../src/domain/time-words.ts';

/** A Monday, 10:00 in Berlin. */
const BERLIN: TimeContext = { now: '2026-11-23T09:00:00.000Z', timeZone: 'Europe/Berlin', withinDays: 56 };

const SAID: readonly (readonly [
  language: string,
  said: readonly (readonly [theirs: string, ours: string])[],
])[] = [
  [
    'German',
    [
      ['bis 18 Uhr', 'until 18:00'],
      ['bis 18:30 Uhr', 'until 18:30'],
      ['bis 18 Uhr 30', 'until 18:30'],
      ['bis heute um 18 Uhr', 'until today 18:00'],
      ['bis morgen 8 Uhr', 'until tomorrow 8:00'],
      ['bis morgen früh', 'until tomorrow 08:00'],
      ['bis übermorgen 8 Uhr', 'until 2026-11-25 08:00'],
      ['bis Freitag 9 Uhr', 'until friday 9:00'],
      ['bis Freitag früh', 'until friday 08:00'],
      ['von 18 bis 22 Uhr', 'from 18:00 until 22:00'],
      ['von 18 Uhr bis 22 Uhr', 'from 18:00 until 22:00'],
      ['ab 18 Uhr bis morgen 8 Uhr', 'from 18:00 until tomorrow 8:00'],
      ['für 2 Stunden', 'for 2 hours'],
      ['für eine Stunde', 'for an hour'],
      ['für eine halbe Stunde', 'for half an hour'],
      ['heute', 'today'],
      ['heute Nacht', 'tonight'],
      ['heute Abend', 'today evening'],
      ['morgen', 'tomorrow'],
      ['morgen früh', 'tomorrow morning'],
      ['morgen Abend', 'tomorrow evening'],
      ['Freitagnacht', 'friday night'],
      ['am Freitag', 'friday'],
      ['Freitagabend', 'friday evening'],
      ['Samstagmorgen', 'saturday morning'],
      ['Sonnabend', 'saturday'],
      ['nächsten Freitag', 'next friday'],
      ['am Wochenende', 'this weekend'],
      ['nächstes Wochenende', 'next weekend'],
      ['bis 24. Dezember 8 Uhr', 'until 24 december 8:00'],
      ['bis Mitternacht', 'until midnight'],
      ['bis mittags', 'until noon'],
      ['uebermorgen', '2026-11-25'],
    ],
  ],
  [
    'French',
    [
      ["jusqu'à 18 h", 'until 18:00'],
      ['jusqu’à 18h30', 'until 18:30'],
      ["jusqu'à 18 heures", 'until 18:00'],
      ["jusqu'à demain 8 h", 'until tomorrow 8:00'],
      ["jusqu'à demain matin", 'until tomorrow 08:00'],
      ["jusqu'à vendredi 9 h", 'until friday 9:00'],
      ["jusqu'à midi", 'until noon'],
      ["jusqu'à minuit", 'until midnight'],
      ["jusqu'au 24 décembre 8 h", 'until 24 december 8:00'],
      ['de 18 à 22 h', 'from 18:00 until 22:00'],
      ['de 18 h à 22 h', 'from 18:00 until 22:00'],
      ['pendant 2 heures', 'for 2 hours'],
      ['pour 2 h', 'for 2 hours'],
      ['pendant une heure', 'for an hour'],
      ['pendant 30 minutes', 'for 30 minutes'],
      ["aujourd'hui", 'today'],
      ['ce soir', 'today evening'],
      ['cette nuit', 'tonight'],
      ['demain', 'tomorrow'],
      ['demain matin', 'tomorrow morning'],
      ['après-demain', '2026-11-25'],
      ['vendredi soir', 'friday evening'],
      ['la nuit de vendredi', 'friday night'],
      ['vendredi prochain', 'coming friday'],
      ['ce week-end', 'this weekend'],
    ],
  ],
  [
    'Spanish',
    [
      ['hasta las 18:00', 'until 18:00'],
      ['hasta las 18 h', 'until 18:00'],
      ['hasta las 6 de la tarde', 'until 6 pm'],
      ['hasta las 6:30 de la tarde', 'until 6:30 pm'],
      ['hasta mañana a las 8:00', 'until tomorrow 8:00'],
      ['hasta mañana por la mañana', 'until tomorrow 08:00'],
      ['hasta el viernes a las 9:00', 'until friday 9:00'],
      ['hasta el mediodía', 'until noon'],
      ['hasta medianoche', 'until midnight'],
      ['hasta el 24 de diciembre a las 8:00', 'until 24 december 8:00'],
      ['de 18:00 a 22:00', 'from 18:00 until 22:00'],
      ['desde las 18:00 hasta las 22:00', 'from 18:00 until 22:00'],
      ['por 2 horas', 'for 2 hours'],
      ['durante una hora', 'for an hour'],
      ['durante 30 minutos', 'for 30 minutes'],
      ['hoy', 'today'],
      ['esta noche', 'tonight'],
      ['esta tarde', 'today afternoon'],
      ['mañana', 'tomorrow'],
      ['mañana por la mañana', 'tomorrow morning'],
      ['pasado mañana', '2026-11-25'],
      ['el viernes por la noche', 'friday night'],
      ['el próximo viernes', 'coming friday'],
      ['este fin de semana', 'this weekend'],
    ],
  ],
  [
    'Japanese',
    [
      ['18時まで', 'until 18:00'],
      ['１８時まで', 'until 18:00'],
      ['18時30分まで', 'until 18:30'],
      ['18時半まで', 'until 18:30'],
      ['午後6時まで', 'until 6 pm'],
      ['明日の8時まで', 'until tomorrow 8:00'],
      ['明日の朝まで', 'until tomorrow 08:00'],
      ['金曜日の9時まで', 'until friday 9:00'],
      ['正午まで', 'until noon'],
      ['12月24日8時まで', 'until 24 december 8:00'],
      ['18時から22時まで', 'from 18:00 until 22:00'],
      ['今から18時まで', 'from now until 18:00'],
      ['2時間', 'for 2 hours'],
      ['30分間', 'for 30 minutes'],
      ['今日', 'today'],
      ['今夜', 'tonight'],
      ['明日', 'tomorrow'],
      ['明日の朝', 'tomorrow morning'],
      ['明後日', '2026-11-25'],
      ['金曜の夜', 'friday night'],
      ['来週の金曜日', 'next friday'],
      ['週末', 'this weekend'],
      ['来週末', 'next weekend'],
    ],
  ],
];

describe.each(SAID)('a time in %s', (_, said) => {
  it.each(said)('“%s” is “%s”', (theirs, ours) => {
    const reading = readSpan(theirs, BERLIN);
    expect(reading).toEqual(readSpan(ours, BERLIN));
    expect(reading.ok).toBe(true);
  });
});

describe('a time in another language that is none', () => {
  it.each([
    ['bis 18', 'bare_hour'],
    ['hasta las 18', 'bare_hour'],
    ['bis 25 Uhr', 'no_such_time'],
    ["jusqu'à 9 h", 'past'],
    ['9時まで', 'past'],
    ['bis', 'missing'],
    ['irgendwann', 'unreadable'],
    ['un de ces jours', 'unreadable'],
    ['そのうち', 'unreadable'],
  ])('%j is refused as %s', (text, problem) => {
    expect(readSpan(text, BERLIN)).toEqual({ ok: false, problem });
  });
});
