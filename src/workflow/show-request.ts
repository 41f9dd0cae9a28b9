// Puts together what a card needs: the request as it is now, and the names of the people on it.
import type { ObjectId, Person } from '../domain/person.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Draft, Request } from '../domain/request.ts';
import { isForSecurity, SYMPTOMS } from '../domain/self-help.ts';
import { usableNumbers } from '../domain/verification.ts';
import { isServiceError } from '../errors.ts';
import type { Ports } from './ports.ts';
import { factsAbout } from './approver-facts.ts';
import type { Named, NumberOnFile, Role, View } from './view.ts';

export type ShowPorts = Pick<Ports, 'directory' | 'brakes' | 'helpdesk' | 'log' | 'keys'>;

/** A person as cards name them. */
export function namedOf(person: Person): Named {
  const { id, displayName, signInName, department } = person;
  return { id, name: displayName, signInName, ...(department === undefined ? {} : { department }) };
}

/** Everybody whom a card of this request may name. */
export function peopleOn(request: Request): readonly ObjectId[] {
  const subject = request.subject === undefined ? [] : [request.subject];
  const approvals = 'approvals' in request ? request.approvals.map(({ by }) => by) : [];
  const notified = 'escalation' in request ? request.escalation.notified : [];
  const skipped = 'escalation' in request ? request.escalation.skipped.map(({ id }) => id) : [];
  const vouchers = 'vouchers' in request ? request.vouchers : [];
  const ending = 'ending' in request && 'by' in request.ending ? [request.ending.by] : [];
  const all = [request.requester, ...subject, ...approvals, ...notified, ...skipped, ...vouchers, ...ending];
  return [...new Set(all)];
}

/** The requester's card: the next question of an unfinished draft, or how the request stands. */
export async function requesterView(ports: ShowPorts, request: Request, problem?: Refusal): Promise<View> {
  if (request.status === 'draft' && request.checks === 'not_asked') return questionView(ports, request);
  const people = await ports.directory.names(peopleOn(request));
  return { card: 'requester', request, people, ...(problem === undefined ? {} : { problem }) };
}

async function questionView(ports: ShowPorts, draft: Draft): Promise<View> {
  const { number, subject: id, symptom, reported } = draft;
  if (id === undefined) return { card: 'who', number };
  const subject = await nameOf(ports, id);
  if (symptom === undefined) return { card: 'symptom', number, subject };
  const code = symptom === 'error_code' ? reported.errorCode : undefined;
  const suspicious = code === undefined ? isForSecurity(reported) : reported.suspicious === true;
  return {
    card: 'self_help',
    number,
    subject,
    symptom,
    suspicious,
    ...(code === undefined ? {} : { errorCode: code }),
  };
}

/** One person's name; an empty one when the directory does not answer in time. */
export async function nameOf(ports: Pick<Ports, 'directory'>, id: ObjectId): Promise<Named> {
  return (await ports.directory.names([id])).get(id) ?? { id, name: 'a colleague' };
}

/** An approver's card; the numbers on file are read from the directory now and only while they are needed. */
export async function approverView(
  ports: ShowPorts,
  request: Request,
  viewer: ObjectId,
  problem?: Refusal,
): Promise<View> {
  const [people, numbers, halt, viewerIsKnown] = await Promise.all([
    ports.directory.names(peopleOn(request)),
    request.status === 'awaiting_approval' ? numbersFor(ports, request.subject, request.symptom) : [],
    ports.brakes.halt(),
    isKnown(ports, viewer),
  ]);
  const halted = halt !== undefined;
  return {
    card: 'approver',
    request,
    people,
    numbers,
    viewer,
    viewerIsKnown,
    halted,
    ...(problem === undefined ? {} : { problem }),
  };
}

/** Whether the directory holds an employee id of that person; not known either while it can't be read. */
async function isKnown({ helpdesk }: ShowPorts, id: ObjectId): Promise<boolean> {
  try {
    return (await helpdesk.last()).employeeIds.has(id);
  } catch (error) {
    if (!isServiceError(error)) throw error;
    return false;
  }
}

