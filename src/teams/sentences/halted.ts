import { isUndecided } from '../../domain/request-status.ts';
import type { Request } from '../../domain/request.ts';

/** Said above a card whose request can't be carried out now; nothing where a halt changes nothing any more. */
export function haltedWarning(request: Request, halted: boolean): { readonly warning?: string } {
  return halted && (isUndecided(request) || request.status === 'resetting') ? { warning: HALTED } : {};
}

const HALTED =
  'Resets are stopped for now, for everybody. Nothing is removed until two people have lifted that.';
