// I5, I6 and I9 in the database: one open request per subject, nothing lost, and a record that only grows.
import { AUDIT_START } from '../../src/domain/audit.ts';
import { digest } from '../../src/keys.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { verifyAudit } from '../../src/storage/audit-record.ts';
import type { Case } from './facts.ts';
import type { Delivery } from './ledger.ts';
import type { Judge, Seen } from './seen.ts';

const HOLDS = ['verifying', 'awaiting_approval', 'approved', 'resetting', 'needs_hands'];
const OPEN = ['draft', 'reset', ...HOLDS];

export const isEnded = ({ status }: Pick<Case, 'status'>): boolean => !OPEN.includes(status);

export function judgeRecord(seen: Seen): Judge {
  let before: ReadonlyMap<number, Case> = new Map();
  let read = 0;
  let answered = 0;
  let head: { readonly sequence: number; readonly hash: string } = AUDIT_START;
  return () => {
    const { entries, cases } = seen.facts;
    const now = cases();
    const found = [...oneOpen(now), ...lost(before, now)];
    for (const entry of entries.slice(read)) {
      if (entry.sequence !== head.sequence + 1 || entry.previous !== head.hash)
        found.push(`I9: entry ${entry.sequence} does not follow entry ${head.sequence}`);
      head = entry;
    }
    read = entries.length;
    before = now;
    const answers = seen.ledger.answered.slice(answered);
    answered += answers.length;
    return [...found, ...answers.flatMap((one) => acknowledged(seen, one))];
  };
}

function oneOpen(cases: ReadonlyMap<number, Case>): readonly string[] {
  const open = [...cases.values()].filter(({ status }) => HOLDS.includes(status));
  return open.flatMap(({ number, subject }, at) =>
    open
      .slice(at + 1)
      .filter((other) => other.subject === subject)
      .map((other) => `I5: LK-${number} and LK-${other.number} are open for the same subject`),
  );
}

function lost(before: ReadonlyMap<number, Case>, now: ReadonlyMap<number, Case>): readonly string[] {
  return [...before.values()].flatMap((was) => {
    const is = now.get(was.number);
    if (is === undefined) return [`I6: LK-${was.number} is gone`];
    if (is.version < was.version)
      return [`I6: LK-${was.number} went back from version ${was.version} to ${is.version}`];
    if (isEnded(was) && was.status !== is.status)
      return [`I6: LK-${was.number} was ${was.status} and is ${is.status}`];
    return [];
  });
}

/** What an answer said was done must be in the record. */
function acknowledged({ facts }: Seen, { person, verb, number = 0, answer }: Delivery): readonly string[] {
  const text = JSON.stringify(answer?.body ?? '');
  const has = (kinds: readonly string[]): boolean =>
    facts.of(number).some(({ kind, by }) => by === person && kinds.includes(kind));
  if (verb === 'approve' && text.includes('You approved') && !has(['approved']))
    return [`I6: ${person} was told that they approved LK-${number}, and the record does not know it`];
  if (
    (verb === 'show_code' || verb === 'new_code') &&
    /"\d{3}[ \u00a0]\d{3}"/u.test(text) &&
    !has(['code_shown', 'code_replaced'])
  )
    return [`I6: ${person} was shown a code of LK-${number}, and the record does not know it`];
  if (verb === 'still_locked_out' && text.includes('Checking the account') && !has(['checks_asked']))
    return [`I6: ${person} was told that LK-${number} is being checked, and the record does not know it`];
  return [];
}

/** Walks the whole chain by the product's own rules, and compares every line with how it read before (I9). */
export async function verifyRecord({ facts, databaseUrl }: Seen): Promise<readonly string[]> {
  const rewritten = await facts.rewritten();
  const database = await openDatabase({ url: databaseUrl, readOnly: true });
  try {
    const { fault } = await verifyAudit(database, digest);
    return [
      ...(rewritten.length === 0
        ? []
        : [`I9: entries ${rewritten.slice(0, 5).join(', ')} read differently than before`]),
      ...(fault === undefined ? [] : [`I9: the chain is broken: ${JSON.stringify(fault)}`]),
    ];
  } finally {
    await database.close();
  }
}
