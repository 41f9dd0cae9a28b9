// What was found about changes of the contact on file, about the one who asks, and about the helpdesk as a whole.
import type { ChangeFinding, Finding, RequesterRecord } from '../../domain/finding.ts';
import type { Words } from '../words.ts';
import { joinedThings, sentence } from './joined.ts';
import { dayOf } from './moment.ts';

/** Whether phone, manager or sign-in name were changed lately. */
export function changesLine(words: Words, found: ChangeFinding): string {
  const { say } = words;
  switch (found.kind) {
    case 'none':
      return say('check.changes.none');
    case 'changed':
      return say('check.changes.changed', { fields: joinedThings(words, changedFields(words, found)) });
    case 'unreadable':
      return say(`check.changes.${found.why}`);
  }
}

/** One entry per field, with its latest change: a field that was changed often is not worse than one changed once. */
function changedFields(
  { say }: Words,
  { changes }: Extract<ChangeFinding, { readonly kind: 'changed' }>,
): readonly string[] {
  const latest = new Map(
    changes.toSorted((one, other) => (one.at < other.at ? -1 : 1)).map(({ field, at }) => [field, at]),
  );
  return [...latest].map(([field, at]) => say(`check.changes.${field}`, { date: dayOf(at) }));
}

/** What is known of the one who asks, as it stands after a colon. */
export function requesterLine(words: Words, record: RequesterRecord): string {
  const { say } = words;
  const known = against(words, record).map((one, place) => (place === 0 ? one : sentence(one)));
  if (known.length > 0) return words.paragraph(known);
  return record.age === 'unknown' ? say('check.requester.age_unknown') : say('check.requester.ordinary');
}

function against(
  { say }: Words,
  { requests, most, age, resetLately, objections }: RequesterRecord,
): readonly string[] {
  return [
    ...(requests > most ? [say('check.requester.requests', { count: requests, most })] : []),
    ...(age === 'new_account' ? [say('check.requester.new_account')] : []),
    ...(resetLately ? [say('check.requester.reset_lately')] : []),
    ...(objections > 0 ? [say('check.requester.objections', { count: objections })] : []),
  ];
}

/** Whether the helpdesk as a whole resets more than usual. */
export function loadLine(
  { say }: Words,
  { resets, most }: Extract<Finding, { readonly check: 'helpdesk_load' }>,
): string {
  return resets > most ? say('check.load.high', { count: resets, most }) : say('check.load.usual');
}

/** Whether others were turned down before who asked for the same colleague. */
export function turnedDownLine(
  { say }: Words,
  { requests }: Extract<Finding, { readonly check: 'turned_down_before' }>,
): string {
  return requests === 0 ? say('check.turned_down.none') : say('check.turned_down.some', { count: requests });
}
