import { saysOf, titlesOf } from './card-scenes.ts';

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
      ['That fixed it', 'Still locked out', 'That happened', 'Something else is wrong', 'Cancel request'],
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
