import { gallery } from '../../src/cli/card-gallery.ts';
import { CAST } from '../../src/cli/card-cast.ts';
import { CHECK, HELPDESK } from '../../src/cli/card-scene.ts';
import { mailText } from '../../src/teams/mail-text.ts';
import { wordsIn } from '../../src/teams/words.ts';
import type { Named, View } from '../../src/workflow/view.ts';

const ENGLISH = wordsIn('en');

type Mailed = Extract<View, { readonly card: 'informed' | 'recovery_contact_news' }>;
const isMailed = (view: View): view is Mailed =>
  view.card === 'informed' || view.card === 'recovery_contact_news';
const views = new Map(gallery().flatMap(({ name, view }) => (isMailed(view) ? [[name, view] as const] : [])));
const wholeOf = (view: Mailed) => {
  const { subject, text } = mailText(ENGLISH, view, HELPDESK);
  return `${subject}\n${text}`;
};
const mailOf = (name: string) => wholeOf(views.get(name)!);
const all = [...views];

/** What a mail client makes a link, an address or a share of. */
const LINK = /https?:|www\.|@|\/\/|\\\\|mailto:|\w\.[a-z]{2,}|<|\]\(/i;

describe('every mail', () => {
  const wrong = (found: RegExp) => all.filter(([, view]) => found.test(wholeOf(view))).map(([name]) => name);

  it('is there for each card that the subject and those who speak for them get', () => {
    expect(all.length).toBeGreaterThan(100);
    for (const [, view] of all) {
      expect(mailText(ENGLISH, view, HELPDESK).subject).toMatch(/^Latchkey\b.{5,160}$/);
      expect(mailText(ENGLISH, view, HELPDESK).text).toMatch(/\.\n$/);
    }
  });

  it('has no link of any kind', () => {
    expect(wrong(LINK)).toEqual([]);
  });

  it('has nothing that only a card can show', () => {
    expect(wrong(/\{\{|\$\{|undefined|null|\[object/)).toEqual([]);
  });

  it('has no number but the helpdesk’s, no evidence, no device and no code', () => {
    expect(
      wrong(
        /555010[1-9]|5550152|Failed:|checks|Authenticator|LAPTOP|(?<![\d-])\d{3} ?\d{3}(?![\d-])(?<!\+49 30 5550100)/,
      ),
    ).toEqual([]);
  });

  it('names the helpdesk with its phone, and says that nobody asks for a sign-in code', () => {
    for (const [, view] of all) {
      expect(wholeOf(view)).toContain('Call Contoso IT Helpdesk: +49 30 5550100.');
      expect(wholeOf(view)).toContain('Nobody will ask you for a sign-in code or for your password');
    }
  });
});

describe('a mail about a request', () => {
  it('says what to write to the bot, and how the helpdesk confirms it', () => {
    const text = mailOf('informed-subject-awaiting');
    expect(text).toContain('Write to Latchkey in Teams: not me LK-1042');
    expect(text).toContain(`read out LK-1042 and “${CHECK}”. A genuine message has this check.`);
  });

  it.each([
    [
      'informed-subject-awaiting',
      'somebody asks to reset your sign-in',
      'an admin phones you on a number on file',
    ],
    ['informed-manager-awaiting', 'somebody asks to reset the sign-in of Alice Wong', 'an admin phones them'],
    ['informed-subject-awaiting-no-number', 'somebody asks to reset your sign-in', 'nobody phones you'],
    ['informed-subject-verifying', 'somebody asks to reset your sign-in', 'Asked so far: Max Keller.'],
    ['informed-subject-approved', 'Your sign-in is being reset', 'an admin approved it'],
    ['informed-subject-reset', 'Your sign-in was reset', 'Set it up again: sign in on a computer'],
    ['informed-manager-reset', 'The sign-in of Alice Wong was reset', 'sets it up again now'],
    ['informed-subject-reenrolled', 'You have set up sign-in again', 'This request is closed.'],
    [
      'informed-subject-not_reenrolled',
      'You have not set up sign-in again',
      'no new second step has appeared',
    ],
    ['informed-manager-not_reenrolled', 'Alice Wong has not set up sign-in again', 'LK-1042'],
    ['informed-subject-denied-other', 'Denied', 'Nothing was removed.'],
    [
      'informed-subject-frozen-late',
      'Stopped: “This wasn’t me”',
      'By then 3 of 3 old sign-in methods had been removed.',
    ],
  ])('says on %s what happened and where it stands', (name, subject, standing) => {
    const mail = mailText(ENGLISH, views.get(name)!, HELPDESK);
    expect(mail.subject).toBe(`Latchkey LK-1042: ${subject}`);
    expect(mail.text).toContain(standing);
  });

  it('has no note of a denial', () => {
    expect(mailOf('informed-subject-denied-other')).not.toContain('badge');
  });

  it('tells a privileged account by nothing', () => {
    expect(mailOf('informed-subject-refused-privileged')).not.toMatch(/administrat|privileged|role/i);
  });
});

describe('a mail about a recovery contact', () => {
  it.each([
    ['contact-set-subject', 'You chose Noor Aziz as a recovery contact'],
    ['contact-set-manager', 'Alice Wong chose Noor Aziz as a recovery contact'],
    ['contact-removed-subject', 'Noor Aziz is no longer your recovery contact'],
  ])('%s', (name, title) => {
    expect(mailText(ENGLISH, views.get(name)!, HELPDESK).subject).toBe(`Latchkey: ${title}`);
    expect(mailOf(name)).toContain('recovery contacts');
  });

  it('names the button of the message in Teams only where that message has one', () => {
    expect(mailOf('contact-set-manager')).toContain('This wasn’t me');
    for (const name of ['contact-removed-manager', 'contact-removed-subject', 'contact-set-subject'])
      expect(mailOf(name)).not.toContain('This wasn’t me');
  });

  it('names the day from which it counts', () => {
    expect(mailOf('contact-set-subject')).toContain('That counts from 2026-11-30 on.');
  });
});

describe('a name in a mail', () => {
  const withName = (view: Mailed, name: string): Mailed => {
    const named = (id: string): Named => ({ id, name });
    return { ...view, people: new Map(Object.values(CAST).map(({ id }) => [id, named(id)])) };
  };

  it.each([
    'http://evil.example/login',
    'www.evil.example',
    'eve@evil.example',
    'eve@evil',
    'file://server/share',
    String.raw`\\server\share`,
    '[x](http://evil.example)',
    '<a href="http://evil.example">x</a>',
    'Alice\r\nBcc: eve@evil.example',
  ])('is no link and no line of its own: %j', (name) => {
    for (const scene of ['informed-manager-awaiting', 'contact-set-manager']) {
      const { subject, text } = mailText(ENGLISH, withName(views.get(scene)!, name), HELPDESK);
      expect(`${subject}\n${text}`).not.toMatch(LINK);
      expect(subject).not.toMatch(/[\r\n]/);
      const lines = mailText(ENGLISH, views.get(scene)!, HELPDESK).text.split('\n').length;
      expect(text.split('\n')).toHaveLength(lines);
    }
  });

  it.each(['Helpdesk, call +49 151 5550199', 'Helpdesk (030) 555-0199', 'Call 0800.555.0199'])(
    'is no number to call: %j',
    (name) => {
      const text = wholeOf(withName(views.get('informed-subject-awaiting')!, name));
      expect(text.replaceAll(HELPDESK.phone, '')).not.toMatch(
        /\d[\s().․‐-]*\d[\s().․‐-]*\d[\s().․‐-]*\d[\s().․‐-]*\d/,
      );
    },
  );

  it('stays as it is where it is an ordinary one', () => {
    expect(wholeOf(withName(views.get('informed-subject-awaiting')!, 'Siobhán O’Brien-Núñez 3'))).toContain(
      'Siobhán O’Brien-Núñez 3 asks to reset your sign-in.',
    );
  });
});
