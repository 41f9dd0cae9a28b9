// The steps that many journeys share, in the words people use.
import { buttonsOf } from '../../src/sandbox/connector/card-reading.ts';
import type { TeamsClient } from '../../src/sandbox/connector/client.ts';
import { textOf } from '../../src/sandbox/connector/client.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import type { Duration } from '../../src/domain/instant.ts';
import type { EventKind } from '../../src/domain/event.ts';
import { startWorld } from './world.ts';
import type { Cast, World, WorldOptions } from './world.ts';

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

/** A world in which everybody has the bot and Rita's request for Alice waits for Amir. */
export async function waitingWorld(options: WorldOptions = {}): Promise<World> {
  const world = await startWorld(options);
  await everybodyInstalls(world);
  await ritaAsks(world);
  return world;
}

/** Rita looks at the code; the six digits. */
export async function ritaShowsCode(world: World): Promise<string> {
  const rita = world.as('rita');
  await rita.click('Show code');
  return codeOnScreen(world, 'rita');
}

/** The six digits on somebody's newest card. */
export function codeOnScreen(world: World, person: Cast): string {
  const digits = /^(\d{3}) (\d{3})$/mu.exec(screenOf(world, person));
  if (digits === null) throw new Error(`no code on the screen:\n${screenOf(world, person)}`);
  return `${digits[1] ?? ''}${digits[2] ?? ''}`;
}

/** Rita shows the code and Amir approves with it; the reset itself waits for `settle`. */
export async function amirApproves(world: World): Promise<string> {
  const code = await ritaShowsCode(world);
  await world.as('amir').click('Approve', { code });
  return code;
}

/** A world in which Rita's request is approved and no removal has begun. */
export async function approvedWorld(options: WorldOptions = {}): Promise<World> {
  const world = await waitingWorld(options);
  await amirApproves(world);
  return world;
}

/** Lets time pass in small steps, with everything that falls due carried out on the way. */
export async function liveThrough(world: World, steps: number, each: Duration): Promise<void> {
  for (let step = 0; step < steps; step += 1) await world.pass(each);
}

/** The ids of the methods the tenant really holds for a person, passwords apart. */
export function methodsOf(world: World, person: Cast): readonly string[] {
  return world.tenant
    .person(PEOPLE[person].id)
    .methods.filter(({ kind }) => kind !== 'password')
    .map(({ id }) => id);
}

/** What removals the tenant was asked for, in order, with its answers: `collection/id status`. */
export function removalsAsked(world: World): readonly string[] {
  return world.tenant.calls
    .filter(({ method }) => method === 'DELETE')
    .map(({ path, status }) => `${path.split('/authentication/')[1] ?? path} ${status}`);
}

/** Text as a reader compares it: a no-break space is a space. */
const readable = (text: string): string => text.replaceAll('\u00A0', ' ');

/** Everything readable on a person's newest message. */
export function screenOf(world: World, person: Cast): string {
  return readable(world.as(person).screen());
}

/** Everything readable on all of a person's messages as they are now. */
export function chatOf(world: World, person: Cast): string {
  return readable(world.as(person).messages().map(textOf).join('\n'));
}

/** The titles of all buttons a person could still press, on any message. */
export function buttonsFor(world: World, person: Cast): readonly string[] {
  return world
    .as(person)
    .messages()
    .flatMap(({ content }) => buttonsOf(content.card ?? {}))
    .map(({ title }) => title);
}

/** The titles of the buttons on a person's newest message. */
export function newestButtons(world: World, person: Cast): readonly string[] {
  return buttonsOf(world.as(person).messages().at(-1)?.content.card ?? {}).map(({ title }) => title);
}

/** How many messages a person has been sent so far. */
export function messagesFor(world: World, person: Cast): number {
  return world.as(person).messages().length;
}

/** A click that no card offers, as a forger would send it; the text of the answer. */
export async function forge(
  world: World,
  person: Cast,
  data: Readonly<Record<string, unknown>>,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<{ readonly status: number; readonly text: string }> {
  const action = { type: 'Action.Execute', verb: data['verb'], data };
  const { status, body } = await world.as(person).send({
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action, trigger: 'manual' },
    ...changes,
  });
  return { status, text: readable(body === undefined ? '' : JSON.stringify(body)) };
}

/** The kinds of all audit entries, oldest first; the chain is verified on the way. */
export async function record(world: World): Promise<readonly EventKind[]> {
  return (await world.audit()).map(({ event }) => event.kind);
}

/** How often each of these kinds is in the record. */
export async function countInRecord(world: World, kind: EventKind): Promise<number> {
  return (await record(world)).filter((one) => one === kind).length;
}
