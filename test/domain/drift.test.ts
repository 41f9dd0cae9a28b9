import fc from 'fast-check';
import { driftFrom, stillPinned } from '../../src/domain/drift.ts';
import type { Drift } from '../../src/domain/drift.ts';
import type { ListedMethod } from '../../src/domain/method.ts';
import {
  alternate,
  app,
  app2,
  everything,
  hashNumber,
  mobile,
  oath,
  office,
  passkey,
  phone,
  planOf,
  token,
} from './methods.ts';

const plan = planOf(everything);
const LATER = '2026-11-22T09:59:00.000Z';
const newNumber = phone('mobile', '+49 30 5550199');
const { number: _, ...withoutNumber } = mobile;
const { createdAt: __, ...withoutTime } = app;

// I12: anything new or changed stops the run, a pinned method that is gone does not.
describe('drift since the plan was pinned', () => {
  it.each<[string, readonly ListedMethod[], Drift]>([
    ['nothing changed', everything, { kind: 'none' }],
    ['Graph lists them in another order', everything.toReversed(), { kind: 'none' }],
    ['all is gone', [], { kind: 'none' }],
    ['some are gone', [app, mobile], { kind: 'none' }],
    ['a kept method is gone', [app, mobile, office, alternate, oath, token], { kind: 'none' }],
    ['a device has another name', [{ ...app, device: 'Bob’s phone' }], { kind: 'none' }],
    ['a new Authenticator', [...everything, app2], { kind: 'new', id: 'app2' }],
    ['a new passkey', [{ ...passkey, id: 'key2' }], { kind: 'new', id: 'key2' }],
    ['a new method of a type nobody knows', [{ id: 'x', kind: 'unknown' }], { kind: 'new', id: 'x' }],
    ['a new Temporary Access Pass', [{ id: 'tap', kind: 'temporaryAccessPass' }], { kind: 'new', id: 'tap' }],
    ['a slot with another number', [newNumber], { kind: 'changed', id: 'mobile' }],
    ['a slot without a number', [withoutNumber], { kind: 'changed', id: 'mobile' }],
    ['made anew at another time', [{ ...app, createdAt: LATER }], { kind: 'changed', id: 'app' }],
    ['no time where one was known', [withoutTime], { kind: 'changed', id: 'app' }],
    ['a time where none was known', [{ ...oath, createdAt: LATER }], { kind: 'changed', id: 'oath' }],
    ['the same id as another kind', [{ ...oath, kind: 'fido2' }], { kind: 'changed', id: 'oath' }],
    ['a type that is not known any more', [{ ...oath, kind: 'unknown' }], { kind: 'changed', id: 'oath' }],
    ['a kept method that changed', [{ ...passkey, createdAt: LATER }], { kind: 'changed', id: 'key' }],
  ])('%s', (what, methods, drift) => {
    expect([what, driftFrom(plan, { methods }, hashNumber)]).toEqual([what, drift]);
  });

  it('is none with whatever gone, in whatever order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...everything]), (methods) => {
        expect(driftFrom(plan, { methods }, hashNumber)).toEqual({ kind: 'none' });
      }),
    );
  });
});

describe('planned methods that are still there', () => {
  it.each<[string, readonly ListedMethod[], readonly string[]]>([
    ['all of them', everything, ['oath', 'token', 'office', 'alternateMobile', 'mobile', 'app']],
    ['none of what is kept', [passkey, oath], ['oath']],
    ['not a new number in an old slot', [newNumber, office], ['office']],
    ['not one that was made anew', [{ ...app, createdAt: LATER }], []],
    ['not what nobody planned', [app2], []],
  ])('are %s', (_, methods, ids) => {
    expect(stillPinned(plan, { methods }, hashNumber)).toEqual(ids);
  });
});
