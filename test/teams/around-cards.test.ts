// Cards beside the requests: alarms, stops, recovery contacts, the helpdesk's questions, and that nothing lacks words.
import { gallery } from '../../src/cli/card-gallery.ts';
import { CAST, CAST_PEOPLE } from '../../src/cli/card-cast.ts';
import { endedBy } from '../../src/cli/card-endings.ts';
import { HELPDESK } from '../../src/cli/card-scene.ts';
import type { AlarmCause } from '../../src/domain/event.ts';
import type { ExpiryReason, RuledOut } from '../../src/domain/request.ts';
import type { RefusalReason } from '../../src/domain/refusal.ts';
import { createCards } from '../../src/teams/cards.ts';
import type { View } from '../../src/workflow/view.ts';
import { actionsOf, objectsOf, textsOf } from '../support/card-content.ts';

const cards = createCards({ helpdesk: HELPDESK });
const scenes = new Map(gallery().map(({ name, view }) => [name, view] as const));
const contentOf = (name: string) => cards.render(scenes.get(name)!).content;
const saysOf = (name: string) => textsOf(contentOf(name)).join('\n');
const says = (view: View) => textsOf(cards.render(view).content).join('\n');
const actionsIn = (name: string) => actionsOf(contentOf(name));

it('the QR code of shared phones is told with where it works, what comes before, and that it is no way around', () => {
  expect(saysOf('self-help-shared_phone_qr')).toContain(
    'It works only on mobile devices that support it, after an admin enabled it and after one normal sign-in. It doesn’t lead around a lockout',
  );
});

describe('an alarm', () => {
  it.each<[AlarmCause, string, RegExp]>([
    [
      'asked_again',
      'Alice Wong is asked for again',
      /was reset not long ago, or somebody who asked was turned down/,
    ],
    ['many_requests', 'Rita Moreno asks unusually often', /did they ask for all of these/],
    ['many_approvals', 'Amir Haddad approves unusually often', /does not count/],
    ['many_resets', 'More resets within an hour than usual', /many doors/],
    ['not_reenrolled', 'Alice Wong has not set up sign-in again', /no new second step has appeared/],
    [
      'registration_odd',
      'The new sign-in method of Alice Wong looks wrong',
      /within a minute.*country they never signed in from.*than one person needs/s,
    ],
    [
      'registered_after_freeze',
      'A sign-in method was set up for Alice Wong after “This wasn’t me”',
      /Block the sign-in/,
    ],
    ['recovery_contact', 'A recovery contact of Alice Wong wasn’t their choice', /Max Keller said so/],
  ])('%s says what happened and what to do', (because, title, words) => {
    expect(saysOf(`alarm-${because}`)).toContain(title);
    expect(saysOf(`alarm-${because}`)).toMatch(words);
  });

  it('about a recovery contact belongs to no request', () => {
    expect(saysOf('alarm-recovery_contact')).not.toContain('LK-');
  });

  it.each(['alarm-password_known', 'alarm-password_known_late'])(
    '%s says that new requests are stopped, and how that is lifted',
    (name) => {
      expect(saysOf(name)).toContain(
        'New requests for Alice Wong are stopped until the password was changed and two approvers have written “resume LK-1042”.',
      );
    },
  );

  const notMe = scenes.get('alarm-not_me') as Extract<View, { readonly card: 'alarm' }>;
  it.each([
    [0, 0, undefined],
    [1, 0, 'Alice Wong has raised 1 alarm in 90 days; none of them were lifted again.'],
    [3, 1, 'Alice Wong has raised 3 alarms in 90 days; 1 of them was lifted again.'],
    [3, 2, 'Alice Wong has raised 3 alarms in 90 days; 2 of them were lifted again.'],
  ])('says of %d before, %d of them lifted: %s', (alarms, lifted, words) => {
    const text = says({ ...notMe, before: { alarms, lifted } });
    if (words === undefined) expect(text).not.toContain('90 days');
    else expect(text).toContain(words);
  });
});

