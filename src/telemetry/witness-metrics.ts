import { epochOf } from '../domain/instant.ts';
import type { Witness } from '../workflow/audit-ports.ts';
import type { Metrics } from './metrics.ts';

/** The same witness, where there is one; what it publishes, and what it can't, is counted. */
export function countedWitness(
  { witness }: { readonly witness?: Witness },
  metrics: Metrics,
): { readonly witness?: Witness } {
  if (witness === undefined) return {};
  const counted = async (to: 'file' | 'webhook', work: Promise<void>): Promise<void> => {
    try {
      await work;
      metrics.count('latchkey_checkpoints_total', { to, outcome: 'ok' });
    } catch (error) {
      metrics.count('latchkey_checkpoints_total', { to, outcome: 'failed' });
      throw error;
    }
  };
  return {
    witness: {
      ...witness,
      write: async (checkpoint) => {
        await counted('file', witness.write(checkpoint));
        metrics.set('latchkey_checkpoint_entries', {}, checkpoint.sequence);
        metrics.set('latchkey_checkpoint_timestamp_seconds', {}, epochOf(checkpoint.at) / 1_000);
      },
      send: (checkpoint) => counted('webhook', witness.send(checkpoint)),
    },
  };
}
