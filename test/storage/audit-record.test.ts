import SqliteFile from 'better-sqlite3';
import { join } from 'node:path';
import type { AuditFault, AuditHead } from '../../src/domain/audit.ts';
import type { Event } from '../../src/domain/event.ts';
import { readAudit, verifyAudit } from '../../src/storage/audit-record.ts';
import type { AuditVerification } from '../../src/storage/audit-record.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { migrate } from '../../src/storage/migrator.ts';
import { createStores } from '../../src/storage/stores.ts';
import { digest } from './digest.ts';
import { ENGINES, temporaryFolder, withEngine } from './engine.ts';
import { AT } from './request-examples.ts';

const event = (step: number): Event => ({ kind: 'step_notified', step, people: ['amir'], skipped: [] });

describe.each(ENGINES)('the record on $name', (engine) => {
  const opened = withEngine(engine);

  it('is in order when empty', async () => {
    const head = { sequence: 0, hash: '0'.repeat(64) };
    expect(await verifyAudit(opened().database, digest)).toEqual({ entries: 0, head });
    expect(await opened().stores.audit.head()).toEqual(head);
  });

  it('is read back in order as it was written, across batches', async () => {
    const { database, stores } = opened();
    const facts = Array.from({ length: 1_200 }, (_, step) => ({
      at: AT,
      event: event(step),
      ...(step % 2 === 0 ? { request: 1001 } : {}),
    }));
    await stores.brakes.set({ kind: 'halt', by: 'amir', since: AT }, undefined, { facts });
    const entries = [];
    for await (const entry of readAudit(database)) entries.push(entry);
    expect(entries).toHaveLength(1_200);
    expect(entries[0]).toMatchObject({ sequence: 1, at: AT, request: 1001, event: event(0) });
    expect(entries[1]).not.toHaveProperty('request');
    expect(entries.at(-1)).toMatchObject({ sequence: 1_200, event: event(1_199) });
    const head = await stores.audit.head();
    expect(await verifyAudit(database, digest, head)).toEqual({ entries: 1_200, head });
  });

  it('chains facts that are appended at the same time one behind the other', async () => {
    const { database, stores } = opened();
    await Promise.all([1, 2, 3, 4].map((step) => stores.audit.append({ at: AT, event: event(step) })));
    expect(await verifyAudit(database, digest)).toMatchObject({ entries: 4 });
  });

  it('takes facts with fields that are undefined', async () => {
    const { database, stores } = opened();
    const finding = { check: 'cool_down', lastReset: undefined, within: false } as const;
    const checks = [{ finding, outcome: 'pass' as const }];
    await stores.audit.append({ at: AT, event: { kind: 'tier_raised', tier: 'elevated', checks } });
    expect(await verifyAudit(database, digest)).toMatchObject({ entries: 1 });
  });
});

