// What the locked-out colleague reads: spoken to, never of, with advice they can follow.
import { CAST, CAST_PEOPLE } from '../../src/cli/card-cast.ts';
import { endedBy } from '../../src/cli/card-endings.ts';
import { gallery } from '../../src/cli/card-gallery.ts';
import { NOW } from '../../src/cli/card-plans.ts';
import { CHECK, HELPDESK } from '../../src/cli/card-scene.ts';
import { createCards } from '../../src/teams/cards.ts';
import { LANGUAGES } from '../../src/teams/language.ts';
import { mailText } from '../../src/teams/mail-text.ts';
import { wordsIn } from '../../src/teams/words.ts';
import type { View } from '../../src/workflow/view.ts';
import { textsOf } from '../support/card-content.ts';
import { says, saysOf } from './card-scenes.ts';

type Informed = Extract<View, { readonly card: 'informed' }>;
const views = gallery().flatMap(({ name, view }) =>
  view.card === 'informed' && view.viewer === view.request.subject ? [[name, view] as const] : [],
);
const told = { card: 'informed', people: CAST_PEOPLE, halted: false, check: CHECK } as const;
const { name: OWN_NAME } = CAST_PEOPLE.get(CAST.alice.id)!;

describe.each(LANGUAGES)('the subject, in %s,', (language) => {
  const cards = createCards({ helpdesk: HELPDESK, language });
  const naming = (textOf: (view: Informed) => string) =>
    views.filter(([, view]) => textOf(view).includes(OWN_NAME)).map(([name]) => name);

  it('never reads their own name on a card', () => {
    expect(views.length).toBeGreaterThan(80);
    expect(naming((view) => textsOf(cards.render(view).content).join('\n'))).toEqual([]);
  });

  it('never reads it in a mail', () => {
    const words = wordsIn(language);
    expect(naming((view) => Object.values(mailText(words, view, HELPDESK)).join('\n'))).toEqual([]);
  });
});

describe('the subject', () => {
  it('is never spoken of in the third person, nor told what only others can do', () => {
    const strange =
      /the colleague|please tell|\bhave (?:them|whoever)\b|call them back|knows them|press “Ask/i;
    const asking = /(?:^|[.;] )(?:then )?ask(?:ing)? again/im;
    const wrong = views.filter(([name]) => [strange, asking].some((found) => found.test(saysOf(name))));
    expect(wrong.map(([name]) => name)).toEqual([]);
  });

  it.each([
    ['refused-disabled', 'Your account is switched off', 'Your manager can clear that up with HR.'],
    ['refused-deleted', 'Your account was deleted', 'They ask the identity team to restore it.'],
    ['refused-guest', 'You are a guest here', 'If sign-in works there but not here'],
    ['refused-resource', 'This account is not a person’s', 'Open it from your own account instead.'],
    ['refused-federated', 'You sign in through another provider', 'know who looks after that provider'],
    ['refused-no_number', 'A person at the helpdesk', 'on which an admin may call you back'],
    ['refused-nobody_to_vouch', 'A person at the helpdesk', 'Somebody who knows you would have to confirm'],
    [
      'refused-password_first',
      'Your password comes first',
      'from a phone you trust, and have your password changed.',
    ],
    ['refused-requester_inactive', 'can’t go on', 'Another teammate of yours can ask.'],
    ['refused-nothing_to_remove', 'by hand', 'Meanwhile you can try another way to sign in'],
    ['refused-wrong_codes', 'Stopped after wrong codes', 'If you were locked out, you still are.'],
    ['refused-not_asked', 'Stopped: it seems you did not ask for this', 'You did ask after all? Call'],
    ['refused-own_account', 'for their own account', 'Your account counts as that of the one who asked.'],
    ['refused-already_open', 'at the same moment', 'another open request for you'],
    ['refused-subject_frozen', 'Requests for you are stopped', 'from a phone you trust.'],
    ['refused-sign_in_declined', 'The security team', 'Something about your latest sign-ins'],
    ['refused-fraud_reported', 'The security team', 'Did you report a sign-in as fraud yourself?'],
    ['denied-not_asked', 'Denied: it seems you did not ask for this', 'You did ask after all? Call'],
    ['denied-password_known', 'Denied: your password comes first', 'New requests for you wait for that.'],
    ['denied-another_way', 'No reset needed', 'You can sign in another way'],
    ['denied-not_convinced', 'Denied', 'Amir Haddad could not be sure that it was you.'],
    ['denied-wrong_codes', 'Stopped after wrong codes', 'If you were locked out, you still are.'],
    ['expired-silence', 'Nobody answered in time', 'Still locked out? A teammate can ask again. Or call'],
    [
      'expired-no_word',
      'Nobody confirmed it in time',
      'Meet whoever was asked, or call them on video. Then a teammate can ask again.',
    ],
    ['expired-nobody_to_vouch', 'Nobody could be asked', 'whether they spoke to you.'],
    ['expired-rights_unreadable', 'Approved, but a check', 'A teammate can ask again in a few minutes.'],
    ['frozen-late', 'Stopped: “This wasn’t me”', 'You said so on'],
    ['frozen', 'Stopped: “This wasn’t me”', 'New requests for you wait until two approvers lift the stop.'],
  ])('reads after %s what it means for them', (name, title, words) => {
    expect(saysOf(`informed-subject-${name}`)).toContain(title);
    expect(saysOf(`informed-subject-${name}`)).toContain(words);
  });

  it('learns from their own words no more than others do which sign-in gave an attacker away', () => {
    const [declined, reported] = ['sign_in_declined', 'fraud_reported'].map((reason) =>
      saysOf(`informed-subject-refused-${reason}`),
    );
    expect(declined).toBe(reported);
  });

  it.each(['cancelled', 'reenrolled', 'not_reenrolled'] as const)(
    'reads after the end (%s) that their objection was heard',
    (status) => {
      const request = endedBy(status === 'cancelled' ? { status, by: CAST.rita.id } : { status });
      const objections = [CAST.alice.id, CAST.max.id].map((by) => ({ by, at: NOW }));
      const text = says({ ...told, request: { ...request, objections }, viewer: CAST.alice.id });
      expect(text).toMatch(/You said on .*: “This wasn’t me”\. .*New requests for you wait until/);
      expect(text).toContain('Max Keller said on');
      expect(text).not.toContain(OWN_NAME);
    },
  );

  it('who is on call is not told that they were passed over for themselves', () => {
    const request = endedBy({ status: 'expired', reason: 'silence' });
    const skipped = [{ id: CAST.alice.id, reason: 'is_subject' }] as const;
    const escalation = { ...request.escalation!, skipped };
    const toldOf = (viewer: string) => says({ ...told, request: { ...request, escalation }, viewer });
    expect(toldOf(CAST.max.id)).toContain('Alice Wong counts as the one who is locked out');
    expect(toldOf(CAST.alice.id)).not.toContain('counts as the one who is locked out');
  });
});

