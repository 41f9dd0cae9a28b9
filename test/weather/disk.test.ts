// A real file system that is full or read-only, under the real process. It takes a user who may mount one: elsewhere
// these are skipped, and the run says so.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { openDatabase } from '../../src/storage/database.ts';
import { verifyAudit } from '../../src/storage/audit-record.ts';
import { digest } from '../../src/keys.ts';
import { chat, ritaAsksFor, waitForButton } from '../support/real-journey.ts';
import { openRealWorld, until } from '../support/real-service.ts';
import type { RealService, RealWorld } from '../support/real-service.ts';

const place = mkdtempSync(join(tmpdir(), 'latchkey-disk-'));

function mount(...options: readonly string[]): boolean {
  try {
    execFileSync('mount', [...options, 'tmpfs', place], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const mayMount = mount('-t', 'tmpfs', '-o', 'size=4m');
// eslint-disable-next-line no-console -- whoever reads the run should know what it did not look at
if (!mayMount) console.warn('This user may not mount file systems: full and read-only disks are SKIPPED.');
afterAll(() => {
  if (mayMount) execFileSync('umount', ['-l', place]);
  rmSync(place, { recursive: true });
});

const readiness = async ({ opsUrl }: RealService): Promise<{ reasons: Record<string, string> }> =>
  (await (await fetch(`${opsUrl}/readyz`)).json()) as { reasons: Record<string, string> };

/** SQLite writes over the old part of its log file before it needs more of the disk: there is no old part after this. */
function shortenLog(): void {
  const database = new SQLite(join(place, 'data', 'latchkey.db'), { timeout: 10_000 });
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
}

/** To the last byte. */
function fill(): void {
  const { bavail, bsize } = statfsSync(place);
  try {
    writeFileSync(join(place, 'full'), Buffer.alloc(bavail * bsize));
  } catch {
    // Whatever fits is in it.
  }
  for (let more = 0; more < 64; more += 1) {
    try {
      writeFileSync(join(place, `full-${more}`), Buffer.alloc(4096));
    } catch {
      return;
    }
  }
}

function empty(): void {
  execFileSync('sh', ['-c', `rm -f ${place}/full*`]);
}

(mayMount ? describe : describe.skip)('a disk', () => {
  let world: RealWorld;
  afterEach(() => world.close());

  it('that is full: people hear that nothing was saved, the operator why, and it goes on when there is space', async () => {
    world = await openRealWorld(`file:${join(place, 'data', 'latchkey.db')}`);
    const service = await world.start();
    await ritaAsksFor(world, service);

    shortenLog();
    fill();
    await until('a disk that is full', async () => {
      await service.as('rita').say('my requests');
      await service
        .as('amir')
        .click('Hand over')
        .catch(() => undefined);
      return 'database' in (await readiness(service)).reasons;
    });
    const { reasons } = await readiness(service);
    expect(reasons['database']).toMatch(/SQLITE_(?:FULL|IOERR).*free/u);
    const { body } = await service.as('rita').click('Cancel request');
    expect(JSON.stringify(body)).toContain('Your last click was not saved');
    expect(JSON.stringify(service.logged())).toMatch(/SQLITE_(?:FULL|IOERR)[^"]*: the disk/u);

    empty();
    await until(
      'everything works again',
      async () => Object.keys((await readiness(service)).reasons).length === 0,
    );
    // What was refused lies where her card was.
    await service.as('rita').say('status LK-1001');
    await waitForButton(world, 'rita', 'Show code');
    expect(chat(world, 'rita')).toContain('LK-1001');
    service.signal('SIGTERM');
    expect(await service.ended).toEqual({ code: 0, signal: null });
    const database = await openDatabase({ url: world.databaseUrl, readOnly: true });
    expect((await verifyAudit(database, digest)).fault).toBeUndefined();
    await database.close();
  }, 90_000);

  it('that is read-only refuses the start and says which folder', async () => {
    const folder = join(place, 'fixed');
    mkdirSync(folder);
    execFileSync('mount', ['-o', 'remount,ro', place]);
    try {
      world = await openRealWorld(`file:${join(folder, 'latchkey.db')}`);
      await expect(world.start()).rejects.toThrow(
        /DATABASE_UNAVAILABLE: .*fixed\/latchkey\.db can't be opened \(EROFS\)\. Check .*folder permissions/u,
      );
    } finally {
      execFileSync('mount', ['-o', 'remount,rw', place]);
    }
  }, 60_000);
});
