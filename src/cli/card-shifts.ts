// Cards about shifts that change hands: taken over, given back, put to a colleague, turned down.
import { proposed } from '../domain/shift-proposal.ts';
import type { ShiftProposal, StandIn } from '../domain/shift-proposal.ts';
import type { ShiftRefusal } from '../domain/take-over.ts';
import type { TimeProblem } from '../domain/said-time.ts';
import type { ObjectId } from '../domain/person.ts';
import { CAST, CAST_PEOPLE } from './card-cast.ts';
import { NOW } from './card-plans.ts';
import { scene } from './card-scene.ts';
import type { Scene } from './card-scene.ts';

const { amir, dana, noor } = CAST;
const people = CAST_PEOPLE;
const zone = { name: 'Europe/Berlin', isOwn: true } as const;
const until = '2026-11-23T17:00:00.000Z';
const rotation = 'primary';
const NIGHT = { from: '2026-11-27T17:00:00.000Z', until: '2026-11-28T07:00:00.000Z' } as const;
const LATER = { from: '2026-12-04T17:00:00.000Z', until: '2026-12-05T07:00:00.000Z' } as const;

/** Every scene of those. */
export function shifts(): readonly Scene[] {
  return [...takingOver(), ...givingBack(), ...swapping(), ...proposals(), ...turnedDown()];
}

function takingOver(): readonly Scene[] {
  const shift = { kind: 'add', source: 'chat', rotation, who: dana.id, from: NOW, until } as const;
  const taken = {
    card: 'shift_taken',
    shift,
    asked: [amir.id],
    insteadOf: [],
    told: [],
    viewer: dana.id,
    isRunning: true,
    isTwice: false,
    people,
    zone,
  } as const;
  const later = { ...taken, shift: { ...shift, ...NIGHT }, isRunning: false };
  return [
    scene('shift-taken', taken),
    scene('shift-taken-agreed', { ...taken, asked: [], insteadOf: [amir.id] }),
    scene('shift-taken-gap', { ...taken, asked: [], zone: { ...zone, isOwn: false } }),
    scene('shift-taken-unknown', { ...taken, asked: [], unknown: true }),
    scene('shift-taken-later', { ...later, told: [noor.id], isTwice: true }),
    scene('shift-taken-beside', { ...taken, asked: [], told: [amir.id], viewer: amir.id }),
    scene('shift-taken-beside-in-place', {
      ...taken,
      asked: [],
      insteadOf: [amir.id],
      told: [noor.id],
      viewer: noor.id,
    }),
    scene('shift-taken-later-beside', { ...later, asked: [], told: [amir.id], viewer: amir.id }),
    scene('take-over-pick', {
      card: 'take_over_pick',
      rotations: ['primary', 'secondary'],
      today: '2026-11-23',
      zone,
    }),
    scene('take-over-pick-one', {
      card: 'take_over_pick',
      rotations: ['primary'],
      today: '2026-11-23',
      zone,
    }),
  ];
}

function swapping(): readonly Scene[] {
  const offer = {
    card: 'swap_offer',
    giver: amir.id,
    taker: dana.id,
    gives: [{ rotation, ...NIGHT }],
    returns: [
      {
        key: 'r0_1796403600_1796454000',
        rotation,
        from: '2026-12-04T17:00:00.000Z',
        until: '2026-12-05T07:00:00.000Z',
      },
      {
        key: 'r0_1796144400_1796194800',
        rotation,
        from: '2026-12-01T17:00:00.000Z',
        until: '2026-12-02T07:00:00.000Z',
      },
    ],
    span: NIGHT,
    viewer: amir.id,
    isTwice: false,
    isReturnGone: false,
    people,
    zone,
  } as const;
  const pick = { card: 'swap_pick', others: [dana, noor], today: '2026-11-23', zone } as const;
  return [
    scene('swap-offer', offer),
    scene('swap-offer-theirs', { ...offer, viewer: dana.id, zone: { ...zone, isOwn: false } }),
    scene('swap-offer-nothing', { ...offer, returns: [], isTwice: true }),
    scene('swap-offer-gone', { ...offer, isReturnGone: true }),
    scene('swap-choose', { card: 'swap_choose', found: [dana, { ...dana, id: noor.id }], span: NIGHT }),
    scene('swap-pick', pick),
    scene('swap-pick-known', {
      ...pick,
      colleague: dana.id,
      picked: { from: '2026-11-27 18:00', until: '2026-11-28 08:00' },
    }),
  ];
}