describe('a stop', () => {
  it('says why, and what has to come before it is lifted', () => {
    expect(saysOf('brake-freeze')).toContain('Alice Wong said “This wasn’t me” on');
    expect(saysOf('brake-freeze-password')).toContain('someone else may know the password');
    expect(saysOf('brake-freeze-password')).toContain('“resume LK-1042”, after the password was changed.');
    expect(saysOf('lift-refused-password_unchanged')).toContain(
      'The directory shows no new password since these requests were stopped: have it reset first, then write “resume”',
    );
  });

  it('of either kind is told a new requester in the same words', () => {
    expect(saysOf('subject-frozen')).not.toMatch(/wasn’t me|password/);
  });
});

describe('recovery contacts', () => {
  it('are listed with the day from which each counts, and a button to remove each', () => {
    const text = saysOf('recovery-contacts-full');
    expect(text).toContain('Counts since {{DATE(2026-11-01T09:00:00Z,SHORT)}}');
    expect(text).toContain('Counts from {{DATE(2026-11-30T10:04:00Z,SHORT)}}');
    expect(actionsIn('recovery-contacts-full').map(({ title, data }) => [title, data])).toEqual([
      ['Remove Noor Aziz', { verb: 'recovery_contact_remove', contact: CAST.noor.id }],
      ['Remove Dana Petrov', { verb: 'recovery_contact_remove', contact: CAST.dana.id }],
    ]);
  });

  it('can be added while there is room, with the field in the click', () => {
    const input = objectsOf(contentOf('recovery-contacts-one')).find(({ id }) => id === 'who');
    expect(input).toMatchObject({ type: 'Input.Text' });
    const add = actionsIn('recovery-contacts-one').at(-1);
    expect(add).toMatchObject({ verb: 'recovery_contact_add' });
    expect(add?.associatedInputs).not.toBe('none');
    expect(objectsOf(contentOf('recovery-contacts-full')).some(({ id }) => id === 'who')).toBe(false);
    expect(saysOf('recovery-contacts-full')).toContain('You can have two at once.');
  });

  it('are explained: what they do, from when, and who is told', () => {
    expect(saysOf('recovery-contacts-none')).toMatch(
      /seven days after you chose them\. They and your manager are told/,
    );
  });

  it.each([
    ['is_yourself', 'That is you.'],
    ['same_person', 'counts as your own'],
    ['is_manager', 'your manager, who is asked anyway'],
    ['not_a_member', 'only people with an active account of this company'],
    ['already_set', 'You chose them already.'],
    ['too_many', 'Remove one to choose another.'],
    ['unknown_person', 'Not one person was found for sure by “dana petrof”.'],
  ])('say why none was added: %s', (problem, words) => {
    expect(saysOf(`recovery-contacts-${problem}`)).toContain(words);
  });

  it.each([
    ['contact-set-subject', 'You chose Noor Aziz as a recovery contact', 1],
    ['contact-set-manager', 'Alice Wong chose Noor Aziz as a recovery contact', 1],
    ['contact-set-contact', 'Alice Wong chose you as a recovery contact', 0],
    ['contact-removed-subject', 'Noor Aziz is no longer your recovery contact', 0],
    ['contact-removed-manager', 'Noor Aziz is no longer a recovery contact of Alice Wong', 0],
    ['contact-gone-subject', 'There was nothing left to take back.', 0],
    ['contact-gone-manager', 'There was nothing left to take back.', 0],
    ['contact-removed-contact', 'You are no longer a recovery contact of Alice Wong', 0],
  ])('are news: %s', (name, title, objections) => {
    expect(saysOf(name)).toContain(title);
    const objecting = actionsIn(name).filter(({ verb }) => verb === 'recovery_contact_not_me');
    expect(objecting).toHaveLength(objections);
    expect(objecting.every((action) => action.title === "This wasn't me")).toBe(true);
  });
});

