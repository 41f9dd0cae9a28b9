// One request between people whose Teams speak different languages: each reads and writes their own.
import { afterEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import { textOf } from '../../src/sandbox/connector/client.ts';
import type { Language } from '../../src/teams/language.ts';
import { wordsIn } from '../../src/teams/words.ts';
import type { Verb } from '../../src/teams/card-action.ts';
import { codeOnScreen, everybodyInstalls, screenOf } from '../support/steps.ts';
import { startWorld, stopWorlds } from '../support/world.ts';
import type { World } from '../support/world.ts';

afterEach(stopWorlds);

const CHANNEL = '19:helpdesk@thread.tacv2';
const { alice } = PEOPLE;
const button = (language: Language, verb: Verb): string => wordsIn(language).say(`buttons.${verb}`);

/** Rita is German, Amir Japanese, the helpdesk French, and Alice’s account Spanish. */
async function babel(): Promise<World> {
  const world = await startWorld({
    locales: { rita: 'de-DE', amir: 'ja-JP' },
    configuration: {
      helpdesk: {
        name: 'Contoso IT Helpdesk',
        phone: '+1 425 555 0100',
        timeZone: 'Europe/Berlin',
        language: 'fr',
      },
      desk: { channelId: CHANNEL },
    },
  });
  world.connector.installIn(CHANNEL);
  world.tenant.person(alice.id).preferredLanguage = 'es-MX';
  await everybodyInstalls(world);
  return world;
}

describe('one request in four languages', () => {
  it('is asked for, decided and handed on, each in their own', async () => {
    const world = await babel();
    const rita = world.as('rita');
    await rita.say('Meine Kollegin alice@contoso.com hat ein neues Handy und kommt nicht rein');
    expect(screenOf(world, 'rita')).toContain(wordsIn('de').say('symptom.new_phone.title'));
    await rita.click(button('de', 'still_locked_out'));
    await world.settle();
    const desk = world.connector.channelMessages(CHANNEL).map(textOf).join('\n');
    expect(desk).toContain(wordsIn('fr').say('request_label.awaiting_approval'));
    expect(screenOf(world, 'amir')).toContain(
      wordsIn('ja').say('approver.awaiting.title', { name: alice.displayName }),
    );

    await rita.click(button('de', 'show_code'));
    await world.as('amir').click(button('ja', 'approve'), { code: codeOnScreen(world, 'rita') });
    await world.settle();
    await world.pass('PT2M');
    expect((await world.request()).status).toBe('reset');
    const screen = screenOf(world, 'rita');
    expect(screen).toContain(wordsIn('de').say('after_reset.sign_in'));
    expect(screen).toContain(wordsIn('es').say('after_reset.sign_in'));
    expect(screen).not.toContain(wordsIn('en').say('after_reset.sign_in'));
  });

  it('answers commands in any language, in that of whoever wrote', async () => {
    const world = await babel();
    const empty = wordsIn('de').say('my_requests.none.title');
    for (const text of ['meine Anfragen', 'my requests', 'mes demandes', 'mis solicitudes', '自分の依頼']) {
      await world.as('rita').say(text);
      expect(screenOf(world, 'rita')).toContain(empty);
    }
  });
});
