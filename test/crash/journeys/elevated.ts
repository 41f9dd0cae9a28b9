// The elevated road with everything that waiting brings: reminders, a hold, a pager, a hand-over, and nobody registering.
import { hardwareOathMethod, passkeyMethod } from '../../../src/sandbox/tenant/method.ts';
import { PEOPLE } from '../../../src/sandbox/tenant/people.ts';
import type { Journey } from '../journey.ts';
import { approves, asks, clicks, install } from '../people.ts';
import { happened, isOver, isQuiet } from '../read.ts';

const { lea } = PEOPLE;
const KEY = 'f1d00000-0000-4000-8000-000000009001';
const SINCE = '2025-05-12T12:00:00Z';

export const ELEVATED: Journey = {
  name: 'elevated road',
  ends: ['not_reenrolled', 'expired'],
  told: {
    rita: ['Reset done', 'has not set up sign-in again'],
    amir: ['Reset the sign-in of', 'Reset done', 'Not set up again'],
    dana: ['Reset the sign-in of', 'Reset done', 'Not set up again'],
    iris: ['Reset the sign-in of', 'Not set up again'],
    lea: ['Reset done'],
    max: ['I spoke to them', 'Reset done', 'has not set up sign-in again'],
    hana: ['I spoke to them'],
    kai: ['Expired'],
  },
  reads: {
    rita: 'has not set up sign-in again',
    amir: 'Expired',
    dana: 'Expired',
    iris: 'Expired',
    lea: 'You have not set up sign-in again',
    max: 'Expired',
    hana: 'has not set up sign-in again',
    kai: 'Expired',
    alice: 'Expired',
  },
  // A hardware token stays listed when it is deactivated.
  holds: { lea: ['hardwareOath'], alice: ['phone', 'microsoftAuthenticator', 'softwareOath'] },
  walk: async (scene) => {
    await install(scene, 'rita', 'amir', 'dana', 'iris', 'lea', 'max', 'hana', 'sol', 'kai', 'alice');
    scene.tenant.register(lea.id, passkeyMethod(KEY, 'Blue key', SINCE));
    scene.tenant.register(lea.id, hardwareOathMethod('0a700000-0000-4000-8000-000000009001', 'CC-1', SINCE));
    await asks(scene, 'rita', "Lea Martin can't sign in, her phone was stolen");
    await scene.until('the reminder', () => happened(scene, 'reminded'), 'PT20M');
    await clicks(scene, 'max', 'I spoke to them', { inputs: { how: 'In person' }, event: 'vouched' });
    await clicks(scene, 'amir', 'I have it', { event: 'held' });
    await scene.until('the end of the hold', () => happened(scene, 'hold_ran_out'), 'PT3H');
    await scene.until('the pager', () => happened(scene, 'paged'), 'PT5H');
    await clicks(scene, 'dana', 'Hand over', { event: 'handed_over' });
    await approves(scene, 'amir', 'rita', { passkeys: KEY });
    await approves(scene, 'iris');
    await scene.until('the reset', () => happened(scene, 'reset_done'), 'PT10M');
    // Both end a day later, and not in the same moment.
    await scene.pass('PT30M');
    await asks(scene, 'kai', "Alice Wong can't sign in, she has a new phone");
    await scene.pass('PT4H');
    await scene.until('quiet', () => isQuiet(scene), 'PT1M');
    await scene.pass('PT18H');
    await scene.until('the end', async () => (await isOver(scene)) && isQuiet(scene), 'P2D');
  },
};

/** Word and two approvals without any waiting, until everybody knows of the reset. */
export const TO_ELEVATED_RESET: Journey = {
  name: 'to the elevated reset',
  ends: ['reset'],
  told: {
    rita: ['Reset done'],
    amir: ['Reset the sign-in of', 'Reset done'],
    dana: ['Reset the sign-in of', 'Reset done'],
    alice: ['Reset done'],
    max: ['I spoke to them', 'Reset done'],
  },
  reads: {
    rita: 'Reset done',
    amir: 'Reset done',
    dana: 'Reset done',
    alice: 'Reset done',
    max: 'Reset done',
  },
  holds: { alice: [] },
  walk: async (scene) => {
    await install(scene, 'rita', 'amir', 'dana', 'alice', 'max');
    await asks(scene, 'rita', "Alice Wong can't sign in, her phone was stolen");
    await clicks(scene, 'max', 'I spoke to them', { inputs: { how: 'In person' }, event: 'vouched' });
    await approves(scene, 'amir');
    await approves(scene, 'dana');
    await scene.until('the reset', () => happened(scene, 'reset_done'), 'PT10M');
    await scene.until('quiet', () => isQuiet(scene), 'PT10M');
  },
};
