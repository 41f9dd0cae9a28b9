// Leads each text and each click to the workflow that answers it.
import { readCommand } from '../domain/chat-command.ts';
import type { ObjectId } from '../domain/person.ts';
import {
  askAgain,
  cancelLatest,
  endByRequester,
  follow,
  notMe,
  showCode,
} from '../workflow/ask-requester.ts';
import { halt, resume } from '../workflow/brakes.ts';
import { checkMessage } from '../workflow/check-message.ts';
import {
  addRecoveryContact,
  notMyContact,
  recoveryContacts,
  removeRecoveryContact,
} from '../workflow/recovery-contacts.ts';
import { askErase, erase } from '../workflow/retention.ts';
import { vouch } from '../workflow/vouch-request.ts';
import type { VouchClick } from '../workflow/vouch-request.ts';
import type { VouchedHow } from '../domain/voucher.ts';
import { approve, deny, doneByHand, handOver, hold } from '../workflow/decide-request.ts';
import { whoIsOnCall } from '../workflow/look-at-shifts.ts';
import { myRequests, status } from '../workflow/look-up.ts';
import {
  choosePerson,
  chooseSymptom,
  findNamed,
  lockedOutSelf,
  openRequest,
  otherSymptom,
  searchAgain,
  somethingOdd,
  stillLockedOut,
} from '../workflow/open-request.ts';
import type { Ports } from '../workflow/ports.ts';
import { refreshCard } from '../workflow/refresh-card.ts';
import { createRefusalRecord } from '../workflow/refusal-record.ts';
import type { RefusalRecord } from '../workflow/refusal-record.ts';
import type { View } from '../workflow/view.ts';
import { NOTHING_TOLD } from '../domain/report.ts';
import type { CardAction } from './card-action.ts';
import { answerShiftClick, answerShiftText, isShiftAction } from './shift-dialog.ts';
import { readChoice, withChoice } from './card-data/choice.ts';
import { withViewer } from './card-data/notices.ts';
import type { Actor, Conversation } from './conversation.ts';
import { replyWith } from './reply-with.ts';

/** The talk with people, over the workflows. */
export function createDialog(given: Ports): Conversation {
  const ports: DialogPorts = { ...given, refusals: createRefusalRecord(given) };
  return {
    message: async (actor, text) => replyWith(await answerText(ports, actor, text)),
    action: async (actor, action) => replyWith(await answerClick(ports, actor, action)),
    welcome: async (actor) => replyWith(await help(ports, actor.id, false)),
    refresh: async (actor, ask) => {
      const view = await refreshCard(ports, actor.id, ask);
      return view === 'unchanged' ? view : replyWith(view);
    },
  };
}

type DialogPorts = Ports & { readonly refusals: RefusalRecord };

async function answerText(ports: DialogPorts, actor: Actor, text: string): Promise<View> {
  const by = actor.id;
  const command = readCommand(text);
  switch (command.kind) {
    case 'help':
    case 'greeting':
    case 'empty':
      return help(ports, by, false);
    case 'unclear':
      return help(ports, by, true);
    case 'report':
      return openRequest(ports, by, command.report);
    case 'status':
      return status(ports, by, command.number);
    case 'my_requests':
      return myRequests(ports, by);
    case 'cancel':
      return command.number === undefined
        ? cancelLatest(ports, by)
        : endByRequester(ports, by, command.number, 'cancel');
    case 'not_me':
      return command.number === undefined
        ? { card: 'not_available', what: 'unknown_request' }
        : notMe(ports, by, command.number);
    case 'who_is_on_call':
      return whoIsOnCall(ports);
    case 'my_shifts':
    case 'give_back':
      return answerShiftText(ports, actor, { kind: command.kind });
    case 'take_over':
    case 'swap':
      return answerShiftText(ports, actor, command);
    case 'recovery_contacts':
      return recoveryContacts(ports, by);
    case 'add_recovery_contact':
      return command.who === '' ? recoveryContacts(ports, by) : addRecoveryContact(ports, by, command.who);
    case 'check_message':
      return checkMessage(ports, by, command);
    case 'erase':
      return askErase(ports, by, command.who);
    case 'halt':
      return seenBy(await halt(ports, by, command.reason), by);
    case 'resume':
      return seenBy(await resume(ports, by, command.number), by);
  }
}

