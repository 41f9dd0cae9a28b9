import { gallery } from '../../src/cli/card-gallery.ts';
import { endedBy } from '../../src/cli/card-endings.ts';
import { AWAITING, FINDINGS, TIERS } from '../../src/cli/card-requests.ts';
import { CHECK, HELPDESK } from '../../src/cli/card-scene.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { verify } from '../../src/domain/verification.ts';
import { cardAction } from '../../src/teams/card-action.ts';
import { createCards } from '../../src/teams/cards.ts';
import type { CardName, People, View } from '../../src/workflow/view.ts';
import { actionsOf, objectsOf, problemsOf, textsOf } from '../support/card-content.ts';

const cards = createCards({ helpdesk: HELPDESK });
const scenes = gallery().map(({ name, view }) => ({ name, view, content: cards.render(view).content }));
const sceneNamed = (name: string) => scenes.find((scene) => scene.name === name)!;
const titlesOf = (name: string) => actionsOf(sceneNamed(name).content).map(({ title }) => title);
const saysOf = (name: string) => textsOf(sceneNamed(name).content).join('\n');

const ALL_CARDS: Record<CardName, true> = {
  help: true,
  who: true,
  choose_person: true,
  person_problem: true,
  symptom: true,
  self_help: true,
  locked_out_self: true,
  already_open: true,
  subject_frozen: true,
  requester: true,
  code: true,
  approver: true,
  informed: true,
  vouch: true,
  follower: true,
  alarm: true,
  desk: true,
  recovery_contacts: true,
  recovery_contact_news: true,
  message_check: true,
  erase: true,
  my_requests: true,
  on_call: true,
  my_shifts: true,
  shift_taken: true,
  shift_given_back: true,
  shift_refused: true,
  hand_off: true,
  hand_off_news: true,
  give_back: true,
  take_over_pick: true,
  shift_proposal: true,
  swap_pick: true,
  swap_choose: true,
  swap_offer: true,
  refused: true,
  brake: true,
  brake_lifted: true,
  lift_refused: true,
  not_available: true,
  write_to_me: true,
  turned_away: true,
  trouble: true,
};

it('the gallery shows every card', () => {
  expect(new Set(scenes.map(({ view }) => view.card))).toEqual(new Set(Object.keys(ALL_CARDS)));
  expect(new Set(scenes.map(({ name }) => name)).size).toBe(scenes.length);
});

type Content = (typeof scenes)[number]['content'];

/** Scenes with something wrong, and what. */
const wrong = (look: (content: Content) => readonly unknown[], among = scenes) =>
  Object.fromEntries(
    among.map(({ name, content }) => [name, look(content)] as const).filter(([, found]) => found.length > 0),
  );

