// After-care: has the subject registered again, and does the new registration look right?
import { isSettled, judgeRegistration, maySettle, newMethods, nextLook } from '../domain/after-care.ts';
import type { Command } from '../domain/command.ts';
import { isTorn } from '../domain/decide-ended.ts';
import { plus } from '../domain/instant.ts';
import type { Instant } from '../domain/instant.ts';
import type { ListedMethod } from '../domain/method.ts';
import type { Request } from '../domain/request.ts';
import type { ResetPlan } from '../domain/reset-plan.ts';
import { changeRequest } from './change-request.ts';
import type { ChangePorts } from './change-request.ts';
import type { Ports } from './ports.ts';
import { DONE, waitUntil } from './reset-run.ts';
import type { JobResult } from './reset-run.ts';

type WatchPorts = ChangePorts & Pick<Ports, 'methods' | 'directory' | 'keys'>;

interface Watched {
  readonly subject: string;
  readonly plan: ResetPlan;
  readonly resetAt: Instant;
}

/**
 * Looks once, and says when to look again until the subject has registered or the time to watch is over. A request that was
 * frozen after its reset is watched on, since whoever registers then may not be the subject. Throws GRAPH_* to be tried again.
 */
export async function watchRegistration(ports: WatchPorts, number: number): Promise<JobResult> {
  const stored = await ports.requests.byNumber(number);
  const watched = stored === undefined ? undefined : watchedIn(stored.value);
  if (watched === undefined) return DONE;
  const command = await commandFor(ports, watched);
  const now = ports.clock.now();
  if (command === undefined) return waitUntil(nextLook(watched.resetAt, now));
  await changeRequest(ports, number, command);
  return DONE;
}

/** What is to be said of the request now; undefined while it has to be looked at again. */
async function commandFor(ports: WatchPorts, watched: Watched): Promise<Command | undefined> {
  const { subject, plan, resetAt } = watched;
  const list = await ports.methods.list(subject, { remove: [], keep: [] });
  const methods = list === undefined ? [] : newMethods(plan, list, ports.keys.fingerprint);
  const now = ports.clock.now();
  const isOver = now >= plus(resetAt, ports.rulebook.policy.afterCare.watchFor);
  if (methods.length === 0) return isOver ? { kind: 'not_registered' } : undefined;
  const newest = newestOf(methods);
  if (!isOver && !isSettled(newest, now)) return undefined;
  const log = await ports.directory.registrations(subject, resetAt);
  const odd = judgeRegistration({ resetAt, methods, log });
  return !isOver && maySettle(odd, newest, now) ? undefined : { kind: 'registered', odd };
}

function watchedIn(request: Request): Watched | undefined {
  if (request.status === 'reset') return request;
  if (request.status !== 'frozen') return undefined;
  const { subject, plan, registeredAfterEnd, endedAt } = request;
  const resetAt = request.resetAt ?? (isTorn(request) ? endedAt : undefined);
  const isOver = subject === undefined || plan === undefined || resetAt === undefined;
  return isOver || registeredAfterEnd === true ? undefined : { subject, plan, resetAt };
}

/** Where Graph gives no time of registration, nothing can be waited for. */
function newestOf(methods: readonly ListedMethod[]): Instant {
  const times = methods.flatMap(({ createdAt }) => createdAt ?? []).toSorted();
  return times.at(-1) ?? EVER_SINCE;
}

const EVER_SINCE: Instant = '1970-01-01T00:00:00.000Z';
