// THE STATE TABLE: what every command does in every situation. Written by hand from the design, never from the code.
import type { Command, CommandKind } from '../../src/domain/command.ts';
import type { EndStatus, Request, RequestStatus } from '../../src/domain/request.ts';
import type { RefusalReason } from '../../src/domain/refusal.ts';
import {
  approved,
  AS_IT_STANDS,
  awaiting,
  draft,
  endedAs,
  ENDINGS,
  facts,
  needsHands,
  NOBODY_ELSE,
  NOW,
  plan,
  removing,
  resetDone,
  resetting,
  verificationOf,
  verifying,
  vouchOrder,
} from './requests.ts';

/** A new status breaks this object: give it a situation, and a column below. */
const SITUATIONS_OF = {
  draft: { asking: draft, checking: { ...draft, checks: 'running' }, failed: { ...draft, checks: 'failed' } },
  verifying: { verifying },
  awaiting_approval: { awaiting },
  approved: { approved },
  resetting: { resetting, removing },
  needs_hands: { hands: needsHands },
  reset: { reset: resetDone },
  solved: { SOLVED: endedAs(ENDINGS.solved) },
  refused: { REFUSED: endedAs(ENDINGS.refused) },
  denied: { DENIED: endedAs(ENDINGS.denied) },
  cancelled: { CANCELLED: endedAs(ENDINGS.cancelled) },
  expired: { EXPIRED: endedAs(ENDINGS.expired) },
  failed: { FAILED: endedAs(ENDINGS.failed) },
  frozen: { FROZEN: endedAs(ENDINGS.frozen) },
  reenrolled: { REENROLLED: endedAs(ENDINGS.reenrolled) },
  not_reenrolled: { NOT_REENROLLED: endedAs(ENDINGS.not_reenrolled) },
} as const satisfies {
  readonly [Status in RequestStatus]: Readonly<Record<string, Request & { readonly status: Status }>>;
};

export const SITUATIONS: Readonly<Record<string, Request>> = Object.fromEntries(
  Object.values(SITUATIONS_OF).flatMap((situations) => Object.entries<Request>(situations)),
);

/** The plainest form of each command, given by whoever may give it. A new command breaks this object. */
export const COMMANDS = {
  choose_subject: { kind: 'choose_subject', by: 'rita', subject: 'alan' },
  choose_symptom: { kind: 'choose_symptom', by: 'rita', symptom: 'error_code' },
  ask_checks: { kind: 'ask_checks', by: 'rita' },
  submit: {
    kind: 'submit',
    verification: verificationOf('standard'),
    plan,
    vouchers: ['mona'],
    vouchOrder,
    contactOnFile: { numbers: ['hash of a number'], signInName: 'hash of alice', manager: 'mona' },
    identities: {},
  },
  checks_failed: { kind: 'checks_failed' },
  solved: { kind: 'solved', by: 'rita' },
  rule_out: { kind: 'rule_out', reason: 'disabled' },
  cancel: { kind: 'cancel', by: 'rita' },
  follow: { kind: 'follow', by: 'otto' },
  tell_suspicion: { kind: 'tell_suspicion', by: 'rita' },
  expire: { kind: 'expire' },
  remind: { kind: 'remind', of: 'vouch' },
  ask_voucher: { kind: 'ask_voucher', step: 1 },
  voucher_unreachable: { kind: 'voucher_unreachable', who: 'mona' },
  vouch: { kind: 'vouch', by: 'mona', word: 'spoke', how: 'in_person', facts: NOBODY_ELSE },
  raise: { kind: 'raise', verification: verificationOf('standard') },
  replan: { kind: 'replan', plan, verification: verificationOf('standard') },
  notify_step: { kind: 'notify_step', step: 1, people: ['sol'], skipped: [] },
  unreachable: { kind: 'unreachable', who: 'dana' },
  hand_over: { kind: 'hand_over', by: 'amir', facts: facts() },
  hold: { kind: 'hold', by: 'amir', facts: facts() },
  hold_over: { kind: 'hold_over' },
  paged: { kind: 'paged', step: 0, answered: true },
  show_code: { kind: 'show_code', by: 'rita' },
  new_code: { kind: 'new_code', by: 'rita' },
  approve: { kind: 'approve', by: 'amir', facts: facts(), code: 'right', choice: AS_IT_STANDS },
  deny: { kind: 'deny', by: 'amir', facts: facts(), reason: 'not_convinced' },
  claim: { kind: 'claim' },
  record: { kind: 'record', method: 'app', removal: { state: 'asked', at: NOW } },
  looked: { kind: 'looked', at: NOW },
  record_step: { kind: 'record_step', name: 'revocation', step: { state: 'asked', at: NOW } },
  record_list: { kind: 'record_list', listed: ['key'] },
  wait_for_graph: { kind: 'wait_for_graph' },
  halted: { kind: 'halted' },
  succeed: { kind: 'succeed' },
  partial: { kind: 'partial', left: ['app'], why: 'still_listed' },
  fail: { kind: 'fail', why: 'forbidden' },
  not_me: { kind: 'not_me', by: 'alice', role: 'subject' },
  done_by_hand: { kind: 'done_by_hand', by: 'amir', facts: facts(), left: [] },
  changed_before: { kind: 'changed_before' },
  registered: { kind: 'registered', odd: [] },
  not_registered: { kind: 'not_registered' },
} as const satisfies { readonly [Kind in CommandKind]: Extract<Command, { readonly kind: Kind }> };

