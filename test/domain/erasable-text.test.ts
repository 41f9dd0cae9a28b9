import { createHash } from 'node:crypto';
import type { Digest } from '../../src/domain/audit.ts';
import { sealText } from '../../src/domain/erasable-text.ts';
import { NOW } from './requests.ts';

const digest: Digest = (text) => createHash('sha256').update(text).digest('hex');
const seal = (text: string, salt = 'a'.repeat(32)): string =>
  sealText({ text, salt, by: 'amir', at: NOW }, digest).seal;

describe('words that can be erased', () => {
  it('keep their salt and words beside the seal', () => {
    const words = { text: 'odd calls since noon', salt: 'b'.repeat(32), by: 'amir', at: NOW };
    expect(sealText(words, digest)).toEqual({ ...words, seal: digest(`${words.salt}\n${words.text}`) });
  });

  it('have a seal that changes with every word and every salt, and holds neither', () => {
    const seals = [seal('one'), seal('One'), seal('one '), seal(''), seal('one', 'b'.repeat(32))];
    expect(new Set(seals).size).toBe(seals.length);
    expect(seal('odd calls')).toMatch(/^[0-9a-f]{64}$/);
  });

  it('can’t be guessed from the seal without the salt', () => {
    expect(seal('one')).not.toBe(digest('one'));
  });

  it('do not borrow from the salt: the boundary between both is sealed', () => {
    const hexSalt = 'ab12';
    expect(seal('x\ny', hexSalt)).not.toBe(seal('y', `${hexSalt}x`));
  });
});
