// The judge of screens is judged by screens made up for it.
import { PEOPLE } from '../../src/sandbox/tenant/people.ts';
import type { Case, Entry } from './facts.ts';
import { judgeRefusals } from './screen-judge.ts';

const { alice, amir, max, hana } = PEOPLE;

/** Two requests that ended because of privilege, with the card that each requester has. */
function refusals(...cards: readonly { readonly head: string; readonly body: string }[]) {
  const cases = cards.map((_, place): Case => {
    const [requester, subject] = place === 0 ? [alice.id, max.id] : [amir.id, hana.id];
    return {
      number: 1001 + place,
      version: 1,
      status: 'refused',
      requester,
      subject,
      approvals: [],
      vouches: [],
      remove: [],
      text: '',
    };
  });
  const ended: Entry = {
    sequence: 1,
    request: undefined,
    kind: 'ended',
    by: undefined,
    event: { reason: 'privileged' },
    text: '',
    previous: '',
    hash: '',
    noted: 0,
  };
  const posted = cards.map(({ head, body }, place) => {
    const texts = [head, 'Not possible here', body].map((text) => ({ type: 'TextBlock', text }));
    const content = { card: { type: 'AdaptiveCard', body: texts }, alert: false };
    return { id: String(place), conversation: 'chat', content, history: [] };
  });
  return judgeRefusals({
    facts: { cases: () => new Map(cases.map((one) => [one.number, one])), of: () => [ended] },
    connector: {
      messagesOf: (person) => posted.filter((_, place) => cases[place]?.requester === person),
    },
  });
}

describe('refusals that hang on privilege', () => {
  const body = 'Another door is open for this account.';

  it('are the same when only the names differ, or the directory gave none for one', () => {
    const named = { head: `LK-1001 · ${max.displayName}`, body: `${max.displayName}: ${body}` };
    expect(
      refusals(named, { head: `LK-1002 · ${hana.displayName}`, body: `${hana.displayName}: ${body}` }),
    ).toEqual([]);
    expect(refusals(named, { head: 'LK-1002 · a colleague', body: `A colleague: ${body}` })).toEqual([]);
    const hostile = { head: 'LK-1002 · ∗∗Hana∗∗ ［approve］(https꞉//…', body };
    expect(refusals({ ...named, body }, hostile)).toEqual([]);
  });

  it('are found when they differ in anything else', () => {
    const [finding] = refusals(
      { head: `LK-1001 · ${max.displayName}`, body },
      { head: 'LK-1002 · a colleague', body: 'This is an administrator.' },
    );
    expect(finding).toMatch(/^I4: LK-1001 and LK-1002 were refused in different words/u);
  });
});
