// What operators can watch, as Prometheus reads it. Nobody's name, id, request number or code is in it.
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** What is served at `/metrics`. */
export interface Scrape {
  readonly contentType: string;
  readonly text: string;
}

/** The metrics of one service. */
export interface Metrics {
  scrape(): Promise<Scrape>;
}

/** Makes the metrics of a service of that version. */
export function createMetrics({ version }: { readonly version: string }): Metrics {
  const registry = new Registry();
  const build = new Gauge({
    name: 'latchkey_build_info',
    help: 'Always 1; the labels say which version of Latchkey and of Node.js this instance is.',
    labelNames: ['version', 'node'],
    registers: [registry],
  });
  build.set({ version, node: process.version }, 1);
  return {
    scrape: async () => ({
      contentType: registry.contentType,
      text: [await registry.metrics(), await ofTheProcess().metrics()].join('\n'),
    }),
  };
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
