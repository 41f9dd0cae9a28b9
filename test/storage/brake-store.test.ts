import type { Brake } from '../../src/domain/brake.ts';
import { ENGINES, withEngine } from './engine.ts';
import { AT, LATER } from './request-examples.ts';

const HALT: Brake = { kind: 'halt', by: 'amir', since: AT };
const FREEZE: Brake = { kind: 'freeze', subject: 'alice', number: 1001, by: 'alice', since: AT };
const FACTS = [{ at: AT, event: { kind: 'halt', by: 'amir' } }] as const;

describe.each(ENGINES)('brakes on $name', (engine) => {
  const opened = withEngine(engine);
  const brakes = () => opened().stores.brakes;
  const entries = async () => (await opened().stores.audit.head()).sequence;

  it('are off until they are set, each with its line in the record', async () => {
    expect(await brakes().halt()).toBeUndefined();
    expect(await brakes().freezeOf('alice')).toBeUndefined();
    expect(await brakes().set(HALT, undefined, FACTS)).toBe(true);
    expect(await brakes().set(FREEZE, undefined, FACTS)).toBe(true);
    expect(await brakes().halt()).toEqual(HALT);
    expect(await brakes().freezeOf('alice')).toEqual(FREEZE);
    expect(await brakes().freezeOf('bob')).toBeUndefined();
    expect(await entries()).toBe(2);
  });

  it('are set once when two set them at the same time', async () => {
    const results = await Promise.all([
      brakes().set(HALT, undefined, FACTS),
      brakes().set({ ...HALT, by: 'dana' }, undefined, FACTS),
    ]);
    expect(results).toEqual([true, false]);
    expect(await brakes().halt()).toEqual(HALT);
    expect(await entries()).toBe(1);
  });

  it('change only from what was read', async () => {
    await brakes().set(HALT, undefined, FACTS);
    const asked = { ...HALT, liftAskedBy: 'dana' };
    expect(await brakes().set(asked, { ...HALT, since: LATER }, FACTS)).toBe(false);
    expect(await brakes().set(FREEZE, HALT, FACTS)).toBe(false);
    expect(await brakes().set(asked, HALT, FACTS)).toBe(true);
    expect(await brakes().set(asked, HALT, FACTS)).toBe(false);
    expect(await brakes().halt()).toEqual(asked);
    expect(await entries()).toBe(2);
  });

  it('are lifted once, and only as they were read', async () => {
    await brakes().set(HALT, undefined, FACTS);
    expect(await brakes().lift({ ...HALT, liftAskedBy: 'dana' }, FACTS)).toBe(false);
    expect(await brakes().halt()).toEqual(HALT);
    expect(await brakes().lift(HALT, FACTS)).toBe(true);
    expect(await brakes().lift(HALT, FACTS)).toBe(false);
    expect(await brakes().halt()).toBeUndefined();
    expect(await entries()).toBe(2);
  });

  it('that can not be read are an error, never taken for none', async () => {
    await brakes().set(HALT, undefined, FACTS);
    await opened().database.query((db) => db.updateTable('brakes').set({ data: '{}' }).execute());
    await expect(brakes().halt()).rejects.toMatchObject({
      code: 'DATABASE_ROW_INVALID',
      detail: expect.stringContaining('Table brakes, key halt') as string,
    });
  });
});
