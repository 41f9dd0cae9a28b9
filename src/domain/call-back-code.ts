import { plus } from './instant.ts';
import type { Duration, Instant } from './instant.ts';

/** A keyed hash (HMAC-SHA-256 under the service's secret), passed in because the domain holds no key. */
export type KeyedHash = (text: string) => Uint8Array;

/** Compares two texts in constant time. */
export type ConstantTimeEqual = (a: string, b: string) => boolean;

/** Which code: `slot` counts the approvals (each approver has their own), `issue` the times a new one was asked for. */
export interface CodeIdentity {
  readonly number: number;
  readonly slot: number;
  readonly issue: number;
}

/** The stored part of a code: never the digits. */
export interface CodeState {
  readonly issue: number;
  readonly issuedAt: Instant;
  /** Set once the requester has looked at it; an unseen code cannot have been read out by anybody. */
  readonly shownAt?: Instant;
}

/** What an approver's typing turned out to be. Only `wrong` counts against the tries. */
export type CodeVerdict = 'right' | 'wrong' | 'late' | 'replaced' | 'malformed' | 'missing';

const SPACE = 2 ** 32;
const CODES = 1_000_000;

/**
 * Derives the six digits. Words of the hash at or above the largest multiple of a million are thrown away, so
 * every code is equally likely; the next round is hashed in the (about 0.0001 %) case that all eight are.
 */
export function callBackCode(hash: KeyedHash, { number, slot, issue }: CodeIdentity): string {
  for (let round = 0; ; round += 1) {
    const bytes = hash(`call-back code/${number}/${slot}/${issue}/${round}`);
    const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at + 4 <= words.byteLength; at += 4) {
      const word = words.getUint32(at);
      if (word < SPACE - (SPACE % CODES)) return String(word % CODES).padStart(6, '0');
    }
  }
}

/** Everything needed to judge a typed code against a request's state. */
export interface CodeQuestion {
  readonly typed: string | undefined;
  readonly number: number;
  readonly slot: number;
  readonly code: CodeState;
  readonly lifetime: Duration;
  readonly now: Instant;
}

/** Judges what an approver typed; spaces and hyphens between digits are forgiven, letters are not. */
export function judgeCode(question: CodeQuestion, hash: KeyedHash, equal: ConstantTimeEqual): CodeVerdict {
  const digits = (question.typed ?? '').replace(/[\s-]/gu, '');
  if (digits === '') return 'missing';
  if (!/^[0-9]{6}$/u.test(digits)) return 'malformed';
  const matches = (issue: number): boolean =>
    equal(digits, callBackCode(hash, { number: question.number, slot: question.slot, issue }));
  const { code } = question;
  if (matches(code.issue)) {
    if (code.shownAt === undefined) return 'wrong';
    return question.now > plus(code.issuedAt, question.lifetime) ? 'late' : 'right';
  }
  const earlier = Array.from({ length: code.issue - 1 }, (_, index) => index + 1);
  return earlier.some(matches) ? 'replaced' : 'wrong';
}
