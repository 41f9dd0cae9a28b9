import { canBeDefault, judgeDefault } from '../../src/domain/default-method.ts';
import type { DefaultVerdict, Preference } from '../../src/domain/default-method.ts';
import { pin } from '../../src/domain/method.ts';
import type { ListedMethod, MethodKind, PinnedMethod } from '../../src/domain/method.ts';
import { alternate, app, app2, hashNumber, mobile, oath, office, passkey, token } from './methods.ts';

const pins = (methods: readonly ListedMethod[]): readonly PinnedMethod[] =>
  methods.flatMap((method) => pin(method, hashNumber) ?? []);
const FREE: DefaultVerdict = { kind: 'free' };
const BLOCKED: DefaultVerdict = { kind: 'blocked' };
const change = (preference: Preference, id: string): DefaultVerdict => ({
  kind: 'change',
  to: { preference, id },
});

interface Row {
  readonly rule: string;
  readonly remove: readonly ListedMethod[];
  readonly keep: readonly ListedMethod[];
  readonly defaults: readonly string[];
  readonly verdict: DefaultVerdict;
}

describe('how removals stand to the default', () => {
  it.each<Row>([
    { rule: 'no default', remove: [app, oath], keep: [mobile], defaults: [], verdict: FREE },
    { rule: 'the default stays', remove: [oath], keep: [app], defaults: ['app'], verdict: FREE },
    {
      rule: 'the default goes as the last of all',
      remove: [app, oath],
      keep: [],
      defaults: ['app'],
      verdict: FREE,
    },
    {
      rule: 'what can’t be a default does not hold it back',
      remove: [app],
      keep: [passkey, { id: 'hello', kind: 'windowsHelloForBusiness' }, { id: 'mail', kind: 'email' }],
      defaults: ['app'],
      verdict: FREE,
    },
    {
      rule: 'a phone stays',
      remove: [app],
      keep: [mobile],
      defaults: ['app'],
      verdict: change('sms', 'mobile'),
    },
    {
      rule: 'an alternate phone stays',
      remove: [app],
      keep: [alternate],
      defaults: ['app'],
      verdict: change('voiceAlternateMobile', 'alternateMobile'),
    },
    {
      rule: 'an office phone stays',
      remove: [app],
      keep: [office],
      defaults: ['app'],
      verdict: change('voiceOffice', 'office'),
    },
    {
      rule: 'an Authenticator stays',
      remove: [mobile],
      keep: [app],
      defaults: ['mobile'],
      verdict: change('push', 'app'),
    },
    {
      rule: 'a software token stays',
      remove: [app],
      keep: [oath],
      defaults: ['app'],
      verdict: change('oath', 'oath'),
    },
    {
      rule: 'a hardware token stays',
      remove: [app],
      keep: [token],
      defaults: ['app'],
      verdict: change('oath', 'token'),
    },
    {
      rule: 'push is both Authenticators',
      remove: [app, app2],
      keep: [],
      defaults: ['app', 'app2'],
      verdict: FREE,
    },
    {
      rule: 'push keeps one Authenticator',
      remove: [app],
      keep: [app2],
      defaults: ['app', 'app2'],
      verdict: BLOCKED,
    },
    {
      rule: 'push keeps one Authenticator, and a phone stays',
      remove: [app],
      keep: [app2, mobile],
      defaults: ['app', 'app2'],
      verdict: change('sms', 'mobile'),
    },
    {
      rule: 'both rules at once: the alternate is the default, a mobile goes too',
      remove: [alternate, mobile],
      keep: [],
      defaults: ['alternateMobile'],
      verdict: change('sms', 'mobile'),
    },
    {
      rule: 'both rules at once, and something stays',
      remove: [alternate, mobile],
      keep: [app],
      defaults: ['alternateMobile'],
      verdict: change('push', 'app'),
    },
    {
      rule: 'the alternate is the default without a mobile',
      remove: [alternate],
      keep: [],
      defaults: ['alternateMobile'],
      verdict: FREE,
    },
    {
      rule: 'the mobile is the default',
      remove: [alternate, mobile],
      keep: [],
      defaults: ['mobile'],
      verdict: FREE,
    },
    {
      rule: 'a mobile never goes before its alternate',
      remove: [mobile],
      keep: [alternate],
      defaults: [],
      verdict: BLOCKED,
    },
    {
      rule: '… whatever the default',
      remove: [mobile],
      keep: [alternate, app],
      defaults: ['mobile'],
      verdict: BLOCKED,
    },
    { rule: 'an alternate may go alone', remove: [alternate], keep: [mobile], defaults: [], verdict: FREE },
    {
      rule: 'a default that is not listed',
      remove: [app, oath],
      keep: [mobile],
      defaults: ['x'],
      verdict: FREE,
    },
  ])('$rule: $verdict.kind', ({ remove, keep, defaults, verdict }) => {
    expect(judgeDefault(pins(remove), pins(keep), defaults)).toEqual(verdict);
  });
});

describe('what can be a default', () => {
  const kinds = {
    phone: true,
    microsoftAuthenticator: true,
    softwareOath: true,
    hardwareOath: true,
    fido2: false,
    windowsHelloForBusiness: false,
    platformCredential: false,
    email: false,
    external: false,
    temporaryAccessPass: false,
    qrCodePin: false,
    password: false,
  } as const satisfies Record<MethodKind, boolean>;

  it.each(Object.entries(kinds))('%s: %s', (kind, may) => {
    expect(canBeDefault(kind as MethodKind)).toBe(may);
  });
});
