import { isUndecided } from '../../domain/request-status.ts';
import type { Request } from '../../domain/request.ts';
import type { Words } from '../words.ts';

/** Said above a card whose request can't be carried out now; nothing where a halt changes nothing any more. */
export function haltedWarning(
  words: Words,
  request: Request,
  halted: boolean,
): { readonly warning?: string } {
  const [warning] = haltedWarnings(words, request, halted);
  return warning === undefined ? {} : { warning };
}

/** The same where other warnings stand beside it. */
export function haltedWarnings({ say }: Words, request: Request, halted: boolean): readonly string[] {
  return halted && (isUndecided(request) || request.status === 'resetting') ? [say('progress.halted')] : [];
}

/** Whether a reset that is approved waits for a halt to be lifted: nothing of it is under way then. */
export function isHeldUp({ status }: Request, halted: boolean): boolean {
  return halted && (status === 'approved' || status === 'resetting');
}
