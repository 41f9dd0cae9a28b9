// One service process, which is killed, stopped, continued and started again.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A place for a service process; at most one runs in it. */
export interface Instance {
  readonly name: string;
  /** The bot's base URL while a process answers there. */
  readonly url: () => string | undefined;
  readonly isRunning: () => boolean;
  /** What it says of itself on `readyz`, for a finding. */
  readonly state: () => Promise<string>;
  /** Starts a process where none runs; resolves when it answers, or has ended before. */
  readonly start: () => Promise<void>;
  /** SIGKILL: no handler runs, nothing is flushed or closed. */
  readonly kill: () => Promise<void>;
  /** SIGSTOP: it stands still with everything it holds. */
  readonly pause: () => void;
  readonly goOn: () => void;
  /** SIGTERM: it finishes what is under way. */
  readonly end: () => Promise<void>;
}

export interface InstanceOptions {
  readonly name: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly onLine: (line: string) => void;
  /** Called when a process ends that nobody asked to. */
  readonly onDeath: (words: string) => void;
}

const RESTART_AFTER = 300;
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

interface Addresses {
  readonly url: string;
  readonly ops: string;
}

interface Running {
  readonly child: ChildProcess;
  readonly exited: Promise<void>;
  readonly ready: Promise<Addresses | undefined>;
  url?: string;
  ops?: string;
  isAsked: boolean;
}

export function createInstance({ name, environment, onLine, onDeath }: InstanceOptions): Instance {
  let running: Running | undefined;

  const start = async (): Promise<void> => {
    const current = (running ??= launch());
    const found = await current.ready;
    if (found !== undefined) Object.assign(current, found);
  };

  function launch(): Running {
    const child = spawn(process.execPath, ['test/chaos/service-entry.ts'], {
      cwd: ROOT,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const last: string[] = [];
    const exited = once(child, 'close').then(() => undefined);
    const ready = new Promise<Addresses | undefined>((resolve) => {
      const hear = (line: string): void => {
        onLine(line);
        last.push(line);
        if (last.length > 10) last.shift();
        const [, url, ops] = /^ready at (\S+) (\S+)/u.exec(line) ?? [];
        if (url !== undefined && ops !== undefined) resolve({ url, ops });
      };
      createInterface({ input: child.stdout }).on('line', hear);
      createInterface({ input: child.stderr }).on('line', hear);
      void exited.then(() => resolve(undefined));
    });
    const one: Running = { child, exited, ready, isAsked: false };
    void exited.then(() => {
      if (running === one) running = undefined;
      if (one.isAsked) return;
      // That a start fails while the database is out of reach is as it should be.
      if (one.url !== undefined) onDeath(last.join('\n'));
      // A process manager does as much.
      setTimeout(() => void start(), RESTART_AFTER);
    });
    return one;
  }

  const signal = async (name_: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    if (running === undefined) return;
    const { child, exited } = running;
    running.isAsked = true;
    delete running.url;
    child.kill(name_);
    await exited;
  };

  return {
    name,
    url: () => running?.url,
    state: async () => {
      if (running?.ops === undefined) return running === undefined ? 'does not run' : 'is not up yet';
      try {
        const answer = await fetch(`${running.ops}/readyz`, { signal: AbortSignal.timeout(5_000) });
        return `${answer.status} ${await answer.text()}`;
      } catch (error) {
        return `does not answer (${String(error)})`;
      }
    },
    isRunning: () => running !== undefined,
    start,
    kill: () => signal('SIGKILL'),
    end: () => signal('SIGTERM'),
    pause: () => void running?.child.kill('SIGSTOP'),
    goOn: () => void running?.child.kill('SIGCONT'),
  };
}
