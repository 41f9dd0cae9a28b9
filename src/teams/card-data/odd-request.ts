// What the requester sees of a request once they told that somebody else may be trying to sign in.
import type { Refusal } from '../../domain/refusal.ts';
import { isEnded } from '../../domain/request-status.ts';
import type { Request } from '../../domain/request.ts';
import type { View } from '../../workflow/view.ts';
import type { Told } from '../sentences/ending.ts';
import { fullStop } from '../sentences/full-stop.ts';
import { callHelpdesk } from '../sentences/person-problem.ts';
import { problemLines, refusalText } from '../sentences/refusal.ts';
import { labelOf } from '../sentences/request-label.ts';
import type { Words } from '../words.ts';
import { button } from './button.ts';
import type { Button } from './button.ts';
import type { CancelForm } from './cancel.ts';
import { aboutOf, frame } from './frame.ts';
import type { Frame } from './frame.ts';

type Odd = Pick<Extract<View, { readonly card: 'requester' }>, 'request' | 'people'> & {
  readonly problem: Refusal | undefined;
};

/** Whether others are asked who know of such signs. One who approves after that has looked into them. */
export const isOddlyAsked = (request: Request): boolean =>
  isKnown(request) && (request.status === 'verifying' || request.status === 'awaiting_approval');

const isKnown = (request: Request): boolean =>
  request.status !== 'draft' && !isEnded(request) && request.reported.suspicious === true;

/** Once it is approved all the same the colleague has to go on with it, so it is said above that. */
export function oddWarnings(words: Words, request: Request, { helpdesk }: Told): readonly string[] {
  if (!isKnown(request)) return [];
  const title = fullStop(words, words.say('symptom.suspicion.title'));
  return [words.paragraph([title, callHelpdesk(words, helpdesk)])];
}

/** Taking it back, where that is possible, is the thing to do then; the code is for an admin who looked into it and asks for it. */
export function oddRequestCard(
  words: Words,
  { request, people, problem }: Odd,
  cancel: CancelForm | undefined,
  told: Told,
): Frame {
  const isOdd = problem?.reason === ODD.reason;
  const { title, lines, wayOut = [] } = refusalText(words, isOdd ? problem : ODD, told);
  const others = problem === undefined || isOdd ? [] : problemLines(words, problem, told);
  const shown = isKnown(request) ? [...others, ...heardLines(words, request)] : lines;
  return frame({
    number: request.number,
    ...aboutOf(words, request, people),
    label: labelOf(words, request),
    title,
    lines: cancel === undefined ? wayOut : [...shown, ...wayOut],
    buttons: codeButtons(words, request),
    ...(cancel === undefined ? {} : { cancel }),
  });
}

const ODD = { reason: 'odd_after_asking' } as const satisfies Refusal;

function heardLines(words: Words, request: Request): readonly string[] {
  const { say } = words;
  const code = say('requester.odd.code', { button: say('buttons.show_code') });
  return [
    say('requester.odd', { button: say('buttons.cancel') }),
    ...(codeButtons(words, request).length === 0 ? [] : [code]),
  ];
}

function codeButtons(words: Words, request: Request): readonly Button[] {
  if (request.status !== 'awaiting_approval' || !request.verification.needs.callback) return [];
  return [button(words, { verb: 'show_code', number: request.number, revision: request.revision })];
}
