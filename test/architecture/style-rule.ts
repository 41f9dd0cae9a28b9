// What no file of src may hold, whatever the linter is told in a comment.
import ts from 'typescript';
import { zoneOf } from './import-rule.ts';
import { nodesOf } from './source.ts';
import type { Source } from './source.ts';

const MOST_LINES = 300;

/** Everything wrong with a file, in words, with its lines. */
export function wrongStyle(source: Source): readonly string[] {
  const { file, text } = source;
  const lines = text.trimEnd().split('\n').length;
  const found = nodesOf(source).flatMap(({ node, line }) =>
    [wrongNode(node, file), zoneOf(file) === 'domain' ? impure(node) : undefined]
      .filter((words) => words !== undefined)
      .map((words) => `${file}:${line} ${words}`),
  );
  return [
    ...(/(?:^|\/)(?:utils?|helpers?|common)(?:\/|\.ts$)/.test(file)
      ? [`${file} has a name for anything`]
      : []),
    ...(/(?:^|\/)index\.ts$/.test(file) ? [`${file} is a barrel`] : []),
    ...(lines > MOST_LINES ? [`${file} has ${lines} lines`] : []),
    ...found,
  ];
}

function wrongNode(node: ts.Node, file: string): string | undefined {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return 'uses any';
  if (ts.isNewExpression(node) && node.expression.getText() === 'Error') return 'makes a bare Error';
  if (ts.isEnumDeclaration(node)) return 'declares an enum';
  if (ts.isExportAssignment(node) || node.kind === ts.SyntaxKind.DefaultKeyword) return otherDefault(node);
  if (ts.isClassLike(node)) return mayBeClass(node, file) ? undefined : 'declares a class';
  return undefined;
}

/** The one error that leaves a module; the storage has more of its own, by which it knows what a failed statement left behind. */
function mayBeClass(node: ts.ClassLikeDeclaration, file: string): boolean {
  if (file === 'errors.ts') return node.name?.text === 'ServiceError';
  const bases = (node.heritageClauses ?? []).flatMap(({ types }) => types.map((type) => type.getText()));
  return zoneOf(file) === 'storage' && bases.includes('Error');
}

/** `default` of a switch is the linter's business; `export default` and `export { x as default }` are ours. */
function otherDefault(node: ts.Node): string | undefined {
  return ts.isDefaultClause(node.parent) ? undefined : 'exports a default';
}

/** Clock, chance and environment, which the domain is handed instead. */
function impure(node: ts.Node): string | undefined {
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length)
    return 'reads the clock';
  if (ts.isIdentifier(node) && ['process', 'crypto', 'fetch', 'globalThis'].includes(node.text))
    return isName(node) ? undefined : `reaches for ${node.text}`;
  if (!ts.isPropertyAccessExpression(node)) return undefined;
  const called = node.getText();
  if (/^(?:Date|performance)\.now$|^Temporal\.Now\b/.test(called)) return 'reads the clock';
  return called === 'Math.random' ? 'draws lots' : undefined;
}

/** A property or key of that name is no reach for the global. */
function isName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  return (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) && parent.name === node;
}
