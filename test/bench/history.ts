// What a long life costs: the start, the memory and a turn of a service over an empty database and over a long history, and
// the memory after many requests.
import { digest } from '../../src/keys.ts';
import { instantOf } from '../../src/domain/instant.ts';
import { appendFacts } from '../../src/storage/audit-record.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { migrate } from '../../src/storage/migrator.ts';
import { requestSchema } from '../../src/storage/request-schema.ts';
import { writeJson } from '../../src/storage/row.ts';
import type { RequestTable } from '../../src/storage/tables.ts';
import { ENDINGS, endedAs } from '../domain/requests.ts';
import { scratch, startLatchkey } from './bots.ts';
import type { Bot } from './bots.ts';
import { talk } from './conversations.ts';
import { startMicrosoft } from './microsoft.ts';
import type { Microsoft } from './microsoft.ts';
import { quantile, sized } from './report.ts';
import type { Report, Row, Scale } from './report.ts';

const FIRST_NUMBER = 1_001;
const ROWS_AT_ONCE = 1_000;
const PEOPLE = 16;
const STARTS = { full: 5, quick: 2, tiny: 1 };

/** The same service over both; and at last the empty one after it was asked many times. */
export async function history(scale: Scale): Promise<Report> {
  const long = sized(scale, { full: 100_000, quick: 10_000, tiny: 10 });
  const many = sized(scale, { full: 10_000, quick: 320, tiny: PEOPLE });
  const microsoft = await startMicrosoft(PEOPLE);
  const files = await scratch();
  try {
    await fill(files.url('long'), long);
    const rows: Row[] = [];
    for (const [name, requests] of [
      ['empty', 0],
      ['long', long],
    ] as const)
      rows.push(
        await lifeOf(microsoft, { url: files.url(name), requests, many: requests === 0 ? many : 0 }, scale),
      );
    return { ...REPORT, rows };
  } finally {
    await files.remove();
    await microsoft.close();
  }
}

interface Life {
  readonly url: string;
  readonly requests: number;
  /** So many more are asked for at the end. */
  readonly many: number;
}

async function lifeOf(microsoft: Microsoft, { url, requests, many }: Life, scale: Scale): Promise<Row> {
  const starts: number[] = [];
  const idle: number[] = [];
  let bot: Bot | undefined;
  for (let start = 0; start < sized(scale, STARTS); start += 1) {
    await bot?.stop();
    bot = await startLatchkey(microsoft, 'service', url);
    starts.push(bot.startUp);
    idle.push((await bot.usage()).memory);
  }
  if (bot === undefined) throw new TypeError('Nothing was started.');
  try {
    await talk(microsoft, bot, { people: 4, rounds: sized(scale, { full: 10, quick: 5, tiny: 1 }) });
    const { clicks } = await talk(microsoft, bot, {
      people: 1,
      rounds: sized(scale, { full: 60, quick: 20, tiny: 1 }),
    });
    const measured = {
      requests,
      startUp: quantile(starts, 0.5),
      idle: quantile(idle, 0.5),
      click: quantile(clicks, 0.5),
    };
    if (many === 0) return measured;
    const heapBefore = await bot.heap();
    await talk(microsoft, bot, { people: PEOPLE, rounds: Math.ceil(many / PEOPLE) });
    const { memory } = await bot.usage();
    return { ...measured, asked: many, after: memory, heapBefore, heapAfter: await bot.heap() };
  } finally {
    await bot.stop();
  }
}

/** Requests that ended today, so that no retention deletes them, with two entries each in the record. */
async function fill(url: string, requests: number): Promise<void> {
  const database = await openDatabase({ url });
  const append = appendFacts(database.dialect, digest);
  const at = instantOf(Date.now());
  try {
    await migrate(database);
    for (let first = 0; first < requests; first += ROWS_AT_ONCE) {
      const numbers = Array.from(
        { length: Math.min(ROWS_AT_ONCE, requests - first) },
        (_, place) => FIRST_NUMBER + first + place,
      );
      await database.transact(async (db) => {
        await db
          .insertInto('requests')
          .values(numbers.map((number) => endedRow(number, at)))
          .execute();
        const facts = numbers.flatMap((number) => [
          { at, request: number, event: { kind: 'request_opened', by: 'zoe' } as const },
          { at, request: number, event: { kind: 'request_opened', by: 'zoe' } as const },
        ]);
        await append(db, facts);
      });
    }
    await database.query((db) =>
      db
        .updateTable('counters')
        .set({ value: FIRST_NUMBER + requests })
        .execute(),
    );
  } finally {
    await database.close();
  }
}

function endedRow(number: number, endedAt: string): RequestTable {
  const requester = `5eed1000-0000-4000-8000-${String(number % 5_000).padStart(12, '0')}`;
  const subject = `5eed0000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const request = endedAs(ENDINGS.cancelled, { number, requester, subject, endedAt });
  return {
    number,
    version: 1,
    status: request.status,
    requester,
    subject,
    holds_subject: 0,
    last_removal_at: null,
    ended_at: endedAt,
    data: writeJson(requestSchema, request, { table: 'requests', key: number }),
  };
}

const REPORT = {
  part: 'history',
  about:
    'a service of its own process over SQLite, on an empty database and on a long history; milliseconds and MiB of resident memory.',
  columns: [
    { key: 'requests', title: 'requests of history' },
    { key: 'startUp', title: 'start-up to ready' },
    { key: 'idle', title: 'memory idle' },
    { key: 'click', title: 'click p50', digits: 1 },
    { key: 'asked', title: 'then asked' },
    { key: 'after', title: 'memory after that' },
    { key: 'heapBefore', title: 'objects before' },
    { key: 'heapAfter', title: 'objects after' },
  ],
};
