import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SERVER } from '../support/postgres-server.ts';
import { ENGINES, POSTGRES } from './engine.ts';
import { loseAnswers, withLossyWire } from './network.ts';

const LONG = 300_000;
const onPostgres = SERVER === undefined ? it.skip : it;
let shared = '';
beforeAll(async () => void (shared = await mkdtemp(join(tmpdir(), 'latchkey-shared-'))));
afterAll(async () => rm(shared, { recursive: true, force: true }));

describe('a network that loses answers after the work was done', () => {
  it.each(ENGINES)(
    'of Graph and Teams loses nothing and does nothing twice on $name',
    async (engine) => {
      expect(await loseAnswers(engine, shared)).toEqual([]);
    },
    LONG,
  );

  onPostgres(
    'of the database, too, loses nothing and does nothing twice (PostgreSQL; skipped without TEST_DATABASE_URL)',
    async () => {
      const engine = withLossyWire(POSTGRES);
      expect(await loseAnswers(engine, shared)).toEqual([]);
      expect(engine.losses()).toBeGreaterThan(3);
    },
    LONG,
  );
});
