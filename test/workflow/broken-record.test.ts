import type { Instant } from '../../src/domain/instant.ts';
import { readAudit, verifyAudit } from '../../src/storage/audit-record.ts';
import { walkRecord } from '../../src/workflow/broken-record.ts';
import { scheduleCheckpoints } from '../../src/workflow/make-checkpoint.ts';
import type { CheckpointPorts } from '../../src/workflow/make-checkpoint.ts';
import { digest } from '../storage/digest.ts';
import { ENGINES, withEngine } from '../storage/engine.ts';
import { AT } from '../storage/request-examples.ts';
import { run, unprotect } from '../storage/tampering.ts';

describe.each(ENGINES)('the daily walk along the record on $name', (engine) => {
  const opened = withEngine(engine);
  const logged: Readonly<Record<string, unknown>>[] = [];
  const log = (fields: Readonly<Record<string, unknown>>) => void logged.push(fields);
  const portsAt = (now: Instant): CheckpointPorts => ({
    ...opened().stores,
    clock: { now: () => now },
    bell: { ring: () => undefined },
    log: { info: log, warn: log, error: log },
    rulebook: { audit: { checkpointEvery: 'PT1H' } } as CheckpointPorts['rulebook'],
  });
  const walks = (now: Instant) => walkRecord(portsAt(now));
  const dueAt = async (now: Instant) =>
    (
      await opened().stores.jobs.lease({
        now,
        until: now,
        owner: 'a',
        room: { others: 5 },
      })
    ).map(({ effect }) => effect);
  const happens = async (...people: readonly string[]): Promise<void> => {
    for (const by of people)
      await opened().stores.audit.append({ at: AT, event: { kind: 'handed_over', by } });
  };
  const alarms = async () => {
    const entries = await Array.fromAsync(readAudit(opened().database, { kinds: ['record_broken'] }));
    return entries.map(({ event }) => event);
  };

  it('finds, without any key, a line that was changed long ago, and alarms once', async () => {
    logged.length = 0;
    await happens('amir', 'dana', 'rita');
    await walks('2026-11-23T00:20:00.000Z');
    expect(logged).toEqual([]);
    await unprotect(opened().database);
    await run(
      opened().database,
      `update audit_entries set event = replace(event, 'dana', 'eve') where sequence = 2`,
    );
    await walks('2026-11-24T00:00:00.000Z');
    await walks('2026-11-25T00:00:00.000Z');
    expect(await alarms()).toEqual([{ kind: 'record_broken', fault: 'changed', sequence: 2 }]);
    expect(logged).toMatchObject([
      { code: 'AUDIT_CHAIN_BROKEN', fault: 'changed', entry: 2 },
      { code: 'AUDIT_CHAIN_BROKEN', fault: 'changed', entry: 2 },
    ]);
    expect(await dueAt('2026-11-25T01:00:00.000Z')).toEqual([{ kind: 'alarm', because: 'record_broken' }]);
  });

  it.each([
    ['2026-11-23T00:00:00.000Z', '2026-11-24T00:00:00.000Z'],
    ['2026-11-23T09:14:15.926Z', '2026-11-24T00:00:00.000Z'],
    ['2026-12-31T23:59:59.999Z', '2027-01-01T00:00:00.000Z'],
  ])('that was made at %s is made again at %s, however often checkpoints are', async (now, at) => {
    expect(await walks(now)).toEqual({ kind: 'again', at });
  });

  it('is due from the first start on, once, and stays due while nobody makes it', async () => {
    await scheduleCheckpoints(portsAt('2026-11-23T22:00:00.000Z'));
    await scheduleCheckpoints(portsAt('2026-11-23T23:00:00.000Z'));
    const due = await dueAt('2026-11-24T09:00:00.000Z');
    expect(due.filter(({ kind }) => kind === 'walk_record')).toHaveLength(1);
  });

  it('lets everything else go on between its batches', async () => {
    const facts = Array.from({ length: 3_500 }, () => 'amir');
    await opened().stores.jobs.addOnce({
      effects: [{ key: 'a', dueAt: AT, effect: { kind: 'purge' } }],
      facts: facts.map((by) => ({ at: AT, event: { kind: 'handed_over', by } })),
    });
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 0);
    const [{ entries, fault }] = await Promise.all([verifyAudit(opened().database, digest), happens('dana')]);
    clearInterval(counting);
    expect({ fault, isWhole: entries >= 3_500 }).toEqual({ fault: undefined, isWhole: true });
    expect(turns).toBeGreaterThan(0);
  });
});
