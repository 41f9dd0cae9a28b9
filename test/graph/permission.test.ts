import { createTokens } from '../../src/graph/credential.ts';
import { GRAPH_CALLS } from '../../src/graph/graph-call.ts';
import { checkGrants } from '../../src/graph/permission-gate.ts';
import type { GrantScope } from '../../src/graph/permission-condition.ts';
import { judgeGrants } from '../../src/graph/permission-grants.ts';
import { PERMISSIONS, sourceOf } from '../../src/graph/permission-list.ts';

import { riskOf } from '../../src/graph/permission-risk.ts';
import { listingFor, neededFor } from '../../src/graph/permission.ts';
import type { Log } from '../../src/workflow/ports.ts';
import { bearerWith } from './bearer.ts';

const BASE = [
  'User.Read.All',
  'GroupMember.Read.All',
  'RoleManagement.Read.Directory',
  'Domain.Read.All',
  'UserAuthenticationMethod.Read.All',
  'AuditLog.Read.All',
];
const PIM = ['RoleEligibilitySchedule.Read.Directory', 'PrivilegedEligibilitySchedule.Read.AzureADGroup'];
const USUAL = [
  ...BASE,
  ...PIM,
  'LicenseAssignment.Read.All',
  'UserAuthMethod-MicrosoftAuthApp.ReadWrite.All',
  'UserAuthMethod-SoftwareOATH.ReadWrite.All',
  'User.RevokeSessions.All',
];
const GRANULAR = USUAL.filter((name) => name !== 'UserAuthenticationMethod.Read.All');

const NOTHING: GrantScope = {
  directory: { pim: 'none' },
  reset: { methods: ['authenticator'], revokeSessions: 'never', changeDefault: false },
  onCall: { source: 'rotations' },
};
const USUAL_SCOPE: GrantScope = {
  directory: { pim: 'auto' },
  reset: { methods: ['authenticator', 'softwareOath'], revokeSessions: 'ask', changeDefault: false },
  onCall: { source: 'rotations' },
};
const reset = (more: Partial<GrantScope['reset']>): GrantScope => ({
  ...USUAL_SCOPE,
  reset: { ...USUAL_SCOPE.reset, ...more },
});

const namesOf = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);
const judged = (scope: GrantScope, ...roles: readonly string[]) => judgeGrants(scope, new Set(roles));

