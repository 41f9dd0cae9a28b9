import fc from 'fast-check';
import type { Needs } from '../../src/domain/policy.ts';
import { isEnded } from '../../src/domain/request-status.ts';
import type { Request, Resetting } from '../../src/domain/request.ts';
import { higher } from '../../src/domain/verification.ts';
import type { Verification } from '../../src/domain/verification.ts';
import { runs, stepsOf } from './any-run.ts';
import type { Step } from './any-run.ts';
import { humanOf } from './company.ts';

const RUNS = 500;

const always = (check: (steps: readonly Step[]) => void, numRuns = RUNS): void => {
  fc.assert(
    fc.property(runs, (run) => check(stepsOf(run))),
    { numRuns },
  );
};
const begun = (steps: readonly Step[]): readonly (Step & { readonly after: Resetting })[] =>
  steps.flatMap((step) =>
    step.before.status === 'approved' && step.after.status === 'resetting'
      ? [{ ...step, after: step.after }]
      : [],
  );
const verified = (request: Request): Verification | undefined =>
  'verification' in request ? request.verification : undefined;
const humans = (people: readonly { readonly by: string }[]): readonly string[] =>
  people.map(({ by }) => humanOf(by));

describe('a request in whatever hands, under whatever configuration', () => {
  it('reaches its reset often enough for the rest to mean anything, with and without a call, a vouch and two approvals', () => {
    const seen = new Map<string, number>();
    always((steps) => {
      for (const { after } of begun(steps)) {
        const { callback, vouch, approvals } = after.verification.needs;
        const kind = `${callback ? 'call ' : ''}${vouch ? 'vouch ' : ''}${approvals}`;
        seen.set(kind, (seen.get(kind) ?? 0) + 1);
      }
    }, RUNS * 3);
    for (const kind of ['call 1', 'call 2', 'call 3', 'call vouch 2', 'vouch 2'])
      expect([kind, (seen.get(kind) ?? 0) > 2]).toEqual([kind, true]);
  });

  it('is never reset under the floor: a call and one approval, or a vouch and two (I3)', () => {
    always((steps) => {
      for (const { after } of begun(steps)) {
        const people = new Set(humans(after.approvals)).size;
        const calls = after.approvals.filter(({ contact }) => contact === 'callback').length;
        expect(calls >= 1 || (after.vouches.length >= 1 && people >= 2)).toBe(true);
      }
    });
  });

  it('is never reset without everything that its tier needs (I3)', () => {
    always((steps) => {
      for (const { after } of begun(steps)) {
        const { needs, tier } = after.verification;
        expect(tier).not.toBe('refused');
        expect(new Set(humans(after.approvals)).size).toBeGreaterThanOrEqual(needs.approvals);
        if (needs.vouch) expect(after.vouches.length).toBeGreaterThan(0);
        if (needs.callback) expect(after.approvals.every(({ contact }) => contact === 'callback')).toBe(true);
      }
    });
  });

  it('never has one human being in two parts (I1)', () => {
    always((steps) => {
      for (const { after } of steps) {
        if (!('approvals' in after)) continue;
        const approvers = humans(after.approvals ?? []);
        const vouchers = humans(after.vouches ?? []);
        const parts = [
          humanOf(after.requester),
          humanOf(after.subject ?? 'nobody'),
          ...approvers,
          ...vouchers,
        ];
        expect(parts).toHaveLength(new Set(parts).size);
      }
    });
  });

  it('takes approvals and words only of those who were asked, and none of who is barred', () => {
    always((steps) => {
      for (const { before, events } of steps) {
        for (const event of events) {
          if (event.kind === 'approved' && before.status === 'awaiting_approval') {
            expect(before.escalation.notified).toContain(event.by);
            expect(before.barred).not.toContain(event.by);
          }
          if (event.kind === 'vouched' && before.status === 'verifying')
            expect(before.vouchAsks.map(({ id }) => id)).toContain(event.by);
        }
      }
    });
  });

  it('only ever demands more', () => {
    const isMore = (later: Needs, before: Needs): boolean =>
      (later.callback || !before.callback) &&
      (later.vouch || !before.vouch) &&
      later.approvals >= before.approvals;
    always((steps) => {
      for (const { before, after } of steps) {
        const [earlier, later] = [verified(before), verified(after)];
        if (earlier === undefined || later === undefined) continue;
        expect(higher(later.tier, earlier.tier)).toBe(later.tier);
        expect(isMore(later.needs, earlier.needs)).toBe(true);
      }
    });
  });

  it('has another revision whenever plan, checks or tier are others for those who decide', () => {
    always((steps) => {
      for (const { before, after } of steps) {
        expect(after.revision).toBeGreaterThanOrEqual(before.revision);
        if (before.status === 'draft' || isEnded(after) || after.status === 'approved') continue;
        const shown = (one: Request): unknown[] => [verified(one), 'plan' in one ? one.plan : undefined];
        const isSame = JSON.stringify(shown(before)) === JSON.stringify(shown(after));
        if (!isSame) expect(after.revision).toBeGreaterThan(before.revision);
      }
    });
  });

  it('keeps no approval of an older look: whenever one is void, all are', () => {
    always((steps) => {
      for (const { before, after, events } of steps) {
        if (!('approvals' in before) || !('approvals' in after) || isEnded(after)) continue;
        const [earlier, later] = [before.approvals ?? [], after.approvals];
        expect(later.length === 0 || earlier.every((one, index) => later[index] === one)).toBe(true);
        if (events.some(({ kind }) => kind === 'tier_raised' || kind === 'replanned'))
          expect(later).toEqual([]);
      }
    });
  });

  it('takes no call-back code twice, none unseen, and none that was ended', () => {
    always((steps) => {
      const taken = new Set<number>();
      let highest = 0;
      for (const { before, after, events } of steps) {
        const approved = events.find(({ kind }) => kind === 'approved');
        if ('code' in after) {
          expect(after.code.issue).toBeGreaterThanOrEqual(highest);
          highest = after.code.issue;
        }
        if (approved === undefined || before.status !== 'awaiting_approval' || !('approvals' in after))
          continue;
        const last = after.approvals.at(-1);
        if (last?.contact !== 'callback') continue;
        expect([last.issue, before.code.shownAt !== undefined]).toEqual([before.code.issue, true]);
        expect(taken.has(before.code.issue)).toBe(false);
        taken.add(before.code.issue);
      }
    });
  });

  it('begins at most one reset for each set of approvals (I5)', () => {
    always((steps) => {
      let sets = 0;
      let claims = 0;
      for (const { events } of steps) {
        sets += events.filter((event) => event.kind === 'approved' && event.complete).length;
        claims += events.filter(({ kind }) => kind === 'claimed').length;
        expect(claims).toBeLessThanOrEqual(sets);
      }
    });
  });

  it('never counts more wrong codes than twice the tries, and bars whoever spent the first half', () => {
    always((steps) => {
      for (const { after } of steps) {
        if (!('wrongCodes' in after)) continue;
        expect(after.wrongCodes).toBeLessThan(6);
        expect(after.barred.length).toBe(after.wrongCodes >= 3 ? 1 : 0);
      }
    });
  });
});
