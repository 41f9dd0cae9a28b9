import { decide } from '../../src/domain/decide.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { Request } from '../../src/domain/request.ts';
import { deny, reasonOf } from './deciding.ts';
import {
  approved,
  awaiting,
  facts,
  moved,
  movedTo,
  needsHands,
  NOW,
  policy,
  removing,
  resetDone,
  resetting,
  verifying,
} from './requests.ts';

describe('denying', () => {
  it.each(['not_asked', 'password_known'] as const)('because of “%s” alarms security', (reason) => {
    const outcome = decide(awaiting, { kind: 'deny', by: 'amir', facts: facts(), reason }, NOW, policy);
    expect(moved(outcome).events).toEqual([
      { kind: 'alarm_raised', by: 'amir', because: reason },
      { kind: 'ended', status: 'denied', by: 'amir', reason },
    ]);
  });

  it.each([resetting, removing, needsHands, resetDone])(
    'too late ($status) still alarms security',
    (request) => {
      const late = { kind: 'deny', by: 'dana', facts: facts(), reason: 'not_asked' } as const;
      const outcome = moved(decide(request, late, NOW, policy));
      expect(outcome.request).toEqual({ ...request, lateDenials: [{ by: 'dana', reason: 'not_asked' }] });
      expect(outcome.events).toEqual([{ kind: 'alarm_raised', by: 'dana', because: 'not_asked_late' }]);
      expect(outcome.refusal).toMatchObject({ reason: 'decided' });
      expect(reasonOf(decide(request, { ...late, reason: 'other' }, NOW, policy))).toBe('decided');
    },
  );

  it('too late alarms once for each approver and reason, however often the click is delivered', () => {
    const late = { kind: 'deny', by: 'dana', facts: facts(), reason: 'not_asked' } as const;
    const once = moved(decide(removing, late, NOW, policy)).request;
    expect(decide(once, late, NOW, policy)).toMatchObject({
      kind: 'refused',
      refusal: { reason: 'decided' },
    });
    const known = moved(decide(once, { ...late, reason: 'password_known' }, NOW, policy));
    expect(known.events).toEqual([{ kind: 'alarm_raised', by: 'dana', because: 'password_known_late' }]);
    expect(moved(decide(once, { ...late, by: 'amir' }, NOW, policy)).events).toHaveLength(1);
  });

  it('keeps the note for the cards and out of the record', () => {
    const note = 'Called back, nobody knew of it.';
    const command = { kind: 'deny', by: 'amir', facts: facts(), reason: 'other', note } as const;
    const outcome = decide(awaiting, command, NOW, policy);
    expect(movedTo('denied', outcome).ending).toMatchObject({ note });
    expect(JSON.stringify(moved(outcome).events)).not.toContain(note);
  });
});

describe('a password that somebody else may know', () => {
  const FREEZE = {
    kind: 'freeze',
    subject: 'alice',
    number: 1042,
    by: 'dana',
    since: NOW,
    because: 'password_known',
  };
  const known = (request: Request): Outcome => deny(request, 'dana', {}, 'password_known');

  it.each([verifying, awaiting, approved])('stops everything for the subject: $status', (request) => {
    const outcome = moved(known(request));
    expect(outcome.request.status).toBe('denied');
    expect(outcome.brake).toEqual(FREEZE);
  });

  it.each([resetting, removing, needsHands, resetDone])(
    'stops the next request, too, where this one can’t be stopped any more: $status',
    (request) => {
      const outcome = moved(known(request));
      expect(outcome.request.status).toBe(request.status);
      expect(outcome.brake).toEqual(FREEZE);
      expect(outcome.refusal).toMatchObject({ reason: 'decided' });
    },
  );

  it('stops it once, however often the click is delivered', () => {
    expect(known(moved(known(removing)).request)).toMatchObject({ kind: 'refused' });
    expect(known(moved(known(awaiting)).request)).toEqual({ kind: 'quiet' });
  });

  it.each(['not_asked', 'another_way', 'not_convinced', 'other'] as const)(
    'is the only reason of a denial that freezes: not “%s”',
    (reason) => {
      expect(moved(deny(awaiting, 'dana', {}, reason))).not.toHaveProperty('brake');
      const late = deny(removing, 'dana', {}, reason);
      expect(late).not.toHaveProperty('brake');
    },
  );

  it('is believed of approvers alone', () => {
    for (const request of [awaiting, removing]) {
      expect(deny(request, 'otto', { isApprover: false }, 'password_known')).toEqual({
        kind: 'refused',
        refusal: { reason: 'not_an_approver' },
      });
    }
  });
});
