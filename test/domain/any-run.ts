// A request on its way through honest and hostile hands, in whatever order. Arbitraries only: no test runs here.
import fc from 'fast-check';
import type { Command } from '../../src/domain/command.ts';
import { decide } from '../../src/domain/decide.ts';
import type { Event } from '../../src/domain/event.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { plus } from '../../src/domain/instant.ts';
import type { Instant } from '../../src/domain/instant.ts';
import type { Policy, Tiers } from '../../src/domain/policy.ts';
import type { Request } from '../../src/domain/request.ts';
import { isEnded } from '../../src/domain/request-status.ts';
import { verify } from '../../src/domain/verification.ts';
import {
  APPROVERS,
  approverFacts,
  EVERYBODY,
  TYPED,
  typedIn,
  verdictOn,
  voucherFacts,
  VOUCHERS,
} from './company.ts';
import { configuredTiers } from './policies.ts';
import { AS_IT_STANDS, draft, NOW, plan, policy } from './requests.ts';
import { COMMANDS } from './state-table.ts';

const FINDINGS: readonly Finding[] = [
  { check: 'sensitive_list', listed: true },
  { check: 'phone_stolen', stolen: true },
  { check: 'recent_changes', found: { kind: 'unreadable', why: 'no_answer' } },
  { check: 'sensitive_list', listed: false },
];
const numbers = fc
  .boolean()
  .map((has): Finding => ({ check: 'numbers_on_file', usable: has ? ['business'] : [], phoneGone: false }));
const findings = fc
  .tuple(numbers, fc.subarray([...FINDINGS], { maxLength: 2 }))
  .map(([number, others]): readonly Finding[] => [number, ...others]);

/** One thing that somebody, or the service, tries. */
export interface Attempt {
  readonly what: 'go_on' | 'vouch' | 'approve' | 'look' | 'other';
  readonly who: string;
  readonly typed: (typeof TYPED)[number];
  readonly found: readonly Finding[];
  readonly flag: boolean;
  readonly minutes: number;
  readonly other: Command;
}

const others = fc.constantFrom<Command>(
  { kind: 'expire' },
  { kind: 'claim' },
  { kind: 'new_code', by: 'rita' },
  { kind: 'show_code', by: 'otto' },
  { kind: 'cancel', by: 'otto' },
  { kind: 'tell_suspicion', by: 'rita' },
  { kind: 'ask_voucher', step: 1 },
  { kind: 'voucher_unreachable', who: 'mona' },
  { kind: 'unreachable', who: 'amir' },
  { kind: 'halted' },
  { kind: 'wait_for_graph' },
  { kind: 'record_list', listed: ['oath', 'app', 'key'] },
  { kind: 'record', method: 'oath', removal: { state: 'asked', at: NOW } },
  { kind: 'succeed' },
  { kind: 'not_me', by: 'otto', role: 'stranger' },
  { kind: 'registered', odd: [] },
  COMMANDS.submit,
);

const attempts: fc.Arbitrary<Attempt> = fc.record({
  what: fc.oneof(
    { weight: 12, arbitrary: fc.constant<Attempt['what']>('go_on') },
    { weight: 2, arbitrary: fc.constant<Attempt['what']>('vouch') },
    { weight: 4, arbitrary: fc.constant<Attempt['what']>('approve') },
    { weight: 1, arbitrary: fc.constant<Attempt['what']>('look') },
    { weight: 2, arbitrary: fc.constant<Attempt['what']>('other') },
  ),
  who: fc.constantFrom(...EVERYBODY),
  typed: fc.constantFrom(...TYPED, 'guess', 'guess', 'guess'),
  found: findings,
  flag: fc.boolean(),
  minutes: fc.constantFrom(0, 0, 1, 2, 9),
  other: others,
});

/** A configuration, what the checks found, and everything that is tried after. */
export const runs = fc.record({
  tiers: configuredTiers,
  found: findings,
  attempts: fc.array(attempts, { minLength: 10, maxLength: 60, size: 'max' }),
});

/** One saved change. */
export interface Step {
  readonly before: Request;
  readonly after: Request;
  readonly command: Command;
  readonly events: readonly Event[];
  readonly at: Instant;
}

/** Every saved change of a run, in order. */
export function stepsOf(run: {
  readonly tiers: Tiers;
  readonly found: readonly Finding[];
  readonly attempts: readonly Attempt[];
}): readonly Step[] {
  const rules: Policy = { ...policy, tiers: run.tiers };
  const steps: Step[] = [];
  let request: Request = { ...draft, checks: 'running' };
  let now = NOW;
  const give = (command: Command): void => {
    const outcome = decide(request, command, now, rules);
    if (outcome.kind !== 'moved') return;
    steps.push({ before: request, after: outcome.request, command, events: outcome.events, at: now });
    request = outcome.request;
  };
  const verification = verify(run.found, run.tiers);
  give({ ...COMMANDS.submit, verification, vouchOrder: VOUCHERS });
  for (const attempt of run.attempts) {
    if (isEnded(request)) break;
    now = plus(now, `PT${attempt.minutes}M`);
    const command = commandOf(request, attempt, run.tiers, now);
    if (command !== undefined) give(command);
  }
  return steps;
}

function commandOf(request: Request, attempt: Attempt, tiers: Tiers, now: Instant): Command | undefined {
  switch (attempt.what) {
    case 'go_on':
      return nextOf(request, attempt, now);
    case 'vouch':
      return word(request, attempt.who, attempt.flag ? 'spoke' : 'have_not');
    case 'approve':
      return approval(request, attempt.who, attempt.typed, now);
    case 'look':
      return look(request, attempt, tiers);
    case 'other':
      return attempt.other;
  }
}

/** What should come next if everybody were honest. */
function nextOf(request: Request, { who, flag }: Attempt, now: Instant): Command | undefined {
  if (request.status === 'approved') return { kind: 'claim' };
  if (request.status === 'verifying') {
    const asked = request.vouchAsks.at(-1);
    if (asked === undefined || !flag) return { kind: 'ask_voucher', step: request.vouchAsks.length };
    return word(request, asked.id, 'spoke');
  }
  if (request.status !== 'awaiting_approval') return undefined;
  const { escalation, code, approvals, barred } = request;
  if (escalation.notified.length < 3)
    return { kind: 'notify_step', step: escalation.step + 1, people: APPROVERS, skipped: [] };
  if (code.shownAt === undefined) return { kind: 'show_code', by: request.requester };
  const gone = [...approvals.map(({ by }) => by), ...barred];
  const next = ['dana', 'sol', 'amir', who].find((one) => !gone.includes(one));
  return next === undefined ? undefined : approval(request, next, 'right', now);
}

function word(request: Request, by: string, said: 'spoke' | 'have_not'): Command {
  return { kind: 'vouch', by, word: said, how: 'in_person', facts: voucherFacts(request, by) };
}

function approval(request: Request, by: string, typed: Attempt['typed'], now: Instant): Command {
  const code =
    request.status === 'awaiting_approval' ? verdictOn(request, typedIn(request, typed), now) : 'missing';
  return { kind: 'approve', by, facts: approverFacts(request, by, now), code, choice: AS_IT_STANDS };
}

/** A later look, which forgets what was demanded before. */
function look(request: Request, { found, flag, who }: Attempt, tiers: Tiers): Command | undefined {
  if (request.status === 'draft' || isEnded(request)) return undefined;
  const verification = verify(found, tiers);
  const again = who === 'otto' ? { voidVouches: true as const } : {};
  return flag ? { kind: 'raise', verification, ...again } : { kind: 'replan', plan, verification, ...again };
}
