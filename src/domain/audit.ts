import type { Event } from './event.ts';
import type { Instant } from './instant.ts';

/** Hashes text (SHA-256) to lower-case hex; passed in, since the domain does no cryptography of its own. */
export type Digest = (text: string) => string;

/** What an audit entry says, before its place in the chain is known. */
export interface AuditFact {
  readonly at: Instant;
  /** Number of the request, where the event belongs to one. */
  readonly request?: number;
  readonly event: Event;
}

/** The facts of events that happened together. */
export function factsOf(events: readonly Event[], at: Instant, request?: number): readonly AuditFact[] {
  return events.map((event) => ({ at, event, ...(request === undefined ? {} : { request }) }));
}

/** One immutable line of the record. `hash` covers everything else, `previous` links it to the line before. */
export interface AuditEntry extends AuditFact {
  /** Counts from 1 without gaps. */
  readonly sequence: number;
  readonly previous: string;
  readonly hash: string;
}

/** Where a chain stands: the last sequence number and hash. */
export type AuditHead = Pick<AuditEntry, 'sequence' | 'hash'>;

/** The head of an empty record. */
export const AUDIT_START: AuditHead = { sequence: 0, hash: '0'.repeat(64) };

/** Chains a fact behind `head`. */
export function chained(fact: AuditFact, head: AuditHead, digest: Digest): AuditEntry {
  const link = { ...fact, sequence: head.sequence + 1, previous: head.hash };
  return { ...link, hash: digest(canonicalJson(link)) };
}

/** What is wrong with a chain, at the first line that is wrong. */
export type AuditFault =
  | { readonly kind: 'missing'; readonly sequence: number }
  | { readonly kind: 'unlinked'; readonly sequence: number }
  | { readonly kind: 'changed'; readonly sequence: number }
  | { readonly kind: 'truncated'; readonly expected: AuditHead; readonly found: AuditHead };

/** Checks the next line against the head before it. */
export function faultOf(entry: AuditEntry, head: AuditHead, digest: Digest): AuditFault | undefined {
  if (entry.sequence !== head.sequence + 1) return { kind: 'missing', sequence: head.sequence + 1 };
  if (entry.previous !== head.hash) return { kind: 'unlinked', sequence: entry.sequence };
  const { hash, ...link } = entry;
  return digest(canonicalJson(link)) === hash ? undefined : { kind: 'changed', sequence: entry.sequence };
}

/** JSON with sorted keys and no spaces, so that the same value always hashes the same; undefined fields are left out. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`);
  return `{${fields.join(',')}}`;
}
