// How long it takes to verify the record, and that time grows with its length and no faster.
import type { AuditFact } from '../../src/domain/audit.ts';
import { instantOf } from '../../src/domain/instant.ts';
import { digest } from '../../src/keys.ts';
import { appendFacts, verifyAudit } from '../../src/storage/audit-record.ts';
import { openDatabase } from '../../src/storage/database.ts';
import type { Database } from '../../src/storage/database.ts';
import { migrate } from '../../src/storage/migrator.ts';
import { scratch } from './bots.ts';
import { freshPostgres, NO_POSTGRES } from './postgres.ts';
import { quantile, sized } from './report.ts';
import type { Report, Row, Scale } from './report.ts';

const ROWS_AT_ONCE = 2_000;
const TIMES = { full: 3, quick: 1, tiny: 1 };

/** Verifies a record of 200,000 entries several times, and says what a million takes at that pace. */
export async function audit(scale: Scale): Promise<Report> {
  const entries = sized(scale, { full: 200_000, quick: 20_000, tiny: 50 });
  const files = await scratch();
  const postgres = await freshPostgres();
  try {
    const rows = [await verified('SQLite', files.url('audit'), entries, scale)];
    if (postgres !== undefined) rows.push(await verified('PostgreSQL', postgres.url, entries, scale));
    return { ...REPORT, rows, notes: postgres === undefined ? [NO_POSTGRES] : [] };
  } finally {
    await postgres?.giveBack();
    await files.remove();
  }
}

async function verified(engine: string, url: string, entries: number, scale: Scale): Promise<Row> {
  const database = await openDatabase({ url });
  try {
    await migrate(database);
    await seed(database, entries);
    const times: number[] = [];
    for (let time = 0; time < sized(scale, TIMES); time += 1) {
      const begin = performance.now();
      const { fault } = await verifyAudit(database, digest);
      if (fault !== undefined)
        throw new TypeError(`The seeded record is not sound: ${JSON.stringify(fault)}`);
      times.push((performance.now() - begin) / 1_000);
    }
    const seconds = quantile(times, 0.5);
    return { engine, entries, seconds, perMillion: (seconds / entries) * 1_000_000 };
  } finally {
    await database.close();
  }
}

async function seed(database: Database, entries: number): Promise<void> {
  const append = appendFacts(database.dialect, digest);
  for (let first = 0; first < entries; first += ROWS_AT_ONCE) {
    const count = Math.min(ROWS_AT_ONCE, entries - first);
    const facts = Array.from({ length: count }, (_, place) => factOf(first + place));
    await database.transact((transaction) => append(transaction, facts));
  }
}

const factOf = (place: number): AuditFact => ({
  at: instantOf(Date.UTC(2026, 0, 1) + place * 1_000),
  request: 1_000 + place,
  event: { kind: 'request_opened', by: `be2c2000-0000-4000-8000-${String(place).padStart(12, '0')}` },
});

const REPORT = {
  part: 'audit',
  about: 'verifying the record from its first entry to its last; seconds, the middle one of its runs.',
  columns: [
    { key: 'engine', title: 'engine' },
    { key: 'entries', title: 'entries' },
    { key: 'seconds', title: 'seconds', digits: 2 },
    { key: 'perMillion', title: 'per million (reckoned)', digits: 1 },
  ],
};
