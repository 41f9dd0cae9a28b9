// One process that runs the reset. Every port of it passes a gate, where it can be killed and where others act meanwhile.
import { isServiceError } from '../../../src/errors.ts';
import { instantOf } from '../../../src/domain/instant.ts';
import type { ResetRules } from '../../../src/domain/reset-plan.ts';
import { createAuthenticationMethods } from '../../../src/graph/authentication-methods.ts';
import { createDirectory } from '../../../src/graph/directory.ts';
import { createGraph } from '../../../src/graph/graph-client.ts';
import { createHelpdeskPeople } from '../../../src/graph/helpdesk-people.ts';
import { listingFor } from '../../../src/graph/permission.ts';
import { createRoles } from '../../../src/graph/token-roles.ts';
import { GROUPS } from '../../../src/sandbox/tenant/groups.ts';
import { PEOPLE } from '../../../src/sandbox/tenant/people.ts';
import type { Tenant } from '../../../src/sandbox/tenant/tenant.ts';
import { performReset } from '../../../src/workflow/perform-reset.ts';
import type { Keys, Log } from '../../../src/workflow/ports.ts';
import type { RecoveryContactStore } from '../../../src/workflow/storage-ports.ts';
import type { JobResult, ResetPorts } from '../../../src/workflow/reset-run.ts';
import type { MemoryStores } from './memory-stores.ts';
import { registrationsOf } from './methods.ts';
import type { Witness, Write } from './witness.ts';

/** What stands at a port: asked before and after each call; `crash` kills the process there. */
export type Gate = (port: string, when: 'before' | 'after') => Promise<'pass' | 'crash'> | 'pass' | 'crash';

export const NEVER_FAILS: Gate = () => 'pass';

/** A process; it never runs again after it died. */
export interface Process {
  readonly gate: Gate;
  readonly ports: ResetPorts;
  /** One call of the job: what the worker would be told, or that the process died, or that the job failed. */
  run(): Promise<JobResult | { readonly kind: 'died' } | { readonly kind: 'threw'; readonly code: string }>;
}

export interface ProcessOptions {
  readonly tenant: Tenant;
  readonly stores: MemoryStores;
  readonly clock: { now: number };
  readonly witness: Witness;
  readonly rules: ResetRules;
  readonly latency: number;
  readonly keys: Keys;
}

const QUIET: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const SUBJECT = PEOPLE.alice.id;
const NUMBER = 1001;
/** Shorter than the client's shortest pause, so that a read is never repeated: only the run itself is watched. */
const LIMITS = { read: 950, write: 950 };

export function startProcess(options: ProcessOptions, gate: Gate): Process {
  const { tenant, stores, clock, witness, rules, keys } = options;
  const life = createLife();
  const graph = createGraph({
    endpoint: tenant.root,
    tokens: tokensOf(tenant),
    log: QUIET,
    fetch: doorOf(options, life),
    limits: LIMITS,
  });
  const now = { now: () => instantOf(clock.now) };
  const roles = createRoles(tokensOf(tenant));
  const directory = createDirectory(graph, { clock: now, log: QUIET, pim: 'auto' });
  const methods = createAuthenticationMethods(graph, {
    log: QUIET,
    listing: async () => listingFor(await roles()),
    scope: rules.scope,
  });
  const helpdesk = createHelpdeskPeople({ graph, configuration: CONFIGURATION, clock: now, log: QUIET });
  const at = watchman(life, gate, witness);
  const { note } = witness;
  const { requests, brakes } = stores;
  const ports: ResetPorts = {
    clock: now,
    keys,
    log: QUIET,
    bell: { ring: () => undefined },
    rulebook: {
      policy: POLICY,
      reset: rules,
      limits: LIMITS_OF_PEOPLE,
      retention: { requests: 'P180D' },
      audit: { checkpointEvery: 'PT1H', reconcileEvery: 'PT1H', settledAfter: 'PT6H' },
    },
    tallies: { count: () => at('tallies.count', () => Promise.resolve(0)) },
    recoveryContacts: NO_CONTACTS,
    requests: {
      ...requests,
      byNumber: (number) => at('requests.byNumber', () => requests.byNumber(number)),
      lastRemoval: (subject) => at('requests.lastRemoval', () => requests.lastRemoval(subject)),
      commit: (change) =>
        at('requests.commit', async () => {
          const result = await requests.commit(change);
          if (result === 'committed') note({ saw: 'saved', request: change.request });
          return result;
        }),
    },
    brakes: {
      ...brakes,
      halt: () =>
        at('brakes.halt', async () => {
          const halt = await brakes.halt();
          note({ saw: 'halt', isHalted: halt !== undefined });
          return halt;
        }),
      freezeOf: (subject) => at('brakes.freezeOf', () => brakes.freezeOf(subject)),
    },
    directory: {
      ...directory,
      person: (id) => at('directory.person', () => directory.person(id)),
      privilege: (id) =>
        at('directory.privilege', async () => {
          const privilege = await directory.privilege(id);
          note({ saw: 'privilege', privilege });
          return privilege;
        }),
      signIns: (id, since) => at('directory.signIns', () => directory.signIns(id, since)),
      contactChanges: (id, since) =>
        at('directory.contactChanges', () => directory.contactChanges(id, since)),
    },
    helpdesk: {
      last: () => at('helpdesk.last', () => helpdesk.last()),
      read: () =>
        at('helpdesk.read', async () => {
          const people = await helpdesk.read();
          note({ saw: 'approvers', approvers: people.approvers.map(({ id }) => id) });
          return people;
        }),
    },
    methods: {
      survey: (subject) =>
        at('methods.survey', async () => {
          const list = await methods.survey(subject);
          note({ saw: 'list', list });
          return list;
        }),
      list: (subject, plan) =>
        at('methods.list', async () => {
          const list = await methods.list(subject, plan);
          note({ saw: 'list', list });
          return list;
        }),
      remove: (subject, method) => at('methods.remove', () => methods.remove(subject, method)),
      changeDefault: (subject, to) => at('methods.changeDefault', () => methods.changeDefault(subject, to)),
      revokeSessions: (subject) => at('methods.revokeSessions', () => methods.revokeSessions(subject)),
    },
  };
  return { gate, ports, run: () => Promise.race([runOf(ports), life.end]) };
}

