import { createMetrics } from '../../src/telemetry/metrics.ts';
import { createScrape } from '../../src/telemetry/standing.ts';
import type { StandingSources } from '../../src/telemetry/standing.ts';
import { samplesIn } from '../support/scrape.ts';

/** A service whose database has one request waiting, on a clock that is moved; `fails` makes the database fail. */
function watched() {
  const state = { now: Date.parse('2026-11-23T09:00:00.000Z'), fails: false, reads: 0 };
  const warned: string[] = [];
  const log = {
    info: () => undefined,
    warn: (_: object, text: string) => void warned.push(text),
    error: () => undefined,
  };
  const sources: StandingSources = {
    now: () => new Date(state.now).toISOString(),
    database: () => {
      state.reads += 1;
      if (state.fails) return Promise.reject(new TypeError('gone'));
      return Promise.resolve({
        requests: new Map([['awaiting_approval', { count: 1, oldest: '2026-11-23T08:59:00.000Z' }]]),
        dueJobs: new Map(),
        leasedJobs: 0,
        jobsPutAside: new Map(),
        auditEntries: 7,
        halted: false,
        frozenAccounts: 0,
      });
    },
    helpdesk: () => Promise.reject(new TypeError('never read')),
    connections: () => ({ used: 1, idle: 2, waiting: 3 }),
    log,
  };
  const scrape = createScrape(createMetrics({ version: '1' }), sources);
  const values = async () => {
    const samples = samplesIn((await scrape({ database: !state.fails })).text);
    return Object.fromEntries(
      samples.map(({ name, labels, value }) => [[name, ...Object.values(labels)].join(' '), value] as const),
    );
  };
  return { state, warned, values };
}

it('leaves out what is not known, instead of telling how it was', async () => {
  const { state, warned, values } = watched();
  expect(await values()).toMatchObject({
    latchkey_database_up: 1,
    'latchkey_ready database': 1,
    'latchkey_requests awaiting_approval': 1,
    'latchkey_requests_oldest_age_seconds awaiting_approval': 60,
    latchkey_audit_entries: 7,
    'latchkey_database_connections waiting': 3,
  });
  state.fails = true;
  state.now += 6_000;
  const down = await values();
  expect(down).toMatchObject({ latchkey_database_up: 0, 'latchkey_ready database': 0 });
  for (const name of [
    'latchkey_requests awaiting_approval',
    'latchkey_audit_entries',
    'latchkey_halted',
    'latchkey_approvers',
  ])
    expect(down).not.toHaveProperty([name]);
  expect(warned).toContain("metrics are left out: the database can't be read");
});

it('asks the database once for all who ask within five seconds', async () => {
  const { state, values } = watched();
  await Promise.all([values(), values(), values()]);
  state.now += 4_000;
  await values();
  expect(state.reads).toBe(1);
  state.now += 2_000;
  await values();
  expect(state.reads).toBe(2);
});
