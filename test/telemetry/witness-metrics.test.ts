import type { Checkpoint } from '../../src/domain/checkpoint.ts';
import { ServiceError } from '../../src/errors.ts';
import { createMetrics } from '../../src/telemetry/metrics.ts';
import { countedWitness } from '../../src/telemetry/witness-metrics.ts';
import type { Witness } from '../../src/workflow/audit-ports.ts';

const CHECKPOINT = { sequence: 42, hash: 'x', at: '2026-11-23T09:00:00.000Z', key: 'k', signature: 's' };
const PLAIN: Witness = {
  sign: () => CHECKPOINT,
  isSignedByUs: () => true,
  write: () => Promise.resolve(),
  newest: () => Promise.resolve(undefined),
  hasWebhook: true,
  send: () => Promise.reject(new ServiceError('CHECKPOINT_UNPUBLISHED', 'no answer')),
};

it('tells what a checkpoint covers, when it was made, and which could not be published', async () => {
  const metrics = createMetrics({ version: '1' });
  const { witness } = countedWitness({ witness: PLAIN }, metrics);
  await witness?.write(CHECKPOINT);
  await expect(witness?.send(CHECKPOINT)).rejects.toMatchObject({ code: 'CHECKPOINT_UNPUBLISHED' });
  const { text } = await metrics.scrape();
  expect(text).toContain('\nlatchkey_checkpoint_entries 42\n');
  expect(text).toContain('\nlatchkey_checkpoint_timestamp_seconds 1795424400\n');
  expect(text).toContain('latchkey_checkpoints_total{to="file",outcome="ok"} 1\n');
  expect(text).toContain('latchkey_checkpoints_total{to="webhook",outcome="failed"} 1\n');
});

it('counts a file that can’t even be read, and knows again what is in one that can', async () => {
  const metrics = createMetrics({ version: '1' });
  let reading = () => Promise.reject<Checkpoint>(new ServiceError('CHECKPOINT_UNPUBLISHED', 'EACCES'));
  const { witness } = countedWitness({ witness: { ...PLAIN, newest: () => reading() } }, metrics);
  await expect(witness?.newest()).rejects.toMatchObject({ code: 'CHECKPOINT_UNPUBLISHED' });
  expect((await metrics.scrape()).text).toContain(
    'latchkey_checkpoints_total{to="file",outcome="failed"} 1\n',
  );
  reading = () => Promise.resolve(CHECKPOINT);
  expect(await witness?.newest()).toEqual(CHECKPOINT);
  const { text } = await metrics.scrape();
  expect(text).toContain('\nlatchkey_checkpoint_entries 42\n');
  expect(text).toContain('latchkey_checkpoints_total{to="file",outcome="ok"} 0\n');
});

it('says nothing of checkpoints where nobody makes them', async () => {
  const metrics = createMetrics({ version: '1' });
  expect(countedWitness({}, metrics)).toEqual({});
  expect((await metrics.scrape()).text).not.toMatch(/^latchkey_checkpoint_/m);
});
