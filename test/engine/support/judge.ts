// The invariants of a reset, each as a question to everything that was seen. What is wrong is said in a sentence.
import { isSameMethod, pin } from '../../../src/domain/method.ts';
import type { MethodList, PinnedMethod } from '../../../src/domain/method.ts';
import type { Request } from '../../../src/domain/request.ts';
import type { ResetProgress } from '../../../src/domain/reset-progress.ts';
import { defaultsWhileRemoving } from '../../../src/domain/reset-plan.ts';
import type { Lived } from './fate.ts';
import { METHODS, registrationOf, registrationsOf } from './methods.ts';
import { SUBJECT } from './stage.ts';
import type { Stage } from './stage.ts';
import type { Sight, Write } from './witness.ts';

const MOST_TRIES = 4;

/** Everything that is wrong with a run and its report; nothing, if all is well. */
export function wrongWith({ stage, result }: Lived): readonly string[] {
  return [
    ...(result === 'done' ? [] : [`the run has no end (${result})`]),
    ...wrongReport(stage),
    ...wrongRemovals(stage),
    ...wrongCalls(stage),
  ];
}

/** What a removal's planned registration is called in the tenant. */
function registrationOfPlanned({ id }: PinnedMethod): string {
  const method = Object.values(METHODS).find((one) => one.id === id);
  return method === undefined ? id : registrationOf(method);
}

const progressOf = (request: Request): ResetProgress | undefined =>
  'progress' in request ? request.progress : undefined;

// --- the report ---

