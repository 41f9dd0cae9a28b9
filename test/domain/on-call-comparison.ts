// The look-ups beside what a walk of the model found.
import { instantOf } from '../../src/domain/instant.ts';
import { dutiesBetween, gapsBetween, nextHandOff, onCallAt, type Roster } from '../../src/domain/on-call.ts';
import { STEP, type Present, type Step } from './on-call-model.ts';

const idOf = ({ who, by }: Present): string => `${who} ${by}`;
const idsOf = ({ present }: Step): string => present.map(idOf).toSorted().join('\n');

/** The model's duties that begin and end within the walk. */
function dutiesOf(steps: readonly Step[]): readonly string[] {
  const open = new Map<string, { who: string; from: number }>();
  const duties: string[] = [];
  for (const step of steps) {
    const ids = new Set(step.present.map(idOf));
    for (const [id, { who, from }] of open) {
      if (ids.has(id)) continue;
      open.delete(id);
      if (from > steps[0]!.at) duties.push(`${instantOf(from)} ${instantOf(step.at)} ${who}`);
    }
    for (const one of step.present)
      if (!open.has(idOf(one))) open.set(idOf(one), { who: one.who, from: step.at });
  }
  return duties.toSorted();
}

function gapsOf(steps: readonly Step[]): readonly string[] {
  const gaps: { from: number; until: number }[] = [];
  for (const { at, present, isKnown } of steps) {
    if (present.length > 0 || !isKnown) continue;
    const last = gaps.at(-1);
    if (last?.until === at) last.until += STEP;
    else gaps.push({ from: at, until: at + STEP });
  }
  return gaps.map(({ from, until }) => `${instantOf(from)} ${instantOf(until)}`);
}

/**
 * For each step the first one after it at which a duty begins or ends, unless it is only that nothing is known any more.
 * Undefined where there is none, `unseen` where it lies beyond the walk.
 */
function nextOf(steps: readonly Step[]): readonly (string | undefined)[] {
  const ids = steps.map(idsOf);
  const found: (string | undefined)[] = [];
  let next: string | undefined = 'unseen';
  for (let index = steps.length - 1; index >= 0; index -= 1) {
    const after = steps[index + 1];
    if (after !== undefined && ids[index] !== ids[index + 1])
      next = !after.isKnown && after.present.length === 0 ? undefined : instantOf(after.at);
    found[index] = next;
  }
  return found;
}

/** Compares duties, gaps, next hand-offs and, at every so many steps, who is on call. */
export function expectTheSame(plan: Roster, steps: readonly Step[], each: number): void {
  const [begin, end] = [instantOf(steps[0]!.at), instantOf(steps.at(-1)!.at + STEP)];
  const found = dutiesBetween(plan, 'primary', begin, end)
    .filter(({ from, until }) => from > begin && until < end)
    .map(({ from, until, who }) => `${from} ${until} ${who}`);
  expect(found.toSorted()).toEqual(dutiesOf(steps));
  expect(gapsBetween(plan, 'primary', begin, end).map(({ from, until }) => `${from} ${until}`)).toEqual(
    gapsOf(steps),
  );
  const next = nextOf(steps);
  for (let index = 0; index < steps.length; index += each) {
    expectStep(plan, steps[index]!);
    if (index % (7 * each) === 0 && next[index] !== 'unseen') expectNext(plan, steps[index]!, next[index]);
  }
}

function expectStep(plan: Roster, step: Step): void {
  const moment = instantOf(step.at);
  const duties = onCallAt(plan, 'primary', moment);
  const said = duties.map(({ who }) => who).toSorted();
  const wanted = step.present.map(({ who }) => who).toSorted();
  if (said.join() !== wanted.join()) expect(`${moment} ${said.join()}`).toBe(`${moment} ${wanted.join()}`);
  for (const { from, until } of duties)
    if (!(from <= moment && moment < until)) expect([from, until]).toBe(moment);
}

function expectNext(plan: Roster, step: Step, next: string | undefined): void {
  const moment = instantOf(step.at);
  const found = nextHandOff(plan, 'primary', moment);
  if (found !== next) expect([moment, found]).toEqual([moment, next]);
  expect(nextHandOff(plan, 'primary', moment)).toBe(found);
}
