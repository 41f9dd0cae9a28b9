// The service as a process of its own, so that it can be killed as a machine would kill it.
import { spawn } from 'node:child_process';
import { Duplex } from 'node:stream';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Point } from './boundary.ts';

/** A running service that asks before it goes on. */
export interface ServiceProcess {
  /** Its modules are loaded; it does nothing until it is told this, once. */
  begin(environment: NodeJS.ProcessEnv, now: number): void;
  /** Resolves to the bot's base URL when it answers; to undefined when the process ended before. */
  readonly url: Promise<string | undefined>;
  readonly exited: Promise<void>;
  /** Resolves when its clock shows that moment, or when it is dead. */
  moveClock(now: number): Promise<void>;
  isDead(): boolean;
  /** SIGKILL: no handler runs, nothing is flushed or closed. */
  kill(): void;
  /** What it said so far, for a test that fails. */
  words(): string;
}

/** What the process says of itself: where it answers, and what its clock shows. */
interface Said {
  readonly url?: string;
  readonly now?: number;
}

/** What the process is told: what its clock shows now, and at first where it works. */
export interface Order {
  readonly now: number;
  readonly environment?: NodeJS.ProcessEnv;
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * `shared` is a folder in which processes keep what they compiled. `dies` is asked when the process stands at a boundary,
 * and whether it is killed there.
 */
export function startProcess(shared: string, dies: (points: readonly Point[]) => boolean): ServiceProcess {
  const child = spawn(process.execPath, ['test/crash/child/service.ts'], {
    cwd: ROOT,
    env: { NODE_COMPILE_CACHE: shared },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe', 'ipc'],
  });
  const lines: string[] = [];
  let isDead = false;
  const exited = once(child, 'close').then(() => void (isDead = true));
  const kill = (): void => {
    isDead = true;
    child.kill('SIGKILL');
  };
  const [, output, errors, standsAt, answers] = child.stdio;
  for (const stream of [output, errors])
    if (stream instanceof Duplex) createInterface({ input: stream }).on('line', (line) => lines.push(line));
  if (!(standsAt instanceof Duplex) || !(answers instanceof Duplex))
    throw new TypeError('no pipes to the process');
  answers.on('error', () => undefined);
  createInterface({ input: standsAt }).on('line', (line) => {
    if (isDead) return;
    if (dies(JSON.parse(line) as readonly Point[])) kill();
    else answers.write('.');
  });
  const waiting = new Set<(message: Said) => void>();
  child.on('message', (message) => waiting.forEach((hear) => hear(message as Said)));
  const said = <Value>(pick: (message: Said) => Value | undefined) =>
    new Promise<Value | undefined>((resolve) => {
      const hear = (message: Said): void => {
        const value = pick(message);
        if (value === undefined) return;
        waiting.delete(hear);
        resolve(value);
      };
      waiting.add(hear);
      void exited.then(() => resolve(undefined));
    });
  const tell = (order: Order): void => void child.send(order, () => undefined);
  return {
    begin: (environment, now) => tell({ environment, now }),
    url: said(({ url }) => url),
    exited,
    isDead: () => isDead,
    moveClock: async (now) => {
      if (isDead || !child.connected) return;
      const moved = said((message) => (message.now === now ? now : undefined));
      tell({ now });
      await moved;
    },
    kill,
    words: () => lines.slice(-20).join('\n'),
  };
}
