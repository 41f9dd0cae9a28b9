import type { ObjectId, Person } from './person.ts';
import type { ContactField } from './recent-change.ts';

/**
 * What contact with the subject rests on, as it was when the checks ran: keyed hashes of the numbers on file and of the
 * sign-in name, and the manager. A number that appears later is not offered for the call, and all of it is compared
 * again before the first removal.
 */
export interface ContactOnFile {
  readonly numbers: readonly string[];
  readonly signInName: string;
  readonly manager?: ObjectId;
}

/** What is on file for a person now; nothing for an account that is gone. */
export function contactOnFile(
  subject: Pick<Person, 'businessPhones' | 'mobilePhone' | 'managerId' | 'signInName'> | undefined,
  hash: (text: string) => string,
): ContactOnFile {
  if (subject === undefined) return { numbers: [], signInName: '' };
  const { businessPhones, mobilePhone, managerId, signInName } = subject;
  const numbers = [...businessPhones, ...(mobilePhone === undefined ? [] : [mobilePhone])];
  return {
    numbers: numbers.map(hash).toSorted(),
    signInName: hash(signInName.toLowerCase()),
    ...(managerId === undefined ? {} : { manager: managerId }),
  };
}

/**
 * What a later look leaves of an earlier one: only numbers that both saw may be called, since whoever changes one meanwhile
 * would answer the call.
 */
export function stillOnFile(before: ContactOnFile, after: ContactOnFile): ContactOnFile {
  return { ...after, numbers: after.numbers.filter((number) => before.numbers.includes(number)) };
}

/** What was changed between two looks. */
export function changedSince(before: ContactOnFile, after: ContactOnFile): readonly ContactField[] {
  return [
    ...(before.numbers.join() === after.numbers.join() ? [] : (['phone'] as const)),
    ...(before.manager === after.manager ? [] : (['manager'] as const)),
    ...(before.signInName === after.signInName ? [] : (['sign_in_name'] as const)),
  ];
}
