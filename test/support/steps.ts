// The steps that many journeys share, in the words people use.
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import type { TeamsClient } from '../../src/sandbox/connector/client.ts';
import type { World } from './world.ts';

/** Everybody who takes part opens the bot once, as an org-wide installation does. */
export async function everybodyInstalls(world: World): Promise<void> {
  for (const person of ['rita', 'amir', 'dana', 'max', 'alice', 'sol', 'iris'] as const) {
    await world.as(person).install();
  }
}

/** Rita asks for Alice, from the first message to the submitted request. */
export async function ritaAsks(world: World): Promise<TeamsClient> {
  const rita = world.as('rita');
  await rita.say("Alice Wong can't sign in, she has a new phone");
  await rita.click('Still locked out');
  await world.settle();
  return rita;
}

/** Rita looks at the code; the six digits. */
export async function ritaShowsCode(world: World): Promise<string> {
  const rita = world.as('rita');
  await rita.click('Show code');
  const digits = /\b(\d{3})\s?(\d{3})\b/u.exec(rita.screen());
  if (digits === null) throw new Error(`no code on Rita's screen:\n${rita.screen()}`);
  return `${digits[1] ?? ''}${digits[2] ?? ''}`;
}

/** The ids of the methods the tenant really holds for a person, passwords apart. */
export function methodsOf(world: World, person: keyof typeof PEOPLE): readonly string[] {
  return world.tenant
    .person(PEOPLE[person].id)
    .methods.filter(({ kind }) => kind !== 'password')
    .map(({ id }) => id);
}
