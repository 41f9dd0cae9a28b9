// What the sign-in log says, for approvers; and the refusals that come of it, for everybody.
import { NOW } from '../../src/cli/card-plans.ts';
import { CAST, CAST_PEOPLE } from '../../src/cli/card-cast.ts';
import { endedBy } from '../../src/cli/card-endings.ts';
import { AWAITING, FINDINGS, TIERS } from '../../src/cli/card-requests.ts';
import { CHECK } from '../../src/cli/card-scene.ts';
import type { SignInFinding } from '../../src/domain/sign-in-evidence.ts';
import { verify } from '../../src/domain/verification.ts';
import { visibleText } from '../../src/sandbox/connector/card-reading.ts';
import { approverOf, cards, says, saysOf } from './card-scenes.ts';

describe('the sign-in log on the approver’s card', () => {
  const viewOf = (found: SignInFinding) =>
    approverOf({
      ...AWAITING,
      verification: verify(
        [...FINDINGS.filter(({ check }) => check !== 'sign_ins'), { check: 'sign_ins', found }],
        TIERS,
      ),
    });
  const withLog = (found: SignInFinding) => says(viewOf(found));

  it('fits, and is never a proof', () => {
    const text = withLog({ kind: 'fits', at: NOW });
    expect(text).toMatch(/Fits: .* which an attacker with the password can bring about too/);
    expect(text).not.toMatch(/· .*second step was not completed/);
  });

  it('is folded while it only fits, and shown where it asks for more', () => {
    const visible = (found: SignInFinding) => visibleText(cards.render(viewOf(found)).content);
    expect(visible({ kind: 'fits', at: NOW })).not.toContain('Fits:');
    expect(visible({ kind: 'fits', at: NOW, likely: 'no_answer' })).not.toContain('Fits:');
    expect(visible({ kind: 'fits', at: NOW, likely: 'blocked' })).toContain('Security has to look before');
    expect(visible({ kind: 'fits', at: NOW, likely: 'wrong_code' })).toContain('another way may do');
    expect(visible({ kind: 'signed_in', at: NOW })).toContain('Failed: they signed in on');
    expect(visible({ kind: 'nothing' })).toContain('The sign-in log shows nothing');
  });

  it.each<[SignInFinding, RegExp]>([
    [{ kind: 'signed_in', at: NOW }, /Failed: they signed in on .* doesn’t fit a lockout/],
    [{ kind: 'risky', at: NOW }, /Failed: on .* Microsoft saw a risk/],
    [
      { kind: 'other_error', at: NOW, code: '50126' },
      /^The last sign-in that failed.* error 50126\. A reset may not mend that/m,
    ],
    [{ kind: 'nothing' }, /^The sign-in log shows nothing.* It can be minutes late/m],
    [{ kind: 'unreadable', why: 'no_licence' }, /^What the sign-in log says: it needs Entra ID P1/m],
    [
      { kind: 'unreadable', why: 'not_granted' },
      /^What the sign-in log says: the bot isn’t allowed to read it/m,
    ],
    [{ kind: 'unreadable', why: 'no_answer' }, /^What the sign-in log says: .* didn’t answer/m],
  ])('%j', (found, words) => {
    expect(withLog(found)).toMatch(words);
  });

  it('names an account whose password is changed elsewhere', () => {
    expect(saysOf('approver-awaiting-unclear-default')).toContain('changed in the company’s own directory');
  });
});

describe('refusals that security hears of', () => {
  const shown = (reason: 'sign_in_declined' | 'fraud_reported') =>
    (['requester', 'follower', 'informed'] as const).map((card) =>
      says({
        card,
        request: endedBy({ status: 'refused', reason }),
        people: CAST_PEOPLE,
        viewer: CAST.alice.id,
        halted: false,
        check: CHECK,
      }),
    );

  it('read the same for the one who asked, whatever the log says', () => {
    expect(shown('sign_in_declined')).toEqual(shown('fraud_reported'));
    expect(shown('fraud_reported')[0]).toMatch(/call the helpdesk now.*password changed/);
    expect(shown('fraud_reported')[0]).toContain('blocked until an admin unblocks them');
  });

  it('tell security which of the two it was, and how to unblock', () => {
    expect(saysOf('alarm-sign_in_declined')).toContain('A sign-in prompt was declined: Alice Wong');
    expect(saysOf('alarm-fraud_reported')).toContain('A sign-in was reported as fraud: Alice Wong');
    expect(saysOf('alarm-fraud_reported')).toContain('Block/unblock users');
  });
});
