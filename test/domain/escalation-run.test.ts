import fc from 'fast-check';
import { lacksApprovers } from '../../src/domain/asked-people.ts';
import type { Command } from '../../src/domain/command.ts';
import { decide } from '../../src/domain/decide.ts';
import type { Effect } from '../../src/domain/effect.ts';
import type { Event } from '../../src/domain/event.ts';
import { instantOf, epochOf, plus } from '../../src/domain/instant.ts';
import { effectsOf } from '../../src/domain/planned-effects.ts';
import type { Policy } from '../../src/domain/policy.ts';
import { isEnded } from '../../src/domain/request-status.ts';
import type { Request } from '../../src/domain/request.ts';
import { AS_IT_STANDS, awaiting, elevated, facts, NOW, policy as usual } from './requests.ts';

/** Whom each step names; the last one names everybody. */
const NAMED = [['amir'], ['dana', 'iris'], ['amir'], ['amir', 'dana', 'iris', 'sol']] as const;
const APPROVERS = ['amir', 'dana', 'iris', 'sol'] as const;

const policy: Policy = {
  ...usual,
  steps: [
    { after: 'PT0M' },
    { after: 'PT10M', pages: true },
    { after: 'PT20M', urgency: 'high' },
    { after: 'PT30M', pages: true },
  ],
};

type Act =
  | { readonly act: 'pass'; readonly minutes: number }
  | { readonly act: 'hold' | 'hand_over' | 'approve' | 'unreachable'; readonly who: string }
  /** The process dies: what it had in its hands is carried out once more. */
  | { readonly act: 'restart' };

const who = fc.constantFrom(...APPROVERS);
const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ act: fc.constant('pass' as const), minutes: fc.integer({ min: 0, max: 17 }) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constantFrom(
        'hold' as const,
        'hold' as const,
        'hand_over' as const,
        'approve' as const,
        'unreachable' as const,
      ),
      who,
    }),
  },
  { weight: 1, arbitrary: fc.constant({ act: 'restart' as const }) },
);

interface Job {
  readonly key: string;
  readonly effect: Effect;
  dueAt: string;
  isDone: boolean;
}

/** One request with its jobs on a clock of its own, as the worker and the database treat them. */
function run(start: Request, low: boolean, todo: readonly Act[]) {
  const rules = low ? { ...policy, urgency: { workingHours: 'low', otherHours: 'low' } as const } : policy;
  const world = { request: start, version: 1, now: NOW };
  const jobs = new Map<string, Job>();
  const log: { readonly at: string; readonly event: Event; readonly before: Request }[] = [];
  const told: string[] = [];
  const pages: number[] = [];

  const change = (command: Command): string => {
    const before = world.request;
    const outcome = decide(before, command, world.now, rules);
    if (outcome.kind !== 'moved') return outcome.kind === 'refused' ? outcome.refusal.reason : 'quiet';
    world.request = outcome.request;
    world.version += 1;
    log.push(...outcome.events.map((event) => ({ at: world.now, event, before })));
    for (const { key, dueAt, effect } of effectsOf(outcome.request, outcome.events, world, rules))
      if (!jobs.has(key)) jobs.set(key, { key, dueAt, effect, isDone: false });
    return 'moved';
  };

  const carryOut = (job: Job): void => {
    job.isDone = true;
    const { effect } = job;
    if (effect.kind === 'escalate') {
      const { step } = effect;
      const result = change({
        kind: 'notify_step',
        step,
        people: reachable(step, world.request),
        skipped: [],
      });
      const { request } = world;
      if (
        result === 'not_due' &&
        request.status === 'awaiting_approval' &&
        request.escalation.nextAt !== undefined
      ) {
        job.isDone = false;
        job.dueAt = request.escalation.nextAt;
      }
    }
    if (effect.kind === 'hold_over') change({ kind: 'hold_over' });
    if (effect.kind === 'expire') change({ kind: 'expire' });
    if (effect.kind === 'page') pages.push(effect.step);
    if (effect.kind === 'tell' && effect.notice === 'approval') told.push(effect.to);
  };

  const drain = (): void => {
    for (;;) {
      const due = [...jobs.values()].filter(({ dueAt, isDone }) => !isDone && dueAt <= world.now);
      const [first] = due.toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0));
      if (first === undefined) return;
      carryOut(first);
    }
  };

  change({ kind: 'notify_step', step: 0, people: NAMED[0], skipped: [] });
  jobs.set('expire', {
    key: 'expire',
    dueAt: awaiting.expiresAt,
    effect: { kind: 'expire', number: 1 },
    isDone: false,
  });
  drain();
  for (const one of todo) {
    switch (one.act) {
      case 'pass':
        world.now = instantOf(epochOf(world.now) + one.minutes * 60_000);
        break;
      case 'restart':
        // Steps and timers that were done may not be known to be.
        for (const job of jobs.values())
          if (job.effect.kind === 'escalate' || job.effect.kind === 'hold_over') job.isDone = false;
        break;
      case 'unreachable':
        change({ kind: 'unreachable', who: one.who });
        break;
      case 'approve':
        change({
          kind: 'approve',
          by: one.who,
          facts: facts({ rosterReadAt: world.now }),
          code: 'right',
          choice: AS_IT_STANDS,
        });
        break;
      case 'hold':
      case 'hand_over':
        change({ kind: one.act, by: one.who, facts: facts() });
        break;
    }
    drain();
    expectNothingForgotten(world.request, world.now);
  }
  return { ...world, log, told, pages };
}

