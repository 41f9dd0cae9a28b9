// The part of the state machine before anybody else is asked: from the first message to the finished checks.
import type { Command } from './command.ts';
import { unmet } from './decide-again.ts';
import type { Event } from './event.ts';
import { isOverLimit } from './finding.ts';
import { plus } from './instant.ts';
import type { Instant } from './instant.ts';
import { end, move, notNow, QUIET, refuse } from './outcome.ts';
import type { Outcome, Rules } from './outcome.ts';
import type { ObjectId } from './person.ts';
import type { Policy } from './policy.ts';
import type { Draft, ReportedError, Request, RuledOut } from './request.ts';
import type { SymptomId } from './symptom.ts';
import { isForSecurity } from './triage.ts';
import type { Verification } from './verification.ts';

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
  const { by, symptom, errorCode, because, suspicious = false } = command;
  const isNewDoubt = suspicious && draft.draft.reported.suspicious !== true;
  const isRepeat = draft.draft.symptom === symptom && errorCode === undefined && !isNewDoubt;
  if (isRepeat) return QUIET;
  const code = errorCode === undefined ? {} : { errorCode };
  const doubt = suspicious ? ({ suspicious: true } as const) : {};
  const { because: _, ...before } = draft.draft.reported;
  const words = because === undefined ? {} : { because };
  const reported = { ...before, ...code, ...doubt, ...words };
  const chosen = { kind: 'symptom_chosen', by, symptom, ...code, ...doubt } as const;
  // What is newly told is a new question, also where the checks could not be made.
  return move({ ...draft.draft, symptom, reported, checks: 'not_asked' }, chosen);
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
  if (isForSecurity(draft.reported)) return notNow(request);
  // The words told what to try; nobody reads them from here on.
  const { because: _, ...reported } = draft.reported;
  return move({ ...draft, reported, checks: 'running' }, { kind: 'checks_asked', by: command.by });
}

/** The checks are done: the request goes on, or is refused where its tier needs what this case can't give. */
export function submit(request: Request, command: By<'submit'>, { now, policy }: Rules): Outcome {
  if (request.status !== 'draft' || request.checks !== 'running') return QUIET;
  const { subject, symptom, checks: _, ...rest } = request;
  if (subject === undefined || symptom === undefined) return notNow(request);
  const { kind: __, ...found } = command;
  const { verification, plan, vouchOrder } = found;
  const checked = {
    kind: 'submitted',
    checks: verification.checks,
    tier: verification.tier,
    methods: plan.remove.map(({ id }) => id),
  } as const;
  const { requester } = request;
  const alarms = [...repeatAlarms(verification, requester), ...againAlarm(verification, requester)];
  const refused = (reason: RuledOut): Outcome =>
    end(request, { status: 'refused', reason }, now, checked, ...alarms);
  if (verification.tier === 'refused') return refused('privileged');
  const missing = unmet({ verification, vouchOrder });
  if (missing !== undefined) return refused(missing);
  const submitted = {
    ...rest,
    ...found,
    subject,
    symptom,
    submittedAt: now,
    readyAt: now,
    expiresAt: plus(now, policy.requestLifetime),
    revision: 1,
    code: { issue: 1, issuedAt: now },
    wrongCodes: 0,
    barred: [],
    vouchAsks: [],
    vouches: [],
    escalation: { step: -1, notified: [], skipped: [] },
    approvals: [],
  };
  return verification.needs.vouch
    ? move({ ...submitted, status: 'verifying' }, checked, ...alarms)
    : move({ ...submitted, status: 'awaiting_approval' }, checked, ...alarms);
}

/** Somebody who asks again and again, and an hour with more resets than ordinary, are told to security at once. */
function repeatAlarms({ checks }: Verification, requester: ObjectId): readonly Event[] {
  return checks.flatMap(({ finding }): readonly Event[] => {
    if (finding.check === 'requester_record' && isOverLimit(finding))
      return [{ kind: 'alarm_raised', by: requester, because: 'many_requests' }];
    const isBusy = finding.check === 'helpdesk_load' && finding.resets > finding.most;
    return isBusy ? [{ kind: 'alarm_raised', by: requester, because: 'many_resets' }] : [];
  });
}

/** A second call about the same person raised no flag where the great breaches began. */
function againAlarm({ checks }: Verification, requester: ObjectId): readonly Event[] {
  const isAgain = checks.some(
    ({ finding, outcome }) =>
      outcome === 'fail' && (finding.check === 'cool_down' || finding.check === 'turned_down_before'),
  );
  return isAgain ? [{ kind: 'alarm_raised', by: requester, because: 'asked_again' }] : [];
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
