// What one run cost: real time, calls, and how many of them had to wait for one another.
import type { GraphCall, Tenant } from '../../src/sandbox/tenant/tenant.ts';

/** One run; times in milliseconds. */
export interface Measured {
  readonly wall: number;
  readonly calls: number;
  /** The longest chain of calls none of which overlaps another. */
  readonly trips: number;
  readonly parts: Readonly<Record<Part, { readonly wall: number; readonly trips: number }>>;
}

/** The parts of a run, by what Graph was asked for. */
export type Part = 'second look' | 'list before each' | 'removals' | 'last list' | 'our own work';

/** Watches the tenant while `work` runs. */
export async function measured(tenant: Tenant, work: () => Promise<void>): Promise<Measured> {
  const from = tenant.calls.length;
  const begin = performance.now();
  await work();
  const end = performance.now();
  const calls = tenant.calls.slice(from).filter((call) => call.realStart <= end);
  const all = chainOf(calls);
  return { wall: end - begin, calls: calls.length, trips: all.trips, parts: partsOf(calls, end - begin) };
}

function partsOf(calls: readonly GraphCall[], wall: number): Measured['parts'] {
  const removals = calls.filter(({ method }) => method === 'DELETE');
  const first = removals[0]?.realStart ?? Infinity;
  const last = removals.at(-1)?.realStart ?? Infinity;
  const isList = ({ method, path }: GraphCall): boolean =>
    method === 'GET' && path.endsWith('/authentication/methods');
  const within = (fits: (call: GraphCall) => boolean) => chainOf(calls.filter(fits));
  const parts = {
    'second look': within(({ realStart }) => realStart < first),
    'list before each': within((call) => isList(call) && call.realStart > first && call.realStart < last),
    removals: chainOf(removals),
    'last list': within((call) => isList(call) && call.realStart > last),
  };
  const waited = Object.values(parts).reduce((sum, part) => sum + part.wall, 0);
  return { ...parts, 'our own work': { wall: wall - waited, trips: 0 } };
}

/** By the rule of the earliest end, which gives the longest chain; `wall` is the time during which any call was under way. */
function chainOf(calls: readonly GraphCall[]): { readonly trips: number; readonly wall: number } {
  const spans = calls
    .map(({ realStart, realEnd = realStart }) => ({ start: realStart, end: realEnd }))
    .toSorted((a, b) => a.end - b.end);
  let trips = 0;
  let free = -Infinity;
  for (const { start, end } of spans) {
    if (start < free) continue;
    trips += 1;
    free = end;
  }
  return { trips, wall: covered(spans) };
}

function covered(spans: readonly { readonly start: number; readonly end: number }[]): number {
  let sum = 0;
  let until = -Infinity;
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    sum += Math.max(0, end - Math.max(start, until));
    until = Math.max(until, end);
  }
  return sum;
}

/** The middle one; of an even number the lower. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;
}
