// One boundary: walk the journey, be killed there, go on, and judge what is left.
import { visibleText } from '../../src/sandbox/connector/card-reading.ts';
import { textOf } from '../../src/sandbox/connector/client.ts';
import type { PostedMessage } from '../../src/sandbox/connector/posted-message.ts';
import { phoneMethod } from '../../src/sandbox/tenant/method.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { arm, nameOf, REMOVAL } from './boundary.ts';
import type { Boundary, Calls } from './boundary.ts';
import { STEPS, walk } from './journey.ts';
import type { Step } from './journey.ts';
import { openScene, until } from './scene.ts';
import type { Person, Scene } from './scene.ts';

/** What became of one boundary; `faults` is empty when every promise was kept. */
export interface Result {
  readonly boundary: string;
  readonly kills: number;
  readonly end: string;
  readonly removals: number;
  /** Cards that nobody can repaint any more. */
  readonly outdated: number;
  readonly messages: number;
  readonly seconds: number;
  readonly faults: readonly string[];
}

/** A journey that nobody disturbs: how often each kind of call is made, all calls, and the messages people get. */
export interface Rehearsal {
  readonly counts: ReadonlyMap<Calls, number>;
  readonly calls: number;
  readonly messages: number;
}

/** Walks the journey without any kill. */
export async function rehearse(shared: string, kinds: readonly Calls[]): Promise<Rehearsal> {
  const scene = await openScene(shared);
  try {
    await walk(scene, () => undefined);
    await untilDone(scene);
    const counts = new Map(kinds.map((calls) => [calls, callsOf(scene, calls).length]));
    const calls = scene.tenant.calls.length + scene.connector.calls.length;
    return { counts, calls, messages: messagesIn(scene) };
  } finally {
    await scene.stop();
  }
}

/** Walks the journey into one kill and on to its end, and judges it. Never throws for what it finds. */
export async function tryOut(
  shared: string,
  boundary: Boundary,
  { messages }: Pick<Rehearsal, 'messages'>,
): Promise<Result> {
  const scene = await openScene(shared);
  const begun = Date.now();
  const acknowledged: Step[] = [];
  const faults: string[] = [];
  try {
    const spring = arm(scene, boundary);
    await walk(scene, (step) => {
      acknowledged.push(step);
      spring(step);
    });
    await untilDone(scene);
    faults.push(...(await judge(scene, acknowledged)));
  } catch (error) {
    faults.push(String(error), scene.words());
  }
  try {
    const seconds = (Date.now() - begun) / 1000;
    const tally = await tallied(scene, boundary);
    // Each of them must have a newer twin, posted after the restart.
    if (tally.outdated > Math.max(0, tally.messages - messages)) faults.push('a card shows an old state');
    return { ...tally, seconds, faults };
  } finally {
    await scene.stop();
  }
}

/**
 * Alice sets up a new phone while the process is dead that removed her first method: the id of a phone is the same for
 * everybody, so only the re-read before the next removal can tell it from the old one.
 */
export async function registerMeanwhile(
  shared: string,
): Promise<{ readonly end: string; readonly kept: boolean }> {
  const scene = await openScene(shared);
  try {
    arm(scene, { at: 'after', calls: REMOVAL, nth: 2 });
    await walk(scene, () => undefined);
    await until('the kill', () => scene.kills() > 0);
    const phone = phoneMethod('mobile', '+1 4255550199', new Date().toISOString());
    scene.tenant.register(PEOPLE.alice.id, phone);
    await untilDone(scene);
    const { requests } = await scene.left();
    return {
      end: requests.map(({ status }) => status).join(' '),
      kept: methodsOf(scene).includes(phone.id),
    };
  } finally {
    await scene.stop();
  }
}

const OPEN = ['draft', 'verifying', 'awaiting_approval', 'approved', 'resetting'];

async function untilDone(scene: Scene): Promise<void> {
  await until('an end with nothing left to do', async () => {
    await scene.up();
    const { requests, due } = await scene.left();
    return due.length === 0 && requests.every(({ status }) => !OPEN.includes(status));
  });
}

