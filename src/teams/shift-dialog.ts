// Leads each click about shifts to the workflow that answers it.
import type { ChatCommand } from '../domain/chat-command.ts';
import { takeOver } from '../workflow/change-shift.ts';
import { giveBack, giveBackListed, undoSwap } from '../workflow/give-back.ts';
import { myShifts } from '../workflow/look-at-shifts.ts';
import type { Ports } from '../workflow/ports.ts';
import { answerProposal } from '../workflow/shift-proposals.ts';
import { askSwap, swapInWords, swapPicked, swapWith } from '../workflow/swap-shift.ts';
import type { PickedTimes } from '../workflow/shift-view.ts';
import type { View } from '../workflow/view.ts';
import type { CardAction, Verb } from './card-action.ts';
import type { Actor } from './conversation.ts';

const VERBS = [
  'my_shifts',
  'take_over',
  'take_over_picked',
  'give_back',
  'give_back_one',
  'swap',
  'swap_picked',
  'swap_with',
  'swap_ask',
  'swap_undo',
  'proposal_agree',
  'proposal_decline',
  'proposal_withdraw',
  'proposal_take_back',
] as const satisfies readonly Verb[];

/** A click about somebody's shifts. */
export type ShiftAction = Extract<CardAction, { readonly verb: (typeof VERBS)[number] }>;

export const isShiftAction = (action: CardAction): action is ShiftAction =>
  VERBS.some((verb) => verb === action.verb);

/** What somebody wrote about their shifts. */
export async function answerShiftText(
  ports: Ports,
  actor: Actor,
  command:
    | { readonly kind: 'my_shifts' | 'give_back' }
    | Extract<ChatCommand, { readonly kind: 'take_over' | 'swap' }>,
): Promise<View> {
  switch (command.kind) {
    case 'my_shifts':
      return myShifts(ports, actor.id);
    case 'take_over':
      return takeOver(ports, actor, command);
    case 'give_back':
      return giveBack(ports, actor);
    case 'swap':
      return swapInWords(ports, actor, command.text);
  }
}

export async function answerShiftClick(ports: Ports, actor: Actor, action: ShiftAction): Promise<View> {
  switch (action.verb) {
    case 'my_shifts':
      return myShifts(ports, actor.id);
    case 'swap':
      return swapInWords(ports, actor, '');
    case 'swap_picked':
      return swapPicked(ports, actor, {
        times: pickedIn(action),
        ...(action.colleague === undefined ? {} : { colleague: action.colleague.toLowerCase() }),
      });
    case 'swap_with':
      return swapWith(ports, actor, { colleague: action.colleague.toLowerCase(), span: action });
    case 'swap_ask':
      return askSwap(ports, actor, {
        colleague: action.colleague.toLowerCase(),
        span: action,
        inReturn: action.inReturn ?? '',
      });
    case 'take_over':
      return takeOver(ports, actor, { when: '' });
    case 'take_over_picked':
      return takeOver(ports, actor, {
        when: pickedIn(action),
        ...(action.place === undefined ? {} : { place: action.place }),
      });
    case 'give_back':
      return giveBack(ports, actor);
    case 'give_back_one':
      return giveBackListed(ports, actor, action);
    case 'proposal_agree':
      return answerProposal(ports, action.proposal, { kind: 'agree', by: actor.id });
    case 'proposal_decline':
      return answerProposal(ports, action.proposal, { kind: 'decline', by: actor.id });
    case 'proposal_withdraw':
      return answerProposal(ports, action.proposal, { kind: 'withdraw', by: actor.id });
    case 'proposal_take_back':
      return answerProposal(ports, action.proposal, { kind: 'take_back', by: actor.id });
    case 'swap_undo':
      return undoSwap(ports, actor, action.proposal);
  }
}

/** What was picked, in the form of a local time; a time without its date, or the other way round, stays as it is. */
function pickedIn(action: {
  readonly fromDate?: string | undefined;
  readonly fromTime?: string | undefined;
  readonly untilDate?: string | undefined;
  readonly untilTime?: string | undefined;
}): PickedTimes {
  const { fromDate = '', fromTime = '', untilDate = '', untilTime = '' } = action;
  return { from: `${fromDate} ${fromTime}`.trim(), until: `${untilDate} ${untilTime}`.trim() };
}
