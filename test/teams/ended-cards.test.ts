import { gallery } from '../../src/cli/card-gallery.ts';
import { NOW } from '../../src/cli/card-plans.ts';
import { CAST, CAST_PEOPLE } from '../../src/cli/card-cast.ts';
import { endedBy, REQUESTS } from '../../src/cli/card-endings.ts';
import { HELPDESK } from '../../src/cli/card-scene.ts';
import type { Ending, Request, RuledOut } from '../../src/domain/request.ts';
import { createCards } from '../../src/teams/cards.ts';
import type { View } from '../../src/workflow/view.ts';
import { textsOf } from '../support/card-content.ts';

const cards = createCards({ helpdesk: HELPDESK });
const scenes = new Map(gallery().map(({ name, view }) => [name, view] as const));
const saysOf = (name: string) => textsOf(cards.render(scenes.get(name)!).content).join('\n');
const says = (view: View) => textsOf(cards.render(view).content).join('\n');
const toRequester = (request: Request) =>
  says({ card: 'requester', request, people: CAST_PEOPLE, halted: false });

describe('a run that removed nothing', () => {
  it('says so, and what to do, with the permission for the approver alone', () => {
    expect(saysOf('approver-failed-forbidden')).toContain('UserAuthMethod-Phone.ReadWrite.All');
    expect(saysOf('requester-failed-forbidden')).toContain('Nothing was removed.');
    expect(saysOf('requester-failed-forbidden')).not.toContain('UserAuthMethod');
  });

  it('owns up to a default that it changed', () => {
    const changed = 'Nothing was removed, but which second step is asked for first was changed.';
    expect(saysOf('requester-failed-after-changed-default')).toContain(changed);
    expect(saysOf('approver-failed-after-changed-default')).toContain(
      '✔ Done: default changed to Phone (office)',
    );
    expect(saysOf('requester-failed-graph_unavailable')).not.toContain('asked for first');
  });

  it('does not claim a change that nobody confirmed', () => {
    const known = REQUESTS.get('failed-after-changed-default')!;
    const progress = {
      removals: [],
      defaultChange: { tries: 4, step: { state: 'asked', at: NOW } },
    } as const;
    const request = { ...known, progress } as Request;
    expect(says({ card: 'requester', request, people: CAST_PEOPLE, halted: false })).toContain(
      'may have been changed',
    );
  });
});

describe('a default that an earlier run changed', () => {
  const by = CAST.amir.id;
  const endings: readonly Ending[] = [
    { status: 'solved', by },
    { status: 'cancelled', by },
    { status: 'denied', by, reason: 'not_asked' },
    { status: 'frozen', by, removed: false },
    ...(['silence', 'approval_stale', 'graph_unavailable', 'rights_unreadable'] as const).map(
      (reason): Ending => ({ status: 'expired', reason }),
    ),
    ...(['privileged', 'deleted', 'wrong_codes', 'not_asked', 'default_cannot_go'] as const).map(
      (reason): Ending => ({ status: 'refused', reason }),
    ),
    { status: 'failed', why: 'standing_changed' },
  ];

  it.each(endings)('is owned up to in the end: %j', (ending) => {
    const text = toRequester({ ...endedBy(ending), defaultChanged: true });
    expect(text).toContain('Nothing was removed, but which second step is asked for first was changed.');
    expect(text).not.toMatch(/Nothing was (?:changed|removed)\.|touched nothing/);
    expect(toRequester(endedBy(ending))).not.toContain('asked for first');
  });

  it('was not changed where Microsoft turned that down', () => {
    expect(saysOf('requester-failed-default-refused-to-change')).not.toContain('asked for first');
    expect(saysOf('approver-failed-default-refused-to-change')).toContain('refused to change the default');
  });
});

describe('a stop by “This wasn’t me”', () => {
  it('while a call was unanswered claims neither that it was done nor that it wasn’t', () => {
    expect(saysOf('requester-frozen-unanswered')).toContain('may have been removed');
    expect(saysOf('requester-frozen-unanswered')).not.toMatch(/Nothing (?:was|had)/);
  });

  it('before anything says so', () => {
    expect(saysOf('requester-frozen')).toContain('Nothing was removed.');
    expect(saysOf('requester-frozen-late')).toContain('By then 3 of 3 old sign-in methods had been removed.');
  });
});

describe('what only hands can do', () => {
  const reasons: readonly RuledOut[] = ['nothing_to_remove', 'default_cannot_go', 'unknown_method'];

  it('reads the same to everybody but approvers, or it would tell whether there is a second step', () => {
    for (const card of ['requester', 'follower', 'informed-subject', 'informed-manager'])
      expect(new Set(reasons.map((reason) => saysOf(`${card}-refused-${reason}`))).size).toBe(1);
    const text = saysOf('requester-refused-nothing_to_remove');
    expect(text).toContain('This one has to be done by hand');
    expect(text).toMatch(/Nothing was removed.*number of this request/s);
    expect(text).toContain('try another way to sign in');
  });

  it.each([
    ['nothing_to_remove', /no sign-in method that this bot removes/],
    ['default_cannot_go', /keeps a default while others stay.*Require re-register/s],
    ['unknown_method', /a sign-in method that the bot doesn’t know/],
  ] as const)('tells an approver more: %s', (reason, words) => {
    expect(saysOf(`approver-refused-${reason}`)).toMatch(words);
  });
});

describe('a check that could not be made in time', () => {
  it('ends with what could not be read and what to do', () => {
    const text = saysOf('requester-expired-rights_unreadable');
    expect(text).toContain('What this account may do could not be read');
    expect(text).not.toMatch(/doctor|permission|administrat/);
  });

  it('sends the approver to where the permission is named', () => {
    expect(saysOf('approver-expired-rights_unreadable')).toMatch(
      /log and “latchkey doctor” name the permission/,
    );
  });
});
