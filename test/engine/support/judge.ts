// The invariants of a reset, each as a question to everything that was seen. What is wrong is said in a sentence.
import { wrongCalls } from './call-rules.ts';
import type { Lived } from './fate.ts';
import { wrongRemovals } from './removal-rules.ts';
import { wrongReport } from './report-truth.ts';

/** Everything that is wrong with a run and its report; nothing, if all is well. */
export function wrongWith({ stage, result }: Lived): readonly string[] {
  return [
    ...(result === 'done' ? [] : [`the run has no end (${result})`]),
    ...wrongReport(stage),
    ...wrongRemovals(stage),
    ...wrongCalls(stage),
  ];
}
