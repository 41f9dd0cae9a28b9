// The voucher's word: who is asked and when, and what their answer does.
import { isOutOfApprovers } from './asked-people.ts';
import type { Command, VoucherFacts } from './command.ts';
import type { Event } from './event.ts';
import { plus } from './instant.ts';
import type { Instant } from './instant.ts';
import { end, move, notNow, QUIET, refuse } from './outcome.ts';
import type { Outcome, Rules } from './outcome.ts';
import type { ObjectId } from './person.ts';
import type { AwaitingApproval, Request, Verifying } from './request.ts';
import { REMIND_VOUCHER_AFTER, VOUCH_LIFETIME, wasAsked } from './voucher.ts';
import type { Vouch, VouchAsk } from './voucher.ts';

type By<Kind extends Command['kind']> = Extract<Command, { readonly kind: Kind }>;

/** The next voucher of the order is asked; the request then waits as long as their card counts. */
export function askVoucher(request: Request, { step, passOver }: By<'ask_voucher'>, { now }: Rules): Outcome {
  if (request.status !== 'verifying' || step !== request.vouchAsks.length) return QUIET;
  const next = request.vouchOrder[step];
  if (next === undefined) return QUIET;
  const { vouchers } = request;
  if (passOver === true) {
    const passed = { ...next, at: now, word: 'passed_over' } as const;
    const event = { kind: 'voucher_passed_over', who: next.id } as const;
    return withoutVoucher({ ...request, vouchAsks: [...request.vouchAsks, passed] }, event, now);
  }
  return move(
    {
      ...request,
      vouchAsks: [...request.vouchAsks, { ...next, at: now }],
      vouchers: vouchers.includes(next.id) ? vouchers : [...vouchers, next.id],
      expiresAt: plus(now, VOUCH_LIFETIME),
    },
    { kind: 'vouch_asked', who: next.id, as: next.as, step },
  );
}

/** The bot can't reach a voucher: the next one is asked at once, and with nobody left the request ends truthfully. */
export function voucherUnreachable(
  request: Request,
  { who }: By<'voucher_unreachable'>,
  { now }: Rules,
): Outcome {
  if (request.status !== 'verifying') return QUIET;
  const ask = request.vouchAsks.find(({ id }) => id === who);
  if (ask === undefined || !isWaitedFor(ask)) return QUIET;
  return withoutVoucher(withWord(request, ask, 'unreachable'), { kind: 'voucher_unreachable', who }, now);
}

function withoutVoucher(request: Verifying, event: Event, now: Instant): Outcome {
  const { vouchAsks, vouchOrder } = request;
  const isOver = vouchAsks.length >= vouchOrder.length && !vouchAsks.some(isWaitedFor);
  return isOver
    ? end(request, { status: 'expired', reason: 'nobody_to_vouch' }, now, event)
    : move(request, event);
}

/** A voucher's word. "They did not ask for this" ends the request and alarms, also from a manager who was only told. */
export function vouch(request: Request, command: By<'vouch'>, rules: Rules): Outcome {
  if (request.status === 'draft') return notNow(request);
  const { by, word } = command;
  if (request.vouchers?.includes(by) !== true) return refuse({ reason: 'not_voucher' });
  if (request.status !== 'verifying') return QUIET;
  if (word === 'not_asked') {
    return end(request, { status: 'refused', reason: 'not_asked', by }, rules.now, {
      kind: 'alarm_raised',
      by,
      because: 'not_asked',
    });
  }
  const ask = request.vouchAsks.find(({ id }) => id === by);
  if (ask === undefined || !wasAsked(ask)) return refuse({ reason: 'not_voucher' });
  if (rules.now > plus(ask.at, VOUCH_LIFETIME)) return refuse({ reason: 'vouch_late' });
  return word === 'spoke' ? vouched(request, command, rules) : withheld(request, ask, word);
}

function vouched(request: Verifying, { by, how, facts }: By<'vouch'>, { now, policy }: Rules): Outcome {
  if (facts.countsAs !== 'nobody_else') return refuse({ reason: 'counts_as', whom: facts.countsAs });
  if (how === undefined) return refuse({ reason: 'how_missing' });
  const waiting: AwaitingApproval = {
    ...request,
    status: 'awaiting_approval',
    vouches: [...request.vouches, { by, at: now, how, ...identityOf(facts) }],
    readyAt: now,
    expiresAt: plus(now, policy.requestLifetime),
  };
  const event: Event = { kind: 'vouched', by, how };
  // Asked before, and nobody new to ask now that one of them has vouched.
  return isOutOfApprovers(waiting, policy.steps.length)
    ? end(waiting, { status: 'refused', reason: 'too_few_approvers' }, now, event)
    : move(waiting, event);
}

const identityOf = ({ identity }: VoucherFacts): Pick<Vouch, 'identity'> =>
  identity === undefined ? {} : { identity };

function withheld(request: Verifying, ask: VouchAsk, word: 'have_not' | 'not_sure'): Outcome {
  if (ask.word === word) return QUIET;
  return move(withWord(request, ask, word), { kind: 'vouch_withheld', by: ask.id, word });
}

function withWord(request: Verifying, { id }: VouchAsk, word: NonNullable<VouchAsk['word']>): Verifying {
  return { ...request, vouchAsks: request.vouchAsks.map((one) => (one.id === id ? { ...one, word } : one)) };
}

/** Whose turn it is to be reminded: each voucher once, some time after they were asked, unless they answered. */
export function voucherToRemind({ vouchAsks }: Verifying, now: Instant): readonly ObjectId[] {
  const latest = vouchAsks.findLast((ask) => wasAsked(ask) && plus(ask.at, REMIND_VOUCHER_AFTER) <= now);
  return latest === undefined || latest.word !== undefined ? [] : [latest.id];
}

/** Vouchers whose card still counts and who can be reached, for repeated news. */
export function vouchersWaitedFor({ vouchAsks }: Verifying): readonly ObjectId[] {
  return vouchAsks.filter(isWaitedFor).map(({ id }) => id);
}

const isWaitedFor = (ask: VouchAsk): boolean => ask.word !== 'unreachable' && wasAsked(ask);
