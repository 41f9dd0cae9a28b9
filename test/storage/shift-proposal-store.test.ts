import type { Override } from '../../src/domain/override.ts';
import { proposed, type ShiftProposal } from '../../src/domain/shift-proposal.ts';
import type { ShiftChange } from '../../src/workflow/storage-ports.ts';
import { ENGINES, withEngine } from './engine.ts';
import { AT, LATER } from './request-examples.ts';

const UNTIL = '2026-11-22T17:00:00.000Z';
const BEFORE = '2026-11-22T09:00:00.000Z';
const AFTER = '2026-11-22T19:00:00.000Z';
const STAND_IN = { who: 'dana', instead: 'amir', from: AT, until: UNTIL, rotation: 'primary' };
const DANA: Override = { kind: 'replace', source: 'chat', ...STAND_IN };
const ASKED = proposed(
  { id: 'a1', kind: 'swap', by: 'amir', to: 'dana', changes: [{ ...STAND_IN, from: LATER }] },
  AT,
);
const AGREED: ShiftProposal = { ...ASKED, status: 'agreed', agreedAt: AT, made: [STAND_IN] };

const saying = (to = 'amir'): Pick<ShiftChange, 'at' | 'facts' | 'effects'> => ({
  at: AT,
  facts: [{ at: AT, event: { kind: 'shift_change_declined', by: 'dana', proposal: 'a1' } }],
  effects: [
    {
      key: `tell_proposal:a1:${to}`,
      dueAt: AT,
      effect: { kind: 'tell_proposal', to, proposal: 'a1', about: 'news' },
    },
  ],
});

