import { causeOf } from '../errors.ts';
import type { Clock, Log, Ports } from '../workflow/ports.ts';
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
      log.error(causeOf(error), 'what was saved could not be counted');
    }
  });
  return { ...seen, jobs: countedJobs(seen.jobs, metrics, clock), audit: countedAudit(seen.audit, metrics) };
}

/**
 * The same record; each look that finds it broken counts as an alarm. What is then saved counts for nothing, since whoever
 * changed the record can keep it from being saved.
 */
function countedAudit(audit: Ports['audit'], metrics: Metrics): Ports['audit'] {
  return {
    ...audit,
    faultSince: async (head) => {
      const fault = await audit.faultSince(head);
      if (fault !== undefined) metrics.count('latchkey_alarms_total', { because: 'record_broken' });
      return fault;
    },
  };
}
