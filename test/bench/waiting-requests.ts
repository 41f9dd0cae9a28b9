// A database with many requests that wait for an approval, of which a few fall due in each round.
import { openDatabase } from '../../src/storage/database.ts';
import { addJobs } from '../../src/storage/job-store.ts';
import { migrate } from '../../src/storage/migrator.ts';
import { requestSchema } from '../../src/storage/request-schema.ts';
import { writeJson } from '../../src/storage/row.ts';
import type { RequestTable } from '../../src/storage/tables.ts';
import type { PlannedEffect } from '../../src/domain/effect.ts';
import type { AwaitingApproval } from '../../src/domain/request.ts';
import { instantOf } from '../../src/domain/instant.ts';
import { awaiting } from '../domain/requests.ts';

/** How many requests wait, how many of them fall due in each round, and when the rounds are. */
export interface Waiting {
  readonly waiting: number;
  readonly due: number;
  readonly rounds: readonly number[];
  /** For all the others; long after the rounds. */
  readonly later: number;
}

/** The requests are numbered from here on, in the order in which they fall due. */
export const FIRST_NUMBER = 2_000;
const ROWS_AT_ONCE = 1_000;
const QUARTER_OF_AN_HOUR = 900_000;
const YEAR = 365 * 86_400_000;

/** Fills a new database file with requests of the simulated company, the next step of each planned as a job. */
export async function seed(url: string, requester: string, scene: Waiting): Promise<void> {
  const database = await openDatabase({ url });
  try {
    await migrate(database);
    await database.transact(async (db) => {
      for (let first = 0; first < scene.waiting; first += ROWS_AT_ONCE) {
        const places = Array.from(
          { length: Math.min(ROWS_AT_ONCE, scene.waiting - first) },
          (_, index) => first + index,
        );
        await db
          .insertInto('requests')
          .values(places.map((place) => requestRow(place, requester, scene)))
          .execute();
        await addJobs(
          db,
          places.map((place) => stepOf(place, scene)),
        );
      }
      await db
        .updateTable('counters')
        .set({ value: FIRST_NUMBER + scene.waiting })
        .execute();
    });
  } finally {
    await database.close();
  }
}

function requestRow(place: number, requester: string, { rounds: [first = 0], later }: Waiting): RequestTable {
  const number = FIRST_NUMBER + place;
  const subject = `5eed0000-0000-4000-8000-${String(place).padStart(12, '0')}`;
  const request: AwaitingApproval = {
    ...awaiting,
    number,
    requester,
    subject,
    openedAt: instantOf(first - QUARTER_OF_AN_HOUR),
    expiresAt: instantOf(later + YEAR),
    // So that the step after the next one is not due in the rounds.
    readyAt: instantOf(later),
    followers: [],
    escalation: { step: 0, notified: [], skipped: [] },
  };
  return {
    number,
    version: 1,
    status: request.status,
    requester,
    subject,
    holds_subject: 1,
    last_removal_at: null,
    ended_at: null,
    data: writeJson(requestSchema, request, { table: 'requests', key: number }),
  };
}

function stepOf(place: number, { due, rounds, later }: Waiting): PlannedEffect {
  const number = FIRST_NUMBER + place;
  const round = rounds[Math.floor(place / due)];
  return {
    key: `escalate:bench:${number}`,
    dueAt: instantOf(round ?? later + place),
    effect: { kind: 'escalate', number, step: 1 },
  };
}