type Live = Exclude<RequestStatus, EndStatus>;

/** The next status (capitals end the request), `stays` (saved, same status), `quiet` (nothing to do) or !refusal. */
export type Cell = Live | Uppercase<EndStatus> | 'stays' | 'quiet' | `!${RefusalReason}`;

type Five = readonly [Cell, Cell, Cell, Cell, Cell];

export const COLUMNS_BEFORE = ['asking', 'checking', 'failed', 'verifying', 'awaiting'] as const;
export const COLUMNS_AFTER = ['approved', 'resetting', 'removing', 'hands', 'reset'] as const;

/** Up to the decision. `asking`, `checking` and `failed` are the three faces of a draft. */
// prettier-ignore
export const BEFORE = {
  //                 asking            checking             failed            verifying            awaiting
  choose_subject: [ 'stays',          '!not_now',          'stays',          '!not_now',          '!not_now' ],
  choose_symptom: [ 'stays',          '!not_now',          'stays',          '!not_now',          '!not_now' ],
  ask_checks:     [ 'stays',          'quiet',             'stays',          'quiet',             'quiet' ],
  submit:         [ 'quiet',          'awaiting_approval', 'quiet',          'quiet',             'quiet' ],
  checks_failed:  [ 'quiet',          'stays',             'quiet',          'quiet',             'quiet' ],
  solved:         [ 'SOLVED',         'SOLVED',            'SOLVED',         'SOLVED',            'SOLVED' ],
  rule_out:       [ 'REFUSED',        'REFUSED',           'REFUSED',        'REFUSED',           'REFUSED' ],
  cancel:         [ 'CANCELLED',      'CANCELLED',         'CANCELLED',      'CANCELLED',         'CANCELLED' ],
  follow:         [ '!not_now',       '!not_now',          '!not_now',       'stays',             'stays' ],
  tell_suspicion: [ '!not_now',       'stays',             '!not_now',       'stays',             'stays' ],
  expire:         [ 'EXPIRED',        'EXPIRED',           'EXPIRED',        'EXPIRED',           'EXPIRED' ],
  remind:         [ 'quiet',          'quiet',             'quiet',          'quiet',             'quiet' ],
  ask_voucher:    [ 'quiet',          'quiet',             'quiet',          'stays',             'quiet' ],
  voucher_unreachable: [ 'quiet',     'quiet',             'quiet',          'stays',             'quiet' ],
  vouch:          [ '!not_now',       '!not_now',          '!not_now',       'awaiting_approval', 'quiet' ],
  raise:          [ '!not_now',       '!not_now',          '!not_now',       'stays',             'stays' ],
  replan:         [ '!not_now',       '!not_now',          '!not_now',       'stays',             'stays' ],
  notify_step:    [ 'quiet',          'quiet',             'quiet',          'quiet',             'stays' ],
  unreachable:    [ 'quiet',          'quiet',             'quiet',          'quiet',             'stays' ],
  hand_over:      [ '!not_now',       '!not_now',          '!not_now',       '!not_now',          'stays' ],
  hold:           [ '!not_now',       '!not_now',          '!not_now',       '!not_now',          'stays' ],
  hold_over:      [ 'quiet',          'quiet',             'quiet',          'quiet',             'quiet' ],
  paged:          [ 'quiet',          'quiet',             'quiet',          'quiet',             'quiet' ],
  show_code:      [ '!not_now',       '!not_now',          '!not_now',       '!not_now',          'stays' ],
  new_code:       [ '!not_now',       '!not_now',          '!not_now',       '!not_now',          'stays' ],
  approve:        [ '!not_now',       '!not_now',          '!not_now',       '!not_now',          'approved' ],
  deny:           [ '!not_now',       '!not_now',          '!not_now',       'DENIED',            'DENIED' ],
  claim:          [ '!not_now',       '!not_now',          '!not_now',       '!not_now',          '!not_now' ],
  record:         [ '!not_now',       '!not_now',          '!not_now',       '!not_now',          '!not_now' ],
  record_step:    [ '!not_now',       '!not_now',          '!not_now',       '!not_now',          '!not_now' ],
  looked:         [ '!not_now',       '!not_now',          '!not_now',       '!not_now',          '!not_now' ],
  record_list:    [ '!not_now',       '!not_now',          '!not_now',       '!not_now',          '!not_now' ],
  wait_for_graph: [ '!not_now',       '!not_now',          '!not_now',       '!not_now',          '!not_now' ],
  halted:         [ '!not_now',       '!not_now',          '!not_now',       '!not_now',          '!not_now' ],
  succeed:        [ '!not_now',       '!not_now',          '!not_now',       '!not_now',          '!not_now' ],
  partial:        [ '!not_now',       '!not_now',          '!not_now',       '!not_now',          '!not_now' ],
  fail:           [ '!not_now',       '!not_now',          '!not_now',       '!not_now',          '!not_now' ],
  not_me:         [ '!not_now',       '!not_now',          '!not_now',       'FROZEN',            'FROZEN' ],
  done_by_hand:   [ '!not_now',       '!not_now',          '!not_now',       '!not_now',          '!not_now' ],
  changed_before: [ '!not_now',       '!not_now',          '!not_now',       '!not_now',          '!not_now' ],
  registered:     [ '!not_now',       '!not_now',          '!not_now',       '!not_now',          '!not_now' ],
  not_registered: [ '!not_now',       '!not_now',          '!not_now',       '!not_now',          '!not_now' ],
} as const satisfies Record<CommandKind, Five>;

