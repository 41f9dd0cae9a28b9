import type { Override } from '../../src/domain/override.ts';
import type { SideChange } from '../../src/workflow/storage-ports.ts';
import { ENGINES, withEngine } from './engine.ts';
import { AT, LATER } from './request-examples.ts';

const UNTIL = '2026-11-22T17:00:00.000Z';
const DANA: Override = {
  kind: 'replace',
  source: 'chat',
  who: 'dana',
  from: AT,
  until: UNTIL,
  rotation: 'primary',
};

const taken = ({ who: by, rotation, from, until }: Override, to = 'amir'): SideChange => ({
  facts: [{ at: from, event: { kind: 'shift_taken_over', by, rotation, from, until } }],
  effects: [
    {
      key: `tell_shift:${by}:${to}`,
      dueAt: from,
      effect: { kind: 'tell_shift', to, change: 'taken_over', by, rotation, from, until },
    },
  ],
});

const back: SideChange = {
  facts: [
    {
      at: LATER,
      event: {
        kind: 'shift_given_back',
        by: 'dana',
        who: 'dana',
        rotation: 'primary',
        from: LATER,
        until: UNTIL,
      },
    },
  ],
  effects: [],
};

describe.each(ENGINES)('overrides on $name', (engine) => {
  const opened = withEngine(engine);
  const overrides = () => opened().stores.overrides;
  const entries = async () => (await opened().stores.audit.head()).sequence;
  const jobs = async () =>
    opened().stores.jobs.lease({ now: UNTIL, until: '2026-11-22T18:00:00.000Z', owner: 'test', limit: 9 });

  it('are kept with their line in the record and the message that tells of them', async () => {
    expect(await overrides().current(AT)).toEqual([]);
    expect(await overrides().add(DANA, taken(DANA))).toBe('added');
    expect(await overrides().current(AT)).toEqual([DANA]);
    expect(await entries()).toBe(1);
    expect((await jobs()).map(({ effect }) => effect)).toEqual(taken(DANA).effects.map((one) => one.effect));
  });

  it('are current until they end, and not at their end', async () => {
    await overrides().add(DANA, taken(DANA));
    expect(await overrides().current('2026-11-22T16:59:59.999Z')).toEqual([DANA]);
    expect(await overrides().current(UNTIL)).toEqual([]);
  });

  it.each([
    ['the same again', {}],
    ['one of somebody else', { who: 'iris' }],
    ['one that begins while it lasts', { who: 'iris', from: LATER, until: '2026-11-22T19:00:00.000Z' }],
    ['one around it', { from: '2026-11-22T09:00:00.000Z', until: '2026-11-22T19:00:00.000Z' }],
  ])('keep out, with nothing saved, %s', async (_, other) => {
    await overrides().add(DANA, taken(DANA));
    expect(await overrides().add({ ...DANA, ...other }, taken(DANA, 'max'))).toBe('conflict');
    expect(await overrides().current(AT)).toEqual([DANA]);
    expect([await entries(), (await jobs()).length]).toEqual([1, 1]);
  });

  it.each([
    ['in another rotation', { rotation: 'secondary' }],
    ['from its end on', { from: UNTIL, until: '2026-11-22T19:00:00.000Z' }],
    ['up to its beginning', { from: '2026-11-22T09:00:00.000Z', until: AT }],
  ])('let in another one %s', async (_, other) => {
    await overrides().add(DANA, taken(DANA));
    expect(await overrides().add({ ...DANA, ...other }, back)).toBe('added');
  });

  it('let one of two in that come at the same time', async () => {
    const iris = { ...DANA, who: 'iris' };
    const results = await Promise.all([
      overrides().add(DANA, taken(DANA)),
      overrides().add(iris, taken(iris)),
    ]);
    expect(results).toEqual(['added', 'conflict']);
    expect(await entries()).toBe(1);
  });

  it('end once, early, and only as they were read', async () => {
    await overrides().add(DANA, taken(DANA));
    expect(await overrides().end({ ...DANA, who: 'iris' }, LATER, back)).toBe(false);
    expect(await overrides().end({ ...DANA, until: LATER }, AT, back)).toBe(false);
    expect(await overrides().end(DANA, UNTIL, back)).toBe(false);
    expect(await entries()).toBe(1);
    expect(await overrides().end(DANA, LATER, back)).toBe(true);
    expect(await overrides().end(DANA, LATER, back)).toBe(false);
    expect(await overrides().current(LATER)).toEqual([]);
    expect(await overrides().current(AT)).toEqual([{ ...DANA, until: LATER }]);
    expect(await entries()).toBe(2);
  });

  it('make room when they end, also in the moment they began', async () => {
    await overrides().add(DANA, taken(DANA));
    expect(await overrides().end(DANA, AT, back)).toBe(true);
    expect(await overrides().add({ ...DANA, who: 'iris' }, taken(DANA, 'max'))).toBe('added');
  });

  it('that can not be read are an error, never taken for none', async () => {
    await overrides().add(DANA, taken(DANA));
    await opened().database.query((db) => db.updateTable('overrides').set({ starts_at: 'soon' }).execute());
    await expect(overrides().current(AT)).rejects.toMatchObject({
      code: 'DATABASE_ROW_INVALID',
      detail: expect.stringContaining('Table overrides, key 1') as string,
    });
  });
});
