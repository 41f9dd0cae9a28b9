import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { METRICS } from '../../src/telemetry/metric-list.ts';
import { createMetrics } from '../../src/telemetry/metrics.ts';
import { holds, wrongIn } from './promql.ts';

const textOf = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

const others = async (): Promise<readonly string[]> => {
  const { text } = await createMetrics({ version: '0' }).scrape();
  return [...text.matchAll(/^# TYPE (\w+) /gm)].flatMap(([, name]) => name ?? []);
};

describe('a metric', () => {
  it.each(Object.entries(METRICS))('is named as Prometheus has it, and explained: %s', (name, spec) => {
    expect(name).toMatch(/^latchkey_[a-z]+(?:_[a-z]+)*$/u);
    expect(name.endsWith('_total')).toBe(spec.kind === 'counter');
    if (spec.kind === 'histogram') expect(name).toMatch(/_seconds$/u);
    expect(spec.help).toMatch(/^[A-Z0-9].{20,}\.$/u);
  });
});

const rulesSchema = z.strictObject({
  groups: z.array(
    z.strictObject({
      name: z.string(),
      rules: z.array(
        z.strictObject({
          alert: z.string().regex(/^Latchkey[A-Z]\w+$/u),
          expr: z.string(),
          for: z
            .string()
            .regex(/^\d+[mh]$/u)
            .optional(),
          labels: z.strictObject({ severity: z.enum(['critical', 'warning']) }),
          annotations: z.strictObject({ summary: z.string(), description: z.string(), runbook: z.string() }),
        }),
      ),
    }),
  ),
});

const rules = rulesSchema
  .parse(parse(textOf('deploy/prometheus/latchkey-rules.yaml')))
  .groups.flatMap((group) => group.rules);
const operations = textOf('deploy/operations.md');

describe('the alert rules', () => {
  it('are each there once', () => {
    const names = rules.map(({ alert }) => alert);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(20);
  });

  it.each(rules)('ask for what there is: $alert', async ({ expr }) => {
    expect(wrongIn(expr, await others())).toEqual([]);
  });

  it.each(rules)('say what to do, and only labels that they have: $alert', ({ alert, annotations, expr }) => {
    expect(annotations.runbook).toBe(`deploy/operations.md#${alert.toLowerCase()}`);
    const [, section = ''] = operations.split(`\n### ${alert}\n`);
    expect(section.trim().length).toBeGreaterThan(60);
    const texts = `${annotations.summary} ${annotations.description}`;
    const labels = [...texts.matchAll(/\$labels\.(\w+)/gu)].map(([, label = '']) => label);
    const [, by = ''] = /by \(([^)]*)\)/u.exec(expr) ?? [];
    expect(labels.filter((label) => !by.split(', ').includes(label))).toEqual([]);
  });

  it('are all that the operators’ page explains', () => {
    const explained = [...operations.matchAll(/^### (Latchkey\w+)$/gmu)].map(([, name]) => name);
    expect(explained.toSorted()).toEqual(rules.map(({ alert }) => alert).toSorted());
  });

  const NOW = 1_795_500_000;
  const HOUR = 3_600;
  it.each([
    {
      what: 'only the entry that tells of it is new',
      entries: 6,
      covered: 5,
      at: NOW - 30 * HOUR,
      rings: false,
    },
    {
      what: 'the record grew since, and the hour is not over',
      entries: 9,
      covered: 5,
      at: NOW - HOUR,
      rings: false,
    },
    { what: 'the record grew since, hours ago', entries: 7, covered: 5, at: NOW - 3 * HOUR, rings: true },
    { what: 'there never was one', entries: 40, covered: 0, at: 0, rings: true },
    { what: 'there never was one, of a record without entries', entries: 0, covered: 0, at: 0, rings: false },
    { what: 'there is no key', entries: 40, covered: undefined, at: undefined, rings: false },
  ])('ring for an old checkpoint where they should: $what', ({ entries, covered, at, rings }) => {
    const { expr = '' } = rules.find(({ alert }) => alert === 'LatchkeyCheckpointOld') ?? {};
    const told = {
      latchkey_audit_entries: entries,
      ...(covered === undefined ? {} : { latchkey_checkpoint_entries: covered }),
      ...(at === undefined ? {} : { latchkey_checkpoint_timestamp_seconds: at }),
      time: NOW,
    };
    expect(holds(expr, told)).toBe(rings);
  });

  it.each([
    { what: 'usually, half a day ago', until: NOW - 12 * HOUR, rings: false },
    { what: 'without removals, once a day', until: NOW - 33 * HOUR, rings: false },
    { what: 'days ago', until: NOW - 50 * HOUR, rings: true },
    { what: 'never, where Entra’s log is not granted', until: undefined, rings: false },
  ])('ring for removals that nobody compares where they should: compared $what', ({ until, rings }) => {
    const { expr = '' } = rules.find(({ alert }) => alert === 'LatchkeyRemovalsNotCompared') ?? {};
    const told = until === undefined ? {} : { latchkey_reconciled_until_timestamp_seconds: until };
    expect(holds(expr, { ...told, time: NOW })).toBe(rings);
  });

  it('never sum what every instance tells of the one database', () => {
    const shared = Object.entries(METRICS).filter(([, { of }]) => of === 'database');
    const summed = [...rules.map(({ expr }) => expr), ...expressions.map(({ expr }) => expr)].filter((expr) =>
      shared.some(([name]) =>
        new RegExp(`(?:sum|count|avg)(?: by \\([^)]*\\))? ?\\(${name}\\b`, 'u').test(expr),
      ),
    );
    expect(summed).toEqual([]);
  });
});

const position = z.object({ x: z.int(), y: z.int(), w: z.int().positive(), h: z.int().positive() });
const panelSchema = z.object({
  id: z.int().positive(),
  type: z.enum(['row', 'stat', 'timeseries']),
  title: z.string().min(3),
  gridPos: position,
  description: z.string().optional(),
  datasource: z.object({ type: z.literal('prometheus'), uid: z.literal('${datasource}') }).optional(),
  fieldConfig: z.object({ defaults: z.object({ unit: z.string() }) }).optional(),
  targets: z.array(z.object({ refId: z.string(), expr: z.string() })).optional(),
});
const dashboard = z
  .object({
    uid: z.literal('latchkey'),
    templating: z.object({ list: z.array(z.object({ name: z.string(), type: z.string() })) }),
    panels: z.array(panelSchema),
  })
  .parse(JSON.parse(textOf('deploy/grafana/latchkey.json')));
const panels = dashboard.panels.filter(({ type }) => type !== 'row');
const expressions = panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => ({ title, expr })));

describe('the dashboard', () => {
  it('has panels that lie beside each other, within its width', () => {
    const ids = dashboard.panels.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const cells = new Map<string, string>();
    for (const { title, gridPos } of dashboard.panels) {
      expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x += 1)
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y += 1) {
          expect([title, cells.get(`${x} ${y}`)]).toEqual([title, undefined]);
          cells.set(`${x} ${y}`, title);
        }
    }
  });

  it('asks whether people are helped, about duty, Microsoft, and the work', () => {
    const rows = dashboard.panels.filter(({ type }) => type === 'row').map(({ title }) => title);
    expect(rows).toEqual([
      'Are people being helped?',
      'On call',
      'Microsoft Graph and Teams',
      'Queue, database, record',
    ]);
  });

  it.each(panels)('says in words and in a unit what it shows: $title', (panel) => {
    expect(panel.description).toMatch(/\.$/u);
    expect(panel.fieldConfig?.defaults.unit).toMatch(/^(?:short|s|percentunit|reqps|ops|bytes)$/u);
    expect(panel.datasource).toBeDefined();
    expect(panel.targets?.length).toBeGreaterThan(0);
  });

  it.each(expressions)('asks for what there is: $title', async ({ expr }) => {
    const variables = dashboard.templating.list.map(({ name }) => name);
    expect(variables).toEqual(['datasource', 'instance']);
    expect(expr).toContain('instance=~"$instance"');
    const plain = expr.replaceAll(/\$__(?:rate_interval|range)/gu, '5m');
    expect(wrongIn(plain, await others())).toEqual([]);
  });
});

describe('the look at PromQL', () => {
  it.each([
    ['sum(rate(latchkey_turns_totl[5m]))', 'there is no metric latchkey_turns_totl'],
    ['sum(rates(latchkey_turns_total[5m]))', 'there is no function rates'],
    ['sum(rate(latchkey_turns_total[5m])', '( is left open'],
    ['sum(rate(latchkey_turns_total[5m)])', ') closes nothing'],
    ['max(latchkey_jobs_due{kind="x"})', 'latchkey_jobs_due has no label kind'],
    ['max by (kind) (latchkey_jobs_due)', 'no metric here has the label kind'],
    ['latchkey_reset_duration_seconds', 'there is no metric latchkey_reset_duration_seconds'],
    ['latchkey_halted ? 1', 'holds what is no PromQL'],
  ])('finds what is wrong in %s', (expression, words) => {
    expect(wrongIn(expression)).toContain(words);
  });
});
