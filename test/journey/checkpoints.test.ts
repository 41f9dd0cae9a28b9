import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shortHead } from '../../src/domain/checkpoint.ts';
import { createPagerService } from '../../src/sandbox/pager.ts';
import type { SimulatedPager } from '../../src/sandbox/pager.ts';
import { checkpointsIn } from '../../src/witness.ts';
import { amirApproves, chatOf, countInRecord, waitingWorld } from '../support/steps.ts';
import { stopWorlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

const key = generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' });
let siem: SimulatedPager;
let folder: string;
let file: string;
beforeEach(async () => {
  siem = createPagerService();
  folder = await mkdtemp(join(tmpdir(), 'latchkey-checkpoints-'));
  file = join(folder, 'checkpoints.jsonl');
});
afterEach(async () => {
  await stopWorlds();
  await siem.close();
  await rm(folder, { recursive: true, force: true });
});

async function signingWorld(): Promise<World> {
  const webhook = await siem.listen();
  return waitingWorld({
    environment: { AUDIT_SIGNING_KEY: key.toString('base64') },
    configuration: { audit: { checkpoints: { every: 'PT30M', file, webhook } } },
  });
}

const written = async () => checkpointsIn(await readFile(file, 'utf8')).checkpoints;

describe('checkpoints of the record', () => {
  it('go to the file, the log and the webhook while the service runs and when it stops', async () => {
    const world = await signingWorld();
    await world.pass('PT31M');
    const before = await written();
    expect(before.length).toBeGreaterThan(0);
    expect(siem.received.map(({ body }) => JSON.parse(body) as unknown)).toEqual(before);
    expect(await countInRecord(world, 'checkpointed')).toBe(before.length);
    const lines = world.log.filter(({ message }) => message === 'checkpoint of the audit record');
    expect(lines.map(({ fields }) => fields)).toMatchObject(before.map((made) => ({ ...made })));
    await amirApproves(world);
    await world.settle();
    const head = await world.service().ports.audit.head();
    await world.restart();
    expect((await written()).at(-1)).toMatchObject(head);
    await world.settle();
    expect(siem.received).toHaveLength((await written()).length);
  });

  it('that the webhook does not take are tried again, with its address in no log', async () => {
    siem.behave({ kind: 'answers', status: 503 });
    const world = await signingWorld();
    await world.pass('PT31M');
    siem.behave({ kind: 'answers', status: 202 });
    await world.pass('PT2M');
    const sent = siem.received.map(({ idempotencyKey }) => idempotencyKey);
    const last = (await written()).at(-1);
    expect(sent.filter((one) => one === `checkpoint/${last?.key}/${last?.sequence}`).length).toBeGreaterThan(
      1,
    );
    expect(world.log.filter(({ fields }) => String(fields['problem']).includes('5ecret'))).toEqual([]);
  });
});

describe('the card of a decision', () => {
  it('names the entry of the record that holds it, in short', async () => {
    const world = await signingWorld();
    expect(chatOf(world, 'amir')).not.toContain('Record ');
    await amirApproves(world);
    const approved = (await world.audit()).findLast(({ event }) => event.kind === 'approved');
    expect(chatOf(world, 'amir')).toContain(`Record ${shortHead(approved!)}`);
    await world.settle();
    const last = (await world.audit()).findLast(({ request }) => request === 1001);
    expect(chatOf(world, 'amir')).toContain(`Record ${shortHead(last!)}`);
    expect(chatOf(world, 'rita')).not.toContain('Record ');
  });
});
