// A look at PromQL that finds what is misspelt: metrics, labels, functions and brackets. Prometheus' own promtool finds the rest.
import { METRICS } from '../../src/telemetry/metric-list.ts';
import type { MetricSpec } from '../../src/telemetry/metric-spec.ts';

const FUNCTIONS = new Set(
  'absent clamp_min count delta histogram_quantile increase max max_over_time min rate sum time topk vector'.split(
    ' ',
  ),
);
const GROUPING = new Set('by without on ignoring group_left group_right'.split(' '));
const OPERATORS = new Set('and or unless offset bool'.split(' '));
/** What Prometheus adds to every sample. */
const OF_PROMETHEUS = ['instance', 'job'];

/** What a metric may be asked for: by its name, or by the parts of a histogram. Labels with it. */
function labelsOfSeries(others: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const ours = Object.entries<MetricSpec>(METRICS).flatMap(([name, { kind, labels }]) =>
    kind === 'histogram'
      ? [
          [`${name}_bucket`, [...labels, 'le']] as const,
          [`${name}_sum`, labels] as const,
          [`${name}_count`, labels] as const,
        ]
      : [[name, labels] as const],
  );
  return new Map([...others.map((name) => [name, []] as const), ...ours]);
}

/** Everything wrong with an expression, in words. `others` are the metrics there are beside our own. */
export function wrongIn(expression: string, others: readonly string[] = []): readonly string[] {
  const series = labelsOfSeries(others);
  const found: string[] = [];
  const open: string[] = [];
  const labels = new Set(OF_PROMETHEUS);
  const asked: string[] = [];
  const tokens = [...expression.matchAll(TOKEN)].map(([token]) => token);
  if (tokens.join('') !== expression.replaceAll(/\s+/gu, '')) found.push('holds what is no PromQL');
  let metric: string | undefined;
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    if ('([{'.includes(token)) open.push(token);
    else if (')]}'.includes(token)) {
      if (open.pop() !== PAIRS[token]) found.push(`${token} closes nothing`);
    } else if (/^[a-z_]/iu.test(token)) {
      const isGrouped = open.at(-1) === '(' && GROUPING.has(tokens[tokens.lastIndexOf('(', index) - 1] ?? '');
      if (open.at(-1) === '{') {
        if (metric !== undefined && ![...(series.get(metric) ?? []), ...OF_PROMETHEUS].includes(token))
          found.push(`${metric} has no label ${token}`);
      } else if (isGrouped) asked.push(token);
      else if (next === '(' && FUNCTIONS.has(token)) metric = undefined;
      else if (GROUPING.has(token) || OPERATORS.has(token) || (FUNCTIONS.has(token) && next === 'by'))
        continue;
      else if (series.has(token)) {
        metric = token;
        for (const label of series.get(token) ?? []) labels.add(label);
      } else found.push(next === '(' ? `there is no function ${token}` : `there is no metric ${token}`);
    }
  }
  if (open.length > 0) found.push(`${open.join(' ')} is left open`);
  for (const label of asked) if (!labels.has(label)) found.push(`no metric here has the label ${label}`);
  return found;
}

const PAIRS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Strings, durations, numbers, names and signs. */
const TOKEN = /"(?:[^"\\]|\\.)*"|\d+(?:\.\d+)?[smhdw]?|[a-z_][\w:]*|[=!]~|[=!<>]=|[()[\]{}=<>,+*/-]/giu;

/**
 * Whether an expression holds where one instance told these values all the time: for comparisons by `>` of differences, joined
 * by `and`, since a maximum over time or instances is then the value itself. What is absent makes no comparison true.
 */
export function holds(expression: string, values: Readonly<Record<string, number>>): boolean {
  const plain = expression.replaceAll(/\bmax(?:_over_time)?\b|\[\w+\]|[()]/gu, '');
  const valueOf = (term: string): number => (/^\d+$/u.test(term) ? Number(term) : (values[term] ?? NaN));
  const differenceOf = (side = ''): number =>
    side
      .split(' - ')
      .map((term) => valueOf(term.trim()))
      .reduce((left, right) => left - right);
  return plain.split(' and ').every((comparison) => {
    const [left, right] = comparison.split('>').map(differenceOf);
    return left !== undefined && right !== undefined && left > right;
  });
}
