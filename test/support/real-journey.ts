// The main journey against a real process: people wait for what they see, as people do.
import { buttonsOf } from '../../src/sandbox/connector/card-reading.ts';
import { textOf } from '../../src/sandbox/connector/client.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { until } from './real-service.ts';
import type { RealService, RealWorld } from './real-service.ts';
import type { Cast } from './world.ts';

/** Everything readable in somebody's chat with the bot. */
export function chat(world: RealWorld, person: Cast): string {
  return world.connector.messagesOf(PEOPLE[person].id).map(textOf).join('\n').replaceAll('\u00A0', ' ');
}

/** Waits until somebody has a button. */
export async function waitForButton(world: RealWorld, person: Cast, title: string): Promise<void> {
  await until(`${title} for ${person}`, () =>
    world.connector
      .messagesOf(PEOPLE[person].id)
      .some(({ content }) => buttonsOf(content.card ?? {}).some((button) => button.title === title)),
  );
}

/** Rita asks for Alice, and the request waits for Amir. */
export async function ritaAsksFor(world: RealWorld, service: RealService): Promise<void> {
  for (const person of ['rita', 'amir', 'max', 'alice'] as const) await service.as(person).install();
  await service.as('rita').say("Alice Wong can't sign in, she has a new phone");
  await service.as('rita').click('Still locked out');
  await waitForButton(world, 'amir', 'Approve');
  await waitForButton(world, 'rita', 'Show code');
}

/** The code that Rita is shown. */
export async function codeOfRita(service: RealService): Promise<string> {
  const { body } = await service.as('rita').click('Show code');
  const [, first = '', second = ''] = /"(\d{3})\s(\d{3})"/u.exec(JSON.stringify(body)) ?? [];
  return `${first}${second}`;
}

/** Amir approves with Rita's code; what his click was answered with. */
export async function amirApprovesIn(service: RealService, code?: string): Promise<string> {
  const { body } = await service.as('amir').click('Approve', { code: code ?? (await codeOfRita(service)) });
  return JSON.stringify(body);
}