describe('the helpdesk’s questions', () => {
  it.each([
    ['check-genuine', 'This bot sent it to Max Keller, about LK-1042 for Alice Wong.'],
    ['check-not-ours', 'Nobody was sent that check for LK-1042.'],
    ['check-unreadable', 'check LK-1042 ABCD EFGH'],
    ['check-not-allowed', 'Only the helpdesk can check messages here'],
    ['erase-done', 'What was kept about Alice Wong is deleted'],
    ['erase-open_request', 'Nothing was deleted: Alice Wong has something open'],
    ['erase-not_allowed', 'Only security contacts can delete what is kept'],
    ['erase-unknown_person', 'Not one person was found for sure.'],
  ])('%s', (name, words) => {
    expect(saysOf(name)).toContain(words);
  });

  it('deletes only by its own button, after what goes and what stays', () => {
    expect(saysOf('erase-ask')).toMatch(/Will be deleted.*Stays\nThe audit record\. It holds object ids/s);
    expect(actionsIn('erase-ask')).toMatchObject([
      { verb: 'erase', style: 'destructive', data: { person: CAST.alice.id } },
    ]);
    for (const state of ['done', 'open_request', 'not_allowed', 'unknown_person'])
      expect(actionsIn(`erase-${state}`)).toEqual([]);
  });

  it('has them on the help card', () => {
    expect(saysOf('help')).toContain('“recovery contacts”');
    expect(saysOf('help')).not.toContain('check LK');
    expect(saysOf('help-unclear')).toContain('“check LK-1042 ABCD EFGH”');
  });
});

describe('a refusal', () => {
  it.each<[RefusalReason, string]>([
    ['vouch_late', 'Your answer came too late'],
    ['how_missing', 'Please say how you spoke to them'],
    ['approver_limit', 'One person may give 6 approvals an hour'],
    ['code_used', 'That code was already used by the first approver'],
    ['code_not_needed', 'No code is needed for this one'],
  ])('of a click has words: %s', (reason, words) => {
    const found = [...scenes].filter(([, view]) => view.card === 'refused' && view.refusal.reason === reason);
    expect(found.map(([, view]) => says(view)).join('\n')).toContain(words);
  });
});

describe('an end', () => {
  it.each<[RuledOut, string, RegExp]>([
    [
      'no_number',
      'A person at the helpdesk has to look at this',
      /no number on file on which an admin may call/,
    ],
    ['nobody_to_vouch', 'A person at the helpdesk has to look at this', /nobody who could be asked/],
    ['too_many_requests', 'A person at the helpdesk has to look at this', /Call Contoso IT Helpdesk/],
    ['requester_inactive', 'The one who asked can’t go on', /Another teammate/],
    ['password_first', 'The password comes first', /wait until it was changed/],
    ['wrong_codes', 'Stopped after wrong codes', /still locked out/],
  ])('by %s has words, a way on, and none about privilege', (reason, title, words) => {
    const text = saysOf(`requester-refused-${reason}`);
    expect(text).toContain(title);
    expect(text).toMatch(words);
    expect(text).toContain('Call Contoso IT Helpdesk');
    expect(text).not.toMatch(/administrat|privileged|sensitive|deny list/i);
  });

  it.each<[ExpiryReason, string]>([
    ['nobody_to_vouch', 'Nobody could be asked to confirm it'],
    ['no_word', 'Nobody confirmed it in time'],
  ])('for want of a word can be asked for again: %s', (reason, title) => {
    const request = endedBy({ status: 'expired', reason });
    const { content } = cards.render({ card: 'requester', request, people: CAST_PEOPLE, halted: false });
    expect(textsOf(content).join('\n')).toContain(title);
    expect(actionsOf(content).map((action) => action.title)).toEqual(['Ask again']);
  });

  it('without a new set-up says what that leaves, and what the helpdesk does', () => {
    expect(saysOf('requester-not_reenrolled')).toMatch(
      /The account has no second step now\.\n.*Call Contoso IT Helpdesk/,
    );
    expect(saysOf('approver-not_reenrolled')).toMatch(
      /Do this now.*see them through the set-up today.*Block the sign-in/s,
    );
    expect(saysOf('informed-subject-not_reenrolled')).toContain('You have not set up sign-in again');
  });

  it('before any call sends nobody to a number that isn’t there', () => {
    for (const reason of ['no_number', 'nobody_to_vouch'])
      expect(saysOf(`approver-refused-${reason}`)).toMatch(/meet them in person with a badge/);
    expect(saysOf('approver-refused-no_number')).not.toContain('on a number on file before');
  });

  it('of the watching is said while it goes on', () => {
    expect(saysOf('requester-reset')).toContain('No new set-up has been seen so far. The bot watches for it');
  });
});
