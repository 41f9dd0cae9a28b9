import fc from 'fast-check';
import { FIRST_REQUEST_NUMBER, formatNumber, parseNumber } from '../../src/domain/request-number.ts';

describe('a request number', () => {
  it.each(['LK-1042', 'lk-1042', 'LK 1042', 'lk1042', ' LK–1042 ', 'LK#1042', '#1042', '# 1042', '1042'])(
    'is understood as %j',
    (text) => {
      expect(parseNumber(text)).toBe(1042);
    },
  );

  it.each([
    '',
    'LK-',
    'LK-1000',
    'LK-01042',
    'LK-0',
    '-1042',
    'LK-10 42',
    'LK-1042x',
    '1e9',
    'LK-99999999999',
    '１０４２',
  ])('is not %j', (text) => {
    expect(parseNumber(text)).toBeUndefined();
  });

  it('reads back what was written', () => {
    expect(formatNumber(FIRST_REQUEST_NUMBER)).toBe('LK-1001');
    fc.assert(
      fc.property(fc.integer({ min: FIRST_REQUEST_NUMBER, max: 999_999_999 }), (number) => {
        expect(parseNumber(formatNumber(number))).toBe(number);
      }),
    );
  });
});
