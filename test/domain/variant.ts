import type { Command } from '../../src/domain/command.ts';
import type { Instant } from '../../src/domain/instant.ts';
import type { Policy } from '../../src/domain/policy.ts';
import type { Request } from '../../src/domain/request.ts';
import type { Cell } from './state-table.ts';

/** One transition that the plain table can't hold. */
export interface Variant {
  readonly what: string;
  readonly in: Request;
  readonly command: Command;
  readonly to: Cell;
  readonly policy?: Policy;
  readonly at?: Instant;
}
