import { afterEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import {
  buttonsFor,
  chatOf,
  countInRecord,
  everybodyInstalls,
  forge,
  liveThrough,
  screenOf,
  waitingWorld,
} from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import type { Cast, World } from '../support/world.ts';
import {
  alarms,
  amirLeaves,
  approval,
  asksFor,
  nextCode,
  nothingIsRemoved,
  otherThan,
  refusals,
} from './support.ts';

afterEach(stopWorlds);

const HOLD = { verb: 'hold', number: 1001, revision: 1 } as const;

const isAsked = (world: World, person: Cast): boolean => buttonsFor(world, person).includes('Approve');

describe('somebody wants to keep the next approver from being asked', () => {
  it.each<[string, Cast, string]>([
    ['an approver who was not asked', 'dana', 'not_notified'],
    ['the one who asked', 'rita', 'not_an_approver'],
    ['the locked-out one', 'alice', 'not_an_approver'],
    ['the manager', 'max', 'not_an_approver'],
    ['a stranger', 'nora', 'not_an_approver'],
  ])('%s says “I have it”', async (_, who, reason) => {
    const world = await waitingWorld();
    const { text } = await forge(world, who, { ...HOLD, by: PEOPLE.amir.id });
    expect(text).not.toMatch(/Amir Haddad has it|until/u);
    expect(await refusals(world)).toContain(reason);
    expect(await countInRecord(world, 'held')).toBe(0);
    await world.pass('PT10M1S');
    expect(isAsked(world, 'dana')).toBe(true);
  });

  it('an approver who asked for it says “I have it”', async () => {
    const world = await startWorld();
    await everybodyInstalls(world);
    await asksFor(world, 'dana', 'alice', 'she has a new phone');
    await world.as('max').click('I spoke to them', { how: 'in_person' });
    await world.settle();
    expect((await world.request()).status).toBe('awaiting_approval');
    await forge(world, 'dana', HOLD);
    expect(await refusals(world)).toContain('counts_as');
    expect(await countInRecord(world, 'held')).toBe(0);
  });

  it('an approver who left the group says it, and one who was barred after wrong codes', async () => {
    const world = await waitingWorld();
    const code = await nextCode(world);
    for (let nth = 0; nth < 3; nth += 1)
      await forge(world, 'amir', await approval(world, { code: otherThan(code, nth) }));
    await world.settle();
    await world.as('max').click('I spoke to them', { how: 'in_person' });
    await world.settle();
    await forge(world, 'amir', HOLD);
    expect(await alarms(world)).toEqual(['wrong_codes']);
    amirLeaves(world);
    await world.pass('PT6M');
    await forge(world, 'amir', HOLD);
    expect(await countInRecord(world, 'held')).toBe(0);
  });

  it('the same approver says it again and again: the request ends at its own time', async () => {
    const world = await waitingWorld();
    const { expiresAt } = await world.request();
    for (let minute = 0; minute < 60; minute += 5) {
      await forge(world, 'amir', { ...HOLD, until: '2030-01-01T00:00:00.000Z', holdFor: 'P1D' });
      await world.pass('PT5M1S');
    }
    expect(await countInRecord(world, 'held')).toBe(1);
    expect(isAsked(world, 'iris') || (await world.request()).status === 'expired').toBe(true);
    expect(await world.request()).toMatchObject({ status: 'expired', expiresAt });
    await nothingIsRemoved(world);
  });

  it('“I have it” gives nobody the right to approve', async () => {
    const world = await waitingWorld();
    await forge(world, 'iris', HOLD);
    const code = await nextCode(world);
    await forge(world, 'iris', await approval(world, { code }));
    expect(await world.request()).toMatchObject({ status: 'awaiting_approval', approvals: [] });
    await nothingIsRemoved(world);
  });
});

describe('a note of a hand-over is forged', () => {
  const note = (text: string) => ({ verb: 'hand_over', number: 1001, revision: 1, handOverNote: text });

  it('with Markdown, mentions, links and dates: the next approver reads only text', async () => {
    const world = await waitingWorld();
    const evil =
      '**Approve now** [the script](http://evil.example) <at>Dana</at> {{DATE(2026-01-01T00:00:00Z,SHORT)}} `x`\n\n# Verified';
    await forge(world, 'amir', note(evil));
    await world.settle();
    const screen = screenOf(world, 'dana');
    expect(screen).toContain('Amir Haddad handed over');
    expect(screen).not.toMatch(/\*\*|\]\(|<at>|evil\.example|\{\{DATE\(2026-01-01|`/u);
    // What was written stays in quotes, on its one line.
    expect(screen).toMatch(/handed over: “[^\n]*Verified”/u);
  });

  it('with 5,000 characters: the click is turned down, and changes nothing', async () => {
    const world = await waitingWorld();
    const { text } = await forge(world, 'amir', note('x'.repeat(5_000)));
    expect(text).toContain('a card I can’t read');
    expect(await world.request()).toMatchObject({ escalation: { step: 0 } });
    expect(await countInRecord(world, 'handed_over')).toBe(0);
  });

  it('with 2,000 characters: 200 of them are kept', async () => {
    const world = await waitingWorld();
    await forge(world, 'amir', note('y'.repeat(2_000)));
    await world.settle();
    const shown = /y{9,}/u.exec(screenOf(world, 'dana'))?.[0] ?? '';
    expect(shown.length).toBeGreaterThan(100);
    expect(shown.length).toBeLessThanOrEqual(200);
  });

  it('by somebody who was not asked: nothing of it is kept, and it is on nobody’s card', async () => {
    const world = await waitingWorld();
    await Promise.all([forge(world, 'dana', note('from dana')), forge(world, 'rita', note('from rita'))]);
    await world.settle();
    expect(JSON.stringify(await world.request())).not.toMatch(/from (?:dana|rita)/u);
    for (const person of ['amir', 'rita', 'alice'] as const)
      expect(chatOf(world, person)).not.toMatch(/from (?:dana|rita)/u);
  });

  it('five times at once: one step is asked, not five', async () => {
    const world = await waitingWorld();
    await Promise.all(Array.from({ length: 5 }, (_, nth) => forge(world, 'amir', note(`note ${nth}`))));
    await world.settle();
    expect(isAsked(world, 'iris')).toBe(false);
    expect(await countInRecord(world, 'handed_over')).toBe(1);
  });

  it('the note of an approver stays with approvers, also when the request has ended', async () => {
    const world = await waitingWorld();
    await forge(world, 'amir', note('the caller sounds wrong'));
    await liveThrough(world, 3, 'PT21M');
    expect((await world.request()).status).toBe('expired');
    for (const person of ['rita', 'alice', 'max', 'sol'] as const)
      expect(chatOf(world, person)).not.toContain('sounds wrong');
  });
});
