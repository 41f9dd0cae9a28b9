import { describe, expect, it } from '@jest/globals';
import type { Request } from '../../src/domain/request.ts';
import { stagesOf } from '../../src/domain/stage.ts';
import {
  approved,
  awaiting,
  draft,
  elevated,
  ENDINGS,
  endedAs,
  needsHands,
  resetDone,
  resetting,
  verifying,
} from './requests.ts';

/** Done in brackets, now in capitals. */
const drawn = (request: Request): string =>
  stagesOf(request)
    .map(({ stage, state }) =>
      state === 'done' ? `(${stage})` : state === 'now' ? stage.toUpperCase() : stage,
    )
    .join(' ');

describe('how far a request is', () => {
  it.each<[string, Request, string]>([
    ['before the checks are asked for', draft, ''],
    ['while they run', { ...draft, checks: 'running' }, 'CHECKS approval reset set_up'],
    ['while a word is waited for', verifying, '(checks) WORD approval reset set_up'],
    ['while an approver is waited for', awaiting, '(checks) APPROVAL reset set_up'],
    ['the same after a word', elevated, '(checks) (word) APPROVAL reset set_up'],
    ['when it is approved', approved, '(checks) (approval) RESET set_up'],
    ['while it is reset', resetting, '(checks) (approval) RESET set_up'],
    ['where hands are needed', needsHands, '(checks) (approval) RESET set_up'],
    ['when it is reset', resetDone, '(checks) (approval) (reset) SET_UP'],
  ])('%s', (_, request, expected) => {
    expect(drawn(request)).toBe(expected);
  });

  it('is told to the end for what ended well, and not at all for what ended otherwise', () => {
    for (const ending of Object.values(ENDINGS))
      expect(drawn(endedAs(ending))).toBe(
        ending.status === 'reenrolled' ? '(checks) (approval) (reset) (set_up)' : '',
      );
  });
});
