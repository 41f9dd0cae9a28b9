// Whom people choose, while they can still sign in, to vouch for them one day.
import { factsOf } from '../domain/audit.ts';
import type { Effect, PlannedEffect } from '../domain/effect.ts';
import type { Event } from '../domain/event.ts';
import { isSamePerson, standingOf } from '../domain/person.ts';
import type { ObjectId, Person } from '../domain/person.ts';
import { countsFrom, MOST_CONTACTS } from '../domain/recovery-contact.ts';
import type { RecoveryContactRefusal } from '../domain/recovery-contact.ts';
import { isServiceError } from '../errors.ts';
import type { Ports } from './ports.ts';
import type { SideChange } from './storage-ports.ts';
import type { View } from './view.ts';

export type ContactPorts = Pick<
  Ports,
  'clock' | 'directory' | 'helpdesk' | 'recoveryContacts' | 'rulebook' | 'bell'
>;

/** The asker's own contacts; `problem` is why the last click did nothing. */
export async function recoveryContacts(
  ports: Pick<Ports, 'clock' | 'directory' | 'recoveryContacts'>,
  of: ObjectId,
  problem?: { readonly problem: RecoveryContactRefusal; readonly named: string },
): Promise<View> {
  const contacts = await ports.recoveryContacts.of(of);
  const now = ports.clock.now();
  return {
    card: 'recovery_contacts',
    contacts: contacts.map((one) => ({
      contact: one.contact,
      countsFrom: countsFrom(one),
      counts: countsFrom(one) <= now,
    })),
    people: await ports.directory.names(contacts.map(({ contact }) => contact)),
    mayAdd: contacts.length < MOST_CONTACTS,
    ...problem,
  };
}

/** Chooses a contact by name or address. They count after seven days; subject, manager and contact hear of it at once. */
export async function addRecoveryContact(ports: ContactPorts, by: ObjectId, who: string): Promise<View> {
  const named = who.trim();
  const found = named === '' ? undefined : await only(ports, named);
  const subject = await ports.directory.person(by);
  if (found === undefined || subject === undefined)
    return recoveryContacts(ports, by, { problem: 'unknown_person', named });
  const problem = await hindrance(ports, subject, found);
  if (problem !== undefined) return recoveryContacts(ports, by, { problem, named });
  const now = ports.clock.now();
  const contact = { subject: by, contact: found.id, setAt: now };
  const change = changeFor(ports, 'set', { by, subject, contact: found.id });
  const result = await ports.recoveryContacts.set(contact, change);
  if (result !== 'set') {
    const reason = result === 'already' ? 'already_set' : 'too_many';
    return recoveryContacts(ports, by, { problem: reason, named });
  }
  ports.bell.ring();
  return recoveryContacts(ports, by);
}

/** One person who matches for certain: choosing among namesakes is left to a better spelling. */
async function only({ directory }: ContactPorts, named: string): Promise<Person | undefined> {
  const { people, exact } = await directory.search(named);
  const [first, ...others] = people;
  return exact && others.length === 0 && first !== undefined ? directory.person(first.id) : undefined;
}

async function hindrance(
  { helpdesk }: ContactPorts,
  subject: Person,
  contact: Person,
): Promise<RecoveryContactRefusal | undefined> {
  if (contact.id === subject.id) return 'is_yourself';
  if (standingOf(contact) !== 'member_enabled') return 'not_a_member';
  const { samePerson } = await helpdesk.last();
  if (isSamePerson(subject, contact, samePerson)) return 'same_person';
  return contact.id === subject.managerId ? 'is_manager' : undefined;
}

/** Takes a contact of one's own away. */
export async function removeRecoveryContact(
  ports: ContactPorts,
  by: ObjectId,
  contact: ObjectId,
): Promise<View> {
  const subject = await ports.directory.person(by);
  const change = changeFor(ports, 'removed', { by, subject: subject ?? { id: by }, contact });
  if (await ports.recoveryContacts.remove({ subject: by, contact }, change)) ports.bell.ring();
  return recoveryContacts(ports, by);
}

