// Who is on call, why, until when, and who is next. Every look-up is a question: none changes anything.
import { epochOf, instantOf, type Duration, type Instant } from './instant.ts';
import { withOverrides, type Override, type Placed } from './override.ts';
import { scheduleOf, type Layer, type LayerState, type Rotation, type Schedule } from './rotation.ts';

/**
 * Whom to tell, and how long after the request was ready: a rotation's name, or `everyone` for all approvers. A step of
 * high urgency is left out while the urgency is low; one that pages also calls a pager, whose address is a secret and so
 * not part of it.
 */
export interface EscalationStep {
  readonly after: Duration;
  readonly notify: string;
  readonly urgency?: 'high';
  readonly pages?: true;
}

/** Everything that on-call answers are computed from; `timeZone` is an IANA name. */
export interface Roster {
  readonly timeZone: string;
  readonly rotations: readonly Rotation[];
  readonly overrides: readonly Override[];
  readonly escalation: readonly EscalationStep[];
}

/**
 * What put somebody on call: a layer, by its place from 0 and its name if it has one, or an override. `insteadOf` is whom
 * they stand in for, absent where they come in addition or replace everybody.
 */
export type DutyReason =
  | LayerReason
  | {
      readonly kind: 'override';
      readonly change: 'replace' | 'add';
      readonly source: Override['source'];
      readonly insteadOf?: string;
    };

interface LayerReason {
  readonly kind: 'rotation' | 'shifts';
  readonly layer: number;
  readonly layerName?: string;
}

/**
 * One unbroken stretch of one person being on call, `until` not included, and what put them there. It ends too where what
 * is known of planned shifts ends.
 */
export interface Duty {
  readonly rotation: string;
  readonly who: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly because: DutyReason;
}

/** A stretch in which nobody is on call in a rotation, `until` not included. */
export interface Gap {
  readonly rotation: string;
  readonly from: Instant;
  readonly until: Instant;
}

/**
 * Who is on call in that rotation at that moment, in the order in which the rotation names them. Nobody before the first
 * hand-off, outside the hours of every layer, or with an unknown name.
 */
export function onCallAt(roster: Roster, rotation: string, at: Instant): readonly Duty[] {
  const plan = planOf(roster, rotation);
  if (plan === undefined) return [];
  const stretch = stretchAt(plan, epochOf(at));
  return stretch.people.map((holder) => dutyOf(plan, holder, stretch));
}

/**
 * Whether it is known who is on call in that rotation at that moment. Of a schedule kept elsewhere it may not be: nobody on
 * call is a gap only where this is true.
 */
export function isKnownAt(roster: Roster, rotation: string, at: Instant): boolean {
  const plan = planOf(roster, rotation);
  return plan === undefined || stretchAt(plan, epochOf(at)).isKnown;
}

/** The first moment of that span at which it isn't known who is on call in that rotation; undefined where it is throughout. */
export function unknownFrom(
  roster: Roster,
  rotation: string,
  from: Instant,
  until: Instant,
): Instant | undefined {
  const plan = planOf(roster, rotation);
  if (plan === undefined) return undefined;
  for (const stretch of stretches(plan, epochOf(from), epochOf(until)))
    if (!stretch.isKnown) return instantOf(Math.max(stretch.from, epochOf(from)));
  return undefined;
}

/** Who is on call at that moment in any rotation, in the roster's order. */
export function dutiesAt(roster: Roster, at: Instant): readonly Duty[] {
  return roster.rotations.flatMap(({ name }) => onCallAt(roster, name, at));
}

/** Every duty in that rotation that touches the span, whole and not clipped to it, the earliest first. */
export function dutiesBetween(
  roster: Roster,
  rotation: string,
  from: Instant,
  until: Instant,
): readonly Duty[] {
  const plan = planOf(roster, rotation);
  if (plan === undefined) return [];
  const duties: Duty[] = [];
  let present: ReadonlySet<string> = new Set();
  for (const stretch of stretches(plan, epochOf(from), epochOf(until))) {
    const starting = stretch.people.filter(({ key }) => !present.has(key));
    duties.push(...starting.map((holder) => dutyOf(plan, holder, stretch)));
    present = new Set(stretch.people.map(({ key }) => key));
  }
  return duties.sort(byStart);
}

/** Every duty of that person that touches the span, whole and not clipped to it, the earliest first. */
export function shiftsOf(roster: Roster, who: string, from: Instant, until: Instant): readonly Duty[] {
  return roster.rotations
    .flatMap(({ name }) => dutiesBetween(roster, name, from, until))
    .filter((duty) => duty.who === who)
    .sort(byStart);
}

/**
 * The first moment after `at` at which a duty in that rotation begins or ends; undefined if none ever does. Undefined too
 * where planned shifts run into what isn't known and leave nobody: whether somebody comes then is not known either.
 */
export function nextHandOff(roster: Roster, rotation: string, at: Instant): Instant | undefined {
  const plan = planOf(roster, rotation);
  if (plan === undefined) return undefined;
  let stretch = stretchAt(plan, epochOf(at));
  const before = keysOf(stretch);
  while (stretch.until !== Infinity) {
    const next = stretchAt(plan, stretch.until);
    if (keysOf(next) !== before)
      return next.isKnown || next.people.length > 0 ? instantOf(stretch.until) : undefined;
    stretch = next;
  }
  return undefined;
}

/**
 * Where in that span nobody is on call in that rotation, clipped to it. Where any layer isn't known, nobody is no gap:
 * somebody may well be planned there.
 */
