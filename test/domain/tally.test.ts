import type { Event } from '../../src/domain/event.ts';
import { talliesOf } from '../../src/domain/tally.ts';
import type { Counted } from '../../src/domain/tally.ts';
import { approved, draft, NOW } from './requests.ts';

const alarm = (
  because: Extract<Event, { readonly kind: 'alarm_raised' }>['because'],
  by = 'mona',
): Event => ({
  kind: 'alarm_raised',
  by,
  because,
});
const approval: Event = {
  kind: 'approved',
  by: 'amir',
  slot: 0,
  complete: true,
  methods: [],
  revokesSessions: false,
};

describe('what is counted', () => {
  type Row = [string, Event, readonly (readonly [Counted, string])[]];
  it.each<Row>([
    ['a request, for whoever asks', { kind: 'checks_asked', by: 'rita' }, [['asked', 'rita']]],
    ['an approval, for whoever approves', approval, [['approved', 'amir']]],
    ['a reset that begins, for the subject', { kind: 'claimed' }, [['reset', 'alice']]],
    [
      'an objection by the subject or their manager, which may be cleared',
      alarm('not_me'),
      [
        ['alarmed', 'mona'],
        ['disowned', 'rita'],
      ],
    ],
    ...(['not_asked', 'not_asked_late'] as const).map((because): Row => [
      `an objection: ${because}`,
      alarm(because),
      [
        ['alarmed', 'mona'],
        ['objected_to', 'rita'],
      ],
    ]),
    ...(
      [
        'wrong_codes',
        'password_known',
        'password_known_late',
        'many_requests',
        'many_approvals',
        'many_resets',
        'not_reenrolled',
        'registration_odd',
        'registered_after_freeze',
        'sign_in_declined',
        'asked_again',
      ] as const
    ).map((because): Row => [`no objection: ${because}`, alarm(because, 'rita'), []]),
    ['no draft', { kind: 'request_opened', by: 'rita' }, []],
    ...(['not_asked', 'password_known', 'not_convinced', 'wrong_codes'] as const).map((reason): Row => [
      `a denial for want of trust, against the subject: ${reason}`,
      { kind: 'ended', status: 'denied', by: 'amir', reason },
      [['turned_down', 'alice']],
    ]),
    [
      'a refusal by the voucher',
      { kind: 'ended', status: 'refused', reason: 'not_asked', by: 'mona' },
      [['turned_down', 'alice']],
    ],
    ['a freeze', { kind: 'ended', status: 'frozen', by: 'alice' }, [['turned_down', 'alice']]],
    ...(['other', 'another_way'] as const).map((reason): Row => [
      `no other denial: ${reason}`,
      { kind: 'ended', status: 'denied', by: 'amir', reason },
      [],
    ]),
    ['no refusal by the checks', { kind: 'ended', status: 'refused', reason: 'privileged' }, []],
    ['no happy end', { kind: 'ended', status: 'reenrolled' }, []],
    ['no request that ran out', { kind: 'ended', status: 'expired', reason: 'silence' }, []],
  ])('%s', (_, event, counted) => {
    expect(talliesOf(approved, [event], NOW)).toEqual(
      counted.map(([what, who]) => ({ what, who, number: 1042, at: NOW })),
    );
  });

  it('of one change, everything in it', () => {
    const events: readonly Event[] = [alarm('not_me', 'alice'), approval, { kind: 'claimed' }];
    expect(talliesOf(approved, events, NOW).map(({ what }) => what)).toEqual([
      'alarmed',
      'disowned',
      'approved',
      'reset',
    ]);
  });

  it('never a reset of nobody', () => {
    const { subject: _, ...nobody } = draft;
    expect(talliesOf(nobody, [{ kind: 'claimed' }], NOW)).toEqual([]);
  });
});
