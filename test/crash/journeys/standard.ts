// The standard road to its very end: asked, approved, reset, registered again, looked back at, purged and erased.
import { authenticatorMethod } from '../../../src/sandbox/tenant/method.ts';
import { PEOPLE } from '../../../src/sandbox/tenant/people.ts';
import type { Journey } from '../journey.ts';
import { approves, asks, clicks, install, says } from '../people.ts';
import { ended, happened, isQuiet } from '../read.ts';
import type { Scene } from '../scene.ts';

const { alice } = PEOPLE;

export const STANDARD: Journey = {
  name: 'standard road',
  ends: [],
  told: {
    rita: ['Reset done', 'has set up sign-in again'],
    amir: ['Reset the sign-in of', 'Reset done'],
    alice: ['Reset done'],
    max: ['Reset done'],
    sol: ['Alarm'],
  },
  reads: {
    rita: 'has set up sign-in again',
    amir: 'All done',
    alice: 'You have set up sign-in again',
    max: 'has set up sign-in again',
  },
  holds: { alice: ['microsoftAuthenticator'] },
  walk: async (scene) => {
    await toReset(scene);
    await scene.pass('PT20M');
    const app = authenticatorMethod('a17e0000-0000-4000-8000-000000009001', 'New phone', iso(scene));
    scene.tenant.register(alice.id, app);
    await scene.until('the new registration', () => ended(scene, 'reenrolled'), 'PT30M');
    await scene.pass('PT2H');
    await scene.until('the alarm', async () => happened(scene, 'alarm_raised'), 'PT1H');
    await scene.until('quiet', () => isQuiet(scene), 'PT10M');
    await scene.pass('P181D');
    await scene.until('the purge', async () => (await scene.left()).requests.length === 0, 'P1D');
    await says(scene, 'sol', `erase ${alice.userPrincipalName}`, 'Delete this now');
    await clicks(scene, 'sol', 'Delete this now', { event: 'erased' });
    await scene.until('quiet', () => isQuiet(scene), 'PT10M');
  },
};

const iso = (scene: Scene): string => new Date(scene.now()).toISOString();

async function toReset(scene: Scene, status = 'reset'): Promise<void> {
  await install(scene, 'rita', 'amir', 'dana', 'alice', 'max', 'sol');
  // Somebody was quicker than Microsoft's log, which is found out an hour after the reset.
  scene.tenant.setAuditLogLag(50 * 60_000);
  scene.tenant.changePhone(alice.id, { businessPhones: ['+1 425 555 0666'] });
  await scene.pass('PT1M');
  await asks(scene, 'rita', "Alice Wong can't sign in, she has a new phone");
  await approves(scene, 'amir');
  await scene.until('the reset', () => ended(scene, status), 'PT10M');
}

/** The same as far as the reset, and until everybody knows. */
export const TO_RESET: Journey = {
  name: 'to the reset',
  ends: ['reset'],
  told: {
    rita: ['Reset done'],
    amir: ['Reset the sign-in of', 'Reset done'],
    alice: ['Reset done'],
    max: ['Reset done'],
  },
  reads: { rita: 'Reset done', amir: 'Reset done', alice: 'Reset done', max: 'Reset done' },
  holds: { alice: [] },
  walk: async (scene) => {
    await toReset(scene);
    await scene.until('quiet', () => isQuiet(scene), 'PT10M');
  },
};

/** The same where Alice registers a new phone in the middle of it: that one is not what was approved, and stays. */
export const TO_NEEDS_HANDS: Journey = {
  name: 'to a new phone in the middle',
  ends: ['needs_hands'],
  told: { rita: ['Needs a hand'], amir: ['Needs a hand'], alice: ['Needs a hand'], max: ['Needs a hand'] },
  reads: { rita: 'Needs a hand', amir: 'Needs a hand', alice: 'Needs a hand', max: 'Needs a hand' },
  holds: { alice: ['microsoftAuthenticator', 'phone'] },
  walk: async (scene) => {
    await toReset(scene, 'needs_hands');
    await scene.until('quiet', () => isQuiet(scene), 'PT1M');
  },
};
