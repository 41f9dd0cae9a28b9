// What cards may say and what not: no intention as a fact, no advice without a call, nobody sent to themselves.
import { gallery } from '../../src/cli/card-gallery.ts';
import { NOW } from '../../src/cli/card-plans.ts';
import { CAST, CAST_PEOPLE } from '../../src/cli/card-cast.ts';
import { endedBy } from '../../src/cli/card-endings.ts';
import { HELPDESK } from '../../src/cli/card-scene.ts';
import { createCards } from '../../src/teams/cards.ts';
import { withViewer } from '../../src/teams/card-data/notices.ts';
import type { View } from '../../src/workflow/view.ts';
import { objectsOf, textsOf } from '../support/card-content.ts';

const cards = createCards({ helpdesk: HELPDESK, language: 'en' });
const scenes = new Map(gallery().map(({ name, view }) => [name, view] as const));
const contentOf = (name: string) => cards.render(scenes.get(name)!).content;
const saysOf = (name: string) => textsOf(contentOf(name)).join('\n');
const says = (view: View) => textsOf(cards.render(view).content).join('\n');

describe('what was chosen', () => {
  it('is an intention before the run', () => {
    expect(saysOf('approver-approved')).toContain('To be removed: everything listed.');
    const all = [...scenes.keys()].map(saysOf).join('\n');
    expect(all).not.toMatch(/Signed out everywhere afterwards|^Everything listed\.$/m);
  });

  it.each([
    'approver-reset-choices',
    'approver-needs-hands-default_refused',
    'approver-failed-default_not_changed',
  ])('is left to the steps once there are some: %s', (name) => {
    expect(saysOf(name)).not.toMatch(/everything listed|default is changed to|Then: sign them out/);
    expect(saysOf(name)).toContain('Step by step');
  });
});

describe('the helpdesk', () => {
  it('is never told to call itself', () => {
    const approvers = [...scenes].filter(([, view]) => view.card === 'approver');
    const told = approvers.filter(([, view]) => says(view).includes(HELPDESK.name));
    expect(told.map(([name]) => name)).toEqual([]);
  });

  it.each(['approver-expired-silence', 'approver-cancelled', 'approver-failed-graph_unavailable'])(
    'reads on %s who can ask again',
    (name) => {
      expect(saysOf(name)).toContain('Rita Moreno can press “Ask again”.');
    },
  );

  it.each(['approver-refused-deleted', 'approver-denied-other'])(
    'reads on %s nothing of asking again',
    (name) => {
      expect(saysOf(name)).not.toContain('Ask again');
    },
  );

  it.each(['unknown_method', 'default_cannot_go', 'nothing_to_remove'])(
    'calls the colleague before it does by hand what nobody approved: %s',
    (reason) => {
      const text = saysOf(`approver-refused-${reason}`);
      expect(text).toContain('Do this by hand\n1\nNobody has phoned them yet. Call them on a number on file');
    },
  );

  it.each([
    ['approver-refused-privileged', 'Nobody has phoned them yet.'],
    ['approver-refused-sign_in_declined', 'Nothing by hand before the security team has looked at it.'],
  ])('is warned on %s of helping an unverified request', (name, words) => {
    expect(saysOf(name)).toContain(words);
  });

  it('is told of a call before a declined prompt is put down to a slip', () => {
    const text = saysOf('alarm-sign_in_declined');
    expect(text.indexOf('on a number on file before anything is changed')).toBeGreaterThan(0);
    expect(text.indexOf('on a number on file')).toBeLessThan(text.indexOf('slip of the finger'));
  });
});

