import type { ApproverFacts } from '../domain/command.ts';
import { isSamePerson } from '../domain/person.ts';
import type { ObjectId } from '../domain/person.ts';
import type { Request } from '../domain/request.ts';
import type { Approver, HelpdeskPeople, Ports } from './ports.ts';

/** What counts about an approver, by the list last read. */
export function factsAbout(
  ports: Pick<Ports, 'keys'>,
  by: ObjectId,
  request: Request,
  people: HelpdeskPeople,
): ApproverFacts {
  const approver = people.approvers.find(({ id }) => id === by);
  const isApprover = approver?.accountEnabled === true;
  const countsAs = countedAs(ports, approver ?? { id: by }, request, people);
  return { isApprover, rosterReadAt: people.readAt, countsAs };
}

/** Whether the approver is, or is a second account of, somebody who may not approve this request (I1). */
function countedAs(
  ports: Pick<Ports, 'keys'>,
  approver: Pick<Approver, 'id' | 'employeeId'>,
  request: Request,
  people: HelpdeskPeople,
): ApproverFacts['countsAs'] {
  const account = (id: ObjectId): Pick<Approver, 'id' | 'employeeId'> =>
    people.approvers.find((other) => other.id === id) ?? { id };
  const same = (id: ObjectId): boolean => isSamePerson(approver, account(id), people.samePerson);
  const { employeeId } = approver;
  const print = employeeId === undefined ? undefined : ports.keys.fingerprint(employeeId);
  const identities = 'identities' in request ? request.identities : {};
  const matches = (fingerprint: string | undefined): boolean => print !== undefined && print === fingerprint;
  if (same(request.requester) || matches(identities.requester)) return 'requester';
  if (request.subject !== undefined && (same(request.subject) || matches(identities.subject)))
    return 'subject';
  if ('vouchedBy' in request && request.vouchedBy.some(same)) return 'voucher';
  const approvals = 'approvals' in request ? request.approvals : [];
  return approvals.some((earlier) => earlier.by !== approver.id && same(earlier.by))
    ? 'previous_approver'
    : 'nobody_else';
}
