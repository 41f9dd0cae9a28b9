import { AUDIT_START } from '../../src/domain/audit.ts';
import type { AuditFact } from '../../src/domain/audit.ts';
import type { AuditFault } from '../../src/domain/audit-fault.ts';
import type { Recording } from '../../src/telemetry/committed.ts';
import { countedStores } from '../../src/telemetry/counted-stores.ts';
import { createMetrics } from '../../src/telemetry/metrics.ts';
import { createScrape } from '../../src/telemetry/standing.ts';
import { warnOfUnreachable } from '../../src/workflow/reach-ahead.ts';
import type { Ports } from '../../src/workflow/ports.ts';
import { memoryLog } from '../support/teams-bot.ts';

const AT = '2026-11-23T09:00:00.000Z';
const TYPED = 'alice typed 482913';
const clock = { now: () => AT };

function counted(stores: { readonly [Name in keyof Recording]?: Partial<Recording[Name]> }) {
  const metrics = createMetrics({ version: '1' });
  const { lines, log } = memoryLog();
  const seen = countedStores(stores as unknown as Recording, { metrics, clock, log });
  return { seen, metrics, lines, text: async () => (await metrics.scrape()).text };
}

describe('an alarm that nobody raised', () => {
  it.each<AuditFact>([
    { at: AT, event: { kind: 'removal_unrecorded', subject: 'alice', entry: 'e', loggedAt: AT } },
    { at: AT, event: { kind: 'removal_unlogged', subject: 'alice', sequence: 7 } },
  ])('is counted when it is saved: $event.kind', async (fact) => {
    const { seen, text } = counted({ jobs: { addOnce: () => Promise.resolve(true) } });
    await seen.jobs.addOnce({ effects: [], facts: [fact] });
    expect(await text()).toContain(`latchkey_alarms_total{because="${fact.event.kind}"} 1\n`);
  });

  it('about the record is counted at each look, whatever the database then makes of it', async () => {
    let fault: AuditFault | undefined = { kind: 'changed', sequence: 7 };
    const { seen, text } = counted({
      audit: { faultSince: () => Promise.resolve(fault) },
      jobs: { addOnce: () => Promise.resolve(false) },
    });
    await seen.audit.faultSince(AUDIT_START);
    await seen.audit.faultSince(AUDIT_START);
    fault = undefined;
    await seen.audit.faultSince(AUDIT_START);
    expect(await text()).toContain('latchkey_alarms_total{because="record_broken"} 2\n');
  });
});

describe('how far the removals were compared', () => {
  const GAUGE = 'latchkey_reconciled_until_timestamp_seconds';
  const told = async (text: () => Promise<string>) =>
    new RegExp(`^${GAUGE} (\\S+)$`, 'mu').exec(await text())?.[1];
  const compared = (until: string): AuditFact => ({
    at: AT,
    event: { kind: 'reconciled', from: AT, until, removals: 1, unmatched: 0 },
  });

  it('is known of a record that says so, and of a comparison that was saved; before it, nothing is told', async () => {
    let recorded: { readonly until?: string } = {};
    const { seen, text } = counted({
      audit: { reconciledUntil: () => Promise.resolve(recorded), append: () => Promise.resolve() },
    });
    expect(await told(text)).toBeUndefined();
    await seen.audit.reconciledUntil();
    expect(await told(text)).toBeUndefined();
    recorded = { until: '2026-11-23T01:00:00.000Z' };
    expect(await seen.audit.reconciledUntil()).toBe(recorded);
    expect(await told(text)).toBe('1795395600');
    await seen.audit.append(compared('2026-11-23T02:00:00.000Z'));
    await seen.audit.append({ at: AT, event: { kind: 'halt', by: 'amir' } });
    expect(await told(text)).toBe('1795399200');
  });

  it('is not believed to be in the future, and a comparison that was not saved is none', async () => {
    const { seen, text } = counted({
      audit: {
        reconciledUntil: () => Promise.resolve({ until: '2027-11-23T09:00:00.000Z' }),
        append: () => Promise.reject(new RangeError('the disk is full')),
      },
    });
    await seen.audit.reconciledUntil();
    await expect(seen.audit.append(compared('2026-11-23T02:00:00.000Z'))).rejects.toThrow('disk');
    expect(await told(text)).toBeUndefined();
  });
});

it('a purge whose round was tried again counts once', async () => {
  const { seen, text } = counted({
    retention: {
      purge: (_before, fact) => {
        fact(3);
        return Promise.resolve([fact(3)]);
      },
    },
  });
  await seen.retention.purge(AT, (requests) => ({ at: AT, event: { kind: 'purged', requests, before: AT } }));
  expect(await text()).toContain('latchkey_events_total{event="purged"} 1\n');
});

describe('the words of a foreign failure', () => {
  const fails = () => Promise.reject(new RangeError(TYPED));

  it('are not logged when something can’t be counted', async () => {
    const { seen, metrics, lines } = counted({ audit: { append: () => Promise.resolve() } });
    metrics.count = () => {
      throw new RangeError(TYPED);
    };
    await seen.audit.append({ at: AT, event: { kind: 'halt', by: 'amir' } });
    expect(lines).toMatchObject([
      { level: 'error', fields: { error: expect.stringMatching(/^RangeError/u) as unknown } },
    ]);
    expect(JSON.stringify(lines)).not.toContain(TYPED);
  });

  it('are not logged when the standing can’t be read', async () => {
    const { lines, log } = memoryLog();
    const metrics = createMetrics({ version: '1' });
    await createScrape(metrics, { now: clock.now, database: fails, helpdesk: fails, log })({});
    expect(lines).toHaveLength(2);
    expect(JSON.stringify(lines)).not.toContain(TYPED);
  });

  it('are not logged when nobody can be checked for reachability', async () => {
    const { lines, log } = memoryLog();
    await warnOfUnreachable({ helpdesk: { last: fails }, log } as unknown as Ports);
    expect(lines).toMatchObject([
      { level: 'warn', fields: { error: expect.stringMatching(/^RangeError/u) as unknown } },
    ]);
    expect(JSON.stringify(lines)).not.toContain(TYPED);
  });
});
