import { z } from 'zod';
import type { ErasableText } from '../domain/erasable-text.ts';
import { instant, objectId } from './field-schema.ts';
import type { InStep } from './in-step.ts';
import { fit } from './row.ts';
import type { Queries } from './tables.ts';

const schema = z.strictObject({
  seal: z.string().min(1),
  salt: z.string().min(1),
  text: z.string(),
  by: objectId,
  at: instant,
});

/** Does not compile when the schema and the domain's type part. */
export const ERASABLE_TEXT_IN_STEP: InStep<z.output<typeof schema>, ErasableText> = true;

/** Saves somebody's words in the transaction of the change that they belong to. */
export async function addText(transaction: Queries, words: ErasableText): Promise<void> {
  const row = { table: 'erasable_texts', key: words.seal };
  const { seal, salt, text, by, at } = fit<ErasableText>(schema, words, row);
  await transaction.insertInto('erasable_texts').values({ seal, salt, text, who: by, at }).execute();
}
