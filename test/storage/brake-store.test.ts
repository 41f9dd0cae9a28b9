import type { Freeze, Halt } from '../../src/domain/brake.ts';
import type { BrakeChange } from '../../src/workflow/storage-ports.ts';
import { ENGINES, withEngine } from './engine.ts';
import { AT, LATER, repaint } from './request-examples.ts';

const HALT: Halt = { kind: 'halt', by: 'amir', since: AT };
const FREEZE: Freeze = {
  kind: 'freeze',
  subject: 'alice',
  number: 1001,
  by: 'alice',
  since: AT,
  because: 'not_me',
};
const CHANGE: BrakeChange = { facts: [{ at: AT, event: { kind: 'halt', by: 'amir' } }] };

describe.each(ENGINES)('brakes on $name', (engine) => {
  const opened = withEngine(engine);
  const brakes = () => opened().stores.brakes;
  const entries = async () => (await opened().stores.audit.head()).sequence;

  it('are off until they are set, each with its line in the record', async () => {
    expect(await brakes().halt()).toBeUndefined();
    expect(await brakes().freezeOf('alice')).toBeUndefined();
    expect(await brakes().set(HALT, undefined, CHANGE)).toBe(true);
    expect(await brakes().set(FREEZE, undefined, CHANGE)).toBe(true);
    expect(await brakes().halt()).toEqual(HALT);
    expect(await brakes().freezeOf('alice')).toEqual(FREEZE);
    expect(await brakes().freezeOf('bob')).toBeUndefined();
    expect(await entries()).toBe(2);
  });

  it('are set once when two set them at the same time', async () => {
    const results = await Promise.all([
      brakes().set(HALT, undefined, CHANGE),
      brakes().set({ ...HALT, by: 'dana' }, undefined, CHANGE),
    ]);
    expect(results).toEqual([true, false]);
    expect(await brakes().halt()).toEqual(HALT);
    expect(await entries()).toBe(1);
  });

  it('change only from what was read', async () => {
    await brakes().set(HALT, undefined, CHANGE);
    const asked = { ...HALT, liftAskedBy: 'dana' };
    expect(await brakes().set(asked, { ...HALT, since: LATER }, CHANGE)).toBe(false);
    expect(await brakes().set(FREEZE, HALT, CHANGE)).toBe(false);
    expect(await brakes().set(asked, HALT, CHANGE)).toBe(true);
    expect(await brakes().set(asked, HALT, CHANGE)).toBe(false);
    expect(await brakes().halt()).toEqual(asked);
    expect(await entries()).toBe(2);
  });

  it('are lifted once, and only as they were read', async () => {
    await brakes().set(HALT, undefined, CHANGE);
    expect(await brakes().lift({ ...HALT, liftAskedBy: 'dana' }, CHANGE)).toBe(false);
    expect(await brakes().halt()).toEqual(HALT);
    expect(await brakes().lift(HALT, CHANGE)).toBe(true);
    expect(await brakes().lift(HALT, CHANGE)).toBe(false);
    expect(await brakes().halt()).toBeUndefined();
    expect(await entries()).toBe(2);
  });

  const words = { seal: 'f00', salt: 'ba5e', text: 'calls that sound like me', by: 'amir', at: AT };
  const tally = { what: 'alarm_lifted', who: 'alice', number: 1001, at: AT } as const;
  const whole: BrakeChange = { ...CHANGE, text: words, tallies: [tally], effects: [repaint('a')] };
  const texts = () => opened().database.query((db) => db.selectFrom('erasable_texts').selectAll().execute());
  const lifted = () => opened().stores.tallies.count({ what: 'alarm_lifted', since: AT });

  it('are set and lifted together with words, counts and what is to be done', async () => {
    await brakes().set(HALT, undefined, whole);
    expect(await texts()).toEqual([
      { seal: 'f00', salt: 'ba5e', text: 'calls that sound like me', who: 'amir', at: AT },
    ]);
    expect(await lifted()).toBe(1);
    expect(await opened().stores.jobs.nextDue()).toBe(AT);
    await brakes().lift(HALT, { ...CHANGE, tallies: [{ ...tally, number: 1002 }] });
    expect(await lifted()).toBe(2);
  });

  it('save nothing of what belongs to them when they changed in between', async () => {
    await brakes().set(HALT, undefined, CHANGE);
    expect(await brakes().set(HALT, undefined, whole)).toBe(false);
    expect(await brakes().set(HALT, { ...HALT, since: LATER }, whole)).toBe(false);
    expect(await brakes().lift({ ...HALT, since: LATER }, whole)).toBe(false);
    expect([await texts(), await lifted(), await opened().stores.jobs.nextDue()]).toEqual([[], 0, undefined]);
    expect(await entries()).toBe(1);
  });

  it('are not set when what belongs to them can not be saved', async () => {
    const change = { ...whole, text: { ...words, at: 'noon' } };
    await expect(brakes().set(HALT, undefined, change)).rejects.toMatchObject({
      code: 'DATABASE_ROW_INVALID',
    });
    expect([await brakes().halt(), await entries(), await lifted()]).toEqual([undefined, 0, 0]);
  });

  it('of a freeze keep why', async () => {
    const freeze: Freeze = { ...FREEZE, because: 'password_known' };
    await brakes().set(freeze, undefined, CHANGE);
    expect(await brakes().freezeOf('alice')).toEqual(freeze);
  });

  it('that can not be read are an error, never taken for none', async () => {
    await brakes().set(HALT, undefined, CHANGE);
    await opened().database.query((db) => db.updateTable('brakes').set({ data: '{}' }).execute());
    await expect(brakes().halt()).rejects.toMatchObject({
      code: 'DATABASE_ROW_INVALID',
      detail: expect.stringContaining('Table brakes, key halt') as string,
    });
  });
});
