import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicKeys } from '../../src/cli/audit-file.ts';
import { auditKeyOutput } from '../../src/cli/audit-key.ts';
import { temporaryFolder } from '../storage/engine.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
const base64 = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
const printed = (text: string): string =>
  auditKeyOutput({ environment: { AUDIT_SIGNING_KEY: text }, json: false });
const folder = temporaryFolder();
afterAll(() => folder.remove());

describe('audit key', () => {
  it('prints the public half only, whatever form the key has', () => {
    const text = printed(pem);
    const der = { key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' } as const;
    expect(createPublicKey(der).equals(createPublicKey(createPrivateKey(pem)))).toBe(true);
    for (const form of [base64, pem.replaceAll('\n', '\\n'), ` ${base64} `]) expect(printed(form)).toBe(text);
  });

  it('prints id and key as JSON, and is read back from text, file and PEM', () => {
    const json = JSON.parse(auditKeyOutput({ environment: { AUDIT_SIGNING_KEY: pem }, json: true })) as {
      readonly id: string;
      readonly publicKey: string;
    };
    expect(json.publicKey).toBe(printed(pem));
    expect(json.id).toMatch(/^[0-9a-f]{16}$/);
    const file = join(folder.path, 'key.txt');
    writeFileSync(file, `${json.publicKey}\n`);
    const pemFile = join(folder.path, 'key.pem');
    writeFileSync(pemFile, createPublicKey(pem).export({ format: 'pem', type: 'spki' }));
    const keys = publicKeys([json.publicKey, file, pemFile], {});
    expect(keys.map(({ id }) => id)).toEqual([json.id, json.id, json.id]);
    expect(publicKeys([], { AUDIT_SIGNING_KEY: pem })).toMatchObject([{ id: json.id }]);
    expect(publicKeys([], {})).toEqual([]);
  });

  it('refuses what is no such key without repeating it', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const wrong = rsa.export({ format: 'der', type: 'pkcs8' }).toString('base64');
    for (const text of [wrong, 'c2VjcmV0', 'secret']) {
      const refusal = (() => {
        try {
          return printed(text);
        } catch (error) {
          return String(error);
        }
      })();
      expect(refusal).toContain('CONFIG_INVALID');
      expect(refusal).not.toContain(text);
    }
    expect(() => printed('')).toThrow('CONFIG_INVALID');
    const notAKey = join(folder.path, 'not-a-key.txt');
    writeFileSync(notAKey, 'nothing');
    expect(() => publicKeys([notAKey], {})).toThrow('ARGUMENT_INVALID');
    expect(() => publicKeys([join(folder.path, 'absent')], {})).toThrow('ARGUMENT_INVALID');
  });
});