/** "This wasn't me", from the person or their manager: the contact is taken away and security hears of it. */
export async function notMyContact(
  ports: ContactPorts,
  by: ObjectId,
  { subject: of, contact }: { readonly subject: ObjectId; readonly contact: ObjectId },
): Promise<View> {
  const subject = await ports.directory.person(of);
  if (by !== of && subject?.managerId !== by) return { card: 'not_available', what: 'unknown_request' };
  const told = changeFor(ports, 'removed', { by, subject: subject ?? { id: of }, contact });
  const dueAt = ports.clock.now();
  const alarm: Event = { kind: 'alarm_raised', by, because: 'recovery_contact' };
  const effect: Effect = { kind: 'alarm', because: 'recovery_contact', by, subject: of };
  const change = {
    facts: [...told.facts, ...factsOf([alarm], dueAt)],
    effects: [...told.effects, { key: `alarm:recovery_contact:${of}:${contact}:${dueAt}`, dueAt, effect }],
  };
  const isRemoved = await ports.recoveryContacts.remove({ subject: of, contact }, change);
  if (isRemoved) ports.bell.ring();
  // Teams delivers a click up to five times, and two people may press it: it is as they wanted it.
  return newsView(ports, { to: by, by, subject: of, contact, change: isRemoved ? 'removed' : 'gone' });
}

type Concerned = Pick<Person, 'id' | 'managerId'>;

function changeFor(
  { clock, rulebook }: ContactPorts,
  change: 'set' | 'removed',
  {
    by,
    subject,
    contact,
  }: { readonly by: ObjectId; readonly subject: Concerned; readonly contact: ObjectId },
): SideChange {
  const now = clock.now();
  const kind = change === 'set' ? 'recovery_contact_set' : 'recovery_contact_removed';
  const manager = subject.managerId === undefined ? [] : [subject.managerId];
  const concerned = [subject.id, ...manager];
  const about = { change, subject: subject.id, contact };
  const planned = (effect: Effect & { readonly to: ObjectId }): PlannedEffect => ({
    key: `${effect.kind}:${change}:${subject.id}:${contact}:${effect.to}:${now}`,
    dueAt: now,
    effect,
  });
  return {
    facts: factsOf([{ kind, by, subject: subject.id, contact }], now),
    effects: [
      ...[...concerned, contact].map((to) => planned({ kind: 'tell_recovery_contact', to, by, ...about })),
      ...(rulebook.policy.mails
        ? concerned.map((to) => planned({ kind: 'mail_recovery_contact', to, by, ...about }))
        : []),
    ],
  };
}

/** What somebody is told of a contact that was set or removed. */
export async function newsView(
  ports: Pick<Ports, 'directory' | 'recoveryContacts'>,
  news: {
    readonly to: ObjectId;
    readonly by: ObjectId;
    readonly subject: ObjectId;
    readonly contact: ObjectId;
    readonly change: 'set' | 'removed' | 'gone';
  },
): Promise<View> {
  const { to, by, subject, contact, change } = news;
  const set = (await ports.recoveryContacts.of(subject)).find((one) => one.contact === contact);
  return {
    card: 'recovery_contact_news',
    change,
    subject,
    contact,
    by,
    viewer: to,
    people: await ports.directory.names([...new Set([subject, contact, by])]),
    ...(change === 'set' && set !== undefined ? { countsFrom: countsFrom(set) } : {}),
  };
}

/** Posts that news; whoever can't be reached in Teams may still get the mail. */
export async function tellContactNews(
  ports: Pick<Ports, 'directory' | 'recoveryContacts' | 'notifier' | 'log'>,
  effect: Extract<Effect, { readonly kind: 'tell_recovery_contact' }>,
): Promise<void> {
  try {
    await ports.notifier.tell(effect.to, await newsView(ports, effect));
  } catch (error) {
    if (!isServiceError(error, 'TEAMS_UNREACHABLE')) throw error;
    ports.log.warn({ person: effect.to }, 'person cannot be told in Teams of a recovery contact');
  }
}
