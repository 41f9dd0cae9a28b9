// Where in the configuration file a problem is.
import { isMap, isNode, isSeq } from 'yaml';
import type { Document, LineCounter, Node } from 'yaml';
import type { Path, Problem } from './problem.ts';

/** A path as people read it: `onCall.rotations[0].name`. */
export const shown = (path: Path): string =>
  path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? String(step) : `${text}.${String(step)}`;
  }, '');

/** The path that a key of the configuration names, as {@link shown} writes it. */
export const pathOf = (key: string): Path =>
  [...key.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([step, position]) =>
    position === undefined ? step : Number(position),
  );

/** Puts the line and the key before what is wrong: `3: helpdesk.phone: …`. */
export function locationIn(document: Document, lines: LineCounter): (problem: Problem) => string {
  return ({ path, message, other }) => {
    const beside = other === undefined ? '' : ` (${shown(other)} in line ${lineOf(other, document, lines)})`;
    return withoutAddresses(
      `${lineOf(path, document, lines)}: ${shown(path) || 'the file'}: ${message}${beside}`,
    );
  };
}

/** The address of a pager is a secret, and a slip of the pen can make a key of it. */
export const withoutAddresses = (text: string): string =>
  text.replaceAll(/\bhttps?:\/\/[^\s"']+/gi, '[address]');

/** Line of the key or entry the path names or, where it is absent, of the nearest one around it. */
function lineOf(path: Path, document: Document, lines: LineCounter): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const step of path) {
    const mark = stepInto(node, step);
    if (mark === undefined) break;
    offset = mark.at.range?.[0] ?? offset;
    node = mark.inside;
  }
  return lines.linePos(offset).line;
}

function stepInto(node: unknown, step: PropertyKey): { at: Node; inside: unknown } | undefined {
  if (isSeq(node) && typeof step === 'number') {
    const item = node.items[step];
    return isNode(item) ? { at: item, inside: item } : undefined;
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => isNode(key) && String(key.toJSON()) === step);
  return pair !== undefined && isNode(pair.key) ? { at: pair.key, inside: pair.value } : undefined;
}