describe.each(ENGINES)('shifts that change hands on $name', (engine) => {
  const opened = withEngine(engine);
  const store = () => opened().stores.shiftProposals;
  const current = (from = AT) => opened().stores.overrides.current(from);
  const commit = (change: Partial<ShiftChange>, to?: string) => store().commit({ ...saying(to), ...change });
  const kept = async () => {
    const { audit } = opened().stores;
    const due = await opened().database.query((db) => db.selectFrom('jobs').select('id').execute());
    return [(await audit.head()).sequence, due.length];
  };

  it('are kept with the agreement, the line in the record and the message', async () => {
    expect(await commit({ opens: [ASKED] })).toBe('committed');
    const [stored] = await store().of('dana', BEFORE);
    expect(stored).toEqual({ value: ASKED, version: 1 });
    expect(await commit({ settles: [{ value: AGREED, version: 1 }], adds: [DANA] }, 'dana')).toBe(
      'committed',
    );
    expect(await current()).toEqual([DANA]);
    expect(await store().byId('a1')).toEqual({ value: AGREED, version: 2 });
    expect(await kept()).toEqual([2, 2]);
  });

  it('are settled once: whoever read an older version saves nothing at all', async () => {
    await commit({ opens: [ASKED] });
    const settled = { settles: [{ value: AGREED, version: 1 }], adds: [DANA] };
    const results = await Promise.all([commit(settled, 'dana'), commit({ ...settled, adds: [] }, 'iris')]);
    expect(results).toEqual(['committed', 'conflict']);
    expect(await kept()).toEqual([2, 2]);
  });

  it('are asked for once while the same waits, and again when it was answered', async () => {
    await commit({ opens: [ASKED] });
    expect(await commit({ opens: [{ ...ASKED, id: 'a2', proposedAt: LATER }] })).toBe('asked_already');
    expect(await store().byId('a2')).toBeUndefined();
    const declined = { ...ASKED, status: 'declined', endedAt: AT } as const;
    await commit({ settles: [{ value: declined, version: 1 }] }, 'dana');
    expect(await commit({ opens: [{ ...ASKED, id: 'a3' }] }, 'iris')).toBe('committed');
  });

  it('are found by either of the two until nothing of them can matter, and by nobody else', async () => {
    await commit({ opens: [ASKED] });
    expect(await store().of('amir', BEFORE)).toHaveLength(1);
    expect(await store().of('iris', BEFORE)).toEqual([]);
    expect(await store().of('amir', ASKED.expiresAt)).toEqual([]);
    await commit({ settles: [{ value: AGREED, version: 1 }] }, 'dana');
    expect(await store().of('amir', ASKED.expiresAt)).toHaveLength(1);
    expect(await store().of('amir', UNTIL)).toEqual([]);
  });

  it('count until they end, and not at their end', async () => {
    await commit({ adds: [DANA] });
    expect(await current('2026-11-22T16:59:59.999Z')).toEqual([DANA]);
    expect(await current(UNTIL)).toEqual([]);
  });

  it.each<[string, Partial<Override>]>([
    ['the same again', {}],
    ['somebody else in the same place', { who: 'iris' }],
    ['one that begins while it lasts', { who: 'iris', from: LATER, until: AFTER }],
    ['one around it', { from: '2026-11-22T09:00:00.000Z', until: AFTER }],
  ])('keep out, with nothing saved, %s', async (_, other) => {
    await commit({ adds: [DANA] });
    expect(await commit({ adds: [{ ...DANA, ...other }], opens: [ASKED] }, 'max')).toBe('conflict');
    expect(await current()).toEqual([DANA]);
    expect(await store().byId('a1')).toBeUndefined();
    expect(await kept()).toEqual([1, 1]);
  });

  it.each<[string, Partial<Override>]>([
    ['in another rotation', { rotation: 'secondary' }],
    ['from its end on', { from: UNTIL, until: AFTER }],
    ['up to its beginning', { from: '2026-11-22T09:00:00.000Z', until: AT }],
    ['for somebody else', { who: 'iris', instead: 'bob' }],
    ['in addition', { kind: 'add', who: 'iris', instead: undefined } as unknown as Partial<Override>],
  ])('let in another one %s', async (_, other) => {
    await commit({ adds: [DANA] });
    const { instead, ...rest } = { ...DANA, ...other };
    const added = instead === undefined ? rest : { ...rest, instead };
    expect(await commit({ adds: [added] }, 'dana')).toBe('committed');
  });

  it('let one of two in that come at the same time', async () => {
    const iris = { ...DANA, who: 'iris' };
    const results = await Promise.all([commit({ adds: [DANA] }), commit({ adds: [iris] }, 'iris')]);
    expect(results).toEqual(['committed', 'conflict']);
    expect(await kept()).toEqual([1, 1]);
  });

  it('end once, early, and only as they were read', async () => {
    await commit({ adds: [DANA] });
    for (const ends of [[{ ...DANA, who: 'iris' }], [{ ...DANA, until: LATER }]])
      expect(await commit({ at: LATER, ends })).toBe('conflict');
    expect(await commit({ at: UNTIL, ends: [DANA] })).toBe('conflict');
    expect(await commit({ at: LATER, ends: [DANA] }, 'dana')).toBe('committed');
    expect(await commit({ at: LATER, ends: [DANA] })).toBe('conflict');
    expect(await current(LATER)).toEqual([]);
    expect(await current()).toEqual([{ ...DANA, until: LATER }]);
  });

  it('never begin when they end before, and then make room also for what lies around', async () => {
    const later = { ...DANA, from: LATER };
    await commit({ adds: [later] });
    expect(await commit({ at: AT, ends: [later] }, 'dana')).toBe('committed');
    expect(await current()).toEqual([]);
    expect(await commit({ adds: [{ ...DANA, who: 'iris', from: BEFORE, until: AFTER }] }, 'iris')).toBe(
      'committed',
    );
  });

  it('may take the place of what ends with the same change', async () => {
    await commit({ adds: [DANA] });
    const iris = { ...DANA, who: 'iris', from: LATER };
    expect(await commit({ at: LATER, ends: [DANA], adds: [iris] }, 'iris')).toBe('committed');
    expect(await current(LATER)).toEqual([iris]);
  });

  it('that can not be read are an error, never taken for none', async () => {
    await commit({ adds: [DANA], opens: [ASKED] });
    const { database } = opened();
    await database.query((db) => db.updateTable('overrides').set({ kind: 'soon' }).execute());
    await database.query((db) => db.updateTable('shift_proposals').set({ data: '{}' }).execute());
    const invalid = (text: string) => ({
      code: 'DATABASE_ROW_INVALID',
      detail: expect.stringContaining(text) as string,
    });
    await expect(current()).rejects.toMatchObject(invalid('Table overrides, key 1'));
    await expect(store().byId('a1')).rejects.toMatchObject(invalid('Table shift_proposals, key a1'));
  });
});
