import { ServiceError } from '../errors.ts';
import { ownKey } from './audit-file.ts';

/** `latchkey audit key`: the public half of the key that signs checkpoints; throws CONFIG_INVALID where there is none. */
export function auditKeyOutput(options: {
  readonly environment: NodeJS.ProcessEnv;
  readonly json: boolean;
}): string {
  const key = ownKey(options.environment);
  if (key === undefined) throw new ServiceError('CONFIG_INVALID', 'AUDIT_SIGNING_KEY: must be set.');
  return options.json ? JSON.stringify({ id: key.id, publicKey: key.text }) : key.text;
}
