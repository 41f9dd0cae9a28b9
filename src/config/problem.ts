import type { z } from 'zod';

/** Keys and list positions from the top of the file down. */
export type Path = readonly PropertyKey[];

/** Something wrong at one place of the configuration file, in words; `other` is a second place, whose line is named too. */
export interface Problem {
  readonly path: Path;
  readonly message: string;
  readonly other?: Path;
}

/**
 * The part of the raw content that the schema describes; undefined if it isn't as described. Rules between keys read only
 * what they need, so that they report beside problems elsewhere in the file.
 */
export const read = <T>(schema: z.ZodType<T>, raw: unknown): T | undefined => schema.safeParse(raw).data;
