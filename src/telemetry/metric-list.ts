// Every metric of ours. deploy/operations.md lists them from here, and the dashboard and the alert rules may name no other.
import { ALARM_CAUSES, END_LABELS, EVENT_KINDS, SKIP_REASONS, SYMPTOMS, TIERS } from './label-values.ts';
import {
  CALL_BUCKETS,
  counter,
  DATABASE_BUCKETS,
  each,
  gauge,
  histogram,
  PEOPLE_BUCKETS,
  shared,
} from './metric-spec.ts';
import type { MetricSpec } from './metric-spec.ts';

const REQUESTS = {
  latchkey_requests: shared('Requests that are not over, by status.', ['status']),
  latchkey_requests_oldest_age_seconds: shared(
    'Age of the oldest request that is not over, counted from the last word of the requester, or from the approval where there is one; 0 where there is none.',
    ['status'],
  ),
  latchkey_requests_submitted_total: counter(
    'Requests that passed their checks, by the tier they got.',
    ['tier'],
    each('tier', TIERS),
  ),
  latchkey_requests_ended_total: counter(
    'Requests that came to an end, by how and why.',
    ['status', 'reason'],
    END_LABELS,
  ),
  latchkey_requests_deflected_total: counter(
    'Requests that ended with “That fixed it” before any check: self-help was enough. By what the person saw.',
    ['symptom'],
    each('symptom', [...SYMPTOMS, 'none']),
  ),
  latchkey_requests_nobody_to_ask_total: counter(
    'Requests that ended because nobody of the escalation policy was on call, an approver and reachable.',
    [],
  ),
  latchkey_request_time_to_approval_seconds: histogram(
    'From the first message of the requester to the last approval that was needed.',
    ['tier'],
    PEOPLE_BUCKETS,
    each('tier', TIERS),
  ),
  latchkey_request_time_to_reset_seconds: histogram(
    'From the first message of the requester to the end of the reset: everything planned is gone.',
    ['tier'],
    PEOPLE_BUCKETS,
    each('tier', TIERS),
  ),
  latchkey_request_time_for_decision_seconds: histogram(
    'From the moment approvers may decide to the last approval that was needed.',
    ['tier'],
    PEOPLE_BUCKETS,
    each('tier', TIERS),
  ),
  latchkey_reset_duration_seconds: histogram(
    'From the last approval to the end of the reset: what software and Microsoft take.',
    [],
    [1, 2, 5, 10, 15, 30, 60, 120, 300, 900, 3_600],
  ),
  latchkey_locked_out_seconds: histogram(
    'How long people were locked out, as far as it is known: from the first message to “That fixed it”, or to the new registration being seen.',
    ['status'],
    PEOPLE_BUCKETS,
    each('status', ['solved', 'reenrolled']),
  ),
} satisfies Record<string, MetricSpec>;

const PEOPLE = {
  latchkey_events_total: counter(
    'Everything that was put into the record by this instance, by kind: holds, hand-overs, pages, codes, resets and all others.',
    ['event'],
    each('event', EVENT_KINDS),
  ),
  latchkey_escalation_steps_total: counter(
    'Steps of the escalation policy that asked somebody, by their place in the policy, the first being 1.',
    ['step'],
    // As many as most policies have; a longer one adds its own.
    each('step', ['1', '2', '3']),
  ),
  latchkey_approvers_skipped_total: counter(
    'People whom a step would have asked and could not, by why.',
    ['reason'],
    each('reason', SKIP_REASONS),
  ),
  latchkey_alarms_total: counter(
    'Alarms to the security contacts, by cause. `record_broken` counts each look at the audit record that finds it broken.',
    ['because'],
    each('because', ALARM_CAUSES),
  ),
  latchkey_approvers: gauge('Approvers who may decide, by the list as it was read last.', []),
  latchkey_approver_list_age_seconds: gauge(
    'Age of the list of approvers. Approve is refused when it is older than five minutes.',
    [],
  ),
  latchkey_halted: shared('1 while all resets are halted, else 0.', []),
  latchkey_accounts_frozen: shared('Accounts that are frozen until two approvers lift it.', []),
} satisfies Record<string, MetricSpec>;

