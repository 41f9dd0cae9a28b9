// PostgreSQL that goes away in the middle of what people do, under the real process.
import { openDatabase } from '../../src/storage/database.ts';
import { verifyAudit } from '../../src/storage/audit-record.ts';
import { digest } from '../../src/keys.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { openDatabaseProxy } from '../support/database-proxy.ts';
import type { DatabaseProxy } from '../support/database-proxy.ts';
import { lendDatabase, onServer, SERVER } from '../support/postgres-server.ts';
import type { LentDatabase } from '../support/postgres-server.ts';
import { amirApprovesIn, chat, codeOfRita, ritaAsksFor } from '../support/real-journey.ts';
import { openRealWorld, until } from '../support/real-service.ts';
import type { RealService, RealWorld } from '../support/real-service.ts';

const reasons = async ({ opsUrl }: RealService): Promise<Record<string, string>> =>
  ((await (await fetch(`${opsUrl}/readyz`)).json()) as { reasons: Record<string, string> }).reasons;

(SERVER === undefined ? describe.skip : describe)('a database that is gone', () => {
  let lent: LentDatabase;
  let wire: DatabaseProxy;
  let world: RealWorld;
  let service: RealService;
  beforeEach(async () => {
    lent = await lendDatabase({ empty: true });
    wire = await openDatabaseProxy(lent.url);
    world = await openRealWorld(wire.url);
    service = await world.start();
    await ritaAsksFor(world, service);
  }, 60_000);
  afterEach(async () => {
    await world.close();
    await wire.close();
    await lent.giveBack();
  });

  const statusOf = async (): Promise<unknown> =>
    (await onServer<{ status: string }>('select status from requests where number = 1001', lent.url))[0]
      ?.status;

  it('and refuses: the click is answered as not saved, readyz says so, and everything goes on by itself', async () => {
    await wire.refuse();
    const { body } = await service.as('rita').click('Cancel request');
    const answer = JSON.stringify(body);
    const isTold = answer.includes('was not saved') || answer.includes('Still working');
    expect([isTold, answer]).toEqual([true, answer]);
    await until('it is said on the card', () =>
      `${answer}${chat(world, 'rita')}`.includes('Your last click was not saved'),
    );
    expect((await reasons(service))['database']).toMatch(/DATABASE_UNAVAILABLE.*\(ECONNREFUSED\)/u);
    expect(await statusOf()).toBe('awaiting_approval');

    await wire.restore();
    await until('ready again', async () => Object.keys(await reasons(service)).length === 0);
    await service.as('rita').say('status LK-1001');
    await amirApprovesIn(service);
    await until('reset', async () => (await statusOf()) === 'reset');
    const database = await openDatabase({ url: lent.url, readOnly: true });
    expect((await verifyAudit(database, digest)).fault).toBeUndefined();
    await database.close();
  }, 90_000);

  it('right after a save: whoever clicked is never told that it was not saved', async () => {
    const code = await codeOfRita(service);
    const isPainted = async () =>
      (await onServer(`select 1 from jobs where kind like '%paint%' and done_at is null`, lent.url))
        .length === 0;
    await until('no card is painted any more, for which the halt would be looked at', isPainted);
    // The next look at it is for the answer, after the save.
    const gone = wire.loseOnce('request', /from "brakes"/u).then(() => wire.refuse());
    const answer = await amirApprovesIn(service, code);
    await gone;
    await until('Amir hears of it', () =>
      `${answer}${chat(world, 'amir')}`.includes('Saved, but I can’t show it just now'),
    );
    expect(`${answer}${chat(world, 'amir')}`).not.toContain('was not saved');
    expect(['approved', 'resetting']).toContain(await statusOf());
    await wire.restore();
    await until('reset', async () => (await statusOf()) === 'reset');
    expect(JSON.stringify(await service.as('amir').say('status LK-1001'))).not.toContain('was not saved');
  }, 90_000);

  it.each(['request', 'answer'] as const)(
    'when the %s of a COMMIT is lost: the click counts once and is told as it is',
    async (what) => {
      const code = await codeOfRita(service);
      const lost = wire.loseOnce(what, /^Q....commit/isu);
      const answer = await amirApprovesIn(service, code);
      await lost;
      expect(answer).toMatch(/Approved|Still working/u);
      await until('Amir sees it', () => chat(world, 'amir').includes('Approved'));
      expect(`${answer}${chat(world, 'amir')}`).not.toContain('was not saved');
      await until('reset', async () => (await statusOf()) === 'reset');
      const approvals = await onServer(
        `select 1 from audit_entries where event like '%"approved"%' and event like '%${PEOPLE.amir.id}%'`,
        lent.url,
      );
      expect(approvals).toHaveLength(1);
    },
    90_000,
  );

  it('and hangs: readyz answers within two seconds all the same, and names it', async () => {
    wire.hang();
    expect((await reasons(service))['database']).toMatch(
      /did not answer within 1\.5 seconds|DATABASE_UNAVAILABLE/u,
    );
    expect((await fetch(`${service.opsUrl}/healthz`)).status).toBe(200);
    await wire.restore();
    await until('ready again', async () => Object.keys(await reasons(service)).length === 0);
  }, 90_000);
});
