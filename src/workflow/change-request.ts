import { factsOf } from '../domain/audit.ts';
import type { Command } from '../domain/command.ts';
import { decide } from '../domain/decide.ts';
import type { Event, EventKind } from '../domain/event.ts';
import { effectsOf } from '../domain/planned-effects.ts';
import type { Instant } from '../domain/instant.ts';
import type { Move } from '../domain/outcome.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Request } from '../domain/request.ts';
import { talliesOf } from '../domain/tally.ts';
import { ServiceError } from '../errors.ts';
import type { Ports } from './ports.ts';
import type { Change, Stored } from './storage-ports.ts';

/** The ports every change of a request needs. */
export type ChangePorts = Pick<Ports, 'clock' | 'requests' | 'bell' | 'rulebook'>;

/** What became of a command: the request as it is now, and why the command was turned down, if it was. */
export type Changed =
  | { readonly kind: 'moved'; readonly request: Request; readonly refusal?: Refusal }
  | { readonly kind: 'quiet'; readonly request: Request }
  | { readonly kind: 'refused'; readonly request: Request; readonly refusal: Refusal }
  | { readonly kind: 'subject_taken'; readonly request: Request }
  | { readonly kind: 'unknown_request' };

/** A command, or how to make one from the request as it is when it is judged; `undefined` leaves it as it is. */
export type CommandFor = Command | ((request: Request) => Command | undefined);

const MOST_CONFLICTS = 20;

/**
 * Loads, decides, saves. When somebody saved in between, the command is judged again on the new state, so two people
 * clicking at once end as if one had been first.
 */
export async function changeRequest(
  ports: ChangePorts,
  number: number,
  command: CommandFor,
): Promise<Changed> {
  for (let attempt = 0; attempt < MOST_CONFLICTS; attempt += 1) {
    const stored = await ports.requests.byNumber(number);
    if (stored === undefined) return { kind: 'unknown_request' };
    const wanted = typeof command === 'function' ? command(stored.value) : command;
    if (wanted === undefined) return { kind: 'quiet', request: stored.value };
    const changed = await changeStored(ports, stored, wanted);
    if (changed.kind !== 'conflict') return changed;
  }
  throw new ServiceError('DATABASE_UNAVAILABLE', `Request ${number} changed too often at once.`);
}

/** One attempt on a request that was read before; `conflict` when somebody saved since. */
export async function changeStored(
  ports: ChangePorts,
  stored: Stored<Request>,
  command: Command,
): Promise<Exclude<Changed, { readonly kind: 'unknown_request' }> | { readonly kind: 'conflict' }> {
  const now = ports.clock.now();
  const outcome = decide(stored.value, command, now, ports.rulebook.policy);
  if (outcome.kind === 'quiet') return { kind: 'quiet', request: stored.value };
  if (outcome.kind === 'refused') return { ...outcome, request: stored.value };
  const result = await ports.requests.commit(changeOf(ports, stored, outcome, now));
  if (result === 'conflict') return { kind: 'conflict' };
  if (result === 'subject_taken') return { kind: 'subject_taken', request: stored.value };
  ports.bell.ring();
  const { request, refusal } = outcome;
  return refusal === undefined ? { kind: 'moved', request } : { kind: 'moved', request, refusal };
}

/** After these something is changed in Entra. A brake that came since the last look stops them as it is saved (I11). */
const HELD_UP: readonly EventKind[] = ['claimed', 'removal_asked', 'step_asked'];

function isHeldUp(events: readonly Event[]): boolean {
  return events.some(({ kind }) => HELD_UP.includes(kind));
}

function changeOf(
  ports: ChangePorts,
  { version }: Stored<Request>,
  { request, events, brake }: Move,
  now: Instant,
): Change {
  return {
    request,
    expected: version,
    facts: factsOf(events, now, request.number),
    effects: effectsOf(request, events, { now, version: version + 1 }, ports.rulebook.policy),
    tallies: talliesOf(request, events, now),
    ...(brake === undefined ? {} : { brake }),
    ...(isHeldUp(events) && request.subject !== undefined ? { unlessBraked: request.subject } : {}),
  };
}
