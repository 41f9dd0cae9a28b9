import { z } from 'zod';
import { ServiceError, type ErrorCode } from '../errors.ts';
import { GRAPH_CALLS, type GraphCallKind } from './graph-call.ts';

/**
 * What came back from one call: an answer that says yes, one that says no, or none at all. `requestId` is Graph's own
 * where it sent one, else the client request id: Microsoft finds the call by either.
 */
export type GraphAnswer =
  | { readonly kind: 'ok'; readonly body: unknown; readonly requestId: string }
  | GraphRefusal
  /** Time ran out or the connection broke: whatever was asked may have happened, unless none was made at all. */
  | {
      readonly kind: 'no_answer';
      readonly why: 'timed_out' | 'disconnected' | 'not_connected';
      readonly requestId: string;
    };

/** An error answer. `text` is Graph's own and may name people: it goes into no error and no log line. */
export interface GraphRefusal {
  readonly kind: 'refused';
  readonly status: number;
  /** `error.code` of the body, empty when there is none. */
  readonly code: string;
  readonly text: string;
  readonly retryAfterSeconds?: number;
  readonly requestId: string;
}

const errorBody = z.object({
  error: z.object({ code: z.string().catch(''), message: z.string().catch('') }),
});

/** Reads an HTTP response whole, whatever its status. */
export async function readAnswer(response: Response, clientRequestId: string): Promise<GraphAnswer> {
  const body = parsed(await response.text());
  const id = response.headers.get('request-id') ?? '';
  // It goes into the log and the record, so anything that is no id (a proxy's, say) is not taken for one.
  const requestId = /^[\w-]{1,64}$/.test(id) ? id : clientRequestId;
  if (response.ok) return { kind: 'ok', body, requestId };
  const error = errorBody.safeParse(body).data?.error;
  const seconds = retryAfterSeconds(response);
  return {
    kind: 'refused',
    status: response.status,
    code: error?.code ?? '',
    text: error?.message ?? '',
    ...(seconds === undefined ? {} : { retryAfterSeconds: seconds }),
    requestId,
  };
}

/** Seconds of a `Retry-After`; undefined when it is absent or a date, which Graph does not send. */
export function retryAfterSeconds(response: Response): number | undefined {
  const text = response.headers.get('retry-after')?.trim() ?? '';
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    // A proxy's HTML page, say: for a schema that is no answer, and quoting it could quote anything.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The error for an answer that is of no use: it names the call, what to grant, how long to wait and the request id only. */
export function failureOf(kind: GraphCallKind, answer: Exclude<GraphAnswer, { kind: 'ok' }>): ServiceError {
  const { name, permission } = GRAPH_CALLS[kind];
  const graph = { graphRequestId: answer.requestId };
  if (answer.kind === 'no_answer') {
    const why = answer.why === 'timed_out' ? 'was not answered in time' : 'got no answer';
    return new ServiceError('GRAPH_UNAVAILABLE', `${name} ${why}.`, { graph });
  }
  const said = `${name} was answered with ${answer.status} ${plainCode(answer.code)}${traceOf(answer.requestId)}`;
  const { retryAfterSeconds: wait } = answer;
  if (answer.status === 403)
    return new ServiceError('GRAPH_FORBIDDEN', `${said}; it needs the permission ${permission}.`, {
      graph: { ...graph, permission },
    });
  return new ServiceError(codeFor(answer.status), `${said}.`, {
    graph: wait === undefined ? graph : { ...graph, retryAfterSeconds: wait },
  });
}

function codeFor(status: number): ErrorCode {
  if (status === 401) return 'GRAPH_UNAUTHENTICATED';
  return isPassing(status) ? 'GRAPH_UNAVAILABLE' : 'GRAPH_UNEXPECTED';
}

/** The error for an answer whose body is not what the call promises; quotes nothing of it but where it went wrong. */
export function misshapen(kind: GraphCallKind, error: z.ZodError, graphRequestId: string): ServiceError {
  const where = error.issues.map((issue) => issue.path.join('.') || 'the body').join(', ');
  const said = `${GRAPH_CALLS[kind].name} answered without ${where}${traceOf(graphRequestId)}.`;
  return new ServiceError('GRAPH_UNEXPECTED', said, { graph: { graphRequestId } });
}

/** Whether a status says "later" rather than "no". */
export function isPassing(status: number): boolean {
  return status === 429 || status >= 500;
}

// The code is one word by Graph's contract; anything else could be a text with names in it.
const plainCode = (code: string): string => (/^[\w.]{1,60}$/.test(code) ? code : 'and no code');

const traceOf = (requestId: string): string => ` (request-id ${requestId})`;
