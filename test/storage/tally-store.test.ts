import type { Tally } from '../../src/domain/tally.ts';
import type { TallyStore } from '../../src/workflow/storage-ports.ts';
import { ENGINES, withEngine } from './engine.ts';
import { AT, changeTo, LATER, opening } from './request-examples.ts';

const EARLIER = '2026-11-22T09:59:59.999Z';
const tally = (number: number, more: Partial<Tally> = {}): Tally => ({
  what: 'asked',
  who: 'rita',
  number,
  at: AT,
  ...more,
});

describe.each(ENGINES)('counts on $name', (engine) => {
  const opened = withEngine(engine);
  const count = (ask: Partial<Parameters<TallyStore['count']>[0]> = {}) =>
    opened().stores.tallies.count({ what: 'asked', since: AT, ...ask });

  const save = async (...some: Tally[]): Promise<void> => {
    const { requests } = opened().stores;
    const stored = (await requests.draftOf('rita')) ?? (await requests.open(opening()));
    if (stored === 'draft_taken') throw new Error('no draft');
    await requests.commit(changeTo(stored.value, stored.version, { tallies: some }));
  };

  it('are none until something is counted', async () => {
    expect(await count()).toBe(0);
  });

  it('take a request once, however often it was counted', async () => {
    await save(tally(1001), tally(1001), tally(1002));
    await save(tally(1001, { at: LATER }));
    expect(await count()).toBe(2);
  });

  it('reach back to a moment, which belongs to them', async () => {
    await save(tally(1001, { at: EARLIER }), tally(1002), tally(1003, { at: LATER }));
    expect(await count({ since: EARLIER })).toBe(3);
    expect(await count({ since: AT })).toBe(2);
    expect(await count({ since: LATER })).toBe(1);
  });

  it('are kept apart by what is counted and about whom, and of everybody when nobody is named', async () => {
    await save(tally(1001), tally(1002, { who: 'raj' }), tally(1003, { what: 'approved', who: 'rita' }));
    expect(await count({ who: 'rita' })).toBe(1);
    expect(await count({ who: 'alice' })).toBe(0);
    expect(await count()).toBe(2);
    expect(await count({ what: 'approved' })).toBe(1);
    expect(await count({ what: 'reset' })).toBe(0);
  });

  it('leave out the request they are asked for', async () => {
    await save(tally(1001), tally(1002));
    expect(await count({ except: 1001 })).toBe(1);
    expect(await count({ except: 1003, who: 'rita' })).toBe(2);
  });

  it('may go by two names, of which one ends with a third that came later, of the same request and person', async () => {
    await save(
      tally(1001, { what: 'objected_to' }),
      tally(1001, { what: 'disowned' }),
      tally(1001, { what: 'objection_lifted', at: LATER }),
      tally(1002, { what: 'disowned' }),
      tally(1002, { what: 'objection_lifted', at: LATER }),
      tally(1003, { what: 'objection_lifted' }),
      tally(1003, { what: 'disowned', at: LATER }),
      tally(1004, { what: 'disowned' }),
      tally(1004, { what: 'objection_lifted', who: 'raj', at: LATER }),
      tally(1005, { what: 'objection_lifted', at: LATER }),
    );
    const orStill = { what: 'disowned', until: 'objection_lifted' } as const;
    const ask = { what: 'objected_to', orStill, who: 'rita' } as const;
    expect(await count(ask)).toBe(3);
    expect(await count({ ...ask, except: 1003 })).toBe(2);
    expect(await count({ ...ask, since: LATER })).toBe(1);
  });

  it('that could not be told apart later are never saved', async () => {
    await expect(save(tally(1001, { at: 'noon' }))).rejects.toMatchObject({ code: 'DATABASE_ROW_INVALID' });
    expect(await count({ since: '' })).toBe(0);
  });
});
