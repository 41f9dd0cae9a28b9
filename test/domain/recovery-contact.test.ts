import { countsFrom } from '../../src/domain/recovery-contact.ts';

it('a recovery contact counts after seven days, in which the person and their manager may object', () => {
  const setAt = '2026-11-22T10:00:00.000Z';
  expect(countsFrom({ subject: 'alice', contact: 'carl', setAt })).toBe('2026-11-29T10:00:00.000Z');
});

it('the seven days are full days, also when the clocks change', () => {
  const setAt = '2026-10-24T22:30:00.000Z';
  expect(countsFrom({ subject: 'alice', contact: 'carl', setAt })).toBe('2026-10-31T22:30:00.000Z');
});
