// What people read while all resets are halted: who hears by whom, and who hears only that.
import { CAST } from '../../src/cli/card-cast.ts';
import { NOW } from '../../src/cli/card-plans.ts';
import { textsOf } from '../support/card-content.ts';
import { cards, saysOf, sceneNamed } from './card-scenes.ts';

describe('a halt', () => {
  const LIVE = ['verifying-unreachable-halted', 'awaiting-code-shown', 'resetting-halted'];
  it.each(
    LIVE.flatMap((name) => [`follower-${name}`, `informed-subject-${name}`, `informed-manager-${name}`]),
  )('is said on %s', (name) => {
    expect(saysOf(name)).toContain('Resets are stopped for now, for everybody.');
  });

  const HALTED = [
    'approver-verifying-unreachable-halted',
    'approver-awaiting-code-shown',
    'approver-approved-halted',
    'approver-resetting-halted',
  ];
  it.each(HALTED)('is said with who, since when and why on %s', (name) => {
    expect(saysOf(name)).toContain(
      'All resets are halted by Dana Petrov since {{DATE(2026-11-23T09:30:00Z,SHORT)}} {{TIME(2026-11-23T09:30:00Z)}}: “somebody phones as the helpdesk”. Nothing is removed, even after an approval, until two approvers have written “resume”.',
    );
  });

  it('tells approvers what was written as text only, and leaves out what was not written', () => {
    const view = sceneNamed('approver-awaiting-code-shown').view;
    const halt = { kind: 'halt', by: CAST.dana.id, since: NOW } as const;
    const saysWith = (more: object) => textsOf(cards.render({ ...view, ...more }).content).join('\n');
    expect(saysWith({ halt: { ...halt, reason: '[now](http://evil.example) **all**' } })).not.toMatch(
      /evil\.example|\]\(|\*\*/,
    );
    expect(saysWith({ halt })).toMatch(/halted by Dana Petrov since \S+ \S+\. Nothing is removed/);
  });

  it('is told to nobody else with a name or a reason', () => {
    for (const name of LIVE.flatMap((one) => [
      `requester-${one}`,
      `follower-${one}`,
      `informed-subject-${one}`,
    ]))
      expect(saysOf(name)).not.toContain('phones as the helpdesk');
  });

  it('is said once to the requester', () => {
    expect(saysOf('requester-awaiting-code-shown')).toContain('Resets are stopped for now, for everybody.');
    expect(saysOf('requester-resetting-halted')).toContain('Resets were stopped for now.');
    expect(saysOf('requester-resetting-halted')).not.toContain('for everybody');
  });
});
