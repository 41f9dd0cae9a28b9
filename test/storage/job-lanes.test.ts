import type { Job } from '../../src/workflow/storage-ports.ts';
import { ENGINES } from './engine.ts';
import { UNTIL, withJobs } from './job-case.ts';
import { AT, LATER, repaint } from './request-examples.ts';

describe.each(ENGINES)('jobs on $name', (engine) => {
  const { jobs, lease, keysFor } = withJobs(engine);

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
});
