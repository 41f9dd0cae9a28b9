import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { phoneMethod } from '../../src/sandbox/tenant/method.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { SERVER } from '../support/postgres-server.ts';
import { pointOf } from './boundary.ts';
import type { Point } from './boundary.ts';
import { ENGINES, POSTGRES } from './engine.ts';
import { TO_ELEVATED_RESET } from './journeys/elevated.ts';
import { TO_NEEDS_HANDS, TO_RESET } from './journeys/standard.ts';
import { dieOnce } from './once.ts';
import type { Scene } from './scene.ts';

const LONG = 300_000;
let shared = '';
beforeAll(async () => void (shared = await mkdtemp(join(tmpdir(), 'latchkey-shared-'))));
afterAll(async () => rm(shared, { recursive: true, force: true }));

const APPROVED: Point = `${pointOf('turn', 'after', 'save')} of approved`;
const CODE_SHOWN: Point = `${pointOf('turn', 'after', 'save')} of code_shown`;

describe.each(ENGINES)('the service on $name, killed once', (engine) => {
  it.each([
    { deed: 'the first approval', point: APPROVED, skip: 0 },
    { deed: 'the code for the second approver', point: CODE_SHOWN, skip: 1 },
    { deed: 'the second approval', point: APPROVED, skip: 1 },
  ])(
    'keeps a word and two approvals as safe as one, killed right after $deed',
    async ({ point, skip }) => {
      expect(await dieOnce({ engine, journey: TO_ELEVATED_RESET, point, skip }, shared)).toEqual([]);
    },
    LONG,
  );

  it(
    'keeps its hands off what was registered while it was dead, though a new phone has the id of the old one',
    async () => {
      const meanwhile = (scene: Scene): void => {
        const since = new Date(scene.now()).toISOString();
        scene.tenant.register(PEOPLE.alice.id, phoneMethod('mobile', '+1 4255550199', since));
      };
      const point = pointOf('reset', 'after', 'removePhone');
      expect(await dieOnce({ engine, journey: TO_NEEDS_HANDS, point, meanwhile }, shared)).toEqual([]);
    },
    LONG,
  );
});

/** A commit that nobody heard of, a job just taken, a call that was made or not, a message that was sent. */
const TAKEN_OVER: readonly Point[] = [
  APPROVED,
  pointOf('worker', 'after', 'lease'),
  pointOf('reset', 'before', 'removePhone'),
  pointOf('reset', 'after', 'removePhone'),
  pointOf('tell', 'after', 'message'),
  pointOf('check', 'before', 'save'),
];

describe('two instances, one killed', () => {
  for (const point of TAKEN_OVER)
    (SERVER === undefined ? it.skip : it)(
      `go on with what the dead one had begun, killed at ${point} (PostgreSQL; skipped without TEST_DATABASE_URL)`,
      async () => {
        const death = { engine: POSTGRES, journey: TO_RESET, point, instances: 2 };
        expect(await dieOnce(death, shared)).toEqual([]);
      },
      LONG,
    );
});
