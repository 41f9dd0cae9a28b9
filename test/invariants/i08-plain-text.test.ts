import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { amirApproves, everybodyInstalls, liveThrough } from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

let world: World;
const EVIL = '**B** _i_ [approve](https://evil.example) <at>all</at> {{DATE()}} ${number} `c` \u202eכן';

beforeAll(async () => {
  world = await startWorld();
  await everybodyInstalls(world);
  for (const person of ['alice', 'rita', 'amir', 'max'] as const)
    Object.assign(world.tenant.person(PEOPLE[person].id), {
      displayName: `${person} ${EVIL}`,
      department: EVIL,
    });
  await world.as('rita').say("alice@contoso.com can't sign in, she has a new phone");
  await world.as('rita').click('Still locked out');
  await world.settle();
  await amirApproves(world);
  await liveThrough(world, 3, 'PT10S');
  await world.as('rita').say('who is on call');
  await world.as('rita').say('my requests');
  await world.as('dana').say('halt');
});
afterAll(stopWorlds);

/** Every text of a card and of its earlier versions, hidden parts included, the data of buttons left out. */
const textsIn = (node: unknown): readonly string[] => {
  if (typeof node === 'string') return [node];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => (key === 'data' ? [] : textsIn(value)));
};

describe('I8: text from the directory on a whole journey', () => {
  it.each(['rita', 'amir', 'max', 'alice', 'dana'] as const)(
    'has no meaning on any card %s ever saw',
    (person) => {
      const texts = world
        .as(person)
        .messages()
        .flatMap(({ history }) => textsIn(history));
      expect(texts.length).toBeGreaterThan(20);
      // Our own moments are bindings that Teams fills in; nothing else may look like one.
      const read = texts.join('\n').replaceAll(/\{\{(?:DATE|TIME)\(\d{4}-[\d:TZ-]+(?:,SHORT)?\)\}\}/gu, '');
      expect(read).not.toMatch(/\{\{|\$\{|\*\*|\]\(|<at>|\u202e/u);
      expect(read).not.toContain('evil.example');
    },
  );
});
