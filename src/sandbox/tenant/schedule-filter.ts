import { refuse, type Refusal } from './answer.ts';
import { MOMENT } from './conjunction.ts';
import type { ScheduledSpan } from './schedule-entry.ts';

/** The item that a property such as `sharedShift` holds. */
export type SpanReaders<T> = Readonly<Record<string, (entry: T) => ScheduledSpan | null>>;

const CLAUSE = new RegExp(String.raw`^(\S+) (\w+) ${MOMENT}$`);

/** The one comparison that each end of a span takes; real tenants refuse the others, so “overlaps” can't be asked for. */
const ENDS = {
  startDateTime: { operator: 'ge', name: 'GreaterThanOrEqual', fits: isFrom },
  endDateTime: { operator: 'le', name: 'LessThanOrEqual', fits: isUntil },
} as const;

function isFrom(span: ScheduledSpan, moment: number): boolean {
  return span.from >= moment;
}

function isUntil(span: ScheduledSpan, moment: number): boolean {
  return span.until <= moment;
}

/** Reads the `$filter` of shifts and times off: clauses joined by `and`, no property twice; no filter takes everything. */
export function readSpanFilter<T>(
  filter: string | undefined,
  readers: SpanReaders<T>,
): ((entry: T) => boolean) | Refusal {
  if (filter === undefined) return () => true;
  const clauses = filter.split(' and ').map((text) => CLAUSE.exec(text));
  const properties = clauses.map((found) => found?.[1] ?? '');
  const twice = properties.find((property, index) => properties.indexOf(property) !== index);
  if (twice !== undefined)
    return bad(`The entity property '${twice}' is used more than once in the $filter query.`);
  const tests: ((entry: T) => boolean)[] = [];
  for (const found of clauses) {
    const [, property = '', operator = '', moment = ''] = found ?? [];
    const [owner = '', end = ''] = property.split('/');
    const reader = Object.entries(readers).find(([name]) => name === owner)?.[1];
    const rule = Object.entries(ENDS).find(([name]) => name === end)?.[1];
    if (reader === undefined || rule === undefined)
      return bad(`The entity property '${property}' is not allowed in $filter query.`);
    if (operator !== rule.operator)
      return bad(`Only the '${rule.name}' operator is allowed on entity property '${property}'.`);
    tests.push((entry) => {
      const span = reader(entry);
      return span !== null && rule.fits(span, Date.parse(moment));
    });
  }
  return (entry) => tests.every((test) => test(entry));
}

const bad = (message: string): Refusal => refuse(400, 'BadRequest', message);