describe('every card', () => {
  it('is a sound adaptive card of version 1.5, with words for clients that show none', () => {
    expect(wrong(problemsOf)).toEqual({});
    for (const { content } of scenes) {
      expect(content).toMatchObject({ type: 'AdaptiveCard', version: '1.5' });
      expect(content['fallbackText']).toMatch(/\w/);
    }
  });

  it('leaves nothing of its template behind', () => {
    const leak = /\$\{|\$part|\$when|\$data|undefined|null|\[object|NaN/g;
    expect(wrong((content) => JSON.stringify(content).match(leak) ?? [])).toEqual({});
    expect(wrong((content) => textsOf(content).filter((line) => line.trim() === ''))).toEqual({});
  });

  it('has buttons that are understood when they come back, also from older clients', () => {
    for (const { content } of scenes) {
      for (const action of actionsOf(content)) {
        expect(action.title).toMatch(/\w/);
        if (action.type === 'Action.ShowCard') continue;
        expect(cardAction.parse(action.data).verb).toBe(action.verb);
        const { title, data } = action;
        expect(action.fallback).toMatchObject({ type: 'Action.Submit', title, data });
      }
    }
  });

  it('has no more buttons than Teams shows', () => {
    const tooMany = (content: Content) => {
      const actions = content['actions'] as readonly unknown[];
      return actions.length > 6 ? actions : [];
    };
    expect(wrong(tooMany)).toEqual({});
  });

  it('wraps every text, except the numbers of steps', () => {
    const cutOff = (content: Content) =>
      objectsOf(content).filter(
        ({ type, wrap, text }) => type === 'TextBlock' && wrap !== true && !/^[\d!]$/.test(String(text)),
      );
    expect(wrong(cutOff)).toEqual({});
  });

  it('labels every input, and says what is missing in required ones', () => {
    const nameless = (content: Content) =>
      objectsOf(content)
        .filter(({ type }) => String(type).startsWith('Input.'))
        .filter(
          ({ label, isRequired, errorMessage }) =>
            typeof label !== 'string' || (isRequired === true && typeof errorMessage !== 'string'),
        );
    expect(wrong(nameless)).toEqual({});
  });

  it('lets no empty required field block another button', () => {
    for (const { content } of scenes) {
      if (!objectsOf(content['body']).some(({ isRequired }) => isRequired === true)) continue;
      const blocked = actionsOf(content).filter(({ associatedInputs }) => associatedInputs !== 'none');
      expect(blocked.map(({ style }) => style)).toEqual(['positive']);
    }
  });

  it('leaves times to the reader’s own zone, in whole seconds', () => {
    const odd = /\{\{(?:DATE|TIME)\((?!\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ[,)])|(?<!\()\d{4}-\d\d-\d\dT/g;
    expect(wrong((content) => JSON.stringify(content).match(odd) ?? [])).toEqual({});
  });
});

describe('the call-back code', () => {
  it('is on its own card, big and spaced, and on no other', () => {
    expect(textsOf(sceneNamed('code').content)).toContain('482 913');
    const others = scenes.filter(({ name }) => name !== 'code');
    expect(wrong((content) => JSON.stringify(content).match(/482.?913/g) ?? [], others)).toEqual({});
  });

  it('is in neither notification nor fallback', () => {
    const { content, summary } = cards.render(sceneNamed('code').view);
    expect(`${String(content['fallbackText'])} ${summary}`).not.toMatch(/482.?913/);
  });
});

describe('nobody learns who is an administrator', () => {
  const request = (privilege: Extract<Finding, { check: 'privilege' }>['privilege']) => {
    const others = FINDINGS.filter(({ check }) => check !== 'privilege');
    const verification = verify([...others, { check: 'privilege', privilege }], TIERS);
    return { ...endedBy({ status: 'refused', reason: 'privileged' }), verification };
  };
  const people: People = new Map();
  const numbers: never[] = [];
  const views = (privilege: Parameters<typeof request>[0]): readonly View[] => [
    { card: 'requester', request: request(privilege), people, halted: false },
    {
      card: 'approver',
      request: request(privilege),
      people,
      numbers,
      numbersChanged: false,
      viewer: 'somebody',
      viewerIsKnown: true,
      halted: false,
    },
    {
      card: 'informed',
      request: request(privilege),
      people,
      viewer: 'somebody',
      halted: false,
      check: CHECK,
    },
    { card: 'follower', request: request(privilege), people, halted: false },
  ];

  it('a privileged, a deny-listed and an unknown account look the same to everybody, byte for byte', () => {
    const shown = (['privileged', 'deny_listed', 'unknown'] as const).map((privilege) =>
      JSON.stringify(views(privilege).map((view) => cards.render(view))),
    );
    expect(new Set(shown).size).toBe(1);
  });

  it('shows the general way, also for the only Global Administrator', () => {
    const text = saysOf('requester-refused-privileged');
    expect(text).toMatch(/Another administrator can help/);
    expect(text).toMatch(/Data Protection/);
    // The name of the role that may do it is no word about Alice.
    const rest = text.replace('Privileged Authentication Administrator', '');
    expect(rest).not.toMatch(/Alice Wong is|privileged|deny/i);
  });

  it('leads the only Global Administrator through Microsoft’s route to its end', () => {
    const text = saysOf('requester-refused-privileged');
    for (const words of [
      'https://support.microsoft.com/topic/customer-service-phone-numbers-',
      'I am the administrator · no other administrators · service request',
      'proof that you own tenant, domain or billing',
      'trial tenant',
      'Cancel the trial afterwards',
    ])
      expect(text).toContain(words);
  });

  it('names the ids of the error page where it was pasted, in the same place as without', () => {
    const [plain, told] = ['requester-refused-privileged', 'requester-refused-privileged-with-report'].map(
      (name) => objectsOf(sceneNamed(name).content).length,
    );
    expect(told).toBe(plain);
    expect(saysOf('requester-refused-privileged')).toContain('error code, request id, correlation id, time.');
    expect(saysOf('requester-refused-privileged-with-report')).toContain(
      'error code 500121, request id 2b8c9d0e-1111-4222-8333-444455556666, correlation id 7a6b5c4d-9999-4888-8777-666655554444',
    );
  });
});

const requestWith = (finding: Finding) => ({
  request: {
    ...AWAITING,
    verification: verify([...FINDINGS.filter(({ check }) => check !== finding.check), finding], TIERS),
  },
});

describe('the approver', () => {
  it('is asked for the code last', () => {
    const text = saysOf('approver-awaiting');
    const order = ['whom did you ask to help you', 'anyone else know your password', 'Which code did'];
    const places = order.map((words) => text.indexOf(words));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('reads whom “different people” means, and that it can’t be said of themself without an employee id', () => {
    expect(saysOf('approver-awaiting')).toMatch(/^Whether the one who asks and the locked-out colleague/m);
    expect(saysOf('approver-awaiting')).not.toContain('employee id for you');
    expect(saysOf('approver-awaiting-second')).toContain('the directory holds no employee id for you');
    const known = {
      ...sceneNamed('approver-awaiting').view,
      ...requestWith({ check: 'one_person', known: true }),
    } as View;
    expect(textsOf(cards.render(known).content).join('\n')).toContain(
      'The one who asks and the locked-out colleague are two different people.',
    );
  });

  it('is offered only numbers that may be called', () => {
    expect(saysOf('approver-awaiting')).toContain('+49 30 5550102');
    expect(saysOf('approver-awaiting')).not.toContain('5550152');
  });

  it.each([
    ['approver-awaiting', ['Approve', 'Deny', 'Deny', 'I have it', 'Hand over', 'Hand over']],
    ['approver-awaiting-held-oneself', ['Approve', 'Deny', 'Deny', 'Hand over', 'Hand over']],
    ['approver-awaiting-second', ['Deny', 'Deny', 'Hand over', 'Hand over']],
    ['approver-awaiting-barred', ['Deny', 'Deny', 'Hand over', 'Hand over']],
    ['approver-approved', ['Deny', 'Deny']],
    ['approver-resetting', []],
    ['approver-needs-hands-still_listed', ['Done by hand']],
    ['approver-reset', []],
    ['approver-denied-other', []],
    ['approver-reenrolled', []],
  ])('sees on %s the buttons %j', (name, titles) => {
    expect(titlesOf(name).toSorted()).toEqual(titles.toSorted());
  });

  it('can deny with a reason while the code field is empty', () => {
    const inputs = objectsOf(sceneNamed('approver-awaiting').content['body']).filter(
      ({ id }) => id === 'code',
    );
    expect(inputs).toHaveLength(1);
    expect(inputs[0]).not.toHaveProperty('isRequired');
    expect(inputs[0]).not.toHaveProperty('regex');
  });

  it.each(['approver-awaiting-code-shown', 'requester-awaiting-code-shown'])(
    'and the requester are told who was not asked, and why: %s',
    (name) => {
      expect(saysOf(name)).toContain('Dana Petrov can’t be reached by the bot.');
    },
  );

  it('is warned of a halt', () => {
    expect(saysOf('approver-awaiting-code-shown')).toMatch(/All resets are halted/);
  });
});

describe('the requester', () => {
  it.each([
    ['requester-draft-checking', ['Cancel request']],
    ['requester-awaiting', ['Show code', 'That fixed it', 'Cancel request']],
    ['requester-awaiting-code-shown', ['Show code', 'New code', 'That fixed it', 'Cancel request']],
    ['requester-resetting', []],
    ['requester-expired-silence', ['Ask again']],
    ['requester-cancelled', ['Ask again']],
    ['requester-failed-graph_unavailable', ['Ask again']],
    ['requester-failed-forbidden', ['Ask again']],
    ['requester-denied-other', []],
    [
      'self-help-lost_phone',
      ['That fixed it', 'Still locked out', 'Something else is wrong', 'Cancel request'],
    ],
    ['self-help-code-53003', ['That fixed it', 'Something else is wrong', 'Cancel request']],
    ['self-help-suspicious', ['Something else is wrong', 'Cancel request']],
    [
      'help',
      [
        'A colleague is locked out',
        "I'm locked out myself",
        'My requests',
        'Who is on call',
        'My recovery contacts',
      ],
    ],
  ])('sees on %s the buttons %j', (name, titles) => {
    expect(titlesOf(name)).toEqual(titles);
  });

  it('gets the next steps for the colleague after the reset', () => {
    expect(saysOf('requester-reset')).toMatch(/QR code that appears/);
    expect(saysOf('requester-reset')).toMatch(/second method/);
  });
});

it('a follower never reads the note of a denial', () => {
  expect(saysOf('requester-denied-other')).toContain('badge');
  expect(saysOf('follower-denied-other')).not.toContain('badge');
});

it.each(['informed-subject-awaiting', 'informed-manager-reset', 'informed-subject-reenrolled'])(
  'the concerned can object on %s',
  (name) => {
    expect(titlesOf(name)).toContain("This wasn't me");
  },
);
