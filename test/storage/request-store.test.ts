import { sql } from 'kysely';
import type { Draft } from '../../src/domain/request.ts';
import type { Tally } from '../../src/domain/tally.ts';
import type { Stored } from '../../src/workflow/storage-ports.ts';
import { verifyAudit } from '../../src/storage/audit-record.ts';
import { digest } from './digest.ts';
import { ENGINES, soon, withEngine } from './engine.ts';
import {
  AT,
  changeTo,
  draftOf,
  endedOf,
  LATER,
  opening,
  repaint,
  resettingOf,
  verifyingOf,
} from './request-examples.ts';

const tally: Tally = { what: 'asked', who: 'rita', number: 1001, at: AT };

describe.each(ENGINES)('requests on $name', (engine) => {
  const opened = withEngine(engine);
  const requests = () => opened().stores.requests;

  const open = async (requester = 'rita'): Promise<Stored<Draft>> => {
    const stored = await requests().open(opening(requester));
    if (stored === 'draft_taken') throw new Error('no draft');
    return stored;
  };

  it('are numbered from 1001, and begin at version 1', async () => {
    expect(await open('rita')).toEqual({ value: draftOf(1001, 'rita'), version: 1 });
    expect(await open('raj')).toEqual({ value: draftOf(1002, 'raj'), version: 1 });
    expect(await requests().byNumber(1002)).toEqual({ value: draftOf(1002, 'raj'), version: 1 });
    expect(await requests().byNumber(1003)).toBeUndefined();
  });

  it('are one draft per requester', async () => {
    const first = await open();
    expect(await requests().open(opening())).toBe('draft_taken');
    expect(await requests().draftOf('rita')).toEqual(first);
    expect(await opened().stores.audit.head()).toMatchObject({ sequence: 1 });
    await requests().commit(changeTo(verifyingOf(first.value), 1));
    expect(await requests().draftOf('rita')).toBeUndefined();
    expect((await open()).value.status).toBe('draft');
  });

  it('are opened once when the same requester asks twice at the same time', async () => {
    const results = await Promise.all([requests().open(opening()), requests().open(opening())]);
    expect(results.filter((result) => result === 'draft_taken')).toHaveLength(1);
  });

  it('count what their change counts, and nothing of one that came too late', async () => {
    const { value } = await open();
    const asked = () => opened().stores.tallies.count({ what: 'asked', since: AT });
    expect(await requests().commit(changeTo(verifyingOf(value), 2, { tallies: [tally] }))).toBe('conflict');
    expect(await asked()).toBe(0);
    expect(await requests().commit(changeTo(verifyingOf(value), 1, { tallies: [tally] }))).toBe('committed');
    expect(await asked()).toBe(1);
  });

  it('are changed by one of two who read the same version', async () => {
    const { value } = await open();
    const results = await Promise.all([
      requests().commit(changeTo(verifyingOf(value, 'alice'), 1)),
      requests().commit(changeTo(verifyingOf(value, 'bob'), 1)),
    ]);
    expect(results).toEqual(['committed', 'conflict']);
    expect(await requests().byNumber(1001)).toEqual({ value: verifyingOf(value, 'alice'), version: 2 });
    expect(await opened().stores.audit.head()).toMatchObject({ sequence: 2 });
  });

  it('that nobody opened can not be changed', async () => {
    expect(await requests().commit(changeTo(draftOf(4711), 1))).toBe('conflict');
  });

  it('hold a subject one at a time', async () => {
    const first = await open('rita');
    const second = await open('raj');
    await requests().commit(changeTo(verifyingOf(first.value), 1));
    const late = changeTo(verifyingOf(second.value), 1, { effects: [repaint('late')] });
    expect(await requests().commit(late)).toBe('subject_taken');
    expect(await requests().byNumber(1002)).toEqual(second);
    expect(await opened().stores.jobs.nextDue()).toBeUndefined();
    expect((await requests().holding('alice'))?.value.number).toBe(1001);

    await requests().commit(changeTo(endedOf(first.value), 2));
    expect(await requests().holding('alice')).toBeUndefined();
    expect(await requests().commit(late)).toBe('committed');
  });

  it('of one requester are listed newest first', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { value } = await open();
      await requests().commit(changeTo(endedOf(value), 1));
    }
    await open('raj');
    const own = await requests().ofRequester('rita', 2);
    expect(own.map(({ number }) => number)).toEqual([1003, 1002]);
  });

  it.each([
    { what: 'nothing while it waits', removals: [{ state: 'waiting' as const }], at: undefined },
    { what: 'nothing while it is asked', removals: [{ state: 'asked' as const, at: AT }], at: undefined },
    {
      what: 'nothing that others removed',
      removals: [{ state: 'gone' as const, at: AT, byUs: false }],
      at: undefined,
    },
    {
      what: 'the last of two that were removed',
      removals: [
        { state: 'answered' as const, at: LATER },
        { state: 'gone' as const, at: AT, byUs: true },
      ],
      at: LATER,
    },
  ])('tell as last removal of a subject $what', async ({ removals, at }) => {
    const { value } = await open();
    const resetting = resettingOf(value, ...removals);
    await requests().commit(changeTo(resetting, 1));
    await requests().commit(changeTo(endedOf(resetting), 2));
    expect(await requests().lastRemoval('alice')).toBe(at);
    expect(await requests().lastRemoval('bob')).toBeUndefined();
  });

  it('are under way from their submission to their end', async () => {
    const { value } = await open();
    expect(await requests().underWay()).toEqual([]);
    await requests().commit(changeTo(verifyingOf(value), 1));
    const second = await open();
    await requests().commit(changeTo(verifyingOf(second.value, 'bob'), 1));
    expect(await requests().underWay()).toEqual([1001, 1002]);
    await requests().commit(changeTo(endedOf(value), 2));
    expect(await requests().underWay()).toEqual([1002]);
  });

  it('wait for approvers while approvers must act, the oldest first, without those by or about the one who asks', async () => {
    const subjects = ['alice', 'bob', 'carol', 'dave'];
    for (const subject of subjects) {
      const { value } = await open();
      await requests().commit(changeTo({ ...verifyingOf(value, subject), status: 'awaiting_approval' }, 1));
    }
    const last = await open();
    await requests().commit(changeTo(verifyingOf(last.value, 'eve'), 1));
    const numbers = async (except: string, limit = 5) => {
      const { count, requests: found } = await requests().waiting({ except, limit });
      return [count, ...found.map(({ number }) => number)];
    };
    expect(await numbers('dana')).toEqual([4, 1001, 1002, 1003, 1004]);
    expect(await numbers('dana', 2)).toEqual([4, 1001, 1002]);
    expect(await numbers('bob')).toEqual([3, 1001, 1003, 1004]);
    expect(await numbers(last.value.requester)).toEqual([0]);
  });

  it('are saved with their record, jobs and brake together', async () => {
    const { value } = await open();
    const brake = {
      kind: 'freeze',
      subject: 'alice',
      number: 1001,
      because: 'not_me',
      by: 'alice',
      since: AT,
    } as const;
    await requests().commit(changeTo(endedOf(value), 1, { effects: [repaint('a'), repaint('b')], brake }));
    expect(await opened().stores.brakes.freezeOf('alice')).toEqual(brake);
    expect(await opened().stores.jobs.nextDue()).toBe(AT);
    expect(await verifyAudit(opened().database, digest)).toMatchObject({ entries: 2 });
  });

  it('are not saved when any part of their change can not be', async () => {
    const { value } = await open();
    const brake = { kind: 'halt', by: 'amir', since: 'noon' } as const;
    const change = changeTo(verifyingOf(value), 1, { effects: [repaint('a')], tallies: [tally], brake });
    await expect(requests().commit(change)).rejects.toMatchObject({ code: 'DATABASE_ROW_INVALID' });
    expect(await requests().byNumber(1001)).toEqual({ value, version: 1 });
    expect(await opened().stores.jobs.nextDue()).toBeUndefined();
    expect(await opened().stores.tallies.count({ what: 'asked', since: AT })).toBe(0);
    expect(await verifyAudit(opened().database, digest)).toMatchObject({ entries: 1 });
  });

  it('that could not be read back are never saved', async () => {
    const { value } = await open();
    const change = changeTo({ ...value, expiresAt: '2026-11-22 11:00' }, 1);
    await expect(requests().commit(change)).rejects.toMatchObject({
      code: 'DATABASE_ROW_INVALID',
      detail: 'Table requests, key 1001: the row does not fit at expiresAt.',
    });
  });

  it.each([
    ['is no JSON', 'Alice Adams'],
    ['lacks fields', '{"status":"draft","requester":"Alice Adams"}'],
    ['has fields of a newer release', JSON.stringify({ ...draftOf(1001), 'Alice Adams': 1 })],
  ])('whose row %s are refused by table and key, without what the row holds', async (_, data) => {
    await open();
    await opened().database.query((db) => db.updateTable('requests').set({ data }).execute());
    const error: unknown = await requests()
      .byNumber(1001)
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'DATABASE_ROW_INVALID' });
    expect(String(error)).toContain('Table requests, key 1001');
    expect(JSON.stringify([String(error), (error as Error).cause])).not.toContain('Alice');
  });

  it('never wait for the transaction they are saved in', async () => {
    const brake = {
      kind: 'freeze',
      subject: 'alice',
      number: 1001,
      because: 'not_me',
      by: 'alice',
      since: AT,
    } as const;
    const fact = { at: AT, event: { kind: 'halt', by: 'amir' } } as const;
    const { stores } = opened();
    await soon(open());
    await soon(requests().commit(changeTo(draftOf(1001), 1, { effects: [repaint('a')], brake })));
    await soon(stores.brakes.lift(brake, { facts: [fact] }));
    await soon(stores.brakes.set(brake, undefined, { facts: [fact] }));
    await soon(stores.audit.append(fact));
  });

  const onSqlite = engine.name === 'SQLite' ? it : it.skip;
  onSqlite('report a full disk as the database being unavailable, and are not saved', async () => {
    const { value } = await open();
    const { database } = opened();
    await database.query((db) => sql`pragma max_page_count = 1`.execute(db));
    const effects = Array.from({ length: 2_000 }, (_, index) => repaint(`repaint:${index}`));
    await expect(requests().commit(changeTo(verifyingOf(value), 1, { effects }))).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      cause: { code: 'SQLITE_FULL' },
    });
    expect(await requests().byNumber(1001)).toEqual({ value, version: 1 });
  });
});