function wrongReport(stage: Stage): readonly string[] {
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
  const untold = stays.filter((id) => !left.includes(id));
  const wrong = untold.map((id) => `${id} is still there and not among what is left`);
  if (why === 'account_gone') return [...wrong, ...wrongAbout(stage, 'deleted')];
  // That the account isn't there was not believed, or the run would have ended for it.
  const last = listsBefore(stage, Infinity).findLast((list) => list !== undefined);
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
  return removed && ours.length === 0 && !isUndecided
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

// --- the removals ---

interface Removing {
  readonly write: Write;
  /** Place among the sights. */
  readonly place: number;
}

const REMOVAL = /\/authentication\/\w+\/([^/]+)(?:\/deactivate)?$/;

const idOf = ({ path }: Write): string => REMOVAL.exec(path)?.[1] ?? '';

function removalsOf({ witness }: Stage): readonly Removing[] {
  return witness.sights.flatMap((sight, place) =>
    sight.saw === 'write' && REMOVAL.test(sight.write.path) ? [{ write: sight.write, place }] : [],
  );
}

function listsBefore({ witness }: Stage, place: number): readonly (MethodList | undefined)[] {
  return witness.sights.slice(0, place).flatMap((sight) => (sight.saw === 'list' ? [sight.list] : []));
}

function isListedAsPinned(stage: Stage, list: MethodList | undefined, planned: PinnedMethod): boolean {
  return (list?.methods ?? []).some(
    (method) => method.id === planned.id && isAsPinned(stage, method, planned),
  );
}

function isAsPinned(stage: Stage, method: MethodList['methods'][number], pinned: PinnedMethod): boolean {
  const today = pin(method, stage.ports.keys.fingerprint);
  return today !== undefined && isSameMethod(today, pinned);
}

function wrongRemovals(stage: Stage): readonly string[] {
  return [...removalsOf(stage).flatMap((removing) => wrongRemoval(stage, removing)), ...wrongStart(stage)];
}

function wrongRemoval(stage: Stage, { write, place }: Removing): readonly string[] {
  const { plan, witness } = stage;
  const id = idOf(write);
  const planned = plan.remove.find((method) => method.id === id);
  if (planned === undefined) return [`${id} was to be removed, and is not in the plan`];
  const before = witness.sights.slice(0, place);
  const list = listsBefore(stage, place).at(-1);
  const pinned = new Map([...plan.remove, ...plan.keep].map((method) => [method.id, method]));
  const strange = (list?.methods ?? []).filter((method) => {
    const known = pinned.get(method.id);
    return known === undefined || !isAsPinned(stage, method, known);
  });
  const lastList = before.findLastIndex(({ saw }) => saw === 'list');
  const haltReads = before.slice(lastList).filter((sight) => sight.saw === 'halt');
  const isCurrent = before
    .slice(lastList)
    .every((sight) => sight.saw !== 'write' || sight.write.status === 401);
  return [
    ...(isListedAsPinned(stage, list, planned)
      ? []
      : [`${id} was to be removed, though the list before did not show it as pinned`]),
    ...strange.map(
      (method) => `${id} was to be removed, though the list before showed ${method.id} new or changed`,
    ),
    ...(isCurrent ? [] : [`${id} was to be removed without a new list since the call before`]),
    ...(haltReads.length === 0 ? [`${id} was to be removed without a look at the halt after the list`] : []),
    ...(haltReads.some((sight) => sight.isHalted) ? [`${id} was to be removed while halted`] : []),
    ...(write.alongside > 0 ? [`${id} was to be removed while another write was under way`] : []),
    ...wrongOrder(stage, planned, { before, list }),
  ];
}

/** The default last, the mobile after the alternate: both only while the others are still listed and never asked for. */
function wrongOrder(
  stage: Stage,
  planned: PinnedMethod,
  { before, list }: { readonly before: readonly Sight[]; readonly list: MethodList | undefined },
): readonly string[] {
  const { plan } = stage;
  const asked = new Set(before.flatMap((sight) => (sight.saw === 'write' ? [idOf(sight.write)] : [])));
  const untouched = plan.remove.filter(
    ({ id }) => !asked.has(id) && list?.methods.some((one) => one.id === id),
  );
  const defaults = defaultsWhileRemoving(plan);
  const earlier = untouched.filter(
    ({ id, phoneSlot }) =>
      id !== planned.id &&
      ((defaults.includes(planned.id) && !defaults.includes(id)) ||
        (planned.phoneSlot === 'mobile' && phoneSlot === 'alternateMobile')),
  );
  return earlier.map(({ id }) => `${planned.id} was to be removed before ${id}`);
}

const LOOK_HOLDS = 5_000;

/** Right before the first removal was begun: not privileged, and everybody who approved still an approver. */
function wrongStart(stage: Stage): readonly string[] {
  const { sights } = stage.witness;
  const begun = sights.findIndex((sight) => sight.saw === 'saved' && hasAsked(sight.request));
  const at = sights[begun]?.at;
  if (at === undefined)
    return removalsOf(stage).map(
      ({ write }) => `${idOf(write)} was to be removed, and nothing was saved before`,
    );
  const before = sights.slice(0, begun);
  const privilege = before.findLast((sight) => sight.saw === 'privilege');
  const approvers = before.findLast((sight) => sight.saw === 'approvers');
  const wrong: string[] = [];
  if (privilege === undefined || !['none', 'owns_application'].includes(privilege.privilege))
    wrong.push(`the first removal came after rights were read as ${privilege?.privilege ?? 'nothing'}`);
  // The look holds for seconds, counted from its end; its own calls and those after it take time too.
  const slack = 60 * LATENCY_AT_MOST;
  if (privilege !== undefined && at - privilege.at > LOOK_HOLDS + slack)
    wrong.push(`the first removal came ${at - privilege.at} ms after rights were read`);
  const stillIn = stage.stores.request();
  const approvals = 'approvals' in stillIn ? (stillIn.approvals ?? []) : [];
  for (const { by } of approvals)
    if (approvers?.approvers.includes(by) !== true)
      wrong.push('the first removal came though an approver had left');
  return wrong;
}

const LATENCY_AT_MOST = 400;

function hasAsked(request: Request): boolean {
  return progressOf(request)?.removals.some(({ tries }) => tries > 0) ?? false;
}

// --- the calls ---

const SEGMENTS: Readonly<Record<string, string>> = {
  phone: 'phoneMethods',
  microsoftAuthenticator: 'microsoftAuthenticatorMethods',
  softwareOath: 'softwareOathMethods',
  fido2: 'fido2Methods',
};

function allowedWrites({ plan, rules }: Stage): ReadonlyMap<string, number> {
  const own = `/v1.0/users/${SUBJECT}`;
  const beta = `/beta/users/${SUBJECT}/authentication`;
  const removals = plan.remove.map(({ kind, id }) =>
    kind === 'hardwareOath'
      ? `POST ${beta}/hardwareOathMethods/${id}/deactivate`
      : `DELETE ${own}/authentication/${SEGMENTS[kind] ?? 'none'}/${id}`,
  );
  const steps = [
    ...(plan.changeDefaultTo !== undefined && rules.changeDefault ? [`PATCH ${beta}/signInPreferences`] : []),
    ...(plan.sessions === 'revoke' ? [`POST ${own}/revokeSignInSessions`] : []),
  ];
  return new Map([...removals, ...steps].map((call) => [call, MOST_TRIES]));
}

const BETA_READS = /^\/beta\/users\/[^/]+\/authentication\/(?:hardwareOathMethods|signInPreferences)$/;

/** Only the calls that the facts allow, and each write no oftener than its tries. A token that was refused is no try. */
function wrongCalls(stage: Stage): readonly string[] {
  const allowed = allowedWrites(stage);
  const counted = new Map<string, number>();
  for (const { verb, path, status } of stage.witness.writes()) {
    const call = `${verb} ${path}`;
    if (status !== 401) counted.set(call, (counted.get(call) ?? 0) + 1);
    else if (!allowed.has(call)) counted.set(call, 1);
  }
  const wrongWrites = [...counted].flatMap(([call, times]) => {
    const most = allowed.get(call);
    if (most === undefined) return [`a call that no plan has: ${call}`];
    return times > most ? [`${times} times ${call}`] : [];
  });
  const wrongReads = stage.tenant.calls
    .filter(({ method, path }) => method === 'GET' && path.startsWith('/beta/') && !BETA_READS.test(path))
    .map(({ path }) => `a reading of beta that nothing needs: ${path}`);
  return [...wrongWrites, ...wrongReads];
}
