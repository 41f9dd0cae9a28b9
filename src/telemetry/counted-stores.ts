import type { Clock, Log } from '../workflow/ports.ts';
import { seenBy } from './committed.ts';
import type { Recording } from './committed.ts';
import { countedJobs } from './job-metrics.ts';
import type { Metrics } from './metrics.ts';
import { countCommitted } from './request-metrics.ts';

/** The same stores; what is saved through them, and what becomes of jobs, is counted. */
export function countedStores<Stores extends Recording>(
  stores: Stores,
  { metrics, clock, log }: { readonly metrics: Metrics; readonly clock: Clock; readonly log: Log },
): Stores {
  const seen = seenBy(stores, (committed) => {
    try {
      countCommitted(metrics, committed);
    } catch (error) {
      // It is saved: whoever did it must not hear that it failed.
      log.error({ problem: String(error) }, 'what was saved could not be counted');
    }
  });
  return { ...seen, jobs: countedJobs(seen.jobs, metrics, clock) };
}
