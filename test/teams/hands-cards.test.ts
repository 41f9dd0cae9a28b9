import { gallery } from '../../src/cli/card-gallery.ts';
import { ALL_AND_KEY, leftBy } from '../../src/cli/card-plans.ts';
import { HELPDESK } from '../../src/cli/card-scene.ts';
import type { Request, Unfinished } from '../../src/domain/request.ts';
import type { ResetPlan } from '../../src/domain/reset-plan.ts';
import { createCards } from '../../src/teams/cards.ts';
import type { View } from '../../src/workflow/view.ts';
import { textsOf } from '../support/card-content.ts';

const cards = createCards({ helpdesk: HELPDESK });
const scenes = new Map(gallery().map(({ name, view }) => [name, view] as const));
const saysOf = (name: string) => textsOf(cards.render(scenes.get(name)!).content).join('\n');
const says = (view: View) => textsOf(cards.render(view).content).join('\n');

function stillListed() {
  const view = scenes.get('approver-needs-hands-still_listed')!;
  if (view.card !== 'approver' || view.request.status !== 'needs_hands') throw new TypeError(view.card);
  return { view, plan: view.request.plan };
}

describe('what is left for hands', () => {
  it.each<[Unfinished, readonly RegExp[]]>([
    ['still_listed', [/Look again first/, /delete what is listed above, the default last/]],
    [
      'default_refused',
      [/beside “Default sign-in method”, choose one that stays/, /OATH tokens: find it by/],
    ],
    ['forbidden', [/lacks the permission UserAuthMethod-Phone\.ReadWrite\.All/, /Grant it for next time/]],
    ['changed_meanwhile', [/Look which methods are new, and call Alice Wong/]],
    ['graph_unavailable', [/didn’t answer/, /delete what is listed above/]],
    ['refused_by_graph', [/refused a removal/, /delete what is listed above/]],
    ['sessions_not_revoked', [/signing out is left/, /Users, Alice Wong, “Revoke sessions”/]],
    ['account_gone', [/The account of Alice Wong is gone/, /Deleted users, Alice Wong, “Restore user”/]],
    ['rights_unreadable', [/Assigned roles.* Privileged Authentication Administrator/]],
    ['standing_changed', [/the account, its rights, or who may approve\. Look at the account/]],
    [
      'default_not_changed',
      [/refused to change the default/, /“Default sign-in method”, choose Phone \(office\)/],
    ],
    ['approval_stale', [/had become too old/]],
  ])('%s: the approver reads why and where to click', (why, words) => {
    for (const text of words) expect(saysOf(`approver-needs-hands-${why}`)).toMatch(text);
    expect(saysOf(`approver-needs-hands-${why}`)).toContain('Press “Done by hand”');
  });

  it('does not name the portal’s button where it would remove what is to stay', () => {
    expect(saysOf('approver-needs-hands-still_listed')).toContain('Require re-register');
    expect(saysOf('approver-needs-hands-default_refused')).not.toContain('Require re-register');
    expect(saysOf('approver-needs-hands-changed_meanwhile')).not.toContain('Require re-register');
  });

  it('the requester hears that a person finishes it, and nothing of permissions', () => {
    const text = saysOf('requester-needs-hands-forbidden');
    expect(text).toContain('An admin has to finish this by hand');
    expect(text).not.toMatch(/permission|UserAuth/i);
    expect(saysOf('requester-needs-hands-rights_unreadable')).not.toMatch(/administrat|rights/i);
  });

  it('the requester leads on to the set-up where only the sessions are open', () => {
    expect(saysOf('requester-needs-hands-sessions_not_revoked')).toContain('Read this out to them now');
  });

  it('begins with the default wherever its change is still to be made', () => {
    const { view } = stillListed();
    const { progress, left } = leftBy('default_not_changed');
    const request = { ...view.request, why: 'forbidden', plan: ALL_AND_KEY, progress, left } as Request;
    expect(says({ ...view, request })).toContain(
      'beside “Default sign-in method”, choose Phone (office); then delete what is listed above, the default last.',
    );
  });

  it('does not name the button where it would remove what nobody could see', () => {
    const { view, plan } = stillListed();
    const unseenOf = (unseen: ResetPlan['unseen']) =>
      says({ ...view, request: { ...view.request, plan: { ...plan, unseen } } as Request });
    expect(unseenOf(['fido2', 'hardwareOath'])).toContain('Require re-register');
    for (const kind of ['phone', 'microsoftAuthenticator', 'softwareOath'] as const)
      expect(unseenOf([kind])).not.toContain('Require re-register');
  });

  it('names the permission that signing out lacks, for the approver alone', () => {
    expect(saysOf('approver-needs-hands-sessions-forbidden')).toMatch(
      /lacks the permission User\.RevokeSessions\.All.*doctor/,
    );
    expect(saysOf('requester-needs-hands-sessions-forbidden')).not.toContain('RevokeSessions');
  });

  it('is nothing where the account is gone, for nobody', () => {
    expect(saysOf('approver-needs-hands-account_gone')).not.toMatch(
      /Still there|needs your hands|Do this by hand/,
    );
    expect(saysOf('follower-needs-hands-account_gone')).not.toContain('finishes the reset');
    expect(saysOf('informed-manager-needs-hands-account_gone')).not.toContain('is being reset');
  });

  it('tells the requester of a change nothing but that something changed', () => {
    const text = saysOf('requester-needs-hands-standing_changed');
    expect(text).toContain('Something changed meanwhile, so the bot stopped.');
    expect(text).not.toMatch(/right|role|administrat|may approve|the account/i);
    expect(saysOf('requester-failed-standing_changed')).not.toMatch(/right|role|administrat|may approve/i);
  });
});
