import { decide } from '../../src/domain/decide.ts';
import { vouchersWaitedFor } from '../../src/domain/decide-vouch.ts';
import type { Instant } from '../../src/domain/instant.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { Request, Verifying } from '../../src/domain/request.ts';
import { approve, reasonOf, refusalOf, say } from './deciding.ts';
import {
  approved,
  awaiting,
  elevated,
  moved,
  movedTo,
  needsHands,
  NOW,
  policy,
  removing,
  resetDone,
  resetting,
  verificationOf,
  verifying,
} from './requests.ts';

const ask = (request: Request, step: number, at: Instant = NOW): Outcome =>
  decide(request, { kind: 'ask_voucher', step }, at, policy);
const waiting = (outcome: Outcome): Verifying => movedTo('verifying', outcome);
const SOON = '2026-11-22T10:10:00.000Z';

describe('who has not spoken to them yet, or is not sure', () => {
  it.each(['have_not', 'not_sure'] as const)('“%s” is remembered and told once', (word) => {
    const outcome = say(verifying, word);
    expect(waiting(outcome).vouchAsks).toMatchObject([{ id: 'mona', word }]);
    expect(moved(outcome).events).toEqual([{ kind: 'vouch_withheld', by: 'mona', word }]);
    expect(say(moved(outcome).request, word)).toEqual({ kind: 'quiet' });
  });

  it('may think again, and then vouch', () => {
    const first = waiting(say(verifying, 'have_not'));
    const second = waiting(say(first, 'not_sure'));
    expect(second.vouchAsks).toMatchObject([{ word: 'not_sure' }]);
    expect(movedTo('awaiting_approval', say(second, 'spoke')).vouches).toEqual([
      { by: 'mona', at: NOW, how: 'in_person' },
    ]);
  });

  it('is still waited for, and the next may vouch meanwhile', () => {
    const asked = waiting(ask(waiting(say(verifying, 'not_sure')), 1));
    expect(vouchersWaitedFor(asked)).toEqual(['mona', 'carl']);
    expect(movedTo('awaiting_approval', say(asked, 'spoke', { by: 'carl', how: 'video' })).vouches).toEqual([
      { by: 'carl', at: NOW, how: 'video' },
    ]);
  });
});

describe('a voucher’s word', () => {
  it('brings the request before approvers, whose time begins now', () => {
    const outcome = say(verifying, 'spoke', { about: { countsAs: 'nobody_else', identity: 'print' } });
    expect(movedTo('awaiting_approval', outcome)).toMatchObject({
      vouches: [{ by: 'mona', at: NOW, how: 'in_person', identity: 'print' }],
      readyAt: NOW,
      expiresAt: '2026-11-22T11:00:00.000Z',
      revision: verifying.revision,
    });
    expect(moved(outcome).events).toEqual([{ kind: 'vouched', by: 'mona', how: 'in_person' }]);
  });

  it('counts for half an hour from the card, to the last millisecond', () => {
    const at = (now: Instant): Outcome => say(verifying, 'spoke', { at: now });
    expect(movedTo('awaiting_approval', at('2026-11-22T10:22:00.000Z')).vouches).toHaveLength(1);
    for (const word of ['spoke', 'have_not', 'not_sure'] as const)
      expect(reasonOf(say(verifying, word, { at: '2026-11-22T10:22:00.001Z' }))).toBe('vouch_late');
  });

  it('too late still stops the request when it is “They did not ask”', () => {
    const outcome = say(verifying, 'not_asked', { at: '2026-11-22T23:00:00.000Z' });
    expect(movedTo('refused', outcome).ending).toEqual({
      status: 'refused',
      reason: 'not_asked',
      by: 'mona',
    });
  });

  it.each(['requester', 'subject', 'previous_approver'] as const)(
    'never counts from somebody who is the %s under another account',
    (countsAs) => {
      expect(refusalOf(say(verifying, 'spoke', { about: { countsAs } }))).toEqual({
        reason: 'counts_as',
        whom: countsAs,
      });
    },
  );

  it('is nobody’s who was not asked, also when they come later in the order', () => {
    for (const by of ['carl', 'greta', 'rita', 'alice', 'amir', 'otto'])
      expect(reasonOf(say(verifying, 'spoke', { by }))).toBe('not_voucher');
  });

  it('delivered again, or by the next voucher, changes nothing', () => {
    const asked = waiting(ask(verifying, 1));
    const vouched = movedTo('awaiting_approval', say(asked, 'spoke'));
    expect(say(vouched, 'spoke')).toEqual({ kind: 'quiet' });
    expect(say(vouched, 'spoke', { by: 'carl' })).toEqual({ kind: 'quiet' });
    expect(say(vouched, 'have_not')).toEqual({ kind: 'quiet' });
  });

  it('keeps whoever gave it from approving', () => {
    const vouched = movedTo('awaiting_approval', say(verifying, 'spoke'));
    const withMona = { ...vouched, escalation: { step: 0, notified: ['mona'], skipped: [] } };
    expect(refusalOf(approve(withMona, { by: 'mona', about: { countsAs: 'voucher' } }))).toEqual({
      reason: 'counts_as',
      whom: 'voucher',
    });
  });
});

