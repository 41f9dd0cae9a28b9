// How things stand, read when Prometheus asks.
import { setTimeout as wait } from 'node:timers/promises';
import { epochOf } from '../domain/instant.ts';
import type { Instant } from '../domain/instant.ts';
import { causeOf } from '../errors.ts';
import type { HelpdeskPeople, Log } from '../workflow/ports.ts';
import { EFFECT_KINDS, OPEN_STATUSES, POOLS } from './label-values.ts';
import type { Metrics, Scrape } from './metrics.ts';

interface Waiting {
  readonly count: number;
  readonly oldest?: Instant;
}

/** What is read of the database: the same on every instance. */
export interface SharedStanding {
  readonly requests: ReadonlyMap<string, Waiting>;
  readonly dueJobs: ReadonlyMap<string, Waiting>;
  readonly leasedJobs: number;
  readonly jobsPutAside: ReadonlyMap<string, number>;
  readonly auditEntries: number;
  readonly halted: boolean;
  readonly frozenAccounts: number;
}

/** Where the standing is read. Each may throw, and what it would have told is then left out. */
export interface StandingSources {
  readonly now: () => Instant;
  readonly database: (now: Instant) => Promise<SharedStanding>;
  readonly helpdesk: () => Promise<Pick<HelpdeskPeople, 'approvers' | 'readAt'>>;
  /** Absent where there is no pool of connections. */
  readonly connections?: () => Readonly<Record<'used' | 'idle' | 'waiting', number>>;
  readonly log: Log;
}

/** Several who ask within so many milliseconds are told the same, so that asking often costs the database nothing. */
const KEPT_FOR = 5_000;
/** Milliseconds after which a part that does not answer is left out: Prometheus itself waits for ten seconds. */
const PATIENCE = 3_000;

/**
 * Answers each scrape with what was counted and how things stand; `ready` says which parts work. One look at a time, so that
 * a database that hangs is not asked again and again.
 */
export function createScrape(
  metrics: Metrics,
  sources: StandingSources,
): (ready: Readonly<Record<string, boolean>>) => Promise<Scrape> {
  let lookedAt: number | undefined;
  const { log } = sources;
  const database = oneAtATime(sources.database);
  const helpdesk = oneAtATime(sources.helpdesk);
  return async (ready) => {
    const now = sources.now();
    for (const [part, works] of Object.entries(ready)) metrics.set('latchkey_ready', { part }, works ? 1 : 0);
    for (const [state, count] of Object.entries(sources.connections?.() ?? {}))
      metrics.set('latchkey_database_connections', { state }, count);
    // A clock that was put back makes no old look a new one.
    if (lookedAt === undefined || Math.abs(epochOf(now) - lookedAt) > KEPT_FOR) {
      const [standing, people] = await Promise.all([
        known(database(now), 'the database', log),
        known(helpdesk(), 'the approvers', log),
      ]);
      setShared(metrics, standing, now);
      setHelpdesk(metrics, people, now);
      lookedAt = epochOf(now);
    }
    return metrics.scrape();
  };
}

/** While an answer is waited for, whoever asks gets that one. */
function oneAtATime<Given extends readonly unknown[], Value>(
  ask: (...given: Given) => Promise<Value>,
): (...given: Given) => Promise<Value> {
  let underWay: Promise<Value> | undefined;
  return (...given) => (underWay ??= ask(...given).finally(() => (underWay = undefined)));
}

/** Undefined when it can't be told, or not soon: the metrics then say nothing of it, and the log says why. */
async function known<Value>(reading: Promise<Value>, what: string, log: Log): Promise<Value | undefined> {
  const told = reading.catch((error: unknown) => {
    log.warn(causeOf(error), `metrics are left out: ${what} can't be read`);
    return undefined;
  });
  const waiting = new AbortController();
  const tooLong = wait(PATIENCE, undefined, { signal: waiting.signal, ref: false }).catch(() => undefined);
  try {
    return await Promise.race([told, tooLong]);
  } finally {
    waiting.abort();
  }
}

function setShared(metrics: Metrics, standing: SharedStanding | undefined, at: Instant): void {
  metrics.set('latchkey_database_up', {}, standing === undefined ? 0 : 1);
  metrics.forget(
    'latchkey_requests',
    'latchkey_requests_oldest_age_seconds',
    'latchkey_jobs_due',
    'latchkey_jobs_oldest_due_age_seconds',
    'latchkey_jobs_leased',
    'latchkey_jobs_put_aside',
    'latchkey_audit_entries',
    'latchkey_halted',
    'latchkey_accounts_frozen',
  );
  if (standing === undefined) return;
  for (const status of OPEN_STATUSES) {
    const { count, age } = standingOf(standing.requests.get(status), at);
    metrics.set('latchkey_requests', { status }, count);
    metrics.set('latchkey_requests_oldest_age_seconds', { status }, age);
  }
  for (const pool of POOLS) {
    const { count, age } = standingOf(standing.dueJobs.get(pool), at);
    metrics.set('latchkey_jobs_due', { pool }, count);
    metrics.set('latchkey_jobs_oldest_due_age_seconds', { pool }, age);
  }
  for (const kind of EFFECT_KINDS)
    metrics.set('latchkey_jobs_put_aside', { kind }, standing.jobsPutAside.get(kind) ?? 0);
  metrics.set('latchkey_jobs_leased', {}, standing.leasedJobs);
  metrics.set('latchkey_audit_entries', {}, standing.auditEntries);
  metrics.set('latchkey_halted', {}, standing.halted ? 1 : 0);
  metrics.set('latchkey_accounts_frozen', {}, standing.frozenAccounts);
}

function setHelpdesk(
  metrics: Metrics,
  people: Pick<HelpdeskPeople, 'approvers' | 'readAt'> | undefined,
  now: Instant,
): void {
  metrics.forget('latchkey_approvers', 'latchkey_approver_list_age_seconds');
  if (people === undefined) return;
  metrics.set('latchkey_approvers', {}, people.approvers.length);
  metrics.set('latchkey_approver_list_age_seconds', {}, secondsSince(people.readAt, now));
}

function standingOf(waiting: Waiting | undefined, now: Instant) {
  const { count = 0, oldest } = waiting ?? {};
  return { count, age: oldest === undefined ? 0 : secondsSince(oldest, now) };
}

function secondsSince(from: Instant, now: Instant): number {
  return Math.max(0, (epochOf(now) - epochOf(from)) / 1_000);
}
