import type { Ended } from '../../domain/request.ts';
import { hasChangedDefault, mayHaveRemoved } from '../../domain/reset-progress.ts';
import { counted } from './joined.ts';
import { goneCount } from './progress.ts';

type Run = Pick<Ended, 'progress' | 'defaultChanged'>;

/** What a request that ended without a reset left behind: nothing, another default, or perhaps a removal that nobody confirmed. */
export function untouched(run: Run): string {
  if (run.progress !== undefined && mayHaveRemoved(run.progress)) {
    return 'Some sign-in methods may have been removed.';
  }
  return newDefaultLines(run)[0] ?? 'Nothing was removed.';
}

/** The same for endings that have no need to say that nothing was removed. */
export function newDefaultLines({ progress, defaultChanged }: Run): readonly string[] {
  const isCertain = defaultChanged === true || progress?.defaultChange?.step.state === 'done';
  const isPossible = isCertain || (progress !== undefined && hasChangedDefault(progress));
  if (!isPossible) return [];
  return [
    `Nothing was removed, but which second step is asked for first ${isCertain ? 'was' : 'may have been'} changed.`,
  ];
}

/** How much a run had removed when it was stopped: what a list confirmed, and what nobody answered for. */
export function removedSoFar({ progress }: Run): string {
  if (progress === undefined) return 'Some old sign-in methods had been removed by then.';
  const { removals } = progress;
  const open = removals.filter(({ removal }) => ['asked', 'unanswered', 'answered'].includes(removal.state));
  const known = `By then ${goneCount(progress)} of ${counted(removals.length, 'old sign-in method')} had been removed.`;
  return open.length === 0 ? known : `${known} Of ${open.length} more that isn’t known.`;
}
