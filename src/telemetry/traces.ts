// Traces by OpenTelemetry's own environment variables. Its SDK takes half a second to load, so it is loaded only when asked for.
import { setTimeout as wait } from 'node:timers/promises';
import type { Span, SpanKind, Tracer } from '@opentelemetry/api';
import type { Log } from '../workflow/ports.ts';
import type { TraceAttributes, Traced, TraceStep } from '../workflow/traced.ts';
import { isServiceError } from '../errors.ts';

/** What traces what this service does. */
export interface Traces {
  readonly traced: Traced;
  /** Ids of the span under way, as log lines carry them; empty where nothing is traced. */
  readonly ids: () => { readonly trace_id?: string; readonly span_id?: string };
  /** Hands over what is still held. */
  stop(): Promise<void>;
}

/** What {@link startTraces} needs. */
export interface TracesOptions {
  readonly environment: NodeJS.ProcessEnv;
  readonly log: Pick<Log, 'warn'>;
}

/** Where nobody asks for traces. */
export const UNTRACED: Traces = {
  traced: (_step, work) => work(() => undefined),
  ids: () => ({}),
  stop: () => Promise.resolve(),
};

/** Whether the variables ask for traces: an exporter or an endpoint is named, and nothing switches them off. */
export function asksForTraces(environment: NodeJS.ProcessEnv): boolean {
  const valueOf = (name: string): string => (environment[name] ?? '').trim();
  if (valueOf('OTEL_SDK_DISABLED').toLowerCase() === 'true') return false;
  const exporter = valueOf('OTEL_TRACES_EXPORTER');
  if (exporter !== '') return exporter !== 'none';
  return ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'].some(
    (name) => valueOf(name) !== '',
  );
}

/** Starts OpenTelemetry where the variables ask for it; without them `traced` only runs its work. Traces only: metrics are scraped. */
export async function startTraces({ environment, log }: TracesOptions): Promise<Traces> {
  if (!asksForTraces(environment)) return UNTRACED;
  const [api, { NodeSDK }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-node'),
  ]);
  // Else the SDK names the machine, its user and the command line.
  environment['OTEL_NODE_RESOURCE_DETECTORS'] ??= 'env,serviceinstance';
  const isNamed = /(?:^|,)\s*service\.name\s*=/u.test(environment['OTEL_RESOURCE_ATTRIBUTES'] ?? '');
  const serviceName = environment['OTEL_SERVICE_NAME'] ?? (isNamed ? undefined : 'latchkey');
  const sdk = new NodeSDK({
    metricReaders: [],
    logRecordProcessors: [],
    // Nothing of ours goes to Microsoft, and nothing it sends is believed.
    textMapPropagator: null,
    ...(serviceName === undefined ? {} : { serviceName }),
  });
  const complain = createComplaint(log);
  api.diag.setLogger(
    { error: complain, warn: complain, info: ignore, debug: ignore, verbose: ignore },
    { logLevel: api.DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
  sdk.start();
  const tracer = api.trace.getTracer('latchkey');
  const { SERVER, CONSUMER, CLIENT } = api.SpanKind;
  const kinds = { turn: SERVER, job: CONSUMER, graph: CLIENT, teams: CLIENT, database: CLIENT };
  const asFailed = (span: Span) => void span.setStatus({ code: api.SpanStatusCode.ERROR });
  return {
    traced: (step, work) => inSpan(tracer, { kind: kinds[step.part], asFailed }, step, work),
    ids: () => {
      const context = api.trace.getActiveSpan()?.spanContext();
      return context === undefined ? {} : { trace_id: context.traceId, span_id: context.spanId };
    },
    stop: async () => {
      const handedOver = sdk.shutdown().then(
        () => true,
        () => false,
      );
      const late = wait(LONGEST_FAREWELL, false, { ref: false });
      if (!(await Promise.race([handedOver, late]))) complain();
    },
  };
}

function inSpan<Result>(
  tracer: Tracer,
  { kind, asFailed }: { readonly kind: SpanKind; readonly asFailed: (span: Span) => void },
  { part, name, attributes = {} }: TraceStep,
  work: (note: (more: TraceAttributes) => void) => Promise<Result>,
): Promise<Result> {
  // Whatever woke the worker, a turn or a job begins a tree of its own.
  const root = part === 'turn' || part === 'job';
  return tracer.startActiveSpan(
    `${part} ${name}`,
    { kind, root, attributes: { ...attributes } },
    async (span: Span) => {
      const fail = (type: string): void => {
        span.setAttribute('error.type', type);
        asFailed(span);
      };
      try {
        return await work((more) => {
          span.setAttributes({ ...more });
          const failed = more['error.type'];
          if (typeof failed === 'string') fail(failed);
        });
      } catch (error) {
        // Its code and never its words, which may quote.
        fail(isServiceError(error) ? error.code : error instanceof Error ? error.name : typeof error);
        throw error;
      } finally {
        span.end();
      }
    },
  );
}

/** A collector that hangs must not hold up the end of the process. */
const LONGEST_FAREWELL = 2_000;

const ignore = (): void => undefined;
const COMPLAIN_EVERY = 600_000;

/** A collector that is away would fill the log; the library's words may quote addresses and headers. */
function createComplaint(log: Pick<Log, 'warn'>): () => void {
  let last = -Infinity;
  return () => {
    const now = performance.now();
    if (now - last < COMPLAIN_EVERY) return;
    last = now;
    log.warn(
      {},
      'traces cannot be handed over; check the OTEL_EXPORTER_OTLP variables and the collector behind them',
    );
  };
}