function givingBack(): readonly Scene[] {
  const back = {
    card: 'shift_given_back',
    by: dana.id,
    rotation,
    from: NOW,
    until,
    isFollowed: true,
    people,
  } as const;
  const now = { ...back, isRunning: true, onCall: [amir.id] } as const;
  const shift = { kind: 'add', source: 'chat', rotation, who: dana.id, from: NOW, until } as const;
  return [
    scene('shift-given-back', { ...now, viewer: dana.id }),
    scene('shift-given-back-nobody', { ...now, onCall: [], viewer: dana.id }),
    scene('shift-given-back-nobody-last', { ...now, onCall: [], isFollowed: false, viewer: dana.id }),
    scene('shift-given-back-unknown', { ...now, onCall: [], unknown: true, viewer: dana.id }),
    scene('shift-given-back-beside', { ...now, viewer: amir.id }),
    scene('shift-given-back-later', {
      ...back,
      ...NIGHT,
      isRunning: false,
      onCall: [amir.id],
      viewer: amir.id,
    }),
    scene('give-back', {
      card: 'give_back',
      shifts: [
        { shift, place: 0 },
        { shift: { ...shift, ...NIGHT, rotation: 'secondary' }, place: 1 },
      ],
      agreements: [agreedTo(SWAP), agreedTo(TAKE_OVER)],
      viewer: amir.id,
      people,
    }),
  ];
}

const change = (
  who: ObjectId,
  instead: ObjectId,
  span = NIGHT as { from: string; until: string },
): StandIn => ({
  who,
  instead,
  rotation,
  ...span,
});
const between = { id: '0f'.repeat(16), by: amir.id, to: dana.id } as const;
const SWAP = proposed(
  {
    ...between,
    kind: 'swap',
    changes: [change(dana.id, amir.id), change(amir.id, dana.id, LATER)],
  },
  NOW,
);
const GIFT = proposed({ ...between, kind: 'swap', changes: [change(dana.id, amir.id)] }, NOW);
const OFFER = proposed({ ...between, kind: 'swap', changes: [change(amir.id, dana.id)] }, NOW);
const UNDO = proposed({ ...between, kind: 'undo', changes: [change(dana.id, amir.id)], undoes: 'a1' }, NOW);
const TAKE_OVER = proposed(
  {
    id: '1f'.repeat(16),
    kind: 'take_over',
    by: dana.id,
    to: amir.id,
    changes: [change(dana.id, amir.id, { from: NOW, until })],
  },
  NOW,
);

const agreedTo = (proposal: ShiftProposal): ShiftProposal => ({
  ...proposal,
  status: 'agreed',
  agreedAt: NOW,
  made: proposal.changes,
});

