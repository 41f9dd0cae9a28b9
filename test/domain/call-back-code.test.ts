import { createHmac, timingSafeEqual } from 'node:crypto';
import { callBackCode, judgeCode } from '../../src/domain/call-back-code.ts';
import type { CodeQuestion, KeyedHash } from '../../src/domain/call-back-code.ts';
import { NOW } from './requests.ts';

const hash: KeyedHash = (text) => createHmac('sha256', 'a secret for tests').update(text).digest();
const equal = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** A hash of eight words, as HMAC-SHA-256 gives them. */
const words = (...values: number[]): Uint8Array => {
  const bytes = new Uint8Array(32);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < 8; at += 1) view.setUint32(at * 4, values[at] ?? 0xffff_ffff);
  return bytes;
};

const identity = { number: 1042, slot: 0, issue: 1 };

describe('the six digits', () => {
  it('are the same each time, and others for another request, slot, issue or secret', () => {
    const code = callBackCode(hash, identity);
    expect(code).toMatch(/^[0-9]{6}$/);
    expect(callBackCode(hash, identity)).toBe(code);
    const other: KeyedHash = (text) => createHmac('sha256', 'another').update(text).digest();
    const others = [
      callBackCode(hash, { ...identity, number: 1043 }),
      callBackCode(hash, { ...identity, slot: 1 }),
      callBackCode(hash, { ...identity, issue: 2 }),
      callBackCode(hash, { number: 104, slot: 20, issue: 1 }),
      callBackCode(other, identity),
    ];
    expect(new Set([code, ...others]).size).toBe(6);
  });

  it.each([
    [0, '000000'],
    [7, '000007'],
    [1_000_007, '000007'],
    [42_123_456, '123456'],
    [4_293_999_999, '999999'],
  ])('of the word %i are %s, zeros in front kept', (word, code) => {
    expect(callBackCode(() => words(word), identity)).toBe(code);
  });

  it.each([0xffff_ffff, 4_294_000_000])('throw away the word %i, which would favour small codes', (word) => {
    expect(callBackCode(() => words(word, word, 12), identity)).toBe('000012');
  });

  it('hash another round when all eight words are thrown away', () => {
    const asked: string[] = [];
    const code = callBackCode((text) => {
      asked.push(text);
      return asked.length < 3 ? words() : words(654_321);
    }, identity);
    expect(code).toBe('654321');
    expect(new Set(asked).size).toBe(3);
  });

  it('read a hash that is a part of a larger buffer', () => {
    const larger = new Uint8Array(40);
    larger.set(words(654_321), 8);
    expect(callBackCode(() => larger.subarray(8), identity)).toBe('654321');
  });

  it('are spread evenly over every place', () => {
    const ROUNDS = 100_000;
    const counts = Array.from({ length: 6 }, () => Array.from({ length: 10 }, () => 0));
    for (let number = 1; number <= ROUNDS; number += 1) {
      const code = callBackCode(hash, { number, slot: 0, issue: 1 });
      for (let place = 0; place < 6; place += 1) counts[place]![Number(code[place])]! += 1;
    }
    // One tenth each; five standard deviations of a tenth of 100 000 are 475.
    for (const count of counts.flat()) expect(Math.abs(count - ROUNDS / 10)).toBeLessThan(475);
  });
});

