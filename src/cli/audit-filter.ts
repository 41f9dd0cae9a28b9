import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../domain/instant.ts';
import { instantOf } from '../domain/instant.ts';
import type { ObjectId } from '../domain/person.ts';
import { parseNumber } from '../domain/request-number.ts';
import { ServiceError } from '../errors.ts';
import type { AuditFilter } from '../storage/audit-record.ts';
import { EVENT_KINDS } from '../telemetry/label-values.ts';

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
    ...(kind.length === 0 ? {} : { kinds: kind.map(kindOf) }),
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

/** A word that no entry has would read as "that never happened". */
function kindOf(text: string): string {
  if (EVENT_KINDS.includes(text)) return text;
  const known = EVENT_KINDS.toSorted().join(', ');
  throw new ServiceError('ARGUMENT_INVALID', `--kind must be one of ${known}, not "${text}".`);
}

/** Whom `--actor` names; throws ARGUMENT_INVALID. */
export function actorOf(text: string): ObjectId {
  if (OBJECT_ID.test(text)) return text.toLowerCase();
  throw new ServiceError(
    'ARGUMENT_INVALID',
    `--actor must be the object id of an account in Entra, not "${text}"; the record holds no names.`,
  );
}

const OBJECT_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

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
