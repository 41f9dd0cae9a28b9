import { decide } from '../../src/domain/decide.ts';
import type { Command } from '../../src/domain/command.ts';
import type { Event, EventKind } from '../../src/domain/event.ts';
import type { Request, Resetting } from '../../src/domain/request.ts';
import type { RemovalState, StepState } from '../../src/domain/reset-progress.ts';
import {
  answered,
  approved,
  awaiting,
  byCall,
  draft,
  facts,
  monasWord,
  moved,
  movedTo,
  needsHands,
  NOW,
  policy,
  removing,
  resetDone,
  resetting,
  resettingWith,
  verificationOf,
  verifying,
} from './requests.ts';
import { COMMANDS } from './state-table.ts';

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
    expect(run.progress.revocation).toEqual({ tries: 0, step: { state: 'waiting' } });
  });

  it.each([
    [false, 'approval_stale'],
    [true, 'graph_unavailable'],
  ] as const)('of a stale approval ends it; having waited for Graph %s: %s', (waitsForGraph, reason) => {
    const late = '2026-11-22T10:13:00.000Z';
    const outcome = decide({ ...approved, waitsForGraph }, { kind: 'claim' }, late, policy);
    expect(movedTo('expired', outcome).ending).toEqual({ status: 'expired', reason });
    expect(moved(outcome).events).toEqual([{ kind: 'ended', status: 'expired', reason }]);
  });

  const bare = { approvals: [] };
  const halfVouched = { verification: verificationOf('elevated'), approvals: [byCall('dana', 0, 1)] };
  const both = [byCall('dana', 0, 1), byCall('amir', 1, 2)];
  it.each([
    ['no approval', bare],
    ['no vouch', { ...halfVouched, approvals: both }],
    ['one approval of two', { ...halfVouched, vouches: [monasWord] }],
    [
      'an approval without a call',
      { approvals: [{ by: 'dana', at: NOW, slot: 0, contact: 'vouch_only' as const }] },
    ],
    [
      'one person who approved twice',
      { ...halfVouched, vouches: [monasWord], approvals: [both[0]!, { ...both[1]!, by: 'dana' }] },
    ],
    ['a refused tier', { verification: verificationOf('refused') }],
  ])('of an approval that never was is refused, and ends with its time: %s', (_, forged) => {
    const request: Request = { ...approved, ...forged };
    expect(decide(request, { kind: 'claim' }, NOW, policy)).toEqual({
      kind: 'refused',
      refusal: { reason: 'not_now', status: 'approved' },
    });
    for (const kind of ['claim', 'expire'] as const)
      expect(
        movedTo('expired', decide(request, { kind }, '2026-11-22T10:13:00.000Z', policy)).ending,
      ).toEqual({
        status: 'expired',
        reason: 'approval_stale',
      });
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

  const trace = { graphRequestId: 'g2', permission: 'UserAuthMethod-Phone.ReadWrite.All' };

  it('that needs hands names Graph’s call and the permission that is missing, until it is done by hand', () => {
    const outcome = decide(
      removing,
      { kind: 'partial', left: ['app'], why: 'forbidden', ...trace },
      NOW,
      policy,
    );
    expect(movedTo('needs_hands', outcome)).toMatchObject(trace);
    expect(moved(outcome).events).toEqual([
      { kind: 'needs_hands', why: 'forbidden', left: ['app'], ...trace },
    ]);
    const byHand = { kind: 'done_by_hand', by: 'amir', facts: facts(), left: [] } as const;
    const done = movedTo('reset', decide(moved(outcome).request, byHand, NOW, policy));
    for (const key of ['graphRequestId', 'permission', 'left', 'why']) expect(done).not.toHaveProperty(key);
  });

  it('that failed names them too', () => {
    const outcome = decide(resetting, { kind: 'fail', why: 'forbidden', ...trace }, NOW, policy);
    expect(movedTo('failed', outcome).ending).toEqual({ status: 'failed', why: 'forbidden', ...trace });
    expect(moved(outcome).events).toEqual([
      { kind: 'ended', status: 'failed', reason: 'forbidden', ...trace },
    ]);
  });

  it('says nothing of a call or a permission where there is none', () => {
    const outcome = decide(resetting, { kind: 'fail', why: 'graph_unavailable' }, NOW, policy);
    expect(movedTo('failed', outcome).ending).toEqual({ status: 'failed', why: 'graph_unavailable' });
  });
});

