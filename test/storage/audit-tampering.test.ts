// As the owner of the database: triggers stop accidents, and the chain has to show the rest.
import type { AuditHead } from '../../src/domain/audit.ts';
import type { AuditFault } from '../../src/domain/audit-fault.ts';
import { instantOf } from '../../src/domain/instant.ts';
import { verifyAudit } from '../../src/storage/audit-record.ts';
import type { AuditVerification } from '../../src/storage/audit-walk.ts';
import { digest } from './digest.ts';
import { ENGINES, withEngine } from './engine.ts';
import type { OpenEngine } from './engine.ts';
import { rewriteFrom, run, unprotect } from './tampering.ts';

/** Entry 1 is of LK-1001 and a second past ten, and so on. */
const atOf = (step: number): string => instantOf(Date.parse('2026-11-22T10:00:00Z') + step * 1_000);
const placeOf = (sequence: number) => ({ sequence, at: atOf(sequence), request: 1000 + sequence });

async function fill({ stores }: OpenEngine, steps: readonly number[]): Promise<AuditHead> {
  for (const step of steps)
    await stores.audit.append({
      at: atOf(step),
      request: 1000 + step,
      event: { kind: 'step_notified', step, people: ['amir'], skipped: [] },
    });
  return stores.audit.head();
}

const columns = `audit_entries (sequence, at, request, kind, event, previous, hash)`;
const NO_HASH = 'a'.repeat(64);

const tamperings: [string, string, AuditFault, AuditVerification['where']][] = [
  [
    'a changed event',
    `update audit_entries set event = replace(event, '"step":3', '"step":4') where sequence = 3`,
    { kind: 'changed', sequence: 3 },
    { after: placeOf(2), line: placeOf(3) },
  ],
  [
    'a changed first event',
    `update audit_entries set event = replace(event, 'amir', 'dana') where sequence = 1`,
    { kind: 'changed', sequence: 1 },
    { line: placeOf(1) },
  ],
  [
    'a changed time',
    `update audit_entries set at = '2026-11-22T10:00:00.001Z' where sequence = 2`,
    { kind: 'changed', sequence: 2 },
    { after: placeOf(1), line: { ...placeOf(2), at: '2026-11-22T10:00:00.001Z' } },
  ],
  [
    'another request',
    `update audit_entries set request = 1001 where sequence = 2`,
    { kind: 'changed', sequence: 2 },
    { after: placeOf(1), line: { ...placeOf(2), request: 1001 } },
  ],
  [
    'a request taken away',
    `update audit_entries set request = null where sequence = 2`,
    { kind: 'changed', sequence: 2 },
    { after: placeOf(1), line: { ...placeOf(2), request: null } },
  ],
  [
    'a changed kind column',
    `update audit_entries set kind = 'approved' where sequence = 4`,
    { kind: 'changed', sequence: 4 },
    { after: placeOf(3), line: placeOf(4) },
  ],
  [
    'a kind column that swallows what follows in the event',
    `update audit_entries set kind = 'step_notified","people' where sequence = 4`,
    { kind: 'changed', sequence: 4 },
    { after: placeOf(3), line: placeOf(4) },
  ],
  [
    'an event with a field twice',
    `update audit_entries set event = replace(event, '{"kind"', '{"kind":"approved","kind"') where sequence = 4`,
    { kind: 'changed', sequence: 4 },
    { after: placeOf(3), line: placeOf(4) },
  ],
  [
    'an event with a space more, which reads the same',
    `update audit_entries set event = replace(event, '"step":4', '"step": 4') where sequence = 4`,
    { kind: 'changed', sequence: 4 },
    { after: placeOf(3), line: placeOf(4) },
  ],
  [
    'an event that is no JSON',
    `update audit_entries set event = 'gone' where sequence = 5`,
    { kind: 'changed', sequence: 5 },
    { after: placeOf(4), line: placeOf(5) },
  ],
  [
    'a changed hash',
    `update audit_entries set hash = '${NO_HASH}' where sequence = 3`,
    { kind: 'changed', sequence: 3 },
    { after: placeOf(2), line: placeOf(3) },
  ],
  [
    'a changed link',
    `update audit_entries set previous = '${NO_HASH}' where sequence = 3`,
    { kind: 'unlinked', sequence: 3 },
    { after: placeOf(2), line: placeOf(3) },
  ],
  [
    'a dropped line',
    `delete from audit_entries where sequence = 3`,
    { kind: 'missing', sequence: 3 },
    { after: placeOf(2), line: placeOf(4) },
  ],
  [
    'a dropped first line',
    `delete from audit_entries where sequence = 1`,
    { kind: 'missing', sequence: 1 },
    { line: placeOf(2) },
  ],
  [
    'a line put before the first',
    `insert into ${columns} select -1, at, request, kind, event, previous, hash from audit_entries where sequence = 1`,
    { kind: 'missing', sequence: 1 },
    { line: { ...placeOf(1), sequence: -1 } },
  ],
  [
    'a line put at the end',
    `insert into ${columns} select 6, at, request, kind, event, hash, hash from audit_entries where sequence = 5`,
    { kind: 'changed', sequence: 6 },
    { after: placeOf(5), line: { ...placeOf(5), sequence: 6 } },
  ],
  [
    'a line put in the middle',
    `update audit_entries set sequence = sequence + 100 where sequence > 2;
     insert into ${columns} select 3, at, request, kind, event, previous, hash from audit_entries where sequence = 2;
     update audit_entries set sequence = sequence - 99 where sequence > 100`,
    { kind: 'unlinked', sequence: 3 },
    { after: placeOf(2), line: { ...placeOf(2), sequence: 3 } },
  ],
  [
    'a dropped line with the others moved up',
    `delete from audit_entries where sequence = 3;
     update audit_entries set sequence = sequence + 99 where sequence > 3;
     update audit_entries set sequence = sequence - 100 where sequence > 100`,
    { kind: 'unlinked', sequence: 3 },
    { after: placeOf(2), line: { ...placeOf(4), sequence: 3 } },
  ],
  [
    'two lines in exchanged order',
    `update audit_entries set sequence = 99 where sequence = 2;
     update audit_entries set sequence = 2 where sequence = 3;
     update audit_entries set sequence = 3 where sequence = 99`,
    { kind: 'unlinked', sequence: 2 },
    { after: placeOf(1), line: { ...placeOf(3), sequence: 2 } },
  ],
];