describe('the list of permissions', () => {
  it('knows every permission that a call names, and every call of each permission names it', () => {
    const named = Object.values(GRAPH_CALLS).flatMap(({ permission }) => permission.split(' and '));
    expect(new Set(namesOf(PERMISSIONS))).toEqual(new Set(named));
    for (const { name, calls } of PERMISSIONS)
      for (const call of calls) expect(GRAPH_CALLS[call].permission.split(' and ')).toContain(name);
    const served = PERMISSIONS.flatMap(({ calls }) => calls);
    expect(new Set(served)).toEqual(new Set(Object.keys(GRAPH_CALLS)));
  });

  it('has each permission once, with a place to read about it and what is lost without it', () => {
    expect(new Set(namesOf(PERMISSIONS)).size).toBe(PERMISSIONS.length);
    for (const permission of PERMISSIONS) {
      expect(sourceOf(permission)).toMatch(/^https:\/\/learn\.microsoft\.com\/graph\/[\w-]+#[\w-]+$/);
      expect(permission.without).toMatch(/\.$/);
      expect(permission.coveredBy).not.toContain(permission.name);
    }
  });

  it.each([
    'UserAuthenticationMethod',
    'UserAuthMethod-Phone',
    'UserAuthMethod-HardwareOATH',
    'UserAuthMethod-TAP',
  ])('counts what can plant a credential on any account as Tier 0: %s', (type) => {
    expect(riskOf(`${type}.ReadWrite.All`)?.tier).toBe(0);
    expect(riskOf(`${type}.Read.All`)).toBeUndefined();
  });

  it.each([
    ['the least', NOTHING, [...BASE, 'UserAuthMethod-MicrosoftAuthApp.ReadWrite.All']],
    ['the usual', USUAL_SCOPE, USUAL],
    [
      'PIM declared, not guessed',
      { ...NOTHING, directory: { pim: 'used' } },
      [...BASE, ...PIM, 'UserAuthMethod-MicrosoftAuthApp.ReadWrite.All'],
    ],
    [
      'everything',
      reset({
        methods: ['authenticator', 'phone', 'softwareOath', 'hardwareOath', 'passkey'],
        revokeSessions: 'always',
        changeDefault: true,
      }),
      [
        ...USUAL,
        'UserAuthMethod-Phone.ReadWrite.All',
        'UserAuthMethod-HardwareOATH.ReadWrite.All',
        'UserAuthMethod-Passkey.ReadWrite.All',
        'UserAuthenticationMethod.ReadWrite.All',
      ],
    ],
    ['mail', { ...USUAL_SCOPE, mail: { from: 'it-helpdesk@contoso.com' } }, [...USUAL, 'Mail.Send']],
    ['shifts', { ...USUAL_SCOPE, onCall: { source: 'shifts' } }, [...USUAL, 'Schedule.Read.All']],
  ] as const)('follows the configuration: %s', (_case, scope, names) => {
    expect(namesOf(neededFor(scope)).sort()).toEqual([...names].sort());
  });
});

describe('how methods are listed', () => {
  it('takes the one list of all kinds where it is granted, by itself or with the right to change', () => {
    for (const name of ['UserAuthenticationMethod.Read.All', 'UserAuthenticationMethod.ReadWrite.All'])
      expect(listingFor(new Set([name]))).toEqual({
        way: 'one_list',
        asksDefault: true,
        asksSignIns: false,
        asksAudits: false,
      });
  });

  it('asks everything while nothing is known of the roles', () =>
    expect(listingFor(undefined)).toEqual({
      way: 'one_list',
      asksDefault: true,
      asksSignIns: true,
      asksAudits: true,
    }));

  it('lists one kind at a time with granular grants, and then nobody says which is the default', () => {
    const roles = new Set([
      'UserAuthMethod-Phone.Read.All',
      'UserAuthMethod-MicrosoftAuthApp.ReadWrite.All',
      'AuditLog.Read.All',
    ]);
    expect(listingFor(roles)).toEqual({
      way: 'per_type',
      kinds: ['phone', 'microsoftAuthenticator'],
      asksDefault: false,
      asksSignIns: true,
      asksAudits: true,
    });
  });

  it('asks for the audit log with Directory.Read.All alone, which does not open the sign-in log', () =>
    expect(listingFor(new Set(['Directory.Read.All']))).toMatchObject({
      asksSignIns: false,
      asksAudits: true,
    }));

  it('lists passkeys by their own reading permission only', () => {
    const kinds = (name: string) => {
      const listing = listingFor(new Set([name]));
      return listing.way === 'per_type' ? listing.kinds : 'all';
    };
    expect(kinds('UserAuthMethod-Passkey.Read.All')).toEqual(['fido2']);
    expect(kinds('UserAuthMethod-Passkey.ReadWrite.All')).toEqual([]);
  });

  it('sees nothing where nothing is granted', () =>
    expect(listingFor(new Set())).toMatchObject({ way: 'per_type', kinds: [] }));
});

describe('grants against the configuration', () => {
  it('finds nothing to say where all is as needed', () => {
    const nothing = { ungranted: [], missing: [], forgone: [], unseen: [], excess: [], wide: [] };
    expect(judged(USUAL_SCOPE, ...USUAL)).toMatchObject(nothing);
  });

  it.each([
    ['reset.methods: phone', reset({ methods: ['phone'] }), 'UserAuthMethod-Phone.ReadWrite.All'],
    [
      'reset.methods: hardwareOath',
      reset({ methods: ['hardwareOath'] }),
      'UserAuthMethod-HardwareOATH.ReadWrite.All',
    ],
    ['reset.methods: passkey', reset({ methods: ['passkey'] }), 'UserAuthMethod-Passkey.ReadWrite.All'],
    ['reset.changeDefault', reset({ changeDefault: true }), 'UserAuthenticationMethod.ReadWrite.All'],
  ] as const)('names what %s lacks', (setting, scope, name) => {
    const { ungranted } = judged(scope, ...USUAL);
    expect(ungranted.map((one) => [one.setting, one.permission.name])).toEqual([[setting, name]]);
    expect(judged(scope, ...USUAL, name).ungranted).toEqual([]);
  });

  it.each(['always', 'ask', 'never'] as const)(
    'wants a grant for sessions unless they are left alone: %s',
    (way) => {
      const without = USUAL.filter((name) => name !== 'User.RevokeSessions.All');
      const { ungranted } = judged(reset({ revokeSessions: way }), ...without);
      expect(ungranted.map(({ setting }) => setting)).toEqual(
        way === 'never' ? [] : ['reset.revokeSessions'],
      );
    },
  );

  it('wants passkeys readable as well before they may be removed', () => {
    const scope = reset({ methods: ['passkey'] });
    const { ungranted } = judged(scope, ...GRANULAR, 'UserAuthMethod-Passkey.ReadWrite.All');
    expect(ungranted.map(({ permission }) => permission.name)).toEqual(['UserAuthMethod-Passkey.Read.All']);
  });

  it('counts a wider permission as granted, and says that a narrower one would do', () => {
    const wider = ['Directory.Read.All', ...USUAL.filter((name) => name !== 'User.Read.All')];
    const { missing, excess } = judged(USUAL_SCOPE, ...wider);
    expect(missing).toEqual([]);
    expect(excess).toEqual([{ name: 'Directory.Read.All', insteadOf: ['User.Read.All'], risk: undefined }]);
  });

  it('does not take the list of roles for the roles people may activate the other way round', () => {
    const less = USUAL.filter((name) => name !== 'RoleManagement.Read.Directory');
    expect(namesOf(judged(USUAL_SCOPE, ...less).missing)).toEqual(['RoleManagement.Read.Directory']);
    const other = USUAL.filter((name) => name !== 'RoleEligibilitySchedule.Read.Directory');
    expect(judged(USUAL_SCOPE, ...other).missing).toEqual([]);
  });

  it('names each permission that nothing needs, with its risk', () => {
    const { excess } = judged(USUAL_SCOPE, ...USUAL, 'UserAuthMethod-Phone.ReadWrite.All', 'Mail.Send');
    expect(excess.map(({ name, risk }) => [name, risk?.tier])).toEqual([
      ['Mail.Send', 1],
      ['UserAuthMethod-Phone.ReadWrite.All', 0],
    ]);
  });

  it('tells a needed Tier 0 permission from one that is not', () => {
    const phones = judged(reset({ methods: ['phone'] }), ...USUAL, 'UserAuthMethod-Phone.ReadWrite.All');
    expect(namesOf(phones.wide)).toEqual(['UserAuthMethod-Phone.ReadWrite.All']);
    expect(namesOf(phones.excess)).not.toContain('UserAuthMethod-Phone.ReadWrite.All');
  });

  it('misses no list of all methods while some kinds can be read, and names those that can’t', () => {
    const { missing, unseen } = judged(USUAL_SCOPE, ...GRANULAR);
    expect(missing).toEqual([]);
    expect(unseen).toContain('fido2');
    expect(unseen).not.toContain('microsoftAuthenticator');
    const blind = judged({ ...NOTHING, reset: { ...NOTHING.reset, methods: [] } }, 'User.Read.All');
    expect(namesOf(blind.missing)).toContain('UserAuthenticationMethod.Read.All');
  });
});

describe('the start', () => {
  const lines: { readonly level: string; readonly fields: object }[] = [];
  const at =
    (level: string): Log['info'] =>
    (fields) =>
      void lines.push({ level, fields });
  const log: Log = { info: at('info'), warn: at('warn'), error: at('error') };
  const startWith = (scope: GrantScope, token: string) =>
    checkGrants({ scope, log, tokens: { token: () => Promise.resolve(token) } });
  beforeEach(() => lines.splice(0));

  it('refuses what nothing granted allows, naming key, permission and both ways out, all at once', async () => {
    const scope = reset({ methods: ['authenticator', 'phone'], changeDefault: true });
    const start = startWith(scope, bearerWith(USUAL));
    await expect(start).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
    const error: unknown = await start.catch((reason: unknown) => reason);
    expect(String(error)).toContain(
      'reset.methods: phone needs UserAuthMethod-Phone.ReadWrite.All, which is not granted: grant it, or take phone out of reset.methods.',
    );
    expect(String(error)).toContain(
      'reset.changeDefault needs UserAuthenticationMethod.ReadWrite.All, which is not granted: grant it, or set reset.changeDefault to false.',
    );
  });

  it('goes on without another permission, and logs what that disables', async () => {
    const less = USUAL.filter((name) => !['Domain.Read.All', 'AuditLog.Read.All'].includes(name));
    await startWith(USUAL_SCOPE, bearerWith(less));
    expect(lines).toMatchObject([
      { level: 'error', fields: { grant: 'Domain.Read.All' } },
      { level: 'info', fields: { grant: 'AuditLog.Read.All' } },
    ]);
    expect(JSON.stringify(lines)).toContain('Nobody can be looked up');
  });

  it('says nothing where nothing is missing', async () => {
    await startWith(USUAL_SCOPE, bearerWith(USUAL));
    expect(lines).toEqual([]);
  });

  it('refuses resets where the token shows that nothing at all is granted', async () => {
    await expect(startWith(USUAL_SCOPE, bearerWith(undefined))).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
    });
  });

  it.each(['loopback', 'a.b.c'])('goes on with a token that tells nothing: %s', async (token) => {
    await startWith(reset({ changeDefault: true }), token);
    expect(lines.map(({ level }) => level)).toEqual(['warn']);
    if (token !== 'loopback') expect(JSON.stringify(lines)).not.toContain(token);
  });

  it('goes on without a token', async () => {
    const tokens = createTokens(
      {
        bearer: 'entra',
        credential: { kind: 'managedIdentity', appId: 'x' },
        tenantId: 'x',
        authority: 'https://login.example',
        scope: 'https://graph.example/.default',
      },
      () => ({ getToken: () => Promise.resolve(null) }),
    );
    await checkGrants({ scope: USUAL_SCOPE, log, tokens });
    expect(lines).toMatchObject([{ level: 'warn', fields: { code: 'GRAPH_UNAUTHENTICATED' } }]);
  });
});
