// What the checks found, in the words of the approver’s card.
import { CAST_PEOPLE } from '../../src/cli/card-cast.ts';
import { FINDINGS, TIERS, VERIFYING } from '../../src/cli/card-requests.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { verify } from '../../src/domain/verification.ts';
import type { View } from '../../src/workflow/view.ts';
import { textsOf } from '../support/card-content.ts';
import { cards, sceneNamed } from './card-scenes.ts';

const withFinding = (finding: Finding) => {
  const others = FINDINGS.filter(({ check }) => check !== finding.check);
  const { view } = sceneNamed('approver-verifying');
  const request = { ...VERIFYING, verification: verify([...others, finding], TIERS) };
  return textsOf(cards.render({ ...view, request, people: CAST_PEOPLE } as View).content).join('\n');
};
const record = { check: 'requester_record', requests: 1, most: 3, age: 'old_enough' } as const;

describe('what was found, as approvers read it', () => {
  it.each<[Finding, RegExp]>([
    [
      {
        check: 'recent_changes',
        found: {
          kind: 'changed',
          changes: [
            { field: 'phone', at: '2026-11-20T08:00:00.000Z' },
            { field: 'phone', at: '2026-11-12T08:00:00.000Z' },
            { field: 'manager', at: '2026-11-21T08:00:00.000Z' },
          ],
        },
      },
      /Failed: changed lately: a number on file \(\{\{DATE\(2026-11-20T08:00:00Z,SHORT\)\}\}\) and the manager \(/,
    ],
    [
      { check: 'recent_changes', found: { kind: 'none' } },
      /Phone number, manager and sign-in name weren’t changed lately/,
    ],
    [
      { check: 'recent_changes', found: { kind: 'unreadable', why: 'no_licence' } },
      /^Whether phone number, manager or sign-in name were changed lately: .* Entra ID P1/m,
    ],
    [
      { check: 'recent_changes', found: { kind: 'unreadable', why: 'not_granted' } },
      /^Whether .* changed lately: the bot isn’t allowed to read that log/m,
    ],
    [
      { check: 'recent_changes', found: { kind: 'unreadable', why: 'no_answer' } },
      /^Whether .* changed lately: Microsoft’s service didn’t answer/m,
    ],
    [
      { ...record, requests: 5, resetLately: true, objections: 1 },
      /Failed: the one who asks made 5 requests within a day \(usual: 3\)\. The one who asks was reset lately\. The one who asks made 1 request nobody had asked for\./,
    ],
    [
      { ...record, age: 'new_account', resetLately: false, objections: 0 },
      /Failed: the one who asks has a new account\./,
    ],
    [
      { ...record, age: 'unknown', resetLately: false, objections: 0 },
      /^How old the account of the one who asks is; the directory doesn’t say\./m,
    ],
    [
      { check: 'helpdesk_load', resets: 14, most: 10 },
      /Failed: 14 resets by this helpdesk within an hour \(usual: 10\)/,
    ],
    [
      { check: 'turned_down_before', requests: 2 },
      /Failed: 2 requests for them were turned down, called into doubt or given a wrong code before\./,
    ],
  ])('%j', (finding, words) => {
    expect(withFinding(finding)).toMatch(words);
  });
});
