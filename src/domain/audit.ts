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

/** An entry as it is stored and exported: the event as canonical JSON, its kind beside it to search by. */
export interface AuditLine extends AuditHead {
  readonly at: Instant;
  readonly request: number | null;
  readonly kind: string;
  readonly event: string;
  readonly previous: string;
}

/** The line of an entry. */
export function lineOf({ event, request, ...rest }: AuditEntry): AuditLine {
  return { ...rest, request: request ?? null, kind: event.kind, event: canonicalJson(event) };
}

/** Chains a fact behind `head`. */
export function chained(fact: AuditFact, head: AuditHead, digest: Digest): AuditEntry {
  const link = { ...fact, sequence: head.sequence + 1, previous: head.hash };
  return { ...link, hash: digest(hashedText(lineOf({ ...link, hash: '' }))) };
}

/**
 * What the hash of a line is taken of: the canonical JSON of the entry without its hash, put together from the line, so
 * that a long record is checked without parsing its events.
 */
export function hashedText({ at, event, previous, request, sequence }: Omit<AuditLine, 'hash'>): string {
  const of = request === null ? '' : `"request":${request},`;
  return `{"at":${JSON.stringify(at)},"event":${event},"previous":${JSON.stringify(previous)},${of}"sequence":${sequence}}`;
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
