import { translation } from './translation.ts';
import type { TimeTable } from './translation.ts';

const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
];

// What belongs to a time stands behind it: 18時まで is “18:00 until”.
const JAPANESE: TimeTable = [
  [String.raw`(\d{1,3})時間`, ' $1 hours '],
  [String.raw`(\d{1,3})分間`, ' $1 minutes '],
  [String.raw`(\d{1,3})日間`, ' $1 days '],
  ...MONTHS.map((month, index): TimeTable[number] => [
    String.raw`(?<!\d)${index + 1}月(\d{1,2})日`,
    ` $1 ${month} `,
  ]),
  [String.raw`午後(\d{1,2})時半`, ' $1:30 pm '],
  [String.raw`午後(\d{1,2})時(\d\d)分?`, ' $1:$2 pm '],
  [String.raw`午後(\d{1,2})時`, ' $1 pm '],
  [String.raw`午前(\d{1,2})時半`, ' $1:30 am '],
  [String.raw`午前(\d{1,2})時(\d\d)分?`, ' $1:$2 am '],
  [String.raw`午前(\d{1,2})時`, ' $1 am '],
  [String.raw`(\d{1,2})時半`, ' $1:30 '],
  [String.raw`(\d{1,2})時(\d\d)分?`, ' $1:$2 '],
  [String.raw`(\d{1,2})時`, ' $1:00 '],
  ['今夜|今晩|今日の(?:夜|晩)', ' tonight '],
  ['明後日|あさって', ' day after tomorrow '],
  ['明朝', ' tomorrow morning '],
  ['明晩', ' tomorrow night '],
  ['明日|あした', ' tomorrow '],
  ['今日|本日', ' today '],
  ['来週末|来週の(?:週末|土日)', ' next weekend '],
  ['今週末|週末|土日', ' this weekend '],
  ['来週の?(?=[月火水木金土日]曜)', ' next '],
  ['今週の?(?=[月火水木金土日]曜)', ' this '],
  ['(?:今度|次)の?(?=[月火水木金土日]曜)', ' coming '],
  ['月曜日?', ' monday '],
  ['火曜日?', ' tuesday '],
  ['水曜日?', ' wednesday '],
  ['木曜日?', ' thursday '],
  ['金曜日?', ' friday '],
  ['土曜日?', ' saturday '],
  ['日曜日?', ' sunday '],
  ['午前中|の?朝', ' morning '],
  ['の?夕方', ' evening '],
  ['の?(?:夜|晩)', ' night '],
  ['正午|の?昼', ' noon '],
  ['の?午後', ' afternoon '],
  ['深夜0時|零時', ' midnight '],
  ['今(?=から|まで|$)', ' now '],
  ['^(.{1,40}?)から(.{1,40}?)まで', 'from $1 until $2'],
  ['^(.{1,40}?)まで', 'until $1'],
  ['^(.{1,40}?)から$', 'from $1'],
  [String.raw`^\s*(\d+ (?:hours|minutes|days))\s*$`, 'for $1'],
  ['[のはにを、]', ' '],
];

export const FROM_JAPANESE = translation(JAPANESE);
