// The steps that many journeys share, in the words people use.
import { expect } from '@jest/globals';
import { buttonsOf } from '../../src/sandbox/connector/card-reading.ts';
import type { TeamsClient } from '../../src/sandbox/connector/client.ts';
import { textOf } from '../../src/sandbox/connector/client.ts';
import { authenticatorMethod } from '../../src/sandbox/tenant/method.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import type { Duration } from '../../src/domain/instant.ts';
import type { Event, EventKind } from '../../src/domain/event.ts';
import { storedText } from './stored.ts';
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

/**
 * Carries an approved reset of Alice's three out as far as the phone, which Graph is too busy for: one is removed, and Graph
 * wants to be left alone for so many seconds.
 */
export async function runsHalfway(world: World, retryAfter = 20): Promise<void> {
  const busy = { kind: 'status', status: 429, retryAfter, times: 1 } as const;
  world.tenant.addFault({ method: 'DELETE', path: /phoneMethods/, ...busy });
  await world.settle();
  expect(methodsOf(world, 'alice')).toHaveLength(2);
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

/** People beside `everybodyInstalls` open the bot once, too. */
export async function alsoInstall(world: World, ...people: readonly Cast[]): Promise<void> {
  for (const person of people) await world.as(person).install();
}

/** Somebody asks for a colleague, from the first message to the submitted request. */
export async function asksFor(
  world: World,
  requester: Cast,
  subject: Cast,
  story = 'the push never arrives',
): Promise<TeamsClient> {
  const client = world.as(requester);
  await client.say(`${PEOPLE[subject].displayName} can't sign in, ${story}`);
  await client.click('Still locked out');
  await world.settle();
  // Where Entra's logs were asked too often, the checks come back a few seconds later.
  for (let tries = 0; tries < 4 && (await isChecking(world, requester)); tries += 1)
    await world.pass('PT10S');
  return client;
}

async function isChecking(world: World, requester: Cast): Promise<boolean> {
  const draft = await world.service().ports.requests.draftOf(PEOPLE[requester].id);
  return draft?.value.status === 'draft' && draft.value.checks === 'running';
}

/** A world in which Rita asked for Alice, whose phone was stolen: Max is asked for his word. */
export async function elevatedWorld(options: WorldOptions = {}): Promise<World> {
  const world = await startWorld(options);
  await everybodyInstalls(world);
  await alsoInstall(world, 'hana');
  await asksFor(world, 'rita', 'alice', 'her phone was stolen');
  return world;
}

/** A voucher says that they spoke to the subject; the approvers are asked. */
export async function vouches(world: World, voucher: Cast = 'max'): Promise<void> {
  await world.as(voucher).click('I spoke to them', { how: 'On a video call' });
  await world.settle();
}

/** The requester looks at the code that counts now; the approver types it and approves. */
export async function approves(world: World, approver: Cast, requester: Cast = 'rita'): Promise<string> {
  await world.as(requester).click('Show code');
  const code = codeOnScreen(world, requester);
  await world.as(approver).click('Approve', { code });
  await world.settle();
  return code;
}

/** A world in which Alice was reset at the end of the standard road, and is watched. */
export async function resetWorld(options: WorldOptions = {}): Promise<World> {
  const world = await approvedWorld(options);
  await world.settle();
  await world.pass('PT15S');
  return world;
}

/** Somebody sets up Authenticator on another phone; `number` tells several of them apart. */
export function registersApp(
  world: World,
  person: Cast,
  from?: { readonly ipAddress?: string; readonly country?: string },
  number = 1,
): void {
  const id = `a17e0000-0000-4000-8000-0000000090${String(number).padStart(2, '0')}`;
  const createdDateTime = new Date(world.now()).toISOString();
  const app = authenticatorMethod(id, `New phone ${number}`, createdDateTime);
  world.tenant.register(PEOPLE[person].id, app, from);
}

/** The last event of that kind in the record, with what it says. */
export async function lastInRecord<Kind extends EventKind>(
  world: World,
  kind: Kind,
): Promise<(Event & { readonly kind: Kind }) | undefined> {
  const events = (await world.audit()).map(({ event }) => event);
  return events.findLast((event): event is Event & { readonly kind: Kind } => event.kind === kind);
}

/** Why security was alarmed, in order. */
export async function alarmsIn(world: World): Promise<readonly string[]> {
  const events = (await world.audit()).map(({ event }) => event);
  return events.flatMap((event) => (event.kind === 'alarm_raised' ? [event.because] : []));
}

/** How many cards alarm a security contact. */
export function alarmsFor(world: World, person: Cast): number {
  return world
    .as(person)
    .messages()
    .filter(({ history }) => JSON.stringify(history[0]).includes('Alarm')).length;
}

/** Everything the database holds, row by row, as text. */
export function everythingStored(world: World): Promise<string> {
  return storedText(world.databaseUrl);
}

/** From the voucher's card to the end of the elevated road: a word, then two approvers with a code each. */
export async function goesThroughElevated(world: World, voucher: Cast = 'max', number = 1001): Promise<void> {
  expect(await world.request(number)).toMatchObject({
    status: 'verifying',
    verification: { tier: 'elevated', needs: { callback: true, vouch: true, approvals: 2 } },
  });
  expect(buttonsFor(world, voucher)).toContain('I spoke to them');
  for (const approver of ['amir', 'dana', 'iris'] as const)
    expect(buttonsFor(world, approver)).not.toContain('Approve');
  await vouches(world, voucher);
  const first = await approves(world, 'amir');
  expect((await world.request(number)).status).toBe('awaiting_approval');
  const second = await approves(world, 'dana');
  expect(second).not.toBe(first);
  await world.pass('PT15S');
  expect((await world.request(number)).status).toBe('reset');
}
