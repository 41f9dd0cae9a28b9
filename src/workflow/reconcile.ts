// Compares the removals in the record with those in Entra's own log: each has to be in both, once.
import { factsOf } from '../domain/audit.ts';
import type { Alarm, Effect } from '../domain/effect.ts';
import type { Event } from '../domain/event.ts';
import { minus, plus } from '../domain/instant.ts';
import type { Duration, Instant } from '../domain/instant.ts';
import { MARGIN, unmatched, within } from '../domain/reconciliation.ts';
import type { RecordedRemoval, Unmatched } from '../domain/reconciliation.ts';
import type { Unreadable } from '../domain/sign-in-evidence.ts';
import type { Ports } from './ports.ts';
import type { AuditLog } from './storage-ports.ts';
import { waitUntil } from './reset-run.ts';
import type { JobResult } from './reset-run.ts';

export type ReconcilePorts = Pick<
  Ports,
  'clock' | 'audit' | 'entraLog' | 'jobs' | 'bell' | 'log' | 'rulebook'
>;

/** So far it looks back behind what was compared before: for entries that the log showed late. */
const LOOK_BACK: Duration = 'P1D';
/** Entra keeps the log for seven days where a tenant has no licence for more. */
const KEPT: Duration = 'P6D';
/** Without a removal the record says only so often that it was looked. */
const SAY_SO: Duration = 'P1D';

/** Sees to it that removals are compared from now on; asked at every start, it adds no second job. */
export async function scheduleReconciliation({
  jobs,
  clock,
}: Pick<ReconcilePorts, 'jobs' | 'clock'>): Promise<void> {
  await jobs.add([{ key: 'reconcile', dueAt: clock.now(), effect: { kind: 'reconcile' } }]);
}

/** What a comparison came to; `unknown` is never taken for a match. */
export type Comparison =
  | ({ readonly kind: 'compared'; readonly removals: readonly RecordedRemoval[] } & Unmatched)
  | { readonly kind: 'unknown'; readonly why: Unreadable };

/** Compares one span, and changes nothing. */
export async function compareRemovals(
  { audit, entraLog }: Pick<ReconcilePorts, 'entraLog'> & { readonly audit: Pick<AuditLog, 'removals'> },
  from: Instant,
  until: Instant,
): Promise<Comparison> {
  const log = await entraLog.removals(minus(from, MARGIN), plus(until, MARGIN));
  if (log.kind === 'unreadable') return { kind: 'unknown', why: log.why };
  const recorded = await audit.removals(from, until);
  const found = within(unmatched(recorded, log.removals), from, until);
  const removals = recorded.filter(({ certain, last }) => certain && last >= from && last <= until);
  return { kind: 'compared', removals, ...found };
}

/**
 * Compares what is old enough for the log to show it, from where the last comparison ended, alarms once for each removal that
 * has no match, and comes back. A log that can't be read leaves everything to the next time.
 */
export async function reconcile(ports: ReconcilePorts): Promise<JobResult> {
  const { clock, audit, rulebook } = ports;
  const now = clock.now();
  const again = waitUntil(plus(now, rulebook.audit.reconcileEvery));
  const until = minus(now, rulebook.audit.settledAfter);
  const before = comparedBefore(ports, await audit.reconciledUntil(), until);
  // What was removed before there was a record can't be in it.
  const first = before.first ?? now;
  const from = latest(
    before.until === undefined ? first : minus(before.until, LOOK_BACK),
    minus(now, KEPT),
    first,
  );
  if (from >= until) return again;
  const found = await compareRemovals(ports, from, until);
  if (found.kind === 'unknown') {
    const { why } = found;
    ports.log.warn({ why, from, until }, 'whether the removals in Entra’s log match the record is unknown');
    return again;
  }
  const isNew = ({ last }: RecordedRemoval): boolean => before.until === undefined || last > before.until;
  const removals = found.removals.filter(isNew).length;
  const unmatchedNow = await alarmOf(ports, found);
  const since = latest(before.until ?? from, from);
  if (before.until !== undefined && since > before.until)
    ports.log.error({ from: before.until, until: since }, 'removals of that time were never compared');
  await sayCompared(ports, { from: since, until, removals, unmatched: unmatchedNow });
  return again;
}

/** A stored end in the future, by a forger or a wrong clock, would switch the comparison off: it counts for nothing. */
function comparedBefore(
  { log }: ReconcilePorts,
  before: Awaited<ReturnType<AuditLog['reconciledUntil']>>,
  until: Instant,
): typeof before {
  if (before.until === undefined || before.until <= until) return before;
  log.warn(
    { recorded: before.until, until },
    'the record says removals were compared up to later than anything could be',
  );
  const { until: _, ...rest } = before;
  return rest;
}

const latest = (...moments: readonly Instant[]): Instant => moments.toSorted().at(-1) ?? '';

/** How many of them are new: each alarms once, however often it is found. */
async function alarmOf(ports: ReconcilePorts, { unrecorded, unlogged }: Unmatched): Promise<number> {
  let count = 0;
  for (const { entry, subject, at } of unrecorded) {
    const event = { kind: 'removal_unrecorded', subject, entry, loggedAt: at } as const;
    if (await alarmOnce(ports, entry, event, { because: event.kind, subject })) count += 1;
  }
  for (const { sequence, subject, request } of unlogged) {
    const event = { kind: 'removal_unlogged', subject, sequence } as const;
    const alarm: Alarm = { because: event.kind, subject, number: request };
    if (await alarmOnce(ports, String(sequence), event, alarm)) count += 1;
  }
  if (count > 0) ports.bell.ring();
  return count;
}

async function alarmOnce(
  { jobs, clock, log }: ReconcilePorts,
  item: string,
  event: Event,
  alarm: Alarm,
): Promise<boolean> {
  const now = clock.now();
  const effect: Effect = { kind: 'alarm', ...alarm };
  const isNew = await jobs.addOnce({
    effects: [{ key: `alarm:${alarm.because}:${item}`, dueAt: now, effect }],
    facts: factsOf([event], now, alarm.number),
  });
  if (isNew) log.error({ because: alarm.because, request: alarm.number, item }, 'a removal has no match');
  return isNew;
}

/** Every time that there was something to compare, and else once a day: that nothing was found is said, too. */
async function sayCompared(
  { audit, clock }: ReconcilePorts,
  compared: Omit<Extract<Event, { readonly kind: 'reconciled' }>, 'kind'>,
): Promise<void> {
  const isQuiet = compared.removals === 0 && compared.unmatched === 0;
  if (isQuiet && compared.until < plus(compared.from, SAY_SO)) return;
  await audit.append({ at: clock.now(), event: { kind: 'reconciled', ...compared } });
}
