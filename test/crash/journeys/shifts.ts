// Who is on call changes: by the calendar, by word, by agreement, and for nobody.
import { PEOPLE } from '../../../src/sandbox/tenant/people.ts';
import type { Journey } from '../journey.ts';
import { clicks, install, says } from '../people.ts';
import { happened, isQuiet } from '../read.ts';

const { amir, dana, iris } = PEOPLE;

/** Amir on Monday, Dana on Tuesday, nobody on Wednesday. */
const DAYS = {
  rotations: [
    {
      name: 'primary',
      participants: [amir, dana, iris].map(({ userPrincipalName }) => userPrincipalName),
      handOff: { every: 'P1D', from: '2026-11-02T09:00' },
    },
  ],
  overrides: [
    {
      kind: 'remove',
      who: iris.userPrincipalName,
      rotation: 'primary',
      from: '2026-11-25T09:00',
      until: '2026-11-26T09:00',
    },
  ],
  escalation: [{ after: 'PT0M', notify: 'primary' }],
};

export const SHIFTS: Journey = {
  name: 'shifts',
  options: { configuration: { onCall: DAYS } },
  ends: [],
  told: {
    amir: ['Should they take your place?', 'Nobody will be on call', 'can’t be reached for their shift'],
    dana: ['leaves their place to you', 'You are on call in primary'],
    iris: ['Nobody will be on call', 'can be on call as planned'],
  },
  reads: {
    amir: 'didn’t answer in time',
    dana: 'Nobody will be on call',
    iris: 'Nobody will be on call',
  },
  holds: {},
  walk: async (scene) => {
    await install(scene, 'amir', 'dana', 'iris');
    await says(scene, 'iris', 'take over until 20:00', 'You are on call in primary');
    await says(scene, 'dana', 'take over until 18:00', 'You are on call in primary');
    await clicks(scene, 'amir', /^Let (?:Dana Petrova|a colleague) take over$/u, {
      event: 'shift_change_agreed',
      shows: 'takes your place',
    });
    await clicks(scene, 'amir', 'Stay on call too', {
      event: 'shift_change_declined',
      shows: 'You stay on call too',
    });
    // Dana hears that it is hers before she gives it back: of what is over nobody is told.
    await scene.until('quiet', () => isQuiet(scene));
    await says(scene, 'dana', 'give back', 'You gave back primary');
    await says(scene, 'amir', 'swap with Dana on Friday night', 'Ask ');
    await clicks(scene, 'amir', /^Ask /u, { event: 'shift_change_proposed' });
    await clicks(scene, 'amir', 'Withdraw', { event: 'shift_change_withdrawn' });
    await says(scene, 'amir', 'swap with Dana on Thursday night', 'Ask ');
    await clicks(scene, 'amir', /^Ask /u, { event: 'shift_change_proposed' });
    await scene.until('quiet', () => isQuiet(scene));
    scene.connector.block(dana.id);
    await scene.pass('PT20H59M');
    await scene.until('the news', () => happened(scene, 'on_call_unreachable'), 'PT2H');
    scene.connector.block(dana.id, false);
    await scene.until('the good news', () => happened(scene, 'on_call_reachable'), 'PT2H');
    await scene.pass('PT1H');
    await scene.until('quiet', () => isQuiet(scene));
    await scene.pass('PT21H');
    await scene.until('the gap', () => happened(scene, 'nobody_on_call'), 'PT2H');
    await scene.pass('PT10H');
    await scene.until('the end of the question', () => happened(scene, 'shift_change_expired'), 'PT2H');
    await scene.until('quiet', () => isQuiet(scene));
  },
};
