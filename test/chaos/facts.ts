// What the database holds, read by the run itself and in its own words: none of the service's schemas is asked.
import type pg from 'pg';

/** A line of the record with the real time at which it was added; zero for lines before times were noted. */
export interface Entry {
  readonly sequence: number;
  readonly request: number | undefined;
  readonly kind: string;
  readonly by: string | undefined;
  readonly event: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly previous: string;
  readonly hash: string;
  readonly noted: number;
}

export interface Method {
  readonly id: string;
  readonly createdAt?: string;
  readonly numberHash?: string;
}

/** A request as its row has it. */
export interface Case {
  readonly number: number;
  readonly version: number;
  readonly status: string;
  readonly requester: string;
  readonly subject: string | undefined;
  readonly approvals: readonly { readonly by: string; readonly contact: string }[];
  readonly vouches: readonly { readonly by: string }[];
  readonly remove: readonly Method[];
  readonly text: string;
}

export interface JobRow {
  readonly id: number;
  readonly key: string;
  readonly effect: string;
  readonly problem: string | null;
  readonly dueAt: string;
  /** How often it was taken, until when it is held, and by whom. */
  readonly held: string;
  readonly isFailed: boolean;
  readonly isDone: boolean;
}

/** A halt, or a freeze with the request that it came from. */
export interface BrakeRow {
  readonly kind: string;
  readonly because: string | undefined;
  readonly number: number | undefined;
  readonly subject: string | undefined;
}

/** Everything read so far; the record only grows, and a line that reads differently later is found. */
export interface Facts {
  readonly entries: readonly Entry[];
  /** The lines of each request, oldest first. */
  readonly of: (request: number) => readonly Entry[];
  readonly cases: () => ReadonlyMap<number, Case>;
  readonly jobs: () => readonly JobRow[];
  readonly brakes: () => readonly BrakeRow[];
  /** Reads what is new. */
  readonly read: () => Promise<void>;
  /** Reads the whole record once more; the sequence numbers that read differently now. */
  readonly rewritten: () => Promise<readonly number[]>;
}

const RECORD = `
  select e.sequence, e.request, e.event, e.previous, e.hash, coalesce(n.at, 0) as noted
  from audit_entries e left join chaos.noted n on n.sequence = e.sequence
  where e.sequence > $1 order by e.sequence`;

export function createFacts(pool: pg.Pool): Facts {
  const entries: Entry[] = [];
  const byRequest = new Map<number, Entry[]>();
  let cases = new Map<number, Case>();
  let jobs: readonly JobRow[] = [];
  let brakes: readonly BrakeRow[] = [];
  return {
    entries,
    of: (request) => byRequest.get(request) ?? [],
    cases: () => cases,
    jobs: () => jobs,
    brakes: () => brakes,
    read: async () => {
      // Rows first: what they say must be in the record that is read after them.
      const rows = await pool.query('select number, version, status, data from requests');
      jobs = (await pool.query(JOBS)).rows.map(jobOf);
      brakes = (await pool.query('select data from brakes')).rows.map(brakeOf);
      const added = (await pool.query(RECORD, [entries.at(-1)?.sequence ?? 0])).rows.map(entryOf);
      for (const entry of added) {
        entries.push(entry);
        if (entry.request === undefined) continue;
        const lines = byRequest.get(entry.request) ?? [];
        byRequest.set(entry.request, lines);
        lines.push(entry);
      }
      cases = new Map(rows.rows.map(caseOf).map((one) => [one.number, one]));
    },
    rewritten: async () => {
      const now = (await pool.query(RECORD, [0])).rows.map(entryOf);
      return entries.filter((entry, at) => !isSame(entry, now[at])).map(({ sequence }) => sequence);
    },
  };
}

const JOBS = `
  select id, key, effect, problem, due_at, attempts, lease_until, owner, failed_at is not null as failed, done_at is not null as done from jobs`;

const isSame = (one: Entry, other: Entry | undefined): boolean =>
  other !== undefined &&
  one.sequence === other.sequence &&
  one.hash === other.hash &&
  one.previous === other.previous &&
  one.text === other.text;

type Row = Readonly<Record<string, unknown>>;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function entryOf(row: Row): Entry {
  const text = textOf(row['event']);
  const event = JSON.parse(text) as Row;
  const { kind, by } = event;
  return {
    sequence: Number(row['sequence']),
    request: row['request'] === null ? undefined : Number(row['request']),
    kind: String(kind),
    by: typeof by === 'string' ? by : undefined,
    event,
    text,
    previous: String(row['previous']),
    hash: String(row['hash']),
    noted: Number(row['noted']),
  };
}

function caseOf(row: Row): Case {
  const text = textOf(row['data']);
  const data = JSON.parse(text) as Row;
  const plan = data['plan'] as { readonly remove?: readonly Method[] } | undefined;
  return {
    number: Number(row['number']),
    version: Number(row['version']),
    status: String(row['status']),
    requester: String(data['requester']),
    subject: typeof data['subject'] === 'string' ? data['subject'] : undefined,
    approvals: (data['approvals'] ?? []) as Case['approvals'],
    vouches: (data['vouches'] ?? []) as Case['vouches'],
    remove: plan?.remove ?? [],
    text,
  };
}

function brakeOf(row: Row): BrakeRow {
  const { kind, because, number, subject } = JSON.parse(textOf(row['data'])) as Row;
  return {
    kind: String(kind),
    because: typeof because === 'string' ? because : undefined,
    number: typeof number === 'number' ? number : undefined,
    subject: typeof subject === 'string' ? subject : undefined,
  };
}

function jobOf(row: Row): JobRow {
  return {
    id: Number(row['id']),
    key: String(row['key']),
    effect: textOf(row['effect']),
    problem: typeof row['problem'] === 'string' ? row['problem'] : null,
    dueAt: textOf(row['due_at']),
    held: `taken ${String(row['attempts'])} times, held until ${String(row['lease_until'])} by ${String(row['owner'])}`,
    isFailed: row['failed'] === true,
    isDone: row['done'] === true,
  };
}
