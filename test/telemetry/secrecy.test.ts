import { afterEach, expect, it } from '@jest/globals';
import { PEOPLE, TENANT_ID } from '../../src/sandbox/tenant/people.ts';
import { GROUPS } from '../../src/sandbox/tenant/groups.ts';
import { samplesIn, scrapeText } from '../support/scrape.ts';
import {
  alsoInstall,
  approves,
  asksFor,
  everybodyInstalls,
  forge,
  liveThrough,
  registersApp,
  vouches,
} from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import type { Cast, World } from '../support/world.ts';

afterEach(stopWorlds);

/** Everything that tells who somebody is: names, addresses, ids, numbers. */
const TRACES: readonly string[] = [
  TENANT_ID,
  ...Object.values(GROUPS).map(({ id }) => id),
  ...Object.values(PEOPLE).flatMap((person) => [
    person.id,
    person.displayName,
    ...person.displayName.split(/[\s(),.'’-]+/u).filter((part) => part.length > 2),
    person.userPrincipalName,
    person.employeeId ?? '',
    ...[...person.businessPhones, person.mobilePhone ?? ''].flatMap((phone) => [
      phone,
      phone.replaceAll(' ', ''),
    ]),
    ...person.methods.map(({ id }) => id),
  ]),
].filter((trace) => trace.length > 2);

const isIn = (text: string, trace: string): boolean =>
  new RegExp(`(?<![\\w])${trace.replaceAll(/[.*+?^$(){}|[\]\\]/gu, '\\$&')}(?![\\w])`, 'u').test(text);

/** Labels with their values, as they stand on the lines; the values of samples are numbers anyway. */
const labelsOf = (text: string): readonly string[] =>
  [
    ...new Set(samplesIn(text).flatMap(({ labels }) => Object.entries(labels).map(([k, v]) => `${k}=${v}`))),
  ].sort();

/** Without what Node.js tells of itself, such as kinds of garbage that it may not have collected yet. */
const ofLatchkey = async (world: World): Promise<string> =>
  (await scrapeText(world))
    .split('\n')
    .filter((line) => line.startsWith('latchkey_'))
    .join('\n');

/** Asks, is doubted, vouched for, mistyped, denied or approved, and everything goes wrong at Microsoft once. */
async function goesThrough(world: World, requester: Cast, subject: Cast): Promise<string[]> {
  world.tenant.addFault({ method: 'DELETE', kind: 'status', status: 429, retryAfter: 5, times: 1 });
  world.tenant.addFault({
    path: new RegExp(PEOPLE[subject].id, 'u'),
    kind: 'status',
    status: 503,
    retryAfter: 0,
    times: 1,
  });
  world.connector.faults.add({
    kind: 'status',
    status: 429,
    retryAfter: 10,
    path: new RegExp(PEOPLE.dana.id, 'u'),
    times: 1,
  });
  await asksFor(world, requester, subject, 'her phone was stolen');
  await vouches(world);
  const first = await approves(world, 'amir', requester);
  await world.pass('PT30S');
  const codes = [first, await approves(world, 'dana', requester)];
  await liveThrough(world, 4, 'PT30S');
  registersApp(world, subject);
  await liveThrough(world, 2, 'PT1M');
  return codes;
}

it('no metric holds a name, an id, a number or a code of anybody, and other people add no label', async () => {
  const world = await startWorld();
  await everybodyInstalls(world);
  await alsoInstall(world, 'hana');
  const codes = await goesThrough(world, 'rita', 'alice');
  expect((await world.request()).status).toBe('reenrolled');
  // Typing is shown only where an answer takes long, as it may in either round.
  const before = [...labelsOf(await ofLatchkey(world)), 'send=typing'];
  codes.push(...(await goesThrough(world, 'alice', 'rita')));
  expect((await world.request(1002)).status).toBe('reenrolled');
  const after = labelsOf(await ofLatchkey(world));
  expect(after.filter((label) => !before.includes(label))).toEqual([]);
  expect(before.length).toBeLessThan(400);

  await forge(world, 'rita', { verb: 'Alice Wong', number: 1001, note: 'Alice Wong' });
  await world.as('rita').send({ type: 'Alice Wong', text: 'x' });
  await world.as('amir').say('halt');
  await world.as('dana').say('take over until 18:00');
  const text = await scrapeText(world);
  // The scan would find what it looks for, and there is much to look through.
  expect(isIn('x{who="Alice Wong"} 1', PEOPLE.alice.displayName)).toBe(true);
  expect(text.length).toBeGreaterThan(20_000);
  const words = labelsOf(text).join('\n') + text.replaceAll(/^[^#].*$/gmu, '');
  expect(TRACES.filter((trace) => isIn(words, trace))).toEqual([]);
  for (const trace of [...codes, '1001', '1002', 'LK-1001']) expect(isIn(words, trace)).toBe(false);
  expect(words).not.toMatch(/[0-9a-f]{8}-|@|\+\d{5}/iu);
}, 60_000);
