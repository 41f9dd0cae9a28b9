// How many look-ups of who is on call one second holds, and how long a week's calendar takes.
import { instantOf } from '../../src/domain/instant.ts';
import { dutiesBetween, gapsBetween, nextHandOff, onCallAt, type Roster } from '../../src/domain/on-call.ts';
import { median } from './measure.ts';
import { BEGIN, rosterOfThirty } from './team-of-thirty.ts';

const OVERRIDES = [0, 200] as const;
const ROUNDS = 7;
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

const rosters = OVERRIDES.map((count) => ({ count, roster: rosterOfThirty(count) }));
// Side by side, so that other work on the machine is the same for both; the first rounds warm up.
const rounds = Array.from({ length: ROUNDS + 2 }, () => rosters.map(({ roster }) => round(roster))).slice(2);

function rowOf(count: number, own: readonly Round[]): string {
  const rate = (of: (one: Round) => number): string => {
    const times = own.map(of);
    return [Math.min(...times), median(times)].map((ms) => Math.round((LOOK_UPS / ms) * 1_000)).join(' / ');
  };
  const weeks = own.map(({ week }) => week);
  const week = `${Math.min(...weeks).toFixed(2)} / ${median(weeks).toFixed(2)}`;
  return `${String(count).padStart(9)}  ${rate(({ lookUps }) => lookUps).padStart(28)}  ${rate(({ handOffs }) => handOffs).padStart(30)}  ${week.padStart(26)}`;
}

process.stdout.write(
  [
    `On call in a team of 30: three rotations of three layers with restricted hours in two zones; ${ROUNDS} rounds, best / median.`,
    '',
    'overrides  who is on call, per second   next hand-off, per second       a week’s calendar of all, ms',
    ...rosters.map(({ count }, place) =>
      rowOf(
        count,
        rounds.flatMap((both) => both.slice(place, place + 1)),
      ),
    ),
    '',
  ].join('\n'),
);
