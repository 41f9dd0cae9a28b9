import { canonicalJson } from './audit.ts';
import type { AuditHead } from './audit.ts';
import type { Instant } from './instant.ts';

/**
 * The record's head as it was at one moment, signed by a key that the database does not hold: nobody can write the record
 * anew up to there without it showing. `key` is the id of the key.
 */
export interface Checkpoint extends AuditHead {
  readonly at: Instant;
  readonly key: string;
  /** Ed25519, base64. */
  readonly signature: string;
}

/** What is signed. It says what it is, so that a signature of something else can't pass for it. */
export function signedText({ at, hash, key, sequence }: Omit<Checkpoint, 'signature'>): string {
  return canonicalJson({ at, hash, key, sequence, what: 'latchkey audit checkpoint' });
}

const SHOWN_DIGITS = 8;

/** A head in the short form that cards print: `1042 · 3f9a c21b`. */
export function shortHead({ sequence, hash }: AuditHead): string {
  const shown = hash.slice(0, SHOWN_DIGITS);
  return `${sequence} · ${shown.slice(0, SHOWN_DIGITS / 2)} ${shown.slice(SHOWN_DIGITS / 2)}`;
}
