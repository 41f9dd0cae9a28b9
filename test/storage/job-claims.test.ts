import type { PlannedEffect } from '../../src/domain/effect.ts';
import { instantOf } from '../../src/domain/instant.ts';
import type { Pool } from '../../src/domain/lane.ts';
import { ENGINES } from './engine.ts';
import { apart, UNTIL, withJobs } from './job-case.ts';
import { AT, LATER, repaint } from './request-examples.ts';

describe.each(ENGINES)('jobs on $name', (engine) => {
  const { opened, jobs, lease } = withJobs(engine);

  it('are leased when due, in order of due time, up to the limit', async () => {
    await jobs().add([
      repaint('third', '2026-11-22T09:59:59.000Z', 1003),
      repaint('first', '2026-11-22T09:00:00.000Z', 1001),
      repaint('second', '2026-11-22T09:30:00.000Z', 1002),
      repaint('later', '2026-11-22T10:00:00.001Z', 1004),
    ]);
    expect((await lease('w1', AT, UNTIL, 2)).map(({ key }) => key)).toEqual(['first', 'second']);
    expect(await lease('w2')).toEqual([
      {
        id: 1,
        key: 'third',
        effect: { kind: 'repaint', number: 1003 },
        attempts: 1,
        failures: 0,
        owner: 'w2',
        dueAt: '2026-11-22T09:59:59.000Z',
      },
    ]);
  });

  it('are leased as far as there is room in their pool, so that repaints keep nothing else waiting', async () => {
    const timer: PlannedEffect = { key: 'timer', dueAt: AT, effect: { kind: 'expire', number: 1001 } };
    const desk: PlannedEffect = { key: 'desk', dueAt: AT, effect: { kind: 'desk', number: 1001 } };
    const page: PlannedEffect = { key: 'page', dueAt: AT, effect: { kind: 'page', number: 1001, step: 0 } };
    await jobs().add([...apart('a', 'b', 'c'), timer, desk, page]);
    const leaseIn = async (room: Readonly<Partial<Record<Pool, number>>>) =>
      (await jobs().lease({ now: AT, until: UNTIL, owner: 'w1', room })).map(({ key }) => key);
    expect(await leaseIn({})).toEqual([]);
    expect(await leaseIn({ repaints: 2, others: 1, desk: 0 })).toEqual(['a', 'b', 'timer']);
    expect(await leaseIn({ repaints: 1, others: 9, desk: 9, pages: 9 })).toEqual(['c', 'desk', 'page']);
  });

  it('are added once with their line in the record, or not at all', async () => {
    const facts = [{ at: AT, event: { kind: 'nobody_on_call', from: AT } }] as const;
    expect(await jobs().addOnce({ effects: apart('a', 'b'), facts })).toBe(true);
    expect(await jobs().addOnce({ effects: [repaint('a'), repaint('c')], facts })).toBe(false);
    expect(await jobs().addOnce({ effects: [], facts })).toBe(false);
    expect((await lease('w1')).map(({ key }) => key)).toEqual(['a', 'b']);
    expect((await opened().stores.audit.head()).sequence).toBe(1);
  });

  it('are saved once per key, also after they were done', async () => {
    await jobs().add([repaint('a'), repaint('a', LATER)]);
    const [job] = await lease('w1');
    await jobs().complete(job!, AT);
    await jobs().add([repaint('a', LATER), repaint('b', LATER)]);
    expect((await lease('w1', LATER, LATER)).map(({ key }) => key)).toEqual(['b']);
  });

  it('are next due at the earliest due time, or when a lease ends', async () => {
    expect(await jobs().nextDue()).toBeUndefined();
    await jobs().add([]);
    await jobs().add([repaint('a'), repaint('b', LATER)]);
    expect(await jobs().nextDue()).toBe(AT);
    expect(await jobs().nextDue('2026-11-22T09:59:59.999Z')).toBe(AT);
    expect(await jobs().nextDue(AT)).toBe(LATER);
    await lease('w1');
    expect(await jobs().nextDue(AT)).toBe(UNTIL);
    expect(await jobs().nextDue(UNTIL)).toBe(LATER);
    expect(await jobs().nextDue(LATER)).toBeUndefined();
  });

  it('are a thousand effects for three workers, each carried out once', async () => {
    await jobs().add(Array.from({ length: 1_000 }, (_, index) => repaint(`job:${index}`, AT, 1001 + index)));
    const carriedOut: string[] = [];
    const work = async (owner: string): Promise<void> => {
      for (let batch = await lease(owner); batch.length > 0; batch = await lease(owner)) {
        for (const job of batch) {
          carriedOut.push(job.key);
          expect(await jobs().complete(job, AT)).toBe(true);
        }
      }
    };
    await Promise.all(['w1', 'w2', 'w3'].map(work));
    expect(carriedOut).toHaveLength(1_000);
    expect(new Set(carriedOut).size).toBe(1_000);
  });

  it('of a kind that only a newer release knows wait for it, and keep nothing else waiting', async () => {
    await jobs().add(apart('newer', 'good'));
    await opened().database.query((db) =>
      db
        .updateTable('jobs')
        .set({ kind: 'teleport', effect: '{"kind":"teleport"}' })
        .where('key', '=', 'newer')
        .execute(),
    );
    expect((await lease('w1')).map(({ key }) => key)).toEqual(['good']);
    const row = await opened().database.query((db) =>
      db.selectFrom('jobs').selectAll().where('key', '=', 'newer').executeTakeFirst(),
    );
    expect(row).toMatchObject({ failed_at: null, done_at: null, failures: 0, lease_until: null });
    expect(row?.due_at).toBe('2026-11-22T10:05:00.000Z');
  });

  it('that can not be read are named once and put aside, and the others go on', async () => {
    await jobs().add(apart('bad', 'good', 'worse'));
    await opened().database.query((db) =>
      db.updateTable('jobs').set({ effect: '{"kind":"secret"}' }).where('key', '!=', 'good').execute(),
    );
    await expect(lease('w1')).rejects.toMatchObject({
      code: 'DATABASE_ROW_INVALID',
      detail: expect.stringMatching(
        /^Table jobs, key 1: (?!.*secret)[^.]*\. Table jobs, key 3: [^.]*\.$/,
      ) as string,
    });
    expect((await lease('w1')).map(({ key }) => key)).toEqual(['good']);
    const rows = await opened().database.query((db) =>
      db.selectFrom('jobs').selectAll().where('key', '!=', 'good').orderBy('id').execute(),
    );
    expect(rows).toMatchObject([
      { failed_at: AT, problem: expect.stringContaining('key 1') as string },
      { failed_at: AT, problem: expect.stringContaining('key 3') as string },
    ]);
  });

  it('are in order of due time whatever the clock reads', async () => {
    const dues = [9, 99, 999, 1_000_000_000_000, 1_800_000_000_000].map(instantOf);
    await jobs().add(dues.toReversed().map((due, index) => repaint(`job:${index}`, due, 1001 + index)));
    expect((await lease('w1', '2099-01-01T00:00:00.000Z')).map(({ dueAt }) => dueAt)).toEqual(dues);
  });
});
