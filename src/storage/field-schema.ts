import { z } from 'zod';

/** A moment exactly as `Instant` writes it. */
export const instant = z.iso.datetime({ precision: 3 });
/** An Entra object id; any text, since only equality matters. */
export const objectId = z.string().min(1);
/** A whole number from 0. */
export const count = z.int().nonnegative();

/** A checkpoint, also one of which nobody knows yet who signed it. */
export const checkpoint = z
  .strictObject({ sequence: count, hash: z.string(), at: instant, key: z.string(), signature: z.string() })
  .readonly();

/** A list that stays as it was read. */
export const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();
/** Graph's own id of a call, for asking Microsoft about it. */
export const graphRequestId = z.exactOptional(z.string());
