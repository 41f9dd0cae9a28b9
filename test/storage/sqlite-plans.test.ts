// What a turn and a look at the jobs ask of SQLite: by an index, however long the history is.
import { jest } from '@jest/globals';
import SQLite from 'better-sqlite3';
import { openDatabase } from '../../src/storage/database.ts';
import { migrate } from '../../src/storage/migrator.ts';
import { createStores } from '../../src/storage/stores.ts';
import { digest } from './digest.ts';
import { temporaryFolder } from './engine.ts';
import { AT } from './request-examples.ts';

const PERSON = '00000000-0000-4000-8000-000000000001';

describe('a lookup on SQLite', () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());

  it('reads no whole table, and its values are not looked at for planning', async () => {
    const path = `${folder.path}/latchkey.db`;
    const database = await openDatabase({ url: `file:${path}` });
    await migrate(database);
    const { requests, copies, conversations, jobs, brakes, audit } = createStores(database, { digest });
    const prepare = jest.spyOn(SQLite.prototype, 'prepare');
    await requests.byNumber(1001);
    await requests.draftOf(PERSON);
    await requests.holding(PERSON);
    await requests.ofRequester(PERSON, 5);
    await requests.requestersFor(PERSON);
    await copies.of(1001);
    await copies.at({ conversation: 'a:1', activity: '1' });
    await conversations.of(PERSON);
    await brakes.halt();
    await audit.lastAbout(1001);
    await jobs.lease({ owner: 'me', now: AT, until: AT, room: { others: 1, repaints: 1 } });
    await jobs.nextDue(AT);
    const asked = [...new Set(prepare.mock.calls.map(([text]) => text))].filter((text) =>
      /^\s*select/u.test(text),
    );
    prepare.mockRestore();
    await database.close();
    const reader = new SQLite(path, { readonly: true });
    const plans = asked.map((text) => {
      const values = [...text.matchAll(/\?/gu)].map(() => null);
      const steps = reader
        .prepare<unknown[], { detail: string }>(`explain query plan ${text}`)
        .all(...values);
      return { text, steps: steps.map(({ detail }) => detail) };
    });
    reader.close();
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((text) => /[^+]\?/u.test(text))).toEqual([]);
    const indexes = plans.flatMap(({ steps }) => steps).join('\n');
    expect(indexes).toContain('requests_one_draft_per_requester');
    expect(indexes).toContain('requests_one_holds_a_subject');
    expect(plans.filter(({ steps }) => steps.some((step) => /^SCAN (?!due\b|CONSTANT)/u.test(step)))).toEqual(
      [],
    );
  });
});
