import { afterEach, describe, expect, it } from '@jest/globals';
import type { Event } from '../../src/domain/event.ts';
import { instantOf, minus, plus } from '../../src/domain/instant.ts';
import { METHODS_SERVICE } from '../../src/sandbox/tenant/audit-entry.ts';
import { APP_ID } from '../../src/sandbox/tenant/bearer.ts';
import { EVERYTHING_WITH_MAIL } from '../../src/sandbox/tenant/permissions.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { approvedWorld, chatOf, countInRecord, liveThrough, removalsAsked } from '../support/steps.ts';
import { stopWorlds } from '../support/world.ts';
import type { World, WorldOptions } from '../support/world.ts';

afterEach(stopWorlds);

/** Alice was reset by the bot. */
async function resetWorld(options: WorldOptions = {}): Promise<World> {
  const world = await approvedWorld(options);
  await world.settle();
  expect(removalsAsked(world).length).toBeGreaterThan(0);
  return world;
}

const removedPastTheBot = (world: World, app = { appId: APP_ID, displayName: 'Latchkey' }): void =>
  world.tenant.audit(PEOPLE.max.id, {
    activity: 'Admin deleted security info',
    service: METHODS_SERVICE,
    by: { app },
  });

const momentOf = (world: World) => instantOf(world.now());

const reconciled = async (world: World) =>
  (await world.audit()).flatMap(({ event }) => (event.kind === 'reconciled' ? [event] : []));

describe('the removals in the record and in Entra’s log', () => {
  it('match after a reset, and the record says how many were compared, once', async () => {
    const world = await resetWorld();
    const removals = removalsAsked(world).filter((asked) => asked.endsWith(' 204')).length;
    await world.pass('PT5H');
    expect(await reconciled(world)).toEqual([]);
    await world.pass('PT2H');
    await world.pass('PT1H');
    expect(await reconciled(world)).toMatchObject([{ removals, unmatched: 0 }]);
    expect(chatOf(world, 'sol')).not.toContain('past the bot');
  });

  it('alarm security, once, about a removal by the bot’s application that is not in the record', async () => {
    const world = await resetWorld();
    removedPastTheBot(world);
    removedPastTheBot(world, { appId: '99999999-0000-4000-8000-000000000000', displayName: 'Another' });
    await liveThrough(world, 3, 'PT7H');
    expect(await countInRecord(world, 'removal_unrecorded')).toBe(1);
    const alarm = `A sign-in method of ${PEOPLE.max.displayName} was removed past the bot`;
    expect(chatOf(world, 'sol').split(alarm)).toHaveLength(2);
    expect(await reconciled(world)).toMatchObject([{ unmatched: 1 }]);
    await world.restart();
    await world.pass('PT1H');
    expect(await countInRecord(world, 'removal_unrecorded')).toBe(1);
  });

  it('alarm security about a removal that Entra’s log does not show, although it should by now', async () => {
    const world = await resetWorld();
    world.tenant.setAuditLogLag(3 * 24 * 3_600_000);
    await world.pass('PT8H');
    const missing = await countInRecord(world, 'removal_unlogged');
    expect(missing).toBe(removalsAsked(world).filter((asked) => asked.endsWith(' 204')).length);
    expect(chatOf(world, 'sol')).toContain('a removal is missing in Entra’s audit log');
    world.tenant.setAuditLogLag(0);
    await world.pass('PT8H');
    expect(await countInRecord(world, 'removal_unlogged')).toBe(missing);
    expect(await countInRecord(world, 'removal_unrecorded')).toBe(0);
  });

  it('are looked at again for what the log shows late', async () => {
    const world = await resetWorld();
    world.tenant.setAuditLogLag(12 * 3_600_000);
    removedPastTheBot(world);
    await world.pass('PT7H');
    expect(await countInRecord(world, 'removal_unrecorded')).toBe(0);
    await world.pass('PT7H');
    expect(await countInRecord(world, 'removal_unrecorded')).toBe(1);
  });

  it('are unknown, and never said to match, while the log can’t be read; then everything is made up for', async () => {
    const world = await resetWorld();
    removedPastTheBot(world);
    world.tenant.grant(new Set([...EVERYTHING_WITH_MAIL].filter((one) => !one.startsWith('AuditLog'))));
    await world.pass('PT8H');
    await world.pass('PT24H');
    expect(await reconciled(world)).toEqual([]);
    const said = world.log.filter(({ message }) => message.includes('match the record is unknown'));
    expect(said.length).toBeGreaterThan(0);
    expect(await countInRecord(world, 'removal_unrecorded')).toBe(0);
    world.tenant.grant(EVERYTHING_WITH_MAIL);
    await world.pass('PT1H');
    expect(await countInRecord(world, 'removal_unrecorded')).toBe(1);
    expect(await reconciled(world)).toMatchObject([{ unmatched: 1 }]);
  });

  it('are compared from where Entra’s log begins after a long gap, and the record claims no more than that', async () => {
    const world = await resetWorld();
    await world.pass('PT8H');
    const [before] = await reconciled(world);
    world.tenant.grant(new Set([...EVERYTHING_WITH_MAIL].filter((one) => !one.startsWith('AuditLog'))));
    await world.pass('P10D');
    world.tenant.grant(EVERYTHING_WITH_MAIL);
    const from = minus(momentOf(world), 'P6D');
    await world.pass('PT1H');
    const after = (await reconciled(world)).at(-1);
    expect(after!.until > before!.until).toBe(true);
    expect(after!.from >= from).toBe(true);
    const gap = world.log.filter(({ message }) => message.includes('never compared'));
    expect(gap).toMatchObject([{ fields: { from: before!.until, until: after!.from } }]);
  });

  it('are compared on, with a warning, where an entry says that the last comparison ended in the future', async () => {
    const world = await resetWorld();
    const event = {
      kind: 'reconciled',
      from: '',
      until: plus(momentOf(world), 'P365D'),
      removals: 0,
      unmatched: 0,
    };
    const audit = world.service().ports.audit;
    await audit.append({ at: momentOf(world), event: event as Event });
    removedPastTheBot(world);
    await world.pass('PT8H');
    expect(await countInRecord(world, 'removal_unrecorded')).toBe(1);
    const said = world.log.filter(({ message }) => message.includes('up to later than anything'));
    expect(said).toHaveLength(1);
    expect((await reconciled(world)).at(-1)!.until < momentOf(world)).toBe(true);
  });
});
