import { causeOf } from '../errors.ts';
import type { Clock, Log, Ports } from '../workflow/ports.ts';
import { seenBy } from './committed.ts';
import type { Recording } from './committed.ts';
import { countedJobs } from './job-metrics.ts';
import type { Metrics } from './metrics.ts';
import { countCommitted, setReconciled } from './request-metrics.ts';

/** The same stores; what is saved through them, and what becomes of jobs, is counted. */
export function countedStores<Stores extends Recording>(
  stores: Stores,
  { metrics, clock, log }: { readonly metrics: Metrics; readonly clock: Clock; readonly log: Log },
): Stores {
  // Zero would say that nothing was compared since 1970.
  metrics.forget('latchkey_reconciled_until_timestamp_seconds');
  const seen = seenBy(stores, {
    saved: (committed) => {
      try {
        countCommitted(metrics, committed);
      } catch (error) {
        // It is saved: whoever did it must not hear that it failed.
        log.error(causeOf(error), 'what was saved could not be counted');
      }
    },
  });
  return {
    ...seen,
    jobs: countedJobs(seen.jobs, metrics, clock),
    audit: countedAudit(seen.audit, metrics, clock),
  };
}

/**
 * The same record; each look that finds it broken counts as an alarm. What is then saved counts for nothing, since whoever
 * changed the record can keep it from being saved. How far removals were compared is told as the record has it, so that it is
 * known again after a restart.
 */
function countedAudit(audit: Ports['audit'], metrics: Metrics, clock: Clock): Ports['audit'] {
  return {
    ...audit,
    faultSince: async (head) => {
      const fault = await audit.faultSince(head);
      if (fault !== undefined) metrics.count('latchkey_alarms_total', { because: 'record_broken' });
      return fault;
    },
    reconciledUntil: async () => {
      const found = await audit.reconciledUntil();
      // Whoever wrote an end in the future must not keep the alert from ringing.
      if (found.until !== undefined && found.until <= clock.now()) setReconciled(metrics, found.until);
      return found;
    },
  };
}
