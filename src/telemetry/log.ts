// The log, and what every line in it says of the work it was written in.
import { AsyncLocalStorage } from 'node:async_hooks';
import pino from 'pino';
import type { Log } from '../workflow/ports.ts';

/** A turn or a job, as log lines name it. `request` is the number, where the work is about one. */
export interface Work {
  readonly turn?: string;
  readonly verb?: string;
  readonly job?: string;
  readonly kind?: string;
  request?: number | undefined;
}

const current = new AsyncLocalStorage<Work>();

/** One JSON object per line on the standard output, written before the call returns: a crash loses no line. */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  });
}

/** Runs `work` so that each line written in it, however deep, says which turn or job it belongs to. */
export function inWork<Result>(work: Work, run: () => Promise<Result>): Promise<Result> {
  return current.run(work, run);
}

/** The turn under way turned out to be about that request. What a job is about it knows from the start. */
export function isAbout(request: number): void {
  const work = current.getStore();
  if (work !== undefined) work.request ??= request;
}

/** The log, with the work and `more` in every line; what a line says itself goes before. */
export function withWork(log: Log, more: () => object = () => ({})): Log {
  const fieldsOf = (fields: Readonly<Record<string, unknown>>) => ({
    ...current.getStore(),
    ...more(),
    ...fields,
  });
  return {
    info: (fields, message) => log.info(fieldsOf(fields), message),
    warn: (fields, message) => log.warn(fieldsOf(fields), message),
    error: (fields, message) => log.error(fieldsOf(fields), message),
  };
}
