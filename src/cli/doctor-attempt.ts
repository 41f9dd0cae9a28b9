import { isServiceError } from '../errors.ts';
import type { ErrorCode } from '../errors.ts';

/** Why something could not be read; `detail` is a sentence without names of people. */
export interface Failed {
  readonly ok: false;
  readonly code: ErrorCode;
  readonly detail: string;
}

export type Attempt<T> = { readonly ok: true; readonly value: T } | Failed;

/** Failures with a code become values: the doctor goes on with the next thing. */
export async function attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (!isServiceError(error)) throw error;
    return { ok: false, code: error.code, detail: error.detail };
  }
}
