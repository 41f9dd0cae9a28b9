import type { AlarmCause } from '../../src/domain/event.ts';
import type { Effect, EffectKind, Notice, Reminder } from '../../src/domain/effect.ts';
import { effectSchema } from '../../src/storage/effect-schema.ts';
import { readJson, writeJson } from '../../src/storage/row.ts';
import { AT, LATER } from './request-examples.ts';

const ROW = { table: 'jobs', key: 'one' };
const number = 1042;

/** One of each kind. A new kind breaks this object. */
const EXAMPLES = {
  check: { kind: 'check', number },
  escalate: { kind: 'escalate', number, step: 0 },
  ask_voucher: { kind: 'ask_voucher', number, step: 1 },
  expire: { kind: 'expire', number },
  remind: { kind: 'remind', number, of: 'hands' },
  reset: { kind: 'reset', number },
  repaint: { kind: 'repaint', number },
  repaint_late: { kind: 'repaint_late', number },
  desk: { kind: 'desk', number },
  hold_over: { kind: 'hold_over', number },
  page: { kind: 'page', number, step: 1 },
  tell: { kind: 'tell', number, to: 'rita', notice: 'outcome' },
  mail: { kind: 'mail', number, to: 'alice' },
  watch: { kind: 'watch', number },
  look_back: { kind: 'look_back', number },
  alarm: { kind: 'alarm', number, because: 'not_me', by: 'alice' },
  tell_alarm: { kind: 'tell_alarm', number, to: 'sol', because: 'not_me', by: 'alice' },
  tell_shift: {
    kind: 'tell_shift',
    to: 'amir',
    change: 'taken_over',
    by: 'dana',
    rotation: 'first line',
    from: AT,
    until: LATER,
  },
  tell_proposal: { kind: 'tell_proposal', to: 'amir', proposal: 'a1', about: 'news' },
  expire_proposal: { kind: 'expire_proposal', proposal: 'a1' },
  tell_recovery_contact: {
    kind: 'tell_recovery_contact',
    to: 'mary',
    by: 'alice',
    change: 'set',
    subject: 'alice',
    contact: 'bob',
  },
  mail_recovery_contact: {
    kind: 'mail_recovery_contact',
    by: 'alice',
    to: 'alice',
    change: 'removed',
    subject: 'alice',
    contact: 'bob',
  },
  purge: { kind: 'purge' },
  checkpoint: { kind: 'checkpoint' },
  walk_record: { kind: 'walk_record' },
  send_checkpoint: {
    kind: 'send_checkpoint',
    checkpoint: { sequence: 7, hash: 'a1', at: AT, key: 'b2', signature: 'c3' },
  },
  reconcile: { kind: 'reconcile' },
  watch_hand_offs: { kind: 'watch_hand_offs', since: AT },
  reach: { kind: 'reach', rotation: 'first line', who: 'dana', from: LATER, told: ['amir', 'iris'] },
  go_on_call: { kind: 'go_on_call', rotation: 'first line', who: 'dana', from: LATER, shortNotice: false },
  warn_nobody: { kind: 'warn_nobody', from: AT, until: LATER },
  tell_hand_off: {
    kind: 'tell_hand_off',
    to: 'amir',
    news: { kind: 'unreachable', because: 'unanswered', rotation: 'first line', who: 'dana', from: LATER },
  },
} as const satisfies { readonly [Kind in EffectKind]: Extract<Effect, { readonly kind: Kind }> };

/** Every cause of an alarm, every notice and every reminder. A new one breaks these objects. */
const CAUSES: Readonly<Record<AlarmCause, true>> = {
  not_asked: true,
  not_me: true,
  wrong_codes: true,
  password_known: true,
  not_asked_late: true,
  password_known_late: true,
  suspicion_late: true,
  many_requests: true,
  many_approvals: true,
  many_resets: true,
  asked_again: true,
  not_reenrolled: true,
  registration_odd: true,
  registered_after_freeze: true,
  changed_before: true,
  recovery_contact: true,
  record_broken: true,
  removal_unrecorded: true,
  removal_unlogged: true,
  sign_in_declined: true,
  fraud_reported: true,
};
const NOTICES: Readonly<Record<Notice, true>> = {
  approval: true,
  vouch: true,
  progress: true,
  outcome: true,
  informed: true,
};

const REMINDERS: Readonly<Record<Reminder, true>> = { vouch: true, hands: true, registration: true };

const everyEffect: readonly Effect[] = [
  ...Object.values(EXAMPLES),
  ...(Object.keys(CAUSES) as AlarmCause[]).flatMap((because): Effect[] => [
    { ...EXAMPLES.alarm, because },
    { ...EXAMPLES.tell_alarm, because },
  ]),
  ...(Object.keys(NOTICES) as Notice[]).map((notice): Effect => ({ ...EXAMPLES.tell, notice })),
  ...(Object.keys(REMINDERS) as Reminder[]).map((of): Effect => ({ ...EXAMPLES.remind, of })),
  { kind: 'reach', rotation: 'first line', who: 'dana', from: LATER },
  {
    kind: 'tell_hand_off',
    to: 'amir',
    news: { kind: 'reachable', rotation: 'first line', who: 'dana', from: LATER },
  },
  { kind: 'tell_hand_off', to: 'amir', news: { kind: 'nobody', from: AT, until: LATER } },
  { kind: 'tell_hand_off', to: 'amir', news: { kind: 'nobody', from: AT } },
  { kind: 'alarm', because: 'record_broken' },
  { kind: 'tell_alarm', to: 'sol', because: 'removal_unrecorded', subject: 'alice' },
  { kind: 'alarm', because: 'recovery_contact', by: 'mary', subject: 'alice' },
  { kind: 'tell_alarm', to: 'sol', because: 'recovery_contact', by: 'mary', subject: 'alice' },
];

describe('an effect as a job holds it', () => {
  it.each(everyEffect)('is read back exactly as it was saved: %j', (effect) => {
    expect(readJson(effectSchema, writeJson(effectSchema, effect, ROW), ROW)).toEqual(effect);
  });

  it.each<[string, unknown]>([
    ['of another kind', { kind: 'remove', number }],
    ['without its number', { kind: 'reset' }],
    ['with a number that is none', { kind: 'reset', number: 0 }],
    ['with a surplus field, a code say', { ...EXAMPLES.tell, code: '123456' }],
    ['with a cause that nobody knows', { ...EXAMPLES.alarm, because: 'bad_mood' }],
    ['with a reminder of nothing', { kind: 'remind', number }],
    ['with words of a mail', { ...EXAMPLES.mail, text: 'Your sign-in was reset' }],
    ['to nobody', { ...EXAMPLES.tell, to: '' }],
  ])('is refused %s', (_, stored) => {
    expect(() => readJson(effectSchema, JSON.stringify(stored), ROW)).toThrow('DATABASE_ROW_INVALID');
  });
});
