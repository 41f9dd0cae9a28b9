// `latchkey on-call --markdown`: a table to paste into a wiki.
import { localText } from '../config/local-time.ts';
import type { Duty, Gap } from '../domain/on-call.ts';
import { personWords, reasonWords, type Said } from './on-call-words.ts';

/** Duties and gaps of all rotations as a Markdown table, each rotation's in the order of time. */
export function answerTable({ at, until, timeZone, people, rotations }: Said): string {
  const rows = rotations.flatMap(({ name, duties, gaps, isKnown }) => {
    const spans = [...duties, ...gaps].toSorted((a, b) => (a.from < b.from ? -1 : 1));
    if (spans.length === 0 && !isKnown) return [[name, '', '', 'not known', '']];
    return spans.map((span) => [
      name,
      localText(span.from, timeZone),
      localText(span.until, timeZone),
      ...cellsOf(span, people),
    ]);
  });
  return [
    `On call from ${localText(at, timeZone)} until ${localText(until, timeZone)} (${escaped(timeZone)})`,
    '',
    line(['Rotation', 'From', 'Until', 'Who', 'Why']),
    '| --- | --- | --- | --- | --- |',
    ...rows.map((cells) => line(cells.map(escaped))),
  ].join('\n');
}

function cellsOf(span: Duty | Gap, people: Said['people']): readonly string[] {
  if (!('who' in span)) return ['nobody', 'gap'];
  return [personWords(people(span.who)), reasonWords(span.because, people)];
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Names come from people and the directory: nothing in them may be a mark-up, an HTML tag or another cell. */
const escaped = (text: string): string =>
  text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_{}[\]<>()#|~!]/g, (character) => `\\${character}`);
