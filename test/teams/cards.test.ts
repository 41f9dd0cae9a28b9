import { cardAction } from '../../src/teams/card-action.ts';
import type { CardName } from '../../src/workflow/view.ts';
import { actionsOf, objectsOf, problemsOf, textsOf } from '../support/card-content.ts';
import { cards, saysOf, sceneNamed, scenes, titlesOf } from './card-scenes.ts';

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

  it('lets no empty required field block another button', () => {
    for (const { content } of scenes) {
      if (!objectsOf(content['body']).some(({ isRequired }) => isRequired === true)) continue;
      const sending = actionsOf(content).filter(({ type }) => type !== 'Action.ShowCard');
      const blocked = sending.filter(({ associatedInputs }) => associatedInputs !== 'none');
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