function proposals(): readonly Scene[] {
  const endedAt = NOW;
  const outcomes = (proposal: ShiftProposal): readonly (readonly [string, ShiftProposal])[] => [
    ['asked', proposal],
    ['agreed', agreedTo(proposal)],
    ['declined', { ...proposal, status: 'declined', endedAt }],
    ['withdrawn', { ...proposal, status: 'withdrawn', endedAt }],
    ['expired', { ...proposal, status: 'expired', endedAt, because: 'time' }],
    ['changed', { ...proposal, status: 'expired', endedAt, because: 'changed' }],
    ['ended', { ...proposal, status: 'ended', endedAt, endedBy: proposal.by }],
    ['taken-back', { ...proposal, status: 'ended', endedAt, endedBy: proposal.to }],
  ];
  const both = (name: string, proposal: ShiftProposal): readonly Scene[] => [
    seen(`${name}-asker`, proposal, proposal.by),
    seen(`${name}-asked`, proposal, proposal.to),
  ];
  return [
    ...[['take-over', TAKE_OVER] as const, ['swap', SWAP] as const].flatMap(([kind, proposal]) =>
      outcomes(proposal).flatMap(([outcome, one]) => both(`proposal-${kind}-${outcome}`, one)),
    ),
    ...both('proposal-undo-asked', UNDO),
    ...both('proposal-undo-agreed', { ...UNDO, status: 'agreed', agreedAt: NOW, made: [] }),
    ...both('proposal-gift-asked', GIFT),
    ...both('proposal-offer-asked', OFFER),
    seen('proposal-swap-agreed-other', agreedTo(SWAP), noor.id),
    seen('proposal-take-over-agreed-other', agreedTo(TAKE_OVER), noor.id),
    seen('proposal-swap-unreachable', SWAP, amir.id, { isUnreachable: true }),
    seen('proposal-take-over-unreachable', TAKE_OVER, dana.id, { isUnreachable: true }),
    seen('proposal-swap-no-approver', SWAP, dana.id, { problem: 'not_an_approver' }),
    seen('proposal-swap-not-yours', SWAP, amir.id, { problem: 'not_yours' }),
  ];
}

function seen(
  name: string,
  proposal: ShiftProposal,
  viewer: ObjectId,
  how: { readonly isUnreachable?: boolean; readonly problem?: 'not_an_approver' | 'not_yours' } = {},
): Scene {
  return scene(name, { card: 'shift_proposal', proposal, viewer, people, isUnreachable: false, ...how });
}

const UNREAD: readonly (readonly [TimeProblem, string])[] = [
  ['missing', ''],
  ['unreadable', 'until lunch'],
  ['bare_hour', 'until 18'],
  ['maybe_date', 'until 10.12'],
  ['no_such_time', 'until 25:00'],
  ['skipped', 'until 02:30'],
  ['past', 'until 09:00'],
  ['ends_first', 'from friday 18:00 until thursday 08:00'],
  ['too_far', 'until 2027-01-01 08:00'],
];

function turnedDown(): readonly Scene[] {
  const refused: readonly ShiftRefusal[] = [
    { reason: 'not_an_approver' },
    { reason: 'unknown_rotation', named: 'third', rotations: ['primary', 'secondary'] },
    { reason: 'already_on_call', rotation, until },
    { reason: 'overlaps_own', rotation, ...NIGHT },
    { reason: 'nothing_to_give_back' },
    { reason: 'yourself' },
    { reason: 'unknown_colleague', named: 'Danna' },
    { reason: 'colleague_no_approver', name: 'Max Keller' },
    { reason: 'too_many_open', most: 10 },
    { reason: 'declined_lately', name: dana.name, again: NIGHT.from },
    { reason: 'neither_on_call', name: dana.name, ...NIGHT },
    { reason: 'not_known', name: dana.name, ...LATER, knownUntil: '2026-12-01T09:00:00.000Z' },
    { reason: 'both_on_call', name: dana.name, ...NIGHT },
    { reason: 'too_many_parts', name: dana.name, ...NIGHT },
  ];
  const refusal = (name: string, why: ShiftRefusal): Scene =>
    scene(`shift-refused-${name}`, { card: 'shift_refused', refusal: why, zone });
  return [
    ...refused.map((why) => refusal(why.reason, why)),
    ...UNREAD.map(([problem, said]) =>
      refusal(`time-${problem}`, { reason: 'time', problem, said, of: 'take_over' }),
    ),
    refusal('not-read', { reason: 'not_known', name: dana.name, ...NIGHT }),
    refusal('swap-too-far', { reason: 'time', problem: 'too_far', said: '2028-01-01', of: 'swap' }),
  ];
}
