// News of shifts that somebody takes over in addition, or no longer does.
import type { Effect, PlannedEffect } from '../domain/effect.ts';
import { isFollowed } from '../domain/escalation.ts';
import type { Instant } from '../domain/instant.ts';
import { isKnownAt, onCallAt } from '../domain/on-call.ts';
import type { Override } from '../domain/override.ts';
import type { ObjectId } from '../domain/person.ts';
import { standInOf } from '../domain/shift-proposal.ts';
import { isServiceError } from '../errors.ts';
import type { Ports } from './ports.ts';
import { rosterOf } from './roster.ts';
import type { View } from './view.ts';

/** Tells somebody who is on call there of somebody who comes in addition, or no longer does. */
export async function tellShift(
  ports: Pick<Ports, 'clock' | 'helpdesk' | 'overrides' | 'directory' | 'notifier' | 'log'>,
  effect: Extract<Effect, { readonly kind: 'tell_shift' }>,
): Promise<void> {
  const { to, by, change, rotation, from, until } = effect;
  try {
    await ports.notifier.tell(to, await toldView());
  } catch (error) {
    if (!isServiceError(error, 'TEAMS_UNREACHABLE')) throw error;
    ports.log.warn({ person: to, rotation, change }, 'person cannot be told in Teams of a changed shift');
  }

  async function toldView(): Promise<View> {
    const shift = { kind: 'add', who: by, rotation, from, until, source: 'chat' } as const;
    if (change === 'given_back') return givenBackView(ports, by, to, shift);
    const { roster } = await ports.helpdesk.last();
    const chat = await ports.overrides.current(ports.clock.now());
    const insteadOf = placesOf(to, shift, chat);
    return {
      card: 'shift_taken',
      shift,
      asked: [],
      insteadOf,
      told: [to],
      viewer: to,
      isRunning: from <= ports.clock.now(),
      isTwice: false,
      people: await ports.directory.names([by, to, ...insteadOf]),
      zone: { name: roster.timeZone, isOwn: false },
    };
  }
}

/** In whose place somebody is during that: they are on call again once it is given back. */
function placesOf(who: ObjectId, { rotation, from, until }: Override, chat: readonly Override[]) {
  const isTheirs = (one: Override): boolean =>
    one.kind === 'replace' && one.who === who && one.rotation === rotation;
  const theirs = chat.filter((one) => isTheirs(one) && one.from < until && from < one.until);
  return [...new Set(theirs.flatMap(standInOf).map(({ instead }) => instead))];
}

/**
 * The messages about one change of an override to those people. `id` is drawn anew for each change: the same time may be
 * taken over and given back more than once, and each of it is news.
 */
export function tellings(
  {
    id,
    change,
    at,
  }: { readonly id: string; readonly change: 'taken_over' | 'given_back'; readonly at: Instant },
  { who: by, rotation, from, until }: Override,
  people: readonly ObjectId[],
): readonly PlannedEffect[] {
  return people.map((to) => ({
    key: `tell_shift:${id}:${to}`,
    dueAt: at,
    effect: { kind: 'tell_shift', to, change, by, rotation, from, until },
  }));
}

/** Who is on call once somebody gave back what they took over. */
export async function givenBackView(
  ports: Pick<Ports, 'clock' | 'helpdesk' | 'overrides' | 'directory'>,
  by: ObjectId,
  viewer: ObjectId,
  { rotation, from, until }: Override,
): Promise<View> {
  const now = ports.clock.now();
  const isRunning = from <= now;
  const roster = await rosterOf(ports, await ports.helpdesk.last());
  const at = isRunning ? now : from;
  const onCall = onCallAt(roster, rotation, at).map(({ who }) => who);
  const unknown = onCall.length > 0 || isKnownAt(roster, rotation, at) ? {} : { unknown: true as const };
  const people = await ports.directory.names([by, ...onCall]);
  return {
    card: 'shift_given_back',
    by,
    viewer,
    rotation,
    from,
    until,
    isRunning,
    onCall,
    isFollowed: isFollowed(roster, rotation),
    ...unknown,
    people,
  };
}
