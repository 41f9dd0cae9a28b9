import { createMetrics } from '../../src/telemetry/metrics.ts';

it('names the version that runs, and what the process uses', async () => {
  const { contentType, text } = await createMetrics({ version: '1.2.3' }).scrape();
  expect(contentType).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(text).toContain(`latchkey_build_info{version="1.2.3",node="${process.version}"} 1\n`);
  expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
  expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
});
