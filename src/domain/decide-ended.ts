// What still reaches a request that is over: objections, and the rest of a call that a freeze overtook.
import type { Command } from './command.ts';
import { goneSince, recordedBy, recordEvent, stepEvents } from './decide-reset.ts';
import { plus } from './instant.ts';
import type { Duration, Instant } from './instant.ts';
import { move, QUIET, refuse } from './outcome.ts';
import type { Move, Outcome } from './outcome.ts';
import type { ObjectId } from './person.ts';
import type { Ended, Request } from './request.ts';
import { hasRemoved, mayHaveRemoved, reconciled } from './reset-progress.ts';
import type { ResetProgress } from './reset-progress.ts';

type By<Kind extends Command['kind']> = Extract<Command, { readonly kind: Kind }>;

/** A request that is over refuses everything, naming the outcome; "not me" still alarms and is recorded. */
export function decideEnded(request: Ended, command: Command, now: Instant): Outcome {
  if (command.kind === 'not_me') return objectAfterEnd(request, command, now);
  if (repeatsItself(request, command)) return QUIET;
  if (
    command.kind === 'vouch' &&
    command.word === 'not_asked' &&
    request.vouchers?.includes(command.by) === true
  )
    return objectAfterEnd(request, { kind: 'not_me', by: command.by, role: 'voucher' }, now);
  if (command.kind === 'changed_before') return changedBefore(request);
  if (command.kind === 'registered' && request.ending.status === 'frozen')
    return registeredAfterFreeze(request, command);
  const { ending, progress } = request;
  const isRecord =
    command.kind === 'record' || command.kind === 'record_step' || command.kind === 'record_list';
  if (isRecord && ending.status === 'frozen' && progress !== undefined) {
    return recordAfterFreeze(request, progress, ending, command, now);
  }
  const by = 'by' in request.ending ? request.ending.by : undefined;
  return refuse({
    reason: 'ended',
    status: request.status,
    at: request.endedAt,
    ...(by === undefined ? {} : { by }),
  });
}

/** For so long a repeated "not me" counts as the same click; later the freeze may have been lifted, and it is heard anew. */
const SAME_CLICK: Duration = 'PT1M';

function objectAfterEnd(request: Ended, { by, role }: By<'not_me'>, now: Instant): Outcome {
  if (role === 'stranger') return refuse({ reason: 'not_concerned' });
  const { ending, endedAt, objections = [] } = request;
  const atEnd = ending.status === 'frozen' ? [{ by: ending.by, at: endedAt }] : [];
  const said = [...atEnd, ...objections].filter((objection) => objection.by === by);
  if (said.some(({ at }) => now <= plus(at, SAME_CLICK))) return QUIET;
  const others = objections.filter((objection) => objection.by !== by);
  return frozenBy({ ...request, objections: [...others, { by, at: now }] }, by, now);
}

/** Frozen in the middle of a run that may have removed something: what is gone may be replaced by somebody else's. */
export function isTorn({ ending, resetAt, progress }: Ended): boolean {
  const hasBegun = progress !== undefined && mayHaveRemoved(progress);
  return ending.status === 'frozen' && resetAt === undefined && hasBegun;
}

/** The audit log shows only now what the checks could not see: the number that was called was new. Told once. */
function changedBefore(request: Ended): Outcome {
  const { resetAt, changeSeenLate, requester } = request;
  if (resetAt === undefined || changeSeenLate === true) return QUIET;
  return move(
    { ...request, changeSeenLate: true },
    { kind: 'alarm_raised', by: requester, because: 'changed_before' },
  );
}

/** A request that was frozen after its reset is watched on: a registration then may be the attacker's. Told once. */
function registeredAfterFreeze(request: Ended, { odd }: By<'registered'>): Outcome {
  const { resetAt, registeredAfterEnd, requester } = request;
  const isWatched = resetAt !== undefined || isTorn(request);
  if (!isWatched || registeredAfterEnd === true) return QUIET;
  return move(
    { ...request, registeredAfterEnd: true },
    { kind: 'registered_after_end', odd },
    { kind: 'alarm_raised', by: requester, because: 'registered_after_freeze' },
  );
}

/** The request as it is, with an alarm and a stop of all new requests for its subject. */
export function frozenBy(request: Request, by: ObjectId, now: Instant): Move {
  const { subject, number } = request;
  const outcome = move(request, { kind: 'alarm_raised', by, because: 'not_me' });
  if (subject === undefined) return outcome;
  return { ...outcome, brake: { kind: 'freeze', subject, number, by, since: now, because: 'not_me' } };
}

/** The second delivery of the very click that ended the request, or of a job that already did its work. */
function repeatsItself({ ending }: Ended, command: Command): boolean {
  if (command.kind === 'solved') return ending.status === 'solved' && ending.by === command.by;
  if (command.kind === 'cancel') return ending.status === 'cancelled' && ending.by === command.by;
  return command.kind === 'deny' && ending.status === 'denied' && ending.by === command.by;
}

type Frozen = Extract<Ended['ending'], { readonly status: 'frozen' }>;

/** A freeze doesn't wait for the call under way; what that call did is still written down, on the cards too. */
function recordAfterFreeze(
  request: Ended,
  before: ResetProgress,
  ending: Frozen,
  command: By<'record' | 'record_step' | 'record_list'>,
  now: Instant,
): Outcome {
  const known = (progress: ResetProgress): Ended => ({
    ...request,
    progress,
    ending: { ...ending, removed: hasRemoved(progress) },
  });
  if (command.kind === 'record') {
    const event = recordEvent(command);
    return event === undefined ? QUIET : move(known(recordedBy(before, command)), event);
  }
  if (command.kind === 'record_step') return move(known(recordedBy(before, command)), ...stepEvents(command));
  const progress = reconciled(before, new Set(command.listed), now);
  const events = goneSince(before, progress);
  return events.length === 0 ? QUIET : move(known(progress), ...events);
}
