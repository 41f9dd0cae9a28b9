import type { TraceAttributes, Traced } from '../workflow/traced.ts';
import { GRAPH_CALLS } from './graph-call.ts';
import type { GraphCallKind } from './graph-call.ts';
import type { GraphAnswer } from './graph-answer.ts';

/** What came of a call; `not_sent` when there was no token, or nowhere to send it. */
export type GraphOutcome =
  | 'ok'
  | 'not_found'
  | 'throttled'
  | 'forbidden'
  | 'refused'
  | 'failed'
  | 'timed_out'
  | 'disconnected'
  | 'not_connected'
  | 'not_sent';

/** Hears how calls went, by the names of {@link GRAPH_CALLS}: no id and no word of anybody is in them. It must not throw. */
export interface GraphObserver {
  answered(call: string, outcome: GraphOutcome, seconds: number): void;
  /** Graph said no, and the call is quietly made again. */
  repeated(call: string, outcome: GraphOutcome): void;
}

/** Runs a call and tells how it went and how long it took, repetitions included. */
export async function observedCall(
  kind: GraphCallKind,
  observer: GraphObserver | undefined,
  work: () => Promise<GraphAnswer>,
): Promise<GraphAnswer> {
  if (observer === undefined) return work();
  const began = performance.now();
  const tell = (outcome: GraphOutcome): void =>
    observer.answered(GRAPH_CALLS[kind].name, outcome, (performance.now() - began) / 1_000);
  try {
    const answer = await work();
    tell(outcomeOf(answer));
    return answer;
  } catch (error) {
    tell('not_sent');
    throw error;
  }
}

/** Runs a call as a step of the trace, where somebody traces. */
export function tracedCall(
  kind: GraphCallKind,
  traced: Traced | undefined,
  work: () => Promise<GraphAnswer>,
): Promise<GraphAnswer> {
  if (traced === undefined) return work();
  return traced({ part: 'graph', name: GRAPH_CALLS[kind].name }, async (note) => {
    const answer = await work();
    note(seenOf(answer));
    return answer;
  });
}

/** Of an answer what operators may see. */
function seenOf(answer: GraphAnswer): TraceAttributes {
  switch (answer.kind) {
    case 'ok':
      return { 'latchkey.outcome': 'ok' };
    case 'refused':
      return { 'http.response.status_code': answer.status, 'error.type': String(answer.status) };
    case 'no_answer':
      return { 'error.type': answer.why };
  }
}

function outcomeOf(answer: GraphAnswer): GraphOutcome {
  switch (answer.kind) {
    case 'ok':
      return 'ok';
    case 'no_answer':
      return answer.why;
    case 'refused':
      return refusalOf(answer.status);
  }
}

/** What a status other than of success comes to. */
export function refusalOf(status: number): GraphOutcome {
  if (status === 404) return 'not_found';
  if (status === 429) return 'throttled';
  if (status === 401 || status === 403) return 'forbidden';
  return status >= 500 ? 'failed' : 'refused';
}
