// What the suites of the job store share: a store of the engine, and jobs to put into it.
import type { PlannedEffect } from '../../src/domain/effect.ts';
import { withEngine, type Engine } from './engine.ts';
import { AT, LATER, repaint } from './request-examples.ts';

/** When a lease ends, unless another end is asked for. */
export const UNTIL = '2026-11-22T10:01:00.000Z';

/** Each in a lane of its own. */
export const apart = (...keys: readonly string[]): readonly PlannedEffect[] =>
  keys.map((key, index) => repaint(key, AT, 2_001 + index));

/** Opens the engine before each test, and says how its jobs are leased. */
export function withJobs(engine: Engine) {
  const opened = withEngine(engine);
  const jobs = () => opened().stores.jobs;
  const lease = (owner: string, now = AT, until = UNTIL, repaints = 10) =>
    jobs().lease({ now, until, owner, room: { repaints } });
  const keysFor = async (owner: string, now = AT) => (await lease(owner, now, LATER)).map(({ key }) => key);
  return { opened, jobs, lease, keysFor };
}
