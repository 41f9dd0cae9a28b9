// Which approver somebody means by a name.
import type { ObjectId } from '../domain/person.ts';
import { isServiceError } from '../errors.ts';
import type { Approver, Ports } from './ports.ts';
import type { KnownShifts } from './shift-facts.ts';

/** `no_approver`: somebody of that name works here, but isn't one. */
export type ColleagueFound =
  | { readonly kind: 'one'; readonly id: ObjectId }
  | { readonly kind: 'several'; readonly ids: readonly ObjectId[] }
  | { readonly kind: 'yourself' | 'unknown' }
  | { readonly kind: 'no_approver'; readonly name: string };

/** Looks among the approvers by the words of their names first, and in the directory for addresses and other spellings. */
export async function findColleague(
  ports: Pick<Ports, 'directory' | 'log'>,
  whom: string,
  asker: ObjectId,
  { people, approvers }: KnownShifts,
): Promise<ColleagueFound> {
  const named = byName(people.approvers, whom).map(({ id }) => id);
  const others = named.filter((id) => id !== asker);
  if (others.length > 0) return oneOrSeveral(others);
  if (named.length > 0) return { kind: 'yourself' };
  const found = await searched(ports, whom);
  const matching = found.people.map(({ id }) => id).filter((id) => approvers.includes(id) && id !== asker);
  if (matching.length > 0) return oneOrSeveral(matching);
  const [first] = found.people;
  if (first === undefined) return { kind: 'unknown' };
  return first.id === asker ? { kind: 'yourself' } : { kind: 'no_approver', name: first.displayName };
}

function oneOrSeveral(ids: readonly ObjectId[]): ColleagueFound {
  const [id, ...more] = ids;
  return id !== undefined && more.length === 0 ? { kind: 'one', id } : { kind: 'several', ids };
}

/** A name as a whole, or else every word of it as the beginning of one of theirs. */
function byName(approvers: readonly Approver[], whom: string): readonly Approver[] {
  const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
  const wanted = plain(whom);
  const exact = approvers.filter(({ displayName }) => plain(displayName) === wanted);
  if (exact.length > 0) return exact;
  const words = wanted.split(/\s+/u);
  return approvers.filter(({ displayName }) => {
    const theirs = plain(displayName).split(/[\s-]+/u);
    return words.every((word) => theirs.some((one) => one.startsWith(word)));
  });
}

/** A directory that doesn't answer costs nicknames and addresses, not the names of approvers. */
async function searched({ directory, log }: Pick<Ports, 'directory' | 'log'>, whom: string) {
  try {
    return await directory.search(whom);
  } catch (error) {
    if (!isServiceError(error)) throw error;
    log.warn({ code: error.code }, 'a colleague could not be searched for');
    return { people: [] };
  }
}
