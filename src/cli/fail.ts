import { isServiceError } from '../errors.ts';

/**
 * Prints what went wrong and what to do, and ends with exit code 1. A defect keeps its stack trace: whoever reports it
 * will need it.
 */
export function failWith(error: unknown): void {
  console.error(isServiceError(error) ? error.message : error);
  process.exitCode = 1;
}
