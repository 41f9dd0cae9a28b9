import { refuse, type Refusal } from './answer.ts';

/** One request the tenant received; paths are decoded and start with the version, such as `/v1.0/users/…`. */
export interface GraphCall {
  readonly method: string;
  readonly path: string;
  /** The decoded query string without `?`, empty when there was none. */
  readonly query: string;
  /** HTTP status answered; 0 while unanswered and for good when the connection was dropped. */
  readonly status: number;
  /** When it arrived, milliseconds since the epoch. */
  readonly at: number;
}

/**
 * Trouble for the calls it matches (all of `match`, `method` and `path` that are given must fit), for the next
 * `times` of them or until cleared. `status` answers an error instead of working; `drop` breaks the connection
 * without working; `drop-after` does the work, then breaks the connection; `delay` waits, then works.
 */
export type Fault = {
  readonly match?: (call: Pick<GraphCall, 'method' | 'path' | 'query'>) => boolean;
  readonly method?: string;
  readonly path?: RegExp;
  readonly times?: number;
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
);

/** The faults in force; the one added first is used first. */
export interface Faults {
  readonly add: (fault: Fault) => void;
  readonly clear: () => void;
  /** The fault for this call, counted as used. */
  readonly take: (call: GraphCall) => Fault | undefined;
}

export function createFaults(): Faults {
  let armed: { readonly fault: Fault; left: number }[] = [];
  return {
    add: (fault) => void armed.push({ fault, left: fault.times ?? Infinity }),
    clear: () => void (armed = []),
    take: (call) => {
      const hit = armed.find(({ fault, left }) => left > 0 && fits(fault, call));
      if (hit !== undefined) hit.left -= 1;
      return hit?.fault;
    },
  };
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

function fits(fault: Fault, call: GraphCall): boolean {
  const byFunction = fault.match?.(call) ?? true;
  const byMethod = fault.method === undefined || fault.method === call.method;
  return byFunction && byMethod && (fault.path === undefined || call.path.search(fault.path) >= 0);
}
