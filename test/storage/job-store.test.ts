import { instantOf } from '../../src/domain/instant.ts';
import { ENGINES, withEngine } from './engine.ts';
import { AT, LATER, repaint } from './request-examples.ts';

const UNTIL = '2026-11-22T10:01:00.000Z';

describe.each(ENGINES)('jobs on $name', (engine) => {
  const opened = withEngine(engine);
  const jobs = () => opened().stores.jobs;
  const lease = (owner: string, now = AT, until = UNTIL, limit = 10) =>
    jobs().lease({ now, until, owner, limit });

  it('are leased when due, in order of due time, up to the limit', async () => {
    await jobs().add([
      repaint('third', '2026-11-22T09:59:59.000Z'),
      repaint('first', '2026-11-22T09:00:00.000Z'),
      repaint('second', '2026-11-22T09:30:00.000Z'),
      repaint('later', '2026-11-22T10:00:00.001Z'),
    ]);
    expect((await lease('w1', AT, UNTIL, 2)).map(({ key }) => key)).toEqual(['first', 'second']);
    expect(await lease('w2')).toEqual([
      {
        id: 1,
        key: 'third',
        effect: { kind: 'repaint', number: 1001 },
        attempts: 1,
        failures: 0,
        owner: 'w2',
        dueAt: '2026-11-22T09:59:59.000Z',
      },
    ]);
  });

  it('are leased by kind where that is asked for, so that repaints keep nothing else waiting', async () => {
    const told = {
      key: 'told',
      dueAt: AT,
      effect: { kind: 'expire', number: 1001 },
    } as const;
    await jobs().add([repaint('a'), repaint('b'), told]);
    const leaseOf = (kinds: 'repaints' | 'others') =>
      jobs().lease({ now: AT, until: UNTIL, owner: 'w1', limit: 1, kinds });
    expect((await leaseOf('others')).map(({ key }) => key)).toEqual(['told']);
    expect(await leaseOf('others')).toEqual([]);
    expect((await leaseOf('repaints')).map(({ key }) => key)).toEqual(['a']);
  });

  it('are added once with their line in the record, or not at all', async () => {
    const facts = [{ at: AT, event: { kind: 'nobody_on_call', from: AT } }] as const;
    expect(await jobs().addOnce({ effects: [repaint('a'), repaint('b')], facts })).toBe(true);
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

  it('are taken over at once from a process that is gone, and a late word of it changes nothing', async () => {
    await jobs().add([repaint('a'), repaint('b', LATER), repaint('done'), repaint('abandoned')]);
    const [first, done, abandoned] = await lease('w1');
    await jobs().complete(done!, AT);
    await jobs().abandon(abandoned!, AT, 'JOB_EXHAUSTED');
    await jobs().reclaim();

    expect(await jobs().complete(first!, AT)).toBe(false);
    expect(await jobs().nextDue()).toBe(AT);
    expect(await lease('w2')).toMatchObject([{ key: 'a', owner: 'w2', attempts: 2 }]);
    expect(await jobs().postpone(first!, LATER)).toBe(false);
  });

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
    await lease('w1');
    expect(await jobs().nextDue()).toBe(UNTIL);
  });

  it('are a thousand effects for three workers, each carried out once', async () => {
    await jobs().add(Array.from({ length: 1_000 }, (_, index) => repaint(`job:${index}`)));
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

  it('that can not be read are named once and put aside, and the others go on', async () => {
    await jobs().add([repaint('bad'), repaint('good')]);
    await opened().database.query((db) =>
      db.updateTable('jobs').set({ effect: '{"kind":"secret"}' }).where('key', '=', 'bad').execute(),
    );
    await expect(lease('w1')).rejects.toMatchObject({
      code: 'DATABASE_ROW_INVALID',
      detail: expect.stringMatching(/^Table jobs, key 1: (?!.*secret)/) as string,
    });
    expect((await lease('w1', UNTIL, LATER)).map(({ key }) => key)).toEqual(['good']);
    const row = await opened().database.query((db) =>
      db.selectFrom('jobs').selectAll().where('key', '=', 'bad').executeTakeFirst(),
    );
    expect(row).toMatchObject({ failed_at: AT, problem: expect.stringContaining('key 1') as string });
  });

  it('are in order of due time whatever the clock reads', async () => {
    const dues = [9, 99, 999, 1_000_000_000_000, 1_800_000_000_000].map(instantOf);
    await jobs().add(dues.toReversed().map((due, index) => repaint(`job:${index}`, due)));
    expect((await lease('w1', '2099-01-01T00:00:00.000Z')).map(({ dueAt }) => dueAt)).toEqual(dues);
  });
});
