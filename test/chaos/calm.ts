// The end of a run: the world is fair again, and everything has to come to its end.
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import type { BrakeRow } from './facts.ts';
import { APPROVER_IDS, POPULATION } from './population.ts';
import { randomFor } from './random.ts';
import { verifyRecord } from './record-judge.ts';
import { comesToRest, judgeEnds } from './rest-judge.ts';
import type { Scene } from './scene.ts';
import { judgeAtRest, judgeRefusals } from './screen-judge.ts';
import { check, keep } from './stage.ts';
import type { Stage } from './stage.ts';

/** The world is fair again, brakes are lifted, and time goes on for longer than anything may take. */
export async function calmDown(stage: Stage, step: number): Promise<void> {
  const { scene, weather, company, facts, seen, findings } = stage;
  await weather.clear();
  company.returns();
  const stuck = [
    ...(await letTimePass(stage, step, UNTIL_ALL_IS_READ)),
    ...(await liftBrakes(stage, step)),
    ...(await letTimePass(stage, step, PASSING)),
  ];
  // What is stuck holds up everything else; to name all of it would say nothing new.
  const found =
    stuck.length > 0 ? [...stuck] : [...judgeEnds(facts), ...judgeAtRest(seen), ...judgeRefusals(seen)];
  found.push(...(await verifyRecord(seen)));
  if (scene.ledger.counts.has('deaths')) found.push('liveness: an instance died by itself');
  for (const finding of found) keep(findings, scene, finding, step);
}

/**
 * Until somebody lifts it, what a halt or a freeze stops stays where it is: that is their purpose. A freeze because somebody
 * knows the password wants another password first.
 */
async function liftBrakes({ crowd, facts, scene }: Stage, step: number): Promise<readonly string[]> {
  const random = randomFor(0, step);
  const held = facts.brakes();
  for (const { because, subject } of held)
    if (because === 'password_known' && subject !== undefined) scene.tenant.resetPassword(subject);
  for (const { number } of held)
    for (const person of LIFTERS)
      await crowd.says(random, person, number === undefined ? 'resume' : `resume LK-${number}`);
  await facts.read();
  const stopped = [...facts.cases().values()]
    .filter(({ status }) => status === 'approved' || status === 'resetting')
    .map(({ subject }) => subject);
  const left = facts.brakes();
  const isLeft = ({ subject }: BrakeRow): boolean => left.some((one) => one.subject === subject);
  held.filter((one) => !isLeft(one)).forEach(() => scene.ledger.count('brakes lifted at the end'));
  return left
    .filter(({ kind, subject }) => kind === 'halt' || stopped.includes(subject))
    .map(({ kind, number }) => `liveness: nobody can lift the ${kind} ${number ?? ''}`);
}

async function letTimePass(
  stage: Stage,
  step: number,
  passing: readonly number[],
): Promise<readonly string[]> {
  for (const minutes of passing) {
    stage.scene.clock.move(minutes * 60_000);
    const stuck = await comesToRest(stage.scene, stage.facts);
    await check(stage, step);
    if (stuck.length > 0) return [...stuck.slice(0, MOST_STUCK_NAMED), ...(await statesOf(stage.scene))];
  }
  return [];
}

async function statesOf({ instances, ledger }: Scene): Promise<readonly string[]> {
  const states = await Promise.all(
    instances.map(async (one) => `instance ${one.name}: ${await one.state()}`),
  );
  return [
    ...states.map((state) => `liveness: ${state}`),
    ...ledger.lines.slice(-8).map((line) => `last logged: ${line}`),
  ];
}

const MOST_STUCK_NAMED = 10;
const LIFTERS = [PEOPLE.sol, ...POPULATION.filter(({ id }) => APPROVER_IDS.includes(id))];
const UNTIL_ALL_IS_READ = [0, 6];
const PASSING = [1, 5, 15, 30, 60, 120, 12 * 60, 26 * 60, 60];
