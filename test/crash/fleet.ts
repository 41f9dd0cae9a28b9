// The processes of one deployment: started, killed and started again.
import type { Point } from './boundary.ts';
import { startProcess } from './service-process.ts';
import type { ServiceProcess } from './service-process.ts';

export interface FleetOptions {
  readonly instances: number;
  /** What each process is told when it begins. */
  readonly environment: () => NodeJS.ProcessEnv;
  readonly now: () => number;
  /** A folder in which processes keep what they compiled. */
  readonly shared: string;
  readonly dies: (points: readonly Point[]) => boolean;
}

export interface Fleet {
  /** Base URL of a process that runs, each in turn. What was killed is started again only when none runs any more. */
  up(): Promise<string>;
  moveClock(now: number): Promise<void>;
  words(): string;
  end(): Promise<void>;
}

export function createFleet({ instances, environment, now, shared, dies }: FleetOptions): Fleet {
  const running: (ServiceProcess | undefined)[] = Array.from({ length: instances }, () => undefined);
  const all: ServiceProcess[] = [];
  let turn = 0;

  const load = (): ServiceProcess => {
    const one = startProcess(shared, dies);
    all.push(one);
    return one;
  };
  let spare = load();
  /** Loading is most of what a start costs, so the next one loads while this one works. */
  const start = (): ServiceProcess => {
    const one = spare;
    one.begin(environment(), now());
    spare = load();
    return one;
  };
  const living = (): readonly ServiceProcess[] =>
    running.flatMap((one) => (one?.isDead() === false ? [one] : []));
  const complete = async (): Promise<void> => {
    for (const [index, one] of running.entries()) {
      if (one?.isDead() === false) continue;
      await one?.exited;
      running[index] = start();
    }
  };

  const up = async (): Promise<string> => {
    if (living().length === 0) await complete();
    const able = living();
    const one = able[(turn += 1) % able.length];
    const url = await one?.url;
    if (url !== undefined && one?.isDead() === false) return url;
    if (one?.isDead() === false) throw new Error(`the service did not start:\n${one.words()}`);
    return up();
  };

  return {
    up,
    moveClock: async (now) => {
      await Promise.all(living().map((one) => one.moveClock(now)));
    },
    words: () =>
      all
        .map((one) => one.words())
        .filter((words) => words !== '')
        .slice(-5)
        .join('\n--\n'),
    end: async () => {
      for (const one of [...living(), spare]) one.kill();
      await Promise.all(all.map(({ exited }) => exited));
    },
  };
}
