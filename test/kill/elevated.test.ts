// The elevated road, killed in the middle: a word and two approvals are as safe as one.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buttonsOf } from '../../src/sandbox/connector/card-reading.ts';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { codeIn, insist, seen } from './journey.ts';
import { openScene, until } from './scene.ts';
import type { Person, Scene } from './scene.ts';
import { methodsOf } from './trial.ts';

const STEPS = ['asked', 'vouched', 'first code', 'first approval', 'second code', 'second approval'] as const;
type Step = (typeof STEPS)[number];

const offers = async (scene: Scene, person: Person, title: string): Promise<void> =>
  until(`“${title}” for ${person}`, async () => {
    await scene.up();
    const [newest] = scene.connector.cardsOf(PEOPLE[person].id).toReversed();
    return buttonsOf(newest ?? {}).some((button) => button.title === title);
  });

/** The moments at which a person acts; the process may die right after any answer. */
async function walk(scene: Scene, answered: (step: Step) => void): Promise<void> {
  for (const person of ['rita', 'amir', 'dana', 'alice', 'max'] as const)
    await insist(scene, person, (teams) => teams.install());
  await insist(scene, 'rita', (rita) => rita.say("Alice Wong can't sign in, her phone was stolen"));
  await offers(scene, 'rita', 'Still locked out');
  await insist(scene, 'rita', (rita) => rita.click('Still locked out'));
  answered('asked');
  await offers(scene, 'max', 'I spoke to them');
  await insist(scene, 'max', (max) => max.click('I spoke to them', { how: 'In person' }));
  answered('vouched');
  await approve(scene, 'amir', () => answered('first code'));
  answered('first approval');
  await until('the first approval on Dana’s card', () => seen(scene, 'dana', 'Approved (1 of 2)'));
  await approve(scene, 'dana', () => answered('second code'));
  answered('second approval');
}

async function approve(scene: Scene, approver: Person, shown: () => void): Promise<void> {
  await offers(scene, 'rita', 'Show code');
  await offers(scene, approver, 'Approve');
  const code = codeIn(await insist(scene, 'rita', (rita) => rita.click('Show code')));
  shown();
  await insist(scene, approver, (teams) => teams.click('Approve', { code }));
}

describe('the elevated road, killed and gone on', () => {
  let shared = '';
  beforeAll(async () => void (shared = await mkdtemp(join(tmpdir(), 'latchkey-shared-'))));
  afterAll(async () => rm(shared, { recursive: true, force: true }));

  it.each(STEPS)(
    'loses nothing and does nothing twice, killed right after: %s',
    async (step) => {
      const scene = await openScene(shared);
      try {
        await walk(scene, (done) => {
          if (done === step) scene.kill();
        });
        await until('the reset', async () => {
          await scene.up();
          return (await scene.left()).requests.every(({ status }) => status === 'reset');
        });
        const happened = (await scene.left()).audit.map(({ event }) => event.kind);
        const times = (kind: string): number => happened.filter((one) => one === kind).length;
        expect(scene.kills()).toBe(1);
        for (const kind of ['submitted', 'vouch_asked', 'vouched', 'claimed', 'reset_done'])
          expect([kind, times(kind)]).toEqual([kind, 1]);
        expect(times('approved')).toBe(2);
        expect(methodsOf(scene)).toEqual([]);
        const removed = scene.tenant.calls.filter(
          ({ method, status }) => method === 'DELETE' && status === 204,
        );
        expect(new Set(removed.map(({ path }) => path)).size).toBe(removed.length);
      } finally {
        await scene.stop();
      }
    },
    120_000,
  );
});
