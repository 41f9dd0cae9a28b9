import type { z } from 'zod';
import { ServiceError } from '../errors.ts';

/** Names a row in errors: its table and key, never what it holds. */
export interface RowName {
  readonly table: string;
  readonly key: string | number;
}

/** Reads a JSON column into a domain type, or throws DATABASE_ROW_INVALID with the row's name and the fields at fault. */
export function readJson<Value>(schema: z.ZodType<Value>, json: string, row: RowName): Value {
  return fit(schema, parsed(json, row), row);
}

/** Writes a value as JSON, refusing with DATABASE_ROW_INVALID what {@link readJson} would refuse to read back. */
export function writeJson<Value>(schema: z.ZodType<Value>, value: Value, row: RowName): string {
  return JSON.stringify(fit(schema, value, row));
}

/** Checks a value from the database, or throws DATABASE_ROW_INVALID. */
export function fit<Value>(schema: z.ZodType<Value>, value: unknown, row: RowName): Value {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields = result.error.issues.map(({ path }) => path.join('.') || 'the whole row');
  throw invalid(row, `does not fit at ${[...new Set(fields)].join(', ')}`);
}

// The parser's own message quotes the text, so it is not kept as a cause.
function parsed(json: string, row: RowName): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    throw invalid(row, 'is no JSON');
  }
}

function invalid({ table, key }: RowName, problem: string): ServiceError {
  return new ServiceError('DATABASE_ROW_INVALID', `Table ${table}, key ${key}: the row ${problem}.`);
}
