// What befalls the service: Microsoft's moods, the database's, killed and stopped processes, and the clock.
import type { Fault } from '../../src/sandbox/tenant/fault.ts';
import type { Instance } from './instance.ts';
import type { Random } from './random.ts';
import type { Scene } from './scene.ts';

/** Each begins a trouble of a kind, and returns what it was in words. Troubles end by themselves, some steps later. */
export interface Weather {
  readonly graph: (random: Random) => Promise<string>;
  readonly teams: (random: Random) => Promise<string>;
  readonly database: (random: Random) => Promise<string>;
  readonly kill: (random: Random) => Promise<string>;
  readonly pause: (random: Random) => Promise<string>;
  readonly clock: (random: Random) => Promise<string>;
  /** Ends what has lasted long enough. */
  readonly turn: (step: number) => Promise<void>;
  /** Ends everything; resolves when both instances answer. */
  readonly clear: () => Promise<void>;
}

const MINUTE = 60_000;

type Timed = { readonly until: number; readonly end: () => Promise<void> | void };

export function createWeather(scene: Scene): Weather {
  const { ledger, tenant, connector, wire, instances, clock } = scene;
  const lasting: Timed[] = [];
  let now = 0;

  const lasts = (random: Random, most: number, end: Timed['end']): void => {
    const isOver = ledger.trouble();
    const ended = async (): Promise<void> => {
      await end();
      isOver();
    };
    lasting.push({ until: now + random.between(2, most), end: ended });
  };

  /** A fault for calls of one kind, as often as it is meant; the simulation forgets it when it is used up. */
  const faulty = (random: Random, where: string, add: (fault: Fault) => void): string => {
    const fault = faultBy(random);
    const path = random.weighted(where === 'graph' ? GRAPH_PATHS : TEAMS_PATHS);
    let isOver = false;
    add({ ...fault, match: ({ path: asked }) => !isOver && asked.search(path) >= 0 });
    lasts(random, 40, () => void (isOver = true));
    const kind = fault.kind === 'status' ? `${fault.kind} ${fault.status}` : fault.kind;
    ledger.count(`${where} fault: ${kind}`);
    return `${where}: ${kind} for ${String(fault.times)} of ${path.source}`;
  };

  const start = async (instance: Instance): Promise<void> => {
    // The database may be out of reach at that very moment.
    for (let tries = 0; tries < 10 && instance.url() === undefined; tries += 1) await instance.start();
  };

  return {
    graph: (random) => {
      if (random.chance(0.3)) return Promise.resolve(lag(random));
      return Promise.resolve(faulty(random, 'graph', (fault) => tenant.addFault(fault)));
    },
    teams: (random) => Promise.resolve(faulty(random, 'teams', (fault) => connector.faults.add(fault))),
    database: async (random) => {
      const kind = random.pick([
        'terminated',
        'cut',
        'refuses',
        'hangs',
        'loses requests',
        'loses answers',
      ] as const);
      ledger.count(`database: ${kind}`);
      await befall(random, kind);
      lasts(random, 10, () => wire.restore());
      return `database: ${kind}`;
    },
    kill: async (random) => {
      const instance = random.pick(instances);
      const isLast = instances.every((one) => one === instance || one.url() === undefined);
      if (instance.url() === undefined || (isLast && random.chance(0.7))) return 'nothing to kill';
      ledger.count('kills');
      await instance.kill();
      lasts(random, 30, () => void start(instance));
      return `kill -9 ${instance.name}`;
    },
    pause: (random) => {
      const instance = random.pick(instances);
      ledger.count('pauses');
      instance.pause();
      lasts(random, 40, () => instance.goOn());
      return Promise.resolve(`SIGSTOP ${instance.name}`);
    },
    clock: (random) => {
      const milliseconds = random.weighted([
        [random.between(10, 600) * 1_000, 6],
        [random.between(10, 90) * MINUTE, 2],
        [random.between(2, 30) * 60 * MINUTE, 0.7],
        [-random.between(1, 30) * 1_000, 3],
      ]);
      clock.move(milliseconds);
      ledger.count(milliseconds < 0 ? 'clock jumps backward' : 'clock jumps forward');
      return Promise.resolve(`clock ${Math.round(milliseconds / 1_000)} s`);
    },
    turn: async (step) => {
      now = step;
      for (const one of lasting.filter(({ until }) => until <= step)) {
        lasting.splice(lasting.indexOf(one), 1);
        await one.end();
      }
    },
    clear: async () => {
      for (const one of lasting.splice(0)) await one.end();
      tenant.clearFaults();
      tenant.setDeletionLag(0);
      tenant.setRegistrationLag(0);
      ledger.registrationLag = 0;
      connector.faults.clear();
      await wire.restore();
      for (const instance of instances) instance.goOn();
      await Promise.all(instances.map(start));
    },
  };

  function lag(random: Random): string {
    const milliseconds = random.pick([0, 1_000, 3_000, 8_000]);
    tenant.setDeletionLag(milliseconds);
    ledger.registrationLag = random.chance(0.3) ? milliseconds : 0;
    tenant.setRegistrationLag(ledger.registrationLag);
    ledger.count('graph fault: lag');
    return `graph lags ${milliseconds} ms`;
  }

  async function befall(
    random: Random,
    kind: 'terminated' | 'cut' | 'refuses' | 'hangs' | 'loses requests' | 'loses answers',
  ): Promise<void> {
    // Whether the work was saved is what matters most, so COMMIT is lost as often as all the others.
    const statement = random.chance(0.5) ? /commit/iu : /update|insert|select/iu;
    switch (kind) {
      case 'terminated':
        return terminate();
      case 'cut': {
        wire.cut();
        return;
      }
      case 'refuses':
        return wire.refuse();
      case 'hangs': {
        wire.hang();
        return;
      }
      case 'loses requests':
        return void wire.loseOnce('request', statement);
      case 'loses answers':
        return void wire.loseOnce('answer', statement);
    }
  }

  async function terminate(): Promise<void> {
    await scene.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
         and application_name is distinct from 'chaos'`,
    );
  }
}

function faultBy(random: Random): Fault {
  const times = random.between(1, 6);
  return random.weighted<Fault>([
    [{ kind: 'status', status: 429, retryAfter: random.between(1, 8), times }, 4],
    [{ kind: 'status', status: random.pick([500, 502, 503, 504]), times }, 4],
    [{ kind: 'drop', times }, 3],
    [{ kind: 'drop-after', times }, 4],
    [{ kind: 'delay', milliseconds: random.between(200, 4_000), times }, 3],
  ]);
}

const ALL = /^/u;
const GRAPH_PATHS = [
  [ALL, 3],
  [/\/authentication\/\w+Methods\//u, 4],
  [/\/authentication\/methods$/u, 2],
  [/transitiveMemberOf|roleManagement|ownedObjects/u, 2],
  [/\/groups\//u, 1],
  [/auditLogs/u, 1],
] as const;
const TEAMS_PATHS = [
  [ALL, 3],
  [/\/activities$/u, 3],
  [/\/activities\/./u, 3],
] as const;
