import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { checkpointFindings } from '../../src/cli/doctor-checkpoints.ts';
import { secret } from '../../src/config/secret.ts';
import { temporaryFolder } from '../storage/engine.ts';

const auditKey = secret(generateKeyPairSync('ed25519').privateKey);
const folder = temporaryFolder();
afterAll(() => folder.remove());
const audit = (checkpoints: { readonly file?: string }) => ({
  audit: {
    checkpoints: { every: 'PT1H', ...checkpoints },
    reconcile: { every: 'PT1H', settledAfter: 'PT6H' },
  },
});

describe('what doctor says of checkpoints', () => {
  it.each([
    ['no key', {}, {}, 'remark', 'AUDIT_SIGNING_KEY is not set'],
    ['a key and no place', { auditKey }, {}, 'remark', 'only the log gets it'],
    ['a place', { auditKey }, { file: join(folder.path, 'new.jsonl') }, 'fine', 'put elsewhere'],
    ['a place that isn’t there', { auditKey }, { file: join(folder.path, 'no', 'x') }, 'problem', 'ENOENT'],
  ])('with %s', (_, settings, checkpoints, level, text) => {
    const [finding] = checkpointFindings(settings, audit(checkpoints));
    expect(finding).toMatchObject({ about: 'checkpoints', level });
    expect(finding?.text).toContain(text);
  });
});
