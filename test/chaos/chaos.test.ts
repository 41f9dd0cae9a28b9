import { randomFor } from './random.ts';
import { run } from './run.ts';

const SERVER = process.env['TEST_DATABASE_URL'];
const SEED = 20261128;

describe('a short chaos run', () => {
  (SERVER === undefined ? it.skip : it)(
    'breaks no invariant and comes to rest (skipped unless TEST_DATABASE_URL names a PostgreSQL server)',
    async () => {
      const { findings, events, outcomes, checks } = await run({
        server: SERVER ?? '',
        seed: SEED,
        steps: 40,
      });
      expect([...findings, ...(findings.length > 0 ? events : [])]).toEqual([]);
      expect(outcomes.size).toBeGreaterThan(0);
      expect(checks).toBeGreaterThan(0);
    },
    300_000,
  );
});

describe('the plan of a seed', () => {
  it('is the same each time, and each step has its own choices, whatever the steps before chose', () => {
    const plan = (seed: number, chosenBefore: number): readonly number[] =>
      Array.from({ length: 50 }, (_, step) => {
        const random = randomFor(seed, step);
        const first = random.between(0, 1_000_000);
        for (let times = 0; times < chosenBefore; times += 1) random.next();
        return first;
      });
    expect(plan(7, 0)).toEqual(plan(7, 5));
    expect(plan(7, 0)).not.toEqual(plan(8, 0));
  });

  it('chooses by weight', () => {
    const random = randomFor(1, 1);
    const chosen = Array.from({ length: 1_000 }, () =>
      random.weighted([
        ['often', 9],
        ['seldom', 1],
      ]),
    );
    const often = chosen.filter((one) => one === 'often').length;
    expect(often).toBeGreaterThan(850);
    expect(often).toBeLessThan(950);
  });
});
