// The HTTP client under botbuilder's connector. Botbuilder's own retries a message that may have been delivered, waits
// as long as Retry-After says and follows redirects with the token: this one tries once, briefly, at known hosts.
import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { z } from 'zod';
import { isServiceError, ServiceError } from '../errors.ts';
import type { ErrorCode } from '../errors.ts';
import type { TraceAttributes, Traced } from '../workflow/traced.ts';

type ConnectorOptions = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]>;
type HttpClient = NonNullable<ConnectorOptions['httpClient']>;
type WebResource = Parameters<HttpClient['sendRequest']>[0];

/** What the Bot Connector answered when it took no message; `status` 0 means that no answer came. */
export interface ConnectorAnswer {
  readonly status: number;
  readonly code?: string;
  readonly retryAfterSeconds?: number;
}

const LONGEST_WAIT = 10_000;

/**
 * Sends each request once, to accepted hosts only. Anything but success is thrown as TEAMS_UNREACHABLE,
 * TEAMS_UNAVAILABLE or TEAMS_REJECTED with the {@link ConnectorAnswer} as its cause.
 * Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages and
 * MicrosoftDocs/msteams-docs, "Status codes from bot conversational APIs".
 */
export function createConnectorTransport(
  acceptsServiceUrl: (url: string) => boolean,
  traced: Traced = (_step, work) => work(() => undefined),
): HttpClient {
  return {
    sendRequest: async (request) => {
      if (!acceptsServiceUrl(request.url))
        throw new ServiceError(
          'TEAMS_REJECTED',
          'The service URL is not one of this cloud: nothing was sent.',
        );
      const { response, bodyAsText } = await traced({ part: 'teams', name: operationOf(request) }, (note) =>
        exchange(request, note),
      );
      const headers = request.headers.clone();
      for (const name of headers.headerNames()) headers.remove(name);
      headers.set('content-type', response.headers.get('content-type') ?? 'application/json');
      return { request, status: response.status, headers, bodyAsText };
    },
  };
}

async function exchange(request: WebResource, note: (more: TraceAttributes) => void) {
  const response = await send(request);
  note({ 'http.response.status_code': response.status });
  const bodyAsText = await response.text();
  if (!response.ok) throw refusal(response, bodyAsText);
  return { response, bodyAsText };
}

/** What is asked of the Bot Connector, without the ids in its address. */
function operationOf({ method, url }: WebResource): string {
  if (method === 'PUT') return 'update';
  if (method !== 'POST') return 'other';
  return /\/v3\/conversations\/?$/u.test(URL.parse(url)?.pathname ?? '') ? 'create conversation' : 'post';
}

/** What the Bot Connector answered, when `error` is about a message it did not take. */
export function connectorAnswerOf(error: unknown): ConnectorAnswer | undefined {
  if (!isServiceError(error)) return undefined;
  const parsed = connectorAnswer.safeParse(error.cause);
  return parsed.success ? parsed.data : undefined;
}

async function send(request: WebResource): Promise<Response> {
  const body: unknown = request.body;
  try {
    return await fetch(request.url, {
      method: request.method,
      headers: request.headers.rawHeaders(),
      redirect: 'error',
      signal: AbortSignal.timeout(LONGEST_WAIT),
      ...(typeof body === 'string' ? { body } : {}),
    });
  } catch (error) {
    const cause: ConnectorAnswer & { error: unknown } = { status: 0, error };
    throw new ServiceError('TEAMS_UNAVAILABLE', 'The Bot Connector gave no answer.', { cause });
  }
}

const connectorAnswer = z.object({
  status: z.number(),
  code: z.string().exactOptional(),
  retryAfterSeconds: z.number().exactOptional(),
});
const errorBody = z.object({ error: z.object({ code: z.string() }) });

function refusal(response: Response, body: string): ServiceError {
  const { status } = response;
  const code = codeIn(body);
  const retryAfter = Number(response.headers.get('retry-after'));
  const cause: ConnectorAnswer = {
    status,
    ...(code === undefined ? {} : { code }),
    // A header that is empty, or names no time to come, says as little as none.
    ...(Number.isFinite(retryAfter) && retryAfter > 0 ? { retryAfterSeconds: retryAfter } : {}),
  };
  const named = code === undefined ? '' : ` (${code})`;
  const detail = `The Bot Connector answered ${status}${named}.`;
  const { retryAfterSeconds } = cause;
  return new ServiceError(errorCodeFor(status), detail, {
    cause,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });
}

function codeIn(body: string): string | undefined {
  try {
    return errorBody.parse(JSON.parse(body)).error.code.slice(0, 80);
  } catch {
    // Gateways answer in HTML: the status alone has to do then.
    return undefined;
  }
}

/** Reports have a 403 of a blocked bot with any sub-code or none, so every one of them means "unreachable". */
function errorCodeFor(status: number): ErrorCode {
  if (status === 403 || status === 404) return 'TEAMS_UNREACHABLE';
  const passing = status >= 500 || [401, 408, 412, 429].includes(status);
  return passing && status !== 501 ? 'TEAMS_UNAVAILABLE' : 'TEAMS_REJECTED';
}
