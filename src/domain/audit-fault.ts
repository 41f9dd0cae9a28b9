import { hashedText, canonicalJson } from './audit.ts';
import type { AuditHead, AuditLine, Digest } from './audit.ts';

/**
 * What is wrong with a record, at the first place that is wrong. `rewritten`: a chain in order, but not the one that was
 * remembered at `expected`; the lines before `sequence` are.
 */
export type AuditFault =
  | { readonly kind: 'missing' | 'unlinked' | 'changed'; readonly sequence: number }
  | { readonly kind: 'truncated'; readonly expected: AuditHead; readonly found: AuditHead }
  | {
      readonly kind: 'rewritten';
      readonly sequence: number;
      readonly expected: AuditHead;
      readonly found: AuditHead;
    };

/** Checks the next line against the head before it. */
export function faultOf(line: AuditLine, head: AuditHead, digest: Digest): AuditFault | undefined {
  if (line.sequence !== head.sequence + 1) return { kind: 'missing', sequence: head.sequence + 1 };
  if (line.previous !== head.hash) return { kind: 'unlinked', sequence: line.sequence };
  const isAsWritten = digest(hashedText(line)) === line.hash && isKindOf(line);
  return isAsWritten ? undefined : { kind: 'changed', sequence: line.sequence };
}

/** The column `kind` stands outside of the hash. An event is parsed only where its text says `kind` more than once. */
function isKindOf({ kind, event }: AuditLine): boolean {
  const key = '"kind":"';
  const at = event.indexOf(key);
  const start = at + key.length;
  if (at >= 0 && at === event.lastIndexOf(key)) return event.slice(start, event.indexOf('"', start)) === kind;
  const parsed = parsedOf(event);
  return parsed?.kind === kind && canonicalJson(parsed) === event;
}

function parsedOf(event: string): { readonly kind?: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(event);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Compares a chain, line by line as it grows, with heads of it that were kept elsewhere. */
export interface Remembrance {
  /** The first head that the chain should have passed and has not. */
  readonly faultAt: (head: AuditHead) => AuditFault | undefined;
  /** For the end of the chain: a head that it never reached. */
  readonly faultAfter: (last: AuditHead) => AuditFault | undefined;
}

/**
 * Remembered heads in any order; the same one may be there twice. Of a hash its beginning is enough, as cards print it; the
 * head of an empty record says nothing.
 */
export function remembranceOf(heads: readonly AuditHead[]): Remembrance {
  const ofLines = heads.filter(({ sequence }) => sequence > 0);
  const waiting = ofLines.toSorted((a, b) => b.sequence - a.sequence);
  let kept = 0;
  return {
    faultAt: ({ sequence, hash }) => {
      const found = { sequence, hash };
      for (let expected = waiting.at(-1); expected?.sequence === sequence; expected = waiting.at(-1)) {
        if (!hash.startsWith(expected.hash))
          return { kind: 'rewritten', sequence: kept + 1, expected, found };
        kept = sequence;
        waiting.pop();
      }
      return undefined;
    },
    faultAfter: ({ sequence, hash }) => {
      const expected = waiting[0];
      return expected && { kind: 'truncated', expected, found: { sequence, hash } };
    },
  };
}
