import { decide } from '../../src/domain/decide.ts';
import type { Command } from '../../src/domain/command.ts';
import type { Event } from '../../src/domain/event.ts';
import type { Request } from '../../src/domain/request.ts';
import type { RemovalState } from '../../src/domain/reset-progress.ts';
import {
  answered,
  approved,
  moved,
  movedTo,
  needsHands,
  NOW,
  policy,
  removing,
  resetDone,
  resetting,
  resettingWith,
} from './requests.ts';

const after = (request: Request, ...commands: Command[]): Request =>
  commands.reduce((current, command) => moved(decide(current, command, NOW, policy)).request, request);
const eventsOf = (request: Request, command: Command): readonly Event[] =>
  moved(decide(request, command, NOW, policy)).events;

const notMe: Command = { kind: 'not_me', by: 'alice', role: 'subject' };
const list = (...listed: string[]): Command => ({ kind: 'record_list', listed });
const asked: RemovalState = { state: 'asked', at: NOW };

describe('claiming a reset', () => {
  it('begins with every planned removal waiting', () => {
    const run = movedTo('resetting', decide(approved, { kind: 'claim' }, NOW, policy));
    expect(run.progress.removals).toEqual([
      { id: 'oath', tries: 0, removal: { state: 'waiting' } },
      { id: 'app', tries: 0, removal: { state: 'waiting' } },
    ]);
  });

  it('ends the wait for Graph that was told before', () => {
    const waiting = { ...approved, waitsForGraph: true };
    expect(movedTo('resetting', decide(waiting, { kind: 'claim' }, NOW, policy)).waitsForGraph).toBe(false);
  });
});

describe('a run', () => {
  const traced = { method: 'app', graphRequestId: 'g1' } as const;
  it.each<[RemovalState, Event]>([
    [asked, { kind: 'removal_asked', method: 'app' }],
    [
      { state: 'answered', at: NOW },
      { kind: 'removal_answered', ...traced },
    ],
    [
      { state: 'unanswered', at: NOW },
      { kind: 'removal_unanswered', ...traced },
    ],
    [
      { state: 'deferred', at: NOW, because: 'default' },
      { kind: 'removal_deferred', ...traced },
    ],
    [
      { state: 'gone', at: NOW, byUs: true },
      { kind: 'removal_gone', method: 'app', byUs: true },
    ],
  ])('records %j, and which call told it', (removal, event) => {
    expect(eventsOf(resetting, { kind: 'record', removal, ...traced })).toEqual([event]);
  });

  it('tells what is gone once, and by whom as far as is known', () => {
    expect(eventsOf(removing, list('key'))).toEqual([
      { kind: 'removal_gone', method: 'oath', byUs: true },
      { kind: 'removal_gone', method: 'app', byUs: false },
    ]);
    const seen = after(removing, list('key'));
    expect(decide(seen, list('key'), NOW, policy)).toEqual({ kind: 'quiet' });
  });

  it('tells a second silence of Graph, and a second halt, as it told the first', () => {
    const silent = after(resetting, { kind: 'wait_for_graph' }, list('oath', 'app'));
    expect(eventsOf(silent, { kind: 'wait_for_graph' })).toEqual([{ kind: 'graph_awaited' }]);
    const resumed = after(resetting, { kind: 'halted' }, list('oath', 'app'));
    expect(resumed).not.toHaveProperty('haltedAt');
    expect(eventsOf(resumed, { kind: 'halted' })).toEqual([{ kind: 'reset_halted' }]);
  });

  it.each<[string, RemovalState, boolean]>([
    ['nothing was asked', { state: 'waiting' }, true],
    ['Graph turned it down', { state: 'deferred', at: NOW, because: 'turned_down' }, true],
    ['a call may have got through', asked, false],
    ['a call got through', answered, false],
    ['something is gone', { state: 'gone', at: NOW, byUs: false }, false],
  ])('may fail when %s: %#', (_, state, may) => {
    const outcome = decide(resettingWith(state), { kind: 'fail', why: 'forbidden' }, NOW, policy);
    expect(outcome.kind).toBe(may ? 'moved' : 'refused');
  });

  it('keeps the reference to Graph’s answer for whoever has to help', () => {
    const command = { kind: 'partial', left: ['app'], why: 'forbidden', graphRequestId: 'g2' } as const;
    expect(movedTo('needs_hands', decide(removing, command, NOW, policy)).graphRequestId).toBe('g2');
    const failing = { kind: 'fail', why: 'forbidden', graphRequestId: 'g3' } as const;
    expect(eventsOf(resetting, failing)).toEqual([
      { kind: 'ended', status: 'failed', reason: 'forbidden', graphRequestId: 'g3' },
    ]);
  });
});

describe('“This wasn’t me” during a run', () => {
  it.each([
    ['before the first removal', resetting, false],
    ['after a removal', removing, true],
    ['when hands are needed', needsHands, true],
    ['after the reset', resetDone, true],
  ] as const)('%s freezes, and says whether something was removed', (_, request, removed) => {
    const { ending } = movedTo('frozen', decide(request, notMe, NOW, policy));
    expect(ending).toEqual({ status: 'frozen', by: 'alice', removed });
  });

  it('writes down what the call under way did, on the ending too', () => {
    const frozen = movedTo('frozen', decide(resettingWith(asked), notMe, NOW, policy));
    expect(frozen.ending).toMatchObject({ removed: false });
    const record = { kind: 'record', method: 'oath', removal: answered } as const;
    expect(eventsOf(frozen, record)).toEqual([{ kind: 'removal_answered', method: 'oath' }]);
    const known = movedTo('frozen', decide(frozen, record, NOW, policy));
    expect(known.ending).toMatchObject({ removed: true });
    expect(eventsOf(known, list('app', 'key'))).toEqual([
      { kind: 'removal_gone', method: 'oath', byUs: true },
    ]);
    expect(decide(known, list('oath', 'app', 'key'), NOW, policy)).toEqual({ kind: 'quiet' });
  });

  it('stops the run: no removal is asked for any more', () => {
    const frozen = after(resetting, notMe);
    for (const kind of ['claim', 'succeed', 'halted', 'wait_for_graph'] as const) {
      expect(decide(frozen, { kind }, NOW, policy)).toMatchObject({ refusal: { reason: 'ended' } });
    }
  });
});
