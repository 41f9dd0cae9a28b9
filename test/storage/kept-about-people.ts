// A database with something in every table that holds people, for the suites of purge and erase. No test runs here.
import type { PlannedEffect } from '../../src/domain/effect.ts';
import type { Draft, Request } from '../../src/domain/request.ts';
import type { CardCopy } from '../../src/workflow/storage-ports.ts';
import type { OpenEngine } from './engine.ts';
import { AT, changeTo, endedOf, LATER, opening, verifyingOf } from './request-examples.ts';

/** Opens a request and brings it to where `to` says. */
export async function requestOf(
  { stores: { requests } }: OpenEngine,
  to: (draft: Draft) => Request,
  requester = 'rita',
): Promise<number> {
  const opened = await requests.open(opening(requester));
  if (opened === 'draft_taken') throw new Error('no draft');
  await requests.commit(changeTo(to(opened.value), 1));
  return opened.value.number;
}

export const ended =
  (endedAt = LATER, subject = 'alice') =>
  (draft: Draft): Request =>
    endedOf(verifyingOf(draft, subject), endedAt);

export const copyOf = (number: number, person: string): CardCopy => ({
  number,
  person,
  role: 'informed',
  conversation: `c-${number}-${person.length}`,
  activity: `a-${number}-${person.length}`,
  standing: 'first',
});

export const tellOf = (number: number, to: string, dueAt = AT): PlannedEffect => ({
  key: `tell:${number}:${to}`,
  dueAt,
  effect: { kind: 'tell', number, to, notice: 'outcome' },
});

/** Carries out everything that is due at that moment. */
export async function carryOut({ stores: { jobs } }: OpenEngine, now: string): Promise<void> {
  const lease = () =>
    jobs.lease({ now, until: now, owner: 'test', room: { others: 99, repaints: 99, desk: 1 } });
  for (let leased = await lease(); leased.length > 0; leased = await lease())
    for (const job of leased) await jobs.complete(job, now);
}

/** Every row of every table but the record, as text. */
export async function everything({ database }: OpenEngine): Promise<ReadonlyMap<string, string>> {
  return database.query(async (db) => {
    const tables = (await db.introspection.getTables()).map(({ name }) => name);
    const others = tables.filter((name) => name !== 'audit_entries');
    const rows = new Map<string, string>();
    for (const name of others) {
      const all = await db
        .selectFrom(name as 'requests')
        .selectAll()
        .execute();
      rows.set(name, JSON.stringify(all));
    }
    return rows;
  });
}

/** Names of the tables, but for the record, that name the person anywhere. */
export async function tablesNaming(open: OpenEngine, person: string): Promise<readonly string[]> {
  const rows = await everything(open);
  return [...rows].flatMap(([name, text]) => (text.includes(person) ? [name] : []));
}

/** Keeps something about the person in every table, in no request that is not over. */
export async function fillWith(open: OpenEngine, person: string): Promise<void> {
  const { stores } = open;
  const fact = { at: AT, event: { kind: 'halt', by: 'amir' } } as const;
  const asked = await requestOf(open, ended(), person);
  const about = await requestOf(open, ended(LATER, person));
  await stores.copies.add(copyOf(asked, 'amir'));
  await stores.copies.add(copyOf(about, person));
  await stores.conversations.save(person, `{"user":"${person}"}`);
  await stores.jobs.add([tellOf(asked, person), tellOf(about, 'amir'), tellOf(about, person, LATER)]);
  await stores.jobs.add([shiftTold(person, AT)]);
  await carryOut(open, AT);
  await stores.jobs.add([{ ...shiftTold(person, LATER), key: `tell_shift:${person}:later` }]);
  for (const [subject, contact] of [
    [person, 'bob'],
    ['carl', person],
  ] as const) {
    await stores.recoveryContacts.set({ subject, contact, setAt: AT }, { facts: [fact], effects: [] });
  }
  const words = { seal: `seal-${asked}`, salt: 'salt', text: `It's me, ${person}`, by: person, at: AT };
  const tally = { what: 'alarmed', who: person, number: asked, at: AT } as const;
  const halt = { kind: 'halt', by: 'amir', since: AT } as const;
  await stores.brakes.set(halt, undefined, { facts: [fact], text: words, tallies: [tally] });
  await stores.brakes.lift(halt, { facts: [fact] });
  const shift = {
    kind: 'replace',
    source: 'chat',
    who: person,
    from: AT,
    until: LATER,
    rotation: `of ${asked}`,
  } as const;
  const changes = [{ who: 'bob', instead: person, from: AT, until: LATER, rotation: 'second line' }];
  const terms = { id: `asked ${asked}`, kind: 'swap', by: person, to: 'bob', changes } as const;
  const declined = { ...terms, proposedAt: AT, expiresAt: AT, status: 'declined', endedAt: AT } as const;
  await stores.shiftProposals.commit({
    at: AT,
    adds: [shift],
    opens: [declined],
    facts: [fact],
    effects: [],
  });
}

function shiftTold(by: string, dueAt: string): PlannedEffect {
  const effect = {
    kind: 'tell_shift',
    to: 'amir',
    change: 'taken_over',
    by,
    rotation: 'first line',
    from: AT,
    until: LATER,
  } as const;
  return { key: `tell_shift:${by}`, dueAt, effect };
}
