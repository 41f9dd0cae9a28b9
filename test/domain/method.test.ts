import { isSameMethod, pin } from '../../src/domain/method.ts';
import type { ListedMethod, PinnedMethod } from '../../src/domain/method.ts';
import { app, hashNumber, mobile, oath } from './methods.ts';

const pinned = (method: ListedMethod): PinnedMethod => {
  const it = pin(method, hashNumber);
  if (it === undefined) throw new TypeError(`not pinned: ${method.id}`);
  return it;
};

describe('pinning a method', () => {
  it('keeps what tells two registrations apart, and the number as a hash only', () => {
    expect(pin(mobile, hashNumber)).toEqual({
      id: 'mobile',
      kind: 'phone',
      phoneSlot: 'mobile',
      createdAt: '2025-01-01T00:00:00.000Z',
      numberHash: 'hash of 14 signs ending 0',
    });
    expect(JSON.stringify(pin(mobile, hashNumber))).not.toContain('5550100');
  });

  it('adds nothing that Graph did not say', () => {
    expect(pin(oath, hashNumber)).toEqual({ id: 'oath', kind: 'softwareOath' });
  });

  it('is not possible for a type that this version does not know', () => {
    expect(pin({ id: 'x', kind: 'unknown' }, hashNumber)).toBeUndefined();
  });
});

describe('one and the same registration', () => {
  it.each<[string, ListedMethod, ListedMethod, boolean]>([
    ['listed again', mobile, { ...mobile }, true],
    ['a renamed device', app, { ...app, device: 'Alice’s new phone' }, true],
    ['a device that has no name any more', app, { ...app, device: '' }, true],
    ['made at another time', app, { ...app, createdAt: '2025-02-01T00:00:00.001Z' }, false],
    ['a time where none was known', oath, { ...oath, createdAt: '2025-02-01T00:00:00.000Z' }, false],
    ['another number in the slot', mobile, { ...mobile, number: '+49 30 5550109' }, false],
    ['another kind', oath, { ...oath, kind: 'hardwareOath' }, false],
    ['another slot', mobile, { ...mobile, phoneSlot: 'office' }, false],
  ])('%s: %#', (_, before, after, same) => {
    expect(isSameMethod(pinned(before), pinned(after))).toBe(same);
    expect(isSameMethod(pinned(after), pinned(before))).toBe(same);
  });
});
