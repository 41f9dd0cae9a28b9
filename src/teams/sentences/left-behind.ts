import type { Ended } from '../../domain/request.ts';
import { hasChangedDefault, mayHaveRemoved } from '../../domain/reset-progress.ts';
import type { Words } from '../words.ts';
import { goneCount } from './progress.ts';

type Run = Pick<Ended, 'progress' | 'defaultChanged'>;

/** What a request that ended without a reset left behind: nothing, another default, or perhaps a removal that nobody confirmed. */
export function untouched(words: Words, run: Run): string {
  const { say } = words;
  if (run.progress !== undefined && mayHaveRemoved(run.progress)) return say('ending.left.maybe_removed');
  return newDefaultLines(words, run)[0] ?? say('ending.left.nothing');
}

/** The same for endings that have no need to say that nothing was removed. */
export function newDefaultLines({ say }: Words, { progress, defaultChanged }: Run): readonly string[] {
  const isCertain = defaultChanged === true || progress?.defaultChange?.step.state === 'done';
  if (isCertain) return [say('ending.left.default_changed')];
  const isPossible = progress !== undefined && hasChangedDefault(progress);
  return isPossible ? [say('ending.left.default_maybe_changed')] : [];
}

/** How much a run had removed when it was stopped: what a list confirmed, and what nobody answered for. */
export function removedSoFar(words: Words, { progress }: Run): string {
  const { say } = words;
  if (progress === undefined) return say('ending.left.removed.some');
  const { removals } = progress;
  const open = removals.filter(({ removal }) => ['asked', 'unanswered', 'answered'].includes(removal.state));
  const known = say('ending.left.removed', { gone: goneCount(progress), count: removals.length });
  const unanswered = open.length === 0 ? [] : [say('ending.left.removed.open', { count: open.length })];
  return words.paragraph([known, ...unanswered]);
}
