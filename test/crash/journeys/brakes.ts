// Everything that stops a request, and everything that lets it go on.
import type { Journey } from '../journey.ts';
import { approves, asks, clicks, install, says } from '../people.ts';
import { happened, isQuiet, newest } from '../read.ts';

const ASKED_ALREADY = 'You asked already';

export const BRAKES: Journey = {
  name: 'brakes',
  ends: ['frozen', 'refused', 'cancelled', 'denied', 'cancelled', 'needs_hands'],
  told: {
    alice: ['Recovery contact'],
    max: ['Recovery contact'],
    kai: ['chose you as a recovery contact', 'no longer a recovery contact'],
    sol: ['Alarm'],
    rita: ['Stopped', 'Denied', 'Needs a hand'],
  },
  reads: {
    rita: 'Needs a hand',
    amir: 'Needs a hand',
    alice: 'Stopped: it seems you did not ask for this',
    max: 'Needs a hand',
    kai: 'Stopped: the colleague did not ask for this',
    hana: 'Stopped: the colleague did not ask for this',
  },
  holds: { alice: ['phone', 'microsoftAuthenticator', 'softwareOath'] },
  walk: async (scene) => {
    await install(scene, 'rita', 'amir', 'dana', 'iris', 'alice', 'max', 'hana', 'sol', 'kai');
    await says(scene, 'alice', 'add recovery contact Kai Tan', 'Your recovery contacts');
    await clicks(scene, 'max', "This wasn't me", { event: 'recovery_contact_removed' });
    await scene.until('the alarm', () => happened(scene, 'alarm_raised'));
    await asks(scene, 'rita', "Alice Wong can't sign in, she has a new phone");
    await scene.until('quiet', () => isQuiet(scene), 'PT5M');
    await clicks(scene, 'rita', 'Show code', { event: 'code_shown' });
    await clicks(scene, 'rita', 'New code', { event: 'code_replaced' });
    await clicks(scene, 'amir', 'Approve', { inputs: { code: '000000' }, event: 'code_refused' });
    await says(scene, 'iris', 'halt somebody calls around', 'All resets are halted');
    await says(scene, 'iris', 'resume', 'One more needed', ASKED_ALREADY);
    await says(scene, 'sol', 'resume', 'Resets go on', 'Resets aren’t halted');
    const stopped = await newest(scene);
    await says(scene, 'alice', `not me ${stopped}`, 'Stopped');
    await scene.until('quiet', () => isQuiet(scene), 'PT5M');
    await says(scene, 'amir', `resume ${stopped}`, 'One more needed', ASKED_ALREADY);
    await says(scene, 'dana', `resume ${stopped}`, 'Lifted', 'Requests for this colleague aren’t stopped');
    await scene.pass('PT1M');
    await asks(scene, 'kai', "Alice Wong can't sign in, she has a new phone");
    await scene.until('the second submission', () => happened(scene, 'submitted', 2), 'PT1M');
    await says(scene, 'rita', "Alice Wong can't sign in, she has a new phone", 'Follow');
    await clicks(scene, 'rita', 'Follow', { event: 'followed' });
    await clicks(scene, 'max', 'Not sure', { event: 'vouch_withheld' });
    await clicks(scene, 'hana', 'They did not ask for this', { event: 'alarm_raised' });
    await asks(scene, 'rita', "Lea Martin can't sign in, the push never arrives");
    await clicks(scene, 'amir', 'Deny', { inputs: { reason: 'I am not convinced' }, event: 'ended' });
    await asks(scene, 'rita', "Wanda Yilmaz can't sign in, the push never arrives");
    await scene.until('quiet', () => isQuiet(scene), 'PT5M');
    await says(scene, 'rita', 'She got a prompt she did not ask for', 'Somebody else may be trying');
    await clicks(scene, 'rita', 'Cancel request', { event: 'ended' });
    scene.tenant.addFault({ method: 'DELETE', path: /phoneMethods/u, kind: 'status', status: 403 });
    await says(scene, 'rita', "Quentin Yardley can't sign in", ' see?');
    await clicks(scene, 'rita', 'There is a new phone, or the old one is broken', {
      event: 'symptom_chosen',
    });
    await clicks(scene, 'rita', 'Still locked out', { event: 'checks_asked' });
    await approves(scene, 'amir');
    await clicks(scene, 'amir', 'Done by hand', { event: 'hands_reported', within: 'PT10M' });
    await scene.until('quiet', () => isQuiet(scene), 'PT5M');
  },
};
