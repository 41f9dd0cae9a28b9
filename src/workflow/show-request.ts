// Puts together what a card needs: the request as it is now, and the names of the people on it.
import type { ObjectId, Person } from '../domain/person.ts';
import type { Refusal } from '../domain/refusal.ts';
import { plus } from '../domain/instant.ts';
import { messageCheck } from '../domain/message-check.ts';
import type { AwaitingApproval, Draft, Request } from '../domain/request.ts';
import { isEnded } from '../domain/request-status.ts';
import { isForSecurity, mayBeInOtherHands } from '../domain/triage.ts';
import { usableNumbers } from '../domain/verification.ts';
import { VOUCH_LIFETIME, wasAsked } from '../domain/voucher.ts';
import { causeOf, isServiceError } from '../errors.ts';
import type { Ports } from './ports.ts';
import { factsAbout } from './approver-facts.ts';
import { nextAsked } from './next-asked.ts';
import type { NextAskedPorts } from './next-asked.ts';
import type { Named, NumberOnFile, People, Role, View } from './view.ts';

export type ShowPorts = NextAskedPorts & Pick<Ports, 'directory' | 'brakes' | 'audit' | 'log'>;

/** A person as cards name them. */
export function namedOf(person: Person): Named {
  const { id, displayName, signInName, department } = person;
  return { id, name: displayName, signInName, ...(department === undefined ? {} : { department }) };
}

/** Everybody whom a card of this request may name. */
export function peopleOn(request: Request): readonly ObjectId[] {
  const subject = request.subject === undefined ? [] : [request.subject];
  const approvals = 'approvals' in request ? request.approvals.map(({ by }) => by) : [];
  const escalation = 'escalation' in request ? request.escalation : undefined;
  const notified = escalation?.notified ?? [];
  const skipped = escalation?.skipped.map(({ id }) => id) ?? [];
  const vouchers = 'vouchers' in request ? (request.vouchers ?? []) : [];
  const asks = 'vouchAsks' in request ? (request.vouchAsks ?? []).map(({ id }) => id) : [];
  const ending = 'ending' in request && 'by' in request.ending ? [request.ending.by] : [];
  const asked = [...notified, ...skipped, ...vouchers, ...asks];
  return [...new Set([request.requester, ...subject, ...approvals, ...asked, ...ending])];
}

/** The requester's card: the next question of an unfinished draft, or how the request stands. */
export async function requesterView(ports: ShowPorts, request: Request, problem?: Refusal): Promise<View> {
  if (request.status === 'draft' && request.checks === 'not_asked') return questionView(ports, request);
  const shown = await shownTo(ports, request);
  return { card: 'requester', ...shown, ...(problem === undefined ? {} : { problem }) };
}

/** What the cards of everybody but approvers show; the halt is read from the database every time (I11). */
async function shownTo<Some extends Request>(
  ports: ShowPorts,
  request: Some,
): Promise<{ readonly request: Some; readonly people: People; readonly halted: boolean }> {
  const [people, halt] = await Promise.all([ports.directory.names(peopleOn(request)), ports.brakes.halt()]);
  return { request, people, halted: halt !== undefined };
}

/** The question to a voucher; undefined once their word is not waited for. */
export async function voucherView(
  ports: ShowPorts,
  request: Request,
  viewer: ObjectId,
  problem?: Refusal,
): Promise<View | undefined> {
  if (request.status !== 'verifying') return undefined;
  const ask = request.vouchAsks.find((one) => one.id === viewer && wasAsked(one));
  if (ask === undefined || ports.clock.now() > plus(ask.at, VOUCH_LIFETIME)) return undefined;
  const check = messageCheck(ports.keys.keyedHash, request.number, viewer);
  const shown = await shownTo(ports, request);
  return { card: 'vouch', ...shown, ask, viewer, check, ...(problem === undefined ? {} : { problem }) };
}

async function informedView(ports: ShowPorts, request: Request, viewer: ObjectId): Promise<View> {
  const check = messageCheck(ports.keys.keyedHash, request.number, viewer);
  return { card: 'informed', ...(await shownTo(ports, request)), viewer, check };
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
    ...(reported.because === undefined ? {} : { because: reported.because }),
    reported,
  };
}

/** One person's name; an empty one when the directory does not answer in time. */
export async function nameOf(ports: Pick<Ports, 'directory'>, id: ObjectId): Promise<Named> {
  return (await ports.directory.names([id])).get(id) ?? { id, name: '' };
}

