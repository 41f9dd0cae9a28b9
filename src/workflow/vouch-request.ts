// What the subject's manager or recovery contact says: that they spoke to the subject, or didn't.
import type { Command, VoucherFacts, VoucherWord } from '../domain/command.ts';
import type { Effect } from '../domain/effect.ts';
import { minus } from '../domain/instant.ts';
import { countsFrom } from '../domain/recovery-contact.ts';
import { isSamePerson, standingOf } from '../domain/person.ts';
import type { Account, ObjectId, Person } from '../domain/person.ts';
import type { Approved, Request } from '../domain/request.ts';
import type { VouchedHow, Voucher, VoucherKind } from '../domain/voucher.ts';
import { ServiceError } from '../errors.ts';
import { countedAs } from './approver-facts.ts';
import { changeRequest } from './change-request.ts';
import type { ChangePorts } from './change-request.ts';
import type { HelpdeskPeople, Ports } from './ports.ts';
import type { RefusalRecord } from './refusal-record.ts';
import { refusedView, roleIn, roleNow, viewFor, voucherView } from './show-request.ts';
import type { ShowPorts } from './show-request.ts';
import type { View } from './view.ts';

export type VouchPorts = ChangePorts &
  ShowPorts &
  Pick<Ports, 'helpdesk' | 'keys' | 'directory'> & { readonly refusals: RefusalRecord };

/** A click on a voucher's card. */
export interface VouchClick {
  readonly by: ObjectId;
  readonly number: number;
  readonly revision: number;
  readonly word: VoucherWord;
  readonly how?: VouchedHow;
}

/** Takes a voucher's word. Who they are is read from the directory now: two accounts of one person count once (I1). */
export async function vouch(ports: VouchPorts, click: VouchClick): Promise<View> {
  const { by, number, revision, word } = click;
  const stored = await ports.requests.byNumber(number);
  const role = stored === undefined ? undefined : await roleNow(ports, stored.value, by, 'voucher');
  if (stored === undefined || role === undefined) return { card: 'not_available', what: 'unknown_request' };
  // An objection is heard from any card, however old; a vouch only for what stands on the newest one.
  const isOld = (request: Request): boolean => request.revision > revision && word !== 'not_asked';
  if (isOld(stored.value)) return viewFor(ports, stored.value, role, by);
  const [people, person] = await Promise.all([ports.helpdesk.last(), ports.directory.person(by)]);
  const changed = await changeRequest(ports, number, (request) =>
    isOld(request) ? undefined : commandOf(click, voucherFacts(ports, person ?? { id: by }, request, people)),
  );
  if (changed.kind === 'unknown_request') return { card: 'not_available', what: 'unknown_request' };
  if (changed.kind !== 'refused') return viewFor(ports, changed.request, 'voucher', by);
  const { request, refusal } = changed;
  const verb = `vouch_${word}`;
  await ports.refusals.add({ by, number, verb, refusal });
  const view = roleIn(request, by) === 'voucher' ? await voucherView(ports, request, by, refusal) : undefined;
  return view ?? refusedView(ports, refusal, number);
}

function commandOf({ by, word, how }: VouchClick, facts: VoucherFacts): Command {
  return { kind: 'vouch', by, word, facts, ...(how === undefined ? {} : { how }) };
}

function voucherFacts(
  ports: Pick<Ports, 'keys'>,
  account: Pick<Person, 'id' | 'employeeId'>,
  request: Request,
  people: HelpdeskPeople,
): VoucherFacts {
  const { employeeId } = account;
  const identity = employeeId === undefined ? {} : { identity: ports.keys.fingerprint(employeeId) };
  const countsAs = countedAs(ports, account, request, people);
  return { countsAs: countsAs === 'voucher' ? 'nobody_else' : countsAs, ...identity };
}

type OrderPorts = Pick<Ports, 'directory' | 'recoveryContacts' | 'clock'>;

/**
 * Whom to ask for a word, in order: the manager, the recovery contacts that count by now, the manager's manager. Never the
 * requester or subject under whatever account, nobody whose account is not an enabled member's, and no manager of late:
 * whoever can write to the directory would name an accomplice.
 */
