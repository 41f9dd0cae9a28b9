import { afterEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import {
  approves,
  amirApproves,
  elevatedWorld,
  liveThrough,
  ritaShowsCode,
  vouches,
  waitingWorld,
} from '../support/steps.ts';
import { inWork, isAbout, withWork } from '../../src/telemetry/log.ts';
import { memoryLog } from '../support/teams-bot.ts';
import { stopWorlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

afterEach(stopWorlds);

/** Whatever of people could be quoted, and no object ids: those are how an operator is told whom it is about. */
const PERSONAL = Object.values(PEOPLE)
  .flatMap(({ displayName, userPrincipalName, mobilePhone, businessPhones, methods, proxyAddresses }) => [
    displayName,
    userPrincipalName,
    mobilePhone,
    ...businessPhones,
    ...proxyAddresses.map((address) => address.replace(/^smtp:/iu, '')),
    ...methods.flatMap((method) => ('displayName' in method ? [method.displayName] : [])),
  ])
  .filter((text) => (text ?? '') !== '');

function expectNothingPersonal(world: World, codes: readonly string[]): void {
  const text = JSON.stringify(world.log);
  for (const secret of [...PERSONAL, 'new phone', 'stolen', 'Bearer', world.tenant.bearer()])
    expect(text).not.toContain(secret);
  // Any six digits may stand in an id.
  const said = text.replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{20,}/gu, '');
  for (const code of codes) expect(said).not.toContain(code);
}

/** Graph and Teams fail in every way they know, a little at a time. */
function badDay(world: World): void {
  const { tenant, connector } = world;
  tenant.addFault({ kind: 'drop', nth: 3 });
  tenant.addFault({ kind: 'status', status: 500, nth: 7, message: 'Alice Wong (alice@contoso.com) failed' });
  tenant.addFault({ kind: 'status', status: 429, retryAfter: 3, nth: 12 });
  tenant.addFault({ kind: 'status', status: 403, nth: 17, message: 'Alice Wong is not yours' });
  tenant.addFault({ kind: 'drop-after', nth: 23 });
  tenant.addFault({ method: 'DELETE', kind: 'status', status: 503, times: 1 });
  connector.faults.add({ method: 'POST', kind: 'status', status: 503, times: 2 });
  connector.faults.add({ method: 'PUT', kind: 'status', status: 404, times: 1 });
}

describe('the log of a journey on a bad day', () => {
  it('holds nothing of people on the standard road, and says in each line which turn or job it is of', async () => {
    const world = await waitingWorld();
    const before = world.log.length;
    badDay(world);
    const codes = [await amirApproves(world)];
    await liveThrough(world, 12, 'PT20S');
    world.tenant.clearFaults();
    await liveThrough(world, 4, 'PT60S');
    expectNothingPersonal(world, codes);
    const lines = world.log.slice(before);
    expect(lines.filter(({ level }) => level !== 'info').length).toBeGreaterThan(2);
    for (const { fields, message } of lines) {
      const isNamed = typeof fields['turn'] === 'string' || typeof fields['job'] === 'string';
      expect([isNamed, message, fields]).toEqual([true, message, fields]);
    }
    const aboutIt = lines.filter(({ fields }) => fields['kind'] === 'reset' || fields['kind'] === 'tell');
    expect(aboutIt.map(({ fields }) => fields['request'])).toEqual(aboutIt.map(() => 1001));
  });

  it('holds nothing of people on the elevated road', async () => {
    const world = await elevatedWorld();
    await vouches(world);
    badDay(world);
    const codes = [await approves(world, 'amir')];
    await liveThrough(world, 3, 'PT20S');
    world.tenant.clearFaults();
    await world.as('rita').say('status LK-1001');
    await world.as('dana').click('Approve', { code: '000000' });
    codes.push(await ritaShowsCode(world));
    await liveThrough(world, 6, 'PT30S');
    expectNothingPersonal(world, codes);
  });
});

describe('a line of the log', () => {
  it('says which turn it was written in, and of which request as soon as that is known', async () => {
    const { lines, log } = memoryLog();
    const named = withWork(log, () => ({ trace_id: 'abc' }));
    named.info({}, 'outside');
    await inWork({ turn: 't1', verb: 'message' }, async () => {
      named.warn({}, 'before');
      await Promise.resolve();
      isAbout(1001);
      isAbout(1002);
      named.error({ code: 'X' }, 'after');
    });
    expect(lines.map(({ fields }) => fields)).toEqual([
      { trace_id: 'abc' },
      { trace_id: 'abc', turn: 't1', verb: 'message' },
      { trace_id: 'abc', turn: 't1', verb: 'message', request: 1001, code: 'X' },
    ]);
  });
});