/** As the workflow does: whoever turned out to be unreachable is not asked again. */
function reachable(step: number, request: Request): readonly string[] {
  const skipped = request.status === 'awaiting_approval' ? request.escalation.skipped : [];
  return (NAMED[step] ?? []).filter((who) => !skipped.some(({ id }) => id === who));
}

function expectNothingForgotten(request: Request, now: string): void {
  if (request.status !== 'awaiting_approval') return;
  expect(now < request.expiresAt).toBe(true);
  const { nextAt, step } = request.escalation;
  expect(nextAt === undefined).toBe(step === policy.steps.length - 1);
  if (nextAt !== undefined) expect(now < nextAt).toBe(true);
  if (lacksApprovers(request)) expect(step).toBe(policy.steps.length - 1);
}

/** Why a step may come before its own time. */
const AT_ONCE: readonly Event['kind'][] = ['handed_over', 'approver_unreachable'];

describe('an escalation, whatever people do and however often the service restarts', () => {
  const fresh = { step: -1, notified: [], skipped: [] };
  const starts = fc.constantFrom(
    { ...awaiting, readyAt: NOW, escalation: fresh },
    { ...elevated, readyAt: NOW, escalation: fresh },
  );

  it('asks each step once, in order, never early without a reason, and nobody twice', () => {
    fc.assert(
      fc.property(starts, fc.boolean(), fc.array(acts, { maxLength: 14 }), (start, low, todo) => {
        const { log, told, pages } = run(start, low, todo);
        expect(told).toEqual([...new Set(told)]);
        expect(pages).toEqual([...new Set(pages)]);
        // A step that was left out counts again when it comes after all.
        const all = log.flatMap(({ event }, index) =>
          event.kind === 'step_notified' || event.kind === 'step_left_out'
            ? [{ step: event.step, index, isAsked: event.kind === 'step_notified' }]
            : [],
        );
        const steps = all.filter(
          ({ step, isAsked }, index) => isAsked || !all.slice(index + 1).some((later) => later.step === step),
        );
        expect(steps.map(({ step }) => step)).toEqual(steps.map((_, index) => index));
        for (const { step, index } of steps.slice(1)) expectNotEarly(log, step, index, start.readyAt);
        const held = log.flatMap(({ event }) => (event.kind === 'held' ? [event.by] : []));
        expect(held).toEqual([...new Set(held)]);
      }),
      { numRuns: 1_500 },
    );
  });

  it('ends by its own time, however often somebody has it', () => {
    fc.assert(
      fc.property(starts, fc.array(acts, { maxLength: 10 }), (start, todo) => {
        const { request } = run(start, false, [...todo, { act: 'pass', minutes: 60 }]);
        expect(request.expiresAt).toBe(start.expiresAt);
        expect(isEnded(request) || request.status === 'approved').toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

function expectNotEarly(
  log: ReturnType<typeof run>['log'],
  step: number,
  index: number,
  readyAt: string,
): void {
  const { at, before } = log[index]!;
  if (before.status !== 'awaiting_approval') throw new TypeError(`step ${step} in ${before.status}`);
  const since = log.findLastIndex(
    ({ event }, other) => other < index && (event.kind === 'step_notified' || event.kind === 'step_left_out'),
  );
  const isPassedOn = log.slice(since + 1, index).some(({ event }) => AT_ONCE.includes(event.kind));
  if (lacksApprovers(before)) return;
  const running = (before.escalation.holds ?? []).filter(
    ({ over, until }) => over === undefined && at < until,
  );
  expect(running).toEqual([]);
  if (!isPassedOn) expect(at >= plus(readyAt, policy.steps[step]!.after)).toBe(true);
}
