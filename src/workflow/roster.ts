import { minus } from '../domain/instant.ts';
import type { Instant } from '../domain/instant.ts';
import type { Roster } from '../domain/on-call.ts';
import type { Override } from '../domain/override.ts';
import { ROSTER_MAX_AGE } from '../domain/policy.ts';
import { isServiceError } from '../errors.ts';
import type { HelpdeskPeople, Ports } from './ports.ts';

/**
 * The people of the helpdesk, read anew when the last reading is too old to approve by. When that fails the old one is
 * given, and whoever uses it judges its age by `readAt`.
 */
export async function currentPeople(ports: Pick<Ports, 'clock' | 'helpdesk'>): Promise<HelpdeskPeople> {
  const people = await ports.helpdesk.last();
  if (people.readAt >= minus(ports.clock.now(), ROSTER_MAX_AGE)) return people;
  try {
    return await ports.helpdesk.read();
  } catch (error) {
    if (!isServiceError(error)) throw error;
    return people;
  }
}

/**
 * The roster as it counts now: every look-up of who is on call goes through here. Who was on call before is right in it
 * only back to `since`, since overrides that ended earlier are left out.
 */
export async function rosterOf(
  ports: Pick<Ports, 'clock' | 'overrides'>,
  people: HelpdeskPeople,
  since?: Instant,
): Promise<Roster> {
  return withChatOverrides(people, await ports.overrides.current(since ?? ports.clock.now()));
}

/**
 * The configured roster with the chat's overrides in it. They are the later word, and so come last, where they win.
 * One that puts somebody on call who is no approver any more falls away, so that nobody is missed, except while an approver
 * stands in for them: without it that stand-in would replace nobody. One that takes somebody off stays, whoever it is.
 */
export function withChatOverrides({ roster, approvers }: HelpdeskPeople, chat: readonly Override[]): Roster {
  const isApprover = (who: string): boolean => approvers.some(({ id }) => id === who);
  const standIns = chat.filter((one) => one.kind === 'replace' && isApprover(one.who));
  const counting = chat.flatMap((one) =>
    one.kind === 'remove' || isApprover(one.who) ? [one] : stoodInFor(one, standIns),
  );
  return { ...roster, overrides: [...roster.overrides, ...counting] };
}

/** The parts of an override in which somebody stands in for whom it puts on call. */
function stoodInFor(one: Override, standIns: readonly Override[]): readonly Override[] {
  return standIns
    .filter(
      (other) => other.kind === 'replace' && other.instead === one.who && other.rotation === one.rotation,
    )
    .map(({ from, until }) => ({
      ...one,
      from: from > one.from ? from : one.from,
      until: until < one.until ? until : one.until,
    }))
    .filter(({ from, until }) => from < until);
}
