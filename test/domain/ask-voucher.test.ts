import { decide } from '../../src/domain/decide.ts';
import { vouchersWaitedFor } from '../../src/domain/decide-vouch.ts';
import type { Instant } from '../../src/domain/instant.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { Request, Verifying } from '../../src/domain/request.ts';
import { reasonOf, say } from './deciding.ts';
import { moved, movedTo, NOW, policy, verifying } from './requests.ts';

const REMIND = { kind: 'remind', of: 'vouch' } as const;
const fresh: Verifying = { ...verifying, vouchAsks: [] };
const ask = (request: Request, step: number, at: Instant = NOW): Outcome =>
  decide(request, { kind: 'ask_voucher', step }, at, policy);
const lose = (request: Request, who: string, at: Instant = NOW): Outcome =>
  decide(request, { kind: 'voucher_unreachable', who }, at, policy);
const waiting = (outcome: Outcome): Verifying => movedTo('verifying', outcome);
const SOON = '2026-11-22T10:10:00.000Z';

describe('asking for a word', () => {
  it('passes over who turned out not to be fit: nobody is told, and with nobody left the request ends', () => {
    const pass = (request: Request, step: number): Outcome =>
      decide(request, { kind: 'ask_voucher', step, passOver: true }, NOW, policy);
    const one = pass(fresh, 0);
    expect(waiting(one)).toMatchObject({
      vouchAsks: [{ id: 'mona', word: 'passed_over' }],
      vouchers: fresh.vouchers,
    });
    expect(moved(one).events).toEqual([{ kind: 'voucher_passed_over', who: 'mona' }]);
    expect(vouchersWaitedFor(waiting(one))).toEqual([]);
    expect(lose(moved(one).request, 'mona')).toEqual({ kind: 'quiet' });
    const all = fresh.vouchOrder.reduce<Request>(
      (request, _, step) => moved(pass(request, step)).request,
      fresh,
    );
    expect(all).toMatchObject({ status: 'expired', ending: { reason: 'nobody_to_vouch' } });
  });

  it('hears no word from whoever was passed over, also when an earlier round had asked them', () => {
    const passed = {
      ...verifying,
      vouchAsks: verifying.vouchAsks.map((one) => ({ ...one, word: 'passed_over' as const })),
    };
    expect(passed.vouchers).toEqual(['mona']);
    for (const word of ['spoke', 'have_not', 'not_sure'] as const)
      expect(reasonOf(say(passed, word))).toBe('not_voucher');
    expect(movedTo('refused', say(passed, 'not_asked')).ending).toMatchObject({ by: 'mona' });
  });

  it('goes by the order, one after the other, each with a card of half an hour', () => {
    const one = ask(fresh, 0);
    expect(waiting(one)).toMatchObject({
      vouchAsks: [{ id: 'mona', as: 'manager', at: NOW }],
      vouchers: ['mona'],
      expiresAt: '2026-11-22T10:30:00.000Z',
    });
    expect(moved(one).events).toEqual([{ kind: 'vouch_asked', who: 'mona', as: 'manager', step: 0 }]);
    const two = waiting(ask(waiting(one), 1, SOON));
    expect(two.vouchAsks.map(({ id, at }) => [id, at])).toEqual([
      ['mona', NOW],
      ['carl', SOON],
    ]);
    expect([two.vouchers, two.expiresAt]).toEqual([['mona', 'carl'], '2026-11-22T10:40:00.000Z']);
  });

  it.each([
    [0, [0, 0, 0]],
    [1, [0, 1, 0]],
    [2, [1, 2]],
  ])('asks nobody twice, and nobody out of turn: %#', (_, steps) => {
    const end = steps.reduce<Request>((request, step) => {
      const outcome = ask(request, step);
      return outcome.kind === 'moved' ? outcome.request : request;
    }, fresh);
    const { vouchAsks } = waiting({ kind: 'moved', request: end, events: [] });
    expect(new Set(vouchAsks.map(({ id }) => id)).size).toBe(vouchAsks.length);
    expect(vouchAsks.map(({ id }) => id)).toEqual(['mona', 'carl', 'greta'].slice(0, vouchAsks.length));
  });

  it('a reminder counts for nobody else: it changes nothing but the record', () => {
    const asked = {
      ...verifying,
      vouchAsks: [{ ...verifying.vouchAsks[0]!, at: '2026-11-22T09:45:00.000Z' }],
    };
    const outcome = moved(decide(asked, REMIND, NOW, policy));
    expect([outcome.request, outcome.events]).toEqual([
      { ...asked, remindedAt: NOW },
      [{ kind: 'reminded' }],
    ]);
    expect(decide(outcome.request, REMIND, NOW, policy)).toEqual({ kind: 'quiet' });
  });

  it('a reminder with nobody to remind doesn’t take the next voucher’s', () => {
    const [first, second] = verifying.vouchOrder;
    const answered = { ...first!, at: '2026-11-22T09:45:00.000Z', word: 'have_not' as const };
    const asked = { ...verifying, vouchAsks: [answered, { ...second!, at: '2026-11-22T09:47:00.000Z' }] };
    expect(decide(asked, REMIND, NOW, policy)).toEqual({ kind: 'quiet' });
    const later = moved(decide(asked, REMIND, '2026-11-22T10:02:00.000Z', policy));
    expect(later.request).toMatchObject({ remindedAt: '2026-11-22T10:02:00.000Z' });
  });

  it('ends with “no word” when the last card ran out', () => {
    const asked = waiting(ask(fresh, 0));
    const expire = (at: Instant): Outcome => decide(asked, { kind: 'expire' }, at, policy);
    expect(reasonOf(expire('2026-11-22T10:29:59.999Z'))).toBe('not_due');
    expect(movedTo('expired', expire('2026-11-22T10:30:00.000Z')).ending).toEqual({
      status: 'expired',
      reason: 'no_word',
    });
  });
});

