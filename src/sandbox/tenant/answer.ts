/** What a Graph call comes to: a JSON body, an empty answer, or an error in Graph's shape. */
export type Answer =
  | { readonly kind: 'body'; readonly status: number; readonly body: Readonly<Record<string, unknown>> }
  | { readonly kind: 'empty'; readonly status: number }
  | Refusal;

/** An error Graph answers with: `code` and `message` are what clients see under `error`. */
export interface Refusal {
  readonly kind: 'refused';
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** A 200 with that body. */
export const ok = (body: Readonly<Record<string, unknown>>): Answer => ({ kind: 'body', status: 200, body });

/** The 204 of a deletion or a change. */
export const NO_CONTENT: Answer = { kind: 'empty', status: 204 };

/** An error answer. */
export function refuse(status: number, code: string, message: string): Refusal {
  return { kind: 'refused', status, code, message };
}

/** Whether a step of reading a request came to an error instead of a value. */
export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'refused';
}

/** The 404 of the directory; the text is Microsoft's. */
export function noSuchResource(name: string): Refusal {
  return refuse(
    404,
    'Request_ResourceNotFound',
    `Resource '${name}' does not exist or one of its queried reference-property objects are not present.`,
  );
}

/** The 400 for a query the directory (or this simulation of it) does not take. */
export const unsupportedQuery = (message: string): Refusal =>
  refuse(400, 'Request_UnsupportedQuery', message);

/** The 403 for a permission that was not granted; the text is Microsoft's. */
export const DENIED: Refusal = refuse(
  403,
  'Authorization_RequestDenied',
  'Insufficient privileges to complete the operation.',
);
