// Every card in every state, with made-up people: what `npm run cards` draws and the card tests walk through.
import type { Refusal } from '../domain/refusal.ts';
import type { Request } from '../domain/request.ts';
import { SYMPTOMS } from '../domain/self-help.ts';
import type { ShiftRefusal } from '../domain/take-over.ts';
import { readReport } from '../domain/triage.ts';
import type { SymptomId } from '../domain/symptom.ts';
import type { NumberOnFile, View } from '../workflow/view.ts';
import type { ApproverView } from '../teams/card-data/choice.ts';
import { CAST, CAST_PEOPLE } from './card-cast.ts';
import { REQUESTS } from './card-endings.ts';
import { NOW } from './card-plans.ts';
import { AWAITING } from './card-requests.ts';

/** A card to look at; `name` is its file name without the ending. */
export interface Scene {
  readonly name: string;
  readonly view: View;
}

/** The helpdesk of the gallery. */
export const HELPDESK = { name: 'Contoso IT Helpdesk', phone: '+49 30 5550100' } as const;

const { alice, max, amir, dana } = CAST;
const number = 1042;
const people = CAST_PEOPLE;
const NUMBERS: readonly NumberOnFile[] = [
  { kind: 'business', number: '+49 30 5550102' },
  { kind: 'mobile', number: '+49 151 5550152' },
];

/** Every scene, each name once. */
export function gallery(): readonly Scene[] {
  return [
    ...asking(),
    ...[...REQUESTS].flatMap(([name, request]) => requestScenes(name, request)),
    ...turnedDown(),
    ...around(),
    ...refusals(),
  ];
}

function asking(): readonly Scene[] {
  const symptoms = Object.keys(SYMPTOMS) as SymptomId[];
  return [
    scene('help', { card: 'help', isApprover: false, unclear: false }),
    scene('help-unclear', { card: 'help', isApprover: true, unclear: true }),
    scene('who', { card: 'who', number }),
    scene('who-prefilled', { card: 'who', number, prefill: 'alice@contoso.com' }),
    scene('who-nobody', { card: 'who', number, prefill: 'Alise Wonk', notFound: 'Alise Wonk' }),
    choice('choose', [
      alice,
      { ...alice, id: max.id, department: 'Sales', signInName: 'a.wong@contoso.com' },
    ]),
    choice('choose-near', [alice, dana], { nearMisses: true }),
    choice('choose-former', [alice], { formerAddress: true }),
    ...(['disabled', 'deleted', 'guest', 'resource', 'federated'] as const).map((problem) =>
      scene(`problem-${problem}`, { card: 'person_problem', number, person: alice, problem }),
    ),
    scene('symptom', { card: 'symptom', number, subject: alice }),
    ...symptoms.map((symptom) => selfHelp(`self-help-${symptom}`, symptom)),
    ...['500121', '50078', '50079', '50053', '53003', '53011', '123456'].map((code) =>
      selfHelp(`self-help-code-${code}`, 'error_code', code),
    ),
    scene('self-help-suspicious', {
      card: 'self_help',
      number,
      subject: alice,
      symptom: 'push_never_arrives',
      suspicious: true,
    }),
    scene('self', { card: 'locked_out_self', report: readReport('I lost my phone'), onCall: amir }),
    scene('self-code', { card: 'locked_out_self', report: readReport('Error Code: 500121') }),
    scene('already-open', { card: 'already_open', number, subject: alice }),
    scene('subject-frozen', { card: 'subject_frozen', subject: alice }),
  ];
}

type Choice = Extract<View, { readonly card: 'choose_person' }>;

function choice(name: string, found: Choice['people'], how: Partial<Choice> = {}): Scene {
  const plain = { card: 'choose_person', number, searched: 'alice wong' } as const;
  return scene(name, { ...plain, people: found, nearMisses: false, formerAddress: false, ...how });
}

function selfHelp(name: string, symptom: SymptomId, errorCode?: string): Scene {
  const code = errorCode === undefined ? {} : { errorCode };
  return scene(name, { card: 'self_help', number, subject: alice, symptom, suspicious: false, ...code });
}

