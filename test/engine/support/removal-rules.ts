// Every removal: on a new list that shows it as it was pinned, not while halted, one at a time, in Graph's order.
import { isSameMethod, pin } from '../../../src/domain/method.ts';
import type { MethodList, PinnedMethod } from '../../../src/domain/method.ts';
import type { Request } from '../../../src/domain/request.ts';
import type { ResetProgress } from '../../../src/domain/reset-progress.ts';
import { defaultsWhileRemoving } from '../../../src/domain/reset-plan.ts';
import type { Stage } from './stage.ts';
import type { Sight, Write } from './witness.ts';

/** The progress of a request that has one. */
export const progressOf = (request: Request): ResetProgress | undefined =>
  'progress' in request ? request.progress : undefined;
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

/** Lists that were answered before that place; of those that were `heard`, the process lived to write them down. */
export function listsBefore(
  { witness }: Stage,
  place: number,
  which: 'answered' | 'heard' = 'answered',
): readonly (MethodList | undefined)[] {
  return witness.sights.slice(0, place).flatMap((sight, index) => {
    const isLost = which === 'heard' && witness.sights[index + 1]?.saw === 'crash';
    return sight.saw === 'list' && !isLost ? [sight.list] : [];
  });
}

export function isListedAsPinned(stage: Stage, list: MethodList | undefined, planned: PinnedMethod): boolean {
  return (list?.methods ?? []).some(
    (method) => method.id === planned.id && isAsPinned(stage, method, planned),
  );
}

function isAsPinned(stage: Stage, method: MethodList['methods'][number], pinned: PinnedMethod): boolean {
  const today = pin(method, stage.ports.keys.fingerprint);
  return today !== undefined && isSameMethod(today, pinned);
}

export function wrongRemovals(stage: Stage): readonly string[] {
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
    ...wrongLook(stage, { write, place }),
    ...wrongOrder(stage, planned, { before, list }),
  ];
}

/** Rights and approvers were read within the last minute, and spoke for it. */
function wrongLook({ stores, witness }: Stage, { write, place }: Removing): readonly string[] {
  const id = idOf(write);
  const before = witness.sights.slice(0, place);
  const privilege = before.findLast((sight) => sight.saw === 'privilege');
  const approvers = before.findLast((sight) => sight.saw === 'approvers');
  const request = stores.request();
  const approvals = 'approvals' in request ? (request.approvals ?? []) : [];
  const age = (witness.sights[place]?.at ?? 0) - (privilege?.at ?? -Infinity);
  return [
    ...(privilege !== undefined && ['none', 'owns_application'].includes(privilege.privilege)
      ? []
      : [`${id} was to be removed after rights were read as ${privilege?.privilege ?? 'nothing'}`]),
    ...(age > LOOK_HOLDS_IN_RUN + SLACK ? [`${id} was to be removed ${age} ms after rights were read`] : []),
    ...approvals.flatMap(({ by }) =>
      approvers?.approvers.includes(by) === true
        ? []
        : [`${id} was to be removed though an approver had left`],
    ),
  ];
}

const LOOK_HOLDS_IN_RUN = 60_000;

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
  if (privilege !== undefined && at - privilege.at > LOOK_HOLDS + SLACK)
    wrong.push(`the first removal came ${at - privilege.at} ms after rights were read`);
  const stillIn = stage.stores.request();
  const approvals = 'approvals' in stillIn ? (stillIn.approvals ?? []) : [];
  for (const { by } of approvals)
    if (approvers?.approvers.includes(by) !== true)
      wrong.push('the first removal came though an approver had left');
  return wrong;
}

const LATENCY_AT_MOST = 400;
const SLACK = 60 * LATENCY_AT_MOST;

function hasAsked(request: Request): boolean {
  return progressOf(request)?.removals.some(({ tries }) => tries > 0) ?? false;
}