const MICROSOFT = {
  latchkey_graph_calls_total: counter(
    'Calls to Microsoft Graph, by what was called and what came of it. Microsoft’s request ids are in the log.',
    ['call', 'outcome'],
  ),
  latchkey_graph_repeats_total: counter(
    'Answers of Microsoft Graph after which a reading call was quietly made again.',
    ['call', 'outcome'],
  ),
  latchkey_graph_call_duration_seconds: histogram(
    'Time until a call to Microsoft Graph was answered or given up, repetitions included.',
    ['call'],
    CALL_BUCKETS,
  ),
  latchkey_teams_sends_total: counter(
    'Calls to the Bot Connector of Teams, by what was sent and what came of it.',
    ['send', 'outcome'],
  ),
  latchkey_teams_send_duration_seconds: histogram(
    'Time until the Bot Connector of Teams answered.',
    ['send'],
    CALL_BUCKETS,
  ),
  latchkey_teams_put_off_total: counter(
    'Sends that went back to the queue, since Teams wants a longer pause than a worker waits.',
    ['send'],
  ),
  latchkey_turns_total: counter(
    'Activities that came in over HTTP, by kind and by the HTTP status of the answer.',
    ['activity', 'status'],
  ),
  latchkey_turn_duration_seconds: histogram(
    'Time until an activity was answered over HTTP. Teams gives up after some ten seconds.',
    ['activity'],
    CALL_BUCKETS,
  ),
} satisfies Record<string, MetricSpec>;

const WORK = {
  latchkey_jobs_due: shared(
    'Jobs that are due and that no worker has taken yet, by pool of workers; no more than 10000 are counted.',
    ['pool'],
  ),
  latchkey_jobs_oldest_due_age_seconds: shared(
    'How long the oldest job that is due and not taken has been due; 0 where there is none.',
    ['pool'],
  ),
  latchkey_jobs_leased: shared('Jobs that a worker of any instance has in hand.', []),
  latchkey_jobs_put_aside: shared(
    'Jobs that were put aside for good and are still in the database, by kind.',
    ['kind'],
  ),
  latchkey_jobs_finished_total: counter(
    'Jobs that this instance let go of, by kind and by what became of them: done, again (due later), failed (tried again), put_aside, lost (another worker has it).',
    ['kind', 'outcome'],
  ),
  latchkey_leases_total: counter(
    'Leases of jobs: taken, renewed, given_back as they were, or lost to another instance since this one was too slow.',
    ['change'],
    each('change', ['taken', 'renewed', 'given_back', 'lost']),
  ),
  latchkey_job_pick_up_delay_seconds: histogram(
    'From the moment a job is due for the first time to a worker taking it.',
    ['pool'],
    [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300],
  ),
  latchkey_job_duration_seconds: histogram(
    'From a worker taking a job to its end, the wait for its turn included.',
    ['pool'],
    [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60],
  ),
  latchkey_audit_entries: shared(
    'Length of the audit record: the number of its last entry. It never goes down.',
    [],
  ),
  latchkey_checkpoints_total: counter(
    'Checkpoints of the audit record that were published: to the log and the file, where one is configured, or to the webhook.',
    ['to', 'outcome'],
    [
      { to: 'file', outcome: 'ok' },
      { to: 'file', outcome: 'failed' },
      { to: 'webhook', outcome: 'ok' },
      { to: 'webhook', outcome: 'failed' },
    ],
  ),
  latchkey_checkpoint_entries: gauge(
    'Length of the audit record at the last checkpoint that this instance made, or found in the file; 0 before the first one, absent without a key.',
    [],
  ),
  latchkey_checkpoint_timestamp_seconds: gauge(
    'When that checkpoint was made, in seconds since 1970; 0 before the first one, absent without a key.',
    [],
  ),
  latchkey_reconciled_until_timestamp_seconds: gauge(
    'Up to when the removals in the record were compared with Entra’s log, as this instance knows it, in seconds since 1970. The record tells of a comparison without a removal once a day. Absent before the first one.',
    [],
  ),
  latchkey_database_connections: gauge(
    'Connections to PostgreSQL: in use, idle, and callers that wait for one. Absent with SQLite.',
    ['state'],
  ),
  latchkey_database_duration_seconds: histogram(
    'Time a piece of work with the database took: a query, or a transaction with everything in it; the wait for a connection included.',
    ['work'],
    DATABASE_BUCKETS,
  ),
  latchkey_database_failures_total: counter(
    'Pieces of work with the database that failed for a reason of the database.',
    ['work'],
    each('work', ['query', 'transaction']),
  ),
  latchkey_database_up: gauge('Whether the database answered this scrape, 1 or 0.', []),
  latchkey_ready: gauge('Whether a part works, as /readyz says it, 1 or 0.', ['part']),
  latchkey_build_info: gauge(
    'Always 1; the labels say which version of Latchkey and of Node.js this instance is.',
    ['version', 'node'],
  ),
} satisfies Record<string, MetricSpec>;

/** Every metric of ours by its name. What Node.js and the process tell comes from prom-client beside them. */
export const METRICS = { ...REQUESTS, ...PEOPLE, ...MICROSOFT, ...WORK };

export type MetricName = keyof typeof METRICS;

/** The metrics of one kind. */
export type NamesOf<Kind extends MetricSpec['kind']> = {
  [Name in MetricName]: (typeof METRICS)[Name]['kind'] extends Kind ? Name : never;
}[MetricName];

/** A value for each label of a metric. */
export type LabelsOf<Name extends MetricName> = Readonly<
  Record<(typeof METRICS)[Name]['labels'][number], string>
>;
