// What a transaction leaves behind that shows afterwards whether it was saved.
import type { AuditHead } from '../domain/audit.ts';

const lines = new WeakMap<object, AuditHead>();

/** Notes the last line of the record that a transaction wrote: no other one ever writes the same. */
export function noteLine(transaction: object, { sequence, hash }: AuditHead): void {
  lines.set(transaction, { sequence, hash });
}

/** The last line that the transaction wrote; undefined where it wrote none. */
export const lineWrittenIn = (transaction: object): AuditHead | undefined => lines.get(transaction);
