// Source files as the compiler sees them, so that words in comments and texts are no findings.
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export interface Source {
  /** Relative to src, with forward slashes. */
  readonly file: string;
  readonly text: string;
}

/** An import or re-export, types included. */
export interface Imported {
  readonly from: string;
  readonly line: number;
}

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));

/** Every TypeScript file of src. */
export function sourcesOfSrc(): readonly Source[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => ({ file: path.split(sep).join('/'), text: readFileSync(join(SRC, path), 'utf8') }));
}

/** Every node of a file with its line, outermost first. */
export function nodesOf({
  file,
  text,
}: Source): readonly { readonly node: ts.Node; readonly line: number }[] {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const nodes: { node: ts.Node; line: number }[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push({ node, line: tree.getLineAndCharacterOfPosition(node.getStart()).line + 1 });
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(tree, visit);
  return nodes;
}

/** Static, dynamic, type-only and `import('…').Type` imports, and re-exports. */
export function importsOf(source: Source): readonly Imported[] {
  return nodesOf(source).flatMap(({ node, line }) => {
    const from = moduleOf(node);
    return from === undefined ? [] : [{ from, line }];
  });
}

function moduleOf(node: ts.Node): string | undefined {
  const name = specifierOf(node);
  return name !== undefined && ts.isStringLiteralLike(name) ? name.text : undefined;
}

function specifierOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return node.argument.literal;
  const isDynamic = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return isDynamic ? node.arguments[0] : undefined;
}
