// How many look-ups of who is on call one second holds, and how long a week's calendar takes.
import { instantOf } from '../../src/domain/instant.ts';
import { dutiesBetween, gapsBetween, nextHandOff, onCallAt, type Roster } from '../../src/domain/on-call.ts';
import { median } from './measure.ts';
import { sized } from './report.ts';
import type { Report, Scale } from './report.ts';
import { BEGIN, rosterOfThirty } from './team-of-thirty.ts';

const OVERRIDES = [0, 200] as const;
const ROUNDS = { full: 7, quick: 2, tiny: 1 };
const WARM_UP = 2;
const LOOK_UPS = 1_000;
const QUARTER = 900_000;
const WEEK = 7 * 24 * 4 * QUARTER;

interface Round {
  readonly lookUps: number;
  readonly handOffs: number;
  readonly week: number;
}

/** Milliseconds. Moments are spread over the weeks that the overrides lie in. */
function round(roster: Roster): Round {
  const names = roster.rotations.map(({ name }) => name);
  const ask = (look: (name: string, at: string) => unknown): number =>
    timed(() => {
      for (let place = 0; place < LOOK_UPS; place += 1)
        look(names[place % names.length] ?? '', instantOf(BEGIN + ((place * 37) % 2_400) * QUARTER));
    });
  const [from, until] = [instantOf(BEGIN), instantOf(BEGIN + WEEK)];
  return {
    lookUps: ask((name, at) => onCallAt(roster, name, at)),
    handOffs: ask((name, at) => nextHandOff(roster, name, at)),
    week: timed(() => {
      for (const name of names) {
        dutiesBetween(roster, name, from, until);
        gapsBetween(roster, name, from, until);
      }
    }),
  };
}

function timed(work: () => void): number {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}

/** Look-ups in a team of thirty, with 200 overrides and with none. */
export function onCall(scale: Scale): Promise<Report> {
  const rosters = OVERRIDES.map((count) => ({ count, roster: rosterOfThirty(count) }));
  const rounds = Array.from({ length: sized(scale, ROUNDS) + WARM_UP }, () =>
    // Side by side, so that other work on the machine is the same for both.
    rosters.map(({ roster }) => round(roster)),
  ).slice(WARM_UP);
  const rows = OVERRIDES.map((overrides, place) => {
    const own = rounds.flatMap((both) => both.slice(place, place + 1));
    const rate = (of: (one: Round) => number): number => (LOOK_UPS / median(own.map(of))) * 1_000;
    return {
      overrides,
      lookUps: rate(({ lookUps }) => lookUps),
      handOffs: rate(({ handOffs }) => handOffs),
      week: median(own.map(({ week }) => week)),
    };
  });
  return Promise.resolve({ ...REPORT, rows });
}

const REPORT = {
  part: 'onCall',
  about: 'a team of 30, three rotations of three layers with restricted hours in two zones; medians.',
  columns: [
    { key: 'overrides', title: 'overrides' },
    { key: 'lookUps', title: 'who is on call, per second' },
    { key: 'handOffs', title: 'next hand-off, per second' },
    { key: 'week', title: 'a week’s calendar of all, ms', digits: 2 },
  ],
};
