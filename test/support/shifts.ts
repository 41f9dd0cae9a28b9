// What approvers say to each other about their shifts.
import { onCallAt } from '../../src/domain/on-call.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { rosterOf } from '../../src/workflow/roster.ts';
import { everybodyInstalls, screenOf } from './steps.ts';
import { contentFor, startWorld } from './world.ts';
import type { Cast, World, WorldOptions } from './world.ts';

/** Monday, 10:00 in Berlin; Amir is on call in primary, Dana in secondary, Iris approves too. */
export async function morning(options: WorldOptions = {}): Promise<World> {
  const world = await startWorld(options);
  await everybodyInstalls(world);
  return world;
}

/** Turns of a week each, from this Monday on. */
export const weeks = (participants: readonly Cast[]) => ({
  participants: participants.map((person) => PEOPLE[person].userPrincipalName),
  handOff: { every: 'P1W', from: '2026-11-23T09:00' },
});
/** Primary is Amir's this week and Dana's the next, secondary is Iris'. */
export const turns = (): WorldOptions => ({
  configuration: {
    onCall: {
      ...contentFor().onCall,
      rotations: [
        { name: 'primary', ...weeks(['amir', 'dana']) },
        { name: 'secondary', ...weeks(['iris']) },
      ],
    },
  },
});
/** Monday, 10:00 in Berlin, with those turns. */
export const planned = (options: WorldOptions = {}): Promise<World> => morning({ ...turns(), ...options });

/** Somebody writes to the bot; their newest card, with everything carried out that follows from it. */
export async function tells(world: World, person: Cast, text: string): Promise<string> {
  await world.as(person).say(text);
  await world.settle();
  return screenOf(world, person);
}

/** Somebody clicks; the card that answers, with everything carried out that follows from it. */
export async function clicks(
  world: World,
  person: Cast,
  button: string,
  inputs: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { body } = await world.as(person).click(button, inputs);
  await world.settle();
  return JSON.stringify(body).replaceAll('\u00A0', ' ');
}

/** Who is on call in a rotation now. */
export async function onCall(world: World, rotation = 'primary'): Promise<readonly string[]> {
  const { helpdesk, overrides, clock } = world.service().ports;
  const roster = await rosterOf({ clock, overrides }, await helpdesk.last());
  const ids = onCallAt(roster, rotation, clock.now()).map(({ who }) => who);
  return ids.map((id) => Object.entries(PEOPLE).find(([, person]) => person.id === id)?.[0] ?? id);
}
