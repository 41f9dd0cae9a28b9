// The order in which messages leave: one at a time per conversation, no faster than Teams allows, and never past a pause
// that Teams asked for. Whatever would wait long is handed back to its caller, whose own queue waits better.
import { isServiceError, ServiceError } from '../errors.ts';
import { connectorAnswerOf } from './connector-transport.ts';
import { APP_LIMITS, CONVERSATION_LIMITS, createGauge } from './send-rate.ts';
import type { Gauge, Limit } from './send-rate.ts';
import { observedSends } from './send-observer.ts';
import type { SendKind, SendObserver } from './send-observer.ts';

/** Real time, or a test's: `now` in whole milliseconds since the epoch, and a wait of so many milliseconds. */
export interface SendClock {
  readonly now: () => number;
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

/** What may happen with one send. */
export interface Sending {
  readonly kind: SendKind;
  /** An update may be repeated after any passing trouble; a new message only after 429, which is sure not to have delivered. */
  readonly repeatable: boolean;
  /** The longest wait in this process, in milliseconds. */
  readonly patience: number;
}

/** One call to Teams in its turn. */
export type Send = <Result>(call: () => Promise<Result>, sending: Sending) => Promise<Result>;

/** Turns per conversation. */
export interface SendQueue {
  /**
   * Runs `work` when all work of that conversation before it is over; `send` waits for the limits and pauses in force. It
   * throws TEAMS_THROTTLED, with the wait, when that is longer than the sending's patience; what comes behind is then
   * told the same moment, so that nothing overtakes.
   */
  inTurn<Result>(conversation: string, work: (send: Send) => Promise<Result>): Promise<Result>;
}

export interface SendQueueOptions extends SendClock {
  readonly observer?: SendObserver;
  readonly conversationLimits?: readonly Limit[];
  readonly appLimits?: readonly Limit[];
}

const MOST_TRIES = 2;
const LONGEST_BACK_OFF_SECONDS = 60;
/** Milliseconds from which on a pause is rather waited for by the callers' own queue. */
const LONG = 5_000;
/** Refusals of two chats that lie no further apart, in milliseconds, are taken for one refusal of the whole app. */
const SAME_MOMENT = 2_000;
/** All chats wait no longer than this, in milliseconds, for what may yet be the trouble of two: a next refusal says more. */
const LONGEST_APP_PAUSE = 3_000;
/** A clock that was put back must not make a pause of hours out of one of seconds. */
const isInForce = ({ since, until }: Pause, now: number): boolean => since <= now && now < until;

interface Pause {
  readonly since: number;
  readonly until: number;
}

const NO_PAUSE: Pause = { since: 0, until: 0 };

interface Lane {
  tail: Promise<unknown>;
  waiting: number;
  readonly gauge: Gauge;
  pause: Pause;
  /** When Teams last answered 429 here, and how long it was to be left alone after that. */
  throttled: Pause;
  /** Refusals in a row, for the wait where Teams names none. */
  strikes: number;
}

/** Queues of this process. With several processes each keeps the limits for itself, and Teams' 429 does the rest. */
export function createSendQueue(options: SendQueueOptions): SendQueue {
  const { now, pause, conversationLimits = CONVERSATION_LIMITS, appLimits = APP_LIMITS } = options;
  const newLane = (limits: readonly Limit[]): Lane => ({
    tail: Promise.resolve(),
    waiting: 0,
    gauge: createGauge(limits),
    pause: NO_PAUSE,
    throttled: NO_PAUSE,
    strikes: 0,
  });
  const app = newLane(appLimits);
  const lanes = new Map<string, Lane>();

  const laneOf = (conversation: string): Lane => {
    forgetIdle(lanes, now());
    const lane = lanes.get(conversation) ?? newLane(conversationLimits);
    // The last one used is the last one in the map.
    lanes.delete(conversation);
    lanes.set(conversation, lane);
    return lane;
  };

  const freeAt = (lane: Lane): number => {
    const at = now();
    const pauses = [lane.pause, app.pause].filter((one) => isInForce(one, at)).map(({ until }) => until);
    return Math.max(lane.gauge.freeAt(at), ...pauses);
  };

  const untilFree = async (lane: Lane, patience: number): Promise<void> => {
    for (let rest = freeAt(lane) - now(); rest > 0; rest = freeAt(lane) - now()) {
      if (rest > patience) throw throttled(rest);
      await pause(rest);
    }
  };

  /** Its conversation first, and only then a place among all: who waits for a chat must not hold up the others. */
  const mayGo = async (lane: Lane, patience: number): Promise<void> => {
    await untilFree(lane, patience);
    await follow(app, async () => {
      await untilFree(app, patience);
      app.gauge.note(now());
    });
  };

  const rest = (lane: Lane, milliseconds: number): void => {
    const since = now();
    const until = since + milliseconds;
    // Whatever is put off together is due at the same second afterwards, whenever within it it was told so.
    lane.pause = { since, until: milliseconds < LONG ? until : Math.ceil(until / 1_000) * 1_000 };
  };

  /**
   * Teams doesn't say whom it means. Our own pace keeps each chat within its limits, so that two chats that are put off
   * within a moment may mean the whole app; briefly, since they may as well mean two chats.
   */
  const restAll = (lane: Lane): void => {
    const { pause: mine } = lane;
    lane.throttled = mine;
    const others = [...lanes.values()].filter(
      (other) =>
        other !== lane &&
        isInForce(other.throttled, mine.since) &&
        mine.since - other.throttled.since <= SAME_MOMENT,
    );
    if (others.length === 0) return;
    const shortest = Math.min(...[lane, ...others].map(({ throttled: { until } }) => until));
    app.pause = { since: mine.since, until: Math.min(shortest, mine.since + LONGEST_APP_PAUSE) };
  };

  const tryOnce = async <Result>(lane: Lane, call: () => Promise<Result>): Promise<Result> => {
    try {
      const result = await call();
      lane.strikes = 0;
      return result;
    } finally {
      // By now it has arrived for certain, so that Teams never counts more in a span than we do.
      lane.gauge.note(now());
    }
  };

  const sendIn =
    (lane: Lane): Send =>
    async (call, { repeatable, patience }) => {
      for (let tries = 1; ; tries += 1) {
        await mayGo(lane, patience);
        try {
          return await tryOnce(lane, call);
        } catch (error) {
          const wait = waitAfter(error, repeatable, lane.strikes);
          if (wait === undefined) throw error;
          lane.strikes += 1;
          rest(lane, wait);
          if (connectorAnswerOf(error)?.status === 429) restAll(lane);
          if (wait > patience || tries === MOST_TRIES) throw handedBack(error, lane.pause.until - now());
        }
      }
    };

  return {
    inTurn: (conversation, work) => {
      const lane = laneOf(conversation);
      return follow(lane, () => work(observedSends(sendIn(lane), options.observer, now)));
    },
  };
}

/** Runs work of a lane one after the other, whether or not the one before it failed. */
async function follow<Result>(lane: Lane, work: () => Promise<Result>): Promise<Result> {
  const mine = lane.tail.then(work, work);
  lane.tail = mine;
  lane.waiting += 1;
  try {
    return await mine;
  } finally {
    lane.waiting -= 1;
  }
}

/** The longest unused are first; the first that still counts ends the search. */
function forgetIdle(lanes: Map<string, Lane>, now: number): void {
  for (const [conversation, lane] of lanes) {
    if (lane.waiting > 0 || !lane.gauge.isIdle(now) || isInForce(lane.pause, now)) return;
    lanes.delete(conversation);
  }
}

/** Milliseconds until the same call may be made again; undefined when it may not. */
function waitAfter(error: unknown, repeatable: boolean, strikes: number): number | undefined {
  const answer = connectorAnswerOf(error);
  if (answer === undefined) return undefined;
  const isThrottled = answer.status === 429;
  if (!isThrottled && !(repeatable && [412, 502, 503, 504].includes(answer.status))) return undefined;
  const seconds = Math.min(2 ** strikes, LONGEST_BACK_OFF_SECONDS);
  // Drawn out by up to a half, so that chats which were refused together don't come back together.
  const own = Math.round(seconds * 1_000 * (1 + Math.random() / 2));
  // Who is told to come back at once, and is refused again, would ask without end.
  return Math.max(own, (answer.retryAfterSeconds ?? 0) * 1_000);
}

/** Trouble other than 429 stays what it is: the caller counts it as a failure. */
function handedBack(error: unknown, wait: number): unknown {
  return isServiceError(error) && connectorAnswerOf(error)?.status === 429 ? throttled(wait, error) : error;
}

function throttled(wait: number, cause?: ServiceError): ServiceError {
  return new ServiceError('TEAMS_THROTTLED', 'A message waits for its turn.', {
    retryAfterSeconds: wait / 1_000,
    ...(cause === undefined ? {} : { cause: cause.cause }),
  });
}
