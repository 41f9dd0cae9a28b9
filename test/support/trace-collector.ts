// A collector for traces on this machine, as OTLP over HTTP with JSON bodies has it.
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const attribute = z.object({ key: z.string(), value: z.record(z.string(), z.unknown()) });
const span = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  attributes: z.array(attribute).default([]),
  status: z.object({ code: z.number().optional() }).optional(),
});
const body = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: z.array(attribute) }),
      scopeSpans: z.array(z.object({ spans: z.array(span) })),
    }),
  ),
});

export type CollectedSpan = Omit<z.infer<typeof span>, 'attributes'> & {
  readonly attributes: Readonly<Record<string, unknown>>;
};

export interface TraceCollector {
  readonly url: string;
  readonly spans: readonly CollectedSpan[];
  /** What the sender says of itself. */
  readonly resource: Readonly<Record<string, unknown>>;
  /** Everything that arrived, as it came. */
  readonly text: string;
  close(): Promise<void>;
}

const plain = (attributes: readonly z.infer<typeof attribute>[]): Record<string, unknown> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

export async function startTraceCollector(): Promise<TraceCollector> {
  const spans: CollectedSpan[] = [];
  const resource: Record<string, unknown> = {};
  const texts: string[] = [];
  const server = createServer((request, response) => {
    void request.toArray().then((chunks) => {
      const text = Buffer.concat(chunks as Buffer[]).toString('utf8');
      texts.push(text);
      for (const one of body.parse(JSON.parse(text)).resourceSpans) {
        Object.assign(resource, plain(one.resource.attributes));
        for (const each of one.scopeSpans.flatMap((scope) => scope.spans))
          spans.push({ ...each, attributes: plain(each.attributes) });
      }
      response.setHeader('Content-Type', 'application/json').end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    resource,
    get text() {
      return texts.join('\n');
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
