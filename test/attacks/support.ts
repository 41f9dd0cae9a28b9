// The steps that many attacks share: a stolen phone's elevated road, forged clicks, deliveries that come five times.
import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import type { AlarmCause } from '../../src/domain/event.ts';
import { GROUPS } from '../../src/sandbox/tenant/groups.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { createPerson, withAuthenticator } from '../../src/sandbox/tenant/person.ts';
import { ROLES } from '../../src/sandbox/tenant/roles.ts';
import type { SimulatedPerson } from '../../src/sandbox/tenant/person.ts';
import {
  codeOnScreen,
  everybodyInstalls,
  forge,
  newestButtons,
  removalsAsked,
  waitingWorld,
} from '../support/steps.ts';
import { startWorld } from '../support/world.ts';
import type { Cast, World, WorldOptions } from '../support/world.ts';

export type CardData = Readonly<Record<string, unknown>>;

/** A vouch by somebody who met the subject in person is the only contact of this tier; two approvers decide. */
export const VOUCH_ONLY = {
  verification: { elevated: { require: ['callback|vouch'], approvals: 2 } },
} as const;

/** A world in which everybody of the cast who may be asked or told has the bot. */
export async function crowdedWorld(options: WorldOptions = {}): Promise<World> {
  const world = await startWorld(options);
  await everybodyInstalls(world);
  for (const person of ['hana', 'nora', 'yusuf', 'petra'] as const) await world.as(person).install();
  return world;
}

/** Ordinary colleagues of Rita and Alice, for whom a call and one approval will do. */
export const COLLEAGUES: readonly SimulatedPerson[] = ['Ada', 'Bert', 'Cleo', 'Dirk', 'Elsa', 'Fritz'].map(
  (name, nth) =>
    createPerson({
      id: `c0113a60-0000-4000-8000-00000000000${nth}`,
      story: 'One of many who may be locked out.',
      displayName: `${name} Colleague`,
      department: 'Finance',
      businessPhones: [`+1 425 555 020${nth}`],
      employeeId: `E300${nth}`,
      managerId: PEOPLE.max.id,
      ...withAuthenticator(`${name} iPhone`, `300${nth}`),
    }),
);

/** A tenant with these colleagues beside the cast. */
export const WITH_COLLEAGUES = { people: [...Object.values(PEOPLE), ...COLLEAGUES] } as const;

/** Somebody asks for a colleague, one of the cast or a sign-in name, to the end of the checks. */
export async function asksFor(
  world: World,
  asker: Cast,
  whom: Cast | `${string}@${string}`,
  story: string,
): Promise<void> {
  const client = world.as(asker);
  const name = isCast(whom) ? PEOPLE[whom].userPrincipalName : whom;
  await client.say(`${name} can't sign in, ${story}`);
  // Some are administrators by what they are called: then the requester says what they see.
  if (!newestButtons(world, asker).includes('Still locked out')) {
    await client.click('Something else is wrong');
    await client.click('The prompt never arrives on the phone');
  }
  await client.click('Still locked out');
  await world.settle();
}

const isCast = (name: string): name is Cast => name in PEOPLE;

/** Rita says that Alice's phone was stolen: Max is asked for his word, and two approvers will have to decide. */
export async function stolenPhoneWorld(options: WorldOptions = {}): Promise<World> {
  const world = await crowdedWorld(options);
  await asksFor(world, 'rita', 'alice', 'her phone was stolen');
  expect((await world.request()).status).toBe('verifying');
  return world;
}

/** Max gave his word, in person; Amir and Dana are asked. */
export async function vouchedWorld(options: WorldOptions = {}): Promise<World> {
  const world = await stolenPhoneWorld(options);
  await world.as('max').click('I spoke to them', { how: 'in_person' });
  await world.settle();
  expect((await world.request()).status).toBe('awaiting_approval');
  return world;
}

/** Yusuf has no number on file: Max's word and two approvers without a call are all there is. */
export async function vouchOnlyWorld(options: WorldOptions = {}): Promise<World> {
  const world = await crowdedWorld({
    ...options,
    configuration: { ...VOUCH_ONLY, ...options.configuration },
  });
  await asksFor(world, 'rita', 'yusuf', 'the push never arrives');
  await world.as('max').click('I spoke to them', { how: 'in_person' });
  await world.settle();
  expect((await world.request()).status).toBe('awaiting_approval');
  return world;
}

