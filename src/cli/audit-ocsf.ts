// Entries of the record as events of the Open Cybersecurity Schema Framework, 1.1.0.
import { canonicalJson } from '../domain/audit.ts';
import type { AuditEntry } from '../domain/audit.ts';
import type { Event, EventKind } from '../domain/event.ts';
import { epochOf } from '../domain/instant.ts';
import type { ObjectId } from '../domain/person.ts';
import { formatNumber } from '../domain/request-number.ts';

const OCSF_VERSION = '1.1.0';

/** Identity & Access Management. */
const CATEGORY = 3;
const ACCOUNT_CHANGE = { uid: 3001, name: 'Account Change' } as const;
const ENTITY_MANAGEMENT = { uid: 3004, name: 'Entity Management' } as const;

interface Activity {
  readonly of: typeof ACCOUNT_CHANGE | typeof ENTITY_MANAGEMENT;
  readonly id: number;
  readonly name: string;
}

const MFA_FACTOR_DISABLE: Activity = { of: ACCOUNT_CHANGE, id: 11, name: 'MFA Factor Disable' };
const CREATE: Activity = { of: ENTITY_MANAGEMENT, id: 1, name: 'Create' };
const UPDATE: Activity = { of: ENTITY_MANAGEMENT, id: 3, name: 'Update' };

/** What the framework calls it: a removal by the bot changes an account, everything else a request or a thing of the bot. */
function activityOf(event: Event): Activity {
  if (event.kind === 'removal_gone' && event.byUs) return MFA_FACTOR_DISABLE;
  if (event.kind === 'step_done') return { of: ACCOUNT_CHANGE, id: 99, name: STEPS[event.step] };
  return event.kind === 'request_opened' ? CREATE : UPDATE;
}

const STEPS = { default_change: 'Default method changed', revocation: 'Sessions revoked' } as const;

const HIGH: readonly EventKind[] = [
  'alarm_raised',
  'record_broken',
  'removal_unrecorded',
  'removal_unlogged',
];
const FAILED: readonly EventKind[] = ['command_refused', 'turned_away', 'code_refused', 'checks_failed'];

const severityOf = ({ kind }: Event) =>
  HIGH.includes(kind) ? { severity_id: 4, severity: 'High' } : { severity_id: 1, severity: 'Informational' };

const statusOf = ({ kind }: Event) =>
  FAILED.includes(kind) ? { status_id: 2, status: 'Failure' } : { status_id: 1, status: 'Success' };

/** One event. People are object ids, never names. `unmapped` holds the entry whole, so that its hash can be computed anew. */
export function ocsfOf(
  entry: AuditEntry,
  { subject, version }: { readonly subject: ObjectId | undefined; readonly version: string },
): Readonly<Record<string, unknown>> {
  const { sequence, at, request, event, previous, hash } = entry;
  const { of, id, name } = activityOf(event);
  const what = event.kind.replaceAll('_', ' ');
  return {
    activity_id: id,
    activity_name: name,
    category_uid: CATEGORY,
    category_name: 'Identity & Access Management',
    class_uid: of.uid,
    class_name: of.name,
    type_uid: of.uid * 100 + id,
    type_name: `${of.name}: ${name}`,
    time: epochOf(at),
    ...severityOf(event),
    ...statusOf(event),
    message: request === undefined ? what : `${formatNumber(request)}: ${what}`,
    metadata: {
      version: OCSF_VERSION,
      product: { name: 'Latchkey', vendor_name: 'Latchkey', version },
      log_name: 'audit',
      uid: hash,
      sequence,
      original_time: at,
    },
    // Who did it, and by what: a removal is the bot's own doing, after the decisions that come before it.
    actor: {
      invoked_by: 'Latchkey',
      ...('by' in event ? { user: { uid: event.by } } : {}),
    },
    ...(of === ACCOUNT_CHANGE ? { user: { uid: subject ?? 'unknown' } } : { entity: entityOf(request) }),
    unmapped: { event: canonicalJson(event), previous, ...(request === undefined ? {} : { request }) },
  };
}

const entityOf = (request: number | undefined) =>
  request === undefined
    ? { type: 'service', name: 'Latchkey' }
    : { type: 'request', name: formatNumber(request), uid: String(request) };