describe('a stop by “This wasn’t me”', () => {
  it('after a reset says how much was removed and what to do, in order', () => {
    const text = saysOf('approver-frozen-late');
    expect(text).toContain('By then 3 of 3 old sign-in methods had been removed.');
    const order = [
      'Block the sign-in',
      'Look which methods are new',
      'Change the password',
      'resume LK-1042',
    ];
    const places = order.map((words) => text.lastIndexOf(words));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('counts what nobody answered for apart', () => {
    const removals = [
      { id: 'one', removal: { state: 'gone', at: NOW, byUs: true }, tries: 1 },
      { id: 'two', removal: { state: 'unanswered', at: NOW }, tries: 1 },
      { id: 'three', removal: { state: 'waiting' }, tries: 0 },
    ] as const;
    const request = {
      ...endedBy({ status: 'frozen', by: CAST.max.id, removed: true }),
      progress: { removals },
    };
    expect(says({ card: 'requester', request, people: CAST_PEOPLE, halted: false })).toContain(
      'By then 1 of 3 old sign-in methods had been removed. Of 1 more that isn’t known.',
    );
  });

  it('tells approvers, and no requester, how it is lifted', () => {
    expect(saysOf('approver-frozen')).toContain('resume LK-1042');
    expect(saysOf('alarm-not_me')).toContain('resume LK-1042');
    expect(saysOf('requester-frozen')).not.toContain('resume LK');
  });
});

describe('an end that asking again would not change yet', () => {
  it('sends the requester to the helpdesk with the number', () => {
    expect(saysOf('requester-failed-forbidden')).toMatch(
      /Asking again helps once that is mended\..*number of this request/,
    );
  });
});

describe('wrong codes', () => {
  it.each(['requester-denied-wrong_codes', 'requester-refused-wrong_codes'])(
    'on %s: stopped, security told, the colleague still locked out',
    (name) => {
      const text = saysOf(name);
      expect(text).toContain('security contacts have been told');
      expect(text).toContain('Alice Wong is still locked out.');
      expect(text).toContain('\nStopped\n');
      expect(text).not.toContain('Not possible here');
    },
  );
});

describe('a denial', () => {
  it('names who added the note and who can sign in another way, and claims no other reason', () => {
    expect(saysOf('requester-denied-other')).toContain('Amir Haddad added: “');
    expect(saysOf('requester-denied-other')).not.toContain('another reason');
    expect(saysOf('requester-denied-another_way')).toContain('Alice Wong can sign in another way');
  });
});

describe('a halt', () => {
  const halt = scenes.get('brake-halt')!;
  it('is the halter’s own', () => {
    if (halt.card !== 'brake') throw new TypeError(halt.card);
    const nobody = { ...halt, people: new Map() };
    expect(says(withViewer(nobody, CAST.dana.id))).toContain('You stopped all resets on');
    expect(says(withViewer(nobody, CAST.amir.id))).toContain('A colleague stopped all resets on');
    expect(says(halt)).toContain('Dana Petrov stopped all resets on');
  });
});

describe('what few need is folded', () => {
  it.each([
    ['approver-awaiting', 'Show the checks', 'Active account of this company'],
    ['approver-reset', 'Details', 'Microsoft Authenticator “iPhone 15”: 6f1c'],
    ['approver-needs-hands-forbidden', 'Details', '6f1c'],
    ['approver-failed-forbidden', 'Details', '6f1c'],
  ])('on %s behind “%s”', (name, title, hidden) => {
    const objects = objectsOf(contentOf(name));
    const toggle = objects.find(({ type }) => type === 'Action.ToggleVisibility');
    const fold = objects.find(({ isVisible }) => isVisible === false);
    expect(toggle).toMatchObject({ title, targetElements: [fold?.['id']] });
    expect(fold?.['text']).toContain(hidden);
  });

  it('but never a check that failed or could not be made', () => {
    const shown = objectsOf(contentOf('approver-awaiting')).filter(({ isVisible }) => isVisible !== false);
    const text = shown.map(({ text: line, value }) => line ?? value).join('\n');
    expect(text).toContain('11 of 12 checks passed');
    expect(text).toContain('Whether the one who asks and the locked-out colleague are one person');
  });
});

it('no clause goes on with a capital after a colon: whom to call is part of the sentence', () => {
  const all = [...scenes.keys()].map(saysOf).join('\n');
  expect(all).not.toMatch(/(?:If|Or) [^.]*: Call/);
});

it('a deactivated token is not called removed', () => {
  expect(saysOf('approver-reset-choices')).toContain('5 of 5 done');
  expect(saysOf('approver-reset')).toContain('3 of 3 methods removed');
});
