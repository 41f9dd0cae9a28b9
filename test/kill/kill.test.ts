import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LIST, READ, REMOVAL, REPAINT, SEND } from './boundary.ts';
import type { Boundary, Calls } from './boundary.ts';
import { STEPS } from './journey.ts';
import type { Step } from './journey.ts';
import { registerMeanwhile, rehearse, tryOut } from './trial.ts';
import type { Rehearsal, Result } from './trial.ts';

const LONGEST = 15 * 60_000;
const SEED = 20261122;

interface Group {
  readonly when: string;
  readonly boundaries: (rehearsal: Rehearsal) => readonly Boundary[];
}

const each = (at: 'before' | 'after', calls: Calls, nths: readonly number[]): readonly Boundary[] =>
  nths.map((nth) => ({ at, calls, nth }));

/** A journey makes many calls of one kind, one like the other. */
const someOf = ({ counts }: Rehearsal, calls: Calls): readonly number[] => {
  const count = counts.get(calls) ?? 1;
  return [...new Set([1, Math.ceil(count / 2), count])];
};

const GROUPS: readonly Group[] = [
  {
    when: 'right after the answer to each thing people do',
    boundaries: () => (Object.keys(STEPS) as Step[]).map((step) => ({ at: 'answered', step })),
  },
  {
    when: 'before and after every removal, and after each of them in one journey',
    boundaries: () => [
      ...each('before', REMOVAL, [1, 2, 3]),
      ...each('after', REMOVAL, [1, 2, 3]),
      { at: 'after', calls: REMOVAL, nth: 3, every: true },
    ],
  },
  {
    when: 'at the first, middle and last reading from Graph, lists of methods and others',
    boundaries: (rehearsal) =>
      [LIST, READ].flatMap((calls) => each('before', calls, someOf(rehearsal, calls))),
  },
  {
    when: 'before and after the first, middle and last message',
    boundaries: (rehearsal) =>
      (['before', 'after'] as const).flatMap((at) => each(at, SEND, someOf(rehearsal, SEND))),
  },
  {
    when: 'before and after the first, middle and last repaint',
    boundaries: (rehearsal) =>
      (['before', 'after'] as const).flatMap((at) => each(at, REPAINT, someOf(rehearsal, REPAINT))),
  },
  {
    when: 'at fifteen moments drawn by lot, three of them while it starts',
    boundaries: ({ calls }) =>
      lots(15).map(([first, second], index) =>
        index < 3
          ? { at: 'elapsed', milliseconds: Math.round(200 + first * 800) }
          : {
              at: 'elapsed',
              milliseconds: Math.round(second * 20),
              afterCall: Math.ceil(first * calls * 0.95),
            },
      ),
  },
];

describe('the service, killed and started again', () => {
  const results = new Map<Group, readonly Result[]>();
  let meanwhile: Awaited<ReturnType<typeof registerMeanwhile>>;
  let shared = '';

  beforeAll(async () => {
    shared = await mkdtemp(join(tmpdir(), 'latchkey-shared-'));
    const rehearsal = await rehearse(shared, [LIST, READ, REMOVAL, SEND, REPAINT]);
    const trials = GROUPS.flatMap((group) =>
      group.boundaries(rehearsal).map((boundary) => ({ group, boundary })),
    );
    await inTwoLanes(trials, async ({ group, boundary }) => {
      const result = await tryOut(shared, boundary, rehearsal);
      results.set(group, [...(results.get(group) ?? []), result]);
    });
    meanwhile = await registerMeanwhile(shared);
  }, LONGEST);

  afterAll(async () => {
    process.stdout.write(`${tableOf([...results.values()].flat())}\n`);
    await rm(shared, { recursive: true, force: true });
  });

  it.each(GROUPS)('loses nothing acknowledged and does nothing twice, $when', (group) => {
    const all = results.get(group) ?? [];
    expect(all).not.toHaveLength(0);
    const broken = all.filter(({ faults }) => faults.length > 0);
    expect(broken.map(({ boundary, faults }) => ({ boundary, faults }))).toEqual([]);
  });

  it('is killed at nearly every moment chosen', () => {
    const all = [...results.values()].flat();
    const missed = all.filter(({ kills }) => kills === 0);
    // How often cards are repainted depends on what happens at the same time, so a last one may not come.
    expect(missed.length).toBeLessThanOrEqual(all.length / 10);
    for (const result of all.filter(({ boundary }) => /removal|answered/.test(boundary))) {
      expect(result.kills).toBeGreaterThan(0);
    }
  });

  it('keeps its hands off what was registered while it was dead, and says so', () => {
    expect(meanwhile).toEqual({ end: 'needs_hands', kept: true });
  });
});

async function inTwoLanes<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  };
  await Promise.all([lane(), lane()]);
}

/** Pairs of numbers from 0 to 1, the same in every run. */
function lots(count: number): readonly (readonly [number, number])[] {
  let state = SEED;
  const draw = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return Array.from({ length: count }, () => [draw(), draw()]);
}

function tableOf(results: readonly Result[]): string {
  const rows = results.map((result) => [
    result.boundary,
    String(result.kills),
    result.end,
    String(result.removals),
    String(result.messages),
    String(result.outdated),
    result.seconds.toFixed(1),
    result.faults.length === 0 ? 'kept' : 'BROKEN',
  ]);
  const all = [
    ['boundary', 'kills', 'end', 'removals asked', 'messages', 'outdated', 'seconds', 'promises'],
    ...rows,
  ];
  const widths = (all[0] ?? []).map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0)));
  return all.map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')).join('\n');
}
