// The matrix as people read it.
import type { Matrix } from './matrix.ts';

/** A line for each doer: what it was killed at, and whether every promise was kept. */
export function tableOf({ engine, met, trials }: Matrix): string {
  const doers = new Map<string, string[]>();
  for (const point of met.keys()) {
    const [doer = '', boundary = ''] = point.split(': ');
    doers.set(doer, [...(doers.get(doer) ?? []), boundary]);
  }
  const isKept = trials.every(({ faults }) => faults.length === 0);
  const rows = [...doers].map(([doer, boundaries]) => [
    engine.name,
    doer,
    String(boundaries.length),
    isKept ? 'kept' : 'see below',
    inShort(boundaries),
  ]);
  const journeys = trials.map(({ journey, kills, seconds, faults }) => [
    engine.name,
    journey,
    String(kills),
    faults.length === 0 ? 'kept' : 'BROKEN',
    `${seconds.toFixed(0)} s`,
  ]);
  return [
    columns([['engine', 'done for', 'points', 'promises', 'killed before (<) and after (>)'], ...rows]),
    columns([['engine', 'journey', 'kills', 'promises', 'time'], ...journeys]),
  ].join('\n\n');
}

function inShort(boundaries: readonly string[]): string {
  const marks = new Map<string, string>();
  for (const boundary of boundaries) {
    const [, moment, what = ''] = /^(before|after) (.*)$/u.exec(boundary) ?? [];
    marks.set(what, `${marks.get(what) ?? ''}${moment === 'before' ? '<' : '>'}`);
  }
  return [...marks].map(([what, mark]) => `${what} ${mark === '><' ? '<>' : mark}`).join(', ');
}

function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
