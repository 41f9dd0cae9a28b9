// Cards for those who vouch, for who may vouch one day, and for whoever asks whether a message is genuine.
import type { RecoveryContactRefusal } from '../domain/recovery-contact.ts';
import type { VouchAsk } from '../domain/voucher.ts';
import type { ContactEntry, View } from '../workflow/view.ts';
import { CAST, CAST_PEOPLE } from './card-cast.ts';
import { ASK, VERIFYING } from './card-requests.ts';
import { CHECK, scene } from './card-scene.ts';
import type { Scene } from './card-scene.ts';

const { alice, max, noor, dana } = CAST;
const people = CAST_PEOPLE;
const number = 1042;

/** Every scene of those. */
export function vouching(): readonly Scene[] {
  return [...vouchers(), ...contacts(), ...news(), ...checks(), ...erasing()];
}

type VouchView = Extract<View, { readonly card: 'vouch' }>;

function vouchers(): readonly Scene[] {
  const vouch = (name: string, ask: Partial<VouchAsk>, more: Partial<VouchView> = {}): Scene =>
    scene(`vouch-${name}`, {
      card: 'vouch',
      request: VERIFYING,
      ask: { ...ASK, ...ask },
      people,
      viewer: max.id,
      halted: false,
      check: CHECK,
      ...more,
    });
  return [
    vouch('manager', {}),
    vouch('contact', { id: noor.id, as: 'recovery_contact' }, { viewer: noor.id }),
    vouch('managers-manager', { id: dana.id, as: 'managers_manager' }, { viewer: dana.id }),
    vouch('have-not', { word: 'have_not' }),
    vouch('not-sure-halted', { word: 'not_sure' }, { halted: true }),
    vouch('suspicion', {}, { request: { ...VERIFYING, reported: { suspicious: true } } }),
    vouch('how-missing', {}, { problem: { reason: 'how_missing' } }),
    vouch('late', {}, { problem: { reason: 'vouch_late' } }),
    vouch('counts-as', {}, { problem: { reason: 'counts_as', whom: 'requester' } }),
  ];
}

const PROBLEMS: Readonly<Record<RecoveryContactRefusal, true>> = {
  is_yourself: true,
  same_person: true,
  is_manager: true,
  not_a_member: true,
  already_set: true,
  too_many: true,
  unknown_person: true,
};

function contacts(): readonly Scene[] {
  const counts: ContactEntry = { contact: noor.id, countsFrom: '2026-11-01T09:00:00.000Z', counts: true };
  const later: ContactEntry = { contact: dana.id, countsFrom: '2026-11-30T10:04:00.000Z', counts: false };
  const list = (entries: readonly ContactEntry[], problem?: RecoveryContactRefusal): View => ({
    card: 'recovery_contacts',
    contacts: entries,
    people,
    mayAdd: entries.length < 2,
    ...(problem === undefined ? {} : { problem, named: 'dana petrof' }),
  });
  return [
    scene('recovery-contacts-none', list([])),
    scene('recovery-contacts-one', list([later])),
    scene('recovery-contacts-full', list([counts, later])),
    ...(Object.keys(PROBLEMS) as RecoveryContactRefusal[]).map((problem) =>
      scene(
        `recovery-contacts-${problem}`,
        list(problem === 'too_many' ? [counts, later] : [counts], problem),
      ),
    ),
  ];
}

function news(): readonly Scene[] {
  const about = { card: 'recovery_contact_news', subject: alice.id, contact: noor.id, people } as const;
  const readers = { subject: alice.id, manager: max.id, contact: noor.id };
  return Object.entries(readers).flatMap(([reader, viewer]) => [
    scene(`contact-set-${reader}`, {
      ...about,
      change: 'set',
      by: alice.id,
      viewer,
      countsFrom: '2026-11-30T10:04:00.000Z',
    }),
    scene(`contact-removed-${reader}`, { ...about, change: 'removed', by: max.id, viewer }),
    ...(viewer === noor.id
      ? []
      : [scene(`contact-gone-${reader}`, { ...about, change: 'gone', by: viewer, viewer })]),
  ]);
}

function checks(): readonly Scene[] {
  const found = { number, to: max, subject: alice };
  return [
    scene('check-genuine', { card: 'message_check', result: 'genuine', ...found }),
    scene('check-not-ours', { card: 'message_check', result: 'not_ours', number }),
    scene('check-unreadable', { card: 'message_check', result: 'unreadable' }),
    scene('check-not-allowed', { card: 'message_check', result: 'not_allowed' }),
  ];
}

function erasing(): readonly Scene[] {
  const states = ['ask', 'done', 'open_request', 'own_data'] as const;
  const nobody = ['not_allowed', 'unknown_person'] as const;
  return [
    ...states.map((state) => scene(`erase-${state}`, { card: 'erase', state, person: alice })),
    ...nobody.map((state) => scene(`erase-${state}`, { card: 'erase', state })),
  ];
}
