// Stands in for `src/workflow/carry-out.ts`, see `service.ts`: the same, knowing for whom it works.
import { carryOut as real } from '../../../src/workflow/carry-out.ts';
import { carries } from './standing.ts';

/** Entered and not left: how the job ended is saved by whoever called, after this has returned. */
export const carryOut: typeof real = (ports, job) => {
  carries(job.effect.kind);
  return real(ports, job);
};
