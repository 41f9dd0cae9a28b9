import { afterEach, describe, expect, it } from '@jest/globals';
import SqliteFile from 'better-sqlite3';
import { digest } from '../../src/keys.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { verifyAudit } from '../../src/storage/audit-record.ts';
import { waitingWorld } from '../support/steps.ts';
import { stopWorlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

afterEach(stopWorlds);

const TABLE = 'audit_entries';

/** What somebody with the file in their hands does to it, triggers and all. */
function tamper(world: World, statements: readonly string[]): void {
  const file = new SqliteFile(world.databaseUrl.replace('file:', ''));
  try {
    for (const statement of statements) file.exec(statement);
  } finally {
    file.close();
  }
}

async function isInOrder(world: World): Promise<boolean> {
  const head = await world.service().ports.audit.head();
  const database = await openDatabase({ url: world.databaseUrl, readOnly: true });
  try {
    return (await verifyAudit(database, digest, [head])).fault === undefined;
  } finally {
    await database.close();
  }
}

const triggersOf = (world: World): readonly string[] => {
  const file = new SqliteFile(world.databaseUrl.replace('file:', ''), { readonly: true });
  try {
    return file
      .prepare("select name from sqlite_master where type = 'trigger' and tbl_name = ?")
      .pluck()
      .all(TABLE) as string[];
  } finally {
    file.close();
  }
};

describe('I9: the record', () => {
  it('cannot be changed or shortened by plain statements', async () => {
    const world = await waitingWorld();
    for (const statement of [
      `update ${TABLE} set event = '{}'`,
      `delete from ${TABLE}`,
      `delete from ${TABLE} where sequence = 2`,
    ])
      expect(() => tamper(world, [statement])).toThrow();
    expect(await isInOrder(world)).toBe(true);
  });

  it.each([
    ['changed', `update ${TABLE} set event = replace(event, 'submitted', 'reminded')`],
    ['dropped', `delete from ${TABLE} where sequence = 2`],
    ['put in place of another', `update ${TABLE} set at = '2026-01-01T00:00:00.000Z' where sequence = 1`],
  ])('shows when a line was %s by force', async (_, statement) => {
    const world = await waitingWorld();
    expect(await isInOrder(world)).toBe(true);
    tamper(world, [...triggersOf(world).map((name) => `drop trigger "${name}"`), statement]);
    expect(await isInOrder(world)).toBe(false);
  });

  it('shows when its end was cut off, against a head kept elsewhere', async () => {
    const world = await waitingWorld();
    const head = await world.service().ports.audit.head();
    tamper(world, [
      ...triggersOf(world).map((name) => `drop trigger "${name}"`),
      `delete from ${TABLE} where sequence = ${head.sequence}`,
    ]);
    const database = await openDatabase({ url: world.databaseUrl, readOnly: true });
    const { fault } = await verifyAudit(database, digest, [head]);
    await database.close();
    expect(fault).toBeDefined();
  });
});
