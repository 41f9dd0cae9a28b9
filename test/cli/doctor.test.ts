import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { examine } from '../../src/cli/doctor.ts';
import { fine, unchecked, wordsOf } from '../../src/cli/doctor-finding.ts';
import type { Finding } from '../../src/cli/doctor-finding.ts';
import { createTenant } from '../../src/sandbox/tenant/tenant.ts';
import type { Tenant, TenantOptions } from '../../src/sandbox/tenant/tenant.ts';
import { GROUPS } from '../../src/sandbox/tenant/groups.ts';
import { PEOPLE, TENANT_ID } from '../../src/sandbox/tenant/people.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { migrate } from '../../src/storage/migrator.ts';

const folder = mkdtempSync(join(tmpdir(), 'latchkey-doctor-'));
const CONFIG = join(folder, 'latchkey.yaml');
const DATABASE = `file:${join(folder, 'latchkey.db')}`;
const running: Tenant[] = [];

afterEach(() => Promise.all(running.splice(0).map((tenant) => tenant.close())));
afterAll(() => rmSync(folder, { recursive: true }));

const LEAST = [
  'User.Read.All',
  'GroupMember.Read.All',
  'RoleManagement.Read.Directory',
  'RoleEligibilitySchedule.Read.Directory',
  'PrivilegedEligibilitySchedule.Read.AzureADGroup',
  'LicenseAssignment.Read.All',
  'Domain.Read.All',
  'AuditLog.Read.All',
  'UserAuthenticationMethod.Read.All',
  'UserAuthMethod-MicrosoftAuthApp.ReadWrite.All',
  'UserAuthMethod-SoftwareOATH.ReadWrite.All',
  'User.RevokeSessions.All',
];
const without = (...names: readonly string[]) => LEAST.filter((name) => !names.includes(name));

const CONTENT = {
  helpdesk: { name: 'Contoso IT Helpdesk', phone: '+1 425 555 0100', timeZone: 'Europe/Berlin' },
  approvers: { group: GROUPS.approvers.id },
  securityContacts: [PEOPLE.sol.userPrincipalName],
  denyList: [PEOPLE.bree.userPrincipalName],
  onCall: {
    rotations: [
      {
        name: 'primary',
        participants: [PEOPLE.amir.userPrincipalName],
        handOff: { every: 'P1W', from: '2026-01-05T09:00' },
      },
    ],
    escalation: [{ after: 'PT0M', notify: 'primary' }],
  },
};

interface Case {
  readonly granted?: readonly string[];
  readonly tenant?: Partial<TenantOptions>;
  readonly configuration?: object;
  readonly environment?: NodeJS.ProcessEnv;
}

async function environmentFor({ granted = LEAST, tenant: more, configuration, environment }: Case) {
  const tenant = createTenant({ now: () => Date.now(), permissions: new Set(granted), ...more });
  running.push(tenant);
  writeFileSync(CONFIG, stringify({ ...CONTENT, ...configuration }));
  return {
    tenant,
    environment: {
      MicrosoftAppTenantId: TENANT_ID,
      DATABASE_URL: DATABASE,
      LATCHKEY_CONFIG: CONFIG,
      LATCHKEY_SECRET: Buffer.alloc(32, 7).toString('base64'),
      GRAPH_ENDPOINT: await tenant.listen(),
      GRAPH_BEARER: tenant.bearer(),
      ...environment,
    },
  };
}

const doctor = async (one: Case = {}): Promise<readonly Finding[]> =>
  examine((await environmentFor(one)).environment);

const told = (findings: readonly Finding[], level?: Finding['level']): string =>
  wordsOf(findings.filter((one) => level === undefined || one.level === level));

const problems = async (one: Case) => told(await doctor(one), 'problem');