/** An approver's card; the numbers on file are read from the directory now and only while they are needed. */
export async function approverView(
  ports: ShowPorts,
  request: Request,
  viewer: ObjectId,
  problem?: Refusal,
): Promise<View> {
  const [halt, next] = await Promise.all([ports.brakes.halt(), nextAsked(ports, request)]);
  const others = [...(halt === undefined ? [] : [halt.by]), ...(next?.people ?? [])];
  const [people, numbers, viewerIsKnown, record] = await Promise.all([
    ports.directory.names([...new Set([...peopleOn(request), ...others])]),
    request.status === 'awaiting_approval' && request.verification.needs.callback
      ? numbersFor(ports, request)
      : NO_NUMBERS,
    isKnown(ports, viewer),
    isDecided(request) ? ports.audit.lastAbout(request.number) : undefined,
  ]);
  return {
    card: 'approver',
    request,
    people,
    ...numbers,
    viewer,
    ...(next === undefined ? {} : { next }),
    viewerIsKnown,
    ...(record === undefined ? {} : { record }),
    halted: halt !== undefined,
    ...(halt === undefined ? {} : { halt }),
    ...(problem === undefined ? {} : { problem }),
  };
}

/** By an approver, or in any other way. */
const isDecided = (request: Request): boolean =>
  isEnded(request) || ('approvals' in request && request.approvals.length > 0);

/** Whether the directory holds an employee id of that person; not known either while it can't be read. */
async function isKnown({ helpdesk }: ShowPorts, id: ObjectId): Promise<boolean> {
  try {
    return (await helpdesk.last()).employeeIds.has(id);
  } catch (error) {
    if (!isServiceError(error)) throw error;
    return false;
  }
}

type Numbers = Pick<Extract<View, { readonly card: 'approver' }>, 'numbers' | 'numbersChanged'>;

const NO_NUMBERS: Numbers = { numbers: [], numbersChanged: false };

/** Only numbers that were on file when the checks ran: whoever can change one since then would answer the call. */
async function numbersFor(
  ports: ShowPorts,
  { subject, symptom, contactOnFile }: AwaitingApproval,
): Promise<Numbers> {
  const person = await personIfReadable(ports, subject);
  if (person === 'unreadable') return { numbers: person, numbersChanged: false };
  if (person === undefined) return NO_NUMBERS;
  const usable = usableNumbers(person, mayBeInOtherHands(symptom));
  const business = person.businessPhones.map((number) => ({ kind: 'business', number }) as const);
  const mobile =
    person.mobilePhone === undefined ? [] : [{ kind: 'mobile', number: person.mobilePhone } as const];
  const onFile = [...business, ...mobile];
  const wasChecked = ({ number }: NumberOnFile): boolean =>
    contactOnFile.numbers.includes(ports.keys.fingerprint(number));
  return {
    numbers: onFile.filter((one) => usable.includes(one.kind) && wasChecked(one)),
    numbersChanged: !onFile.every(wasChecked),
  };
}

/** The click is saved by now, so a directory that doesn't answer must not make its answer "nothing was changed" (I10). */
async function personIfReadable(ports: ShowPorts, id: ObjectId): Promise<Person | 'unreadable' | undefined> {
  try {
    return await ports.directory.person(id);
  } catch (error) {
    if (!isServiceError(error)) throw error;
    ports.log.warn(causeOf(error), 'the numbers on file could not be read for a card');
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
    case 'voucher':
      return (await voucherView(ports, request, viewer)) ?? informedView(ports, request, viewer);
    case 'informed':
      return informedView(ports, request, viewer);
    case 'follower':
      return { card: 'follower', ...(await shownTo(ports, request)) };
  }
}

/** How a person is involved in a request; undefined for everybody who is not. */
export function roleIn(request: Request, who: ObjectId): Role | undefined {
  if (request.requester === who) return 'requester';
  if ('escalation' in request && request.escalation.notified.includes(who)) return 'approver';
  if (wasAskedToVouch(request, who)) return 'voucher';
  if (isConcerned(request, who)) return 'informed';
  return request.followers.includes(who) ? 'follower' : undefined;
}

/** Whether somebody is the subject or speaks for them, whatever else they are. */
export function isConcerned(request: Request, who: ObjectId): boolean {
  if (request.status === 'draft') return false;
  return request.subject === who || request.vouchers?.includes(who) === true;
}

function wasAskedToVouch(request: Request, who: ObjectId): boolean {
  return (
    request.status !== 'draft' && request.vouchAsks?.some((one) => one.id === who && wasAsked(one)) === true
  );
}

const ROLES: readonly Role[] = ['requester', 'approver', 'voucher', 'informed', 'follower'];

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
    case 'voucher':
      return wasAskedToVouch(request, who);
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
