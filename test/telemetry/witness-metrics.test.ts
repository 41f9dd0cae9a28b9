import { ServiceError } from '../../src/errors.ts';
import { createMetrics } from '../../src/telemetry/metrics.ts';
import { countedWitness } from '../../src/telemetry/witness-metrics.ts';
import type { Witness } from '../../src/workflow/audit-ports.ts';

const CHECKPOINT = { sequence: 42, hash: 'x', at: '2026-11-23T09:00:00.000Z', key: 'k', signature: 's' };

it('tells what a checkpoint covers, when it was made, and which could not be published', async () => {
  const metrics = createMetrics({ version: '1' });
  const plain: Witness = {
    sign: () => CHECKPOINT,
    isSignedByUs: () => true,
    write: () => Promise.resolve(),
    newest: () => Promise.resolve(undefined),
    hasWebhook: true,
    send: () => Promise.reject(new ServiceError('CHECKPOINT_UNPUBLISHED', 'no answer')),
  };
  const { witness } = countedWitness({ witness: plain }, metrics);
  await witness?.write(CHECKPOINT);
  await expect(witness?.send(CHECKPOINT)).rejects.toMatchObject({ code: 'CHECKPOINT_UNPUBLISHED' });
  const { text } = await metrics.scrape();
  expect(text).toContain('\nlatchkey_checkpoint_entries 42\n');
  expect(text).toContain('\nlatchkey_checkpoint_timestamp_seconds 1795424400\n');
  expect(text).toContain('latchkey_checkpoints_total{to="file",outcome="ok"} 1\n');
  expect(text).toContain('latchkey_checkpoints_total{to="webhook",outcome="failed"} 1\n');
});

it('is nothing where there is no witness', () => {
  expect(countedWitness({}, createMetrics({ version: '1' }))).toEqual({});
});
