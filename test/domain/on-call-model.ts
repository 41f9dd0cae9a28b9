// Who is on call by brute force: the platform's own wall clocks, hand-offs counted one by one, and nothing of the code under test.
import type { Roster } from '../../src/domain/on-call.ts';
import type { Override } from '../../src/domain/override.ts';
import type { Layer, Turns } from '../../src/domain/rotation.ts';
import type { Restriction } from '../../src/domain/restriction.ts';

/** Times in the rosters that are walked lie on this grid, in every zone and on both sides of every change of the clock. */
export const STEP = 15 * 60_000;

/** Somebody on call, and which turn, shift or override it is that puts them there. */
export interface Present {
  readonly who: string;
  readonly by: string;
}

/** What the model says from one moment until the next step. */
export interface Step {
  readonly at: number;
  readonly present: readonly Present[];
  readonly isKnown: boolean;
}

const WEEK = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const iso = (moment: number): string => new Date(moment).toISOString();

/** The steps from one moment up to another. */
export function walk(roster: Roster, rotation: string, from: number, until: number): readonly Step[] {
  const layers = roster.rotations.find(({ name }) => name === rotation)?.layers ?? [];
  const overrides = roster.overrides.filter((one) => one.rotation === rotation);
  const watched = layers.map((layer, index) => watch(layer, index, roster.timeZone, from));
  const steps: Step[] = [];
  for (let at = from; at < until; at += STEP) {
    const now = iso(at);
    const said = watched.map((look) => look(at, now));
    const top = said.findLastIndex((one) => (one?.length ?? 0) > 0);
    // What isn't known below the layer that has somebody leaves no doubt.
    const isKnown = !said.slice(Math.max(top, 0)).includes(undefined);
    const base = said[top] ?? [];
    const inForce = overrides.filter((one) => one.from <= now && now < one.until);
    steps.push({ at, present: overridden(base, inForce), isKnown });
  }
  return steps;
}

type Look = (at: number, now: string) => readonly Present[] | undefined;

/** Looks at one layer at rising moments; undefined where nothing is known. */
function watch(layer: Layer, index: number, rosterZone: string, start: number): Look {
  if (layer.kind === 'turns') return watchTurns(layer, index, layer.timeZone ?? rosterZone, start);
  const { known, shifts } = layer;
  return (_, now) => {
    if (now < known.from || known.until <= now) return undefined;
    const present = shifts.filter((shift) => shift.from <= now && now < shift.until);
    return [...new Set(present.map(({ who }) => who))].map((who) => ({
      who,
      by: `layer ${index} ${who}'s shift`,
    }));
  };
}

function watchTurns(layer: Turns, index: number, zone: string, start: number): Look {
  const furthest = furthestReading(zone, start);
  let turn = -1;
  let next = handOff(layer, 0);
  return (at) => {
    const reading = furthest(at);
    for (; next <= reading; next = handOff(layer, turn + 1)) turn += 1;
    if (turn < 0 || layer.participants.length === 0 || !isOpen(layer.only, reading)) return [];
    const who = layer.participants[turn % layer.participants.length]!;
    return [{ who, by: `layer ${index} turn ${turn}` }];
  };
}

/** The furthest that a wall clock has come, as if it were UTC. A day before is enough to see what was set back. */
export function furthestReading(timeZone: string, start: number): (at: number) => number {
  const shown = clockOn(timeZone);
  let furthest = 0;
  for (let at = start - 96 * STEP; at < start; at += STEP) furthest = Math.max(furthest, shown(at));
  return (at) => (furthest = Math.max(furthest, shown(at)));
}

/** What the clock shows. The platform is asked every hour, and at each step where the clock was changed within the hour. */
function clockOn(timeZone: string): (at: number) => number {
  const two = '2-digit';
  const parts = { year: 'numeric', month: two, day: two, hour: two, minute: two } as const;
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, ...parts });
  const offset = (at: number): number => Date.parse(`${format.format(at).replace(' ', 'T')}Z`) - at;
  const hourly = new Map<number, number>();
  const offsetOn = (hour: number): number => {
    const known = hourly.get(hour) ?? offset(hour * 4 * STEP);
    hourly.set(hour, known);
    return known;
  };
  return (at) => {
    const hour = Math.floor(at / (4 * STEP));
    const ahead = offsetOn(hour);
    return at + (ahead === offsetOn(hour + 1) ? ahead : offset(at));
  };
}

/** The reading at which that turn begins. */
function handOff({ handOff: { every, from } }: Turns, turn: number): number {
  const parts = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(every);
  const count = (place: number): number => Number(parts?.[place] ?? 0) * turn;
  const [years, months, weeks] = [count(1), count(2), count(3)];
  const [days, hours, minutes] = [count(4), count(5), count(6)];
  const date = new Date(`${from}Z`);
  const dayOfMonth = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + years * 12 + months);
  const longest = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(dayOfMonth, longest));
  return date.getTime() + (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60_000;
}

function isOpen(only: readonly Restriction[] | undefined, reading: number): boolean {
  if (only === undefined || only.length === 0) return true;
  const time = iso(reading).slice(11, 16);
  const weekday = new Date(reading).getUTCDay();
  const [today, yesterday] = [WEEK[weekday]!, WEEK[(weekday + 6) % 7]!];
  return only.some(({ days, from, until }) =>
    from < until
      ? days.includes(today) && from <= time && time < until
      : (days.includes(today) && from <= time) || (days.includes(yesterday) && time < until),
  );
}

/** The people by the overrides: a wish list per source, chains followed to their end; the chat's one after the other. */
function overridden(base: readonly Present[], overrides: readonly Override[]): readonly Present[] {
  let people = new Map(base.map((one) => [one.who, one.by]));
  for (const source of ['configuration', 'chat']) {
    const own = overrides.filter((one) => one.source === source);
    const by = (one: Override): string => `${source} ${one.kind} from ${one.from}`;
    for (const one of own)
      if (one.kind === 'replace' && one.instead === undefined) people = new Map([[one.who, by(one)]]);
    const adds = (one: Override): void => {
      if (one.kind === 'add' && !people.has(one.who)) people.set(one.who, by(one));
    };
    if (source === 'configuration') own.forEach(adds);
    for (const one of own) {
      if (source === 'chat') adds(one);
      if (one.kind === 'remove') people.delete(one.who);
      if (one.kind !== 'replace' || one.instead === undefined || !people.delete(one.instead)) continue;
      if (!people.has(one.who)) people.set(one.who, `${by(one)} instead of ${one.instead}`);
    }
  }
  return [...people].map(([who, by]) => ({ who, by }));
}
