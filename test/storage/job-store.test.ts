import type { PlannedEffect } from '../../src/domain/effect.ts';
import { instantOf } from '../../src/domain/instant.ts';
import type { Pool } from '../../src/domain/lane.ts';
import type { Job } from '../../src/workflow/storage-ports.ts';
import { ENGINES, withEngine } from './engine.ts';
import { AT, LATER, repaint } from './request-examples.ts';

const UNTIL = '2026-11-22T10:01:00.000Z';

/** Each in a lane of its own. */
const apart = (...keys: readonly string[]): readonly PlannedEffect[] =>
  keys.map((key, index) => repaint(key, AT, 2_001 + index));

describe.each(ENGINES)('jobs on $name', (engine) => {
  const opened = withEngine(engine);
  const jobs = () => opened().stores.jobs;
  const lease = (owner: string, now = AT, until = UNTIL, repaints = 10) =>
    jobs().lease({ now, until, owner, room: { repaints } });
  const keysFor = async (owner: string, now = AT) => (await lease(owner, now, LATER)).map(({ key }) => key);

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

  describe('of one lane', () => {
    const three = [repaint('first'), repaint('second'), repaint('third', '2026-11-22T09:00:00.000Z')];

    it('are leased one at a time and in order, whoever asks', async () => {
      await jobs().add([...three, repaint('other lane', AT, 1002)]);
      const [third] = await lease('w1', AT, UNTIL, 1);
      expect(third?.key).toBe('third');
      expect(await keysFor('w2')).toEqual(['other lane']);
      expect(await keysFor('w1')).toEqual([]);
      await jobs().complete(third!, AT);
      expect(await keysFor('w2')).toEqual(['first']);
      expect(await keysFor('w1')).toEqual([]);
    });

    it('wait for one that is leased, though it is due later than they are', async () => {
      await jobs().add([repaint('now')]);
      const [job] = await lease('w1');
      await jobs().add([repaint('earlier', '2026-11-22T09:00:00.000Z')]);
      expect(await keysFor('w2')).toEqual([]);
      await jobs().complete(job!, AT);
      expect(await keysFor('w2')).toEqual(['earlier']);
    });

    it('do not wait for one that was put off, is over, or failed', async () => {
      await jobs().add(three);
      const [third] = await lease('w1');
      await jobs().postpone(third!, LATER);
      const [first] = await lease('w1');
      expect(first?.key).toBe('first');
      await jobs().abandon(first!, AT, 'JOB_EXHAUSTED');
      expect(await keysFor('w1')).toEqual(['second']);
    });

    it('go on in order after the worker that had one is gone', async () => {
      await jobs().add(three);
      await lease('w1');
      expect(await keysFor('w2', '2026-11-22T10:00:59.999Z')).toEqual([]);
      expect(await keysFor('w2', UNTIL)).toEqual(['third']);
      expect(await keysFor('w2', UNTIL)).toEqual([]);
    });

    it('are never leased to two who ask at the same moment', async () => {
      await jobs().add(
        Array.from({ length: 40 }, (_, index) => repaint(`job:${index}`, AT, 1001 + (index % 8))),
      );
      const order: string[] = [];
      for (let round = 0; round < 5; round += 1) {
        const taken = await Promise.all(['w1', 'w2', 'w3'].map((owner) => lease(owner, AT, UNTIL, 3)));
        const lanes = taken.flat().map(({ effect }) => (effect.kind === 'repaint' ? effect.number : 0));
        expect(lanes.toSorted()).toEqual([1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008]);
        order.push(
          ...taken
            .flat()
            .toSorted((a, b) => a.id - b.id)
            .map(({ key }) => key),
        );
        for (const job of taken.flat()) expect(await jobs().complete(job, AT)).toBe(true);
      }
      expect(order).toEqual(Array.from({ length: 40 }, (_, index) => `job:${index}`));
    });
  });

  describe('whose leases are renewed', () => {
    it('stay with their owner, and their lane too', async () => {
      await jobs().add([repaint('a'), repaint('b')]);
      const held = await lease('w1');
      expect(await jobs().renew({ owner: 'w1', jobs: held, until: LATER })).toEqual(new Set([held[0]!.id]));
      expect(await lease('w2', UNTIL)).toEqual([]);
      expect(await jobs().nextDue(AT)).toBe(LATER);
      expect(await jobs().complete(held[0]!, UNTIL)).toBe(true);
      expect(await keysFor('w2', UNTIL)).toEqual(['b']);
    });

    it('are lost when another has them, when they are over, and when their owner leased them anew', async () => {
      await jobs().add(apart('taken', 'done', 'put off', 'mine anew', 'kept'));
      const held = await lease('w1');
      const [taken, done, putOff, anew, kept] = held;
      await jobs().complete(done!, AT);
      await jobs().postpone(putOff!, LATER);
      await jobs().renew({ owner: 'w1', jobs: [kept!], until: LATER });
      expect(await lease('w2', UNTIL, LATER, 1)).toMatchObject([{ key: 'taken' }]);
      expect(await lease('w1', UNTIL, LATER)).toMatchObject([{ key: 'mine anew', attempts: 2 }]);
      expect(await jobs().renew({ owner: 'w1', jobs: held, until: LATER })).toEqual(new Set([kept!.id]));
      expect(await jobs().complete(taken!, UNTIL)).toBe(false);
      expect(await jobs().complete(anew!, UNTIL)).toBe(false);
    });

    it('go on though they had ended, as long as nobody took the job', async () => {
      await jobs().add([repaint('a')]);
      const held = await lease('w1');
      expect((await jobs().renew({ owner: 'w1', jobs: held, until: '2026-11-22T10:09:00.000Z' })).size).toBe(
        1,
      );
      expect(await lease('w2', LATER)).toEqual([]);
    });
  });

  it('that are given back can be leased at once, in their old place', async () => {
    await jobs().add([repaint('a'), repaint('b')]);
    const held = await lease('w1');
    await jobs().release(held);
    expect(await jobs().complete(held[0]!, AT)).toBe(false);
    expect(await lease('w2')).toMatchObject([{ key: 'a', attempts: 2, dueAt: AT }]);
    await jobs().release(held);
    expect(await lease('w3')).toEqual([]);
  });

  it('are added once with their line in the record, or not at all', async () => {
    const facts = [{ at: AT, event: { kind: 'nobody_on_call', from: AT } }] as const;
    expect(await jobs().addOnce({ effects: apart('a', 'b'), facts })).toBe(true);
    expect(await jobs().addOnce({ effects: [repaint('a'), repaint('c')], facts })).toBe(false);
    expect(await jobs().addOnce({ effects: [], facts })).toBe(false);
    expect((await lease('w1')).map(({ key }) => key)).toEqual(['a', 'b']);
    expect((await opened().stores.audit.head()).sequence).toBe(1);
  });

  it('are leased by nobody else until the lease ends, then taken over', async () => {
    await jobs().add([repaint('a')]);
    const [first] = await lease('w1');
    expect(await lease('w2', '2026-11-22T10:00:59.999Z', LATER)).toEqual([]);
    const [second] = await lease('w2', UNTIL, LATER);
    expect(second).toMatchObject({ key: 'a', owner: 'w2', attempts: 2 });

    expect(await jobs().complete(first!, UNTIL)).toBe(false);
    expect(await jobs().postpone(first!, LATER)).toBe(false);
    expect(await jobs().fail(first!, LATER, 'late')).toBe(false);
    expect(await jobs().abandon(first!, UNTIL, 'late')).toBe(false);
    expect(await jobs().complete(second!, UNTIL)).toBe(true);
    expect(await lease('w3', LATER, LATER)).toEqual([]);
  });

  const whereOneWrites = engine.name === 'SQLite' ? it : it.skip;
  whereOneWrites(
    'are taken over at once from a process that is gone, and a late word of it changes nothing',
    async () => {
      await jobs().add([...apart('a', 'done', 'abandoned'), repaint('b', LATER)]);
      const [first, done, abandoned] = await lease('w1');
      await jobs().complete(done!, AT);
      await jobs().abandon(abandoned!, AT, 'JOB_EXHAUSTED');
      await jobs().reclaim();

      expect(await jobs().complete(first!, AT)).toBe(false);
      expect(await jobs().nextDue()).toBe(AT);
      expect(await lease('w2')).toMatchObject([{ key: 'a', owner: 'w2', attempts: 2 }]);
      expect(await jobs().postpone(first!, LATER)).toBe(false);
    },
  );

  it('that the same worker leased twice are fenced by the attempt', async () => {
    await jobs().add([repaint('a')]);
    const [first] = await lease('w1');
    const [second] = await lease('w1', UNTIL, LATER);
    expect(await jobs().complete(first!, UNTIL)).toBe(false);
    expect(await jobs().complete(second!, UNTIL)).toBe(true);
    expect(await jobs().complete(second!, UNTIL)).toBe(false);
  });

  it('that are postponed wait until their new due time and keep their attempts', async () => {
    await jobs().add([repaint('a')]);
    const [job] = await lease('w1');
    expect(await jobs().postpone(job!, LATER)).toBe(true);
    expect(await jobs().complete(job!, AT)).toBe(false);
    expect(await jobs().nextDue()).toBe(LATER);
    expect(await lease('w1', UNTIL, LATER)).toEqual([]);
    expect(await lease('w1', LATER, LATER)).toMatchObject([{ attempts: 2, dueAt: LATER }]);
  });

  it('count their failures, and neither their waits nor leases that ran out', async () => {
    await jobs().add([repaint('a')]);
    const [waits] = await lease('w1', AT, AT);
    expect(await jobs().postpone(waits!, AT)).toBe(true);
    await lease('w1', AT, AT);
    const [fails] = await lease('w2', AT, AT);
    expect(fails).toMatchObject({ attempts: 3, failures: 0 });
    expect(await jobs().fail(fails!, LATER, 'busy')).toBe(true);
    expect(await jobs().fail(fails!, LATER, 'busy')).toBe(false);
    expect(await lease('w1', UNTIL, LATER)).toEqual([]);
    const [again] = await lease('w1', LATER, LATER);
    expect(again).toMatchObject({ attempts: 4, failures: 1, dueAt: LATER });
    expect(await jobs().fail(again!, LATER, 'busy')).toBe(true);
    expect(await lease('w1', LATER, LATER)).toMatchObject([{ attempts: 5, failures: 2 }]);
  });

  it('that are abandoned stay, visibly, and are never leased again', async () => {
    await jobs().add([repaint('a')]);
    const [job] = await lease('w1');
    expect(await jobs().abandon(job!, AT, 'JOB_EXHAUSTED')).toBe(true);
    expect(await lease('w2', LATER, LATER)).toEqual([]);
    expect(await jobs().nextDue()).toBeUndefined();
    const rows = await opened().database.query((db) => db.selectFrom('jobs').selectAll().execute());
    expect(rows).toMatchObject([{ failed_at: AT, done_at: null, problem: 'JOB_EXHAUSTED' }]);
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

  it('of a worker that is killed go on with the others: each is carried out, completed once, and in order', async () => {
    const lanes = 100;
    await jobs().add(
      Array.from({ length: 1_000 }, (_, index) => repaint(`${index}`, AT, 1001 + (index % lanes))),
    );
    const carriedOut: Job[] = [];
    const completed: string[] = [];
    const work = async (owner: string, now: string, lives = Infinity): Promise<void> => {
      const next = () => lease(owner, now, now === AT ? LATER : '2026-11-22T10:10:00.000Z');
      let left = lives;
      for (let batch = await next(); batch.length > 0; batch = await next()) {
        for (const job of batch) {
          carriedOut.push(job);
          // Killed after the effect, before it could be said; the rest of what it has is never begun.
          if ((left -= 1) < 0) return;
          if (await jobs().complete(job, now)) completed.push(job.key);
        }
      }
    };
    await Promise.all([work('w1', AT, 55), work('w2', AT), work('w3', AT)]);
    expect(completed.length).toBeLessThan(1_000);
    await Promise.all([work('w2', LATER), work('w3', LATER)]);

    expect(completed).toHaveLength(1_000);
    expect(new Set(completed).size).toBe(1_000);
    expect(carriedOut.length).toBe(1_001);
    for (let lane = 0; lane < lanes; lane += 1) {
      const order = carriedOut.map(({ key }) => Number(key)).filter((key) => key % lanes === lane);
      expect(order).toEqual(order.toSorted((a, b) => a - b));
    }
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
    await jobs().add(apart('bad', 'good'));
    await opened().database.query((db) =>
      db.updateTable('jobs').set({ effect: '{"kind":"secret"}' }).where('key', '=', 'bad').execute(),
    );
    await expect(lease('w1')).rejects.toMatchObject({
      code: 'DATABASE_ROW_INVALID',
      detail: expect.stringMatching(/^Table jobs, key 1: (?!.*secret)/) as string,
    });
    expect((await lease('w1')).map(({ key }) => key)).toEqual(['good']);
    const row = await opened().database.query((db) =>
      db.selectFrom('jobs').selectAll().where('key', '=', 'bad').executeTakeFirst(),
    );
    expect(row).toMatchObject({ failed_at: AT, problem: expect.stringContaining('key 1') as string });
  });

  it('are in order of due time whatever the clock reads', async () => {
    const dues = [9, 99, 999, 1_000_000_000_000, 1_800_000_000_000].map(instantOf);
    await jobs().add(dues.toReversed().map((due, index) => repaint(`job:${index}`, due, 1001 + index)));
    expect((await lease('w1', '2099-01-01T00:00:00.000Z')).map(({ dueAt }) => dueAt)).toEqual(dues);
  });
});
