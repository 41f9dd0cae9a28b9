// One approved request in one simulated tenant: the real run over the real adapters, on a clock that only moves here.
import { createKeys } from '../../../src/keys.ts';
import { secret } from '../../../src/config/secret.ts';
import { contactOnFile } from '../../../src/domain/contact-on-file.ts';
import type { ContactOnFile } from '../../../src/domain/contact-on-file.ts';
import { instantOf } from '../../../src/domain/instant.ts';
import type { Approved } from '../../../src/domain/request.ts';
import { chosenPlan, offersOf } from '../../../src/domain/reset-choice.ts';
import type { ResetChoice, ResetOffers } from '../../../src/domain/reset-choice.ts';
import { planReset } from '../../../src/domain/reset-plan.ts';
import type { ResetPlan, ResetRules, Unplannable } from '../../../src/domain/reset-plan.ts';
import type { Check } from '../../../src/domain/verification.ts';
import { GROUPS } from '../../../src/sandbox/tenant/groups.ts';
import { PEOPLE } from '../../../src/sandbox/tenant/people.ts';
import { EVERYTHING_WITH_DEFAULT_CHANGE } from '../../../src/sandbox/tenant/permissions.ts';
import { createTenant } from '../../../src/sandbox/tenant/tenant.ts';
import type { SimulatedMethod, Tenant } from '../../../src/sandbox/tenant/tenant.ts';
import type { PreferredMethod } from '../../../src/sandbox/tenant/method.ts';
import type { JobResult, ResetPorts } from '../../../src/workflow/reset-run.ts';
import { createMemoryStores } from './memory-stores.ts';
import type { MemoryStores } from './memory-stores.ts';
import { NEVER_FAILS, startProcess } from './process.ts';
import type { Gate, Process } from './process.ts';
import { createWitness } from './witness.ts';
import type { Witness } from './witness.ts';

export const NUMBER = 1001;
export const SUBJECT = PEOPLE.alice.id;
const START = Date.parse('2026-11-23T09:00:00.000Z');
const CAST = [PEOPLE.rita, PEOPLE.max, PEOPLE.amir, PEOPLE.dana, PEOPLE.iris, PEOPLE.sol];

export interface StageOptions {
  readonly methods: readonly SimulatedMethod[];
  readonly preferred?: PreferredMethod;
  readonly isPreferenceHidden?: boolean;
  readonly rules?: Partial<ResetRules>;
  readonly choose?: (offers: ResetOffers) => ResetChoice;
  readonly permissions?: ReadonlySet<string>;
  /** Milliseconds. */
  readonly deletionLag?: number;
  readonly registrationLag?: number;
  /** Milliseconds by which every call to Graph moves the clock. */
  readonly latency?: number;
}

/** A request that was approved a moment ago, and everything around it. */
export interface Stage {
  readonly tenant: Tenant;
  readonly stores: MemoryStores;
  readonly witness: Witness;
  readonly plan: ResetPlan;
  readonly rules: ResetRules;
  readonly clock: { now: number };
  /** A process that can run the reset; `gate` stands at every one of its ports. */
  start(gate?: Gate): Process;
  /** What the adapters read without anybody seeing or hindering it. */
  readonly ports: ResetPorts;
}

/** Surveys the person, plans, lets the approver choose and approve. */
export async function openStage(options: StageOptions): Promise<Stage | Unplannable> {
  const clock = { now: START };
  const rules: ResetRules = {
    scope: ['authenticator', 'phone', 'softwareOath'],
    sessions: 'never',
    changeDefault: false,
    ...options.rules,
  };
  const tenant = tenantOf(options, clock);
  const witness = createWitness(() => clock.now);
  const scene = { tenant, clock, witness, rules, latency: options.latency ?? 0, keys: KEYS };
  const unseen = { ...scene, latency: 0, witness: createWitness(() => clock.now) };
  const survey = await startProcess({ ...unseen, stores: NO_STORES }, NEVER_FAILS).ports.methods.survey(
    SUBJECT,
  );
  if (survey === undefined) throw new TypeError('Alice is not in her own tenant.');
  const planning = planReset(survey, rules, KEYS.fingerprint);
  if (planning.kind === 'unplannable') return planning.why;
  const chosen = options.choose?.(offersOf(planning.plan)) ?? { passkeys: [], revokeSessions: false };
  const plan = chosenPlan(planning.plan, chosen);
  if (plan === undefined) throw new TypeError('The choice was not on offer.');
  const stores = createMemoryStores(approved(plan, clock.now));
  const start = (gate: Gate = NEVER_FAILS): Process => startProcess({ ...scene, stores }, gate);
  const { ports } = startProcess({ ...unseen, stores }, NEVER_FAILS);
  return { tenant, stores, witness, plan, rules, clock, start, ports };
}

