// Liveness: when the world is fair again and time goes on, everything comes to its end.
import { setTimeout as wait } from 'node:timers/promises';
import type { Case, Facts } from './facts.ts';
import type { Scene } from './scene.ts';

/** Real time after which work that is due and not done counts as stuck. */
const STUCK_AFTER = 60_000;
const LOOK_EVERY = 250;

/** Jobs that are due by now and neither done nor put aside. */
async function due(facts: Facts, { clock }: Scene): Promise<readonly string[]> {
  await facts.read();
  const now = new Date(clock.now()).toISOString();
  return facts
    .jobs()
    .filter(({ isDone, isFailed, dueAt }) => !isDone && !isFailed && dueAt <= now)
    .map(({ key, dueAt, held }) => `${key} (due ${dueAt}, ${held}; it is ${now})`);
}

/** Waits until nothing is due; the jobs that never got done. */
export async function comesToRest(scene: Scene, facts: Facts): Promise<readonly string[]> {
  const end = Date.now() + STUCK_AFTER;
  for (;;) {
    await wait(LOOK_EVERY);
    const left = await due(facts, scene);
    if (left.length === 0) return [];
    if (Date.now() > end)
      return left.map((key) => `liveness: the job ${key} is due and nobody carries it out`);
  }
}

const WAITING = ['draft', 'verifying', 'awaiting_approval', 'approved', 'resetting', 'reset'];

/** Once more time has passed than any request may take, each is over or waits for somebody's hands. */
export function judgeEnds(facts: Facts): readonly string[] {
  return [
    ...[...facts.cases().values()]
      .filter(({ status }) => WAITING.includes(status))
      .map((one) => `liveness: LK-${one.number} is ${one.status} for good (${whyOf(facts, one)})`),
    ...facts
      .jobs()
      .filter(({ isFailed }) => isFailed)
      .map(({ key, problem }) => `liveness: the job ${key} was put aside: ${problem ?? 'no reason'}`),
  ];
}

/** What may tell why: the end of its record, its jobs, and what stops it. */
function whyOf(facts: Facts, { number, subject }: Case): string {
  const lines = facts.of(number).slice(-6);
  const jobs = facts.jobs().filter(({ key, isDone }) => !isDone && key.includes(`:${number}`));
  const brakes = facts.brakes().filter((brake) => brake.kind === 'halt' || brake.subject === subject);
  return [
    `record: ${lines.map(({ kind }) => kind).join(', ')}`,
    `jobs: ${jobs.map(({ key, dueAt }) => `${key} due ${dueAt}`).join(', ')}`,
    `brakes: ${brakes.map((brake) => `${brake.kind} ${brake.number ?? ''}`).join(', ')}`,
  ].join('; ');
}
