import { ENGINES } from './engine.ts';
import { apart, UNTIL, withJobs } from './job-case.ts';
import { AT, LATER, repaint } from './request-examples.ts';

describe.each(ENGINES)('jobs on $name', (engine) => {
  const { opened, jobs, lease, keysFor } = withJobs(engine);

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
});
