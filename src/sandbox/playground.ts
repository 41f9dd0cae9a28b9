// One window of the Microsoft 365 Agents Playground: one person, one process, one folder, one port.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ServiceError } from '../errors.ts';
import {
  playgroundEntry,
  playgroundLog,
  playgroundNames,
  writePlaygroundConfig,
} from './playground-files.ts';
import type { SimulatedPerson } from './tenant/people.ts';

/** Whose window, where, and for which bot. */
export interface PlaygroundOptions {
  readonly person: SimulatedPerson;
  /** 0 takes a free one; a taken one is refused with PORT_IN_USE. */
  readonly port: number;
  /** Address that activities are posted to, `…/api/messages`. */
  readonly botEndpoint: string;
  /** Private folder under which the window gets its own. */
  readonly scratch: string;
  /** Replaces the package's entry file; for tests. */
  readonly entry?: string;
  /** Milliseconds the window has to come up; 60 000 without it. */
  readonly patience?: number;
}

/** A window that is up. */
export interface Playground {
  readonly person: SimulatedPerson;
  /** Address for a browser, without a slash at the end. */
  readonly url: string;
  readonly userId: string;
  readonly conversation: string;
  readonly logPath: string;
  readonly pid: number;
  /** Resolves when the process has ended, wanted or not. */
  readonly ended: Promise<void>;
  /** Ends the process and all it started; resolves when it is gone. May be called again. */
  stop(): Promise<void>;
}

const PATIENCE = 60_000;
const GRACE = 2_000;
const PASSED_ON = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'LANG'];

/** Starts a window and waits until it answers. Throws PORT_IN_USE, or PLAYGROUND_FAILED with what its log says. */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const { person, port, scratch, patience = PATIENCE } = options;
  const folder = join(scratch, `window-${person.id}`);
  await writePlaygroundConfig(folder, person);
  const child = launch(options, folder);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const stop = (): Promise<void> => endGroup(child, ended);
  const late = AbortSignal.timeout(patience);
  try {
    const opened = await Promise.race([openedPort(child, late), ended]);
    if (opened === undefined) throw await failure(person, folder);
    if (port !== 0 && opened !== port)
      throw new ServiceError(
        'PORT_IN_USE',
        `Port ${port}, for the window of ${person.displayName}, is taken.`,
      );
    const url = `http://localhost:${opened}`;
    if (!(await answers(url, ended, late))) throw await failure(person, folder);
    const { userId, conversation } = playgroundNames(person);
    const logPath = playgroundLog(folder);
    return { person, url, userId, conversation, logPath, pid: child.pid ?? 0, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function launch({ botEndpoint, port, entry }: PlaygroundOptions, folder: string): ChildProcess {
  const wrapper = fileURLToPath(new URL('playground-process.ts', import.meta.url));
  const args = ['start', '-p', String(port), '--disable-telemetry'];
  return spawn(process.execPath, [wrapper, entry ?? playgroundEntry(), ...args], {
    cwd: folder,
    // No proxy, no credentials, no home: a window needs none of what this process was started with.
    env: {
      ...Object.fromEntries(PASSED_ON.map((key) => [key, process.env[key]])),
      HOME: folder,
      BOT_ENDPOINT: botEndpoint,
      TEAMSAPPTESTER_BROWSER: 'none',
    },
    // A group of its own: Ctrl-C reaches us only, and we end the windows in order.
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
  });
}

/** The port the Playground says it listens on, which is another than asked for when that one is taken. */
async function openedPort(child: ChildProcess, late: AbortSignal): Promise<number | undefined> {
  let said = '';
  child.stdout?.setEncoding('utf8');
  return new Promise((resolve) => {
    late.addEventListener('abort', () => resolve(undefined), { once: true });
    child.stdout?.on('data', (chunk: string) => {
      // Read on for ever, or a full pipe would stop the window.
      if (said.length < 10_000) said += chunk;
      const found = /Listening on (\d+)/u.exec(said)?.[1];
      if (found !== undefined) resolve(Number(found));
    });
  });
}

async function answers(url: string, ended: Promise<void>, late: AbortSignal): Promise<boolean> {
  const state = { ended: false };
  void ended.then(() => (state.ended = true));
  while (!state.ended && !late.aborted) {
    const pong = await fetch(`${url}/_debug/ping`).then(
      (response) => response.ok,
      () => false,
    );
    if (pong) return true;
    await wait(50);
  }
  return false;
}

async function failure({ displayName }: SimulatedPerson, folder: string): Promise<ServiceError> {
  const path = playgroundLog(folder);
  const said = await readFile(path, 'utf8').catch(() => '');
  const tail = said.trim().split('\n').slice(-5).join('\n').slice(-1_000);
  return new ServiceError(
    'PLAYGROUND_FAILED',
    `The window of ${displayName} did not come up. Its log, ${path}, ${tail === '' ? 'is empty.' : `ends with:\n${tail}\n`}`,
  );
}

async function endGroup(child: ChildProcess, ended: Promise<void>): Promise<void> {
  signalGroup(child, 'SIGTERM');
  const patient = new AbortController();
  const stubborn = wait(GRACE, 'stubborn' as const, { signal: patient.signal }).catch(() => 'ended' as const);
  if ((await Promise.race([ended, stubborn])) === 'stubborn') signalGroup(child, 'SIGKILL');
  patient.abort();
  await ended;
}

function signalGroup(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    // The minus means the whole group, which Windows does not have.
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