describe.each(ENGINES)('a record that was tampered with on $name', (engine) => {
  const opened = withEngine(engine);

  it.each(tamperings)('shows %s, and where', async (_, statements, fault, where) => {
    await fill(opened(), [1, 2, 3, 4, 5]);
    await unprotect(opened().database);
    await run(opened().database, statements);
    const found = await verifyAudit(opened().database, digest);
    expect(found).toMatchObject({ fault, where });
    expect(found.entries).toBe('sequence' in fault ? fault.sequence - 1 : undefined);
  });

  it('shows a fault in the second batch of lines that are read', async () => {
    await fill(opened(), [1, 2]);
    const facts = Array.from({ length: 1_100 }, () => ({ at: atOf(3), event: { kind: 'claimed' as const } }));
    await opened().stores.brakes.set({ kind: 'halt', by: 'amir', since: atOf(3) }, undefined, { facts });
    await unprotect(opened().database);
    await run(opened().database, `delete from audit_entries where sequence = 1050`);
    const { fault } = await verifyAudit(opened().database, digest);
    expect(fault).toEqual({ kind: 'missing', sequence: 1050 });
  });

  it('shows lines cut off its end against a head remembered elsewhere, and only then', async () => {
    const head = await fill(opened(), [1, 2, 3, 4, 5]);
    await unprotect(opened().database);
    await run(opened().database, `delete from audit_entries where sequence > 3`);
    const { database, stores } = opened();
    const found = await stores.audit.head();
    expect(await verifyAudit(database, digest)).toEqual({ entries: 3, head: found });
    expect(await verifyAudit(database, digest, [head])).toMatchObject({
      fault: { kind: 'truncated', expected: head, found },
      where: { after: placeOf(3) },
    });
  });

  it('shows that all of it was dropped', async () => {
    const head = await fill(opened(), [1, 2, 3]);
    await unprotect(opened().database);
    await run(opened().database, `delete from audit_entries`);
    const { fault, where } = await verifyAudit(opened().database, digest, [head]);
    expect(fault).toMatchObject({ kind: 'truncated', found: { sequence: 0 } });
    expect(where).toEqual({});
  });

  it('shows that it was written anew as a whole, against a head remembered elsewhere', async () => {
    const head = await fill(opened(), [1, 2, 3, 4, 5]);
    await unprotect(opened().database);
    await run(opened().database, `delete from audit_entries`);
    await fill(opened(), [11, 12, 13, 14, 15, 16, 17]);
    const { database } = opened();
    expect(await verifyAudit(database, digest)).not.toHaveProperty('fault');
    expect(await verifyAudit(database, digest, [head])).toMatchObject({
      fault: { kind: 'rewritten', sequence: 1, expected: head, found: { sequence: 5 } },
      where: { line: { sequence: 5, at: atOf(15), request: 1015 } },
    });
  });

  it('shows between which of several remembered heads it was written anew, hashes and all', async () => {
    const heads = [];
    for (const step of [1, 2, 3, 4, 5, 6]) heads.push(await fill(opened(), [step]));
    await unprotect(opened().database);
    await rewriteFrom(opened().database, 4);
    const { database } = opened();
    expect(await verifyAudit(database, digest)).toMatchObject({ entries: 6 });
    const kept = [heads[4]!, heads[0]!, heads[2]!, heads[2]!];
    expect((await verifyAudit(database, digest, kept)).fault).toMatchObject({
      kind: 'rewritten',
      sequence: 4,
      expected: { sequence: 5 },
    });
    expect(await verifyAudit(database, digest, heads.slice(0, 3))).not.toHaveProperty('fault');
  });

  it('is in order against earlier heads after it has grown', async () => {
    const heads = [{ sequence: 0, hash: '0'.repeat(64) }];
    for (const step of [1, 2, 3]) heads.push(await fill(opened(), [step]));
    expect(await verifyAudit(opened().database, digest, heads)).toEqual({ entries: 3, head: heads.at(-1) });
  });
});
