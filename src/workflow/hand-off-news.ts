// What goes wrong around a hand-off, told to those who can act.
import type { Effect, PlannedEffect } from '../domain/effect.ts';
import { dutyOf, isNobody, participantsOf } from '../domain/hand-off.ts';
import type { HandOff, HandOffNews } from '../domain/hand-off.ts';
import { minus, plus } from '../domain/instant.ts';
import type { Duration, Instant } from '../domain/instant.ts';
import { dutiesAt, onCallAt } from '../domain/on-call.ts';
import type { Roster } from '../domain/on-call.ts';
import type { ObjectId } from '../domain/person.ts';
import { isServiceError } from '../errors.ts';
import type { HelpdeskPeople, Ports } from './ports.ts';
import { currentPeople, rosterOf } from './roster.ts';

/** Overrides that ended within it still tell since when somebody has been on call; none is purged sooner. */
const PAST: Duration = 'P30D';
/** So long it is news that nobody is on call, where no end is in sight. */
const LONGEST_NEWS: Duration = 'P7D';

/** The roster with what a hand-off looks back to. */
export function rosterWithPast(
  ports: Pick<Ports, 'clock' | 'overrides'>,
  people: HelpdeskPeople,
): Promise<Roster> {
  return rosterOf(ports, people, minus(ports.clock.now(), PAST));
}

/** The key under which something about a hand-off is saved once. */
export function keyOf(what: string, { rotation, who, from }: HandOff): string {
  return `${what}:${rotation}:${who}:${from}`;
}

/**
 * Approvers who can act in time: whoever is on call now in any rotation and the others of these rotations; all of them
 * where that is nobody. Without the one it is about.
 */
export function whoCanAct(
  { approvers }: HelpdeskPeople,
  roster: Roster,
  {
    rotations,
    now,
    except,
  }: { readonly rotations: readonly string[]; readonly now: Instant; readonly except?: ObjectId },
): readonly ObjectId[] {
  const able = approvers.map(({ id }) => id).filter((id) => id !== except);
  const near = new Set([
    ...dutiesAt(roster, now).map(({ who }) => who),
    ...rotations.flatMap((name) => participantsOf(roster, name)),
  ]);
  const asked = able.filter((id) => near.has(id));
  return asked.length > 0 ? asked : able;
}

/** The same news to each of them. */
export function tellings(
  key: string,
  to: readonly ObjectId[],
  news: HandOffNews,
  dueAt: Instant,
): readonly PlannedEffect[] {
  return to.map((id) => ({ key: `${key}:${id}`, dueAt, effect: { kind: 'tell_hand_off', to: id, news } }));
}

/** Posts such news to one person, unless the plan was changed meanwhile, or its time is over, and it is none any more. */
export async function tellHandOff(
  ports: Pick<Ports, 'clock' | 'helpdesk' | 'overrides' | 'directory' | 'notifier' | 'log'>,
  { to, news }: Extract<Effect, { readonly kind: 'tell_hand_off' }>,
): Promise<void> {
  const people = await currentPeople(ports);
  const roster = await rosterWithPast(ports, people);
  if (!people.approvers.some(({ id }) => id === to) || !isStillSo(roster, news, ports.clock.now())) return;
  const named = await ports.directory.names(news.kind === 'nobody' ? [] : [news.who]);
  const asksEveryone = roster.escalation.some(({ notify }) => notify === 'everyone');
  try {
    await ports.notifier.tell(to, { card: 'hand_off_news', news, asksEveryone, people: named });
  } catch (error) {
    if (!isServiceError(error, 'TEAMS_UNREACHABLE')) throw error;
    ports.log.warn({ person: to, news: news.kind }, 'person cannot be told in Teams about a hand-off');
  }
}

/** Whether somebody took over beside them, so that nobody is missed: whoever can't be reached can't agree to be replaced. */
function hasCompany(roster: Roster, { rotation, who }: HandOff, at: Instant): boolean {
  return onCallAt(roster, rotation, at).some(
    ({ who: other, because }) => other !== who && because.kind === 'override' && because.change === 'add',
  );
}

function isStillSo(roster: Roster, news: HandOffNews, now: Instant): boolean {
  const at = now > news.from ? now : news.from;
  switch (news.kind) {
    case 'unreachable':
      return dutyOf(roster, news, at) !== undefined && !hasCompany(roster, news, at);
    case 'reachable':
      return dutyOf(roster, news, at) !== undefined;
    case 'nobody':
      return now < (news.until ?? plus(news.from, LONGEST_NEWS)) && isNobody(roster, at);
  }
}