describe('“They did not ask for this”', () => {
  it('while the word is waited for ends the request and alarms', () => {
    const outcome = moved(say(verifying, 'not_asked'));
    expect(outcome.events).toEqual([
      { kind: 'alarm_raised', by: 'mona', because: 'not_asked' },
      { kind: 'ended', status: 'refused', reason: 'not_asked', by: 'mona' },
    ]);
    expect(outcome).not.toHaveProperty('brake');
  });

  it.each([awaiting, elevated, approved, resetting, removing, needsHands, resetDone])(
    'later freezes: $status',
    (request) => {
      const outcome = moved(say(request, 'not_asked'));
      expect(outcome.request.status).toBe('frozen');
      expect(outcome.brake).toMatchObject({ subject: 'alice', by: 'mona', because: 'not_me' });
      expect(outcome.events[0]).toEqual({ kind: 'alarm_raised', by: 'mona', because: 'not_me' });
    },
  );

  it.each([verifying, awaiting, removing])('is nobody’s else to say: $status', (request) => {
    for (const by of ['otto', 'rita', 'amir'])
      expect(reasonOf(say(request, 'not_asked', { by }))).toBe('not_voucher');
  });
});

describe('a word that does not count any more', () => {
  const raise = { kind: 'raise', verification: verificationOf('elevated') } as const;

  it.each([
    elevated,
    { ...approved, verification: elevated.verification, vouches: elevated.vouches },
    { ...resetting, verification: elevated.verification, vouches: elevated.vouches },
  ])('sends the request back for another: $status', (request) => {
    const kept = movedTo('awaiting_approval', decide(request, raise, NOW, policy));
    expect(kept.vouches).toEqual(elevated.vouches);
    const outcome = decide(request, { ...raise, voidVouches: true }, NOW, policy);
    expect(movedTo('verifying', outcome)).toMatchObject({ vouches: [], vouchAsks: [], approvals: [] });
  });

  it('is asked of everybody anew, whoever was asked before', () => {
    const before = { ...awaiting, vouchAsks: verifying.vouchAsks };
    expect(waiting(decide(before, raise, NOW, policy)).vouchAsks).toEqual([]);
    expect(waiting(decide(verifying, raise, NOW, policy)).vouchAsks).toEqual(verifying.vouchAsks);
  });

  it('is asked of the people whom the newest look knows', () => {
    const vouchOrder = [{ id: 'nina', as: 'manager' }] as const;
    const anew = waiting(decide(elevated, { ...raise, voidVouches: true, vouchOrder }, NOW, policy));
    const asked = waiting(ask(anew, 0));
    expect([asked.vouchAsks.map(({ id }) => id), asked.vouchers]).toEqual([['nina'], ['mona', 'nina']]);
    // Whoever spoke for the subject before may still object, and not vouch.
    expect(reasonOf(say(asked, 'spoke'))).toBe('not_voucher');
    expect(movedTo('refused', say(asked, 'not_asked')).ending).toMatchObject({ by: 'mona' });
  });

  it('gives approvers their whole time again', () => {
    const anew = waiting(ask(waiting(decide(elevated, { ...raise, voidVouches: true }, NOW, policy)), 0));
    const later = movedTo('awaiting_approval', say(anew, 'spoke', { at: SOON }));
    expect(later.readyAt).toBe(SOON);
    expect(later.escalation).toEqual({
      ...elevated.escalation,
      nextAt: '2026-11-22T10:20:00.000Z',
    });
  });
});
