// What was found about changes of the contact on file, about the one who asks, and about the helpdesk as a whole.
import type { ChangeFinding, Finding, RequesterRecord } from '../../domain/finding.ts';
import type { ContactField } from '../../domain/recent-change.ts';
import type { Unreadable } from '../../domain/sign-in-evidence.ts';
import { counted, joined } from './joined.ts';
import { dayOf } from './moment.ts';

/** Whether phone, manager or sign-in name were changed lately. */
export function changesLine(found: ChangeFinding): string {
  switch (found.kind) {
    case 'none':
      return 'phone number, manager and sign-in name weren’t changed lately.';
    case 'changed':
      return `changed lately: ${joined(changedFields(found))}.`;
    case 'unreadable':
      return `whether phone number, manager or sign-in name were changed lately: ${UNREADABLE[found.why]}`;
  }
}

/** One entry per field, with its latest change: a field that was changed often is not worse than one changed once. */
function changedFields({ changes }: Extract<ChangeFinding, { readonly kind: 'changed' }>): readonly string[] {
  const latest = new Map(
    changes.toSorted((one, other) => (one.at < other.at ? -1 : 1)).map(({ field, at }) => [field, at]),
  );
  return [...latest].map(([field, at]) => `${FIELD[field]} (${dayOf(at)})`);
}

const FIELD: Readonly<Record<ContactField, string>> = {
  phone: 'a number on file',
  manager: 'the manager',
  sign_in_name: 'the sign-in name',
  department: 'the department',
};

const UNREADABLE: Readonly<Record<Unreadable, string>> = {
  no_licence: 'the log goes back far enough only with Entra ID P1, which this company doesn’t have.',
  not_granted: 'the bot isn’t allowed to read that log.',
  no_answer: 'Microsoft’s service didn’t answer.',
};

/** What is known of the one who asks. */
export function requesterLine(record: RequesterRecord): string {
  const said = against(record);
  if (said.length > 0) return `the one who asks ${joined(said, said.length)}.`;
  return record.age === 'unknown'
    ? 'how old the account of the one who asks is; the directory doesn’t say.'
    : 'nothing unusual about the one who asks.';
}

function against({ requests, most, age, resetLately, objections }: RequesterRecord): readonly string[] {
  return [
    ...(requests > most ? [`made ${counted(requests, 'request')} within a day (usual: ${most})`] : []),
    ...(age === 'new_account' ? ['has a new account'] : []),
    ...(resetLately ? ['was reset lately'] : []),
    ...(objections > 0 ? [`made ${counted(objections, 'request')} nobody had asked for`] : []),
  ];
}

/** Whether the helpdesk as a whole resets more than usual. */
export function loadLine({ resets, most }: Extract<Finding, { readonly check: 'helpdesk_load' }>): string {
  return resets > most
    ? `${counted(resets, 'reset')} by this helpdesk within an hour (usual: ${most}).`
    : 'no more resets within an hour than usual.';
}

/** Whether others were turned down before who asked for the same colleague. */
export function turnedDownLine({
  requests,
}: Extract<Finding, { readonly check: 'turned_down_before' }>): string {
  return requests === 0
    ? 'nobody was turned down before who asked for them.'
    : `${counted(requests, 'request')} for them ${requests === 1 ? 'was' : 'were'} turned down or given a wrong code before.`;
}