async function answerClick(ports: DialogPorts, actor: Actor, action: CardAction): Promise<View> {
  const by = actor.id;
  if (isShiftAction(action)) return answerShiftClick(ports, actor, action);
  switch (action.verb) {
    case 'start':
      return openRequest(ports, by, NOTHING_TOLD, { anew: true });
    case 'locked_out_self':
      return lockedOutSelf(ports, NOTHING_TOLD);
    case 'my_requests':
      return myRequests(ports, by);
    case 'who_is_on_call':
      return whoIsOnCall(ports);
    case 'find_person': {
      const picked = OBJECT_ID.exec(action.picked ?? '')?.[0];
      return picked === undefined
        ? findNamed(ports, by, action.number, action.who ?? '')
        : choosePerson(ports, by, action.number, picked.toLowerCase());
    }
    case 'pick_person':
      return choosePerson(ports, by, action.number, action.person?.toLowerCase());
    case 'search_again':
      return searchAgain(ports, by, action.number);
    case 'pick_symptom':
      return chooseSymptom(ports, by, action.number, {
        ...symptomOf(action),
        ...(action.errorCode === undefined ? {} : { errorCode: action.errorCode }),
      });
    case 'other_symptom':
      return otherSymptom(ports, by, action.number);
    case 'solved':
      return endByRequester(ports, by, action.number, 'solved');
    case 'cancel':
      return endByRequester(ports, by, action.number, 'cancel');
    case 'still_locked_out':
      return stillLockedOut(ports, by, action.number);
    case 'something_odd':
      return somethingOdd(ports, by, action.number);
    case 'status':
      return status(ports, by, action.number);
    case 'show_code':
      return showCode(ports, by, action.number, false);
    case 'new_code':
      return showCode(ports, by, action.number, true);
    case 'ask_again':
      return askAgain(ports, by, action.number);
    case 'follow':
      return follow(ports, by, action.number);
    case 'not_me':
      return notMe(ports, by, action.number);
    case 'vouch_spoke':
      return vouch(ports, { ...clickOf(by, action), word: 'spoke', ...vouchedHow(action.how) });
    case 'vouch_have_not':
      return vouch(ports, { ...clickOf(by, action), word: 'have_not' });
    case 'vouch_not_sure':
      return vouch(ports, { ...clickOf(by, action), word: 'not_sure' });
    case 'vouch_not_asked':
      return vouch(ports, { ...clickOf(by, action), word: 'not_asked' });
    case 'recovery_contacts':
      return recoveryContacts(ports, by);
    case 'recovery_contact_add':
      return addRecoveryContact(ports, by, action.who ?? '');
    case 'recovery_contact_remove':
      return removeRecoveryContact(ports, by, action.contact.toLowerCase());
    case 'recovery_contact_not_me':
      return notMyContact(ports, by, {
        subject: action.subject.toLowerCase(),
        contact: action.contact.toLowerCase(),
      });
    case 'erase':
      return erase(ports, by, action.person);
    case 'approve':
      return approveWith(ports, by, action);
    case 'deny':
      return deny(
        ports,
        { by, ...action },
        {
          ...(action.reason === undefined ? {} : { reason: action.reason }),
          ...(action.note === undefined ? {} : { note: action.note }),
        },
      );
    case 'hold':
      return hold(ports, { by, ...action });
    case 'hand_over': {
      const { handOverNote: note } = action;
      return handOver(ports, { by, ...action }, note === undefined ? {} : { note });
    }
    case 'done_by_hand':
      return doneByHand(ports, { by, ...action });
  }
}

/** What was tapped, or else what was chosen from the list below. */
function symptomOf({ symptom, other }: Extract<CardAction, { readonly verb: 'pick_symptom' }>) {
  const chosen = symptom ?? other;
  return chosen === undefined || chosen === '' ? {} : { symptom: chosen };
}

/**
 * The people picker gives the Entra object id of whoever was chosen, which is an input like any other: the directory is read.
 * Source: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/people-picker
 */
const OBJECT_ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/iu;

const clickOf = (by: ObjectId, { number, revision }: Pick<VouchClick, 'number' | 'revision'>) => ({
  by,
  number,
  revision,
});

function vouchedHow(text: string | undefined): { readonly how?: VouchedHow } {
  return text === 'in_person' || text === 'video' ? { how: text } : {};
}

/** An approval that was turned down shows the choice again: a second try must not approve something else. */
async function approveWith(
  ports: DialogPorts,
  by: ObjectId,
  action: Extract<CardAction, { readonly verb: 'approve' }>,
): Promise<View> {
  const { number, revision, code } = action;
  const choice = readChoice(action);
  if (choice === undefined) {
    return { card: 'refused', refusal: { reason: 'choice_not_offered' }, number, people: new Map() };
  }
  const view = await approve(
    ports,
    { by, number, revision },
    { choice, ...(code === undefined ? {} : { code }) },
  );
  return view.card === 'approver' ? withChoice(view, choice) : view;
}

function seenBy(view: View, viewer: ObjectId): View {
  return view.card === 'brake' ? withViewer(view, viewer) : view;
}

async function help(ports: Ports, by: ObjectId, unclear: boolean): Promise<View> {
  const { approvers } = await ports.helpdesk.last();
  return { card: 'help', isApprover: approvers.some(({ id }) => id === by), unclear };
}
