// A bot in a process of its own, so that what it uses is told apart from what the measuring uses.
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What a process used until now: processor time in milliseconds, resident memory in MiB. */
export interface Usage {
  readonly cpu: number;
  readonly memory: number;
}

/** What both programs are started with. */
export interface BotOptions {
  readonly connector: string;
  readonly botFramework: Readonly<Record<string, string | boolean>>;
  readonly graph: string;
  readonly databaseUrl: string;
}

/** A bot that answers at `url`. */
export interface Served {
  readonly name: string;
  readonly url: string;
  /** Milliseconds from the start of the process until it was ready. */
  readonly startUp: number;
  readonly usage: () => Promise<Usage>;
  /** MiB that its objects take, after everything that nobody refers to was collected. */
  readonly heap: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

type Answer = { readonly url: string } | Usage | { readonly heap: number };

/** Starts one of the programs beside this file, hands it `options`, and waits until it answers. */
export async function serve(
  name: string,
  program: 'latchkey-process.ts' | 'floor-process.ts',
  {
    options,
    environment,
  }: { readonly options: object; readonly environment: Readonly<Record<string, string>> },
): Promise<Served> {
  const begin = performance.now();
  const child = fork(new URL(program, import.meta.url), { env: { ...process.env, ...environment } });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const { url } = (await asked(child, options)) as { readonly url: string };
  return {
    name,
    url,
    startUp: performance.now() - begin,
    usage: async () => (await asked(child, 'usage')) as Usage,
    heap: async () => ((await asked(child, 'heap')) as { readonly heap: number }).heap,
    stop: async () => {
      child.send('stop');
      await ended;
    },
  };
}

function asked(child: ChildProcess, question: object | string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const failed = (code: number | null): void =>
      reject(new TypeError(`The measured process ended with ${String(code)}.`));
    child.once('exit', failed);
    child.once('message', (answer: Answer) => {
      child.off('exit', failed);
      resolve(answer);
    });
    child.send(question);
  });
}

/** Starts a bot in this process. */
type Start = (options: BotOptions) => Promise<{ readonly url: string; readonly stop: () => Promise<void> }>;

/** The other end: starts a bot with the options that come first, and answers for it until it is told to stop. */
export function answerParent(start: Start): void {
  process.once('message', (options) => void run(start, options as BotOptions));
}

async function run(start: Start, options: BotOptions): Promise<void> {
  const { url, stop } = await start(options);
  process.on('message', (question) => {
    if (question === 'usage') process.send?.(usageNow());
    else if (question === 'heap') process.send?.({ heap: heapNow() });
    else void stop().then(() => process.exit(0));
  });
  process.send?.({ url });
}

function usageNow(): Usage {
  const { user, system } = process.cpuUsage();
  return { cpu: (user + system) / 1_000, memory: process.memoryUsage().rss / 2 ** 20 };
}

function heapNow(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed / 2 ** 20;
}
