// What `latchkey doctor` says of the checkpoints of the record.
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { createCheckpointKey } from '../checkpoint-key.ts';
import type { Configuration, Settings } from '../config.ts';
import { codeOf } from '../storage/error-code.ts';
import { fine, problem, remark } from './doctor-finding.ts';
import type { Finding } from './doctor-finding.ts';

/** Whether the record can be checked by others: signed by a key, and put where the user of the database can't reach. */
export function checkpointFindings(
  { auditKey }: Pick<Settings, 'auditKey'>,
  { audit }: Pick<Configuration, 'audit'>,
): readonly Finding[] {
  const { file, webhook } = audit.checkpoints;
  if (auditKey === undefined) return [remark('checkpoints', UNSIGNED, MAKE_A_KEY)];
  const { id } = createCheckpointKey(auditKey);
  if (file === undefined && webhook === undefined) return [remark('checkpoints', onlyLogged(id), KEEP_THEM)];
  const code = file === undefined ? undefined : hindranceAt(file);
  return code === undefined
    ? [fine('checkpoints', `the record’s head is signed by key ${id} and put elsewhere.`)]
    : [
        problem(
          'checkpoints',
          `audit.checkpoints.file can’t be written (${code}).`,
          'let the user of the service write there.',
        ),
      ];
}

const UNSIGNED =
  'AUDIT_SIGNING_KEY is not set, so no checkpoints are made: whoever owns the database could write the record anew unseen.';
const MAKE_A_KEY =
  'make a key with `openssl genpkey -algorithm ed25519`, and keep it where the database is not.';
const onlyLogged = (id: string): string =>
  `the record’s head is signed by key ${id}, and only the log gets it.`;
const KEEP_THEM = 'set audit.checkpoints.file or audit.checkpoints.webhook, or keep the log elsewhere.';

/** Why the file, or the folder that it is to be in, can't be written by whoever asks. */
function hindranceAt(file: string): string | undefined {
  try {
    accessSync(existsSync(file) ? file : dirname(resolve(file)), constants.W_OK);
    return undefined;
  } catch (error) {
    return codeOf(error) ?? 'no code';
  }
}
