import type { PlannedEffect } from '../../src/domain/effect.ts';
import type { Draft, Ended, Request, Resetting, Verifying } from '../../src/domain/request.ts';
import type { RemovalState } from '../../src/domain/reset-progress.ts';
import type { Change, Opening } from '../../src/workflow/storage-ports.ts';

export const AT = '2026-11-22T10:00:00.000Z';
export const LATER = '2026-11-22T10:05:00.000Z';

export const draftOf = (number: number, requester = 'rita'): Draft => ({
  status: 'draft',
  number,
  requester,
  openedAt: AT,
  expiresAt: '2026-11-22T11:00:00.000Z',
  revision: 0,
  followers: [],
  reported: {},
  checks: 'not_asked',
});

export const verifyingOf = (draft: Draft, subject = 'alice'): Verifying => {
  const { checks: _, ...rest } = draft;
  return {
    ...rest,
    status: 'verifying',
    subject,
    symptom: 'new_phone',
    submittedAt: AT,
    readyAt: AT,
    verification: {
      checks: [],
      tier: 'standard',
      needs: { callback: true, vouch: false, approvals: 1 },
    },
    plan: {
      remove: [{ id: 'm1', kind: 'phone', phoneSlot: 'mobile', numberHash: 'f00', reason: 'in_scope' }],
      keep: [],
      defaults: { kind: 'none' },
      unseen: [],
      mayChangeDefault: false,
      sessions: 'leave',
    },
    code: { issue: 1, issuedAt: AT },
    wrongCodes: 0,
    barred: [],
    vouchers: [],
    vouchOrder: [],
    vouchAsks: [],
    vouches: [],
    contactOnFile: { numbers: ['f00'], signInName: 'c0ffee' },
    identities: {},
    escalation: { step: -1, notified: [], skipped: [] },
    approvals: [],
  };
};

export const resettingOf = (draft: Draft, ...removals: RemovalState[]): Resetting => ({
  ...verifyingOf(draft),
  status: 'resetting',
  approvedAt: AT,
  waitsForGraph: false,
  progress: { removals: removals.map((removal, index) => ({ id: `m${index}`, tries: 1, removal })) },
});

export const endedOf = (request: Request, endedAt = LATER): Ended => {
  const { number, requester, openedAt, expiresAt, revision, followers } = request;
  const opened = { number, requester, openedAt, expiresAt, revision, followers };
  return {
    ...opened,
    status: 'cancelled',
    ending: { status: 'cancelled', by: requester },
    endedAt,
    subject: request.subject ?? 'alice',
    ...('progress' in request ? { progress: request.progress } : {}),
  };
};

export const opening = (requester = 'rita') => {
  return (number: number): Opening => ({
    request: draftOf(number, requester),
    facts: [{ at: AT, request: number, event: { kind: 'request_opened', by: requester } }],
    effects: [],
  });
};

export const changeTo = (request: Request, expected: number, more: Partial<Change> = {}): Change => ({
  request,
  expected,
  facts: [{ at: AT, request: request.number, event: { kind: 'claimed' } }],
  effects: [],
  tallies: [],
  ...more,
});

export const repaint = (key: string, dueAt = AT, number = 1001): PlannedEffect => ({
  key,
  dueAt,
  effect: { kind: 'repaint', number },
});