describe('the doctor', () => {
  beforeAll(async () => {
    const database = await openDatabase({ url: DATABASE });
    await migrate(database);
    await database.close();
  });

  it('finds no problem where all is well, and says what it could not see', async () => {
    const findings = await doctor();
    expect(told(findings, 'problem')).toBe('\nNo problem found.');
    expect(told(findings, 'fine')).toMatch(
      /environment: [^]*configuration: [^]*cloud: [^]*database: [^]*token: [^]*permissions: [^]*eligibility: [^]*sign-in log: [^]*people: /,
    );
    expect(told(findings, 'unchecked')).toContain('Conditional Access');
  });

  it('only reads: no call that changes anything, and the database stays usable by the service beside it', async () => {
    const service = await openDatabase({ url: DATABASE });
    try {
      const { tenant, environment } = await environmentFor({});
      expect(told(await examine(environment), 'problem')).toContain('No problem');
      expect(new Set(tenant.calls.map(({ method }) => method))).toEqual(new Set(['GET']));
    } finally {
      await service.close();
    }
  });

  it('names every problem of environment and configuration at once', async () => {
    const words = await problems({
      environment: { LATCHKEY_SECRET: 'short', CLOUD: 'moon' },
      configuration: { reset: { methods: ['email'] }, limits: { codeTries: 99 } },
    });
    for (const key of ['LATCHKEY_SECRET: ', 'CLOUD: ', 'reset.methods[0]: ', 'limits.codeTries: '])
      expect(words).toContain(key);
    expect(words).toContain('4 problems.');
  });

  it('says of a missing variable what it is, and how a secret is made', async () => {
    const { environment } = await environmentFor({});
    const words = told(
      await examine({ ...environment, LATCHKEY_SECRET: '', MicrosoftAppTenantId: undefined }),
      'problem',
    );
    expect(words).toMatch(/LATCHKEY_SECRET: must be set\n +-> set it: .*openssl rand -base64 32/);
    expect(words).toContain('-> set it: Id of the one Entra tenant that is served.');
  });

  it('does not hold a variable against people that they never set', async () => {
    const { environment } = await environmentFor({ environment: { HOST: '0.0.0.0' } });
    const { GRAPH_ENDPOINT: _, GRAPH_BEARER: __, ...real } = environment;
    const words = told(await examine(real), 'problem');
    expect(words).toMatch(/MicrosoftAppId: must be set\n +-> set it: Client id of the bot/);
    expect(words).not.toContain('GRAPH_ENDPOINT');
    expect(told(await examine(environment), 'problem')).toContain(
      'MicrosoftAppId: must be set, since HOST is not loopback',
    );
  });

  it('tells one problem of one bad value', async () => {
    const words = await problems({ configuration: { limits: { codeLifetime: '10 minutes' } } });
    expect(words).toContain('limits.codeLifetime: must be an ISO 8601 duration');
    expect(words).toContain('1 problem.');
  });

  it('says where the configuration file is not', async () =>
    expect(await problems({ environment: { LATCHKEY_CONFIG: join(folder, 'absent.yaml') } })).toContain(
      'absent.yaml can’t be read (ENOENT)',
    ));

  it('names the cloud with all its endpoints, and a Graph that is elsewhere', async () => {
    const findings = await doctor({ environment: { CLOUD: 'usgov' } });
    expect(told(findings, 'fine')).toContain(
      'usgov: Graph https://graph.microsoft.us, sign-in https://login.microsoftonline.us, Bot Framework https://api.botframework.us',
    );
    expect(told(findings, 'remark')).toContain('GRAPH_ENDPOINT sends all calls to http://127.0.0.1');
  });

  it('tells a database that is not there yet from one that does not fit', async () => {
    const absent = await doctor({ environment: { DATABASE_URL: `file:${join(folder, 'none.db')}` } });
    expect(told(absent, 'remark')).toContain('does not exist yet: the first start makes it');
    writeFileSync(join(folder, 'other.db'), 'this is no database at all, but long enough to look like one');
    const other = { environment: { DATABASE_URL: `file:${join(folder, 'other.db')}` } };
    expect(await problems(other)).toContain('DATABASE_UNAVAILABLE');
    const empty = join(folder, 'old.db');
    writeFileSync(empty, '');
    expect(await problems({ environment: { DATABASE_URL: `file:${empty}` } })).toContain('latchkey migrate');
  });

  it('says what a missing permission disables, and how to grant it', async () => {
    const words = await problems({ granted: without('Domain.Read.All', 'User.RevokeSessions.All') });
    expect(words).toContain('Domain.Read.All is missing. Without it: Nobody can be looked up');
    expect(words).toContain(
      'reset.revokeSessions needs User.RevokeSessions.All, which is not granted: grant it, or set reset.revokeSessions to never.',
    );
    expect(words).toContain('deploy/tenant.md, step 3');
    expect(words).toContain('2 problems.');
  });

  it('only notes a permission that a wider one, needed anyway, covers', async () => {
    const name = 'RoleEligibilitySchedule.Read.Directory';
    const covered = await doctor({ granted: without(name) });
    expect(told(covered, 'problem')).toContain('No problem');
    expect(told(covered, 'remark')).toContain(
      `${name} is not granted by itself; by Microsoft’s list RoleManagement.Read.Directory covers it.`,
    );
    const both = await doctor({ granted: without(name, 'RoleManagement.Read.Directory') });
    expect(told(both, 'problem')).toContain('RoleManagement.Read.Directory is missing.');
    expect(told(both, 'problem')).not.toContain(name);
    expect(told(both, 'remark')).toContain(name);
  });

  it('still misses a permission that only one not granted, and asked for by choice, would cover', async () => {
    const words = await problems({ granted: [], configuration: { reset: { changeDefault: true } } });
    expect(words).toContain('UserAuthenticationMethod.Read.All is missing.');
  });

  it('is not alarmed by a missing permission that is optional', async () => {
    const findings = await doctor({ granted: without('AuditLog.Read.All') });
    expect(told(findings, 'problem')).toContain('No problem');
    expect(told(findings, 'remark')).toContain('AuditLog.Read.All, which is optional, is not granted');
    expect(findings.filter(({ about }) => about === 'sign-in log')).toEqual([]);
  });

  it('names what is more than needed, Tier 0 loudly, and what a wider one stands in for', async () => {
    const findings = await doctor({
      granted: [
        ...without('User.Read.All'),
        'Directory.Read.All',
        'UserAuthMethod-TAP.ReadWrite.All',
        'Mail.Send',
        'Sites.Read.All',
      ],
    });
    const words = told(findings, 'problem');
    expect(words).toContain(
      'TIER 0: UserAuthMethod-TAP.ReadWrite.All is not needed; whoever holds it can issue',
    );
    expect(words).toContain('Mail.Send is not needed');
    expect(words).toContain('2 problems.');
    const notes = told(findings, 'remark');
    expect(notes).toContain('Directory.Read.All is not needed');
    expect(notes).toContain('Narrower ones would do: User.Read.All');
    expect(notes).toContain('Sites.Read.All is not needed');
  });

  it('warns of a Tier 0 permission that the configuration asks for, and of the price of the default', async () => {
    const findings = await doctor({
      granted: [...LEAST, 'UserAuthMethod-Phone.ReadWrite.All', 'UserAuthenticationMethod.ReadWrite.All'],
      configuration: { reset: { methods: ['authenticator', 'phone', 'softwareOath'], changeDefault: true } },
    });
    expect(told(findings, 'problem')).toContain('No problem');
    const notes = told(findings, 'remark');
    expect(notes).toContain(
      'TIER 0, as your configuration asks: whoever holds UserAuthMethod-Phone.ReadWrite.All',
    );
    expect(notes).toContain('reset.changeDefault is on');
  });

  it('says what leaving phones out costs', async () => {
    const remarks = told(await doctor(), 'remark');
    expect(remarks).toContain(
      'people whose default is Authenticator and who have a phone are refused before approval',
    );
  });

  it('names the kinds that granular grants leave unseen', async () => {
    const findings = await doctor({ granted: without('UserAuthenticationMethod.Read.All') });
    expect(told(findings, 'problem')).toContain('No problem');
    expect(told(findings, 'remark')).toMatch(/these kinds are not seen: .*phone.*fido2/);
  });

  it.each([
    ['global', undefined],
    ['usgov', 'the government’s Graph has no such list'],
    ['dod', 'the government’s Graph has no such list'],
  ])('knows which kinds the cloud %s can’t list one at a time', async (CLOUD, sentence) => {
    const granted = [...without('UserAuthenticationMethod.Read.All'), 'UserAuthMethod-External.Read.All'];
    const words = await problems({ granted, environment: { CLOUD } });
    expect(words).toContain(sentence ?? 'No problem');
    expect(await problems({ granted: [...granted, ...LEAST], environment: { CLOUD } })).toContain(
      'No problem',
    );
  });

  it('says that nothing is granted when the token carries no roles', async () => {
    const claims = Buffer.from(JSON.stringify({ aud: 'https://graph.microsoft.com' })).toString('base64url');
    const environment = { GRAPH_BEARER: `e30.${claims}.unsigned` };
    const words = await problems({ granted: [], environment });
    expect(words).toContain('no permission at all is granted');
    expect(words).toContain('User.Read.All is missing. Without it: Nothing works.');
  });

  it('says so when the token does not show its roles', async () => {
    const findings = await doctor({ environment: { GRAPH_BEARER: 'opaque' } });
    expect(told(findings, 'unchecked')).toContain('the token does not show its roles');
  });

  it.each([
    ['none', 'p2', 'directory.pim is none, but the tenant has a licence for it'],
    ['used', 'p1', 'directory.pim is used, but the tenant has no licence for it'],
    ['none', 'free', undefined],
    ['used', 'p2', undefined],
    ['auto', 'p1', undefined],
  ] as const)('compares directory.pim: %s with the licence %s', async (pim, licence, sentence) => {
    const words = await problems({
      configuration: { directory: { pim } },
      tenant: { licence },
    });
    if (sentence === undefined) expect(words).not.toContain('directory.pim is');
    else expect(words).toContain(sentence);
  });

  it('finds an approver who may activate a role although nobody should', async () => {
    const words = await problems({
      configuration: {
        directory: { pim: 'none' },
        approvers: { members: [PEOPLE.elena.userPrincipalName, PEOPLE.amir.userPrincipalName] },
      },
    });
    expect(words).toContain('1 of the approvers may activate an admin role');
  });

  it('says one thing about the permissions for eligibility: keep or grant them where directory.pim must change', async () => {
    const eligibility = [
      'RoleEligibilitySchedule.Read.Directory',
      'PrivilegedEligibilitySchedule.Read.AzureADGroup',
      'LicenseAssignment.Read.All',
    ];
    const configuration = { directory: { pim: 'none' } };
    const wrong = told(await doctor({ configuration, tenant: { licence: 'p2' } }));
    expect(wrong).toContain('-> set directory.pim to auto.');
    expect(wrong).not.toContain('take it back');
    const granted = without('PrivilegedEligibilitySchedule.Read.AzureADGroup');
    expect(told(await doctor({ configuration, granted, tenant: { licence: 'p2' } }))).toContain(
      '-> set directory.pim to auto, and grant what that needs: PrivilegedEligibilitySchedule.Read.AzureADGroup (deploy/tenant.md, step 3).',
    );
    const right = await doctor({ configuration, tenant: { licence: 'free' } });
    for (const name of eligibility) expect(told(right, 'remark')).toContain(`${name} is not needed`);
  });

  it('tells a tenant without sign-in logs', async () =>
    expect(told(await doctor({ tenant: { licence: 'free' } }), 'remark')).toContain('no Entra ID P1'));

  it('checks the people: unknown names, too few approvers, nobody for alarms', async () => {
    const words = await problems({
      configuration: {
        approvers: { members: [PEOPLE.amir.userPrincipalName] },
        securityContacts: [],
      },
    });
    expect(words).toContain('there is one approver only');
    expect(words).toContain('securityContacts is empty');
    expect(await problems({ configuration: { denyList: ['nobody@contoso.com'] } })).toContain('denyList[0]');
    expect(await problems({ configuration: { securityContacts: ['nobody@contoso.com'] } })).toContain(
      'securityContacts[0]: nobody in the directory has this id or sign-in name',
    );
  });

  it('finds out that there is no such group', async () => {
    const group = '11111111-2222-4333-8444-555555555555';
    expect(await problems({ configuration: { approvers: { group } } })).toContain(
      'approvers.group: no group of the directory has this object id',
    );
  });

  it('makes no guess about a tenant that does not answer: it is a problem, and says where the way must be open', async () => {
    const { tenant, environment } = await environmentFor({});
    await tenant.close();
    const findings = await examine(environment);
    expect(told(findings, 'fine')).not.toContain('people:');
    expect(told(findings, 'unchecked')).toMatch(/eligibility: [^]*people: /);
    const words = told(findings, 'problem');
    expect(words).toContain(`nothing of the tenant could be read from ${environment.GRAPH_ENDPOINT}`);
    expect(words).toContain(`allow this machine outbound access to ${environment.GRAPH_ENDPOINT}`);
    expect(words).toContain('1 problem.');
  });

  it('takes refusals of everything for a tenant that could not be read, also when the token hides its roles', async () => {
    const { tenant, environment } = await environmentFor({ environment: { GRAPH_BEARER: 'opaque' } });
    tenant.addFault({ kind: 'status', status: 403, code: 'Authorization_RequestDenied' });
    const words = told(await examine(environment), 'problem');
    expect(words).toContain('nothing of the tenant could be read');
    expect(words).toContain('GRAPH_FORBIDDEN: Grant the application permission');
  });

  it('does not call a tenant unread of which one thing could be read', async () => {
    const granted = without('LicenseAssignment.Read.All');
    const findings = await doctor({ granted, configuration: { directory: { pim: 'used' } } });
    expect(told(findings)).toMatch(/\nNo problem found, but 1 thing could not be looked at\.$/);
  });

  it('counts what it could not look at, but for what no doctor can see', () => {
    const seen = fine('people', 'all there.');
    const outside = unchecked('outside', 'whether Teams reaches the bot.');
    const hidden = unchecked('permissions', 'the token does not show its roles.');
    expect(wordsOf([seen, outside])).toMatch(/\nNo problem found\.$/);
    expect(wordsOf([seen, outside, hidden, hidden])).toMatch(
      /\nNo problem found, but 2 things could not be looked at\.$/,
    );
  });

  it('shows no token, secret, name or address of a person', async () => {
    const { environment } = await environmentFor({ granted: [...LEAST, 'Mail.Send'] });
    const words = JSON.stringify(await examine(environment));
    for (const hidden of [environment.GRAPH_BEARER, environment.LATCHKEY_SECRET, 'Amir', '@contoso.com'])
      expect(words).not.toContain(hidden);
  });
});

