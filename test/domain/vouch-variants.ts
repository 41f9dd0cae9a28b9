// Where a voucher's word can lead to more than one place. Values only: no test runs here.
import type { Command } from '../../src/domain/command.ts';
import {
  approved,
  awaiting,
  needsHands,
  NOW,
  removing,
  resetDone,
  resetting,
  verifying,
  vouchOrder,
} from './requests.ts';
import { COMMANDS } from './state-table.ts';
import type { Variant } from './variant.ts';

type Word = Extract<Command, { readonly kind: 'vouch' }>;

const word = (said: Word['word']): Word => ({ ...COMMANDS.vouch, word: said });
const allAsked = {
  ...verifying,
  vouchAsks: vouchOrder.map((one) => ({ ...one, at: NOW, word: 'unreachable' as const })),
  vouchers: ['mona', 'carl', 'greta'],
};
const lastInReach = {
  ...allAsked,
  vouchAsks: allAsked.vouchAsks.map(({ word: _, ...ask }, index) =>
    index === 2 ? ask : { ...ask, word: 'unreachable' as const },
  ),
};

export const VOUCHING: readonly Variant[] = [
  { what: 'the voucher has not spoken to them', in: verifying, command: word('have_not'), to: 'stays' },
  { what: 'the voucher is not sure', in: verifying, command: word('not_sure'), to: 'stays' },
  { what: 'the voucher says they did not ask', in: verifying, command: word('not_asked'), to: 'REFUSED' },
  ...[awaiting, approved, resetting, removing, needsHands, resetDone].map((request): Variant => ({
    what: 'the voucher thinks again',
    in: request,
    command: word('not_asked'),
    to: 'FROZEN',
  })),
  ...[verifying, awaiting, approved, removing].flatMap((request): Variant[] => [
    {
      what: 'somebody else thinks so',
      in: request,
      command: { ...word('not_asked'), by: 'otto' },
      to: '!not_voucher',
    },
    {
      what: 'somebody else vouches',
      in: request,
      command: { ...COMMANDS.vouch, by: 'otto' },
      to: '!not_voucher',
    },
  ]),
  {
    what: 'the voucher’s card ran out',
    in: verifying,
    command: COMMANDS.vouch,
    to: '!vouch_late',
    at: '2026-11-22T10:22:00.001Z',
  },
  {
    what: 'the voucher does not say how they met',
    in: verifying,
    command: { kind: 'vouch', by: 'mona', word: 'spoke', facts: { countsAs: 'nobody_else' } },
    to: '!how_missing',
  },
  {
    what: 'the voucher is the requester under another account',
    in: verifying,
    command: { ...COMMANDS.vouch, facts: { countsAs: 'requester' } },
    to: '!counts_as',
  },
  {
    what: 'a manager who was told and never asked',
    in: { ...verifying, vouchAsks: [] },
    command: COMMANDS.vouch,
    to: '!not_voucher',
  },
  {
    what: 'a manager who was told and never asked says that they did not ask',
    in: { ...verifying, vouchAsks: [] },
    command: word('not_asked'),
    to: 'REFUSED',
  },
  {
    what: 'a voucher who was passed over',
    in: { ...verifying, vouchAsks: verifying.vouchAsks.map((one) => ({ ...one, word: 'passed_over' })) },
    command: COMMANDS.vouch,
    to: '!not_voucher',
  },
  {
    what: 'the last voucher is passed over, and nobody else is in reach',
    in: { ...allAsked, vouchAsks: allAsked.vouchAsks.slice(0, 2) },
    command: { kind: 'ask_voucher', step: 2, passOver: true },
    to: 'EXPIRED',
  },
  {
    what: 'that voucher was asked already',
    in: verifying,
    command: { kind: 'ask_voucher', step: 0 },
    to: 'quiet',
  },
  {
    what: 'it is not that voucher’s turn',
    in: verifying,
    command: { kind: 'ask_voucher', step: 2 },
    to: 'quiet',
  },
  {
    what: 'nobody is left to ask',
    in: allAsked,
    command: { kind: 'ask_voucher', step: 3 },
    to: 'quiet',
  },
  {
    what: 'the last voucher is out of reach',
    in: lastInReach,
    command: { kind: 'voucher_unreachable', who: 'greta' },
    to: 'EXPIRED',
  },
  {
    what: 'somebody who was not asked is out of reach',
    in: verifying,
    command: { kind: 'voucher_unreachable', who: 'otto' },
    to: 'quiet',
  },
  ...(['hands', 'registration'] as const).map((of): Variant => ({
    what: `a reminder about ${of}`,
    in: verifying,
    command: { kind: 'remind', of },
    to: 'quiet',
  })),
];
