import type { Digest } from './audit.ts';
import type { Instant } from './instant.ts';
import type { ObjectId } from './person.ts';

/**
 * Words of a person that the record vouches for without holding them. The record has `seal`, a hash over salt and words; the
 * words can be erased, and then the seal says nothing any more, since nobody knows the salt.
 */
export interface ErasableText {
  readonly seal: string;
  readonly salt: string;
  readonly text: string;
  readonly by: ObjectId;
  readonly at: Instant;
}

/** Seals words under a random salt of at least 128 bits. */
export function sealText({ text, salt, by, at }: Omit<ErasableText, 'seal'>, digest: Digest): ErasableText {
  return { seal: digest(`${salt}\n${text}`), salt, text, by, at };
}
