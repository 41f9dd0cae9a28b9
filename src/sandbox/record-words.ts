import type { AuditEntry } from '../domain/audit.ts';
import type { Event } from '../domain/event.ts';
import { epochOf } from '../domain/instant.ts';
import type { FeedLine } from './feed.ts';
import { PEOPLE } from './tenant/people.ts';

/** An audit entry as a line of the feed, with the names of the cast in place of object ids. */
export function recordLine(entry: AuditEntry): Pick<FeedLine, 'source' | 'text' | 'at' | 'trouble'> {
  const label = entry.request === undefined ? '' : `LK-${entry.request} `;
  return {
    source: 'record',
    at: epochOf(entry.at),
    text: `${label}${wordsFor(entry.event)}`,
    trouble: TROUBLE.includes(entry.event.kind),
  };
}

const TROUBLE: readonly Event['kind'][] = [
  'suspicion_told',
  'checks_failed',
  'code_refused',
  'approvals_voided',
  'approver_unreachable',
  'page_failed',
  'voucher_unreachable',
  'voucher_passed_over',
  'on_call_unreachable',
  'nobody_on_call',
  'registered_after_end',
  'needs_hands',
  'alarm_raised',
  'halt',
  'turned_away',
  'command_refused',
];

/** The word of the record, who did it, and the one detail that tells most. */
function wordsFor(event: Event): string {
  const what = event.kind.replaceAll('_', ' ');
  const who = 'by' in event ? ` by ${nameOf(event.by)}` : '';
  const detail = detailOf(event);
  return `${what}${who}${detail === undefined ? '' : `: ${detail}`}`;
}

function detailOf(event: Event): string | undefined {
  switch (event.kind) {
    case 'subject_chosen':
    case 'freeze_lift_asked':
    case 'freeze_lifted':
      return nameOf(event.subject);
    case 'symptom_chosen':
      return event.symptom.replaceAll('_', ' ');
    case 'submitted':
      return `${event.tier}, ${event.methods.length} methods to remove`;
    case 'tier_raised':
      return event.tier;
    case 'step_left_out':
    case 'paged':
    case 'page_failed':
      return `step ${event.step + 1}`;
    case 'step_notified':
      return event.people.map(nameOf).join(', ');
    case 'approver_unreachable':
    case 'voucher_unreachable':
    case 'voucher_passed_over':
      return nameOf(event.who);
    case 'vouch_asked':
      return `${nameOf(event.who)}, ${event.as.replaceAll('_', ' ')}`;
    case 'vouched':
      return event.how.replaceAll('_', ' ');
    case 'vouch_withheld':
      return event.word.replaceAll('_', ' ');
    case 'registered_after_end':
      return event.odd.join(', ').replaceAll('_', ' ');
    case 'recovery_contact_set':
    case 'recovery_contact_removed':
      return nameOf(event.contact);
    case 'erased':
      return nameOf(event.person);
    case 'purged':
      return `${event.requests} requests`;
    case 'checkpointed':
      return `of entry ${event.sequence}`;
    case 'record_broken':
      return `entry ${event.sequence}, ${event.fault}`;
    case 'reconciled':
      return `${event.removals} removals, ${event.unmatched} unmatched`;
    case 'removal_unrecorded':
    case 'removal_unlogged':
      return nameOf(event.subject);
    case 'code_refused':
      return event.verdict;
    case 'needs_hands':
      return event.why;
    case 'ended':
      return [event.status, event.reason].filter((word) => word !== undefined).join(', ');
    case 'alarm_raised':
    case 'approvals_voided':
    case 'turned_away':
      return event.because.replaceAll('_', ' ');
    case 'on_call_unreachable':
      return `${nameOf(event.who)} in ${event.rotation}, ${event.because.replaceAll('_', ' ')}`;
    case 'on_call_reachable':
      return `${nameOf(event.who)} in ${event.rotation}`;
    case 'nobody_on_call':
      return event.until === undefined ? event.from : `${event.from} to ${event.until}`;
    case 'shift_taken_over':
    case 'shift_given_back':
      return event.rotation;
    case 'shift_change_proposed':
      return `${event.of.replaceAll('_', ' ')}, to ${nameOf(event.to)}`;
    case 'shift_change_agreed':
      return event.of.replaceAll('_', ' ');
    case 'shift_change_expired':
      return event.because;
    case 'approved':
      return `${event.methods.length} methods to remove${event.revokesSessions ? ', and signed out' : ''}`;
    case 'step_asked':
    case 'step_done':
    case 'step_deferred':
    case 'step_turned_down':
      return event.step.replaceAll('_', ' ');
    case 'command_refused':
      return `${event.verb}, ${event.reason}`;
    case 'request_opened':
    case 'suspicion_told':
    case 'checks_asked':
    case 'checks_failed':
    case 'replanned':
    case 'handed_over':
    case 'held':
    case 'hold_ran_out':
    case 'followed':
    case 'code_shown':
    case 'code_replaced':
    case 'claimed':
    case 'removal_asked':
    case 'removal_answered':
    case 'removal_unanswered':
    case 'removal_deferred':
    case 'removal_gone':
    case 'reset_halted':
    case 'looked_again':
    case 'graph_awaited':
    case 'reset_done':
    case 'hands_reported':
    case 'reminded':
    case 'shift_change_declined':
    case 'shift_change_withdrawn':
    case 'shift_change_ended':
    case 'halt':
    case 'halt_lift_asked':
    case 'halt_lifted':
      return undefined;
  }
}

function nameOf(id: string): string {
  return Object.values(PEOPLE).find((person) => person.id === id)?.displayName ?? id;
}
