// The word of somebody who spoke to the colleague: how it is asked for, what is made of it, and who reads what.
import { gallery } from '../../src/cli/card-gallery.ts';
import { CAST } from '../../src/cli/card-cast.ts';
import { NOW } from '../../src/cli/card-plans.ts';
import { CHECK, HELPDESK } from '../../src/cli/card-scene.ts';
import { createCards } from '../../src/teams/cards.ts';
import { actionsOf, objectsOf, textsOf } from '../support/card-content.ts';

const cards = createCards({ helpdesk: HELPDESK });
const scenes = new Map(gallery().map(({ name, view }) => [name, view] as const));
const contentOf = (name: string) => cards.render(scenes.get(name)!).content;
const saysOf = (name: string) => textsOf(contentOf(name)).join('\n');
const titlesOf = (name: string) => actionsOf(contentOf(name)).map(({ title }) => title);

describe('a voucher', () => {
  it.each([
    ['vouch-manager', 'You are asked because you are the manager of Alice Wong.'],
    ['vouch-contact', 'You are asked because Alice Wong chose you as a recovery contact.'],
    ['vouch-managers-manager', 'You are asked because you are the manager of the manager of Alice Wong.'],
  ])('reads on %s who asks for whom, and why they are asked', (name, why) => {
    const text = saysOf(name);
    expect(text).toContain('Rita Moreno says that Alice Wong is locked out');
    expect(text).toContain(why);
  });

  it('reads word for word what they confirm, before the choice and the buttons', () => {
    const text = saysOf('vouch-manager');
    const order = [
      'With “I spoke to them” you confirm',
      'You yourself spoke to Alice Wong, face to face or on a video call, since this was asked on',
      'A voice call or a chat doesn’t count',
      'You saw and recognised them.',
      'they asked Rita Moreno for help',
      'How did you speak to them?',
      'I spoke to them',
    ];
    const places = order.map((words) => text.lastIndexOf(words));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('has four buttons with their fixed titles, and only the first one looks at the choice', () => {
    const actions = actionsOf(contentOf('vouch-manager'));
    expect(actions.map(({ title, verb, associatedInputs }) => [title, verb, associatedInputs])).toEqual([
      ['I spoke to them', 'vouch_spoke', undefined],
      ['I have not', 'vouch_have_not', 'none'],
      ['Not sure', 'vouch_not_sure', 'none'],
      ['They did not ask for this', 'vouch_not_asked', 'none'],
    ]);
    expect(actions.at(-1)).toMatchObject({ style: 'destructive' });
  });

  it('chooses how they met, and is blocked by no empty field', () => {
    const choice = objectsOf(contentOf('vouch-manager')).find(({ id }) => id === 'how');
    expect(choice).toMatchObject({
      type: 'Input.ChoiceSet',
      choices: [
        { title: 'In person', value: 'in_person' },
        { title: 'On a video call', value: 'video' },
      ],
    });
    expect(choice).not.toHaveProperty('isRequired');
  });

  it.each([
    ['vouch-how-missing', 'Please say how you spoke to them.'],
    ['vouch-late', 'Your answer came too late.'],
    ['vouch-counts-as', 'You can’t confirm this one: you count as the one who asked.'],
  ])('reads on %s why the click did nothing, between the choice and the buttons', (name, problem) => {
    const text = saysOf(name);
    expect(text).toContain(problem);
    expect(text.indexOf(problem)).toBeGreaterThan(text.indexOf('On a video call'));
  });

  it.each([
    ['vouch-have-not', 'You said “I have not”.'],
    ['vouch-not-sure-halted', 'You said “Not sure”.'],
  ])('reads on %s that the request waits, until when, and what to do', (name, said) => {
    expect(saysOf(name)).toContain(
      `${said} The request waits for you until {{TIME(2026-11-23T10:34:00Z)}}. Call Alice Wong on video, or meet them, then press “I spoke to them”.`,
    );
  });

  it('is told not to be hurried, and how to check the message', () => {
    const text = saysOf('vouch-manager');
    expect(text).toContain('Nobody from the helpdesk will ever ask you to press “I spoke to them”');
    expect(text).toContain(`read out LK-1042 and “${CHECK}”. A genuine message has this check.`);
  });

  it('reads of a halt', () => {
    expect(saysOf('vouch-not-sure-halted')).toContain('Resets are stopped for now, for everybody.');
    expect(saysOf('vouch-manager')).not.toContain('Resets are stopped');
  });
});

describe('the requester, while somebody is asked', () => {
  it.each([
    [
      'requester-verifying',
      'Waiting for a word from Max Keller',
      'somebody else is asked as well after ten minutes',
    ],
    ['requester-verifying-nobody-yet', 'Finding somebody who can confirm it', 'ten minutes'],
    [
      'requester-verifying-words',
      'Waiting for a word from Max Keller and Noor Aziz',
      'The request ends by itself at',
    ],
  ])('reads on %s who that is and what happens otherwise', (name, title, otherwise) => {
    expect(saysOf(name)).toContain(title);
    expect(saysOf(name)).toContain(otherwise);
  });

  it('reads kindly what came of it, and what would help', () => {
    const text = saysOf('requester-verifying-words');
    expect(text).toContain(
      'Max Keller has not spoken to Alice Wong yet: ask them to call each other on video, or to meet.',
    );
    expect(text).toContain('Noor Aziz isn’t sure yet: ask them to call Alice Wong on video, or to meet.');
    expect(saysOf('requester-verifying-unreachable-halted')).toContain(
      'Max Keller can’t be reached by the bot.',
    );
    expect(saysOf('requester-verifying-unreachable-halted')).toContain('Waiting for a word from Noor Aziz');
  });

  it('has no code to show and nothing to do where nobody is called back', () => {
    const text = saysOf('requester-awaiting-no-number');
    expect(titlesOf('requester-awaiting-no-number')).toEqual([
      'That fixed it',
      'Cancel request',
      'Cancel request',
    ]);
    expect(text).toContain('Max Keller confirmed having spoken to Alice Wong.');
    expect(text).toContain('Two admins have to approve it.');
    expect(text).toContain('No code is needed for this one, and nothing more is needed from you.');
    expect(text).not.toMatch(/Show code|new code|phones/);
  });

  it('reads that the next approver needs a new code only where there is one', () => {
    expect(saysOf('requester-awaiting-second')).toContain(
      '1 of 2 approvals: Amir Haddad. The next admin needs a new code.',
    );
    expect(saysOf('requester-awaiting-no-number-second')).toMatch(/1 of 2 approvals: Dana Petrov\.$/m);
  });
});

describe('the approver', () => {
  it('reads what is needed, who vouched, how and when, and what is still to come', () => {
    const text = saysOf('approver-awaiting-second');
    expect(text).toContain(
      'Needs two approvals, each after a call back, and a word from somebody who spoke to them',
    );
    expect(text).toContain(
      'Max Keller, their manager, spoke to them in person, {{TIME(2026-11-23T10:04:00Z)}}.',
    );
    expect(text).toContain('To come: one more approval.');
    expect(text).toMatch(/^Approved \(1 of 2\)\nAmir Haddad, .*, after a call back$/m);
  });

  it('is spared all that where one call and one approval do', () => {
    expect(saysOf('approver-awaiting')).not.toMatch(/Needs |To come|spoke to them/);
  });

  it('reads while a word is waited for who was asked and what they said', () => {
    const text = saysOf('approver-verifying-words');
    expect(text).toContain('To come: the word of somebody who spoke to them.');
    expect(text).toContain('Max Keller, their manager, was asked at');
    expect(text).toContain('Noor Aziz, their recovery contact, was asked at');
    expect(titlesOf('approver-verifying-words')).toEqual(['Deny', 'Deny']);
  });

  it('reads who was not asked for a word and why, which the requester and the subject don’t', () => {
    expect(saysOf('approver-verifying-passed-over')).toContain(
      'Dana Petrov was not asked: new as the manager’s manager, or how long isn’t known.',
    );
    for (const card of ['requester', 'informed-subject', 'informed-manager', 'follower'])
      expect(saysOf(`${card}-verifying-passed-over`)).not.toMatch(/Dana|reached|new as/);
    expect(saysOf('requester-verifying-passed-over')).toContain('Waiting for a word from Max Keller');
  });

  it('still reads it once somebody else has vouched', () => {
    const view = scenes.get('approver-awaiting-vouched')!;
    if (view.card !== 'approver' || view.request.status !== 'awaiting_approval') throw new TypeError();
    const { request } = view;
    const passed = { id: CAST.dana.id, as: 'managers_manager', at: NOW, word: 'passed_over' } as const;
    const shown = cards.render({
      ...view,
      request: { ...request, vouchAsks: [...request.vouchAsks, passed] },
    });
    expect(textsOf(shown.content).join('\n')).toContain('Dana Petrov was not asked: new as');
  });

  it('who vouched may not approve: no call, no code and no number, but they may deny', () => {
    const text = saysOf('approver-awaiting-vouched-oneself');
    expect(text).toContain('You vouched for Alice Wong. Somebody else has to decide this');
    expect(text).not.toMatch(/Which code did|555/);
    expect(titlesOf('approver-awaiting-vouched-oneself')).toEqual(['Deny', 'Deny', 'Hand over', 'Hand over']);
    const inputs = objectsOf(contentOf('approver-awaiting-vouched-oneself')).map(({ id }) => id);
    expect(inputs).not.toContain('code');
    expect(inputs).not.toContain('only');
  });

  it.each(['approver-awaiting-vouched', 'requester-awaiting-vouched'])(
    'and the requester read that whoever vouched is not asked to approve: %s',
    (name) => {
      expect(saysOf(name)).toContain('Max Keller vouched, so somebody else decides.');
    },
  );

  it('without a number to call gets no call script, no code field and no number, but a caution', () => {
    const text = saysOf('approver-awaiting-no-number');
    expect(text).toContain('No call and no code');
    expect(text).toContain('No number on file may be called, so nobody phones Alice Wong.');
    expect(text).toContain('Two approvers decide on the word of Max Keller, without a call of their own.');
    expect(text).toContain('Don’t call a number somebody gives you.');
    expect(text).not.toMatch(/Which code did|555/);
    const inputs = objectsOf(contentOf('approver-awaiting-no-number')).map(({ id }) => id);
    expect(inputs).not.toContain('code');
    expect(inputs).toContain('only');
    expect(titlesOf('approver-awaiting-no-number')).toEqual([
      'Approve',
      'Deny',
      'Deny',
      'I have it',
      'Hand over',
      'Hand over',
    ]);
    expect(saysOf('approver-awaiting-no-number-second')).toMatch(/Dana Petrov, .*, on the voucher’s word/);
  });

  it('hears of a number that came or changed after the checks', () => {
    expect(saysOf('approver-awaiting-changed-number')).toContain(
      'A number was changed or added after the checks and isn’t shown.',
    );
    expect(saysOf('approver-awaiting-vouched')).not.toContain('isn’t shown');
  });

  it('is told of a new set-up that looks wrong, and nobody else but security is', () => {
    expect(saysOf('approver-reenrolled-odd')).toMatch(/What looks wrong\nIt was set up within a minute/);
    for (const card of ['requester', 'follower', 'informed-subject', 'informed-manager'])
      expect(saysOf(`${card}-reenrolled-odd`)).toBe(saysOf(`${card}-reenrolled`));
  });
});

describe('what others must not read', () => {
  const OTHERS = ['requester', 'follower', 'informed', 'vouch'];
  const shown = [...scenes].filter(([, view]) => OTHERS.includes(view.card));

  it('is a number on file, a finding or a device: on no card but the approver’s', () => {
    const found =
      /555010[2-9]|5550152|Failed:|checks passed|attacker|Authenticator “|LAPTOP|Only a number on file/;
    expect(shown.length).toBeGreaterThan(200);
    expect(shown.filter(([name]) => found.test(saysOf(name))).map(([name]) => name)).toEqual([]);
  });

  it('is a code: six digits stand on the card for it alone', () => {
    const code = /(?<![\d-])\d{3} ?\d{3}(?![\d-])/;
    const texts = shown.map(
      ([name]) =>
        [
          name,
          saysOf(name)
            .replaceAll(HELPDESK.phone.replaceAll(' ', '\u00A0'), '')
            .replaceAll(/500121|error \d+/g, ''),
        ] as const,
    );
    expect(texts.filter(([, text]) => code.test(text)).map(([name]) => name)).toEqual([]);
  });
});
