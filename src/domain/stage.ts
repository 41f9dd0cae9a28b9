import { isEnded } from './request-status.ts';
import type { Request } from './request.ts';

/** The parts of a request's way that people wait through, in order. */
export type Stage = 'checks' | 'word' | 'approval' | 'reset' | 'set_up';

export interface StageOfRequest {
  readonly stage: Stage;
  readonly state: 'done' | 'now' | 'ahead';
}

/**
 * How far a request is on its way, so that whoever waits sees what is behind them and what is ahead. Empty where there is
 * no way ahead: before the checks were asked for, and when it ended in any way but the good one.
 */
export function stagesOf(request: Request): readonly StageOfRequest[] {
  const now = stageNow(request);
  if (now === undefined) return [];
  const way: readonly Stage[] = [
    'checks',
    ...(needsWord(request) ? (['word'] as const) : []),
    'approval',
    'reset',
    'set_up',
  ];
  const place = now === 'over' ? way.length : way.indexOf(now);
  return way.map((stage, index) => ({
    stage,
    state: index < place ? 'done' : index === place ? 'now' : 'ahead',
  }));
}

function stageNow(request: Request): Stage | 'over' | undefined {
  if (isEnded(request)) return request.status === 'reenrolled' ? 'over' : undefined;
  switch (request.status) {
    case 'draft':
      return request.checks === 'running' ? 'checks' : undefined;
    case 'verifying':
      return 'word';
    case 'awaiting_approval':
      return 'approval';
    case 'approved':
    case 'resetting':
    case 'needs_hands':
      return 'reset';
    case 'reset':
      return 'set_up';
  }
}

/** Until the checks are done nobody knows: then it isn't promised. */
const needsWord = (request: Request): boolean =>
  'verification' in request && request.verification.needs.vouch;