/** The code that Rita's next approver needs. */
export async function nextCode(world: World, requester: Cast = 'rita', number = 1001): Promise<string> {
  const { text } = await forge(world, requester, { verb: 'show_code', number, revision: 1 });
  const digits = /(\d{3}) (\d{3})/u.exec(text);
  return digits === null ? codeOnScreen(world, requester) : `${digits[1] ?? ''}${digits[2] ?? ''}`;
}

/** An Approve click on the request as it is now, with whatever a forger adds. */
export async function approval(world: World, more: CardData = {}, number = 1001): Promise<CardData> {
  const { revision } = await world.request(number);
  return { verb: 'approve', number, revision, ...more };
}

/** Approves with the code that is valid at this moment; the text of the answer. */
export async function approves(world: World, who: Cast, number = 1001): Promise<string> {
  const code = await nextCode(world, 'rita', number);
  const { text } = await forge(world, who, await approval(world, { code }, number));
  return text;
}

/** Rita's request for Alice, approved by Amir; the reset waits for `settle`. */
export async function approvedByAmir(options: WorldOptions = {}): Promise<World> {
  const world = await waitingWorld(options);
  await approves(world, 'amir');
  expect((await world.request()).status).toBe('approved');
  return world;
}

/** Both calls made and both approvals given, each with a code of its own; the reset waits for `settle`. */
export async function bothApprove(world: World): Promise<void> {
  await approves(world, 'amir');
  await world.settle();
  await approves(world, 'dana');
  expect((await world.request()).status).toBe('approved');
}

/** The same click delivered five times at once, as one activity or as five. */
export async function fiveTimes(
  world: World,
  who: Cast,
  data: CardData,
  as: 'one activity' | 'five activities',
): Promise<void> {
  const id = randomUUID();
  const changes = as === 'one activity' ? { id } : {};
  await Promise.all(Array.from({ length: 5 }, () => forge(world, who, data, changes)));
}

/** An approval is counted as one is whose click ran beside the others and saw none of them. */
export async function countApproval(world: World, who: Cast, number: number): Promise<void> {
  const { clock, requests } = world.service().ports;
  const stored = await requests.byNumber(number);
  if (stored === undefined) throw new Error(`there is no request ${number}`);
  const tally = { what: 'approved', who: PEOPLE[who].id, number, at: clock.now() } as const;
  const { value: request, version: expected } = stored;
  await requests.commit({ request, expected, facts: [], effects: [], tallies: [tally] });
}

/** Six digits that are not these. */
export function otherThan(code: string, nth = 0): string {
  return String((Number(code) + 1 + nth) % 1_000_000).padStart(6, '0');
}

/** What security was alarmed about, in order. */
export async function alarms(world: World): Promise<readonly AlarmCause[]> {
  return (await world.audit()).flatMap(({ event }) => (event.kind === 'alarm_raised' ? [event.because] : []));
}

/** Why clicks were turned down, as the record has it. */
export async function refusals(world: World): Promise<readonly string[]> {
  return (await world.audit()).flatMap(({ event }) =>
    event.kind === 'command_refused' ? [event.reason] : [],
  );
}

/** How many messages Sol got. */
export function alarmMessages(world: World): number {
  return world.as('sol').messages().length;
}

/** Everything falls due and is carried out, and still nothing was taken from anybody. */
export async function nothingIsRemoved(world: World): Promise<void> {
  await world.settle();
  expect(removalsAsked(world)).toEqual([]);
}

/** Digits as a person or a program may write them. */
export function traceOf(code: string): RegExp {
  return new RegExp(`(?<!\\d)${code.slice(0, 3)}[\\s\\u00a0-]?${code.slice(3)}(?!\\d)`, 'u');
}

/** Takes somebody out of the group of approvers. */
export function leavesTheGroup(world: World, who: Cast, group: string): void {
  const { memberIds } = world.tenant.group(group);
  world.tenant.group(group).memberIds = memberIds.filter((id) => id !== PEOPLE[who].id);
}

/** Something that changes in the tenant while a request is under way. */
export type Change = (world: World) => void;

export const becomesAdmin: Change = ({ tenant }) =>
  void tenant.person(PEOPLE.alice.id).roles.push(ROLES.helpdeskAdministrator);

export const amirLeaves: Change = (world) => leavesTheGroup(world, 'amir', GROUPS.approvers.id);

export const newMobile: Change = ({ tenant }) =>
  tenant.changePhone(PEOPLE.alice.id, { mobilePhone: '+1 425 555 0666' });
