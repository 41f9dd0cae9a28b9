import type { RecoveryContact } from '../../src/domain/recovery-contact.ts';
import type { SideChange } from '../../src/workflow/storage-ports.ts';
import { ENGINES, withEngine } from './engine.ts';
import { AT, LATER } from './request-examples.ts';

const chosen = (contact: string, setAt = AT, subject = 'alice'): RecoveryContact => ({
  subject,
  contact,
  setAt,
});

const change = (
  { subject, contact }: Omit<RecoveryContact, 'setAt'>,
  what: 'set' | 'removed' = 'set',
): SideChange => ({
  facts: [{ at: AT, event: { kind: `recovery_contact_${what}`, by: subject, subject, contact } }],
  effects: [
    {
      key: `tell_recovery_contact:${what}:${subject}:${contact}`,
      dueAt: AT,
      effect: { kind: 'tell_recovery_contact', to: contact, by: subject, change: what, subject, contact },
    },
  ],
});

describe.each(ENGINES)('recovery contacts on $name', (engine) => {
  const opened = withEngine(engine);
  const contacts = () => opened().stores.recoveryContacts;
  const set = (contact: RecoveryContact) => contacts().set(contact, change(contact));
  const saved = async () => {
    const { audit } = opened().stores;
    const { sequence } = await audit.head();
    const waiting = await opened().database.query((db) => db.selectFrom('jobs').select('id').execute());
    return [sequence, waiting.length];
  };

  it('are kept with their line in the record and the message that tells of them', async () => {
    expect(await contacts().of('alice')).toEqual([]);
    expect(await set(chosen('bob'))).toBe('set');
    expect(await contacts().of('alice')).toEqual([chosen('bob')]);
    expect(await contacts().of('bob')).toEqual([]);
    expect(await saved()).toEqual([1, 1]);
  });

  it('are told the oldest first', async () => {
    await set(chosen('bob', LATER));
    await set(chosen('zoe', AT));
    expect((await contacts().of('alice')).map(({ contact }) => contact)).toEqual(['zoe', 'bob']);
  });

  it('are set once, and keep the moment they were set', async () => {
    await set(chosen('bob'));
    expect(await set(chosen('bob', LATER))).toBe('already');
    expect(await contacts().of('alice')).toEqual([chosen('bob')]);
    expect(await saved()).toEqual([1, 1]);
  });

  it('are two at most for each person, and one that is set already is no third', async () => {
    await set(chosen('bob'));
    await set(chosen('zoe'));
    expect(await set(chosen('max'))).toBe('too_many');
    expect(await set(chosen('zoe'))).toBe('already');
    expect(await set(chosen('max', AT, 'carl'))).toBe('set');
    expect(await saved()).toEqual([3, 3]);
  });

  it('are never too many, however many are set at the same time', async () => {
    const results = await Promise.all(['bob', 'zoe', 'max', 'bob'].map((who) => set(chosen(who))));
    // Whoever comes first is not said.
    expect(results.filter((result) => result === 'set')).toHaveLength(2);
    expect(await saved()).toEqual([2, 2]);
  });

  it('are removed once, and make room', async () => {
    await set(chosen('bob'));
    await set(chosen('zoe'));
    expect(await contacts().remove(chosen('bob'), change(chosen('bob'), 'removed'))).toBe(true);
    expect(await contacts().remove(chosen('bob'), change(chosen('bob'), 'removed'))).toBe(false);
    expect(await contacts().remove(chosen('bob', AT, 'zoe'), change(chosen('bob'), 'removed'))).toBe(false);
    expect(await contacts().of('alice')).toEqual([chosen('zoe')]);
    expect(await saved()).toEqual([3, 3]);
    expect(await set(chosen('max'))).toBe('set');
  });

  it('are not saved when what belongs to them can not be', async () => {
    const { facts } = change(chosen('bob'));
    const broken = { key: 'a', dueAt: AT, effect: { kind: 'mail', number: 0, to: 'alice' } } as const;
    await expect(contacts().set(chosen('bob'), { facts, effects: [broken] })).rejects.toMatchObject({
      code: 'DATABASE_ROW_INVALID',
    });
    expect(await contacts().of('alice')).toEqual([]);
    expect(await saved()).toEqual([0, 0]);
  });

  it('that can not be read are an error, never taken for none', async () => {
    await set(chosen('bob'));
    await opened().database.query((db) => db.updateTable('recovery_contacts').set({ set_at: '' }).execute());
    await expect(contacts().of('alice')).rejects.toMatchObject({
      code: 'DATABASE_ROW_INVALID',
      detail: 'Table recovery_contacts, key 1: the row does not fit at setAt.',
    });
  });
});
