import { actionsOf, objectsOf } from '../support/card-content.ts';
import { saysOf, scenes, titlesOf } from './card-scenes.ts';

describe('the requester', () => {
  it.each([
    ['requester-draft-checking', ['Cancel request', 'Cancel request']],
    ['requester-awaiting', ['Show code', 'That fixed it', 'Cancel request', 'Cancel request']],
    [
      'requester-awaiting-code-shown',
      ['Show code', 'New code', 'That fixed it', 'Cancel request', 'Cancel request'],
    ],
    ['requester-resetting', []],
    ['requester-expired-silence', ['Ask again']],
    ['requester-cancelled', ['Ask again']],
    ['requester-failed-graph_unavailable', ['Ask again']],
    ['requester-failed-forbidden', ['Ask again']],
    ['requester-denied-other', []],
    [
      'self-help-lost_phone',
      [
        'That fixed it',
        'Still locked out',
        'That happened',
        'Something else is wrong',
        'Cancel request',
        'Cancel request',
      ],
    ],
    [
      'self-help-code-53003',
      ['That fixed it', 'Something else is wrong', 'Cancel request', 'Cancel request'],
    ],
    ['self-help-suspicious', ['Something else is wrong', 'Cancel request', 'Cancel request']],
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

describe('cancelling', () => {
  const cancels = (content: unknown) =>
    actionsOf(content).filter(({ type, verb }) => type === 'Action.Execute' && verb === 'cancel');
  const withCancel = scenes.filter(({ content }) => cancels(content).length > 0);

  it('asks once more on every card that offers it, and says what it means', () => {
    expect(withCancel.map(({ view }) => view.card)).toEqual(
      expect.arrayContaining(['who', 'choose_person', 'person_problem', 'symptom', 'self_help', 'requester']),
    );
    for (const { content } of withCancel) {
      const asking = objectsOf(content['actions']).filter(
        ({ type, title }) => type === 'Action.ShowCard' && title === 'Cancel request',
      );
      expect(asking).toHaveLength(1);
      expect(cancels(asking)).toMatchObject([{ style: 'destructive', associatedInputs: 'none' }]);
      expect(cancels(content)).toHaveLength(1);
      expect(objectsOf(asking).map(({ text }) => text)).toContain(
        'This ends the request, and your colleague stays locked out.',
      );
    }
  });
});