function requestScenes(name: string, request: Request): readonly Scene[] {
  const requester = scene(`requester-${name}`, { card: 'requester', request, people });
  if (request.status === 'draft') return [requester];
  const halted = name.endsWith('-halted') || name === 'awaiting-code-shown';
  return [
    requester,
    scene(`approver-${name}`, {
      card: 'approver',
      request,
      people,
      numbers: NUMBERS,
      viewer: amir.id,
      viewerIsKnown: name !== 'awaiting-second',
      halted,
    }),
    scene(`informed-subject-${name}`, { card: 'informed', request, people, viewer: alice.id }),
    scene(`informed-manager-${name}`, { card: 'informed', request, people, viewer: max.id }),
    scene(`follower-${name}`, { card: 'follower', request, people }),
  ];
}

/** A click that did nothing, with the choice it came with. */
function turnedDown(): readonly Scene[] {
  const request = REQUESTS.get('awaiting-choices') ?? AWAITING;
  const [only] = request.status === 'awaiting_approval' ? request.plan.remove : [];
  const base = { card: 'approver', request, people, numbers: NUMBERS, viewer: amir.id } as const;
  const wrong: ApproverView = {
    ...base,
    viewerIsKnown: true,
    halted: false,
    problem: { reason: 'code_wrong', triesLeft: 2 },
    choice: { ...(only === undefined ? {} : { only: only.id }), passkeys: [], revokeSessions: true },
  };
  return [scene('approver-code-wrong', wrong)];
}

function around(): readonly Scene[] {
  const requests = [...REQUESTS.values()].map((request, index) => ({ ...request, number: 1042 + index }));
  const duty = { who: amir.id, from: '2026-11-23T08:00:00.000Z', until: '2026-11-30T08:00:00.000Z' };
  const primary = { rotation: 'primary', because: 'rotation', ...duty } as const;
  const next = { ...primary, who: dana.id, from: duty.until, until: '2026-12-07T08:00:00.000Z' };
  const reason = 'Two calls from the same stranger';
  const halt = { kind: 'halt', by: dana.id, since: NOW, reason } as const;
  const freeze = { kind: 'freeze', subject: alice.id, number, by: alice.id, since: NOW } as const;
  return [
    scene('code', {
      card: 'code',
      number,
      revision: 3,
      code: '482913',
      expiresAt: AWAITING.expiresAt,
      subject: alice,
    }),
    ...ALARMS.map((because) =>
      scene(`alarm-${because}`, { card: 'alarm', number, because, by: amir, subject: alice }),
    ),
    scene('my-requests', { card: 'my_requests', requests: requests.slice(0, 6), people }),
    scene('my-requests-none', { card: 'my_requests', requests: [], people }),
    scene('on-call', { card: 'on_call', duties: [primary, next], gaps: ['secondary'], people }),
    scene('on-call-nobody', { card: 'on_call', duties: [], gaps: ['primary', 'secondary'], people }),
    scene('my-shifts', { card: 'my_shifts', shifts: [primary, next] }),
    scene('my-shifts-none', { card: 'my_shifts', shifts: [] }),
    ...shifts(),
    scene('brake-halt', { card: 'brake', brake: halt, state: 'on', people }),
    scene('brake-halt-asked', {
      card: 'brake',
      brake: { ...halt, liftAskedBy: amir.id },
      state: 'one_more_needed',
      people,
    }),
    scene('brake-freeze', { card: 'brake', brake: freeze, state: 'on', people }),
    scene('brake-lifted-halt', { card: 'brake_lifted', brake: halt }),
    scene('brake-lifted-freeze', { card: 'brake_lifted', brake: freeze }),
    ...(
      [
        'may_not_halt',
        'not_an_approver',
        'same_person',
        'needs_halter_or_security',
        'is_concerned',
        'nothing_to_lift',
        'no_halt',
        'halted_instead',
      ] as const
    ).map((reason) => scene(`lift-refused-${reason}`, { card: 'lift_refused', reason })),
    ...(['shift_changes', 'unknown_request', 'nothing_to_cancel'] as const).map((what) =>
      scene(`not-available-${what}`, { card: 'not_available', what }),
    ),
    scene('write-to-me', { card: 'write_to_me' }),
    ...(['other_tenant', 'guest', 'not_a_person'] as const).map((because) =>
      scene(`turned-away-${because}`, { card: 'turned_away', because }),
    ),
    ...(['directory', 'database', 'unexpected', 'unreadable_click'] as const).map((what) =>
      scene(`trouble-${what}`, { card: 'trouble', what, reference: '8c1f-42' }),
    ),
  ];
}

