// A whole run: steps drawn from the seed, judges in between, and calm at the end.
import { setTimeout as wait } from 'node:timers/promises';
import { calmDown } from './calm.ts';
import { createCompany } from './company.ts';
import { createCrowd } from './crowd.ts';
import { createFacts } from './facts.ts';
import type { Entry } from './facts.ts';
import { judgeLeaks } from './leak-judge.ts';
import { noteTimes } from './noted-times.ts';
import { judgePeople } from './people-judge.ts';
import { kindOf } from './plan.ts';
import type { Kind } from './plan.ts';
import { randomFor } from './random.ts';
import type { Random } from './random.ts';
import { isEnded, judgeRecord } from './record-judge.ts';
import { judgeRemovals } from './removal-judge.ts';
import { openScene } from './scene.ts';
import type { Scene } from './scene.ts';
import { judgeScreens } from './screen-judge.ts';
import { createSeen } from './seen.ts';
import { check, CHECK_EVERY } from './stage.ts';
import type { Stage } from './stage.ts';
import { createWeather } from './weather.ts';

export interface RunOptions {
  /** URL of the PostgreSQL server to make a database on. */
  readonly server: string;
  readonly seed: number;
  /** Ends after so many steps, or so many minutes; whichever is given. */
  readonly steps?: number;
  readonly minutes?: number;
  readonly onProgress?: (line: string) => void;
}

export interface RunResult {
  readonly seed: number;
  readonly steps: number;
  readonly seconds: number;
  readonly outcomes: ReadonlyMap<string, number>;
  readonly counts: ReadonlyMap<string, number>;
  readonly removals: number;
  /** How often the record tells of each kind of event, and of each reason for a refusal. */
  readonly recorded: ReadonlyMap<string, number>;
  readonly checks: number;
  /** Each in a sentence that begins with the invariant it breaks, with the step at which it was seen. */
  readonly findings: readonly string[];
  /** What happened last before the first finding, the newest last. */
  readonly events: readonly string[];
  /** Lines the instances logged as errors, and how often each. */
  readonly errors: ReadonlyMap<string, number>;
}

/** So many actions are under way at once. */
const HANDS = 12;
const TOO_MANY_FINDINGS = 20;
const PROGRESS_EVERY = 10_000;

/** Runs once on a database of its own; never throws for what it finds. */
export async function run(options: RunOptions): Promise<RunResult> {
  const scene = await openScene(options.server);
  const begun = Date.now();
  try {
    await Promise.all(scene.instances.map((one) => one.start()));
    if (scene.instances.some((one) => one.url() === undefined))
      throw new Error(`an instance did not start:\n${scene.ledger.lines.slice(-20).join('\n')}`);
    await noteTimes(scene.pool);
    const stage = setUp(scene);
    const steps = await act(stage, options);
    await calmDown(stage, steps);
    return resultOf(stage, { seed: options.seed, steps, seconds: Math.round((Date.now() - begun) / 1_000) });
  } finally {
    await scene.close();
  }
}

function setUp(scene: Scene): Stage {
  const facts = createFacts(scene.pool);
  const company = createCompany(scene);
  const seen = createSeen(scene, facts, company);
  const judges = [judgePeople, judgeRemovals, judgeRecord, judgeLeaks, judgeScreens].map((make) =>
    make(seen),
  );
  return {
    scene,
    facts,
    company,
    seen,
    judges,
    crowd: createCrowd(scene),
    weather: createWeather(scene),
    findings: new Map(),
    checks: 0,
  };
}

async function act(
  stage: Stage,
  { seed, steps = Infinity, minutes = Infinity, onProgress }: RunOptions,
): Promise<number> {
  const { scene, weather, findings } = stage;
  const end = Date.now() + minutes * 60_000;
  const underWay = new Set<Promise<void>>();
  let told = 0;
  let progressAt = Date.now() + PROGRESS_EVERY;
  let step = 0;
  for (; step < steps && Date.now() < end && findings.size < TOO_MANY_FINDINGS; step += 1) {
    const random = randomFor(seed, step);
    await weather.turn(step);
    await someoneThere(scene);
    const at = step;
    const action = doStep(stage, kindOf(seed, step, random), random).then((words) =>
      scene.ledger.note(`${at}: ${words}`),
    );
    underWay.add(action);
    void action.finally(() => underWay.delete(action));
    if (underWay.size >= HANDS) await Promise.race(underWay);
    await wait(random.between(5, 60));
    if (step % CHECK_EVERY === CHECK_EVERY - 1) await check(stage, step);
    if (Date.now() < progressAt) continue;
    progressAt = Date.now() + PROGRESS_EVERY;
    onProgress?.(progressOf(stage, step));
    for (const finding of [...findings.values()].slice(told)) onProgress?.(finding);
    told = findings.size;
  }
  await Promise.all(underWay);
  return step;
}

/** While nobody answers, people would only spend the steps of the plan; so where a process is on its way up, it is waited for. */
async function someoneThere({ instances }: Scene): Promise<void> {
  const end = Date.now() + LONGEST_START;
  const isStarting = (): boolean =>
    instances.some((one) => one.isRunning()) && instances.every((one) => one.url() === undefined);
  while (isStarting() && Date.now() < end) await wait(100);
}

const LONGEST_START = 20_000;

function doStep(stage: Stage, kind: Kind, random: Random): Promise<string> {
  const change = (): Promise<string> =>
    Promise.resolve(stage.company.change(random, subjectsUnderWay(stage)));
  return { ...stage.crowd, ...stage.weather, company: change }[kind](random);
}

function subjectsUnderWay({ facts }: Stage): readonly string[] {
  const open = [...facts.cases().values()].filter((one) => !isEnded(one));
  return open.flatMap(({ subject }) => subject ?? []);
}

function progressOf({ scene, facts, findings, ...stage }: Stage, step: number): string {
  const { counts } = scene.ledger;
  const open = [...facts.cases().values()].filter((one) => !isEnded(one)).length;
  return (
    `step ${step}: ${facts.cases().size} requests (${open} open), ${counts.get('activities') ?? 0} activities, ` +
    `${scene.truth.removals.length} removals, ${counts.get('kills') ?? 0} kills, ${facts.entries.length} audit entries, ` +
    `${stage.checks} checks, ${findings.size} findings`
  );
}

function resultOf(
  { scene, facts, findings, checks }: Stage,
  about: Pick<RunResult, 'seed' | 'steps' | 'seconds'>,
): RunResult {
  return {
    ...about,
    outcomes: counted([...facts.cases().values()].map(({ status }) => status)),
    counts: scene.ledger.counts,
    removals: scene.truth.removals.length,
    recorded: counted(facts.entries.map(nameOf)),
    checks,
    findings: [...findings.values()],
    events: scene.ledger.events,
    errors: counted(scene.ledger.lines.flatMap(errorIn)),
  };
}

const nameOf = ({ kind, event }: Entry): string =>
  [kind, ...['verb', 'reason', 'verdict', 'status'].map((key) => event[key])]
    .filter((part) => typeof part === 'string')
    .join(' ');

function counted(items: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items.toSorted()) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

const ERROR = 50;

function errorIn(line: string): readonly string[] {
  try {
    const { level, msg } = JSON.parse(line) as { readonly level?: number; readonly msg?: string };
    return (level ?? 0) >= ERROR && msg !== undefined ? [msg] : [];
  } catch {
    return /^\w*Error/u.test(line) ? [line.slice(0, 160)] : [];
  }
}