/** Every promise, each broken one in words. */
async function judge(scene: Scene, acknowledged: readonly Step[]): Promise<readonly string[]> {
  const left = await scene.left();
  const happened = left.audit.map(({ event }) => event.kind);
  const times = (kind: string): number => happened.filter((one) => one === kind).length;
  return [
    ...acknowledged
      .filter((step) => !happened.includes(STEPS[step]))
      .map((step) => `acknowledged and lost: ${step}`),
    ...unless(left.requests.length === 1, `${left.requests.length} requests`),
    ...unless(left.failed.length === 0, `put aside: ${left.failed.join(', ')}`),
    ...ONCE.flatMap((kind) => unless(times(kind) === 1, `${kind} ${times(kind)} times in the record`)),
    ...removedTwice(scene),
    ...unless(methodsOf(scene).length === 0, 'a method is still there'),
    ...untold(scene),
  ];
}

const ONCE = ['request_opened', 'checks_asked', 'submitted', 'approved', 'claimed', 'reset_done'];

const unless = (isRight: boolean, words: string): readonly string[] => (isRight ? [] : [words]);

function removedTwice(scene: Scene): readonly string[] {
  const answered = callsOf(scene, REMOVAL).filter(({ status }) => status === 204);
  const paths = answered.map(({ path }) => path);
  const twice = paths.filter((path, index) => paths.indexOf(path) !== index);
  return twice.map((path) => `removed twice: ${path}`);
}

/** What the tenant still holds of Alice's second factors. */
export function methodsOf(scene: Scene): readonly string[] {
  const { methods } = scene.tenant.person(PEOPLE.alice.id);
  return methods.filter(({ kind }) => kind !== 'password').map(({ id }) => id);
}

const CONCERNED = ['rita', 'amir', 'alice', 'max'] as const;
const DONE = 'Reset done';

/** Each of them must have been notified of the end by a message of its own, and read it on the newest one. */
function untold(scene: Scene): readonly string[] {
  return CONCERNED.flatMap((person) => {
    const messages = messagesOf(scene, person);
    return [
      ...unless(messages.some(toldOfTheEnd), `${person} was not told`),
      ...unless(textOf(messages.at(-1)).includes(DONE), `${person} reads: ${textOf(messages.at(-1))}`),
    ];
  });
}

const messagesOf = (scene: Scene, person: Person): readonly PostedMessage[] =>
  scene.connector.messagesOf(PEOPLE[person].id);

function toldOfTheEnd({ history }: PostedMessage): boolean {
  const [first] = history;
  return first?.content.alert === true && visibleText(first.content.card ?? {}).includes(DONE);
}

/**
 * Cards of the request that do not show its end. One posted just before the process died can't be repainted: nobody
 * ever learnt its id.
 */
function outdated(scene: Scene): number {
  const cards = CONCERNED.flatMap((person) => messagesOf(scene, person).map(textOf));
  return cards.filter((text) => text.includes('LK-1001') && !text.includes(DONE)).length;
}

interface Call {
  readonly method: string;
  readonly path: string;
  readonly status?: number;
}

function callsOf({ tenant, connector }: Scene, { to, method, path }: Calls): readonly Call[] {
  const all: readonly Call[] = to === 'graph' ? tenant.calls : connector.calls;
  return all.filter((call) => call.method === method && call.path.search(path) >= 0);
}

function messagesIn({ connector }: Scene): number {
  return Object.values(PEOPLE).flatMap(({ id }) => connector.messagesOf(id)).length;
}

async function tallied(scene: Scene, boundary: Boundary) {
  const { requests } = await scene.left();
  return {
    boundary: nameOf(boundary),
    kills: scene.kills(),
    end: requests.map(({ status }) => status).join(' '),
    removals: callsOf(scene, REMOVAL).length,
    outdated: outdated(scene),
    messages: messagesIn(scene),
  };
}
