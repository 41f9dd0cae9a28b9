// What the parts of a run share, and how everything is looked at.
import type { Company } from './company.ts';
import type { Crowd } from './crowd.ts';
import type { Facts } from './facts.ts';
import { verifyRecord } from './record-judge.ts';
import type { Scene } from './scene.ts';
import type { Judge, Seen } from './seen.ts';
import type { Weather } from './weather.ts';

/** Everybody and everything of a run. */
export interface Stage {
  readonly scene: Scene;
  readonly crowd: Crowd;
  readonly weather: Weather;
  readonly company: Company;
  readonly facts: Facts;
  readonly seen: Seen;
  readonly judges: readonly Judge[];
  readonly findings: Map<string, string>;
  checks: number;
}

/** So many steps from one look to the next; every eighth look walks along the record. */
export const CHECK_EVERY = 20;
const WALK_CHAIN_EVERY = 8;

/** Reads what is new and has every judge look at it. */
export async function check(stage: Stage, step: number): Promise<void> {
  const { facts, seen, judges, findings, scene } = stage;
  await facts.read();
  seen.collect();
  const walks = step % (CHECK_EVERY * WALK_CHAIN_EVERY) === CHECK_EVERY - 1;
  const found = [...judges.flatMap((judge) => judge()), ...(walks ? await verifyRecord(seen) : [])];
  for (const finding of found) keep(findings, scene, finding, step);
  stage.checks += judges.length + (walks ? 1 : 0);
}

/** Each finding once. */
export function keep(findings: Map<string, string>, { ledger }: Scene, finding: string, step: number): void {
  if (findings.has(finding)) return;
  if (findings.size === 0) ledger.note('— the first finding —');
  findings.set(finding, `step ${step}: ${finding}`);
}
