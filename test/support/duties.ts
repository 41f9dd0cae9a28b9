// Worlds whose rotations change hands while time passes, and what people hear of it.
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { everybodyInstalls } from './steps.ts';
import { startWorld } from './world.ts';
import type { Cast, World, WorldOptions } from './world.ts';

const signInName = (person: Cast): string => PEOPLE[person].userPrincipalName;

/** `onCall` of the configuration: Amir, Dana and Iris in turns from nine in Berlin, on Monday 2026-11-23 Amir. */
export function turnsOf(every: string, rest: Readonly<Record<string, unknown>> = {}) {
  const {
    participants = ['amir', 'dana', 'iris'],
    only,
    ...others
  } = rest as {
    readonly participants?: readonly Cast[];
    readonly only?: unknown;
  };
  const primary = {
    name: 'primary',
    participants: participants.map(signInName),
    handOff: { every, from: '2026-11-02T09:00' },
    ...(only === undefined ? {} : { only }),
  };
  return {
    source: 'rotations',
    rotations: [primary],
    escalation: [
      { after: 'PT0M', notify: 'primary' },
      { after: 'PT10M', notify: 'everyone' },
    ],
    ...others,
  };
}

/** Monday, 10:00 in Berlin. Amir is on call since nine, by day; Dana is next at nine on Tuesday, then Iris. */
export async function dutyWorld(
  onCall: unknown = turnsOf('P1D'),
  options: WorldOptions = {},
): Promise<World> {
  const world = await startWorld({ ...options, configuration: { onCall, ...options.configuration } });
  await everybodyInstalls(world);
  await world.settle();
  return world;
}

/** Messages of a person that began with that text on them, however they look by now. */
export function timesTold(world: World, person: Cast, text: string): number {
  return world
    .as(person)
    .messages()
    .filter(({ history }) => JSON.stringify(history[0]).includes(text)).length;
}

/** How often each was greeted as coming on call. */
export const greetings = (world: World): Readonly<Record<'amir' | 'dana' | 'iris', number>> => ({
  amir: timesTold(world, 'amir', GREETING),
  dana: timesTold(world, 'dana', GREETING),
  iris: timesTold(world, 'iris', GREETING),
});

const GREETING = '"text":"You are on call in primary"';
