import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditFact } from '../../src/domain/audit.ts';
import type { Freeze } from '../../src/domain/brake.ts';
import type { PlannedEffect } from '../../src/domain/effect.ts';
import { readAudit, verifyAudit } from '../../src/storage/audit-record.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { migrate } from '../../src/storage/migrator.ts';
import { createStores } from '../../src/storage/stores.ts';
import { digest } from './digest.ts';
import { ENGINES, temporaryFolder, withEngine } from './engine.ts';
import { copyOf, ended, everything, fillWith, requestOf, tablesNaming, tellOf } from './kept-about-people.ts';
import { AT, endedOf, LATER, verifyingOf } from './request-examples.ts';

const PAT = 'pat_100%!';
const erased: AuditFact = { at: LATER, event: { kind: 'erased', by: 'amir', person: PAT } };
const FACTS = [{ at: AT, event: { kind: 'halt', by: 'amir' } }] as const;
const FREEZE: Freeze = {
  kind: 'freeze',
  subject: PAT,
  number: 1001,
  because: 'not_me',
  by: PAT,
  since: AT,
};

describe.each(ENGINES)('erasing a person on $name', (engine) => {
  const opened = withEngine(engine);
  const erase = () => opened().stores.retention.erase(PAT, erased);

  it('leaves their object id in no table but the record, whose chain is in order before and after', async () => {
    await fillWith(opened(), PAT);
    expect(await tablesNaming(opened(), PAT)).toEqual([
      'card_copies',
      'conversations',
      'erasable_texts',
      'jobs',
      'overrides',
      'recovery_contacts',
      'requests',
      'shift_proposals',
      'tallies',
    ]);
    const { database, stores } = opened();
    const { entries, head } = await verifyAudit(database, digest);
    expect(await erase()).toBe('erased');
    expect(await tablesNaming(opened(), PAT)).toEqual([]);
    const after = await verifyAudit(database, digest, [head]);
    expect(after).toEqual({ entries: entries + 1, head: await stores.audit.head() });
    const events = [];
    for await (const { event } of readAudit(database)) events.push(event);
    expect(events[0]).toEqual({ kind: 'request_opened', by: PAT });
    expect(events.at(-1)).toEqual(erased.event);
  });

  it('leaves alone what is kept about others, also about one whose id looks alike', async () => {
    await fillWith(opened(), 'pat_1005!');
    const before = await everything(opened());
    await fillWith(opened(), PAT);
    await erase();
    const after = await everything(opened());
    const withoutCounter = (tables: typeof before) => [...tables].filter(([name]) => name !== 'counters');
    expect(withoutCounter(after)).toEqual(withoutCounter(before));
  });

  it('of nobody the bot knows is a line in the record', async () => {
    expect(await erase()).toBe('erased');
    expect(await opened().stores.audit.head()).toMatchObject({ sequence: 1 });
  });

  it('takes their card copies, but stays in requests of others where they approved until those are purged', async () => {
    const number = await requestOf(opened(), (draft) => ({
      ...endedOf(verifyingOf(draft)),
      approvals: [{ by: PAT, at: AT, slot: 0, contact: 'callback' }],
    }));
    await opened().stores.jobs.add([tellOf(number, PAT)]);
    await opened().stores.copies.add(copyOf(number, PAT));
    expect(await erase()).toBe('erased');
    expect(await tablesNaming(opened(), PAT)).toEqual(['jobs', 'requests']);
    const [job] = await opened().stores.jobs.lease({
      now: AT,
      until: LATER,
      owner: 'w',
      room: { others: 9, repaints: 9 },
    });
    await opened().stores.jobs.complete(job!, AT);
    await opened().stores.retention.purge('2027-01-01T00:00:00.000Z', () => erased);
    expect(await tablesNaming(opened(), PAT)).toEqual([]);
  });

  it('leaves what is in force: a halt they set, and a shift they stand in for', async () => {
    const { brakes, overrides, shiftProposals } = opened().stores;
    const halt = { kind: 'halt', by: PAT, since: AT } as const;
    await brakes.set(halt, undefined, { facts: FACTS });
    const shift = {
      kind: 'replace',
      source: 'chat',
      who: PAT,
      from: AT,
      until: '2026-11-22T17:00:00.000Z',
      rotation: 'first line',
    } as const;
    await shiftProposals.commit({ at: AT, adds: [shift], facts: FACTS, effects: [] });
    expect(await erase()).toBe('erased');
    expect(await brakes.halt()).toEqual(halt);
    expect(await overrides.current(LATER)).toEqual([shift]);
  });

  it('ends what they were asked about shifts without them, and its asker hears of it', async () => {
    const { shiftProposals, jobs } = opened().stores;
    const changes = [{ who: PAT, instead: 'bob', from: AT, until: LATER, rotation: 'first line' }];
    const terms = { kind: 'swap', changes, proposedAt: AT, expiresAt: LATER, status: 'proposed' } as const;
    const asked = { ...terms, id: 'asked', by: 'bob', to: PAT };
    const asking = { ...terms, id: 'asking', by: PAT, to: 'bob' };
    await shiftProposals.commit({ at: AT, opens: [asked, asking], facts: FACTS, effects: [] });
    expect(await erase()).toBe('erased');
    expect(await tablesNaming(opened(), PAT)).toEqual([]);
    expect(await shiftProposals.byId('asking')).toBeUndefined();
    expect((await shiftProposals.byId('asked'))?.value).toMatchObject({
      by: 'bob',
      status: 'expired',
      because: 'changed',
      changes: [{ instead: 'bob', from: AT, until: LATER }],
    });
    const told = await jobs.lease({ now: LATER, until: LATER, owner: 'w', room: { others: 9 } });
    expect(told.map(({ effect }) => effect)).toEqual([
      { kind: 'tell_proposal', to: 'bob', proposal: 'asked', about: 'news' },
    ]);
    const events = (await Array.fromAsync(readAudit(opened().database))).map(({ event }) => event);
    expect(events.slice(-2)).toEqual([
      { kind: 'shift_change_expired', proposal: 'asked', because: 'changed' },
      erased.event,
    ]);
  });

  it('leaves the look-out for somebody else of whom they were told, for the others who were', async () => {
    const { jobs } = opened().stores;
    const look = { kind: 'reach', rotation: 'first line', from: AT } as const;
    await jobs.add([
      { key: 'for dana', dueAt: AT, effect: { ...look, who: 'dana', told: ['amir', PAT] } },
      { key: 'for them', dueAt: AT, effect: { ...look, who: PAT, told: ['amir'] } },
    ]);
    expect(await erase()).toBe('erased');
    expect(await tablesNaming(opened(), PAT)).toEqual([]);
    const left = await jobs.lease({ now: AT, until: LATER, owner: 'w', room: { others: 9, repaints: 9 } });
    expect(left.map(({ effect }) => effect)).toEqual([{ ...look, who: 'dana', told: ['amir'] }]);
  });

  const alarm = (number?: number): PlannedEffect => {
    const about = number === undefined ? { subject: PAT } : { number };
    return {
      key: 'alarm',
      dueAt: AT,
      effect: { kind: 'tell_alarm', to: 'sol', because: 'not_me', by: 'mary', ...about },
    };
  };
  const held: readonly [string, () => Promise<unknown>][] = [
    ['a draft of theirs', () => requestOf(opened(), (draft) => draft, PAT)],
    ['a request of theirs that waits', () => requestOf(opened(), (draft) => verifyingOf(draft), PAT)],
    ['a request about them that waits', () => requestOf(opened(), (draft) => verifyingOf(draft, PAT))],
    ['a freeze on their account', () => opened().stores.brakes.set(FREEZE, undefined, { facts: FACTS })],
    [
      'a freeze that a request of theirs led to',
      async () => {
        const number = await requestOf(opened(), ended(), PAT);
        await opened().stores.brakes.set({ ...FREEZE, subject: 'alice', by: 'alice', number }, undefined, {
          facts: FACTS,
        });
      },
    ],
    [
      'an alarm about a request of theirs that security has not heard',
      async () => opened().stores.jobs.add([alarm(await requestOf(opened(), ended(), PAT))]),
    ],
    ['an alarm about them that security has not heard', () => opened().stores.jobs.add([alarm()])],
  ];

  it.each(held)('changes nothing while there is %s', async (_, prepare) => {
    await fillWith(opened(), PAT);
    await prepare();
    const before = await everything(opened());
    const head = await opened().stores.audit.head();
    expect(await erase()).toBe('open_request');
    expect(await everything(opened())).toEqual(before);
    expect(await opened().stores.audit.head()).toEqual(head);
  });

  it('is not kept from it by an alarm or a freeze of somebody else, or an alarm that was heard', async () => {
    const number = await requestOf(opened(), ended(LATER, PAT));
    const { stores } = opened();
    await stores.jobs.add([alarm(number)]);
    const [job] = await stores.jobs.lease({
      now: AT,
      until: LATER,
      owner: 'w',
      room: { others: 9, repaints: 9 },
    });
    await stores.jobs.complete(job!, AT);
    const other = await requestOf(opened(), ended());
    await stores.jobs.add([{ ...alarm(other), key: 'other' }]);
    const freeze: Freeze = { ...FREEZE, subject: 'alice', by: 'alice', number: other };
    await stores.brakes.set(freeze, undefined, { facts: FACTS });
    expect(await erase()).toBe('erased');
    expect(await stores.brakes.freezeOf('alice')).toEqual(freeze);
    expect(await tablesNaming(opened(), PAT)).toEqual([]);
  });
});

describe('a SQLite file', () => {
  it('does not hold what was erased any more, not even in its free pages', async () => {
    const folder = temporaryFolder();
    const database = await openDatabase({ url: `file:${join(folder.path, 'latchkey.db')}` });
    await migrate(database);
    const stores = createStores(database, { digest });
    const secret = 'words-that-are-erased';
    const text = { seal: 'f00', salt: 'ba5e', text: secret.repeat(500), by: PAT, at: AT };
    await stores.brakes.set({ kind: 'halt', by: 'amir', since: AT }, undefined, { facts: FACTS, text });
    await stores.retention.erase(PAT, erased);
    await database.close();
    const files = readdirSync(folder.path).map((name) => readFileSync(join(folder.path, name), 'latin1'));
    expect(files.filter((bytes) => bytes.includes(secret))).toEqual([]);
    folder.remove();
  });
});
