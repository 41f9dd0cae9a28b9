import { isSettled, judgeRegistration, newMethods, nextLook } from '../../src/domain/after-care.ts';
import type { Oddity } from '../../src/domain/after-care.ts';
import type { ListedMethod, MethodKind } from '../../src/domain/method.ts';
import type { LoggedRegistration, Place } from '../../src/domain/registration.ts';
import { app, hashNumber, idsOf, mobile, oath, office, passkey, phone, planOf } from './methods.ts';

const RESET_AT = '2026-11-22T10:00:00.000Z';
const password: ListedMethod = { id: 'pw', kind: 'password', createdAt: '2020-01-01T00:00:00.000Z' };
const plan = planOf([app, mobile, office, password]);
const newPhone: ListedMethod = {
  id: 'app9',
  kind: 'microsoftAuthenticator',
  createdAt: '2026-11-22T10:20:00.000Z',
};
const found = (...methods: readonly ListedMethod[]): readonly string[] =>
  idsOf(newMethods(plan, { methods }, hashNumber));

describe('what was registered since', () => {
  it.each<[string, readonly ListedMethod[], readonly string[]]>([
    ['nothing', [password], []],
    ['what was removed, in a list that lags', [app, mobile, office, password], []],
    ['what was kept', [password, office], []],
    ['another app', [password, newPhone], ['app9']],
    ['another number in the same slot', [phone('mobile', '+49 171 5550199')], ['mobile']],
    ['the same number in the same slot', [phone('mobile')], []],
    [
      'the app of another day under the same id',
      [{ ...app, createdAt: '2026-11-22T10:20:00.000Z' }],
      ['app'],
    ],
    ['another kind under the same id', [{ ...oath, id: 'app' }], ['app']],
    ['the app under another name', [{ ...app, device: 'Eve’s phone' }], []],
    ['a type that nobody knows', [{ id: 'x', kind: 'unknown' }], ['x']],
    ['a type that nobody knows under a known id', [{ id: 'app', kind: 'unknown' }], ['app']],
    ['a passkey', [passkey], ['key']],
    [
      'a phone beside an app',
      [newPhone, phone('alternateMobile', '+49 171 5550198')],
      ['app9', 'alternateMobile'],
    ],
  ])('%s', (_, methods, ids) => {
    expect(found(...methods)).toEqual(ids);
  });

  it.each<MethodKind>(['password', 'email', 'qrCodePin', 'temporaryAccessPass'])(
    'is no %s: nobody signs in again with that alone',
    (kind) => {
      expect(found({ id: 'new', kind })).toEqual([]);
      expect(found({ ...password, createdAt: '2026-11-22T10:30:00.000Z' })).toEqual([]);
    },
  );

  it.each<MethodKind>([
    'windowsHelloForBusiness',
    'platformCredential',
    'external',
    'hardwareOath',
    'softwareOath',
  ])('may be a %s', (kind) => {
    expect(found({ id: 'new', kind })).toEqual(['new']);
  });
});

describe('what looks wrong about it', () => {
  const at = (createdAt: string, kind: MethodKind = 'microsoftAuthenticator'): ListedMethod => ({
    id: `${kind} ${createdAt}`,
    kind,
    createdAt,
  });
  const logged = (when: string, place: Place = 'usual'): LoggedRegistration => ({ at: when, place });
  const judge = (
    methods: readonly ListedMethod[],
    registrations: readonly LoggedRegistration[] = [],
  ): readonly Oddity[] =>
    judgeRegistration({ resetAt: RESET_AT, methods, log: { kind: 'read', registrations } });
  const LATER = '2026-11-22T10:20:00.000Z';

  it.each<[string, readonly ListedMethod[], readonly LoggedRegistration[], readonly Oddity[]]>([
    ['an app, twenty minutes later', [at(LATER)], [logged(LATER)], []],
    ['an app and a phone', [at(LATER), at(LATER, 'phone')], [logged(LATER), logged(LATER)], []],
    ['an app after exactly a minute', [at('2026-11-22T10:01:00.000Z')], [], []],
    ['an app within the minute', [at('2026-11-22T10:00:59.999Z')], [], ['too_soon']],
    ['an app in the very moment', [at(RESET_AT)], [], ['too_soon']],
    [
      'within the minute, by the log alone',
      [{ id: 'p', kind: 'phone' }],
      [logged('2026-11-22T10:00:30.000Z')],
      ['too_soon'],
    ],
    ['what the log knows from before the reset', [at(LATER)], [logged('2026-11-22T09:59:00.000Z')], []],
    ['an app before the last removal showed', [at('2026-11-22T09:59:58.000Z')], [], ['too_soon']],
    ['from somewhere new', [at(LATER)], [logged(LATER, 'unusual')], ['unusual_place']],
    ['from a place that nobody knows', [at(LATER)], [logged(LATER, 'unknown')], []],
    ['two apps', [at(LATER), at('2026-11-22T10:21:00.000Z')], [], ['several_at_once']],
    ['two phones', [at(LATER, 'phone'), { id: 'other', kind: 'phone' }], [], ['several_at_once']],
    ['three methods', [at(LATER), at(LATER, 'phone'), at(LATER, 'fido2')], [], ['several_at_once']],
    [
      'all of it',
      [at(RESET_AT), at('2026-11-22T10:00:01.000Z')],
      [logged(RESET_AT, 'unusual')],
      ['too_soon', 'unusual_place', 'several_at_once'],
    ],
    ['a phone whose time nobody knows', [{ id: 'p', kind: 'phone' }], [], []],
  ])('%s', (_, methods, registrations, odd) => {
    expect(judge(methods, registrations)).toEqual(odd);
  });

  it.each(['no_licence', 'not_granted', 'no_answer'] as const)(
    'a log that can’t be read (%s) makes nothing look wrong, and hides nothing that the list shows',
    (why) => {
      const log = { kind: 'unreadable', why } as const;
      expect(judgeRegistration({ resetAt: RESET_AT, methods: [at(LATER)], log })).toEqual([]);
      expect(judgeRegistration({ resetAt: RESET_AT, methods: [at(RESET_AT)], log })).toEqual(['too_soon']);
    },
  );
});

describe('looking', () => {
  it.each([
    ['2026-11-22T10:20:59.999Z', false],
    ['2026-11-22T10:21:00.000Z', true],
  ])('waits a minute for more: at %s it is settled, %s', (now, is) => {
    expect(isSettled('2026-11-22T10:20:00.000Z', now)).toBe(is);
  });

  it.each([
    ['at once', '2026-11-22T10:00:00.000Z', '2026-11-22T10:00:10.000Z'],
    ['within five minutes', '2026-11-22T10:04:59.999Z', '2026-11-22T10:05:09.999Z'],
    ['after five minutes', '2026-11-22T10:05:00.000Z', '2026-11-22T10:06:00.000Z'],
    ['within the hour', '2026-11-22T10:59:59.999Z', '2026-11-22T11:00:59.999Z'],
    ['after an hour', '2026-11-22T11:00:00.000Z', '2026-11-22T11:05:00.000Z'],
    ['within four hours', '2026-11-22T13:59:59.999Z', '2026-11-22T14:04:59.999Z'],
    ['after four hours', '2026-11-22T14:00:00.000Z', '2026-11-22T14:15:00.000Z'],
    ['the next day', '2026-11-23T09:00:00.000Z', '2026-11-23T09:15:00.000Z'],
  ])('comes ever less often: %s', (_, now, next) => {
    expect(nextLook(RESET_AT, now)).toBe(next);
  });
});
