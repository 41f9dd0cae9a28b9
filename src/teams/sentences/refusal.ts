import type { Refusal } from '../../domain/refusal.ts';
import type { EndStatus, RequestStatus } from '../../domain/request.ts';
import { nameOf } from '../card-data/frame.ts';
import type { Told } from './ending.ts';
import { capital, counted } from './joined.ts';
import { momentOf } from './moment.ts';
import { callHelpdesk, orCall } from './person-problem.ts';
import type { Hindrance } from './person-problem.ts';

/** Why a click or command was turned down, and what to do next. */
export function refusalText(refusal: Refusal, told: Told): Hindrance {
  const call = callHelpdesk(told.helpdesk);
  const say = (title: string, ...lines: string[]): Hindrance => ({ title, lines });
  switch (refusal.reason) {
    case 'not_requester':
      return say('Only the person who asked can do that', 'You can start a request of your own at any time.');
    case 'not_an_approver':
      return say('Only approvers can do that', `If you should be one, ask your administrator. ${call}`);
    case 'not_notified':
      return say(
        'You weren’t asked to approve this one',
        'Only those on call for it may approve. You may still deny it.',
      );
    case 'counts_as':
      return say(
        `You can’t ${told.reader === 'voucher' ? 'confirm' : 'approve'} this one: you count as ${COUNTS_AS[refusal.whom]}`,
        told.reader === 'voucher'
          ? 'Somebody else is asked. Something is wrong? Choose “They did not ask for this”.'
          : 'Use “Hand over”, so that somebody else looks at it.',
      );
    case 'roster_too_old':
      return say(
        'Approving isn’t possible this minute',
        'The list of approvers couldn’t be read just now. Try again in a minute; denying works.',
      );
    case 'barred_after_wrong_codes':
      return say(
        'You can’t approve this one any more',
        'Your code was wrong too often. Another approver has to look: use “Hand over”.',
      );
    case 'not_voucher':
      return say('You weren’t asked about this one', 'Only the people who were asked can answer.');
    case 'vouch_late':
      return say(
        'Your answer came too late',
        'It counts for half an hour after you were asked. The one who asked can ask again.',
      );
    case 'how_missing':
      return say(
        'Please say how you spoke to them',
        'Choose “In person” or “On a video call”, then press “I spoke to them” again. A voice call doesn’t count.',
      );
    case 'approver_limit':
      return say(
        'That is too many approvals within an hour',
        `One person may give ${counted(refusal.most, 'approval')} an hour, and this one was not accepted. The security contacts have been told. Use “Hand over”, so that somebody else looks at it.`,
      );
    case 'not_concerned':
      return say(
        'This request isn’t about you',
        `If you think that something is wrong all the same, ${orCall(told.helpdesk)}`,
      );
    case 'decided':
      return say(
        'This is already decided',
        `${capital(nameOf(told.people, refusal.by))} decided on ${momentOf(refusal.at)}.`,
      );
    case 'ended':
      return say(`This request is over: ${ENDED[refusal.status]}`, endedLine(refusal, told));
    case 'choice_not_offered':
      return say(
        'That choice isn’t on offer',
        'Nothing was approved. Choose again from what the card offers now, then press “Approve”.',
      );
    case 'code_missing':
      return say(
        'The code is missing',
        'Call the colleague, ask for the code last, type it into the field above “Approve”.',
      );
    case 'code_malformed':
      return say(
        'That isn’t a code',
        'It has six digits, for example 123 456. Ask the colleague to read it out again.',
      );
    case 'code_wrong':
      return wrongCode(refusal.triesLeft);
    case 'code_late':
      return say(
        'That code has run out',
        'The one who asked can press “New code” and tell it to the colleague again.',
      );
    case 'code_replaced':
      return say(
        'That code was replaced by a newer one',
        'The colleague has to hear the new code from the one who asked.',
      );
    case 'code_used':
      return say(
        'That code was already used by the first approver',
        'Your own call needs the new code. The one who asked presses “Show code” and tells it to the colleague.',
      );
    case 'code_not_needed':
      return say(
        'No code is needed for this one',
        'Nobody phones the colleague: approvers decide on the word of somebody who spoke to them. There is nothing for you to do.',
      );
    case 'last_step':
      return say(
        'There is nobody left to hand over to',
        `You were the last to be asked. Approve, deny, or let it end. ${call}`,
      );
    case 'handed_over':
      return say(
        'You handed this one over',
        'So the next people are asked, whoever looks at it. You may still approve or deny.',
      );
    case 'still_listed':
      return say(
        'The bot looked again, and something is still there',
        'See what is left below. Deletions can take a minute to show: press “Done by hand” once more then.',
      );
    case 'too_late':
    case 'not_now':
      return say('That isn’t possible any more', `The request moved on: it ${STANDS[refusal.status]}.`);
    case 'incomplete':
      return say(
        refusal.missing === 'subject' ? 'Whom is it about?' : 'What do they see?',
        'One answer is still missing. Open the request to give it.',
      );
    case 'subject_is_requester':
      return say(
        'You can’t ask for yourself',
        `A teammate has to ask for you, since whoever holds your Teams might not be you. Or ${orCall(told.helpdesk)}`,
      );
    case 'not_due':
      return say('It isn’t time for that yet', 'Nothing was changed.');
  }
}

/** The same as lines above a card that shows the request as it stands. */
export function problemLines(refusal: Refusal, told: Told): readonly string[] {
  const { title, lines } = refusalText(refusal, told);
  return [title.endsWith('?') ? title : `${title}.`, ...lines];
}

const COUNTS_AS = {
  requester: 'the one who asked',
  subject: 'the one it is about',
  voucher: 'the one who vouched',
  previous_approver: 'someone who approved already',
} as const;

function wrongCode(triesLeft: number): Hindrance {
  const left =
    triesLeft > 0
      ? `${counted(triesLeft, 'try').replace('trys', 'tries')} left. Ask the colleague to read it out again, digit by digit.`
      : 'That was the last try for you. The security contacts have been told, and another approver has to look.';
  return {
    title: 'That code is not right',
    lines: [left, 'If they don’t know of any code, deny with “They did not ask for this”.'],
  };
}

function endedLine(refusal: Extract<Refusal, { readonly reason: 'ended' }>, told: Told): string {
  const by = refusal.by === undefined ? '' : ` by ${nameOf(told.people, refusal.by)}`;
  return `It ended on ${momentOf(refusal.at)}${by}. Nothing was changed by your click.`;
}

/** An ending in a word or two. */
export const ENDED: Readonly<Record<EndStatus, string>> = {
  solved: 'solved',
  refused: 'not possible here',
  denied: 'denied',
  cancelled: 'cancelled',
  expired: 'expired',
  failed: 'failed',
  frozen: 'stopped',
  reenrolled: 'all done',
  not_reenrolled: 'reset, but not set up again',
};

const STANDS: Readonly<Record<RequestStatus, string>> = {
  draft: 'isn’t sent yet',
  verifying: 'waits for a colleague’s word',
  awaiting_approval: 'waits for approval',
  approved: 'is approved',
  resetting: 'is being carried out',
  needs_hands: 'needs a person to finish it',
  reset: 'is carried out',
  solved: 'is solved',
  refused: 'isn’t possible here',
  denied: 'was denied',
  cancelled: 'was cancelled',
  expired: 'expired',
  failed: 'failed',
  frozen: 'was stopped',
  reenrolled: 'is done',
  not_reenrolled: 'is done',
};
