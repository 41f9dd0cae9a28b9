import { translation } from './translation.ts';
import type { TimeTable } from './translation.ts';

const PART = '(?:nacht|abend|nachmittag|vormittag|morgen|früh)';
const day = (name: string, ours: string): TimeTable[number] => [
  String.raw`\b(?:${name})s?(?=\b|${PART})`,
  `${ours} `,
];

const GERMAN: TimeTable = [
  [String.raw`\bübermorgen\b`, 'day after tomorrow'],
  [String.raw`\b(?:heute|diese) nacht\b`, 'tonight'],
  [String.raw`\bvon (\d{1,2}) bis (?=\d{1,2} ?uhr\b)`, 'from $1:00 until '],
  [String.raw`\b(\d{1,2})[:.](\d\d) ?uhr\b`, '$1:$2'],
  [String.raw`\b(\d{1,2}) uhr (\d\d)\b`, '$1:$2'],
  [String.raw`\b(\d{1,2}) ?uhr\b`, '$1:00'],
  [String.raw`\bmitternacht\b`, 'midnight'],
  day('montag', 'monday'),
  day('dienstag', 'tuesday'),
  day('mittwoch', 'wednesday'),
  day('donnerstag', 'thursday'),
  day('freitag', 'friday'),
  day('samstag|sonnabend', 'saturday'),
  day('sonntag', 'sunday'),
  [String.raw`\bheute\b`, 'today'],
  [String.raw`(?<=\b(?:today|\w+day) +)morgen\b`, 'morning'],
  [String.raw`\bmorgen\b`, 'tomorrow'],
  [String.raw`\bnachmittags?\b`, 'afternoon'],
  [String.raw`\b(?:vormittags?|früh|morgens)\b`, 'morning'],
  [String.raw`\babends?\b`, 'evening'],
  [String.raw`\bnachts?\b`, 'night'],
  [String.raw`\bmittags?\b`, 'noon'],
  [String.raw`\bnächste[nrs]? wochenende\b`, 'next weekend'],
  [String.raw`\b(?:(?:dieses|kommendes|am|übers) )?wochenende\b`, 'this weekend'],
  [String.raw`\bnächste[nrsm]? (?=\w+day)`, 'next '],
  [String.raw`\bkommende[nrsm]? `, 'coming '],
  [String.raw`\bdiese[nrsm]? `, 'this '],
  [String.raw`\b(?:jetzt|sofort|gleich)\b`, 'now'],
  [String.raw`\bbis\b`, 'until'],
  [String.raw`\b(?:von|ab)\b`, 'from'],
  [String.raw`\b(?:eine |ne )?halbe stunde\b`, 'half an hour'],
  [String.raw`\b(?:eine|einer) stunde\b`, 'an hour'],
  [String.raw`\bstunden?\b`, 'hours'],
  [String.raw`\bminuten?\b`, 'minutes'],
  [String.raw`\btage?n?\b`, 'days'],
  [String.raw`\bfür\b`, 'for'],
  [String.raw`\bund\b`, 'and'],
  [String.raw`\b(\d{1,2})\. ?(?=[a-z])`, '$1 '],
  [String.raw`\bmärz\b`, 'march'],
  [String.raw`\bmai\b`, 'may'],
  [String.raw`\boktober\b`, 'october'],
  [String.raw`\bdezember\b`, 'december'],
  [String.raw`\b(?:um|am|den|der|die|das|dem|zum|zur|gegen|nächsten)\b`, ' '],
];

export const FROM_GERMAN = translation(GERMAN);
