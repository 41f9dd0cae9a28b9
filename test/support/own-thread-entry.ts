// A thread of its own that asks a function of a module, and says what it answered.
import { parentPort, workerData } from 'node:worker_threads';
import type { Questions } from './own-thread.ts';

const { module, name, questions } = workerData as Questions;
const exported = (await import(module)) as Readonly<
  Record<string, (...given: readonly unknown[]) => unknown>
>;
parentPort?.postMessage(questions.map((given) => exported[name]?.(...given)));
