// Who is on call, and one's own weeks.
import type { Duty } from '../domain/on-call.ts';
import { proposed } from '../domain/shift-proposal.ts';
import { CAST, CAST_PEOPLE } from './card-cast.ts';
import { NOW } from './card-plans.ts';
import { scene } from './card-scene.ts';
import type { Scene } from './card-scene.ts';

const { amir, dana, noor, max } = CAST;
const people = CAST_PEOPLE;
const WEEK = { from: '2026-11-23T08:00:00.000Z', until: '2026-11-30T08:00:00.000Z' };
const NEXT = { from: WEEK.until, until: '2026-12-07T08:00:00.000Z' };
const NIGHT = { from: '2026-11-27T17:00:00.000Z', until: '2026-11-28T07:00:00.000Z' };

const primary: Duty = {
  rotation: 'primary',
  who: amir.id,
  ...WEEK,
  because: { kind: 'rotation', layer: 0, layerName: 'nights' },
};
const override = { kind: 'override', source: 'chat' } as const;
const added: Duty = { ...primary, who: dana.id, because: { ...override, change: 'add' } };
const standIn: Duty = {
  ...primary,
  rotation: 'secondary',
  who: noor.id,
  because: { ...override, change: 'replace', insteadOf: max.id },
};
const planned: Duty = { ...primary, because: { kind: 'shifts', layer: 0 } };

/** Every scene of those. */
export function onCall(): readonly Scene[] {
  const rotations = ['primary', 'secondary'];
  const plain = {
    card: 'on_call',
    rotations,
    duties: [primary, standIn],
    unknown: [],
    followed: ['primary'],
    next: [{ rotation: 'primary', at: NEXT.from, who: [dana.id] }],
    gapsAhead: [],
    cannot: [],
    people,
  } as const;
  const gap = { rotation: 'secondary', ...NIGHT };
  const none = { ...plain, duties: [], next: [] };
  const night: Duty = {
    ...primary,
    ...NIGHT,
    because: { ...override, change: 'replace', insteadOf: dana.id },
  };
  const asked = proposed(
    {
      id: '0f'.repeat(16),
      kind: 'swap',
      by: dana.id,
      to: amir.id,
      changes: [{ who: amir.id, instead: dana.id, rotation: 'primary', ...NIGHT }],
    },
    NOW,
  );
  const mine = {
    card: 'my_shifts',
    shifts: [primary, night, { ...primary, ...NEXT, rotation: 'secondary' }],
    standIns: [{ who: noor.id, instead: amir.id, rotation: 'primary', ...NEXT }],
    open: [asked, { ...asked, id: '1f'.repeat(16), by: amir.id, to: dana.id }],
    viewer: amir.id,
    mayChange: true,
    people,
  } as const;
  const nothing = { ...mine, shifts: [], standIns: [], open: [] };
  const old = { kind: 'old', readAt: '2026-11-23T09:02:00.000Z', why: 'no_answer' } as const;
  const never = { kind: 'never_read', why: 'not_granted' } as const;
  return [
    scene('on-call', plain),
    scene('on-call-full', {
      ...plain,
      duties: [primary, added],
      next: [...plain.next, { rotation: 'secondary', at: NIGHT.from, who: [] }],
      gapsAhead: Array.from({ length: 7 }, () => gap),
      cannot: [
        { who: amir.id, why: 'disabled' },
        { who: dana.id, why: 'not_an_approver' },
        { who: noor.id, why: 'gone' },
      ],
    }),
    scene('on-call-nobody', none),
    scene('on-call-old', { ...plain, duties: [planned], shifts: old }),
    scene('on-call-unknown', { ...none, unknown: rotations, shifts: never }),
    scene('my-shifts', mine),
    scene('my-shifts-none', nothing),
    scene('my-shifts-known', { ...mine, shifts: [planned], knownUntil: '2026-12-08T09:00:00.000Z' }),
    scene('my-shifts-old', { ...mine, shifts: [planned], state: old }),
    scene('my-shifts-unknown', { ...nothing, state: never, mayChange: false }),
    scene('my-shifts-undo', {
      ...nothing,
      open: [
        { ...asked, kind: 'undo' },
        { ...asked, kind: 'take_over' },
      ],
    }),
  ];
}
