// What saved events say in numbers.
import type { Event } from '../domain/event.ts';
import { epochOf } from '../domain/instant.ts';
import type { Instant } from '../domain/instant.ts';
import type { Request } from '../domain/request.ts';
import type { Committed } from './committed.ts';
import type { Metrics } from './metrics.ts';

/** Counts what was saved. Times are those of the events, so that a slow disk or a late look does not blur them. */
export function countCommitted(metrics: Metrics, { facts, request }: Committed): void {
  for (const { event, at } of facts) {
    metrics.count('latchkey_events_total', { event: event.kind });
    countEvent(metrics, event);
    if (request !== undefined) timeEvent(metrics, event, at, request);
  }
}

function countEvent(metrics: Metrics, event: Event): void {
  if (event.kind === 'submitted') metrics.count('latchkey_requests_submitted_total', { tier: event.tier });
  if (event.kind === 'alarm_raised') metrics.count('latchkey_alarms_total', { because: event.because });
  // Alarms that nobody raised are events of their own. `record_broken` is counted where it is found: see `countedAudit`.
  if (event.kind === 'removal_unrecorded' || event.kind === 'removal_unlogged')
    metrics.count('latchkey_alarms_total', { because: event.kind });
  if (event.kind === 'reconciled') setReconciled(metrics, event.until);
  if (event.kind === 'ended') {
    const { status, reason = 'none' } = event;
    metrics.count('latchkey_requests_ended_total', { status, reason });
    if (reason === 'nobody_on_call') metrics.count('latchkey_requests_nobody_to_ask_total', {});
  }
  if (event.kind === 'step_notified') {
    metrics.count('latchkey_escalation_steps_total', { step: String(event.step + 1) });
    for (const { reason } of event.skipped) metrics.count('latchkey_approvers_skipped_total', { reason });
  }
}

/** Tells up to when removals were compared. */
export function setReconciled(metrics: Metrics, until: Instant): void {
  metrics.set('latchkey_reconciled_until_timestamp_seconds', {}, epochOf(until) / 1_000);
}

function timeEvent(metrics: Metrics, event: Event, at: Instant, request: Request): void {
  const sinceFirstWord = secondsBetween(request.openedAt, at);
  if (event.kind === 'ended') timeEnd(metrics, event, sinceFirstWord, request);
  if (!('verification' in request)) return;
  const { tier } = request.verification;
  if (event.kind === 'approved' && event.complete && 'readyAt' in request) {
    metrics.time('latchkey_request_time_to_approval_seconds', { tier }, sinceFirstWord);
    const sinceReady = secondsBetween(request.readyAt, at);
    metrics.time('latchkey_request_time_for_decision_seconds', { tier }, sinceReady);
  }
  if (event.kind === 'reset_done' && 'approvedAt' in request) {
    metrics.time('latchkey_request_time_to_reset_seconds', { tier }, sinceFirstWord);
    metrics.time('latchkey_reset_duration_seconds', {}, secondsBetween(request.approvedAt, at));
  }
}

type End = Extract<Event, { readonly kind: 'ended' }>;

/** Only these two ends say that the person can sign in again. */
function timeEnd(metrics: Metrics, { status }: End, seconds: number, request: Request): void {
  if (status !== 'solved' && status !== 'reenrolled') return;
  metrics.time('latchkey_locked_out_seconds', { status }, seconds);
  // Past its checks somebody else had been asked already.
  if (status !== 'solved' || 'verification' in request) return;
  const symptom = 'symptom' in request ? request.symptom : undefined;
  metrics.count('latchkey_requests_deflected_total', { symptom: symptom ?? 'none' });
}

function secondsBetween(from: Instant, to: Instant): number {
  return (epochOf(to) - epochOf(from)) / 1_000;
}
