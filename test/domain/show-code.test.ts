import { decide } from '../../src/domain/decide.ts';
import type { AwaitingApproval } from '../../src/domain/request.ts';
import { awaiting, movedTo, NOW, policy } from './requests.ts';

describe('the code in the requester’s chat', () => {
  it('counts as seen from the first look', () => {
    const unseen: AwaitingApproval = { ...awaiting, code: { issue: 1, issuedAt: NOW } };
    const show = { kind: 'show_code', by: 'rita' } as const;
    const seen = movedTo('awaiting_approval', decide(unseen, show, NOW, policy));
    expect(seen.code.shownAt).toBe(NOW);
    const again = movedTo('awaiting_approval', decide(seen, show, '2026-11-22T10:05:00.000Z', policy));
    expect(again.code.shownAt).toBe(NOW);
  });

  it('a new one ends the old one', () => {
    const next = movedTo(
      'awaiting_approval',
      decide(awaiting, { kind: 'new_code', by: 'rita' }, NOW, policy),
    );
    expect(next.code).toEqual({ issue: 2, issuedAt: NOW, shownAt: NOW });
  });

  it.each([
    ['2026-11-22T10:00:09.999Z', 'quiet'],
    ['2026-11-22T10:00:10.000Z', 'moved'],
  ])('asked for again at %s is %s: Teams delivers a click up to five times', (at, kind) => {
    const ask = { kind: 'new_code', by: 'rita' } as const;
    const next = movedTo('awaiting_approval', decide(awaiting, ask, NOW, policy));
    expect(decide(next, ask, at, policy).kind).toBe(kind);
    const other = { ...awaiting, code: { issue: 2, issuedAt: NOW, shownAt: at } };
    expect(decide(other, ask, at, policy).kind).toBe('moved');
  });

  it.each(['show_code', 'new_code'] as const)('is nobody else’s: %s', (kind) => {
    for (const by of ['fred', 'alice', 'amir']) {
      expect(decide(awaiting, { kind, by }, NOW, policy)).toMatchObject({
        refusal: { reason: 'not_requester' },
      });
    }
  });

  it.each(['show_code', 'new_code'] as const)('is none where nobody phones the subject: %s', (kind) => {
    const { verification } = awaiting;
    const needs = { callback: false, vouch: true, approvals: 2 };
    const byWord: AwaitingApproval = { ...awaiting, verification: { ...verification, needs } };
    expect(decide(byWord, { kind, by: 'rita' }, NOW, policy)).toEqual({
      kind: 'refused',
      refusal: { reason: 'code_not_needed' },
    });
  });
});
