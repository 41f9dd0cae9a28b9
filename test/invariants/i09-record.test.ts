import { afterEach, describe, expect, it } from '@jest/globals';
import { digest } from '../../src/keys.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { verifyAudit } from '../../src/storage/audit-record.ts';
import { waitingWorld } from '../support/steps.ts';
import { asOwner } from '../support/stored.ts';
import { ENGINE, stopWorlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

afterEach(stopWorlds);

const TABLE = 'audit_entries';
/** On PostgreSQL for one session only, since the database is used again. */
const WITHOUT_GUARD =
  ENGINE === 'postgres'
    ? ['set session_replication_role = replica']
    : ['never_changed', 'never_dropped', 'consecutive'].map((name) => `drop trigger audit_is_${name}`);

async function isInOrder(world: World): Promise<boolean> {
  const head = await world.service().ports.audit.head();
  const database = await openDatabase({ url: world.databaseUrl, readOnly: true });
  try {
    return (await verifyAudit(database, digest, [head])).fault === undefined;
  } finally {
    await database.close();
  }
}

describe('I9: the record', () => {
  it('cannot be changed or shortened by plain statements', async () => {
    const world = await waitingWorld();
    for (const statement of [
      `update ${TABLE} set event = '{}'`,
      `delete from ${TABLE}`,
      `delete from ${TABLE} where sequence = 2`,
    ])
      await expect(asOwner(world.databaseUrl, [statement])).rejects.toThrow('audit entries are never');
    expect(await isInOrder(world)).toBe(true);
  });

  it.each([
    ['changed', `update ${TABLE} set event = replace(event, 'submitted', 'reminded')`],
    ['dropped', `delete from ${TABLE} where sequence = 2`],
    ['put in place of another', `update ${TABLE} set at = '2026-01-01T00:00:00.000Z' where sequence = 1`],
  ])('shows when a line was %s by force', async (_, statement) => {
    const world = await waitingWorld();
    expect(await isInOrder(world)).toBe(true);
    await asOwner(world.databaseUrl, [...WITHOUT_GUARD, statement]);
    expect(await isInOrder(world)).toBe(false);
  });

  it('shows when its end was cut off, against a head kept elsewhere', async () => {
    const world = await waitingWorld();
    const head = await world.service().ports.audit.head();
    await asOwner(world.databaseUrl, [
      ...WITHOUT_GUARD,
      `delete from ${TABLE} where sequence = ${head.sequence}`,
    ]);
    const database = await openDatabase({ url: world.databaseUrl, readOnly: true });
    const { fault } = await verifyAudit(database, digest, [head]);
    await database.close();
    expect(fault).toBeDefined();
  });
});
