// The parts of documents that the code writes: each stands between `<!-- name -->` and `<!-- end -->`.
import { CONFIG_KEYS, ENVIRONMENT_KEYS } from '../../src/config.ts';
import { ERROR_CATALOGUE } from '../../src/errors.ts';
import { GRAPH_CALLS } from '../../src/graph/graph-call.ts';
import { PERMISSIONS, sourceOf } from '../../src/graph/permission-list.ts';
import type { Permission } from '../../src/graph/permission-list.ts';
import { riskOf } from '../../src/graph/permission-risk.ts';
import { METRICS } from '../../src/telemetry/metric-list.ts';
import type { MetricSpec } from '../../src/telemetry/metric-spec.ts';
import { stateDiagram } from '../domain/state-diagram.ts';

/** Parts of a document by their markers, without blank lines around them. */
export type Parts = Readonly<Record<string, () => string>>;

const README: Parts = {
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
  'table: permissions': () =>
    table(
      ['application permission', 'needed', 'what for'],
      PERMISSIONS.filter(isDirect).map((one) => [linked(one), neededWords(one), one.does]),
    ),
  'table: errors': () =>
    table(
      ['code', 'what to do'],
      Object.entries(ERROR_CATALOGUE).map(([name, advice]) => [code(name), advice]),
    ),
  'diagram: states': () => ['```mermaid', stateDiagram(), '```'].join('\n'),
};

const TENANT: Parts = {
  'table: permissions': () =>
    table(
      ['Application permission', 'Latchkey …', 'Needed', 'Without it'],
      PERMISSIONS.filter(isDirect).map((one) => [linked(one), doubted(one), neededWords(one), one.without]),
    ),
  'table: one kind at a time': () =>
    table(
      ['Application permission', 'Latchkey …'],
      PERMISSIONS.filter((one) => !isDirect(one)).map((one) => [linked(one), doubted(one)]),
    ),
  'table: risks': () =>
    table(
      ['Application permission', 'Tier', 'Whoever holds it can'],
      PERMISSIONS.flatMap(({ name }) => {
        const risk = riskOf(name);
        return risk === undefined ? [] : [[code(name), String(risk.tier), risk.can]];
      }),
    ),
  'table: calls': () =>
    table(
      ['Call', 'Least permission', 'Instead of it also'],
      Object.entries(GRAPH_CALLS).map(([kind, { name, permission }]) => [
        code(name),
        permission.split(' and ').map(code).join(' and '),
        wider(kind).map(code).join(', '),
      ]),
    ),
};

const OPERATIONS: Parts = {
  'table: metrics': () => metricTable('instance'),
  'table: metrics of the database': () => metricTable('database'),
};

/** Every document that has such parts, by its path from the top of the project. */
export const DOCUMENTS: Readonly<Record<string, Parts>> = {
  'README.md': README,
  'deploy/tenant.md': TENANT,
  'deploy/operations.md': OPERATIONS,
};

/** The document with every part as the code has it now; a marker that is missing or there twice is refused. */
export function withParts(document: string, parts: Parts): string {
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

function metricTable(of: MetricSpec['of']): string {
  const rows = Object.entries<MetricSpec>(METRICS).filter(([, spec]) => spec.of === of);
  return table(
    ['Metric', 'Kind', 'Labels', 'What it says'],
    rows.map(([name, { kind, labels, help }]) => [code(name), kind, labels.map(code).join(', '), help]),
  );
}

const isDirect = ({ need }: Permission): boolean => need !== 'instead';

const linked = (one: Permission): string => `[${code(one.name)}](${sourceOf(one)})`;

const neededWords = ({ need, when }: Permission): string => (need === 'optional' ? 'optional' : when.words);

const doubted = ({ does, unverified }: Permission): string =>
  unverified === undefined ? does : `${does} (*unverified*: ${unverified})`;

/** What covers every permission that a call needs. */
function wider(kind: string): readonly string[] {
  const [first, ...others] = PERMISSIONS.filter(({ calls }) => calls.some((call) => call === kind));
  const all = first?.coveredBy ?? [];
  return all.filter((name) => others.every(({ coveredBy }) => coveredBy.includes(name)));
}

const code = (text: string): string => `\`${text}\``;

const defaultOf = (text: string): string => (text === 'required' || text === 'none' ? text : code(text));
