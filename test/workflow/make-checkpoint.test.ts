import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCheckpointKey, publicKeyFrom } from '../../src/checkpoint-key.ts';
import { secret } from '../../src/config/secret.ts';
import type { AuditFact } from '../../src/domain/audit.ts';
import type { Event } from '../../src/domain/event.ts';
import { plus } from '../../src/domain/instant.ts';
import { readAudit, readCheckpoints } from '../../src/storage/audit-record.ts';
import { checkpointsIn, createWitness } from '../../src/witness.ts';
import type { WitnessOptions } from '../../src/witness.ts';
import { walkRecord } from '../../src/workflow/broken-record.ts';
import { checkpoint, checkpointAtStop, makeCheckpoint } from '../../src/workflow/make-checkpoint.ts';
import type { CheckpointPorts } from '../../src/workflow/make-checkpoint.ts';
import { ENGINES, temporaryFolder, withEngine } from '../storage/engine.ts';
import { AT } from '../storage/request-examples.ts';
import { rewriteFrom, run, unprotect } from '../storage/tampering.ts';

const key = createCheckpointKey(secret(generateKeyPairSync('ed25519').privateKey));
const otherKey = createCheckpointKey(secret(generateKeyPairSync('ed25519').privateKey));

describe.each(ENGINES)('a checkpoint of the record on $name', (engine) => {
  const opened = withEngine(engine);
  const folder = temporaryFolder();
  afterAll(() => folder.remove());
  let files = 0;
  let file = '';
  let now = AT;
  const logged: { readonly message: string; readonly fields: Readonly<Record<string, unknown>> }[] = [];
  beforeEach(() => {
    files += 1;
    file = join(folder.path, `${engine.name}-${files}.jsonl`);
    now = AT;
    logged.length = 0;
  });

  const log = (fields: Readonly<Record<string, unknown>>, message: string) =>
    void logged.push({ message, fields });
  const portsWith = (witness: WitnessOptions | undefined): CheckpointPorts => ({
    ...opened().stores,
    clock: { now: () => now },
    bell: { ring: () => undefined },
    log: { info: log, warn: log, error: log },
    rulebook: { audit: { checkpointEvery: 'PT1H' } } as CheckpointPorts['rulebook'],
    ...(witness === undefined ? {} : { witness: createWitness(witness) }),
  });
  const make = () => makeCheckpoint(portsWith({ key, file }));
  const happens = (by: string): Promise<void> => {
    const fact: AuditFact = { at: AT, request: 1042, event: { kind: 'handed_over', by } };
    return opened().stores.audit.append(fact);
  };
  const alarms = async () => {
    const entries = await Array.fromAsync(readAudit(opened().database, { kinds: ['record_broken'] }));
    return entries.map(({ event }) => event);
  };
  const written = () => checkpointsIn(readFileSync(file, 'utf8'));

  it('is the signed head, in the file, in the log and in the record, which others can check by the public key', async () => {
    await happens('amir');
    const head = await opened().stores.audit.head();
    await make();
    const [made] = written().checkpoints;
    expect(made).toMatchObject({ ...head, at: AT, key: key.id });
    expect(publicKeyFrom(key.text)?.isSignedBy(made!)).toBe(true);
    expect(publicKeyFrom(otherKey.text)?.isSignedBy({ ...made!, key: otherKey.id })).toBe(false);
    expect(key.isSignedBy({ ...made!, sequence: 2 })).toBe(false);
    expect(key.isSignedBy({ ...made!, at: plus(AT, 'PT1S') })).toBe(false);
    expect(logged).toEqual([{ message: 'checkpoint of the audit record', fields: made }]);
    expect(await readCheckpoints(opened().database)).toEqual([made]);
  });

  it('is made only of a record that has grown, and never of an empty one', async () => {
    await make();
    await happens('amir');
    await make();
    await make();
    await make();
    expect(written().checkpoints.map(({ sequence }) => sequence)).toEqual([1]);
    await happens('dana');
    await make();
    expect(written().checkpoints.map(({ sequence }) => sequence)).toEqual([1, 3]);
  });

  it('is made every hour, by a job that comes back, and without a key by none', async () => {
    await happens('amir');
    const ports = portsWith({ key, file });
    expect(await checkpoint(ports)).toEqual({ kind: 'again', at: plus(AT, 'PT1H') });
    const { witness: _, ...without } = ports;
    await happens('dana');
    expect(await checkpoint(without)).toEqual({ kind: 'again', at: plus(AT, 'PT1H') });
    expect(written().checkpoints).toHaveLength(1);
  });

  it('goes to the webhook as a job of its own', async () => {
    await happens('amir');
    await makeCheckpoint(portsWith({ key, webhook: secret('https://siem.contoso.com/hook') }));
    const [job] = await opened().stores.jobs.lease({
      now,
      until: plus(now, 'PT1M'),
      owner: 'a',
      room: { others: 5 },
    });
    const [made] = await readCheckpoints(opened().database);
    expect(job?.effect).toEqual({ kind: 'send_checkpoint', checkpoint: made });
  });

  it('is neither recorded nor logged while its file can’t be written, and made up for later', async () => {
    await happens('amir');
    const nowhere = portsWith({ key, file: join(folder.path, 'absent', 'checkpoints.jsonl') });
    await expect(makeCheckpoint(nowhere)).rejects.toMatchObject({ code: 'CHECKPOINT_UNPUBLISHED' });
    expect(logged).toEqual([]);
    await checkpointAtStop(nowhere);
    expect(logged).toMatchObject([{ fields: { code: 'CHECKPOINT_UNPUBLISHED' } }]);
    expect(await readCheckpoints(opened().database)).toEqual([]);
    await make();
    expect(written().checkpoints).toHaveLength(1);
  });

  it('passes over a line of the file that was left unfinished', async () => {
    await happens('amir');
    await make();
    writeFileSync(file, `${readFileSync(file, 'utf8')}{"sequence":2,"ha`);
    await happens('dana');
    await make();
    expect(written()).toMatchObject({ unread: 1, checkpoints: [{ sequence: 1 }, { sequence: 3 }] });
  });

  /** What the alarm's job and the record say after a look that must not sign. */
  async function expectAlarm(fault: string, sequence: number): Promise<void> {
    const before = written().checkpoints.length;
    await make();
    await make();
    expect(written().checkpoints).toHaveLength(before);
    expect(await alarms()).toEqual([{ kind: 'record_broken', fault, sequence }]);
    const jobs = await opened().stores.jobs.lease({
      now,
      until: plus(now, 'PT1M'),
      owner: 'a',
      room: { others: 5 },
    });
    expect(jobs.map(({ effect }) => effect)).toEqual([{ kind: 'alarm', because: 'record_broken' }]);
    const told = logged.find(({ fields }) => fields['code'] === 'AUDIT_CHAIN_BROKEN');
    expect(told?.fields).toMatchObject({ fault, entry: sequence });
  }

  async function grown(): Promise<void> {
    for (const by of ['amir', 'dana', 'rita']) await happens(by);
    await make();
    await unprotect(opened().database);
  }

  it('is not made, and alarms once, when the record was written anew since the last one in the file', async () => {
    await grown();
    await run(opened().database, 'delete from audit_entries where sequence = 4');
    await rewriteFrom(opened().database, 2);
    await happens('eve');
    await expectAlarm('rewritten', 1);
  });

  it('is not made, and alarms, when the record was cut', async () => {
    await grown();
    await run(opened().database, 'delete from audit_entries where sequence >= 3');
    await expectAlarm('truncated', 3);
  });

  it('is not made, and alarms, when a line since the last one was changed', async () => {
    await grown();
    await happens('max');
    await run(
      opened().database,
      `update audit_entries set event = replace(event, 'max', 'eve') where sequence = 5`,
    );
    await happens('sol');
    await expectAlarm('changed', 5);
  });

  const changes = (from: string, to: string): Promise<void> =>
    run(
      opened().database,
      `update audit_entries set event = replace(event, '${from}', '${to}') where sequence = 2`,
    );

  it('is not made after a walk found a line changed behind the last one, until the line is as it was', async () => {
    await grown();
    await changes('dana', 'eve');
    await walkRecord(portsWith({ key, file }));
    await happens('max');
    await expectAlarm('changed', 2);
    await changes('eve', 'dana');
    await make();
    await make();
    expect(written().checkpoints.map(({ sequence }) => sequence)).toEqual([3, 6]);
  });

  it('that was made since makes the same change alarm once more', async () => {
    await grown();
    for (const turn of [1, 2]) {
      await changes('dana', 'eve');
      await walkRecord(portsWith({ key, file }));
      await walkRecord(portsWith({ key, file }));
      expect(await alarms()).toHaveLength(turn);
      await changes('eve', 'dana');
      await make();
      expect(written().checkpoints).toHaveLength(turn + 1);
    }
  });

  /** As the owner of the database can: a line that says it is a checkpoint, with a chain that fits. */
  const pretends = (claim: object): Promise<void> =>
    opened().stores.audit.append({ at: AT, event: { kind: 'checkpointed', ...claim } as Event });
  const RUBBISH = { sequence: 2, hash: 'a'.repeat(64), key: key.id, signature: 'AAAA' };

  it('is not made, and alarms, when the record was cut and ends in a line that only looks like a checkpoint', async () => {
    await grown();
    await run(opened().database, 'delete from audit_entries where sequence >= 3');
    await pretends(RUBBISH);
    await expectAlarm('rewritten', 1);
  });

  it('is not made, and alarms, when all of the record was dropped', async () => {
    await grown();
    await run(opened().database, 'delete from audit_entries');
    await expectAlarm('truncated', 1);
  });

  it('is not made, and alarms, when the line of the last one can’t be read any more', async () => {
    await grown();
    await happens('max');
    await run(opened().database, `update audit_entries set event = 'gone' where sequence = 4`);
    await expectAlarm('changed', 4);
  });

  it.each([
    ['a signature that isn’t ours', RUBBISH],
    ['no signature at all', { ...RUBBISH, signature: null }],
  ])('is made of a record that ends in a checkpoint with %s, and the log says so', async (_, claim) => {
    await happens('amir');
    await pretends(claim);
    await make();
    expect(written().checkpoints).toMatchObject([{ sequence: 2 }]);
    const message = 'the newest checkpoint in the audit record is not signed by this key';
    expect(logged).toContainEqual({ message, fields: { entry: 2 } });
    await make();
    expect(written().checkpoints).toHaveLength(1);
  });

  it('compares with the last one in the file, also after the key was changed', async () => {
    for (const by of ['amir', 'dana']) await happens(by);
    await makeCheckpoint(portsWith({ key: otherKey, file }));
    await unprotect(opened().database);
    await run(opened().database, 'delete from audit_entries where sequence = 3');
    await rewriteFrom(opened().database, 2);
    await happens('max');
    await expectAlarm('rewritten', 1);
  });

  it('looks at the whole record where there is no file and the last one is by another key', async () => {
    await happens('amir');
    await makeCheckpoint(portsWith({ key: otherKey }));
    await happens('dana');
    await unprotect(opened().database);
    await run(opened().database, `update audit_entries set kind = 'approved' where sequence = 1`);
    writeFileSync(file, '');
    await expectAlarm('changed', 1);
  });

  it('is made again after a backup was restored and the file was put aside', async () => {
    for (const by of ['amir', 'dana']) await happens(by);
    await make();
    await happens('rita');
    await make();
    await unprotect(opened().database);
    await run(opened().database, 'delete from audit_entries where sequence > 3');
    await expectAlarm('truncated', 4);
    writeFileSync(file, '');
    await make();
    expect(written().checkpoints).toMatchObject([{ sequence: 4 }]);
  });
});
