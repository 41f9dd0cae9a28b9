// Stands still at each commit of both engines: just before it is asked for, and just after the engine answered.
//
// It is done inside the process and not on the wire, since SQLite has none, and since only here it is known for which job a
// connection works. To the world it is the same: until COMMIT leaves the process nothing is done, and once the engine has
// answered all of it is. Answers that get lost on the wire while the process lives are `network.test.ts`.
import SqliteFile from 'better-sqlite3';
import pg from 'pg';
import type { What } from '../boundary.ts';
import { after, before } from './standing.ts';

/** What one connection is about: the statements of its open transaction that write. */
interface Connection {
  transaction: Written[] | undefined;
}

interface Written {
  readonly sql: string;
  readonly events: readonly string[];
}

const connections = new WeakMap<object, Connection>();

function connectionOf(owner: object): Connection {
  const known = connections.get(owner) ?? { transaction: undefined };
  connections.set(owner, known);
  return known;
}

/** What this statement commits when it is carried out; undefined where it commits nothing. */
function committedBy(
  owner: object,
  sql: string,
  parameters: readonly unknown[],
): readonly Written[] | undefined {
  const connection = connectionOf(owner);
  const [verb] = /^\w+/u.exec(sql.trimStart().toLowerCase()) ?? [''];
  if (verb === 'begin' || verb === 'start') connection.transaction = [];
  if (verb === 'rollback') connection.transaction = undefined;
  if (verb === 'commit') {
    const written = connection.transaction ?? [];
    connection.transaction = undefined;
    return written.length === 0 ? undefined : written;
  }
  if (!['insert', 'update', 'delete', 'create', 'alter', 'drop'].includes(verb)) return undefined;
  const statement = { sql, events: sql.includes('audit_entries') ? parameters.flatMap(eventIn) : [] };
  if (connection.transaction === undefined) return [statement];
  connection.transaction.push(statement);
  return undefined;
}

function eventIn(parameter: unknown): readonly string[] {
  const kind = typeof parameter === 'string' ? /"kind":"(\w+)"/u.exec(parameter)?.[1] : undefined;
  return kind === undefined ? [] : [kind];
}

/** A look at the jobs that found none is a transaction that wrote nothing. */
function forgetEmptyClaim(owner: object, sql: string, rows: unknown): void {
  if (isClaim(sql) && !(Array.isArray(rows) && rows.length > 0)) connectionOf(owner).transaction?.pop();
}

const isClaim = (sql: string): boolean => sql.includes('"attempts" +');

function whatIs(written: readonly Written[]): What {
  const jobs = written.filter(({ sql }) => /^update "jobs"/u.test(sql));
  if (jobs.some(({ sql }) => isClaim(sql))) return 'lease';
  return jobs.length > 0 ? 'settle' : 'save';
}

/** Watches better-sqlite3, whose statements are carried out at once, and pg, whose answers come later. */
export function probeDatabases(): void {
  probeSqlite();
  probePostgres();
}

type Run = (...parameters: readonly unknown[]) => unknown;

function probeSqlite(): void {
  const prototype = SqliteFile.prototype as unknown as {
    prepare: (sql: string) => Record<'run' | 'all', Run>;
  };
  const { prepare } = prototype;
  prototype.prepare = function (this: object, sql) {
    const statement = prepare.call(this, sql);
    for (const way of ['run', 'all'] as const) {
      const real = statement[way].bind(statement);
      statement[way] = (...parameters) => {
        const written = committedBy(this, sql, parameters.flat());
        const { what, events } = said(written);
        if (what !== undefined) before(what);
        const result = real(...parameters);
        if (what === undefined) forgetEmptyClaim(this, sql, result);
        else after(what, events);
        return result;
      };
    }
    return statement;
  };
}

function probePostgres(): void {
  const prototype = pg.Client.prototype as unknown as { query: (...given: readonly unknown[]) => unknown };
  const { query } = prototype;
  prototype.query = function (this: object, ...given) {
    const [sql, parameters] = given;
    if (typeof sql !== 'string') return query.apply(this, [...given]);
    const written = committedBy(this, sql, Array.isArray(parameters) ? parameters : []);
    const { what, events } = said(written);
    if (what !== undefined) before(what);
    const answer = query.apply(this, [...given]);
    if (!(answer instanceof Promise)) return answer;
    return answer.then((result: { readonly rows?: unknown }) => {
      if (what === undefined) forgetEmptyClaim(this, sql, result.rows);
      else after(what, events);
      return result;
    });
  };
}

/** Nothing where nothing is committed. */
function said(written: readonly Written[] = []) {
  const events = [...new Set(written.flatMap((one) => one.events))];
  return { what: written.length === 0 ? undefined : whatIs(written), events };
}
