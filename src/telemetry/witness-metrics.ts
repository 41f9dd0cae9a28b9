import type { Checkpoint } from '../domain/checkpoint.ts';
import { epochOf } from '../domain/instant.ts';
import type { Witness } from '../workflow/audit-ports.ts';
import type { Metrics } from './metrics.ts';

/**
 * The same witness, where there is one; what it publishes, and what it can't, is counted. Where there is none, nothing is told
 * of checkpoints: zeros would say that they are wanted and missing.
 */
export function countedWitness(
  { witness }: { readonly witness?: Witness },
  metrics: Metrics,
): { readonly witness?: Witness } {
  if (witness === undefined) {
    metrics.forget('latchkey_checkpoint_entries', 'latchkey_checkpoint_timestamp_seconds');
    return {};
  }
  const failing = async <Value>(to: 'file' | 'webhook', work: Promise<Value>): Promise<Value> => {
    try {
      return await work;
    } catch (error) {
      metrics.count('latchkey_checkpoints_total', { to, outcome: 'failed' });
      throw error;
    }
  };
  const published = async (to: 'file' | 'webhook', work: Promise<void>): Promise<void> => {
    await failing(to, work);
    metrics.count('latchkey_checkpoints_total', { to, outcome: 'ok' });
  };
  const tell = ({ sequence, at }: Checkpoint): void => {
    metrics.set('latchkey_checkpoint_entries', {}, sequence);
    metrics.set('latchkey_checkpoint_timestamp_seconds', {}, epochOf(at) / 1_000);
  };
  return {
    witness: {
      ...witness,
      write: async (checkpoint) => {
        await published('file', witness.write(checkpoint));
        tell(checkpoint);
      },
      // The file is read before it is written: what hinders that hinders the checkpoint.
      newest: async () => {
        const found = await failing('file', witness.newest());
        if (found !== undefined) tell(found);
        return found;
      },
      send: (checkpoint) => published('webhook', witness.send(checkpoint)),
    },
  };
}
