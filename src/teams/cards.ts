import type { Request } from '../domain/request.ts';
import type { View } from '../workflow/view.ts';
import { approverCard } from './card-data/approver.ts';
import {
  alreadyOpenCard,
  choosePersonCard,
  helpCard,
  personProblemCard,
  subjectFrozenCard,
  symptomCard,
  whoCard,
} from './card-data/asking.ts';
import { alarmCard, followerCard } from './card-data/concerned.ts';
import { deskCard } from './card-data/desk-channel.ts';
import type { Frame, Helpdesk } from './card-data/frame.ts';
import { handOffCard, handOffNewsCard } from './card-data/hand-off.ts';
import { informedCard } from './card-data/informed.ts';
import { myRequestsCard } from './card-data/lists.ts';
import { myShiftsCard, onCallCard } from './card-data/on-call.ts';
import {
  brakeCard,
  brakeLiftedCard,
  eraseCard,
  liftRefusedCard,
  messageCheckCard,
  notAvailableCard,
  refusedCard,
  troubleCard,
  turnedAwayCard,
  writeToMeCard,
} from './card-data/notices.ts';
import { recoveryContactNewsCard, recoveryContactsCard } from './card-data/recovery-contacts.ts';
import { requesterCard } from './card-data/requester.ts';
import { lockedOutSelfCard, selfHelpCard } from './card-data/self-help.ts';
import { shiftProposalCard } from './card-data/shift-proposal.ts';
import { swapPickCard, takeOverPickCard } from './card-data/shift-pick.ts';
import { giveBackCard, shiftGivenBackCard, shiftRefusedCard, shiftTakenCard } from './card-data/shifts.ts';
import { swapChooseCard, swapOfferCard } from './card-data/swap.ts';
import { vouchCard } from './card-data/vouch.ts';
import { codeCard } from './card-data/waiting.ts';
import { refreshOf } from './card-refresh.ts';
import { loadTemplates, sizeOf } from './card-template.ts';
import type { CardContent, TemplateSet } from './card-template.ts';
import type { RenderOptions } from './message.ts';
import { onlyPlainText, withNames } from './people-text.ts';
import { oldCard } from './sentences/notice.ts';
import { languageOf } from './language.ts';
import type { Language } from './language.ts';
import { wordsIn } from './words.ts';
import type { Words } from './words.ts';

/** A card ready to be posted, and the words for the notification and for clients that can't show cards. */
export interface RenderedCard {
  readonly content: CardContent;
  readonly summary: string;
}

/** Turns views into adaptive cards. */
export interface Cards {
  /** In the language of the reader's locale, else the helpdesk's. */
  render(view: View, options?: RenderOptions): RenderedCard;
}

/** In bytes of UTF-16. Over 28 KB Teams has been reported to drop cards; far below, nothing is risked. */
const BUDGET = 20 * 1024;

/** The layouts in `cards/`. Short answers share `notice`. */
export const TEMPLATES = [
  'help',
  'who',
  'choose-person',
  'symptom',
  'self-help',
  'locked-out-self',
  'requester',
  'code',
  'approver',
  'informed',
  'vouch',
  'follower',
  'alarm',
  'recovery-contacts',
  'desk',
  'my-requests',
  'on-call',
  'my-shifts',
  'hand-off',
  'give-back',
  'shift-pick',
  'swap-offer',
  'notice',
] as const;

type TemplateName = (typeof TEMPLATES)[number];

/** The layouts are part of the program: whoever shows cards in this process shares them. */
let layouts: TemplateSet<TemplateName> | undefined;

/** Every text from people and the directory passes {@link onlyPlainText} here, and only here. */
export function createCards(dependencies: {
  readonly helpdesk: Helpdesk;
  /** For readers whose locale isn't known, or has no catalogue; English unless said. */
  readonly language?: Language;
  /** Opens the reader's own chat with the bot; without it the desk's cards have no button. */
  readonly chatLink?: string;
  /** Whether readers' clients search the company for people; those of the sandbox don't. */
  readonly hasPeoplePicker?: boolean;
  /** Marks what a card shows, for cards that ask by themselves whether it is still true; without it none does. */
  readonly mark?: (request: Request, halted: boolean) => string;
}): Cards {
  const templates = (layouts ??= loadTemplates(new URL('../../cards/', import.meta.url), TEMPLATES));
  const { name, phone } = onlyPlainText(dependencies.helpdesk);
  // A number that is broken over two lines is dialled wrong.
  const helpdesk = { name, phone: phone.replaceAll(' ', '\u00A0') };
  return {
    render(view, { isOld = false, viewer, locale } = {}) {
      const words = wordsIn(languageOf(locale, dependencies.language ?? 'en'));
      const [template, frame] = dataOf(
        words,
        withNames(onlyPlainText(view), words.say('common.a_colleague')),
        {
          helpdesk,
          chatLink: dependencies.chatLink,
          hasPeoplePicker: dependencies.hasPeoplePicker ?? false,
        },
      );
      const data = isOld ? withOldMark(words, frame) : frame;
      const content = templates[template]({ ...data });
      const refresh =
        viewer === undefined ? undefined : refreshOf(view, content, { viewer, mark: dependencies.mark });
      // A card that is full already does without: it is repainted all the same.
      const isFull = sizeOf({ ...content, refresh }) > BUDGET;
      return {
        content: refresh === undefined || isFull ? content : { ...content, refresh },
        summary: data.fallbackText,
      };
    },
  };
}

