// What a part of the bench found, as a table for people and as JSON for programs.

/** One thing that was measured; `form` says how its cells are printed. */
export interface Column {
  readonly key: string;
  readonly title: string;
  /** Digits after the point; for numbers only. */
  readonly digits?: number;
}

export type Row = Readonly<Record<string, string | number>>;

/** The outcome of one part. `about` says in a sentence what was done; notes say what else the reader should know. */
export interface Report {
  readonly part: string;
  readonly about: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly notes?: readonly string[];
}

/** How much is measured: a whole run, a short look, or just enough to see that it works. */
export type Scale = 'full' | 'quick' | 'tiny';

/** The number for this scale. */
export function sized(scale: Scale, sizes: Readonly<Record<Scale, number>>): number {
  return sizes[scale];
}

/** The report as a table in plain text. */
export function tableOf({ part, about, columns, rows, notes = [] }: Report): string {
  const cells = rows.map((row) => columns.map((column) => printed(row[column.key], column)));
  const widths = columns.map(({ title }, place) =>
    Math.max(title.length, ...cells.map((line) => line[place]?.length ?? 0)),
  );
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, place) =>
        isNumeric(place, rows, columns) ? text.padStart(widths[place] ?? 0) : text.padEnd(widths[place] ?? 0),
      )
      .join('  ')
      .trimEnd();
  const table = [line(columns.map(({ title }) => title)), ...cells.map(line)];
  return [`${part}: ${about}`, '', ...table, ...(notes.length === 0 ? [] : ['', ...notes]), ''].join('\n');
}

function printed(value: string | number | undefined, { digits = 0 }: Column): string {
  if (value === undefined) return '–';
  return typeof value === 'number' ? value.toFixed(digits) : value;
}

const isNumeric = (place: number, rows: readonly Row[], columns: readonly Column[]): boolean =>
  rows.some((row) => typeof row[columns[place]?.key ?? ''] === 'number');

/** The value under which `share` of all values lie, of the values as they came. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
