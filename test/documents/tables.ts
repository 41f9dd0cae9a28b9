// The parts of the README that the code writes: each stands between `<!-- name -->` and `<!-- end -->`.
import { CONFIG_KEYS, ENVIRONMENT_KEYS } from '../../src/config.ts';
import { ERROR_CATALOGUE } from '../../src/errors.ts';
import { stateDiagram } from '../domain/state-diagram.ts';

/** Every part by its marker, without blank lines around it. */
export const PARTS: Readonly<Record<string, () => string>> = {
  'table: environment': () =>
    table(
      ['variable', 'default', 'meaning'],
      ENVIRONMENT_KEYS.map(({ key, default: fallback, meaning }) => [
        code(key),
        fallback === null ? '' : code(fallback),
        meaning,
      ]),
    ),
  'table: configuration': () =>
    table(
      ['key', 'default', 'meaning'],
      CONFIG_KEYS.map((row) => [code(row.key), defaultOf(row.default), row.meaning]),
    ),
  'table: errors': () =>
    table(
      ['code', 'what to do'],
      Object.entries(ERROR_CATALOGUE).map(([name, advice]) => [code(name), advice]),
    ),
  'diagram: states': () => ['```mermaid', stateDiagram(), '```'].join('\n'),
};

/** The document with every part as the code has it now; a marker that is missing or there twice is refused. */
export function withParts(document: string, parts: Readonly<Record<string, () => string>> = PARTS): string {
  return Object.entries(parts).reduce((text, [name, render]) => {
    const pieces = text.split(`<!-- ${name} -->\n`);
    const [before, after] = pieces;
    const end = after?.indexOf('<!-- end -->') ?? -1;
    if (pieces.length !== 2 || before === undefined || after === undefined || end < 0)
      throw new Error(`the markers of “${name}” must stand there once, each on a line of its own`);
    return `${before}<!-- ${name} -->\n\n${render()}\n\n${after.slice(end)}`;
  }, document);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

const code = (text: string): string => `\`${text}\``;

const defaultOf = (text: string): string => (text === 'required' || text === 'none' ? text : code(text));
