// Leads each click about shifts to the workflow that answers it.
import { takeOver } from '../workflow/change-shift.ts';
import { giveBack, giveBackListed, undoSwap } from '../workflow/give-back.ts';
import type { Ports } from '../workflow/ports.ts';
import { answerProposal } from '../workflow/shift-proposals.ts';
import type { PickedTimes } from '../workflow/shift-view.ts';
import type { View } from '../workflow/view.ts';
import type { CardAction } from './card-action.ts';
import type { Actor } from './conversation.ts';

/** A click about somebody's shifts. */
export type ShiftAction = Extract<
  CardAction,
  {
    readonly verb:
      | 'take_over'
      | 'take_over_picked'
      | 'give_back'
      | 'give_back_one'
      | 'proposal_agree'
      | 'proposal_decline'
      | 'proposal_withdraw'
      | 'proposal_take_back'
      | 'swap_undo';
  }
>;

export async function answerShiftClick(ports: Ports, actor: Actor, action: ShiftAction): Promise<View> {
  switch (action.verb) {
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
