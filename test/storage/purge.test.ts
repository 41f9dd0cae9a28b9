import type { Draft, Request } from '../../src/domain/request.ts';
import { verifyAudit } from '../../src/storage/audit-record.ts';
import { digest } from './digest.ts';
import { ENGINES, withEngine } from './engine.ts';
import {
  carryOut,
  copyOf,
  ended,
  everything,
  fillWith,
  requestOf,
  tablesNaming,
  tellOf,
} from './kept-about-people.ts';
import { AT, changeTo, LATER, repaint, resettingOf, verifyingOf } from './request-examples.ts';

const MUCH_LATER = '2027-11-22T10:00:00.000Z';
const fact = (requests: number) =>
  ({ at: MUCH_LATER, event: { kind: 'purged', requests, before: MUCH_LATER } }) as const;

function runOf(draft: Draft) {
  const { waitsForGraph: _, ...run } = resettingOf(draft);
  return run;
}

describe.each(ENGINES)('a purge on $name', (engine) => {
  const opened = withEngine(engine);
  /** How many requests were deleted, as the saved facts say. */
  const purge = async (before = MUCH_LATER): Promise<number> => {
    const saved = await opened().stores.retention.purge(before, fact);
    return saved.reduce((sum, { event }) => sum + (event.kind === 'purged' ? event.requests : 0), 0);
  };
  const isAtDesk = async (number: number): Promise<void> => {
    const { deskCards } = opened().stores;
    const claim = { number, standing: 'maybe_sent' } as const;
    await deskCards.claim(claim, undefined);
    await deskCards.settle(claim, { number, conversation: 'c', activity: 'a', standing: 'first' });
  };
  const entries = async () => (await opened().stores.audit.head()).sequence;
  const jobs = () =>
    opened().database.query((db) => db.selectFrom('jobs').select('key').orderBy('id').execute());

  it('deletes requests that ended before the moment, and says once how many', async () => {
    await requestOf(opened(), ended());
    await requestOf(opened(), ended());
    const kept = await requestOf(opened(), ended(MUCH_LATER));
    const before = await entries();
    expect(await purge()).toBe(2);
    const own = await opened().stores.requests.ofRequester('rita', 9);
    expect(own.map(({ number }) => number)).toEqual([kept]);
    expect(await entries()).toBe(before + 1);
    expect(await verifyAudit(opened().database, digest)).toMatchObject({ entries: before + 1 });
  });

  it('that finds nothing leaves no line in the record', async () => {
    await requestOf(opened(), ended());
    const before = await entries();
    expect(await purge(LATER)).toBe(0);
    expect(await entries()).toBe(before);
  });

  it('leaves nothing in any table about people whose requests are long over', async () => {
    await fillWith(opened(), 'pat');
    await carryOut(opened(), LATER);
    expect(await verifyAudit(opened().database, digest)).not.toHaveProperty('fault');
    expect(await purge()).toBe(2);
    // Where they are reached and whom they chose is true today, however old it is.
    expect(await tablesNaming(opened(), 'pat')).toEqual(['conversations', 'recovery_contacts']);
    expect(await verifyAudit(opened().database, digest)).not.toHaveProperty('fault');
  });

  it.each<[string, (draft: Draft) => Request]>([
    ['a draft', (draft) => ({ ...draft, checks: 'failed' })],
    ['one that waits', (draft) => verifyingOf(draft)],
    ['one whose reset is under way', (draft) => resettingOf(draft)],
    ['one that is watched', (draft) => ({ ...runOf(draft), status: 'reset', resetAt: AT })],
    [
      'one for a person to finish',
      (draft) => ({ ...runOf(draft), status: 'needs_hands', left: [], why: 'forbidden' }),
    ],
  ])('never touches a request that is not over, like %s', async (_, to) => {
    const number = await requestOf(opened(), to);
    await opened().stores.copies.add(copyOf(number, 'alice'));
    await isAtDesk(number);
    await opened().stores.jobs.add([tellOf(number, 'alice', LATER)]);
    const before = await everything(opened());
    expect(await purge()).toBe(0);
    expect(await everything(opened())).toEqual(before);
  });

  it('deletes jobs that are over by their age or with their request, and none that waits', async () => {
    const number = await requestOf(opened(), ended());
    await isAtDesk(number);
    const { stores } = opened();
    const [done, failed] = [repaint('done', AT, 4711), repaint('failed', AT, 4712)];
    await stores.jobs.add([done, failed, tellOf(number, 'alice'), repaint('young', MUCH_LATER, 4711)]);
    const [first, second, third] = await stores.jobs.lease({
      now: AT,
      until: AT,
      owner: 'w',
      room: { others: 9, repaints: 9 },
    });
    await stores.jobs.complete(first!, AT);
    await stores.jobs.abandon(second!, AT, 'JOB_EXHAUSTED');
    await stores.jobs.complete(third!, MUCH_LATER);
    await carryOut(opened(), MUCH_LATER);
    await stores.jobs.add([tellOf(number, 'rita'), repaint('waits', AT, 4711)]);
    await purge();
    expect((await jobs()).map(({ key }) => key)).toEqual(['young', `tell:${number}:rita`, 'waits']);
  });

  it('deletes counts, words and shifts from before the moment, and none since', async () => {
    const { stores, database } = opened();
    const facts = [{ at: AT, event: { kind: 'halt', by: 'amir' } }] as const;
    for (const at of [AT, LATER]) {
      const text = { seal: at, salt: 'salt', text: 'noise', by: 'amir', at };
      const tallies = [{ what: 'alarmed', who: 'amir', number: 1001, at }] as const;
      const halt = { kind: 'halt', by: 'amir', since: AT } as const;
      await stores.brakes.set(halt, undefined, { facts, text, tallies });
      await stores.brakes.lift(halt, { facts });
      const shift = {
        kind: 'replace',
        source: 'chat',
        who: 'amir',
        from: '2026-11-22T09:00:00.000Z',
        until: at,
        rotation: at,
      } as const;
      const terms = { id: at, kind: 'swap', by: 'amir', to: 'dana', changes: [], undoes: at } as const;
      const asked = { ...terms, proposedAt: AT, expiresAt: at, status: 'proposed' } as const;
      await stores.shiftProposals.commit({ at: AT, adds: [shift], opens: [asked], facts, effects: [] });
    }
    expect(await purge(LATER)).toBe(0);
    expect(await stores.tallies.count({ what: 'alarmed', since: '2026' })).toBe(1);
    expect(await stores.overrides.current('2026')).toMatchObject([{ until: LATER }]);
    expect(await stores.shiftProposals.of('amir', '2026')).toMatchObject([{ value: { id: LATER } }]);
    const texts = await database.query((db) => db.selectFrom('erasable_texts').select('at').execute());
    expect(texts).toEqual([{ at: LATER }]);
  });

  it('keeps a request that a freeze rests on until the freeze is lifted', async () => {
    const number = await requestOf(opened(), ended());
    const { brakes, requests } = opened().stores;
    const freeze = {
      kind: 'freeze',
      subject: 'alice',
      number,
      because: 'not_me',
      by: 'alice',
      since: AT,
    } as const;
    const facts = [{ at: AT, event: { kind: 'halt', by: 'amir' } }] as const;
    await brakes.set(freeze, undefined, { facts });
    expect(await purge()).toBe(0);
    expect(await requests.byNumber(number)).toMatchObject({ value: { requester: 'rita' } });
    await brakes.lift(freeze, { facts });
    expect(await purge()).toBe(1);
  });

  it('of very many requests goes in rounds, between which others write, each with a line in the record', async () => {
    const number = await requestOf(opened(), ended());
    const row = await opened().database.query((db) =>
      db.selectFrom('requests').selectAll().where('number', '=', number).executeTakeFirstOrThrow(),
    );
    const rows = Array.from({ length: 1_000 }, (_, index) => ({ ...row, number: 5_000 + index }));
    await opened().database.query((db) => db.insertInto('requests').values(rows).execute());
    const before = await entries();
    const order: string[] = [];
    const [purged] = await Promise.all([
      purge().finally(() => order.push('purged')),
      opened()
        .stores.conversations.save('rita', '{}')
        .then(() => order.push('saved')),
    ]);
    expect(purged).toBe(1_001);
    expect(order).toEqual(['saved', 'purged']);
    expect(await entries()).toBe(before + 3);
    expect(await opened().stores.requests.ofRequester('rita', 9)).toEqual([]);
  });

  it('keeps what it was about to delete when its line can not be written', async () => {
    await requestOf(opened(), ended());
    const before = await everything(opened());
    const failing = opened().stores.retention.purge(MUCH_LATER, () => {
      throw new Error('no line');
    });
    await expect(failing).rejects.toThrow('no line');
    expect(await everything(opened())).toEqual(before);
  });

  it('leaves an ended request that was changed in the meantime to a conflict, never half there', async () => {
    const number = await requestOf(opened(), ended());
    const read = await opened().stores.requests.byNumber(number);
    await purge();
    expect(await opened().stores.requests.commit(changeTo(read!.value, read!.version))).toBe('conflict');
  });
});
