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
export type CodeVerdict = 'right' | 'wrong' | 'late' | 'replaced' | 'used' | 'malformed' | 'missing';

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
  /** The codes that approvals rest on already. */
  readonly used: readonly Pick<CodeIdentity, 'slot' | 'issue'>[];
  readonly lifetime: Duration;
  readonly now: Instant;
}

/** Judges what an approver typed; spaces and hyphens between digits are forgiven, letters are not. */
export function judgeCode(question: CodeQuestion, hash: KeyedHash, equal: ConstantTimeEqual): CodeVerdict {
  const digits = (question.typed ?? '').replace(/[\s-]/gu, '');
  if (digits === '') return 'missing';
  if (!/^[0-9]{6}$/u.test(digits)) return 'malformed';
  const { number, slot, code, used } = question;
  const matches = (one: Pick<CodeIdentity, 'slot' | 'issue'>): boolean =>
    equal(digits, callBackCode(hash, { number, ...one }));
  if (matches({ slot, issue: code.issue })) {
    if (code.shownAt === undefined) return 'wrong';
    return question.now > plus(code.issuedAt, question.lifetime) ? 'late' : 'right';
  }
  if (used.some(matches)) return 'used';
  return earlierCodes(code.issue).some(matches) ? 'replaced' : 'wrong';
}

/** No tier needs more approvals than this many. */
const MOST_SLOTS = 5;

/** Every code that may have been issued before, for whichever approver: approvals that became void count from the first slot again. */
function earlierCodes(issue: number): readonly Pick<CodeIdentity, 'slot' | 'issue'>[] {
  const issues = Array.from({ length: issue - 1 }, (_, index) => index + 1);
  // An approval ends an issue, so the code of a later slot is never of the first issues.
  const slotsOf = (one: number): number => Math.min(one, MOST_SLOTS);
  return issues.flatMap((one) => Array.from({ length: slotsOf(one) }, (_, slot) => ({ slot, issue: one })));
}
