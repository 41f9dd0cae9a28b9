import { instantOf } from '../../src/domain/instant.ts';
import { ServiceError } from '../../src/errors.ts';
import { createSendQueue } from '../../src/teams/send-queue.ts';
import { afterFailure } from '../../src/workflow/job-failure.ts';
import type { Ports } from '../../src/workflow/ports.ts';
import type { Job } from '../../src/workflow/storage-ports.ts';

const BEGAN = Date.parse('2026-11-23T09:00:00.300Z');
const FIRST: Job = {
  id: 1,
  key: 'first',
  effect: { kind: 'tell', number: 1001, to: 'amir', notice: 'outcome' },
  attempts: 1,
  failures: 0,
  owner: 'w',
  dueAt: '2026-11-23T09:00:00.000Z',
};

describe('two messages to one person that Teams puts off', () => {
  it.each([
    [2, 0],
    [0, 2],
    [699, 1],
  ])('are due at the same moment, %d and %d ms after they were refused', async (first, second) => {
    const time = { now: BEGAN };
    const queue = createSendQueue({ now: () => time.now, pause: () => Promise.resolve() });
    const cause = { status: 429, retryAfterSeconds: 60 };
    const refused = new ServiceError('TEAMS_UNAVAILABLE', 'refused', { cause });
    const due: string[] = [];
    const ports = {
      clock: { now: () => instantOf(time.now) },
      log: { info: () => undefined },
      jobs: { postpone: (_: Job, at: string) => Promise.resolve(due.push(at)) },
    } as unknown as Ports;
    const attempt = async (late: number): Promise<void> => {
      const sending = { kind: 'message', repeatable: false, patience: 5_000 } as const;
      const failure: unknown = await queue
        .inTurn('chat', (send) => send(() => Promise.reject(refused), sending))
        .catch((error: unknown) => error);
      time.now += late;
      await afterFailure(ports, FIRST, failure);
    };
    await attempt(first);
    await attempt(second);
    expect(due).toEqual(['2026-11-23T09:01:01.000Z', '2026-11-23T09:01:01.000Z']);
  });
});
