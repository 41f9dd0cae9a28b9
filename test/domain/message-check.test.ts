import { createHmac } from 'node:crypto';
import type { KeyedHash } from '../../src/domain/call-back-code.ts';
import { messageCheck, readMessageCheck } from '../../src/domain/message-check.ts';

const hash: KeyedHash = (text) => createHmac('sha256', 'a secret for tests').update(text).digest();
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

describe('the letters on a message', () => {
  const check = messageCheck(hash, 1042, 'alice');

  it('are eight in two groups, and none that people mistake for another', () => {
    expect(check).toMatch(/^[A-HJKMNP-Z2-9]{4} [A-HJKMNP-Z2-9]{4}$/);
  });

  it('are the same each time, and others for another request, person or secret', () => {
    const other: KeyedHash = (text) => createHmac('sha256', 'another').update(text).digest();
    const all = [
      check,
      messageCheck(hash, 1043, 'alice'),
      messageCheck(hash, 1042, 'mona'),
      messageCheck(hash, 104, '2/alice'),
      messageCheck(other, 1042, 'alice'),
    ];
    expect(messageCheck(hash, 1042, 'alice')).toBe(check);
    expect(new Set(all).size).toBe(5);
  });

  it('are never the letters of a call-back code’s hash', () => {
    const asked: string[] = [];
    messageCheck((text) => (asked.push(text), hash(text)), 1042, 'alice');
    expect(asked.every((text) => text.startsWith('message check/1042/alice/'))).toBe(true);
  });

  it('throw away what would make some of them likelier, and hash another round when too few are left', () => {
    const rounds = [new Uint8Array(32).fill(255), Uint8Array.of(248, 0, 247, 30, 31, 1, 2, 3, 4)];
    let round = 0;
    const text = messageCheck(() => rounds[round++] ?? Uint8Array.of(29), 1042, 'alice');
    // 247 and 30 are the last letter, 31 the first once more; the eighth comes of the third round.
    expect([text, round]).toEqual(['A99A BCDE', 2]);
  });

  it('are spread evenly over every place', () => {
    const ROUNDS = 31_000;
    const counts = Array.from({ length: 8 }, () => new Map<string, number>());
    for (let number = 1; number <= ROUNDS; number += 1) {
      const letters = messageCheck(hash, number, 'alice').replace(' ', '');
      for (const [place, count] of counts.entries()) {
        const letter = letters.charAt(place);
        count.set(letter, (count.get(letter) ?? 0) + 1);
      }
    }
    // One in thirty-one each, a thousand times; six standard deviations are less than 190.
    for (const count of counts) {
      expect([...count.keys()].toSorted().join('')).toBe(Array.from(LETTERS).toSorted().join(''));
      for (const times of count.values()) expect(Math.abs(times - 1_000)).toBeLessThan(190);
    }
  });
});

describe('what somebody read out', () => {
  it.each([
    ['ABCD EFGH', 'ABCD EFGH'],
    ['abcd efgh', 'ABCD EFGH'],
    ['ab cd-ef gh', 'ABCD EFGH'],
    [' A B C D 2 3 4 5 ', 'ABCD 2345'],
    ['abcd\u00a0efgh', 'ABCD EFGH'],
    ['ABCDEFG', undefined],
    ['ABCDEFGHJ', undefined],
    ['', undefined],
    ['ABCD EFG0', undefined],
    ['ABCD EFGO', undefined],
    ['ABCD EFG1', undefined],
    ['ABCD EFGI', undefined],
    ['ABCD EFGL', undefined],
    ['ABCD EFGÄ', undefined],
    ['ABCD_EFGH', undefined],
    ['АBCD EFGH', undefined],
    ['1042 1042', undefined],
  ])('%j is taken as %j', (typed, check) => {
    expect(readMessageCheck(typed)).toBe(check);
  });

  it('is the check again, whatever the request and person', () => {
    for (const number of [1, 1042, 999_999]) {
      for (const who of ['alice', 'mona']) {
        const check = messageCheck(hash, number, who);
        expect(readMessageCheck(check.toLowerCase())).toBe(check);
      }
    }
  });
});
