import { createPrivateKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { withLines } from './identity.ts';
import { secret } from './secret.ts';
import type { Secret } from './secret.ts';

/** The key that signs checkpoints, from PKCS#8 as PEM or base64; undefined for whatever is no Ed25519 key. */
export function signingKeyFrom(text: string): Secret<KeyObject> | undefined {
  try {
    const key = text.includes('-----BEGIN')
      ? createPrivateKey(withLines(text))
      : createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' });
    return key.asymmetricKeyType === 'ed25519' ? secret(key) : undefined;
  } catch {
    // The library's own message could quote key material: whoever reads this says only what the text should be.
    return undefined;
  }
}
