import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../domain/instant.ts';
import { instantOf } from '../domain/instant.ts';
import { parseNumber } from '../domain/request-number.ts';
import { ServiceError } from '../errors.ts';
import type { AuditFilter } from '../storage/audit-record.ts';

/** The options of `latchkey audit export` that choose entries, as they are typed. */
export interface FilterFlags {
  readonly after?: string;
  readonly request?: string;
  readonly since?: string;
  readonly until?: string;
  readonly kind: readonly string[];
}

/** What these options ask for; throws ARGUMENT_INVALID. */
export function filterOf({ after, request, since, until, kind }: FilterFlags): AuditFilter {
  return {
    ...(after === undefined ? {} : { after: sequenceOf(after) }),
    ...(request === undefined ? {} : { request: requestOf(request) }),
    ...(since === undefined ? {} : { since: momentOf('--since', since) }),
    ...(until === undefined ? {} : { until: momentOf('--until', until) }),
    ...(kind.length === 0 ? {} : { kinds: kind }),
  };
}

function sequenceOf(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new ServiceError('ARGUMENT_INVALID', `--after must be the number of an entry, not "${text}".`);
}

function requestOf(text: string): number {
  const number = parseNumber(text);
  if (number !== undefined) return number;
  throw new ServiceError('ARGUMENT_INVALID', `--request must be a number such as LK-1042, not "${text}".`);
}

/** The moment that an option names; throws ARGUMENT_INVALID. */
export function momentOf(option: string, text: string): Instant {
  try {
    const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00Z` : text;
    return instantOf(Temporal.Instant.from(day).epochMilliseconds);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    const form = '2026-11-22 (from midnight in UTC) or 2026-11-22T10:00:00Z';
    throw new ServiceError('ARGUMENT_INVALID', `${option} must be a time such as ${form}, not "${text}".`);
  }
}