export async function vouchOrder(
  ports: OrderPorts,
  subject: Person,
  requester: Person | undefined,
  { people: { samePerson }, isManagerNew, approvedBy = [] }: OrderFacts,
): Promise<readonly Voucher[]> {
  const [manager, contacts] = await Promise.all([
    readPerson(ports, isManagerNew ? undefined : subject.managerId),
    countingContacts(ports, subject.id),
  ]);
  const [above, chosen] = await Promise.all([
    readPerson(ports, manager?.managerId),
    Promise.all(contacts.map((id) => readPerson(ports, id))),
  ]);
  const concerned = [subject, ...(requester === undefined ? [] : [requester]), ...approvedBy];
  const candidates: readonly (readonly [VoucherKind, Person | undefined])[] = [
    ['manager', manager],
    ...chosen.map((person) => ['recovery_contact', person] as const),
    ['managers_manager', above],
  ];
  const fit = candidates.flatMap(([as, person]) => {
    if (person === undefined || standingOf(person) !== 'member_enabled') return [];
    return concerned.some((one) => isSamePerson(one, person, samePerson)) ? [] : [{ id: person.id, as }];
  });
  return fit.filter(({ id }, index) => fit.findIndex((one) => one.id === id) === index);
}

/** What the order goes by beside the directory. */
export interface OrderFacts {
  readonly people: Pick<HelpdeskPeople, 'samePerson'>;
  /** The directory's log says that the manager was changed lately. */
  readonly isManagerNew: boolean;
  /** Who approved already: they don't vouch for what they approved, under whatever account (I1). */
  readonly approvedBy?: readonly Account[];
}

async function readPerson({ directory }: OrderPorts, id: ObjectId | undefined): Promise<Person | undefined> {
  return id === undefined ? undefined : directory.person(id);
}

async function countingContacts(
  { recoveryContacts, clock }: OrderPorts,
  subject: ObjectId,
): Promise<readonly ObjectId[]> {
  const contacts = await recoveryContacts.of(subject);
  const now = clock.now();
  return contacts.filter((one) => countsFrom(one) <= now).map(({ contact }) => contact);
}

/** Whether everybody who vouched for this request would still be asked today (I3). */
export async function areStillVouchers(
  ports: OrderPorts,
  { vouches, approvals }: Pick<Approved, 'vouches' | 'approvals'>,
  { subject, requester }: { readonly subject: Person | undefined; readonly requester: Person | undefined },
  facts: OrderFacts & { readonly people: Pick<HelpdeskPeople, 'approvers'> },
): Promise<boolean> {
  if (vouches.length === 0) return true;
  if (subject === undefined) return false;
  const approvedBy = facts.people.approvers.filter(({ id }) => approvals.some(({ by }) => by === id));
  const order = await vouchOrder(ports, subject, requester, { ...facts, approvedBy });
  return vouches.every(({ by }) => order.some(({ id }) => id === by));
}

/** After so many the next voucher is passed over: waiting on would let the request run out in silence. */
const MOST_ATTEMPTS = 4;

/**
 * Asks the next voucher. The manager's manager is one by the manager's own entry in the directory, which is looked at only
 * now, when it matters: whoever had it changed lately, or whose log can't be read, names nobody.
 */
export async function askVoucher(
  ports: ChangePorts & Pick<Ports, 'directory'>,
  { number, step }: Pick<Extract<Effect, { readonly kind: 'ask_voucher' }>, 'number' | 'step'>,
  attempt: number,
): Promise<void> {
  const stored = await ports.requests.byNumber(number);
  const request = stored?.value;
  if (request?.status !== 'verifying') return;
  const isNew =
    request.vouchOrder[step]?.as === 'managers_manager' &&
    (await isAboveNew(ports, request.subject, attempt));
  await changeRequest(ports, number, {
    kind: 'ask_voucher',
    step,
    ...(isNew ? { passOver: true as const } : {}),
  });
}

async function isAboveNew(
  { directory, clock, rulebook }: ChangePorts & Pick<Ports, 'directory'>,
  subject: ObjectId,
  attempt: number,
): Promise<boolean> {
  const manager = (await directory.person(subject))?.managerId;
  if (manager === undefined) return true;
  const log = await directory.contactChanges(manager, minus(clock.now(), rulebook.limits.recentChange));
  const mayAnswerYet = attempt < MOST_ATTEMPTS && log.kind === 'unreadable' && log.why === 'no_answer';
  if (mayAnswerYet) throw new ServiceError('GRAPH_UNAVAILABLE', 'The directory’s audit log gave no answer.');
  return log.kind === 'unreadable' || log.changes.some(({ field }) => field === 'manager');
}
