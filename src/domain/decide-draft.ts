// The part of the state machine before anybody else is asked: from the first message to the finished checks.
import type { Command } from './command.ts';
import { plus } from './instant.ts';
import type { Instant } from './instant.ts';
import { end, move, notNow, QUIET, refuse } from './outcome.ts';
import type { Outcome, Rules } from './outcome.ts';
import type { ObjectId } from './person.ts';
import { needsVouch } from './policy.ts';
import type { Policy } from './policy.ts';
import type { Draft, ReportedError, Request } from './request.ts';
import type { SymptomId } from './symptom.ts';

/** A new draft. `reported` is what the requester's text told. */
export function openDraft(
  opening: {
    readonly number: number;
    readonly requester: ObjectId;
    readonly reported: ReportedError;
    readonly symptom?: SymptomId;
  },
  now: Instant,
  policy: Policy,
): Draft {
  return {
    status: 'draft',
    ...opening,
    openedAt: now,
    expiresAt: plus(now, policy.requestLifetime),
    revision: 0,
    followers: [],
    checks: 'not_asked',
  };
}

type By<Kind extends Command['kind']> = Extract<Command, { readonly kind: Kind }>;

/** The requester names the colleague; a reset for oneself is refused. */
export function chooseSubject(request: Request, command: By<'choose_subject'>): Outcome {
  const draft = ownDraft(request, command.by);
  if (draft.kind === 'refused') return draft;
  const { by, subject } = command;
  if (subject === by) return refuse({ reason: 'subject_is_requester' });
  if (draft.draft.subject === subject) return QUIET;
  return move({ ...draft.draft, subject }, { kind: 'subject_chosen', by, subject });
}

/** The requester says what the colleague sees. */
export function chooseSymptom(request: Request, command: By<'choose_symptom'>): Outcome {
  const draft = ownDraft(request, command.by);
  if (draft.kind === 'refused') return draft;
  const { by, symptom, errorCode, suspicious = false } = command;
  const isRepeat = draft.draft.symptom === symptom && errorCode === undefined && !suspicious;
  if (isRepeat) return QUIET;
  const code = errorCode === undefined ? {} : { errorCode };
  const doubt = suspicious ? { suspicious } : {};
  const reported = { ...draft.draft.reported, ...code, ...doubt };
  return move({ ...draft.draft, symptom, reported }, { kind: 'symptom_chosen', by, symptom, ...code });
}

/** Nothing smaller helped: the checks may begin. */
export function askChecks(request: Request, command: By<'ask_checks'>): Outcome {
  const isAsked = request.status !== 'draft' || request.checks === 'running';
  if (request.requester === command.by && isAsked) return QUIET;
  const own = ownDraft(request, command.by);
  if (own.kind === 'refused') return own;
  const { draft } = own;
  if (draft.subject === undefined) return refuse({ reason: 'incomplete', missing: 'subject' });
  if (draft.symptom === undefined) return refuse({ reason: 'incomplete', missing: 'symptom' });
  return move({ ...draft, checks: 'running' }, { kind: 'checks_asked', by: command.by });
}

/** The checks are done: the request goes on, or is refused where this policy has no way for its tier. */
export function submit(request: Request, command: By<'submit'>, { now, policy }: Rules): Outcome {
  if (request.status !== 'draft' || request.checks !== 'running') return QUIET;
  const { subject, symptom, checks: _, ...rest } = request;
  if (subject === undefined || symptom === undefined) return notNow(request);
  const { verification, plan, vouchers, identities } = command;
  const checked = {
    kind: 'submitted',
    checks: verification.checks,
    tier: verification.tier,
    methods: plan.remove.map(({ id }) => id),
  } as const;
  if (verification.tier === 'refused') {
    return end(request, { status: 'refused', reason: 'privileged' }, now, checked);
  }
  if (verification.tier === 'elevated' && policy.elevated.kind === 'not_offered') {
    return end(request, { status: 'refused', reason: 'needs_more_verification' }, now, checked);
  }
  const submitted = {
    ...rest,
    subject,
    symptom,
    submittedAt: now,
    expiresAt: plus(now, policy.requestLifetime),
    revision: 1,
    verification,
    plan,
    code: { issue: 1, issuedAt: now },
    wrongCodes: 0,
    barred: [],
    vouchers,
    vouchedBy: [],
    identities,
    escalation: { step: -1, notified: [], skipped: [] },
    approvals: [],
  };
  const status = needsVouch(verification) ? 'verifying' : 'awaiting_approval';
  return move({ ...submitted, status }, checked);
}

/** The directory could not be read: the requester is told, and may ask again. */
export function checksFailed(request: Request): Outcome {
  if (request.status !== 'draft' || request.checks !== 'running') return QUIET;
  return move({ ...request, checks: 'failed' }, { kind: 'checks_failed' });
}

type OwnDraft =
  { readonly kind: 'own'; readonly draft: Draft } | Extract<Outcome, { readonly kind: 'refused' }>;

function ownDraft(request: Request, by: ObjectId): OwnDraft {
  if (request.requester !== by) return { kind: 'refused', refusal: { reason: 'not_requester' } };
  if (request.status !== 'draft' || request.checks === 'running') {
    return { kind: 'refused', refusal: { reason: 'not_now', status: request.status } };
  }
  return { kind: 'own', draft: request };
}
