import { stopService } from '../../src/cli/stop-service.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { verifyAudit } from '../../src/storage/audit-record.ts';
import { digest } from '../../src/keys.ts';
import type { Job } from '../../src/workflow/storage-ports.ts';
import { memoryLog } from '../support/teams-bot.ts';
import type { Cast } from '../support/world.ts';
import { openRealWorld, until } from '../support/real-service.ts';
import type { RealService, RealWorld } from '../support/real-service.ts';

let world: RealWorld;
beforeEach(async () => void (world = await openRealWorld()));
afterEach(() => world.close());

const CROWD: readonly Cast[] = ['rita', 'nora', 'iris', 'max', 'sol'];

const readiness = async ({ opsUrl }: RealService, query = ''): Promise<unknown> =>
  (await fetch(`${opsUrl}/readyz${query}`)).json();

/** Everybody keeps asking for somebody; returns how often each of them was answered, or not. */
function crowd(service: RealService) {
  const told = { answered: 0, refused: 0 };
  let goesOn = true;
  const talk = async (who: Cast): Promise<void> => {
    while (goesOn) {
      try {
        await service.as(who).say("Alice Wong can't sign in");
        told.answered += 1;
      } catch {
        told.refused += 1;
        return;
      }
    }
  };
  const all = Promise.all(CROWD.map(talk));
  return { told, over: () => ((goesOn = false), all) };
}

describe('a service that is told to stop while people write to it', () => {
  it('says so first, answers whom it took, loses nothing and ends by itself', async () => {
    const service = await world.start({ STOP_NOTICE: '8' });
    const people = crowd(service);
    await until('some answers', () => people.told.answered > 10);
    expect(await readiness(service)).toMatchObject({ status: 'ready', unready: [] });

    service.signal('SIGTERM');
    await until('not ready', async () => JSON.stringify(await readiness(service)).includes('"stopping"'));
    const before = people.told.answered;
    await until('answers all the same', () => people.told.answered > before);
    expect(people.told.refused).toBe(0);

    expect(await service.ended).toEqual({ code: 0, signal: null });
    await people.over();
    const lines = service.logged().filter(({ level }) => level === 'error' || level === 50);
    expect(lines).toEqual([]);
    const database = await openDatabase({ url: world.databaseUrl, readOnly: true });
    const { entries } = await verifyAudit(database, digest);
    const leased = await database.query((db) =>
      db.selectFrom('jobs').select('key').where('lease_until', 'is not', null).execute(),
    );
    await database.close();
    expect(entries).toBeGreaterThan(0);
    expect(leased).toEqual([]);
  }, 60_000);

  it('ends although something goes on that nobody waits for, as a call that hangs', async () => {
    const goesOn = '--import=data:text/javascript,setInterval(()=>{},1000)';
    const service = await world.start({ NODE_OPTIONS: goesOn });
    service.signal('SIGTERM');
    expect(await service.ended).toEqual({ code: 0, signal: null });
  }, 60_000);

  it('ends at once at the second signal', async () => {
    const service = await world.start({ STOP_NOTICE: '20' });
    service.signal('SIGTERM');
    await until('it stops', () => service.lines.some((line) => line.startsWith('Latchkey stops')));
    service.signal('SIGTERM');
    expect(await service.ended).toEqual({ code: 143, signal: null });
  }, 60_000);
});

it.each([
  { notice: 0, limit: 25_000, left: 22_000 },
  { notice: 20, limit: 8_000, left: 4_980 },
  { notice: 5, limit: 1_000, left: 0 },
])('jobs are waited for as long as the notice leaves time: $notice of $limit', async ({ left, ...times }) => {
  const asked: (number | undefined)[] = [];
  const service = {
    leave: () => undefined,
    stop: (atMost?: number) => Promise.resolve(void asked.push(atMost)),
    underWay: () => ({ turns: 0, jobs: [] }),
    ports: { log: memoryLog().log },
  };
  expect(await stopService(service, times)).toBe('finished');
  expect(asked).toEqual([left]);
});

it('whoever takes too long to stop is not waited for, and what is left is named', async () => {
  const { lines, log } = memoryLog();
  const job: Job = {
    id: 1,
    key: 'reset:1001',
    effect: { kind: 'reset', number: 1001 },
    attempts: 1,
    failures: 0,
    owner: 'me',
    dueAt: '2026-11-23T09:00:00.000Z',
  };
  const service = {
    leave: () => undefined,
    stop: () => new Promise<void>(() => undefined),
    underWay: () => ({ turns: 2, jobs: [job] }),
    ports: { log },
  };
  expect(await stopService(service, { notice: 0, limit: 50 })).toBe('unfinished');
  expect(lines).toMatchObject([
    { level: 'error', fields: { code: 'STOP_UNFINISHED', turns: 2, jobs: ['reset of LK-1001'] } },
  ]);
});
