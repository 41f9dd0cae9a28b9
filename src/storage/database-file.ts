// A SQLite file on disk: private to its user, opened for durability, and locked for one writing process.
import SqliteFile from 'better-sqlite3';
import { chmodSync, closeSync, mkdirSync, openSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isServiceError, ServiceError } from '../errors.ts';
import { codeOf } from './error-code.ts';

const OWNER_ONLY_FOLDER = 0o700;
const OWNER_ONLY_FILE = 0o600;
const WAIT_FOR_LOCK_MS = 5_000;

/** An open connection, and how to let go of it. */
export interface OpenFile {
  readonly connection: SqliteFile.Database;
  close(): void;
}

/** The absolute path that a `file:` URL names; a relative one (`file:./data/x.db`) starts at the working folder. */
export function pathOf(url: string): string {
  if (!url.startsWith('file:')) {
    throw new ServiceError('DATABASE_UNAVAILABLE', 'DATABASE_URL is not a file: URL.');
  }
  return url.startsWith('file://') ? fileURLToPath(url) : resolve(url.slice('file:'.length));
}

/**
 * Opens the file as its only writer, making folder (0700) and file (0600) where they are missing. SQLite gives its
 * `-wal` and `-shm` files the mode of the database file. Links are followed first: a file has one lock, however it is
 * named.
 */
export function openForWriting(path: string): OpenFile {
  return described(path, () => {
    mkdirSync(dirname(path), { recursive: true, mode: OWNER_ONLY_FOLDER });
    makePrivate(path);
    const real = realpathSync(path);
    const lock = takeLock(real);
    try {
      const connection = connect(real, { fileMustExist: true }, WRITER_PRAGMAS);
      return {
        connection,
        close: () => {
          connection.close();
          lock.close();
        },
      };
    } catch (error) {
      lock.close();
      throw error;
    }
  });
}

/** Opens an existing file for reading only, also while another process writes to it. */
export function openForReading(path: string): OpenFile {
  return described(path, () => {
    const connection = connect(path, { readonly: true, fileMustExist: true }, READER_PRAGMAS);
    return { connection, close: () => connection.close() };
  });
}

// synchronous=FULL: with NORMAL a power cut may lose commits that were acknowledged, see TransactionSettings. secure_delete: else what was deleted
// stays readable in the file until something happens to be written over it.
const WRITER_PRAGMAS = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'recursive_triggers = ON',
  'secure_delete = ON',
];
// Any pragma that reads the header makes a file that is no database fail here and not later.
const READER_PRAGMAS = ['schema_version'];

function connect(path: string, options: SqliteFile.Options, pragmas: readonly string[]): SqliteFile.Database {
  const connection = new SqliteFile(path, { ...options, timeout: WAIT_FOR_LOCK_MS });
  try {
    for (const pragma of pragmas) connection.pragma(pragma);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/**
 * The lock is an exclusive transaction on a second file. The operating system releases it when the process ends,
 * however it ends, which no file holding a process id can promise. The file itself stays: removing it would let two
 * processes lock two files of one name.
 */
function takeLock(path: string): SqliteFile.Database {
  const lockPath = `${path}.lock`;
  makePrivate(lockPath);
  const lock = new SqliteFile(lockPath, { fileMustExist: true, timeout: 0 });
  try {
    lock.exec('begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    if (codeOf(error)?.startsWith('SQLITE_BUSY') === true) {
      throw new ServiceError('DATABASE_IN_USE', `${path} is open for writing already.`, { cause: error });
    }
    throw error;
  }
}

/**
 * Never opens a file that exists: closing any descriptor of a file ends all locks this process holds on it (POSIX).
 */
function makePrivate(path: string): void {
  try {
    closeSync(openSync(path, 'wx', OWNER_ONLY_FILE));
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    chmodSync(path, OWNER_ONLY_FILE);
  }
}

function described<Value>(path: string, open: () => Value): Value {
  try {
    return open();
  } catch (error) {
    if (isServiceError(error)) throw error;
    const detail = `${path} can't be opened (${codeOf(error) ?? 'no code'}).`;
    throw new ServiceError('DATABASE_UNAVAILABLE', detail, { cause: error });
  }
}
