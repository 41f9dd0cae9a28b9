import { afterEach, describe, expect, it } from '@jest/globals';
import SqliteFile from 'better-sqlite3';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { chatOf, codeOnScreen, forge, liveThrough, ritaShowsCode, waitingWorld } from '../support/steps.ts';
import { stopWorlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

afterEach(stopWorlds);

/** Everything the database file holds, row by row, as text. */
function everythingStored(world: World): string {
  const file = new SqliteFile(world.databaseUrl.replace('file:', ''), { readonly: true });
  try {
    const tables = file
      .prepare("select name from sqlite_master where type = 'table'")
      .pluck()
      .all() as string[];
    return tables.map((table) => JSON.stringify(file.prepare(`select * from "${table}"`).all())).join('\n');
  } finally {
    file.close();
  }
}

/** A code as it may be written: at once or in two halves. */
const traces = (code: string): RegExp =>
  new RegExp(`(?<!\\d)${code.slice(0, 3)}[\\s-]?${code.slice(3)}(?!\\d)`, 'u');

describe('I7: codes', () => {
  it('that were ever shown are in no log line, audit entry, stored row or other person’s chat', async () => {
    const world = await waitingWorld();
    const codes = [await ritaShowsCode(world)];
    const [first = ''] = codes;
    await world
      .as('amir')
      .click('Approve', { code: first.replace(/.$/u, (digit) => String((Number(digit) + 1) % 10)) });
    for (let more = 0; more < 3; more += 1) {
      await world.pass('PT10S');
      await world.as('rita').click('New code');
      codes.push(codeOnScreen(world, 'rita'));
    }
    await world.as('amir').click('Approve', { code: first });
    world.tenant.addFault({ method: 'DELETE', kind: 'status', status: 503, times: 1 });
    world.connector.faults.add({ method: 'POST', kind: 'status', status: 503, times: 2 });
    await world.as('amir').click('Approve', { code: codes.at(-1) ?? '' });
    await liveThrough(world, 6, 'PT10S');
    expect((await world.request()).status).toBe('reset');
    expect(new Set(codes).size).toBe(4);
    const stored = everythingStored(world);
    const audit = JSON.stringify(await world.audit());
    const logged = JSON.stringify(world.log);
    for (const code of codes) {
      for (const text of [stored, audit, logged]) expect(text).not.toMatch(traces(code));
      for (const person of ['amir', 'dana', 'iris', 'max', 'alice', 'sol'] as const)
        expect(chatOf(world, person)).not.toMatch(traces(code));
      expect(chatOf(world, 'rita')).not.toMatch(traces(code));
    }
  });

  it('are shown to nobody but the requester, whoever asks and however', async () => {
    const world = await waitingWorld();
    const code = await ritaShowsCode(world);
    for (const person of ['amir', 'dana', 'max', 'alice', 'sol'] as const) {
      for (const verb of ['show_code', 'new_code', 'status', 'follow', 'still_locked_out', 'ask_again']) {
        const { text } = await forge(world, person, { verb, number: 1001, revision: 1 });
        expect(text).not.toMatch(traces(code));
      }
      await world.as(person).say('status LK-1001');
      expect(chatOf(world, person)).not.toMatch(traces(code));
    }
  });

  it('that are wrong three times in all end the request, whichever approvers typed them', async () => {
    const world = await waitingWorld();
    await world.as('amir').click('Hand over');
    await world.settle();
    const code = await ritaShowsCode(world);
    const wrong = code === '000000' ? '111111' : '000000';
    for (const person of ['amir', 'dana', 'amir'] as const)
      await forge(world, person, { verb: 'approve', number: 1001, revision: 1, code: wrong });
    expect((await world.request()).status).toBe('refused');
    await forge(world, 'dana', { verb: 'approve', number: 1001, revision: 1, code });
    expect((await world.request()).status).toBe('refused');
  });
});

describe('I7: tokens, numbers and names', () => {
  it('are in no log line and no audit entry of a whole journey with trouble in it', async () => {
    const world = await waitingWorld();
    world.tenant.addFault({ kind: 'drop', times: 3 });
    await liveThrough(world, 4, 'PT10M');
    const { alice } = PEOPLE;
    const audit = JSON.stringify(await world.audit());
    const logged = JSON.stringify(world.log);
    for (const secret of [
      'Alice Wong',
      alice.mobilePhone ?? '',
      alice.businessPhones[0] ?? '',
      'Bearer',
      '4255550152',
      Buffer.alloc(32, 7).toString('base64'),
    ]) {
      expect(audit).not.toContain(secret);
      expect(logged).not.toContain(secret);
    }
    expect(everythingStored(world)).not.toContain('4255550152');
  });
});
