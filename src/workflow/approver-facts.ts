import type { ApproverFacts } from '../domain/command.ts';
import { isSamePerson } from '../domain/person.ts';
import type { Account, ObjectId } from '../domain/person.ts';
import type { Request } from '../domain/request.ts';
import type { HelpdeskPeople, Ports } from './ports.ts';

/** What counts about an approver, by the list last read. */
export function factsAbout(
  ports: Pick<Ports, 'keys'>,
  by: ObjectId,
  request: Request,
  people: HelpdeskPeople,
  { approvedLately }: Pick<ApproverFacts, 'approvedLately'> = { approvedLately: 0 },
): ApproverFacts {
  const approver = people.approvers.find(({ id }) => id === by);
  const isApprover = approver?.accountEnabled === true;
  const countsAs = countedAs(ports, approver ?? { id: by }, request, people);
  return { isApprover, rosterReadAt: people.readAt, countsAs, approvedLately };
}

/** Whether an account is, or is a second account of, somebody who may not approve this request (I1). */
export function countedAs(
  ports: Pick<Ports, 'keys'>,
  account: Account,
  request: Request,
  people: HelpdeskPeople,
): ApproverFacts['countsAs'] {
  const { employeeId } = account;
  const print = employeeId === undefined ? undefined : ports.keys.fingerprint(employeeId);
  const is = (id: ObjectId, fingerprint?: string): boolean =>
    isSamePerson(account, accountOf(people, id), people.samePerson) ||
    (print !== undefined && print === fingerprint);
  const { requester, subject } = 'identities' in request ? request.identities : {};
  if (is(request.requester, requester)) return 'requester';
  if (request.subject !== undefined && is(request.subject, subject)) return 'subject';
  const vouches = 'vouches' in request ? (request.vouches ?? []) : [];
  if (vouches.some(({ by, identity }) => is(by, identity))) return 'voucher';
  const approvals = 'approvals' in request ? (request.approvals ?? []) : [];
  return approvals.some(({ by }) => by !== account.id && is(by)) ? 'previous_approver' : 'nobody_else';
}

function accountOf({ employeeIds }: HelpdeskPeople, id: ObjectId): Account {
  const employeeId = employeeIds.get(id);
  return employeeId === undefined ? { id } : { id, employeeId };
}
