/**
 * How far a typed name is from a name on file; 0 when they are the same but for case, accents and punctuation.
 * Words are compared in any order, a beginning counts as nearly the word, and two letters swapped as one slip.
 */
export function nameDistance(typed: string, onFile: string): number {
  const wanted = wordsOf(typed);
  const held = wordsOf(onFile);
  if (wanted.length === 0 || held.length === 0) return Infinity;
  if (wanted.join(' ') === held.join(' ')) return 0;
  const slips = wanted.map((word) => Math.min(...held.map((other) => wordDistance(word, other))));
  // The whole only breaks ties: "ali" should bring "Ali Wong" before "Alice Wong-Smith".
  const whole = editDistance(wanted.join(' '), held.join(' ')) / 100;
  return slips.reduce((sum, slip) => sum + slip, 0) + whole;
}

/** Whether a name is near enough to what was typed to be worth a "did you mean". */
export function isNear(typed: string, onFile: string): boolean {
  const letters = wordsOf(typed).join('').length;
  return nameDistance(typed, onFile) < Math.max(1.5, letters * 0.35);
}

/** The words of a name in lower case without accents; emoji, marks and direction signs are no words. */
export function wordsOf(text: string): readonly string[] {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

const BEGINNING = 0.5;

function wordDistance(word: string, other: string): number {
  if (word === other) return 0;
  if (other.startsWith(word)) return BEGINNING;
  return editDistance(word, other);
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
function editDistance(a: string, b: string): number {
  const from = Array.from(a);
  const to = Array.from(b);
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [row, letter] of from.entries()) {
    const current = [row + 1];
    for (const [column, other] of to.entries()) {
      const replaced = cell(last, column) + (letter === other ? 0 : 1);
      const swapped =
        row > 0 && column > 0 && letter === to[column - 1] && from[row - 1] === other
          ? cell(beforeLast, column - 1) + 1
          : Infinity;
      current.push(Math.min(replaced, swapped, cell(last, column + 1) + 1, cell(current, column) + 1));
    }
    beforeLast = last;
    last = current;
  }
  return cell(last, to.length);
}

const cell = (row: readonly number[], column: number): number => row[column] ?? Infinity;
