import { createHmac, createSecretKey, hash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Digest } from './domain/audit.ts';
import type { Secret } from './config/secret.ts';
import type { Keys } from './workflow/ports.ts';

/** Hex digits kept of a fingerprint: 96 bits, far more than a tenant has phone numbers. */
const FINGERPRINT_LENGTH = 24;

const SALT_BYTES = 16;

/** Hashes keyed (HMAC-SHA-256) by the service's secret, which stays inside, and those that need no key. */
export function createKeys(secret: Secret<Uint8Array>): Keys {
  const key = createSecretKey(secret.reveal());
  const keyedHash = (text: string): Uint8Array => createHmac('sha256', key).update(text).digest();
  return {
    keyedHash,
    fingerprint: (text) =>
      Buffer.from(keyedHash(`fingerprint/${text}`))
        .toString('hex')
        .slice(0, FINGERPRINT_LENGTH),
    equal: (a, b) => {
      const [left, right] = [Buffer.from(a), Buffer.from(b)];
      return left.length === right.length && timingSafeEqual(left, right);
    },
    digest,
    salt: () => randomBytes(SALT_BYTES).toString('hex'),
  };
}

/** SHA-256 as lower-case hex, for the audit chain and seals. */
export const digest: Digest = (text) => hash('sha256', text, 'hex');