/** Whoever clicked an old card is led to the one that is kept up to date. */
function withOldMark(words: Words, frame: Frame): Frame {
  const warning = words.paragraph([oldCard(words), frame.warning].filter((text) => text !== undefined));
  return { ...frame, hasWarning: true, warning };
}

interface Surroundings {
  readonly helpdesk: Helpdesk;
  readonly chatLink: string | undefined;
  readonly hasPeoplePicker: boolean;
}

function dataOf(
  words: Words,
  view: View,
  { helpdesk, chatLink, hasPeoplePicker }: Surroundings,
): readonly [TemplateName, Frame] {
  switch (view.card) {
    case 'help':
      return ['help', helpCard(words, view, helpdesk)];
    case 'who':
      return ['who', whoCard(words, view, helpdesk, hasPeoplePicker)];
    case 'choose_person':
      return ['choose-person', choosePersonCard(words, view)];
    case 'person_problem':
      return ['notice', personProblemCard(words, view, helpdesk)];
    case 'symptom':
      return ['symptom', symptomCard(words, view)];
    case 'self_help':
      return ['self-help', selfHelpCard(words, view, helpdesk)];
    case 'locked_out_self':
      return ['locked-out-self', lockedOutSelfCard(words, view, helpdesk)];
    case 'already_open':
      return ['notice', alreadyOpenCard(words, view)];
    case 'subject_frozen':
      return ['notice', subjectFrozenCard(words, view, helpdesk)];
    case 'requester':
      return ['requester', requesterCard(words, view, helpdesk)];
    case 'code':
      return ['code', codeCard(words, view)];
    case 'approver':
      return ['approver', approverCard(words, view, helpdesk)];
    case 'informed':
      return ['informed', informedCard(words, view, helpdesk)];
    case 'vouch':
      return ['vouch', vouchCard(words, view, helpdesk)];
    case 'follower':
      return ['follower', followerCard(words, view, helpdesk)];
    case 'alarm':
      return ['alarm', alarmCard(words, view)];
    case 'recovery_contacts':
      return ['recovery-contacts', recoveryContactsCard(words, view)];
    case 'recovery_contact_news':
      return ['notice', recoveryContactNewsCard(words, view, helpdesk)];
    case 'message_check':
      return ['notice', messageCheckCard(words, view)];
    case 'erase':
      return ['notice', eraseCard(words, view)];
    case 'desk':
      return ['desk', deskCard(words, view, chatLink)];
    case 'my_requests':
      return ['my-requests', myRequestsCard(words, view)];
    case 'on_call':
      return ['on-call', onCallCard(words, view, helpdesk)];
    case 'my_shifts':
      return ['my-shifts', myShiftsCard(words, view)];
    case 'shift_taken':
      return ['notice', shiftTakenCard(words, view)];
    case 'shift_given_back':
      return ['notice', shiftGivenBackCard(words, view)];
    case 'shift_refused':
      return ['notice', shiftRefusedCard(words, view)];
    case 'hand_off':
      return ['hand-off', handOffCard(words, view, helpdesk)];
    case 'hand_off_news':
      return ['notice', handOffNewsCard(words, view, helpdesk)];
    case 'give_back':
      return ['give-back', giveBackCard(words, view)];
    case 'take_over_pick':
      return ['shift-pick', takeOverPickCard(words, view)];
    case 'swap_pick':
      return ['shift-pick', swapPickCard(words, view)];
    case 'swap_choose':
      return ['choose-person', swapChooseCard(words, view)];
    case 'swap_offer':
      return ['swap-offer', swapOfferCard(words, view)];
    case 'shift_proposal':
      return ['notice', shiftProposalCard(words, view)];
    case 'refused':
      return ['notice', refusedCard(words, view, helpdesk)];
    case 'brake':
      return ['notice', brakeCard(words, view)];
    case 'brake_lifted':
      return ['notice', brakeLiftedCard(words, view)];
    case 'lift_refused':
      return ['notice', liftRefusedCard(words, view)];
    case 'not_available':
      return ['notice', notAvailableCard(words, view)];
    case 'write_to_me':
      return ['notice', writeToMeCard(words)];
    case 'turned_away':
      return ['notice', turnedAwayCard(words, view)];
    case 'trouble':
      return ['notice', troubleCard(words, view, helpdesk)];
  }
}
