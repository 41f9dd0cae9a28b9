// Many cards, one truth: every copy of a request's card is painted again, and one that can't be is posted anew.
import type { ObjectId } from '../domain/person.ts';
import { isEnded } from '../domain/request-status.ts';
import type { Request } from '../domain/request.ts';
import { isServiceError } from '../errors.ts';
import { tell } from './follow-up.ts';
import type { FollowUpPorts } from './follow-up.ts';
import { refusedView, roleNow, viewFor } from './show-request.ts';
import type { CardCopy } from './storage-ports.ts';
import type { Role, View } from './view.ts';

/**
 * Repaints every posted copy. One that fails does not keep the others back; one that is gone is forgotten, and one that is
 * lost made up for. What the checks came to is told nowhere else, so a requester who has no copy left gets a new message.
 */
export async function repaint(ports: FollowUpPorts, number: number): Promise<void> {
  const stored = await ports.requests.byNumber(number);
  if (stored === undefined) return;
  const copies = await ports.copies.of(number);
  const results = await Promise.allSettled(copies.map((copy) => repaintOne(ports, copy)));
  const lost = copies.filter((_, nth) => isLost(results[nth]));
  const made = await Promise.allSettled(groupsOf(lost).map((group) => makeUpFor(ports, group)));
  const { requester } = stored.value;
  const left = await ports.copies.of(number);
  const isSeen = left.some(({ person, role }) => person === requester && role === 'requester');
  if (!isSeen && isAnswerOfChecks(stored.value)) await tell(ports, number, requester, 'progress');
  const failures = [...results, ...made].filter((result) => result.status === 'rejected');
  if (failures.length > 0) throw soonestOver(failures.map(({ reason }) => reason as unknown));
}

/** What may be tried again first, so that one slow chat doesn't make another one's short trouble long. */
function soonestOver(failures: readonly unknown[]): unknown {
  const waitOf = (error: unknown): number => (isServiceError(error) ? (error.retryAfterSeconds ?? 0) : 0);
  return failures.toSorted(
    (a, b) =>
      Number(isServiceError(a, 'TEAMS_THROTTLED')) - Number(isServiceError(b, 'TEAMS_THROTTLED')) ||
      waitOf(a) - waitOf(b),
  )[0];
}

/**
 * Paints the requester's cards once more, a moment after the answer of the checks: the reply to the click that asked for
 * them may have come late and lie on top. A card that shows the code by now is left alone.
 */
export async function repaintLate(ports: FollowUpPorts, number: number): Promise<void> {
  const stored = await ports.requests.byNumber(number);
  if (stored === undefined) return;
  if ('code' in stored.value && stored.value.code.shownAt !== undefined) return;
  // Back in the dialogue, where the cards follow the requester's own clicks.
  if (stored.value.status === 'draft' && stored.value.checks === 'not_asked') return;
  const copies = await ports.copies.of(number);
  const ofRequester = copies.filter(({ role }) => role === 'requester');
  for (const copy of ofRequester) await repaintOne(ports, copy, true);
}

/** Submitted, or refused before that: every other news has a message of its own. */
function isAnswerOfChecks(request: Request): boolean {
  const isRefusedDraft = request.status === 'refused' && request.plan === undefined;
  return isRefusedDraft || request.status === 'verifying' || request.status === 'awaiting_approval';
}

type Painted = 'repainted' | 'lost' | 'gone';

const isLost = (result: PromiseSettledResult<Painted> | undefined): boolean =>
  result?.status === 'fulfilled' && result.value === 'lost';

/**
 * Request and role are looked at when the card's turn has come, so that the last one painted is the newest. A copy of
 * somebody who has no part any more shows that, and is forgotten. One of a request that was purged meanwhile keeps its last news.
 */
async function repaintOne(ports: FollowUpPorts, copy: CardCopy, anew = false): Promise<Painted> {
  const found = { isTheirs: true };
  const look = async (): Promise<View | undefined> => {
    const stored = await ports.requests.byNumber(copy.number);
    if (stored === undefined) return undefined;
    const role = await roleNow(ports, stored.value, copy.person, copy.role);
    found.isTheirs = role !== undefined;
    return role === undefined
      ? overView(ports, copy.role, copy.number)
      : viewFor(ports, stored.value, role, copy.person);
  };
  const result = await painted(ports, copy, look, anew);
  const isOver = result === 'gone' || !found.isTheirs;
  if (isOver) await ports.copies.remove(copy);
  return isOver ? 'gone' : result;
}

