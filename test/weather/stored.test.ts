// What is stored and can't be used: a damaged row, and tables of another release.
import { afterEach, describe, expect, it } from '@jest/globals';
import SqliteFile from 'better-sqlite3';
import { openRealWorld } from '../support/real-service.ts';
import { asksFor, screenOf, waitingWorld } from '../support/steps.ts';
import { stopWorlds } from '../support/world.ts';

afterEach(stopWorlds);

function onFile(url: string, statement: string): void {
  const file = new SqliteFile(url.replace('file:', ''));
  try {
    file.prepare(statement).run();
  } finally {
    file.close();
  }
}

describe('a request whose row is damaged', () => {
  it('is told as that to who asks for it, named in the log, and harms no other request', async () => {
    const world = await waitingWorld();
    onFile(
      world.databaseUrl,
      `update requests set data = json_set(data, '$.revision', 'x') where number = 1001`,
    );
    await world.as('rita').say('status LK-1001');
    expect(screenOf(world, 'rita')).toContain('I can’t read what I noted about this');
    expect(screenOf(world, 'rita')).toContain('Nothing was changed. Trying again won’t help');
    const line = world.log.find(({ fields }) => fields['code'] === 'DATABASE_ROW_INVALID');
    expect(line).toMatchObject({ level: 'error', fields: { detail: expect.stringContaining('1001') } });
    expect(screenOf(world, 'rita')).toContain(String(line?.fields['reference']));

    await world.as('nora').install();
    await asksFor(world, 'nora', 'max');
    expect((await world.request(1002)).status).not.toBe('draft');
    const { status } = await fetch(`${world.service().opsUrl}/readyz`);
    expect(status).toBe(200);
  });
});

describe('tables that a newer release made', () => {
  it.each([
    ['refuse the start with what to do, where this release can’t work on them', 999, true],
    ['are worked on, where they say so, so that an upgrade can be taken back', 1, false],
  ])(
    '%s',
    async (_name, worksFrom, refuses) => {
      const world = await openRealWorld();
      const first = await world.start();
      first.signal('SIGTERM');
      await first.ended;
      onFile(
        world.databaseUrl,
        `insert into schema_versions (version, name, works_from) values (999, 'of next year', ${worksFrom})`,
      );
      const refusal =
        /DATABASE_SCHEMA_NEWER: The schema has version 999.*run that release, or restore a backup/su;
      if (refuses) await expect(world.start()).rejects.toThrow(refusal);
      else expect((await fetch(`${(await world.start()).opsUrl}/readyz`)).status).toBe(200);
      await world.close();
    },
    60_000,
  );
});
