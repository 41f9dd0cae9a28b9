import { describe, expect, it } from '@jest/globals';
import type { Effect } from '../../src/domain/effect.ts';
import { laneOf, poolOf } from '../../src/domain/lane.ts';

const number = 1042;
const TOGETHER: readonly (readonly [string, readonly Effect[]])[] = [
  [
    "one person's messages",
    [
      { kind: 'tell', number, to: 'amir', notice: 'approval' },
      { kind: 'tell', number: 1043, to: 'amir', notice: 'outcome' },
      { kind: 'tell_alarm', to: 'amir', because: 'not_me', by: 'alice' },
      { kind: 'tell_proposal', to: 'amir', proposal: 'a1', about: 'news' },
      { kind: 'go_on_call', shortNotice: false, rotation: 'primary', who: 'amir', from: '' },
    ],
  ],
  [
    "one request's timers",
    [
      { kind: 'escalate', number, step: 1 },
      { kind: 'expire', number },
      { kind: 'remind', number, of: 'vouch' },
    ],
  ],
  [
    "one request's repaints",
    [
      { kind: 'repaint', number },
      { kind: 'repaint_late', number },
    ],
  ],
  [
    'the desk channel, whatever the request',
    [
      { kind: 'desk', number },
      { kind: 'desk', number: 1043 },
    ],
  ],
  ["one request's reset", [{ kind: 'reset', number }]],
  ["one request's calls of a pager", [{ kind: 'page', number, step: 1 }]],
  ["another person's messages", [{ kind: 'tell', number, to: 'dana', notice: 'approval' }]],
  ["another request's timers", [{ kind: 'expire', number: 1043 }]],
];

describe('lanes', () => {
  it.each(TOGETHER)('hold %s together, in one pool', (_, effects) => {
    expect(new Set(effects.map(laneOf)).size).toBe(1);
    expect(new Set(effects.map(poolOf)).size).toBe(1);
  });

  it('keep apart what need not wait for each other', () => {
    const lanes = TOGETHER.map(([, [first]]) => (first === undefined ? '' : laneOf(first)));
    expect(new Set(lanes).size).toBe(TOGETHER.length);
  });
});