function shifts(): readonly Scene[] {
  const timeZone = 'Europe/Berlin';
  const until = '2026-11-23T17:00:00.000Z';
  const shift = { who: dana.id, from: NOW, until, rotation: 'primary' };
  const taken = { card: 'shift_taken', shift, insteadOf: [amir.id], people, timeZone } as const;
  const back = { card: 'shift_given_back', by: dana.id, people } as const;
  const primary = { rotation: 'primary', onCall: amir.id };
  const unread = [
    'missing',
    'unreadable',
    'starts_later',
    'no_such_time',
    'skipped',
    'past',
    'too_long',
  ] as const;
  const refused: readonly ShiftRefusal[] = [
    { reason: 'not_an_approver' },
    { reason: 'unknown_rotation', named: 'third', rotations: ['primary', 'secondary'] },
    { reason: 'already_on_call', rotation: 'primary', until },
    { reason: 'taken', who: amir.id, rotation: 'primary', until },
    { reason: 'nothing_to_give_back' },
  ];
  const refusal = (name: string, why: ShiftRefusal): Scene =>
    scene(`shift-refused-${name}`, { card: 'shift_refused', refusal: why, people, timeZone });
  return [
    scene('shift-taken', { ...taken, viewer: dana.id }),
    scene('shift-taken-relieved', { ...taken, viewer: amir.id }),
    scene('shift-taken-gap', { ...taken, insteadOf: [], viewer: dana.id }),
    scene('shift-given-back', { ...back, viewer: dana.id, shifts: [primary, { rotation: 'secondary' }] }),
    scene('shift-given-back-relieved', { ...back, viewer: amir.id, shifts: [primary] }),
    ...refused.map((why) => refusal(why.reason, why)),
    ...unread.map((problem) => refusal(`until-${problem}`, { reason: 'until', problem })),
  ];
}

const ALARMS = [
  'not_asked',
  'not_me',
  'wrong_codes',
  'password_known',
  'not_asked_late',
  'password_known_late',
  'sign_in_declined',
  'fraud_reported',
] as const;

const REFUSALS: readonly Refusal[] = [
  { reason: 'not_requester' },
  { reason: 'not_an_approver' },
  { reason: 'not_notified' },
  ...(['requester', 'subject', 'voucher', 'previous_approver'] as const).map((whom): Refusal => ({
    reason: 'counts_as',
    whom,
  })),
  { reason: 'roster_too_old' },
  { reason: 'barred_after_wrong_codes' },
  { reason: 'not_voucher' },
  { reason: 'not_concerned' },
  { reason: 'decided', by: dana.id, at: NOW },
  { reason: 'ended', status: 'expired', at: NOW },
  { reason: 'ended', status: 'denied', by: amir.id, at: NOW },
  { reason: 'choice_not_offered' },
  { reason: 'code_missing' },
  { reason: 'code_malformed' },
  { reason: 'code_wrong', triesLeft: 2 },
  { reason: 'code_wrong', triesLeft: 0 },
  { reason: 'code_late' },
  { reason: 'code_replaced' },
  { reason: 'last_step' },
  { reason: 'still_listed' },
  { reason: 'too_late', status: 'resetting' },
  { reason: 'not_now', status: 'reset' },
  { reason: 'incomplete', missing: 'subject' },
  { reason: 'incomplete', missing: 'symptom' },
  { reason: 'subject_is_requester' },
  { reason: 'not_due' },
];

function refusals(): readonly Scene[] {
  return REFUSALS.map((refusal, index) =>
    scene(`refused-${refusal.reason}-${index}`, { card: 'refused', refusal, number, people }),
  );
}

function scene(name: string, view: View): Scene {
  return { name, view };
}
