import { codeOf } from './error-code.ts';

/**
 * What a failed statement left behind. `nothing`: it may be run again. `unknown`: the connection broke, and whether the
 * statement was done is not known. `refused`: the server's answer to the statement itself.
 */
export type Aftermath = 'nothing' | 'unknown' | 'refused';

/** A failed statement on PostgreSQL. `code` is SQLSTATE or Node's code of the broken connection, where there is one. */
export class PostgresFailure extends Error {
  readonly aftermath: Aftermath;
  readonly code: string;

  constructor(aftermath: Aftermath, cause: unknown) {
    const code = codeOf(cause) ?? 'no code';
    super(`${aftermath}: ${code}`, { cause });
    this.name = 'PostgresFailure';
    this.aftermath = aftermath;
    this.code = code;
  }
}

/** Whether the error tells of a statement that failed on PostgreSQL. */
export function isPostgresFailure(error: unknown): error is PostgresFailure {
  return error instanceof PostgresFailure;
}

/** The failure of a connection that could not be had: refused where the server itself said no (password, database). */
export function failureToConnect(error: unknown): PostgresFailure {
  const code = codeOf(error);
  const mayComeBack = code === undefined || !isSqlState(code) || WOULD_TAKE_AGAIN.has(code);
  return new PostgresFailure(mayComeBack ? 'nothing' : 'refused', error);
}

/**
 * The failure of a statement that was sent; `isHarmless` where a broken connection undoes it too. An error without SQLSTATE
 * is the connection's, not the server's.
 */
export function failureOf(error: unknown, isHarmless: boolean): PostgresFailure {
  const code = codeOf(error);
  if (code === undefined || !isSqlState(code) || code.startsWith(CONNECTION_EXCEPTION))
    return new PostgresFailure(isHarmless ? 'nothing' : 'unknown', error);
  return new PostgresFailure(WOULD_TAKE_AGAIN.has(code) ? 'nothing' : 'refused', error);
}

// https://www.postgresql.org/docs/current/errcodes-appendix.html
const CONNECTION_EXCEPTION = '08';
const WOULD_TAKE_AGAIN = new Set([
  // Shut down, crashed, starting.
  '57P01',
  '57P02',
  '57P03',
  // Too many connections.
  '53300',
  // Serialization failure, deadlock, idle in a transaction for too long, a lock that somebody else held for too long.
  '40001',
  '40P01',
  '25P03',
  '55P03',
]);

/** Five capitals and digits; Node's own codes (EPIPE) have no digit. */
function isSqlState(code: string): boolean {
  return /^(?=.*\d)[0-9A-Z]{5}$/u.test(code);
}