describe('a record in a SQLite file', () => {
  const folder = temporaryFolder();
  let made = 0;
  afterAll(() => folder.remove());

  /** Five entries, then `sql` on a connection of its own; answers what it threw. */
  async function tampered(
    sql: string,
    how: { readonly triggers: boolean },
  ): Promise<{ readonly head: AuditHead; readonly thrown: unknown; readonly path: string }> {
    made += 1;
    const path = join(folder.path, `${made}.db`);
    const database = await openDatabase({ url: `file:${path}` });
    await migrate(database);
    const { audit } = createStores(database, { digest });
    for (let step = 1; step <= 5; step += 1) await audit.append({ at: AT, event: event(step) });
    const head = await audit.head();
    await database.close();
    const raw = new SqliteFile(path);
    try {
      if (!how.triggers) raw.exec(DROP_TRIGGERS);
      raw.exec(sql);
      return { head, thrown: undefined, path };
    } catch (thrown) {
      return { head, thrown, path };
    } finally {
      raw.close();
    }
  }

  async function verified(path: string, head?: AuditHead): Promise<AuditVerification> {
    const database = await openDatabase({ url: `file:${path}`, readOnly: true });
    return verifyAudit(database, digest, head).finally(() => database.close());
  }

  const again = `select sequence, at, request, kind, event, previous, hash from audit_entries where sequence`;
  const columns = `audit_entries (sequence, at, request, kind, event, previous, hash)`;

  it.each([
    ['update', `update audit_entries set at = 'never' where sequence = 3`],
    ['delete', `delete from audit_entries where sequence = 5`],
    ['insert or replace', `insert or replace into ${columns} ${again} = 3`],
    ['an insert under a number that is taken', `insert into ${columns} ${again} = 3`],
    [
      'an insert that leaves a gap',
      `insert into ${columns} select 7, at, request, kind, event, previous, hash from audit_entries where sequence = 5`,
    ],
    [
      'an insert before the first',
      `insert into ${columns} select 0, at, request, kind, event, previous, hash from audit_entries where sequence = 1`,
    ],
    [
      'an insert without a number',
      `insert into ${columns} select null, at, request, kind, event, previous, hash from audit_entries where sequence = 5`,
    ],
    ['an upsert', `insert into ${columns} ${again} = 3 on conflict do update set at = 'never'`],
    ['update or replace', `update or replace audit_entries set sequence = 2 where sequence = 3`],
  ])('refuses %s, also on a connection without our settings', async (_, sql) => {
    const { thrown, path, head } = await tampered(sql, { triggers: true });
    expect(thrown).toMatchObject({ code: 'SQLITE_CONSTRAINT_TRIGGER' });
    expect(await verified(path, head)).toEqual({ entries: 5, head });
  });

  const faults: [string, string, AuditFault][] = [
    [
      'a changed event',
      `update audit_entries set event = replace(event, '"step":3', '"step":4') where sequence = 3`,
      { kind: 'changed', sequence: 3 },
    ],
    [
      'a changed time',
      `update audit_entries set at = '2026-11-22T10:00:00.001Z' where sequence = 2`,
      { kind: 'changed', sequence: 2 },
    ],
    [
      'a request that was added',
      `update audit_entries set request = 1001 where sequence = 2`,
      { kind: 'changed', sequence: 2 },
    ],
    [
      'a changed kind column',
      `update audit_entries set kind = 'approved' where sequence = 4`,
      { kind: 'changed', sequence: 4 },
    ],
    [
      'an event with a field twice',
      `update audit_entries set event = replace(event, '{"kind"', '{"kind":"approved","kind"') where sequence = 4`,
      { kind: 'changed', sequence: 4 },
    ],
    [
      'an event that is no JSON',
      `update audit_entries set event = 'gone' where sequence = 1`,
      { kind: 'changed', sequence: 1 },
    ],
    [
      'a changed hash',
      `update audit_entries set hash = '${'a'.repeat(64)}' where sequence = 3`,
      { kind: 'changed', sequence: 3 },
    ],
    [
      'a changed link',
      `update audit_entries set previous = '${'a'.repeat(64)}' where sequence = 3`,
      { kind: 'unlinked', sequence: 3 },
    ],
    ['a dropped line', `delete from audit_entries where sequence = 3`, { kind: 'missing', sequence: 3 }],
    [
      'a dropped first line',
      `delete from audit_entries where sequence = 1`,
      { kind: 'missing', sequence: 1 },
    ],
    [
      'a line put before the first',
      `insert into ${columns} select -1, at, request, kind, event, previous, hash from audit_entries where sequence = 1`,
      { kind: 'missing', sequence: 1 },
    ],
    [
      'a line put at the end',
      `insert into ${columns} select 6, at, request, kind, event, hash, hash from audit_entries where sequence = 5`,
      { kind: 'changed', sequence: 6 },
    ],
    [
      'a line put in the middle',
      `update audit_entries set sequence = sequence + 100 where sequence > 2;
       insert into ${columns} select 3, at, request, kind, event, previous, hash from audit_entries where sequence = 2;
       update audit_entries set sequence = sequence - 99 where sequence > 100`,
      { kind: 'unlinked', sequence: 3 },
    ],
    [
      'a dropped line with the others moved up',
      `delete from audit_entries where sequence = 3;
       update audit_entries set sequence = sequence - 1 where sequence > 3`,
      { kind: 'unlinked', sequence: 3 },
    ],
    [
      'two lines in exchanged order',
      `update audit_entries set sequence = 99 where sequence = 2;
       update audit_entries set sequence = 2 where sequence = 3;
       update audit_entries set sequence = 3 where sequence = 99`,
      { kind: 'unlinked', sequence: 2 },
    ],
  ];
  it.each(faults)('shows %s, and where', async (_, sql, fault) => {
    const { path, thrown } = await tampered(sql, { triggers: false });
    expect(thrown).toBeUndefined();
    const found = await verified(path);
    expect(found.fault).toEqual(fault);
    expect(found.entries).toBe('sequence' in fault ? fault.sequence - 1 : undefined);
  });

  it('shows lines cut off its end against a head remembered elsewhere', async () => {
    const { path, head } = await tampered(`delete from audit_entries where sequence > 3`, {
      triggers: false,
    });
    const { head: found, fault } = await verified(path, head);
    expect(found.sequence).toBe(3);
    expect(fault).toEqual({ kind: 'truncated', expected: head, found });
    expect(await verified(path)).toEqual({ entries: 3, head: found });
  });

  it('shows that all of it was dropped', async () => {
    const { path, head } = await tampered(`delete from audit_entries`, { triggers: false });
    expect((await verified(path, head)).fault).toMatchObject({ kind: 'truncated', found: { sequence: 0 } });
  });

  it('shows that it was written anew as a whole, against a head remembered elsewhere', async () => {
    const { path, head } = await tampered(`delete from audit_entries`, { triggers: false });
    const database = await openDatabase({ url: `file:${path}` });
    const { audit } = createStores(database, { digest });
    for (let step = 11; step <= 17; step += 1) await audit.append({ at: AT, event: event(step) });
    await database.close();
    expect((await verified(path)).fault).toBeUndefined();
    expect((await verified(path, head)).fault).toMatchObject({
      kind: 'truncated',
      expected: head,
      found: { sequence: 5 },
    });
  });

  it('is in order against an earlier head after it has grown', async () => {
    const { path, head } = await tampered('select 1', { triggers: false });
    const database = await openDatabase({ url: `file:${path}` });
    await createStores(database, { digest }).audit.append({ at: AT, event: event(6) });
    await database.close();
    expect(await verified(path, head)).not.toHaveProperty('fault');
  });
});

const DROP_TRIGGERS = `
  drop trigger audit_is_never_changed;
  drop trigger audit_is_never_dropped;
  drop trigger audit_is_consecutive;
`;
