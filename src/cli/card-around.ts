// Cards that belong to no single request: alarms, duties, brakes, what is turned down.
import type { AlarmCause } from '../domain/event.ts';
import type { Named } from '../workflow/view.ts';
import { CAST, CAST_PEOPLE } from './card-cast.ts';
import { REQUESTS } from './card-endings.ts';
import { NOW } from './card-plans.ts';
import { AWAITING } from './card-requests.ts';
import { scene } from './card-scene.ts';
import type { Scene } from './card-scene.ts';

const { rita, alice, max, amir, dana } = CAST;
const number = 1042;
const people = CAST_PEOPLE;

/** Every scene of those. */
export function around(): readonly Scene[] {
  const requests = [...REQUESTS.values()].map((request, index) => ({ ...request, number: 1042 + index }));
  const reason = 'Two calls from the same stranger';
  const halt = { kind: 'halt', by: dana.id, since: NOW, reason } as const;
  const freeze = { kind: 'freeze', subject: alice.id, number, by: alice.id, since: NOW } as const;
  const notMe = { ...freeze, because: 'not_me' } as const;
  const password = { ...freeze, by: amir.id, because: 'password_known' } as const;
  return [
    scene('code', {
      card: 'code',
      number,
      revision: 3,
      code: '482913',
      expiresAt: AWAITING.expiresAt,
      subject: alice,
    }),
    ...alarms(),
    scene('my-requests', { card: 'my_requests', requests: requests.slice(0, 6), people }),
    scene('my-requests-none', { card: 'my_requests', requests: [], people }),
    scene('brake-halt', { card: 'brake', brake: halt, state: 'on', people }),
    scene('brake-halt-asked', {
      card: 'brake',
      brake: { ...halt, liftAskedBy: amir.id },
      state: 'one_more_needed',
      people,
    }),
    scene('brake-freeze', { card: 'brake', brake: notMe, state: 'on', people }),
    scene('brake-freeze-password', { card: 'brake', brake: password, state: 'on', people }),
    scene('brake-lifted-halt', { card: 'brake_lifted', brake: halt }),
    scene('brake-lifted-freeze', { card: 'brake_lifted', brake: notMe }),
    ...(
      [
        'may_not_halt',
        'not_an_approver',
        'same_person',
        'needs_halter_or_security',
        'is_concerned',
        'password_unchanged',
        'nothing_to_lift',
        'no_halt',
        'halted_instead',
      ] as const
    ).map((reason) => scene(`lift-refused-${reason}`, { card: 'lift_refused', reason })),
    ...(['unknown_request', 'nothing_to_cancel', 'unknown_proposal'] as const).map((what) =>
      scene(`not-available-${what}`, { card: 'not_available', what }),
    ),
    scene('write-to-me', { card: 'write_to_me' }),
    ...(['other_tenant', 'guest', 'not_a_person'] as const).map((because) =>
      scene(`turned-away-${because}`, { card: 'turned_away', because }),
    ),
    ...(
      [
        'directory',
        'database',
        'saved_unseen',
        'unsure',
        'unreadable_record',
        'unexpected',
        'unreadable_click',
      ] as const
    ).map((what) => scene(`trouble-${what}`, { card: 'trouble', what, reference: '8c1f-42' })),
  ];
}

const ALARMS: Readonly<Record<AlarmCause, Named | undefined>> = {
  not_asked: amir,
  not_me: alice,
  wrong_codes: amir,
  password_known: amir,
  not_asked_late: amir,
  password_known_late: amir,
  suspicion_late: rita,
  asked_again: rita,
  many_requests: rita,
  many_approvals: amir,
  many_resets: rita,
  not_reenrolled: rita,
  registration_odd: rita,
  registered_after_freeze: rita,
  changed_before: rita,
  recovery_contact: max,
  record_broken: undefined,
  removal_unrecorded: undefined,
  removal_unlogged: undefined,
  sign_in_declined: rita,
  fraud_reported: rita,
};

function alarms(): readonly Scene[] {
  const odd = ['too_soon', 'unusual_place', 'several_at_once'] as const;
  return (Object.keys(ALARMS) as AlarmCause[]).map((because) => {
    const by = ALARMS[because];
    return scene(`alarm-${because}`, {
      card: 'alarm',
      ...(because === 'recovery_contact' || by === undefined ? {} : { number }),
      because,
      ...(by === undefined ? {} : { by }),
      ...(because === 'record_broken' ? {} : { subject: alice }),
      odd: because === 'registration_odd' || because === 'registered_after_freeze' ? odd : [],
      before: because === 'not_me' ? { alarms: 3, lifted: 2 } : { alarms: 0, lifted: 0 },
    });
  });
}
