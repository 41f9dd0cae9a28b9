import { secret } from '../src/config/secret.ts';
import { createKeys } from '../src/keys.ts';

const keys = createKeys(secret(new Uint8Array(32).fill(7)));
const others = createKeys(secret(new Uint8Array(32).fill(8)));

describe('the keys of the service', () => {
  it('digest text by SHA-256 in lower-case hex, whatever the secret', () => {
    const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(keys.digest('abc')).toBe(abc);
    expect(others.digest('abc')).toBe(abc);
  });

  it('salt with 128 bits that never come twice', () => {
    const salts = Array.from({ length: 1_000 }, keys.salt);
    expect(salts.filter((salt) => !/^[0-9a-f]{32}$/u.test(salt))).toEqual([]);
    expect(new Set(salts).size).toBe(salts.length);
  });

  it('recognise a text by a fingerprint that nobody has without the secret', () => {
    expect(keys.fingerprint('+49 151 1')).toMatch(/^[0-9a-f]{24}$/u);
    expect(keys.fingerprint('+49 151 1')).toBe(keys.fingerprint('+49 151 1'));
    expect(keys.fingerprint('+49 151 2')).not.toBe(keys.fingerprint('+49 151 1'));
    expect(others.fingerprint('+49 151 1')).not.toBe(keys.fingerprint('+49 151 1'));
  });

  it('hold texts equal only when all of them is', () => {
    expect(keys.equal('123456', '123456')).toBe(true);
    expect(['123457', '12345', '1234567', ''].map((text) => keys.equal('123456', text))).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