async function runOf(ports: ResetPorts): ReturnType<Process['run']> {
  try {
    return await performReset(ports, NUMBER);
  } catch (error) {
    if (isServiceError(error)) return { kind: 'threw', code: error.code };
    throw error;
  }
}

interface Life {
  readonly end: Promise<{ readonly kind: 'died' }>;
  isOver: boolean;
  take(): void;
}

function createLife(): Life {
  const { promise: end, resolve } = Promise.withResolvers<{ readonly kind: 'died' }>();
  const life = {
    end,
    isOver: false,
    take: () => {
      life.isOver = true;
      resolve({ kind: 'died' });
    },
  };
  return life;
}

type Watch = <Value>(port: string, work: () => Promise<Value>) => Promise<Value>;

/** What a dead process still had under way is never heard of again. */
const silence = <Value>(): Promise<Value> => new Promise<Value>(() => undefined);

function watchman(life: Life, gate: Gate, { note }: Witness): Watch {
  return async (port, work) => {
    const pass = async (when: 'before' | 'after'): Promise<boolean> => {
      if (life.isOver) return false;
      if ((await gate(port, when)) === 'pass') return !life.isOver;
      note({ saw: 'crash', where: `${when} ${port}` });
      life.take();
      return false;
    };
    if (!(await pass('before'))) return silence();
    const [settled] = await Promise.allSettled([work()]);
    if (!(await pass('after'))) return silence();
    if (settled.status === 'rejected') throw settled.reason;
    return settled.value;
  };
}

/** Graph as this process reaches it: every write is seen with what it took away. */
function doorOf(
  { tenant, clock, witness, latency }: ProcessOptions,
  life: { readonly isOver: boolean },
): typeof fetch {
  return async (input, init) => {
    if (life.isOver) return silence();
    clock.now += latency;
    const verb = init?.method ?? 'GET';
    if (verb === 'GET') return tenant.fetch(input, init);
    const write: Write = {
      verb,
      path: pathOf(input),
      status: 0,
      removed: [],
      alongside: witness.underWay.size,
    };
    witness.note({ saw: 'write', write });
    const before = registrationsOf(tenant.person(SUBJECT).methods);
    witness.underWay.add(write);
    try {
      const response = await tenant.fetch(input, init);
      write.status = response.status;
      return response;
    } finally {
      witness.underWay.delete(write);
      const after = registrationsOf(tenant.person(SUBJECT).methods);
      write.removed = before.filter((one) => !after.includes(one));
    }
  };
}

function pathOf(input: Parameters<typeof fetch>[0]): string {
  const url = input instanceof Request ? input.url : String(input);
  return decodeURIComponent(new URL(url).pathname);
}

function tokensOf(tenant: Tenant) {
  let kept = tenant.bearer();
  return {
    token: () => Promise.resolve(kept),
    renew: () => Promise.resolve((kept = tenant.bearer())),
  };
}

const POLICY = {
  requestLifetime: 'PT60M',
  approvalStaleAfter: 'PT15M',
  codeLifetime: 'PT60M',
  codeTries: 3,
  steps: [{ after: 'PT0M' }, { after: 'PT10M' }],
  urgency: { workingHours: 'high', otherHours: 'high' },
  holdFor: 'PT15M',
  perApproverPerHour: 6,
  tiers: {
    standard: { require: [['callback']], approvals: 1 },
    elevated: { require: [['callback'], ['vouch']], approvals: 2 },
  },
  afterCare: { watchFor: 'P1D', remindAfter: 'PT4H' },
  mails: false,
  desk: false,
} as const;

const LIMITS_OF_PEOPLE = {
  perRequesterPerDay: 3,
  perHelpdeskPerHour: 10,
  perSubjectCoolDown: 'P1D',
  recentChange: 'P14D',
} as const;

const NO_CONTACTS: RecoveryContactStore = {
  of: () => Promise.resolve([]),
  set: () => Promise.resolve('already'),
  remove: () => Promise.resolve(false),
};

const CONFIGURATION = {
  approvers: { group: GROUPS.approvers.id, members: [] },
  securityContacts: [PEOPLE.sol.id],
  samePerson: [],
  denyList: [],
  sensitive: [],
  onCall: { timeZone: 'Europe/Berlin', rotations: [], escalation: [], overrides: [] },
};
