/**
 * The closed catalogue of unexpected failures: what an operator sees, and what to do about it. Expected
 * outcomes are values (see `domain/refusal.ts`), never errors. The README's error table is checked against this one.
 */
export const ERROR_CATALOGUE = {
  CONFIG_INVALID:
    'Correct the environment variables or configuration keys that are listed, then start again.',
  ARGUMENT_INVALID: 'Correct the option that is named; --help says what it takes.',
  NODE_TOO_OLD: 'Install Node.js 24 or newer (or run `npm ci` without --ignore-scripts), then start again.',
  PORT_IN_USE: 'Stop the program that holds the port, or set another one, then start again.',
  BROWSER_MISSING: 'Install Chromium or Chrome, or set CHROMIUM to the path of its executable.',
  PLAYGROUND_FAILED: 'Read the log file that is named; run `npm ci` again if a file is missing.',
  SANDBOX_STEP_FAILED:
    'Start the sandbox first with `npm start`; if it is running, read what the step expected and saw.',
  DATABASE_IN_USE: 'Stop the other process that writes to this database file: one file has one writer.',
  DATABASE_UNAVAILABLE:
    'Check DATABASE_URL, free disk space and folder permissions; nothing acknowledged is lost.',
  DATABASE_OUTCOME_UNKNOWN:
    'The database broke off while it saved a change: all of it is saved or nothing. Look at the request, then act again; repeating does no harm.',
  DATABASE_SCHEMA_NEWER:
    'This database was written by a newer release: run that release, or restore a backup.',
  DATABASE_ROW_INVALID:
    'A stored row does not fit its schema: restore a backup or report the row that is named.',
  AUDIT_CHAIN_BROKEN:
    'Keep the file as evidence and compare it with your last backup from the line that is named.',
  CHECKPOINT_UNPUBLISHED:
    'Check the file or webhook of audit.checkpoints that is named: a checkpoint of the record could not be put there; it is tried again.',
  GRAPH_UNAVAILABLE:
    'Microsoft Graph did not answer: see Microsoft 365 service health; jobs are tried again by themselves.',
  GRAPH_FORBIDDEN: 'Grant the application permission that is named (see deploy/tenant.md), then try again.',
  GRAPH_UNEXPECTED:
    'Microsoft Graph answered with something unforeseen: report it with the request id that is named.',
  GRAPH_UNAUTHENTICATED:
    'Check the bot identity (app id, tenant, secret or certificate): Entra refused its token.',
  MAIL_UNANSWERED:
    'Look among the sent items of the mailbox: whether this mail went out is not known, and it is tried once more at most.',
  RIGHTS_UNREADABLE:
    'The log names the query that failed and what to grant; `npm run latchkey -- doctor` lists both.',
  RESET_STUCK:
    'A reset could not go on: this is a defect, report it with the request number; it is tried again.',
  TEAMS_UNREACHABLE:
    'The person has not installed the bot, blocked it, or app policy forbids it (see deploy/tenant.md).',
  TEAMS_UNAVAILABLE: 'The Teams service did not take the message: it is tried again by itself.',
  TEAMS_THROTTLED:
    'Teams asked for a pause, or its limits are reached: messages wait in order and go out by themselves.',
  TEAMS_REJECTED: 'Teams refused the message as malformed: this is a defect, report it with the log line.',
  PAGER_UNANSWERED:
    'The webhook of an escalation step did not answer: it is tried again for a few minutes, then the card says so.',
  PAGER_REFUSED:
    'The webhook of an escalation step refused the call: check onCall.escalation[].webhook and the pager behind it.',
  CARD_TOO_LARGE: 'A card grew over its size budget: this is a defect, report the card that is named.',
  SERVICE_CRASHED:
    'A defect ended the process: report the log line with its stack. A supervisor should start it again; nothing acknowledged is lost.',
  STOP_UNFINISHED:
    'Stopping took too long: the log says what was left. It goes on at the next start; look at what was slow then.',
  JOB_EXHAUSTED: 'A job failed too often and was put aside: read its error, mend the cause and report it.',
  LEASE_LOST:
    'The job goes on by itself, mostly in another instance. If it comes often, this machine is paused, overloaded or cut off from its database.',
  PACKAGE_INVALID: 'Correct what the manifest or icon check lists, then run `npm run package` again.',
} as const;

/** Readable code of an unexpected failure; the key of {@link ERROR_CATALOGUE}. */
export type ErrorCode = keyof typeof ERROR_CATALOGUE;

/** What Microsoft needs to find a call that failed, and what would have to be granted for it. */
export interface GraphTrace {
  readonly graphRequestId?: string;
  readonly permission?: string;
  /** How long Graph wants to be left alone. */
  readonly retryAfterSeconds?: number;
}

interface ServiceErrorOptions extends ErrorOptions {
  readonly graph?: GraphTrace;
  /** How long another service than Graph wants to be left alone. */
  readonly retryAfterSeconds?: number;
}

/**
 * An unexpected failure with a code from the catalogue. `detail` is for operators: it names what was tried,
 * and never holds a token, a call-back code or a phone number.
 */
export class ServiceError extends Error {
  readonly code: ErrorCode;
  readonly detail: string;
  readonly graph: GraphTrace | undefined;
  /** The wait that was asked for, by whichever service it was. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    detail: string,
    { graph, retryAfterSeconds, ...options }: ServiceErrorOptions = {},
  ) {
    super(`${code}: ${detail} ${ERROR_CATALOGUE[code]}`, options);
    this.name = 'ServiceError';
    this.code = code;
    this.detail = detail;
    this.graph = graph;
    this.retryAfterSeconds = retryAfterSeconds ?? graph?.retryAfterSeconds;
  }
}

/** Whether `error` is a {@link ServiceError} with that code. */
export function isServiceError(error: unknown, code?: ErrorCode): error is ServiceError {
  return error instanceof ServiceError && (code === undefined || error.code === code);
}

/**
 * What an operator may read of a failure: ours are written without secrets; of any other its kind and the places in the
 * code, for its words may quote what somebody typed. The words of the engine's own complaints about code quote code only.
 */
export function causeOf(error: unknown): Readonly<Record<string, unknown>> {
  if (isServiceError(error)) return { code: error.code, detail: error.detail };
  if (!(error instanceof Error)) return { error: typeof error };
  const quotesCodeOnly = error instanceof TypeError || error instanceof ReferenceError;
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /u.test(line));
  return { error: [quotesCodeOnly ? `${error.name}: ${error.message}` : error.name, ...places].join('\n') };
}