export function gapsBetween(roster: Roster, rotation: string, from: Instant, until: Instant): readonly Gap[] {
  const plan = planOf(roster, rotation);
  if (plan === undefined) return [];
  const [begin, end] = [epochOf(from), epochOf(until)];
  const gaps: { from: number; until: number }[] = [];
  for (const stretch of stretches(plan, begin, end)) {
    if (stretch.people.length > 0 || !stretch.isKnown) continue;
    const last = gaps.at(-1);
    if (last !== undefined && last.until >= stretch.from) last.until = stretch.until;
    else gaps.push({ from: Math.max(stretch.from, begin), until: stretch.until });
  }
  return gaps.map((gap) => ({
    rotation,
    from: instantOf(gap.from),
    until: instantOf(Math.min(gap.until, end)),
  }));
}

const byStart = (a: Duty, b: Duty): number => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0);

/** One rotation with what is needed to answer for it. */
interface Plan {
  readonly rotation: string;
  /** The last first, since it counts where it has anybody. */
  readonly layers: readonly PlannedLayer[];
  readonly overrides: readonly Override[];
}

interface PlannedLayer {
  readonly schedule: Schedule;
  readonly because: LayerReason;
}

/** Somebody on call. The key is the same as long as the same turn, shift or override puts them there. */
interface Holder {
  readonly who: string;
  readonly because: DutyReason;
  readonly key: string;
}

/** Between these two moments (epoch milliseconds) nothing changes; it may well be the same on either side. */
interface Stretch {
  readonly from: number;
  readonly until: number;
  readonly people: readonly Holder[];
  readonly isKnown: boolean;
}

function planOf({ rotations, overrides, timeZone }: Roster, name: string): Plan | undefined {
  const rotation = rotations.find((one) => one.name === name);
  if (rotation === undefined) return undefined;
  const layers = rotation.layers.map((layer, index) => ({
    schedule: scheduleOf(layer, timeZone),
    because: reasonOf(layer, index),
  }));
  return {
    rotation: name,
    layers: layers.toReversed(),
    overrides: overrides.filter((one) => one.rotation === name && one.from < one.until),
  };
}

const reasonOf = ({ kind, name }: Layer, layer: number): LayerReason => ({
  kind: kind === 'turns' ? 'rotation' : 'shifts',
  layer,
  ...(name === undefined ? {} : { layerName: name }),
});

function stretchAt({ layers, overrides }: Plan, moment: number): Stretch {
  let people: readonly Placed<Omit<Holder, 'who'>>[] = [];
  let isKnown = true;
  const { inForce, ...span } = spanOf(overrides, moment);
  let { from, until } = span;
  for (const { schedule, because } of layers) {
    const state = schedule(moment);
    people = placedBy(state, because);
    isKnown &&= state.isKnown;
    from = Math.max(from, state.from);
    until = Math.min(until, state.until);
    // What lies below a layer that has somebody doesn't matter, nor when it changes.
    if (people.length > 0) break;
  }
  return { people: withOverrides(people, inForce).map(holderOf), isKnown, from, until };
}

/** Which overrides are in force, and between which moments. Compared as text, since reading hundreds of them takes time. */
function spanOf(overrides: readonly Override[], moment: number) {
  const at = instantOf(moment);
  const inForce: Override[] = [];
  let from: Instant | undefined;
  let until: Instant | undefined;
  for (const override of overrides) {
    if (override.from <= at && at < override.until) inForce.push(override);
    for (const edge of [override.from, override.until])
      if (edge > at) until = until === undefined || edge < until ? edge : until;
      else from = from === undefined || edge > from ? edge : from;
  }
  return {
    inForce,
    from: from === undefined ? -Infinity : epochOf(from),
    until: until === undefined ? Infinity : epochOf(until),
  };
}

function placedBy({ people }: LayerState, because: LayerReason): readonly Placed<Omit<Holder, 'who'>>[] {
  return people.map(({ who, since }) => ({
    who,
    because: { because, key: `${who} by layer ${because.layer} since ${since}` },
  }));
}

function holderOf({ who, because }: Placed<Omit<Holder, 'who'>>): Holder {
  if ('key' in because) return { who, ...because };
  const { kind, source, from } = because;
  const insteadOf = kind === 'replace' ? because.instead : undefined;
  const change = kind === 'add' ? 'add' : 'replace';
  return {
    who,
    because: { kind: 'override', change, source, ...(insteadOf === undefined ? {} : { insteadOf }) },
    key: `${who} by ${source} ${change} ${insteadOf ?? ''} since ${from}`,
  };
}

/** The stretches from the one that holds `from` to the end of the span. */
function* stretches(plan: Plan, from: number, until: number): Generator<Stretch> {
  let at = from;
  while (at < until) {
    const stretch = stretchAt(plan, at);
    yield stretch;
    at = stretch.until;
  }
}

/** The whole duty of somebody who is on call in that stretch: as long as the same turn or override holds. */
function dutyOf(plan: Plan, { who, because, key }: Holder, stretch: Stretch): Duty {
  const holds = ({ people }: Stretch): boolean => people.some((other) => other.key === key);
  let { from, until } = stretch;
  for (let before = stretchAt(plan, from - 1); holds(before); before = stretchAt(plan, from - 1))
    from = before.from;
  for (let after = stretchAt(plan, until); holds(after); after = stretchAt(plan, until)) until = after.until;
  return { rotation: plan.rotation, who, from: instantOf(from), until: instantOf(until), because };
}

const keysOf = ({ people }: Stretch): string =>
  people
    .map(({ key }) => key)
    .toSorted()
    .join('\n');
