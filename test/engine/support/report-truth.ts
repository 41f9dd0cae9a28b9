// The report of a run against the true state of the tenant.
import type { PinnedMethod } from '../../../src/domain/method.ts';
import type { Request } from '../../../src/domain/request.ts';
import type { ResetProgress } from '../../../src/domain/reset-progress.ts';
import { METHODS, registrationOf, registrationsOf } from './methods.ts';
import { isListedAsPinned, listsBefore, progressOf } from './removal-rules.ts';
import { SUBJECT } from './stage.ts';
import type { Stage } from './stage.ts';

/** What a removal's planned registration is called in the tenant. */
function registrationOfPlanned({ id }: PinnedMethod): string {
  const method = Object.values(METHODS).find((one) => one.id === id);
  return method === undefined ? id : registrationOf(method);
}
/** Whether the request’s end, what it calls left and what it counts as removed are true. */
export function wrongReport(stage: Stage): readonly string[] {
  const request = stage.stores.request();
  const there = registrationsOf(stage.tenant.person(SUBJECT).methods);
  const isThere = (method: PinnedMethod): boolean => there.includes(registrationOfPlanned(method));
  const stays = stage.plan.remove.filter(isThere).map(({ id }) => id);
  const ours = removedByUs(stage);
  const wrong: string[] = [];
  switch (request.status) {
    case 'reset':
      if (stays.length > 0) wrong.push(`it says reset, but ${stays.join(', ')} is still there`);
      if (stage.plan.sessions === 'revoke' && !stage.tenant.revoked(SUBJECT))
        wrong.push('it says reset, but the sessions were not revoked');
      break;
    case 'needs_hands':
      wrong.push(...wrongLeft(stage, request, stays));
      break;
    case 'refused':
    case 'failed':
    case 'expired':
    case 'awaiting_approval':
      if (ours.length > 0) wrong.push(`it says ${request.status}, but ${ours.join(', ')} was removed by us`);
      break;
    case 'frozen':
      wrong.push(...wrongFreeze(stage, request, ours));
      break;
    case 'draft':
    case 'verifying':
    case 'approved':
    case 'resetting':
    case 'solved':
    case 'denied':
    case 'cancelled':
    case 'reenrolled':
    case 'not_reenrolled':
      wrong.push(`it was left ${request.status}`);
  }
  return [...wrong, ...wrongProgress(stage, progressOf(request))];
}

/** A reason that names a fact about the account. */
function wrongAbout({ tenant }: Stage, reason: string): readonly string[] {
  const { deletedDateTime, accountEnabled, roles } = tenant.person(SUBJECT);
  // Of the account itself Graph is believed at its first word.
  const graphSaysSo = tenant.calls.some(
    ({ path, status }) => path.endsWith(`/users/${SUBJECT}`) && status === 404,
  );
  const isTrue: Readonly<Record<string, boolean>> = {
    deleted: deletedDateTime !== null || graphSaysSo,
    disabled: !accountEnabled,
    privileged: roles.length > 0,
  };
  return isTrue[reason] === false ? [`it says ${reason}, and the account is not`] : [];
}

/** Everything that is still there is told, and nothing is told that the last list did not show as it was pinned. */
function wrongLeft(
  stage: Stage,
  { left, why }: Extract<Request, { readonly status: 'needs_hands' }>,
  stays: readonly string[],
): readonly string[] {
  if (why === 'account_gone')
    return [
      ...left.map((id) => `${id} is told as left of an account that is gone`),
      ...wrongAbout(stage, 'deleted'),
    ];
  const untold = stays.filter((id) => !left.includes(id));
  const wrong = untold.map((id) => `${id} is still there and not among what is left`);
  // That the account isn't there was not believed, or the run would have ended for it.
  const last = listsBefore(stage, Infinity, 'heard').findLast((list) => list !== undefined);
  const gone = stage.plan.remove.filter(
    (method) => left.includes(method.id) && !isListedAsPinned(stage, last, method),
  );
  return [
    ...wrong,
    ...gone.map(({ id }) => `${id} is told as left, but the last list did not show it as pinned`),
  ];
}

function wrongFreeze(stage: Stage, request: Request, ours: readonly string[]): readonly string[] {
  if (request.status !== 'frozen' || request.ending.status !== 'frozen') return [];
  const { removed } = request.ending;
  // Where lists lag by the hour, nobody can know within the minute that is given to it.
  const cannotKnow = stage.plan.remove.some((method) =>
    isListedAsPinned(stage, listsBefore(stage, Infinity).at(-1), method),
  );
  if (!removed && ours.length > 0 && !cannotKnow)
    return [`it says that nothing was removed, but ${ours.join(', ')} was`];
  const isUndecided = stage.plan.remove.some(({ id }) => mayHaveGoneUnheard(stage, id));
  // A new number that no list showed yet is something, too.
  const tookNothing = stage.witness.writes().every((write) => write.removed.length === 0);
  return removed && tookNothing && !isUndecided
    ? ['it says that something was removed, but nothing was']
    : [];
}

/** What counts as removed by us was, unless a call for it went unheard: then nobody can know. */
function wrongProgress(stage: Stage, progress: ResetProgress | undefined): readonly string[] {
  const ours = removedByUs(stage);
  const taken = stage.witness.writes().flatMap(({ removed }) => removed);
  return (progress?.removals ?? []).flatMap(({ id, removal }) => {
    if (removal.state !== 'gone') return [];
    // A slot that was registered anew after the list is taken away all the same.
    const isOurs = ours.includes(id) || taken.some((registration) => registration.startsWith(`${id}@`));
    if (removal.byUs && !isOurs && !mayHaveGoneUnheard(stage, id))
      return [`${id} counts as removed by us, and was not`];
    return !removal.byUs && isOurs ? [`${id} counts as removed by others, and was removed by us`] : [];
  });
}

/** Ids of planned methods that calls of ours took away. */
function removedByUs({ plan, witness }: Stage): readonly string[] {
  const taken = witness.writes().flatMap(({ removed }) => removed);
  return plan.remove.filter((method) => taken.includes(registrationOfPlanned(method))).map(({ id }) => id);
}

const isClear = (status: number): boolean => status > 0 && status < 500 && status !== 408;

/** A call was begun whose answer was never written down, or said nothing. */
function mayHaveGoneUnheard({ witness }: Stage, id: string): boolean {
  const asked = Math.max(
    0,
    ...witness.sights.flatMap((sight) =>
      sight.saw === 'saved'
        ? (progressOf(sight.request)?.removals ?? []).filter((r) => r.id === id).map(({ tries }) => tries)
        : [],
    ),
  );
  const answered = witness
    .writes()
    .filter(({ path, status }) => path.includes(`/${id}`) && isClear(status) && status !== 401).length;
  return asked > answered || witness.sights.some(({ saw }) => saw === 'crash');
}