const KEYS = createKeys(secret(new Uint8Array(32).fill(7)));

function tenantOf(options: StageOptions, clock: { readonly now: number }): Tenant {
  const { methods, preferred = 'none', deletionLag = 0, registrationLag = 0 } = options;
  const alice = {
    ...PEOPLE.alice,
    methods: [...PEOPLE.alice.methods.slice(0, 1), ...methods],
    preferredMethod: preferred,
    signInsBefore: [],
  };
  const tenant = createTenant({
    now: () => clock.now,
    people: [alice, ...CAST],
    groups: [GROUPS.approvers, GROUPS.seniorApprovers],
    permissions: options.permissions ?? EVERYTHING_WITH_DEFAULT_CHANGE,
    deletionLag,
    registrationLag,
    throttles: [],
  });
  if (options.isPreferenceHidden === true) tenant.hidePreference(SUBJECT);
  return tenant;
}

const CHECKS: readonly Check[] = [
  { finding: { check: 'numbers_on_file', usable: ['business'], phoneGone: true }, outcome: 'pass' },
  { finding: { check: 'recent_changes', found: { kind: 'none' } }, outcome: 'pass' },
];

const ON_FILE: ContactOnFile = contactOnFile(
  {
    businessPhones: PEOPLE.alice.businessPhones,
    signInName: PEOPLE.alice.userPrincipalName,
    ...(PEOPLE.alice.mobilePhone === null ? {} : { mobilePhone: PEOPLE.alice.mobilePhone }),
    ...(PEOPLE.alice.managerId === null ? {} : { managerId: PEOPLE.alice.managerId }),
  },
  KEYS.fingerprint,
);

const PLACEHOLDER: Approved = approved(
  {
    remove: [],
    keep: [],
    defaults: { kind: 'none' },
    unseen: [],
    mayChangeDefault: false,
    sessions: 'leave',
  },
  START,
);
const NO_STORES = createMemoryStores(PLACEHOLDER);

function approved(plan: ResetPlan, now: number): Approved {
  const at = instantOf(now);
  return {
    status: 'approved',
    number: NUMBER,
    requester: PEOPLE.rita.id,
    subject: SUBJECT,
    symptom: 'lost_phone',
    reported: {},
    openedAt: instantOf(now - 120_000),
    submittedAt: instantOf(now - 60_000),
    expiresAt: instantOf(now + 3_600_000),
    revision: 1,
    followers: [],
    readyAt: instantOf(now - 60_000),
    verification: {
      checks: CHECKS,
      tier: 'standard',
      needs: { callback: true, vouch: false, approvals: 1 },
    },
    plan,
    code: { issue: 1, issuedAt: at, shownAt: at },
    wrongCodes: 0,
    barred: [],
    vouchers: [PEOPLE.max.id],
    vouchOrder: [],
    vouchAsks: [],
    vouches: [],
    contactOnFile: ON_FILE,
    identities: {},
    escalation: { step: 0, notified: [PEOPLE.amir.id], skipped: [] },
    approvals: [{ by: PEOPLE.amir.id, at, slot: 0, contact: 'callback', issue: 1 }],
    approvedAt: at,
    waitsForGraph: false,
  };
}

const WORKER_LATE = 1;

/**
 * Carries the job out as the worker does: again when it wants to be, until it is done. Returns the last result, or
 * `endless` when there is no end in sight. A round that throws is the job's failure, tried again a little later.
 */
export async function liveOn(
  stage: Stage,
  { process = stage.start(), between = () => undefined, rounds = 400 }: LifeOptions = {},
): Promise<JobResult['kind'] | 'endless'> {
  let current = process;
  for (let round = 0; round < rounds; round += 1) {
    between(stage.clock.now);
    const result = await current.run();
    if (result.kind === 'done') return 'done';
    if (result.kind === 'died') current = stage.start(current.gate);
    const due = result.kind === 'again' ? Date.parse(result.at) : stage.clock.now + 2_000;
    // Whoever waits long is called later and later: no world may take for ever.
    const late = WORKER_LATE + (round > 40 ? 60_000 : 0);
    stage.clock.now = Math.max(stage.clock.now, due) + late;
  }
  return 'endless';
}

interface LifeOptions {
  readonly process?: Process;
  /** Called before every round with the time. */
  readonly between?: (now: number) => void;
  readonly rounds?: number;
}
