// The English catalogue, by which the others are measured: its keys are those that the program knows.
import afterReset from './en/after_reset.json' with { type: 'json' };
import alarm from './en/alarm.json' with { type: 'json' };
import approver from './en/approver.json' with { type: 'json' };
import asking from './en/asking.json' with { type: 'json' };
import buttons from './en/buttons.json' with { type: 'json' };
import byHand from './en/by_hand.json' with { type: 'json' };
import check from './en/check.json' with { type: 'json' };
import choice from './en/choice.json' with { type: 'json' };
import common from './en/common.json' with { type: 'json' };
import desk from './en/desk.json' with { type: 'json' };
import door from './en/door.json' with { type: 'json' };
import ending from './en/ending.json' with { type: 'json' };
import escalation from './en/escalation.json' with { type: 'json' };
import evidence from './en/evidence.json' with { type: 'json' };
import handOff from './en/hand_off.json' with { type: 'json' };
import informed from './en/informed.json' with { type: 'json' };
import mail from './en/mail.json' with { type: 'json' };
import method from './en/method.json' with { type: 'json' };
import myRequests from './en/my_requests.json' with { type: 'json' };
import needs from './en/needs.json' with { type: 'json' };
import notice from './en/notice.json' with { type: 'json' };
import onCall from './en/on_call.json' with { type: 'json' };
import outcome from './en/outcome.json' with { type: 'json' };
import personProblem from './en/person_problem.json' with { type: 'json' };
import plan from './en/plan.json' with { type: 'json' };
import privileged from './en/privileged.json' with { type: 'json' };
import progress from './en/progress.json' with { type: 'json' };
import recoveryContact from './en/recovery_contact.json' with { type: 'json' };
import refusal from './en/refusal.json' with { type: 'json' };
import requestLabel from './en/request_label.json' with { type: 'json' };
import requester from './en/requester.json' with { type: 'json' };
import ruledOut from './en/ruled_out.json' with { type: 'json' };
import sentence from './en/sentence.json' with { type: 'json' };
import shiftChange from './en/shift_change.json' with { type: 'json' };
import shiftRefusal from './en/shift_refusal.json' with { type: 'json' };
import shifts from './en/shifts.json' with { type: 'json' };
import signInError from './en/sign_in_error.json' with { type: 'json' };
import standing from './en/standing.json' with { type: 'json' };
import step from './en/step.json' with { type: 'json' };
import swap from './en/swap.json' with { type: 'json' };
import symptom from './en/symptom.json' with { type: 'json' };
import vouch from './en/vouch.json' with { type: 'json' };
import waiting from './en/waiting.json' with { type: 'json' };

/** By topic; each is a file in every language's folder. */
export const ENGLISH = {
  after_reset: afterReset,
  alarm,
  approver,
  asking,
  buttons,
  by_hand: byHand,
  check,
  choice,
  common,
  desk,
  door,
  ending,
  escalation,
  evidence,
  hand_off: handOff,
  informed,
  mail,
  method,
  my_requests: myRequests,
  needs,
  notice,
  on_call: onCall,
  outcome,
  person_problem: personProblem,
  plan,
  privileged,
  progress,
  recovery_contact: recoveryContact,
  refusal,
  request_label: requestLabel,
  requester,
  ruled_out: ruledOut,
  sentence,
  shift_change: shiftChange,
  shift_refusal: shiftRefusal,
  shifts,
  sign_in_error: signInError,
  standing,
  step,
  swap,
  symptom,
  vouch,
  waiting,
};
