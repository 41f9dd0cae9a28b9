// Every card in every state, with made-up people: what `npm run cards` draws and the card tests walk through.
import type { Halt } from '../domain/brake.ts';
import type { Request } from '../domain/request.ts';
import { SYMPTOMS } from '../domain/triage.ts';
import { readReport } from '../domain/report.ts';
import type { SymptomId } from '../domain/symptom.ts';
import type { NumberOnFile, View } from '../workflow/view.ts';
import type { ApproverView } from '../teams/card-data/choice.ts';
import { around } from './card-around.ts';
import { atDesk, oldCards } from './card-desk.ts';
import { handOffs } from './card-hand-offs.ts';
import { CAST, CAST_PEOPLE } from './card-cast.ts';
import { REQUESTS } from './card-endings.ts';
import { ESCALATING, nextOf } from './card-escalation.ts';
import { refusals } from './card-refusals.ts';
import { AWAITING } from './card-requests.ts';
import { CHECK, scene } from './card-scene.ts';
import type { Scene } from './card-scene.ts';
import { onCall } from './card-on-call.ts';
import { shifts } from './card-shifts.ts';
import { ODDLY_ASKED } from './card-suspicion.ts';
import { vouching } from './card-vouching.ts';

const { alice, max, amir, dana } = CAST;
const number = 1042;
const people = CAST_PEOPLE;
const NUMBERS: readonly NumberOnFile[] = [
  { kind: 'business', number: '+49 30 5550102' },
  { kind: 'mobile', number: '+49 151 5550152' },
];

const HALT: Halt = {
  kind: 'halt',
  by: dana.id,
  since: '2026-11-23T09:30:00.000Z',
  reason: 'somebody phones as the helpdesk',
};

/** Every scene, each name once. */
export function gallery(): readonly Scene[] {
  return [
    ...asking(),
    ...[...REQUESTS, ...ESCALATING, ...ODDLY_ASKED].flatMap(([name, request]) =>
      requestScenes(name, request),
    ),
    ...turnedDown(),
    ...vouching(),
    ...around(),
    ...handOffs(),
    ...onCall(),
    ...shifts(),
    ...atDesk(),
    ...oldCards(),
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
    scene('who-unknown', { card: 'who', number, problem: 'unknown' }),
    scene('who-unreadable', { card: 'who', number, prefill: 'Alice', problem: 'unreadable' }),
    scene('symptom', { card: 'symptom', number, subject: alice }),
    scene('symptom-unanswered', { card: 'symptom', number, subject: alice, isUnanswered: true }),
    scene('self-help-read', {
      card: 'self_help',
      number,
      subject: alice,
      symptom: 'new_phone',
      suspicious: false,
      because: 'got a new phone',
    }),
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
  const halted = name.endsWith('-halted') || name === 'awaiting-code-shown';
  const requester = scene(`requester-${name}`, { card: 'requester', request, people, halted });
  if (request.status === 'draft') return [requester];
  const next = nextOf(request);
  const told = { card: 'informed', request, people, halted, check: CHECK } as const;
  return [
    requester,
    scene(`approver-${name}`, {
      card: 'approver',
      request,
      people,
      numbers: NUMBERS,
      numbersChanged: name.endsWith('-changed-number'),
      viewer: amir.id,
      ...(next === undefined ? {} : { next }),
      viewerIsKnown: name !== 'awaiting-second',
      ...(/^(?:approved|denied|reset)/u.test(name) ? { record: HEAD } : {}),
      halted,
      ...(halted ? { halt: HALT } : {}),
    }),
    scene(`informed-subject-${name}`, { ...told, viewer: alice.id }),
    scene(`informed-manager-${name}`, { ...told, viewer: max.id }),
    scene(`follower-${name}`, { card: 'follower', request, people, halted }),
  ];
}

const HEAD = { sequence: 4711, hash: '3f9ac21b'.repeat(8) };

/** A click that did nothing, with the choice it came with. */
function turnedDown(): readonly Scene[] {
  const request = REQUESTS.get('awaiting-choices') ?? AWAITING;
  const [only] = request.status === 'awaiting_approval' ? request.plan.remove : [];
  const base = { card: 'approver', request, people, numbers: NUMBERS, viewer: amir.id } as const;
  const numbersChanged = false;
  const wrong: ApproverView = {
    ...base,
    numbersChanged,
    viewerIsKnown: true,
    halted: false,
    problem: { reason: 'code_wrong', triesLeft: 2 },
    choice: { ...(only === undefined ? {} : { only: only.id }), passkeys: [], revokeSessions: true },
  };
  return [scene('approver-code-wrong', wrong)];
}
