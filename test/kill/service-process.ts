// The service as a process of its own, so that it can be killed as a machine would kill it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A running `latchkey start`. */
export interface ServiceProcess {
  /** Resolves to the bot's base URL when it answers; to undefined when the process ended before. */
  readonly url: Promise<string | undefined>;
  readonly exited: Promise<void>;
  /** SIGKILL: no handler runs, nothing is flushed or closed. */
  kill(): void;
  /** SIGTERM: it finishes what is under way. */
  end(): void;
  /** What it said so far, for a test that fails. */
  words(): string;
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export function startProcess(environment: Readonly<Record<string, string>>): ServiceProcess {
  const child = spawn(process.execPath, ['src/cli/latchkey.ts', 'start'], {
    cwd: ROOT,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const exited = once(child, 'close').then(() => undefined);
  const url = new Promise<string | undefined>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      const found = /^Latchkey answers at (\S+)\/api\/messages/u.exec(line);
      if (found !== null) resolve(found[1]);
    });
    void exited.then(() => resolve(undefined));
  });
  createInterface({ input: child.stderr }).on('line', (line) => lines.push(line));
  return {
    url,
    exited,
    kill: () => void child.kill('SIGKILL'),
    end: () => void child.kill('SIGTERM'),
    words: () => lines.slice(-20).join('\n'),
  };
}
