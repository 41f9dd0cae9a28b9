import type { AuditFact } from '../../src/domain/audit.ts';
import type { Freeze, Halt } from '../../src/domain/brake.ts';
import { readAudit } from '../../src/storage/audit-record.ts';
import type { BrakeChange } from '../../src/workflow/storage-ports.ts';
import { ENGINES, withEngine } from './engine.ts';
import { AT, changeTo, LATER, opening, repaint, verifyingOf } from './request-examples.ts';

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
    expect(results.toSorted()).toEqual([false, true]);
    expect(await brakes().halt()).toEqual(results[0] ? HALT : { ...HALT, by: 'dana' });
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

  describe('and a change that they hold up', () => {
    const opens = async () => {
      const { requests } = opened().stores;
      const stored = await requests.open(opening());
      if (stored === 'draft_taken') throw new Error('no draft');
      const claimed: AuditFact = { at: AT, request: 1001, event: { kind: 'claimed' } };
      const more = { facts: [claimed], effects: [repaint('a')], unlessBraked: 'alice' };
      return { requests, change: changeTo(verifyingOf(stored.value), 1, more) };
    };

    it.each([
      ['a halt', HALT],
      ['a freeze of that subject', FREEZE],
    ])('save nothing of it: %s', async (_, brake) => {
      const { requests, change } = await opens();
      await brakes().set(brake, undefined, CHANGE);
      const before = await entries();
      expect(await requests.commit(change)).toBe('conflict');
      expect((await requests.byNumber(1001))?.version).toBe(1);
      expect([await entries(), await opened().stores.jobs.nextDue()]).toEqual([before, undefined]);
      await brakes().lift(brake, CHANGE);
      expect(await requests.commit(change)).toBe('committed');
    });

    it('let pass what is about somebody else, and what no brake stops', async () => {
      const { requests, change } = await opens();
      await brakes().set({ ...FREEZE, subject: 'bob' }, undefined, CHANGE);
      expect(await requests.commit(change)).toBe('committed');
      await brakes().set(HALT, undefined, CHANGE);
      const { unlessBraked: _, ...other } = change;
      expect(await requests.commit({ ...other, expected: 2 })).toBe('committed');
    });

    it('follow each other when they come at once, so that nothing is saved behind a halt', async () => {
      const { requests, change } = await opens();
      for (let round = 0; round < 10; round += 1) {
        const version = (await requests.byNumber(1001))?.version ?? 0;
        const [, result] = await Promise.all([
          brakes().set(HALT, undefined, CHANGE),
          requests.commit({ ...change, effects: [], expected: version }),
        ]);
        const kinds = (await Array.fromAsync(readAudit(opened().database))).map(({ event }) => event.kind);
        expect(kinds.slice(-2)).toEqual(
          result === 'committed' ? ['claimed', 'halt'] : [kinds.at(-2), 'halt'],
        );
        await brakes().lift(HALT, { facts: [{ at: AT, event: { kind: 'halt_lifted', by: 'sol' } }] });
      }
    });
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
