import type { ChangeAnswer } from '../workflow/ports.ts';
import { failureOf, type GraphAnswer, type GraphRefusal } from './graph-answer.ts';
import { GRAPH_CALLS, type GraphCallKind } from './graph-call.ts';

/**
 * What one answer means for a change. Throws GRAPH_UNAUTHENTICATED for a token that Graph refuses even when it is new:
 * then nothing was done.
 */
export function changeAnswer(call: GraphCallKind, answer: GraphAnswer): ChangeAnswer {
  const trace = { graphRequestId: answer.requestId };
  switch (answer.kind) {
    case 'ok':
      return { ...trace, kind: 'done' };
    case 'no_answer':
      return { ...trace, kind: 'unknown' };
    case 'refused':
      return { ...trace, ...refusalOf(call, answer) };
  }
}

type Refusal<Answer = ChangeAnswer> = Answer extends unknown ? Omit<Answer, 'graphRequestId'> : never;

function refusalOf(call: GraphCallKind, answer: GraphRefusal): Refusal {
  const { status, retryAfterSeconds } = answer;
  const wait = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  if (status === 401) throw failureOf(call, answer);
  if (status === 403) return { kind: 'forbidden', permission: GRAPH_CALLS[call].permission };
  if (status === 404) return { kind: 'not_found' };
  // Turned away before anything was done, or in conflict with another write: both may be asked again.
  if ([409, 412, 429].includes(status)) return { kind: 'busy', ...wait };
  // A server that failed half-way, or a gateway before it that gave up (503, 504), does not say what happened: a new
  // list does.
  return status >= 500 || status === 408 ? { kind: 'unknown', ...wait } : { kind: 'refused', status };
}

/**
 * What one answer means for a removal. The default that can't go yet is told from other refusals here, by Graph's words
 * (as how a prompt ended is in the sign-in log, and nothing else): the code of this refusal is a bare `badRequest`. Its
 * text has changed before, so no more than the one word is relied on.
 */
export function removalAnswer(call: GraphCallKind, answer: GraphAnswer): ChangeAnswer {
  const trace = { graphRequestId: answer.requestId };
  if (answer.kind !== 'refused' || answer.status !== 400) return changeAnswer(call, answer);
  if (/default/i.test(answer.text)) return { ...trace, kind: 'is_default' };
  // A token deactivated before: Microsoft names no status for that. As with a 404, the list decides, and shows a token
  // that is still active, so that nothing is taken for gone.
  if (call === 'deactivateHardwareOath') return { ...trace, kind: 'not_found' };
  return changeAnswer(call, answer);
}
