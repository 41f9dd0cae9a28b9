// What the audit commands read from files and from the environment.
import { readFileSync } from 'node:fs';
import { createCheckpointKey, publicKeyFrom } from '../checkpoint-key.ts';
import type { CheckpointKey, PublicKey } from '../checkpoint-key.ts';
import { signingKeyFrom } from '../config/signing-key.ts';
import { ServiceError } from '../errors.ts';
import { codeOf } from '../storage/error-code.ts';

/** The text of a file that an option names; throws ARGUMENT_INVALID. */
export function textOf(file: string, option: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const code = codeOf(cause) ?? 'no code';
    throw new ServiceError('ARGUMENT_INVALID', `${option}: ${file} can’t be read (${code}).`, { cause });
  }
}

/** The public keys that checkpoints have to be signed by: those given, each as a file or as base64, else the service's own. */
export function publicKeys(given: readonly string[], env: NodeJS.ProcessEnv): readonly PublicKey[] {
  if (given.length > 0) return given.map((text) => publicKeyFrom(text) ?? publicKeyOfFile(text));
  const own = ownKey(env);
  return own === undefined ? [] : [own];
}

function publicKeyOfFile(file: string): PublicKey {
  const key = publicKeyFrom(textOf(file, '--public-key'));
  if (key !== undefined) return key;
  throw new ServiceError('ARGUMENT_INVALID', `--public-key: ${file} holds no Ed25519 public key.`);
}

/** The service's own key, where the environment has one. */
export function ownKey(env: NodeJS.ProcessEnv): CheckpointKey | undefined {
  const text = env['AUDIT_SIGNING_KEY']?.trim() ?? '';
  if (text === '') return undefined;
  const secret = signingKeyFrom(text);
  if (secret !== undefined) return createCheckpointKey(secret);
  throw new ServiceError(
    'CONFIG_INVALID',
    'AUDIT_SIGNING_KEY: must be an Ed25519 key, PKCS#8 as PEM or base64.',
  );
}
