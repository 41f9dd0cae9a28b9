import type { Oddity } from '../../src/domain/after-care.ts';
import { decide } from '../../src/domain/decide.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { Ended, Request } from '../../src/domain/request.ts';
import {
  approved,
  awaiting,
  moved,
  movedTo,
  needsHands,
  NOW,
  policy,
  removing,
  resetDone,
  resetting,
  verifying,
  plan,
} from './requests.ts';
import { COMMANDS } from './state-table.ts';

const registered = (request: Request, ...odd: readonly Oddity[]): Outcome =>
  decide(request, { kind: 'registered', odd }, NOW, policy);
const notRegistered = (request: Request): Outcome => decide(request, { kind: 'not_registered' }, NOW, policy);
const frozen = (request: Request): Ended => movedTo('frozen', decide(request, COMMANDS.not_me, NOW, policy));

describe('after the reset', () => {
  it('a new registration closes the request happily', () => {
    const outcome = moved(registered(resetDone));
    expect(outcome.request).toMatchObject({ status: 'reenrolled', ending: { status: 'reenrolled' } });
    expect(outcome.events).toEqual([{ kind: 'ended', status: 'reenrolled' }]);
  });

  it('one that looks wrong closes it too, and security hears of it', () => {
    const outcome = moved(registered(resetDone, 'too_soon', 'unusual_place'));
    const odd = ['too_soon', 'unusual_place'];
    expect(outcome.request).toMatchObject({ ending: { status: 'reenrolled', odd } });
    expect(outcome.events).toEqual([
      { kind: 'alarm_raised', by: 'rita', because: 'registration_odd' },
      { kind: 'ended', status: 'reenrolled', odd },
    ]);
    expect(outcome).not.toHaveProperty('brake');
  });

  it('none in time is an alarm: the account has no second step', () => {
    const outcome = moved(notRegistered(resetDone));
    expect(outcome.request).toMatchObject({ status: 'not_reenrolled' });
    expect(outcome.events).toEqual([
      { kind: 'alarm_raised', by: 'rita', because: 'not_reenrolled' },
      { kind: 'ended', status: 'not_reenrolled' },
    ]);
  });

  it('none in time is nobody’s business where a passkey stayed: no reminder, no alarm', () => {
    const stays = { ...resetDone, plan };
    expect(moved(notRegistered(stays)).events).toEqual([{ kind: 'ended', status: 'not_reenrolled' }]);
    expect(decide(stays, { kind: 'remind', of: 'registration' }, NOW, policy)).toEqual({ kind: 'quiet' });
  });

  it.each([verifying, awaiting, approved, removing, needsHands])('and not before: $status', (request) => {
    for (const outcome of [registered(request), notRegistered(request)])
      expect(outcome).toMatchObject({ kind: 'refused', refusal: { reason: 'not_now' } });
  });

  it('delivered again is refused, and raises no second alarm', () => {
    const over = moved(registered(resetDone, 'too_soon')).request;
    for (const outcome of [registered(over, 'too_soon'), notRegistered(over)])
      expect(outcome).toMatchObject({ kind: 'refused', refusal: { reason: 'ended', status: 'reenrolled' } });
  });
});

describe('a request that was frozen after its reset', () => {
  it('is watched on: what is registered then is told once', () => {
    const outcome = moved(registered(frozen(resetDone), 'unusual_place'));
    expect(outcome.request).toMatchObject({ status: 'frozen', registeredAfterEnd: true });
    expect(outcome.events).toEqual([
      { kind: 'registered_after_end', odd: ['unusual_place'] },
      { kind: 'alarm_raised', by: 'rita', because: 'registered_after_freeze' },
    ]);
    expect(registered(outcome.request)).toEqual({ kind: 'quiet' });
  });

  it('alarms also where nothing looks wrong about it: the subject said that this wasn’t them', () => {
    expect(moved(registered(frozen(resetDone))).events).toHaveLength(2);
  });

  it.each([removing, needsHands])(
    'is watched on as well when the freeze tore its run: $status',
    (request) => {
      const outcome = moved(registered(frozen(request)));
      expect(outcome.events.map(({ kind }) => kind)).toEqual(['registered_after_end', 'alarm_raised']);
      expect(registered(outcome.request)).toEqual({ kind: 'quiet' });
    },
  );

  it.each([awaiting, approved, resetting])(
    'is another thing than one that was frozen before: $status',
    (request) => {
      expect(registered(frozen(request))).toEqual({ kind: 'quiet' });
    },
  );

  it('never counts as registered again, nor as waiting for it', () => {
    expect(notRegistered(frozen(resetDone))).toMatchObject({
      refusal: { reason: 'ended', status: 'frozen' },
    });
    expect(movedTo('frozen', registered(frozen(resetDone))).resetAt).toBe(resetDone.resetAt);
  });
});
