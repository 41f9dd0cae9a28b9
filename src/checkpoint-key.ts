// Ed25519 for checkpoints: signing for the service, checking for whoever verifies the record.
import { createPublicKey, hash, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Secret } from './config/secret.ts';
import { signedText } from './domain/checkpoint.ts';
import type { Checkpoint } from './domain/checkpoint.ts';

const ID_LENGTH = 16;

/** The public half of a key: enough to check signatures, useless for making them. */
export interface PublicKey {
  /** The first 64 bits of the SHA-256 of the key, as checkpoints name it. */
  readonly id: string;
  /** SubjectPublicKeyInfo in base64, on one line. */
  readonly text: string;
  /** Whether the checkpoint names this key and is signed by it. */
  readonly isSignedBy: (checkpoint: Checkpoint) => boolean;
}

/** A key that signs checkpoints; the secret half stays inside. */
export interface CheckpointKey extends PublicKey {
  readonly sign: (checkpoint: Omit<Checkpoint, 'key' | 'signature'>) => Checkpoint;
}

/** The key that signs, from its secret. */
export function createCheckpointKey(secret: Secret<KeyObject>): CheckpointKey {
  const publicKey = publicKeyOf(createPublicKey(secret.reveal()));
  return {
    ...publicKey,
    sign: ({ sequence, hash: head, at }) => {
      const unsigned = { sequence, hash: head, at, key: publicKey.id };
      const signature = sign(null, Buffer.from(signedText(unsigned)), secret.reveal()).toString('base64');
      return { ...unsigned, signature };
    },
  };
}

/** A public key from base64 (SubjectPublicKeyInfo) or PEM; undefined for whatever is no Ed25519 key. */
export function publicKeyFrom(text: string): PublicKey | undefined {
  try {
    const key = text.includes('-----BEGIN')
      ? createPublicKey(text)
      : createPublicKey({ key: Buffer.from(text.trim(), 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? publicKeyOf(key) : undefined;
  } catch {
    // What the library has to say about it helps nobody.
    return undefined;
  }
}

function publicKeyOf(key: KeyObject): PublicKey {
  const der = key.export({ format: 'der', type: 'spki' });
  const id = hash('sha256', der, 'hex').slice(0, ID_LENGTH);
  return {
    id,
    text: der.toString('base64'),
    isSignedBy: (checkpoint) =>
      checkpoint.key === id &&
      verify(null, Buffer.from(signedText(checkpoint)), key, Buffer.from(checkpoint.signature, 'base64')),
  };
}
