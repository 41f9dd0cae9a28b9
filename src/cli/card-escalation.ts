// Requests on their way from step to step of the escalation, for looking at cards and testing them.
import type { Escalation } from '../domain/escalation.ts';
import type { Request } from '../domain/request.ts';
import type { NextAsked } from '../workflow/view.ts';
import { CAST } from './card-cast.ts';
import { endedBy } from './card-endings.ts';
import { AWAITING } from './card-requests.ts';

const { amir, dana, noor } = CAST;
const at = (time: string): string => `2026-11-23T${time}:00.000Z`;

const asked: Escalation = {
  step: 0,
  notified: [amir.id],
  skipped: [],
  nextAt: at('10:11'),
  taken: [{ step: 0, at: at('10:01'), people: [amir.id] }],
};

const both: Escalation = {
  ...asked,
  step: 1,
  notified: [amir.id, dana.id],
  nextAt: at('10:21'),
  taken: [...(asked.taken ?? []), { step: 1, at: at('10:11'), people: [dana.id] }],
};

const held = { by: dana.id, at: at('10:12'), until: at('10:27'), next: 2 } as const;

/** The only step behind the first is not taken at that hour. */
const leftOut: Escalation = {
  step: 1,
  notified: [amir.id],
  skipped: [],
  taken: [...(asked.taken ?? []), { step: 1, at: at('10:11'), people: [], leftOut: true }],
};

const silence = endedBy({ status: 'expired', reason: 'silence' });

/** Endings that say what of the escalation there was. */
const ENDINGS: Readonly<Record<string, Request>> = {
  'expired-silence-left-out': { ...silence, escalation: leftOut },
  'expired-silence-approved-once': {
    ...silence,
    escalation: both,
    approvals: [{ by: amir.id, at: at('10:20'), slot: 0, contact: 'callback', issue: 1 }],
  },
};

const ESCALATIONS: Readonly<Record<string, Escalation>> = {
  'awaiting-asked': asked,
  'awaiting-held': { ...both, nextAt: at('10:27'), holds: [held] },
  'awaiting-held-oneself': {
    ...asked,
    nextAt: at('10:22'),
    holds: [{ by: amir.id, at: at('10:07'), until: at('10:22'), next: 1 }],
  },
  'awaiting-handed-over': {
    ...both,
    handOvers: [
      {
        by: dana.id,
        at: at('10:12'),
        note: 'I am on a train, and the line is bad. Alice answers her desk phone.',
      },
    ],
  },
  'awaiting-hold-ran-out': {
    ...both,
    holds: [{ ...held, by: dana.id, until: at('10:10'), over: 'ran_out' }],
    skipped: [{ id: noor.id, reason: 'unreachable' }],
  },
  'awaiting-last-step': {
    step: 3,
    notified: both.notified,
    skipped: [{ id: noor.id, reason: 'not_an_approver' }],
    taken: [
      ...(both.taken ?? []),
      { step: 2, at: at('10:21'), people: [], leftOut: true },
      { step: 3, at: at('10:31'), people: [], pager: 'unanswered' },
    ],
    handOvers: [{ by: dana.id, at: at('10:12') }],
  },
  'awaiting-left-out': leftOut,
};

/** By the names of their scenes. */
export const ESCALATING: ReadonlyMap<string, Request> = new Map<string, Request>([
  ...Object.entries(ESCALATIONS).map(([name, escalation]) => [name, { ...AWAITING, escalation }] as const),
  ...Object.entries(ENDINGS),
]);

/** Who comes next on the cards of the gallery: one person at first, then everybody. */
export function nextOf(request: Request): NextAsked | undefined {
  if (request.status !== 'awaiting_approval' || request.escalation.nextAt === undefined) return undefined;
  const { nextAt, step } = request.escalation;
  return { at: nextAt, people: [step < 1 ? dana.id : noor.id], isEveryone: step >= 1 };
}
