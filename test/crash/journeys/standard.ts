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
    rita: ['Reset done', 'Alice Wong has set up sign-in again'],
    amir: ['Reset the sign-in of Alice Wong?', 'Reset done'],
    alice: ['Reset done'],
    max: ['Reset done'],
    sol: ['Alarm'],
  },
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

async function toReset(scene: Scene): Promise<void> {
  await install(scene, 'rita', 'amir', 'dana', 'alice', 'max', 'sol');
  // Somebody was quicker than Microsoft's log, which is found out an hour after the reset.
  scene.tenant.setAuditLogLag(50 * 60_000);
  scene.tenant.changePhone(alice.id, { businessPhones: ['+1 425 555 0666'] });
  await scene.pass('PT1M');
  await asks(scene, 'rita', "Alice Wong can't sign in, she has a new phone");
  await approves(scene, 'amir');
  await scene.until('the reset', () => ended(scene, 'reset'), 'PT10M');
}

/** The same as far as the reset, and until everybody knows. */
export const TO_RESET: Journey = {
  name: 'to the reset',
  ends: ['reset'],
  told: {
    rita: ['Reset done'],
    amir: ['Reset the sign-in of Alice Wong?', 'Reset done'],
    alice: ['Reset done'],
    max: ['Reset done'],
  },
  walk: async (scene) => {
    await toReset(scene);
    await scene.until('quiet', () => isQuiet(scene), 'PT10M');
  },
};
