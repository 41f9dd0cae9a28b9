// Shifts that change hands by the chat: taking over until a given time, and giving back.
import { factsOf } from '../domain/audit.ts';
import type { Effect, PlannedEffect } from '../domain/effect.ts';
import type { Instant } from '../domain/instant.ts';
import { onCallAt } from '../domain/on-call.ts';
import type { Override } from '../domain/override.ts';
import type { ObjectId } from '../domain/person.ts';
import { giveBack as judgeGiveBack, justBefore, replacedBy, takeOver as judge } from '../domain/take-over.ts';
import type { ShiftRefusal, TakeOverWish } from '../domain/take-over.ts';
import { isServiceError } from '../errors.ts';
import type { HelpdeskPeople, Ports } from './ports.ts';
import { rosterOf, withChatOverrides } from './roster.ts';
import type { View } from './view.ts';

export type ShiftPorts = Pick<Ports, 'clock' | 'helpdesk' | 'overrides' | 'directory' | 'bell'>;

/** Makes an approver stand in for whoever is on call, from now on. Nobody else may, and nobody for somebody else. */
export async function takeOver(ports: ShiftPorts, wish: TakeOverWish): Promise<View> {
  const people = await ports.helpdesk.last();
  if (!isApprover(people, wish.by)) return refusedView(ports, people, { reason: 'not_an_approver' });
  const now = ports.clock.now();
  const kept = await ports.overrides.current(now);
  const roster = withChatOverrides(people, kept);
  const overrides = kept.filter(({ who }) => isApprover(people, who));
  const outcome = judge(wish, { roster, overrides, now });
  if (outcome.kind === 'refused') return refusedView(ports, people, outcome.refusal);
  const { override } = outcome;
  const insteadOf = outcome.insteadOf.filter((id) => isApprover(people, id));
  if (outcome.kind === 'take') {
    const { rotation } = override;
    const lapsed = kept.filter((one) => one.rotation === rotation && !isApprover(people, one.who));
    for (const one of lapsed) await endOne(ports, people, one, wish.by, now);
    const added = await ports.overrides.add(override, {
      facts: factsOf([{ kind: 'shift_taken_over', by: wish.by, rotation, ...spanOf(override) }], now),
      effects: tellings('taken_over', override, wish.by, insteadOf, now),
    });
    if (added === 'conflict') return takeOver(ports, wish);
    ports.bell.ring();
  }
  const names = await ports.directory.names([override.who, ...insteadOf]);
  const { timeZone } = roster;
  return { card: 'shift_taken', shift: override, insteadOf, viewer: wish.by, people: names, timeZone };
}

/** Ends now whatever the asker took over; also for somebody who is no approver any more. */
export async function giveBack(ports: ShiftPorts, by: ObjectId): Promise<View> {
  const people = await ports.helpdesk.last();
  const now = ports.clock.now();
  const outcome = judgeGiveBack(by, await ports.overrides.current(justBefore(now)), now);
  switch (outcome.kind) {
    case 'refused':
      return refusedView(ports, people, outcome.refusal);
    case 'give_back':
      for (const one of outcome.ending) await endOne(ports, people, one, by, now);
      ports.bell.ring();
      return givenBackView(ports, by, by, rotationsOf(outcome.ending));
    case 'repeated':
      return givenBackView(ports, by, by, rotationsOf(outcome.ended));
  }
}

/** Tells somebody whose shift changed hands; whoever can't be reached still sees it under "my shifts". */
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
    if (change === 'given_back') return givenBackView(ports, by, to, [rotation]);
    const { roster } = await ports.helpdesk.last();
    const names = await ports.directory.names([by, to]);
    const shift = { kind: 'replace', who: by, rotation, from, until, source: 'chat' } as const;
    return {
      card: 'shift_taken',
      shift,
      insteadOf: [to],
      viewer: to,
      people: names,
      timeZone: roster.timeZone,
    };
  }
}

const isApprover = ({ approvers }: HelpdeskPeople, id: ObjectId): boolean =>
  approvers.some((approver) => approver.id === id);

const spanOf = ({ from, until }: Override): { readonly from: Instant; readonly until: Instant } => ({
  from,
  until,
});

const rotationsOf = (overrides: readonly Override[]): readonly string[] => [
  ...new Set(overrides.map(({ rotation }) => rotation)),
];

/** Ends one override now, and has everybody told whose shifts count again. False news can't come of a repeat. */
async function endOne(
  ports: ShiftPorts,
  people: HelpdeskPeople,
  override: Override,
  by: ObjectId,
  now: Instant,
): Promise<void> {
  const { who, rotation, until } = override;
  const rest = { ...override, from: now };
  const roster = withChatOverrides(people, []);
  const concerned = replacedBy(roster, rest).filter((id) => isApprover(people, id) && id !== by);
  await ports.overrides.end(override, now, {
    facts: factsOf([{ kind: 'shift_given_back', by, who, rotation, from: now, until }], now),
    effects: tellings('given_back', rest, who, concerned, now),
  });
}

function tellings(
  change: 'taken_over' | 'given_back',
  { rotation, from, until }: Override,
  by: ObjectId,
  people: readonly ObjectId[],
  now: Instant,
): readonly PlannedEffect[] {
  return people.map((to) => ({
    key: `tell_shift:${change}:${rotation}:${by}:${from}:${until}:${to}`,
    dueAt: now,
    effect: { kind: 'tell_shift', to, change, by, rotation, from, until },
  }));
}

async function givenBackView(
  ports: Pick<Ports, 'clock' | 'helpdesk' | 'overrides' | 'directory'>,
  by: ObjectId,
  viewer: ObjectId,
  rotations: readonly string[],
): Promise<View> {
  const now = ports.clock.now();
  const roster = await rosterOf(ports, await ports.helpdesk.last());
  const shifts = rotations.map((rotation) => {
    const [duty] = onCallAt(roster, rotation, now);
    return { rotation, ...(duty === undefined ? {} : { onCall: duty.who }) };
  });
  const people = await ports.directory.names([by, ...shifts.flatMap(({ onCall }) => onCall ?? [])]);
  return { card: 'shift_given_back', by, viewer, shifts, people };
}

async function refusedView(
  ports: ShiftPorts,
  { roster: { timeZone } }: HelpdeskPeople,
  refusal: ShiftRefusal,
): Promise<View> {
  const people = await ports.directory.names(refusal.reason === 'taken' ? [refusal.who] : []);
  return { card: 'shift_refused', refusal, people, timeZone };
}
