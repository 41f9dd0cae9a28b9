/** At most so many calls in a span of time; paths as in the list of calls. */
export interface Throttle {
  readonly path: RegExp;
  readonly method?: string;
  readonly most: number;
  /** Milliseconds by the tenant's clock. */
  readonly within: number;
  /** Some services leave out `Retry-After`; identity protection does. */
  readonly withoutRetryAfter?: true;
}

/** Microsoft's limit on the sign-in log and registration report: five in ten seconds for one app in one tenant. */
export const REPORT_THROTTLE: Throttle = {
  path: /^\/(?:v1\.0|beta)\/(?:auditLogs|reports)\//,
  most: 5,
  within: 10_000,
};

/** A call that came too soon; seconds to wait, if that is told. */
export interface TooSoon {
  readonly retryAfter: number | undefined;
}

/** The throttles in force. */
export interface Throttles {
  readonly add: (throttle: Throttle) => void;
  readonly clear: () => void;
  /** Counts the call, and says whether it came too soon. */
  readonly take: (
    call: { readonly method: string; readonly path: string },
    now: number,
  ) => TooSoon | undefined;
}

export function createThrottles(initial: readonly Throttle[]): Throttles {
  const gauge = (throttle: Throttle): Gauge => ({ throttle, counted: [] });
  let gauges = initial.map(gauge);
  return {
    add: (throttle) => void gauges.push(gauge(throttle)),
    clear: () => void (gauges = []),
    take: ({ method, path }, now) =>
      gauges
        .filter(({ throttle }) => path.search(throttle.path) >= 0 && (throttle.method ?? method) === method)
        .map((one) => count(one, now))
        .find((tooSoon) => tooSoon !== undefined),
  };
}

interface Gauge {
  readonly throttle: Throttle;
  counted: readonly number[];
}

/** Refused calls count too, as with Microsoft: whoever doesn't wait stays shut out. */
function count(gauge: Gauge, now: number): TooSoon | undefined {
  const { most, within, withoutRetryAfter } = gauge.throttle;
  gauge.counted = [...gauge.counted.filter((at) => now - at < within), now];
  const freed = gauge.counted.at(-most);
  if (gauge.counted.length <= most || freed === undefined) return undefined;
  return { retryAfter: withoutRetryAfter ? undefined : Math.ceil((freed + within - now) / 1000) };
}
