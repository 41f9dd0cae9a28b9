import fc from 'fast-check';
import { requestSchema } from '../../src/storage/request-schema.ts';
import { readJson, writeJson } from '../../src/storage/row.ts';
import { opened, request } from './request-arbitraries.ts';
import { AT, draftOf, verifyingOf } from './request-examples.ts';

const ROW = { table: 'requests', key: 1001 };

describe('a stored request', () => {
  it('is read back exactly as it was saved, in every status', () => {
    fc.assert(
      fc.property(request, (saved) => {
        const json = writeJson(requestSchema, saved, ROW);
        expect(readJson(requestSchema, json, ROW)).toEqual(saved);
        expect(writeJson(requestSchema, readJson(requestSchema, json, ROW), ROW)).toBe(json);
      }),
      { numRuns: 300 },
    );
  });

  it('is refused with a field missing, a field too many or a moment in another form', () => {
    fc.assert(
      fc.property(request, fc.nat(), (saved, pick) => {
        const keys = Object.keys(opened);
        const { [keys[pick % keys.length]!]: _, ...missing } = saved as unknown as Record<string, unknown>;
        for (const bad of [missing, { ...saved, surplus: 1 }, { ...saved, openedAt: '2026-11-22T10:00:00Z' }])
          expect(() => readJson(requestSchema, JSON.stringify(bad), ROW)).toThrow('DATABASE_ROW_INVALID');
      }),
      { numRuns: 50 },
    );
  });

  const saved = verifyingOf(draftOf(1001));
  it.each<[string, object]>([
    ['an approval', { approvals: [{ by: 'amir', at: AT, slot: 0, contact: 'callback', code: '123456' }] }],
    ['an approval by another way', { approvals: [{ by: 'amir', at: AT, slot: 0, contact: 'a hunch' }] }],
    ['somebody to ask', { vouchOrder: [{ id: 'mary', as: 'manager', name: 'Mary Miller' }] }],
    ['somebody who was asked', { vouchAsks: [{ id: 'mary', as: 'manager', at: AT, word: 'perhaps' }] }],
    ['a word by voice alone', { vouches: [{ by: 'mary', at: AT, how: 'phone' }] }],
    ['contact on file', { contactOnFile: { ...saved.contactOnFile, mobile: '+49 151' } }],
    ['what it needs', { verification: { ...saved.verification, needs: { callback: true } } }],
    ['a field of an earlier build', { vouchedBy: [] }],
  ])('is refused with something it does not know in %s', (_, more) => {
    const json = JSON.stringify({ ...saved, ...more });
    expect(() => readJson(requestSchema, json, ROW)).toThrow('DATABASE_ROW_INVALID');
  });
});
