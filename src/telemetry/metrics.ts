// The metrics of one service, as Prometheus reads them. Nobody's name, id, request number or code is in them.
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { METRICS } from './metric-list.ts';
import type { LabelsOf, NamesOf } from './metric-list.ts';
import type { MetricSpec } from './metric-spec.ts';

/** What is served at `/metrics`. */
export interface Scrape {
  readonly contentType: string;
  readonly text: string;
}

/** Values by metric and labels. Adding to them never throws. */
export interface Metrics {
  count<Name extends NamesOf<'counter'>>(name: Name, labels: LabelsOf<Name>, by?: number): void;
  time<Name extends NamesOf<'histogram'>>(name: Name, labels: LabelsOf<Name>, seconds: number): void;
  set<Name extends NamesOf<'gauge'>>(name: Name, labels: LabelsOf<Name>, value: number): void;
  /** Forgets every value of these gauges: what is not known is left out, and never told as it was. */
  forget(...names: readonly NamesOf<'gauge'>[]): void;
  scrape(): Promise<Scrape>;
}

/** Makes the metrics of a service of that version. */
export function createMetrics({ version }: { readonly version: string }): Metrics {
  const registry = new Registry();
  const { counters, gauges, histograms } = registered(registry);
  const metrics: Metrics = {
    count: (name, labels, by = 1) => counters.get(name)?.inc(labels, by),
    // A clock that was put back must not make a time of less than none.
    time: (name, labels, seconds) => histograms.get(name)?.observe(labels, Math.max(0, seconds)),
    set: (name, labels, value) => gauges.get(name)?.set(labels, value),
    forget: (...names) => {
      for (const name of names) {
        gauges.get(name)?.reset();
        // One without labels would otherwise start anew at zero.
        gauges.get(name)?.remove({});
      }
    },
    scrape: async () => {
      const texts = [await registry.metrics(), await ofTheProcess().metrics()];
      return { contentType: registry.contentType, text: texts.join('\n') };
    },
  };
  metrics.set('latchkey_build_info', { version, node: process.version }, 1);
  return metrics;
}

function registered(registry: Registry) {
  const counters = new Map<string, Counter>();
  const gauges = new Map<string, Gauge>();
  const histograms = new Map<string, Histogram>();
  for (const [name, spec] of Object.entries<MetricSpec>(METRICS)) {
    const { help, labels, zeros = [] } = spec;
    const common = { name, help, labelNames: labels, registers: [registry] };
    switch (spec.kind) {
      case 'counter': {
        const counter = new Counter(common);
        for (const zero of zeros) counter.inc(zero, 0);
        counters.set(name, counter);
        break;
      }
      case 'gauge':
        gauges.set(name, new Gauge(common));
        break;
      case 'histogram': {
        const histogram = new Histogram({ ...common, buckets: [...(spec.buckets ?? [])] });
        for (const zero of zeros) histogram.zero(zero);
        histograms.set(name, histogram);
        break;
      }
    }
  }
  return { counters, gauges, histograms };
}

let processRegistry: Registry | undefined;

/** Memory, processor and event loop belong to the process, however many services run in it, and watching them has no end. */
function ofTheProcess(): Registry {
  if (processRegistry === undefined) {
    processRegistry = new Registry();
    collectDefaultMetrics({ register: processRegistry });
  }
  return processRegistry;
}
