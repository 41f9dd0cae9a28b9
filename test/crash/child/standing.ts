// Runs in the service's process: knows where it stands, and stops dead at each boundary where it has not been killed yet.
import { AsyncLocalStorage } from 'node:async_hooks';
import { readSync, writeSync } from 'node:fs';
import { pointOf } from '../boundary.ts';
import type { Doer, Point, What } from '../boundary.ts';

/** A job that is carried out, with the last thing that it did. */
interface Carried {
  readonly doer: Doer;
  last?: What;
}

const carrying = new AsyncLocalStorage<Carried>();
const spared = new Set<Point>();
const beside: { doer: 'start' | 'turn' } = { doer: 'start' };
let only: string | undefined;
let skip = 0;

/** Told where this process is to die; before that it has done nothing. */
export function begins({ CRASH_SPARED = '[]', CRASH_ONLY, CRASH_SKIP = '0' }: NodeJS.ProcessEnv): void {
  for (const point of JSON.parse(CRASH_SPARED) as readonly Point[]) spared.add(point);
  only = CRASH_ONLY;
  skip = Number(CRASH_SKIP);
}

/** What is not done for a job is done to start until this was called, and for a turn of a person's after that. */
export function started(): void {
  beside.doer = 'turn';
}

/** What follows in this flow of the program is done for that job. */
export function carries(doer: Doer): void {
  carrying.enterWith({ doer });
}

/** Something that lasts is about to be done. Where one thing of a job was done and the next was not, both are met at once. */
export function before(what: What): void {
  const job = carrying.getStore();
  const last = job?.last;
  standAt([
    pointOf(job?.doer ?? beside.doer, 'before', what),
    ...(job === undefined || last === undefined ? [] : [pointOf(job.doer, 'after', last)]),
  ]);
}

/** It was done, and nobody in this process knows yet. */
export function after(what: What, events: readonly string[] = []): void {
  const job = carrying.getStore();
  if (job !== undefined) job.last = what;
  if (what === 'lease') standAt([pointOf('worker', 'after', what)]);
  // Nothing follows these, so they are met here.
  else if (what === 'settle') standAt([pointOf(job?.doer ?? beside.doer, 'after', what)]);
  else if (job === undefined && what === 'save') standAt(afterSave(events));
}

/** A commit of a turn is told apart by what it puts into the record. */
function afterSave(events: readonly string[]): readonly Point[] {
  const { doer } = beside;
  const plain = pointOf(doer, 'after', 'save');
  return events.length === 0 || doer === 'start'
    ? [plain]
    : events.map((event): Point => `${plain} of ${event}`);
}

const HARNESS = { hears: 3, answers: 4 };
const answer = Buffer.alloc(1);

/**
 * Both calls block the only thread there is, so nothing of this process moves until the harness has answered. Its answer is
 * SIGKILL, unless another instance died at the same point at the same time: death comes exactly here.
 */
function standAt(points: readonly Point[]): void {
  const news = only === undefined ? points.filter((point) => !spared.has(point)) : points.filter(isChosen);
  if (news.length === 0) return;
  writeSync(HARNESS.hears, `${JSON.stringify(news)}\n`);
  readSync(HARNESS.answers, answer);
  for (const point of news) spared.add(point);
}

function isChosen(point: Point): boolean {
  if (point !== only) return false;
  skip -= 1;
  return skip === -1;
}