describe('what an approver typed', () => {
  const shown = { issue: 1, issuedAt: NOW, shownAt: NOW };
  const code = callBackCode(hash, identity);
  const [a, b] = [code.slice(0, 3), code.slice(3)];
  const judge = (typed: string | undefined, more: Partial<CodeQuestion> = {}): string =>
    judgeCode(
      { typed, number: 1042, slot: 0, code: shown, used: [], lifetime: 'PT60M', now: NOW, ...more },
      hash,
      equal,
    );
  const wrong = code === '111111' ? '222222' : '111111';
  const fullWidth = Array.from(code, (digit) => String.fromCodePoint(0xff10 + Number(digit))).join('');

  it.each([
    ['as it is', code, 'right'],
    ['in two halves', `${a} ${b}`, 'right'],
    ['with a hyphen', `${a}-${b}`, 'right'],
    ['digit by digit', ` ${Array.from(code).join(' ')}\n`, 'right'],
    ['with a no-break space', `${a}\u00a0${b}`, 'right'],
    ['another code', wrong, 'wrong'],
    ['nothing', undefined, 'missing'],
    ['an empty field', '', 'missing'],
    ['only spaces', '  - ', 'missing'],
    ['five digits', code.slice(1), 'malformed'],
    ['seven digits', `${code}0`, 'malformed'],
    ['letters', `${code}x`, 'malformed'],
    ['words', 'the code', 'malformed'],
    ['a sign', `+${code}`, 'malformed'],
    ['full-width digits', fullWidth, 'malformed'],
    ['other digits', '١٢٣٤٥٦', 'malformed'],
    ['ten thousand digits', '1'.repeat(10_000), 'malformed'],
  ])('%s is judged: %#', (_, typed, verdict) => {
    expect(judge(typed)).toBe(verdict);
  });

  it.each([
    ['2026-11-22T11:00:00.000Z', 'right'],
    ['2026-11-22T11:00:00.001Z', 'late'],
  ])('at %s: %s', (now, verdict) => {
    expect(judge(code, { now })).toBe(verdict);
  });

  it('is not right before the requester has seen the code: nobody can have read it out', () => {
    expect(judge(code, { code: { issue: 1, issuedAt: NOW } })).toBe('wrong');
  });

  it.each([2, 5])('is replaced once the code of issue %i is in force', (issue) => {
    expect(judge(code, { code: { ...shown, issue } })).toBe('replaced');
    expect(judge(callBackCode(hash, { ...identity, issue }), { code: { ...shown, issue } })).toBe('right');
  });

  it('of the approver before is replaced, also for the approver after them', () => {
    const second = { slot: 1, code: { ...shown, issue: 3 }, used: [{ slot: 0, issue: 2 }] };
    expect(judge(code, second)).toBe('replaced');
    expect(judge(callBackCode(hash, { ...identity, issue: 2 }), second)).toBe('used');
    expect(judge(callBackCode(hash, { ...identity, slot: 1, issue: 3 }), second)).toBe('right');
    expect(judge(callBackCode(hash, { ...identity, slot: 0, issue: 3 }), second)).toBe('wrong');
  });

  it.each([1, 2, 4])(
    'of approvals that became void at slot %i is replaced, and never works again',
    (slot) => {
      const before = callBackCode(hash, { number: 1042, slot, issue: slot + 1 });
      expect(judge(before, { code: { ...shown, issue: slot + 2 } })).toBe('replaced');
      expect(judge(code, { code: { ...shown, issue: slot + 2 } })).toBe('replaced');
    },
  );

  it('is used for as long as the approval that rests on it stands, and counts as replaced after', () => {
    const later = { slot: 1, code: { ...shown, issue: 2 } };
    expect(judge(code, { ...later, used: [{ slot: 0, issue: 1 }] })).toBe('used');
    expect(judge(code, { ...later, slot: 0 })).toBe('replaced');
  });

  it('is late, not wrong, also for the second approver', () => {
    const second = { slot: 1, code: { ...shown, issue: 2 }, now: '2026-11-22T11:00:00.001Z' };
    expect(judge(callBackCode(hash, { ...identity, slot: 1, issue: 2 }), second)).toBe('late');
  });

  it('is never right for another slot, another request or a later issue', () => {
    expect(judge(code, { slot: 1 })).toBe('wrong');
    expect(judge(code, { number: 1043 })).toBe('wrong');
    expect(judge(callBackCode(hash, { ...identity, issue: 2 }))).toBe('wrong');
  });

  it('is compared by nothing but the comparer that was passed in', () => {
    const compared: [string, string][] = [];
    const spy = (x: string, y: string): boolean => {
      compared.push([x, y]);
      return false;
    };
    const question = {
      typed: code,
      number: 1042,
      slot: 0,
      code: shown,
      used: [],
      lifetime: 'PT60M',
      now: NOW,
    };
    expect(judgeCode(question, hash, spy)).toBe('wrong');
    expect(compared).toEqual([[code, code]]);
    expect(judgeCode({ ...question, typed: wrong }, hash, () => true)).toBe('right');
  });
});
