// A request whose requester told, once it was submitted, that somebody else may be trying to sign in.
import { wasSubmitted } from '../../domain/asked-people.ts';
import { isEnded } from '../../domain/request-status.ts';
import type { Request } from '../../domain/request.ts';
import type { People, View } from '../../workflow/view.ts';
import type { Told } from '../sentences/ending.ts';
import { fullStop } from '../sentences/full-stop.ts';
import { haltedWarning } from '../sentences/halted.ts';
import { capital } from '../sentences/joined.ts';
import { callHelpdesk } from '../sentences/person-problem.ts';
import { problemLines } from '../sentences/refusal.ts';
import { labelOf } from '../sentences/request-label.ts';
import type { Words } from '../words.ts';
import { button } from './button.ts';
import type { Button } from './button.ts';
import type { CancelForm } from './cancel.ts';
import { aboutOf, frame, nameOf } from './frame.ts';
import type { Frame } from './frame.ts';

type RequesterView = Extract<View, { readonly card: 'requester' }>;

const isSuspicious = (request: Request): boolean =>
  wasSubmitted(request) && request.reported?.suspicious === true;

/** Whether nobody has decided since: one who approves after that has looked into it. */
export const isSuspicionOpen = (request: Request): boolean =>
  isSuspicious(request) &&
  (request.status === 'verifying' ||
    (request.status === 'awaiting_approval' && request.approvals.length === 0));

/** For the requester: taking it back is the thing to do; the code is for an admin who looked into it and asks for it. */
export function suspicionCard(
  words: Words,
  { request, people, problem, halted }: RequesterView,
  cancel: CancelForm | undefined,
  told: Told,
): Frame {
  const { say } = words;
  const codes = codeButtons(words, request);
  return frame({
    number: request.number,
    ...aboutOf(words, request, people),
    label: labelOf(words, request),
    title: say('symptom.suspicion.title'),
    ...haltedWarning(words, request, halted),
    lines: [
      ...(problem === undefined ? [] : problemLines(words, problem, told)),
      say('requester.suspicion', { button: say('buttons.cancel') }),
      ...(codes.length === 0 ? [] : [say('requester.suspicion.code', { button: say('buttons.show_code') })]),
      say('requester.suspicion.other'),
      callHelpdesk(words, told.helpdesk),
    ],
    buttons: codes,
    ...(cancel === undefined ? {} : { cancel }),
  });
}

/** For the requester once it was decided all the same: the colleague has to go on with it, so it is said above that. */
export function suspicionWarnings(words: Words, request: Request, { helpdesk }: Told): readonly string[] {
  if (!isSuspicious(request) || isEnded(request)) return [];
  const { say } = words;
  const title = fullStop(words, say('symptom.suspicion.title'));
  return [words.paragraph([title, callHelpdesk(words, helpdesk), say('requester.suspicion.other')])];
}

/** For whoever vouches or decides: what was told, and what to do with it. */
export function suspicionLines(
  words: Words,
  request: Request,
  people: People,
  then: 'decide' | 'vouch' | 'decided',
): readonly string[] {
  if (!isSuspicious(request)) return [];
  const { say } = words;
  const name = nameOf(words, people, request.requester);
  const subject = nameOf(words, people, request.subject);
  const told = say('common.suspicion_told', { name: capital(words, name), subject });
  return [
    words.paragraph([told, ...(isEnded(request) ? [] : [say(`common.suspicion_told.${then}`, { name })])]),
  ];
}

function codeButtons(words: Words, request: Request): readonly Button[] {
  if (request.status !== 'awaiting_approval' || !request.verification.needs.callback) return [];
  return [button(words, { verb: 'show_code', number: request.number, revision: request.revision })];
}