/** A copy that Teams refuses for good is given up like one that is gone: it must not keep the others from being painted. */
async function painted(
  ports: FollowUpPorts,
  copy: CardCopy,
  look: () => Promise<View | undefined>,
  anew: boolean,
): Promise<Painted> {
  try {
    return await ports.notifier.repaint(copy, look, anew);
  } catch (error) {
    if (!isServiceError(error, 'TEAMS_REJECTED') && !isServiceError(error, 'CARD_TOO_LARGE')) throw error;
    logLoss(ports, copy, error.code, 'a card cannot be repainted');
    return 'gone';
  }
}

function overView(ports: FollowUpPorts, before: Role, number: number): Promise<View> | View {
  if (before !== 'approver') return { card: 'not_available', what: 'unknown_request' };
  return refusedView(ports, { reason: 'not_an_approver' }, number);
}

/** Lost copies of the same person's same card: one new message makes up for all of them. */
function groupsOf(lost: readonly CardCopy[]): readonly (readonly [CardCopy, ...CardCopy[]])[] {
  const groups = new Map<string, [CardCopy, ...CardCopy[]]>();
  for (const copy of lost) {
    const key = `${copy.person} ${copy.role}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [copy]);
    else group.push(copy);
  }
  return [...groups.values()];
}

/**
 * A new message without a notification, where no other copy of the same card is left. A stand-in that is lost, too, is not
 * made up for: a chat that loses everything would be sent the same card for ever.
 */
async function makeUpFor(ports: FollowUpPorts, group: readonly [CardCopy, ...CardCopy[]]): Promise<void> {
  const [{ number, person, role }] = group;
  const lost = new Set(group.map(({ activity }) => activity));
  const others = (await ports.copies.of(number)).filter(
    (copy) => copy.person === person && copy.role === role && !lost.has(copy.activity),
  );
  if (others.length > 0) return supersede(ports, group);
  const isRepeated = group.every(({ standing }) => standing === 'stand_in');
  const view = isRepeated ? undefined : await standInView(ports, number, role, person);
  if (view !== undefined && (await postStandIn(ports, group[0], view))) return supersede(ports, group);
  for (const copy of group) await ports.copies.remove(copy);
}

async function supersede(ports: FollowUpPorts, group: readonly CardCopy[]): Promise<void> {
  for (const copy of group) await ports.copies.replace(copy);
}

/**
 * What a person needs in place of a card that is lost: the card itself while the request is open, for who has something to
 * do on it; how it ended, in short, when it is over; else nothing.
 */
async function standInView(
  ports: FollowUpPorts,
  number: number,
  meant: Role,
  person: ObjectId,
): Promise<View | undefined> {
  const stored = await ports.requests.byNumber(number);
  if (stored === undefined) return undefined;
  const role = await roleNow(ports, stored.value, person, meant);
  if (role === undefined) return undefined;
  if (isEnded(stored.value)) return viewFor(ports, stored.value, 'follower', person);
  return role === 'follower' ? undefined : viewFor(ports, stored.value, role, person);
}

/**
 * False when the person is out of reach, or Teams takes no such card, or doesn't say whether it took it: the same one is not
 * posted again and again into a chat that answers nothing.
 */
async function postStandIn(ports: FollowUpPorts, copy: CardCopy, view: View): Promise<boolean> {
  const { number, person, role } = copy;
  try {
    const posted = await ports.notifier.tell(person, view, false);
    await ports.copies.add({ number, person, role, ...posted, standing: 'stand_in' });
    return true;
  } catch (error) {
    const code = NOT_AGAIN.find((one) => isServiceError(error, one));
    if (code === undefined) throw error;
    logLoss(ports, copy, code, 'a card that was lost cannot be posted anew');
    return false;
  }
}

const NOT_AGAIN = ['TEAMS_UNREACHABLE', 'TEAMS_REJECTED', 'CARD_TOO_LARGE', 'TEAMS_UNAVAILABLE'] as const;

function logLoss(ports: FollowUpPorts, { number, person }: CardCopy, code: string, message: string): void {
  const fields = { request: number, person, code };
  // Who blocked the bot, and a Teams that is down, are no defects of ours.
  if (code === 'TEAMS_UNREACHABLE' || code === 'TEAMS_UNAVAILABLE') ports.log.warn(fields, message);
  else ports.log.error(fields, message);
}