/** After the decision. `removing` is a run whose first removal may have happened. */
// prettier-ignore
export const AFTER = {
  //                 approved             resetting            removing       hands          reset
  choose_subject: [ '!not_now',          '!not_now',          '!not_now',    '!not_now',    '!not_now' ],
  choose_symptom: [ '!not_now',          '!not_now',          '!not_now',    '!not_now',    '!not_now' ],
  ask_checks:     [ 'quiet',             'quiet',             'quiet',       'quiet',       'quiet' ],
  submit:         [ 'quiet',             'quiet',             'quiet',       'quiet',       'quiet' ],
  checks_failed:  [ 'quiet',             'quiet',             'quiet',       'quiet',       'quiet' ],
  solved:         [ 'SOLVED',            '!too_late',         '!too_late',   '!too_late',   '!too_late' ],
  rule_out:       [ 'REFUSED',           'REFUSED',           '!not_now',    '!not_now',    '!not_now' ],
  cancel:         [ 'CANCELLED',         '!too_late',         '!too_late',   '!too_late',   '!too_late' ],
  follow:         [ 'stays',             'stays',             'stays',       'stays',       'stays' ],
  tell_suspicion: [ 'awaiting_approval', 'awaiting_approval', 'stays',       'stays',       'stays' ],
  expire:         [ 'EXPIRED',           'quiet',             'quiet',       'quiet',       'quiet' ],
  remind:         [ 'quiet',             'quiet',             'quiet',       'quiet',       'quiet' ],
  ask_voucher:    [ 'quiet',             'quiet',             'quiet',       'quiet',       'quiet' ],
  voucher_unreachable: [ 'quiet',        'quiet',             'quiet',       'quiet',       'quiet' ],
  vouch:          [ 'quiet',             'quiet',             'quiet',       'quiet',       'quiet' ],
  raise:          [ 'awaiting_approval', 'awaiting_approval', '!not_now',    '!not_now',    '!not_now' ],
  replan:         [ 'awaiting_approval', 'awaiting_approval', '!not_now',    '!not_now',    '!not_now' ],
  notify_step:    [ 'quiet',             'quiet',             'quiet',       'quiet',       'quiet' ],
  unreachable:    [ 'quiet',             'quiet',             'quiet',       'quiet',       'quiet' ],
  hand_over:      [ '!decided',          '!decided',          '!decided',    '!decided',    '!decided' ],
  hold:           [ '!decided',          '!decided',          '!decided',    '!decided',    '!decided' ],
  hold_over:      [ 'quiet',             'quiet',             'quiet',       'quiet',       'quiet' ],
  paged:          [ 'quiet',             'quiet',             'quiet',       'quiet',       'quiet' ],
  show_code:      [ '!not_now',          '!not_now',          '!not_now',    '!not_now',    '!not_now' ],
  new_code:       [ '!not_now',          '!not_now',          '!not_now',    '!not_now',    '!not_now' ],
  approve:        [ '!decided',          '!decided',          '!decided',    '!decided',    '!decided' ],
  deny:           [ 'DENIED',            '!decided',          '!decided',    '!decided',    '!decided' ],
  claim:          [ 'resetting',         'quiet',             'quiet',       '!not_now',    '!not_now' ],
  record:         [ '!not_now',          'stays',             'stays',       '!not_now',    '!not_now' ],
  record_step:    [ '!not_now',          'stays',             'stays',       '!not_now',    '!not_now' ],
  looked:         [ '!not_now',          'stays',             'stays',       '!not_now',    '!not_now' ],
  record_list:    [ '!not_now',          'stays',             'stays',       '!not_now',    '!not_now' ],
  wait_for_graph: [ 'stays',             'stays',             'stays',       '!not_now',    '!not_now' ],
  halted:         [ 'stays',             'stays',             'stays',       '!not_now',    '!not_now' ],
  succeed:        [ '!not_now',          'reset',             'reset',       '!not_now',    'quiet' ],
  partial:        [ '!not_now',          'needs_hands',       'needs_hands', 'quiet',       '!not_now' ],
  fail:           [ '!not_now',          'FAILED',            '!not_now',    '!not_now',    '!not_now' ],
  not_me:         [ 'FROZEN',            'FROZEN',            'FROZEN',      'FROZEN',      'FROZEN' ],
  done_by_hand:   [ '!not_now',          '!not_now',          '!not_now',    'reset',       'quiet' ],
  changed_before: [ '!not_now',          '!not_now',          '!not_now',    '!not_now',    'stays' ],
  registered:     [ '!not_now',          '!not_now',          '!not_now',    '!not_now',    'REENROLLED' ],
  not_registered: [ '!not_now',          '!not_now',          '!not_now',    '!not_now',    'NOT_REENROLLED' ],
} as const satisfies Record<CommandKind, Five>;

/** A request that is over refuses every command alike; "not me" is still heard, and what is registered after a freeze seen. */
export const afterTheEnd = (status: RequestStatus, kind: CommandKind): Cell => {
  if (kind === 'not_me') return 'stays';
  if (kind === 'changed_before' || kind === 'paged') return 'quiet';
  return kind === 'registered' && status === 'frozen' ? 'quiet' : '!ended';
};