describe('a step around the removals', () => {
  const revocation = (step: StepState, graphRequestId?: string): Command => ({
    kind: 'record_step',
    name: 'revocation',
    step,
    ...(graphRequestId === undefined ? {} : { graphRequestId }),
  });

  it.each<[StepState, EventKind]>([
    [{ state: 'asked', at: NOW }, 'step_asked'],
    [{ state: 'done', at: NOW }, 'step_done'],
    [{ state: 'deferred', at: NOW, until: NOW }, 'step_deferred'],
  ])('is saved and recorded, with Graph’s call: %j', (step, kind) => {
    const outcome = moved(decide(removing, revocation(step, 'g1'), NOW, policy));
    expect(outcome.events).toEqual([{ kind, step: 'revocation', graphRequestId: 'g1' }]);
    expect(outcome.request).toMatchObject({ progress: { revocation: { step, graphRequestId: 'g1' } } });
  });

  it('that the plan doesn’t have is refused', () => {
    const command = { ...COMMANDS.record_step, name: 'default_change' } as const;
    expect(decide(resetting, command, NOW, policy)).toMatchObject({ refusal: { reason: 'not_now' } });
  });

  it('leaves the way open to fail, to plan anew and to rule out: nothing was removed', () => {
    const changing: Resetting = {
      ...resetting,
      progress: { ...resetting.progress, defaultChange: { tries: 1, step: { state: 'done', at: NOW } } },
    };
    expect(decide(changing, { kind: 'fail', why: 'forbidden' }, NOW, policy)).toMatchObject({
      kind: 'moved',
    });
    expect(decide(changing, COMMANDS.raise, NOW, policy)).toMatchObject({ kind: 'moved' });
    expect(decide(changing, COMMANDS.rule_out, NOW, policy)).toMatchObject({ kind: 'moved' });
  });

  it('under way when the subject freezes it is still written down', () => {
    const frozen = movedTo(
      'frozen',
      decide(after(removing, revocation({ state: 'asked', at: NOW })), notMe, NOW, policy),
    );
    const outcome = decide(frozen, revocation({ state: 'done', at: NOW }, 'g1'), NOW, policy);
    expect(moved(outcome).events).toEqual([{ kind: 'step_done', step: 'revocation', graphRequestId: 'g1' }]);
    expect(movedTo('frozen', outcome).progress?.revocation).toEqual({
      tries: 1,
      step: { state: 'done', at: NOW },
      graphRequestId: 'g1',
    });
  });
});

describe('ruled out by the sign-in log', () => {
  const before = [draft, verifying, awaiting, approved, resetting];
  it.each(
    before.flatMap((request) => [
      [request, 'sign_in_declined', 'sign_in_declined'] as const,
      [request, 'fraud_reported', 'fraud_reported'] as const,
      // The most valuable target must not be the one that security never hears of.
      [request, 'privileged', 'fraud_reported'] as const,
    ]),
  )('alarms security: $status, %s with %s', (request, reason, alarm) => {
    const outcome = decide(request, { kind: 'rule_out', reason, alarm }, NOW, policy);
    expect(movedTo('refused', outcome).ending).toEqual({ status: 'refused', reason });
    expect(moved(outcome).events).toEqual([
      { kind: 'alarm_raised', by: 'rita', because: alarm },
      { kind: 'ended', status: 'refused', reason },
    ]);
  });

  it('alarms nobody where the log says nothing of the kind', () => {
    expect(eventsOf(awaiting, { kind: 'rule_out', reason: 'default_cannot_go' })).toEqual([
      { kind: 'ended', status: 'refused', reason: 'default_cannot_go' },
    ]);
  });

  it('comes too late once a removal may have happened', () => {
    const outcome = decide(removing, { kind: 'rule_out', reason: 'fraud_reported' }, NOW, policy);
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { reason: 'not_now' } });
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