async function numbersFor(
  ports: ShowPorts,
  subject: ObjectId,
  symptom: keyof typeof SYMPTOMS,
): Promise<readonly NumberOnFile[] | 'unreadable'> {
  const person = await personIfReadable(ports, subject);
  if (person === 'unreadable') return person;
  if (person === undefined) return [];
  const usable = usableNumbers(person, SYMPTOMS[symptom].phoneGone);
  const business = person.businessPhones.map((number) => ({ kind: 'business', number }) as const);
  const mobile =
    person.mobilePhone === undefined ? [] : [{ kind: 'mobile', number: person.mobilePhone } as const];
  return [...business, ...mobile].filter(({ kind }) => usable.includes(kind));
}

/** The click is saved by now, so a directory that doesn't answer must not make its answer "nothing was changed" (I10). */
async function personIfReadable(ports: ShowPorts, id: ObjectId): Promise<Person | 'unreadable' | undefined> {
  try {
    return await ports.directory.person(id);
  } catch (error) {
    if (!isServiceError(error)) throw error;
    ports.log.warn({ code: error.code }, 'the numbers on file could not be read for a card');
    return 'unreadable';
  }
}

/** The card of a request for one role. */
export async function viewFor(
  ports: ShowPorts,
  request: Request,
  role: Role,
  viewer: ObjectId,
): Promise<View> {
  switch (role) {
    case 'requester':
      return requesterView(ports, request);
    case 'approver':
      return approverView(ports, request, viewer);
    case 'informed':
      return { card: 'informed', request, people: await ports.directory.names(peopleOn(request)), viewer };
    case 'follower':
      return { card: 'follower', request, people: await ports.directory.names(peopleOn(request)) };
  }
}

/** How a person is involved in a request; undefined for everybody who is not. */
export function roleIn(request: Request, who: ObjectId): Role | undefined {
  if (request.requester === who) return 'requester';
  if ('escalation' in request && request.escalation.notified.includes(who)) return 'approver';
  if (isConcerned(request, who)) return 'informed';
  return request.followers.includes(who) ? 'follower' : undefined;
}

function isConcerned(request: Request, who: ObjectId): boolean {
  if (request.status === 'draft') return false;
  return request.subject === who || ('vouchers' in request && request.vouchers.includes(who));
}

const ROLES: readonly Role[] = ['requester', 'approver', 'informed', 'follower'];

/**
 * The role in which a card of the request may be shown to somebody now: the one it was meant for while they have it,
 * else another one of theirs, else undefined. Approvers' cards hold numbers and evidence, so they are only for people
 * in the last list of approvers, whoever was asked before.
 */
export async function roleNow(
  ports: Pick<Ports, 'helpdesk' | 'keys'>,
  request: Request,
  who: ObjectId,
  meant: Role,
): Promise<Role | undefined> {
  const others = ROLES.filter((role) => role !== 'approver' || roleIn(request, who) === 'approver');
  for (const role of [meant, ...others]) {
    if (await hasRole(ports, request, who, role)) return role;
  }
  return undefined;
}

async function hasRole(
  ports: Pick<Ports, 'helpdesk' | 'keys'>,
  request: Request,
  who: ObjectId,
  role: Role,
): Promise<boolean> {
  switch (role) {
    case 'requester':
      return request.requester === who;
    case 'approver': {
      const { isApprover, countsAs } = factsAbout(ports, who, request, await ports.helpdesk.last());
      return isApprover && countsAs !== 'requester' && countsAs !== 'subject';
    }
    case 'informed':
      return isConcerned(request, who);
    case 'follower':
      return request.followers.includes(who);
  }
}

/** A refusal that has no card of its own to stand on. */
export async function refusedView(ports: ShowPorts, refusal: Refusal, number: number): Promise<View> {
  const by = 'by' in refusal ? [refusal.by] : [];
  return { card: 'refused', refusal, number, people: await ports.directory.names(by) };
}