describe('the command', () => {
  const run = (environment: NodeJS.ProcessEnv, ...args: readonly string[]) =>
    new Promise<{ readonly code: number; readonly out: string }>((resolve) => {
      const main = fileURLToPath(new URL('../../src/cli/latchkey.ts', import.meta.url));
      const child = execFile(
        process.execPath,
        [main, 'doctor', ...args],
        { env: { PATH: process.env['PATH'], ...environment } },
        (_error, out) => resolve({ code: child.exitCode ?? -1, out }),
      );
    });

  it('ends with 0 when all is well and with 1 when not, in words or as JSON', async () => {
    const { tenant, environment } = await environmentFor({});
    const well = await run(environment, '--json');
    expect(JSON.parse(well.out)).toMatchObject({ ok: true, problems: 0, unchecked: 0 });
    expect(well.code).toBe(0);
    tenant.grant(new Set(without('User.Read.All')));
    const ill = await run({ ...environment, GRAPH_BEARER: tenant.bearer() });
    expect(ill.out).toContain('PROBLEM   permissions: User.Read.All is missing. Without it: Nothing works.');
    expect(ill.out).toMatch(/\d problems?\.\n$/);
    expect(ill.code).toBe(1);
  }, 30_000);

  it('explains itself', async () => {
    const { code, out } = await run({}, '--help');
    expect(out).toContain('reads only');
    expect(out).toContain('Exit codes: 0 no problem, 1 problems');
    expect(code).toBe(0);
  }, 30_000);
});
