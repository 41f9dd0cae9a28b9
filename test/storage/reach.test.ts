import type { CardCopy } from '../../src/workflow/storage-ports.ts';
import { ENGINES, withEngine } from './engine.ts';
import { opening } from './request-examples.ts';

const copy = (activity: string, more: Partial<CardCopy> = {}): CardCopy => ({
  number: 1001,
  person: 'rita',
  role: 'requester',
  conversation: 'c1',
  activity,
  standing: 'first',
  ...more,
});

describe.each(ENGINES)('on $name', (engine) => {
  const opened = withEngine(engine);
  const copies = () => opened().stores.copies;
  const conversations = () => opened().stores.conversations;

  it('copies of a card are kept per request, in the order they were posted', async () => {
    await opened().stores.requests.open(opening('rita'));
    await opened().stores.requests.open(opening('raj'));
    await copies().add(copy('z'));
    await copies().add(copy('a', { person: 'amir', role: 'approver', conversation: 'c2' }));
    await copies().add(copy('m', { number: 1002 }));
    expect((await copies().of(1001)).map(({ activity }) => activity)).toEqual(['z', 'a']);
    await copies().remove(copy('z'));
    await copies().remove(copy('z'));
    expect(await copies().of(1001)).toEqual([
      copy('a', { person: 'amir', role: 'approver', conversation: 'c2' }),
    ]);
  });

  it('a message is one copy, however often it is added', async () => {
    await opened().stores.requests.open(opening());
    await copies().add(copy('a'));
    await copies().add(copy('a', { role: 'follower' }));
    expect(await copies().of(1001)).toEqual([copy('a', { role: 'follower' })]);
  });

  it('a copy that was replaced is found by its message alone, also after it was added again', async () => {
    await opened().stores.requests.open(opening());
    await copies().add(copy('old'));
    await copies().add(copy('new', { standing: 'stand_in' }));
    await copies().replace(copy('old'));
    await copies().add(copy('old'));
    expect(await copies().of(1001)).toEqual([copy('new', { standing: 'stand_in' })]);
    expect(await copies().at(copy('old'))).toEqual({ ...copy('old'), standing: 'replaced' });
    expect(await copies().at({ conversation: 'c2', activity: 'old' })).toBeUndefined();
  });

  it('a copy with a role of another release is named by table and key', async () => {
    await opened().stores.requests.open(opening());
    await copies().add(copy('a'));
    await opened().database.query((db) => db.updateTable('card_copies').set({ role: 'king' }).execute());
    await expect(copies().of(1001)).rejects.toMatchObject({
      code: 'DATABASE_ROW_INVALID',
      detail: 'Table card_copies, key 1: the row does not fit at role.',
    });
  });

  it('a card at the desk is noted before it is posted, by one only, and forgotten when it was not sent', async () => {
    await opened().stores.requests.open(opening());
    const { deskCards } = opened().stores;
    const first = { number: 1001, standing: 'maybe_sent' } as const;
    const second = { number: 1001, standing: 'stand_in_maybe_sent' } as const;
    const card = {
      number: 1001,
      conversation: '19:c;messageid=1',
      activity: '1',
      standing: 'first',
    } as const;
    expect(await deskCards.claim(second, 'maybe_sent')).toBe(false);
    expect(await deskCards.claim(first, undefined)).toBe(true);
    expect(await deskCards.claim(first, undefined)).toBe(false);
    expect(await deskCards.of(1001)).toEqual(first);
    expect(await deskCards.claim(second, 'first')).toBe(false);
    await deskCards.settle(first, undefined);
    expect(await deskCards.of(1001)).toBeUndefined();
    expect(await deskCards.claim(first, undefined)).toBe(true);
    await deskCards.settle(first, card);
    expect(await deskCards.of(1001)).toEqual(card);
    expect(await deskCards.claim(second, 'first')).toBe(true);
    expect(await deskCards.of(1001)).toEqual(second);
  });

  it('a card at the desk is settled only by whoever’s claim still stands', async () => {
    await opened().stores.requests.open(opening());
    const { deskCards } = opened().stores;
    const first = { number: 1001, standing: 'maybe_sent' } as const;
    const second = { number: 1001, standing: 'stand_in_maybe_sent' } as const;
    const card = (activity: string, standing: 'first' | 'stand_in') =>
      ({ number: 1001, conversation: 'c', activity, standing }) as const;
    await deskCards.claim(first, undefined);
    await deskCards.claim(second, 'maybe_sent');
    await deskCards.settle(first, card('late', 'first'));
    await deskCards.settle(first, undefined);
    expect(await deskCards.of(1001)).toEqual(second);
    await deskCards.settle(second, card('next', 'stand_in'));
    await deskCards.settle(first, card('late', 'first'));
    await deskCards.settle(first, undefined);
    expect(await deskCards.of(1001)).toEqual(card('next', 'stand_in'));
  });

  it('the last conversation of a person is kept until it is forgotten', async () => {
    expect(await conversations().of('rita')).toBeUndefined();
    await conversations().save('rita', '{"old":1}');
    await conversations().save('rita', '{"new":"Ünï 🙂"}');
    expect(await conversations().of('rita')).toBe('{"new":"Ünï 🙂"}');
    expect(await conversations().of('raj')).toBeUndefined();
    await conversations().forget('rita');
    await conversations().forget('rita');
    expect(await conversations().of('rita')).toBeUndefined();
  });
});
