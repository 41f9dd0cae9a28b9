import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** What {@link answersOnOwnThread} asks; `name` is the name under which the module exports the function. */
export interface Questions {
  readonly module: string;
  readonly name: string;
  readonly questions: readonly (readonly unknown[])[];
}

const running: Worker[] = [];

/**
 * What a function answers when it is asked on a thread of its own. Jest’s time limit is a timer, so it never ends a test
 * that is busy, as one with a slow pattern in it would be. Here the test only waits, and {@link stopThreads} ends the rest.
 */
export async function answersOnOwnThread<Given extends readonly unknown[], Answer>(
  module: URL,
  asked: (...given: Given) => Answer,
  questions: readonly Readonly<Given>[],
): Promise<readonly Answer[]> {
  const workerData: Questions = { module: module.href, name: asked.name, questions };
  const worker = new Worker(new URL('./own-thread-entry.ts', import.meta.url), { workerData });
  running.push(worker);
  const [answers] = (await once(worker, 'message')) as [readonly Answer[]];
  return answers;
}

export async function stopThreads(): Promise<void> {
  await Promise.all(running.splice(0).map((worker) => worker.terminate()));
}
