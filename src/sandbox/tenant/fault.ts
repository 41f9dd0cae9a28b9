import { refuse, type Refusal } from './answer.ts';

/** One request the tenant received; paths are decoded and start with the version, such as `/v1.0/users/…`. */
export interface GraphCall {
  readonly method: string;
  readonly path: string;
  /** The decoded query string without `?`, empty when there was none. */
  readonly query: string;
  /** HTTP status answered; 0 while unanswered and for good when the connection was dropped. */
  readonly status: number;
  /** When it arrived by the tenant's clock, milliseconds since the epoch. */
  readonly at: number;
  /** The `request-id` answered; undefined while unanswered and when the connection was dropped. */
  readonly requestId: string | undefined;
  /** The `client-request-id` the caller sent. */
  readonly clientRequestId: string | undefined;
  /** When it arrived, in milliseconds of `performance.now()`: real time, whatever the tenant's clock says. */
  readonly realStart: number;
  /** When the answer was handed over or the connection dropped, as `realStart`; undefined until then. */
  readonly realEnd: number | undefined;
}

/** What faults are matched against. */
export type ReceivedCall = Pick<GraphCall, 'method' | 'path' | 'query' | 'status' | 'at'>;

/**
 * Trouble for the calls it matches (all of `match`, `method` and `path` that are given must fit). Matching calls
 * are counted from 1 since the fault was added, whichever fault they met: `nth` hits that one only, `from` that
 * one and the following, and `times` bounds how many are hit; without any of them all are, until cleared. `status` answers an error instead of working; `drop` breaks the connection
 * without working; `drop-after` does the work, then breaks the connection; `delay` waits, then works; `hold` waits for
 * `until`, then works.
 */
export type Fault = {
  readonly match?: (call: Pick<ReceivedCall, 'method' | 'path' | 'query'>) => boolean;
  readonly method?: string;
  readonly path?: RegExp;
  readonly times?: number;
  readonly from?: number;
  readonly nth?: number;
} & (
  | {
      readonly kind: 'status';
      readonly status: number;
      /** Seconds, sent as `Retry-After`. */
      readonly retryAfter?: number;
      readonly code?: string;
      readonly message?: string;
    }
  | { readonly kind: 'drop' }
  | { readonly kind: 'drop-after' }
  | { readonly kind: 'delay'; readonly milliseconds: number }
  | { readonly kind: 'hold'; readonly until: Promise<unknown> }
);

/** The faults in force; the one added first is used first. */
export interface Faults {
  readonly add: (fault: Fault) => void;
  readonly clear: () => void;
  /** The fault for this call, counted as used. */
  readonly take: (call: ReceivedCall) => Fault | undefined;
}

export function createFaults(): Faults {
  let armed: Armed[] = [];
  return {
    add: (fault) => void armed.push({ fault, met: 0, left: fault.times ?? Infinity }),
    clear: () => void (armed = []),
    take: (call) => {
      const met = armed.filter(({ fault }) => fits(fault, call));
      for (const one of met) one.met += 1;
      const hit = met.find(isDue);
      if (hit !== undefined) hit.left -= 1;
      return hit?.fault;
    },
  };
}

interface Armed {
  readonly fault: Fault;
  met: number;
  left: number;
}

function isDue({ fault: { from = 1, nth }, met, left }: Armed): boolean {
  return left > 0 && met >= from && (nth === undefined || met === nth);
}

/** The error a `status` fault answers with: Graph's usual code for that status unless the fault names one. */
export function faultRefusal(fault: Extract<Fault, { kind: 'status' }>): Refusal {
  const code = fault.code ?? USUAL_CODES[fault.status] ?? 'generalException';
  return refuse(fault.status, code, fault.message ?? 'Simulated failure.');
}

const USUAL_CODES: Readonly<Record<number, string>> = {
  400: 'badRequest',
  401: 'InvalidAuthenticationToken',
  403: 'Authorization_RequestDenied',
  404: 'Request_ResourceNotFound',
  409: 'conflict',
  429: 'TooManyRequests',
  503: 'serviceNotAvailable',
  504: 'gatewayTimeout',
};

function fits(fault: Fault, call: ReceivedCall): boolean {
  const byFunction = fault.match?.(call) ?? true;
  const byMethod = fault.method === undefined || fault.method === call.method;
  return byFunction && byMethod && (fault.path === undefined || call.path.search(fault.path) >= 0);
}
