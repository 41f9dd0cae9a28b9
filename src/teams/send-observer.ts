import { isServiceError } from '../errors.ts';
import { connectorAnswerOf } from './connector-transport.ts';
import type { Send } from './send-queue.ts';

/** What is sent. */
export type SendKind = 'message' | 'update' | 'typing' | 'new_chat' | 'channel_post';

/** What came of one call; `throttled` is Teams' 429, `unreachable` that the person or the message is not there. */
export type SendOutcome = 'ok' | 'throttled' | 'unreachable' | 'refused' | 'failed';

/** Hears how calls to Teams went. It must not throw. */
export interface SendObserver {
  answered(kind: SendKind, outcome: SendOutcome, seconds: number): void;
  /** The send went back to its caller, since Teams wants a longer pause than that allowed. */
  putOff(kind: SendKind): void;
}

/** The same sends; each call to Teams is told with how it went and how long it took, without the wait for its turn. */
export function observedSends(send: Send, observer: SendObserver | undefined, now: () => number): Send {
  if (observer === undefined) return send;
  return async (call, sending) => {
    const observedCall = async () => {
      const began = now();
      const tell = (outcome: SendOutcome): void =>
        observer.answered(sending.kind, outcome, (now() - began) / 1_000);
      try {
        const result = await call();
        tell('ok');
        return result;
      } catch (error) {
        tell(outcomeOf(error));
        throw error;
      }
    };
    try {
      return await send(observedCall, sending);
    } catch (error) {
      if (isServiceError(error, 'TEAMS_THROTTLED')) observer.putOff(sending.kind);
      throw error;
    }
  };
}

function outcomeOf(error: unknown): SendOutcome {
  if (connectorAnswerOf(error)?.status === 429) return 'throttled';
  if (isServiceError(error, 'TEAMS_UNREACHABLE')) return 'unreachable';
  return isServiceError(error, 'TEAMS_REJECTED') ? 'refused' : 'failed';
}
