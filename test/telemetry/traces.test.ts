import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { asksForTraces } from '../../src/telemetry/traces.ts';
import { openRealWorld, until } from '../support/real-service.ts';
import type { RealWorld } from '../support/real-service.ts';
import { amirApprovesIn, chat, codeOfRita, ritaAsksFor } from '../support/real-journey.ts';
import { startTraceCollector } from '../support/trace-collector.ts';
import type { CollectedSpan, TraceCollector } from '../support/trace-collector.ts';

describe('OpenTelemetry is loaded', () => {
  const endpoint = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' };
  it.each([
    ['not without its variables', {}, false],
    ['for an endpoint', endpoint, true],
    [
      'for an endpoint of traces',
      { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://collector:4318/v1/traces' },
      true,
    ],
    ['for an exporter', { OTEL_TRACES_EXPORTER: 'console' }, true],
    ['not when the exporter is none', { ...endpoint, OTEL_TRACES_EXPORTER: 'none' }, false],
    ['not when it is switched off', { ...endpoint, OTEL_SDK_DISABLED: 'true' }, false],
    ['not for a name alone', { OTEL_SERVICE_NAME: 'helpdesk' }, false],
  ])('%s', (_name, environment, expected) => {
    expect(asksForTraces(environment)).toBe(expected);
  });
});

describe('a journey of a service that is traced', () => {
  let world: RealWorld;
  let collector: TraceCollector;
  let code = '';
  let logged: readonly Readonly<Record<string, unknown>>[] = [];
  beforeAll(async () => {
    world = await openRealWorld();
    collector = await startTraceCollector();
    const service = await world.start({
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    });
    await ritaAsksFor(world, service);
    world.tenant.addFault({ method: 'DELETE', kind: 'status', status: 503, times: 1 });
    world.connector.faults.add({ method: 'POST', kind: 'status', status: 503, times: 1 });
    code = await codeOfRita(service);
    await amirApprovesIn(service, code);
    await until(
      'the reset',
      () => chat(world, 'rita').includes('register again') || chat(world, 'rita').includes('next'),
    );
    await until('all gone', () => world.tenant.calls.filter(({ method }) => method === 'DELETE').length > 3);
    service.signal('SIGTERM');
    await service.ended;
    logged = service.logged();
  }, 90_000);
  afterAll(async () => {
    await collector.close();
    await world.close();
  });

  const rootOf = (span: CollectedSpan): CollectedSpan => {
    const parent = collector.spans.find(({ spanId }) => spanId === span.parentSpanId);
    return parent === undefined ? span : rootOf(parent);
  };
  const below = (root: string): readonly string[] =>
    collector.spans.filter((span) => rootOf(span).name === root).map(({ name }) => name);

  it('has a tree for each turn and each job, with what was done in it', () => {
    const roots = new Set(collector.spans.map((span) => rootOf(span).name));
    expect([...roots]).toEqual(
      expect.arrayContaining([
        'turn message',
        'turn approve',
        'job check',
        'job tell',
        'job reset',
        'job repaint',
      ]),
    );
    expect(below('turn approve')).toContain('database transaction');
    expect(below('job tell')).toContain('teams post');
    expect(below('job reset')).toEqual(
      expect.arrayContaining([
        'graph GET /users/{id}/authentication/methods',
        'graph DELETE /users/{id}/authentication/phoneMethods/{id}',
        'database transaction',
      ]),
    );
    for (const span of collector.spans) {
      expect(
        collector.spans.filter(({ traceId }) => traceId === span.traceId).map((one) => rootOf(one)),
      ).toEqual(expect.arrayContaining([rootOf(span)]));
      expect(rootOf(span).parentSpanId ?? '').toBe('');
    }
  });

  it('names the request in turns and jobs, and what failed', () => {
    const named = (name: string) => collector.spans.find((span) => span.name === name);
    expect(named('turn approve')?.attributes).toMatchObject({ 'latchkey.request': 1001 });
    expect(named('job reset')?.attributes).toMatchObject({ 'latchkey.request': 1001, 'latchkey.attempt': 1 });
    expect(collector.spans.filter(({ attributes }) => attributes['error.type'] === '503')).toHaveLength(1);
  });

  it('carries nobody’s name, id, address or number, no code, and nothing of the machine', () => {
    const people = Object.values(PEOPLE).flatMap(
      ({ id, displayName, userPrincipalName, mobilePhone, businessPhones, methods }) => [
        id,
        displayName,
        userPrincipalName,
        mobilePhone ?? 'no mobile',
        ...businessPhones,
        ...methods.map((method) => method.id),
      ],
    );
    for (const secret of [...people, 'Bearer', world.folder, process.execPath])
      expect(collector.text).not.toContain(secret);
    // Any six digits may stand in an id or a time.
    const said = collector.text.replaceAll(/"(?:traceId|spanId|parentSpanId|\w+UnixNano)":"[^"]*"/gu, '');
    expect(said).not.toContain(code);
    expect(code).toMatch(/^\d{6}$/u);
    expect(Object.keys(collector.resource).filter((key) => /^(?:process|host|os)\./u.test(key))).toEqual([]);
    expect(collector.resource).toMatchObject({ 'service.name': 'latchkey' });
  });

  it('can be found from the log and the other way round', () => {
    const lines = logged.filter(({ trace_id: trace }) => trace !== undefined);
    expect(lines.length).toBeGreaterThan(0);
    const traces = new Set(collector.spans.map(({ traceId }) => traceId));
    for (const line of lines) expect(traces).toContain(line['trace_id']);
  });
});

it('a collector that is away holds up nothing, and the log says so once', async () => {
  const world = await openRealWorld();
  const service = await world.start({
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9',
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    OTEL_BSP_SCHEDULE_DELAY: '50',
  });
  await service.as('rita').say('help');
  service.signal('SIGTERM');
  expect(await service.ended).toEqual({ code: 0, signal: null });
  expect(service.lines.filter((line) => line.includes('traces cannot be handed over'))).toHaveLength(1);
  await world.close();
}, 60_000);