describe('a voucher out of reach', () => {
  it('is written down, once', () => {
    const outcome = lose(verifying, 'mona');
    expect(waiting(outcome).vouchAsks).toMatchObject([{ id: 'mona', word: 'unreachable' }]);
    expect(moved(outcome).events).toEqual([{ kind: 'voucher_unreachable', who: 'mona' }]);
    expect(lose(moved(outcome).request, 'mona')).toEqual({ kind: 'quiet' });
    expect(vouchersWaitedFor(waiting(outcome))).toEqual([]);
  });

  it('is no end while somebody can still be asked', () => {
    expect(waiting(lose(verifying, 'mona')).status).toBe('verifying');
  });

  it('is the end when nobody is left, and the truth is told', () => {
    const two = waiting(ask(waiting(lose(verifying, 'mona')), 1));
    const three = waiting(ask(waiting(lose(two, 'carl')), 2));
    const outcome = lose(three, 'greta');
    expect(movedTo('expired', outcome).ending).toEqual({ status: 'expired', reason: 'nobody_to_vouch' });
    expect(moved(outcome).events.map(({ kind }) => kind)).toEqual(['voucher_unreachable', 'ended']);
  });

  it('is the end, too, beside one who was passed over', () => {
    const passed: Verifying = {
      ...verifying,
      vouchOrder: verifying.vouchOrder.slice(0, 2),
      vouchAsks: [
        ...verifying.vouchAsks,
        { id: 'carl', as: 'managers_manager', at: NOW, word: 'passed_over' },
      ],
    };
    expect(movedTo('expired', lose(passed, 'mona')).ending).toMatchObject({ reason: 'nobody_to_vouch' });
  });

  it('is no end while another one who was asked may still answer', () => {
    const all = waiting(ask(waiting(ask(verifying, 1)), 2));
    expect(waiting(lose(waiting(lose(all, 'mona')), 'greta')).status).toBe('verifying');
  });

  it('may come back and vouch all the same', () => {
    expect(movedTo('awaiting_approval', say(waiting(lose(verifying, 'mona')), 'spoke')).vouches).toHaveLength(
      1,
    );
  });
});
