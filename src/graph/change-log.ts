import type { ObjectId } from '../domain/person.ts';
import type { ContactChange, ContactField } from '../domain/recent-change.ts';
import type { Directory } from '../workflow/ports.ts';
import { targetOf, type AuditLogReader, type AuditRow } from './audit-log.ts';

/** Changes of what contact with a person rests on, the newest first, without any value. */
export function createChangeLog(read: AuditLogReader): Directory['contactChanges'] {
  return async (id, since) => {
    const log = await read(id, since);
    if (log.kind === 'unreadable') return log;
    return { kind: 'read', changes: log.rows.flatMap((row) => changesIn(row, id)) };
  };
}

function changesIn(row: AuditRow, person: ObjectId): readonly ContactChange[] {
  return fieldsChanged(row, person).map((field) => ({ field, at: row.activityDateTime }));
}

/** The property of “Update user” whose value is the list of the others' names. */
const LIST_OF_NAMES = 'Included Updated Properties';

/**
 * What a row changed of a person's means of contact. Microsoft lists the activities but not the names of their properties,
 * so any that sounds like one counts: a change too many costs a second approval, one too few a call to an attacker. Phones
 * among the authentication methods (`StrongAuthentication…`) are not numbers to call, and `TargetId.…` says who was changed,
 * not what. An account that was created has no earlier number that somebody could have replaced.
 * https://learn.microsoft.com/entra/identity/monitoring-health/reference-audit-activities
 */
function fieldsChanged(row: AuditRow, person: ObjectId): readonly ContactField[] {
  const activity = row.activityDisplayName.trim();
  if (/^add user$/i.test(activity)) return [];
  const names = namesIn(row, person).filter((name) => !/^(?:StrongAuthentication|TargetId\.)/i.test(name));
  const fields: readonly (readonly [ContactField, boolean])[] = [
    ['phone', names.some((name) => /phone|mobile/i.test(name))],
    ['manager', /user manager/i.test(activity) || names.some((name) => /manager/i.test(name))],
    ['department', names.some((name) => /^department$/i.test(name))],
    ['sign_in_name', names.some((name) => /userprincipalname/i.test(name))],
  ];
  return fields.flatMap(([field, isChanged]) => (isChanged ? [field] : []));
}

/** The names of all properties that the row lists, in whichever of the two ways. */
function namesIn(row: AuditRow, person: ObjectId): readonly string[] {
  const properties = targetOf(row, person)?.modifiedProperties ?? [];
  return properties.flatMap(({ displayName, newValue }) =>
    displayName === LIST_OF_NAMES ? (newValue ?? '').split(/[^\w.]+/) : (displayName?.trim() ?? []),
  );
}
