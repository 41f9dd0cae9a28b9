import type { Instant } from './instant.ts';

/** Entra object id: the only name by which people are compared and stored. */
export type ObjectId = string;

/** A person as the directory describes them at the moment of reading. Shown, never stored. */
export interface Person {
  readonly id: ObjectId;
  readonly displayName: string;
  /** User principal name. */
  readonly signInName: string;
  readonly mail?: string;
  readonly department?: string;
  readonly managerId?: ObjectId;
  readonly employeeId?: string;
  readonly createdAt?: Instant;
  /** When the password was last changed or reset. */
  readonly passwordChangedAt?: Instant;
  readonly accountEnabled: boolean;
  readonly kind: 'member' | 'guest' | 'resource';
  /** The sign-in domain is federated: multifactor authentication may happen outside Entra. */
  readonly federated: boolean;
  /** Password, phone numbers and whether the account is enabled come from an on-premises directory; methods do not. */
  readonly synced?: boolean;
  readonly businessPhones: readonly string[];
  readonly mobilePhone?: string;
}

/** What the directory's standing allows. Only `member_enabled` may go on to a reset. */
export type Standing = 'member_enabled' | 'disabled' | 'deleted' | 'guest' | 'resource' | 'federated';

/** The standing of a person, or of nobody: an account that is not found any more counts as deleted. */
export function standingOf(person: Person | undefined): Standing {
  if (person === undefined) return 'deleted';
  if (person.kind === 'guest') return 'guest';
  if (person.kind === 'resource') return 'resource';
  if (!person.accountEnabled) return 'disabled';
  return person.federated ? 'federated' : 'member_enabled';
}

/** What is needed to tell whether two accounts belong to one human being. */
export type Account = Pick<Person, 'id' | 'employeeId'>;

/**
 * Whether two accounts count as one person: the same object id, the same `employeeId`, or listed together.
 * Fields that are absent prove nothing, see {@link identityKnown}.
 */
export function isSamePerson(a: Account, b: Account, listed: readonly (readonly ObjectId[])[]): boolean {
  if (a.id === b.id) return true;
  if (a.employeeId !== undefined && a.employeeId === b.employeeId) return true;
  return listed.some((group) => group.includes(a.id) && group.includes(b.id));
}

/** Whether both accounts carry what it takes to rule out that they are one person; the card says so if not. */
export function identityKnown(a: Account, b: Account): boolean {
  return a.employeeId !== undefined && b.employeeId !== undefined;
}

/** How the requester stands to the subject in the directory: a hint for routing, never proof. */
export type Relation = 'is_manager' | 'is_report' | 'same_manager' | 'same_department' | 'none';

/** The closest relation of requester to subject that the directory knows. */
export function relationOf(requester: Person, subject: Person): Relation {
  if (subject.managerId === requester.id) return 'is_manager';
  if (requester.managerId === subject.id) return 'is_report';
  if (requester.managerId !== undefined && requester.managerId === subject.managerId) return 'same_manager';
  if (requester.department !== undefined && requester.department === subject.department)
    return 'same_department';
  return 'none';
}