describe('a reset that Microsoft did not allow', () => {
  it.each(['informed-subject', 'informed-manager', 'follower'])(
    'sends %s, who have no such button, to the helpdesk without a word of asking again',
    (card) => {
      expect(saysOf(`${card}-failed-forbidden`)).toContain('Name the number of this request.');
      expect(saysOf(`${card}-failed-forbidden`)).not.toMatch(/ask(?:ing)? again/i);
    },
  );
});

describe('an approved reset that a halt holds up', () => {
  it.each(['approved-halted', 'resetting-halted'])('is not said to be under way: %s', (name) => {
    expect(saysOf(`desk-${name}`)).toContain('A reset is approved, but has to wait\n');
    expect(saysOf(`informed-subject-${name}`)).toContain('The reset of your sign-in has to wait\n');
    expect(saysOf(`informed-manager-${name}`)).toContain('The reset for Alice Wong has to wait\n');
    for (const card of ['desk', 'informed-subject', 'informed-manager']) {
      expect(saysOf(`${card}-${name}`)).toContain('\nHalted\n');
      expect(saysOf(`${card}-${name}`)).not.toMatch(/under way|being reset|Resetting/);
    }
  });
});

describe('the card in the helpdesk’s channel', () => {
  const reasons = ['not_asked', 'password_known', 'another_way', 'not_convinced', 'other', 'wrong_codes'];

  it('reads the same for every denial, in its label too, so that nobody learns why', () => {
    expect(new Set(reasons.map((reason) => saysOf(`desk-denied-${reason}`))).size).toBe(1);
    expect(saysOf('desk-denied-wrong_codes')).toContain('\nDenied\n');
  });

  it('reads the same for every request that the bot ended', () => {
    const refused = gallery().filter(({ name }) => name.startsWith('desk-refused-'));
    expect(new Set(refused.map(({ name }) => saysOf(name))).size).toBe(1);
  });
});

describe('recovery contacts', () => {
  it('say once that there is no room for another one', () => {
    expect(saysOf('recovery-contacts-too_many').match(/Remove one to choose another\./g)).toHaveLength(1);
    expect(saysOf('recovery-contacts-full').match(/Remove one to choose another\./g)).toHaveLength(1);
  });
});
