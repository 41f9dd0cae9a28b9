import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { examine } from '../../src/cli/doctor.ts';
import { fine, unchecked, wordsOf } from '../../src/cli/doctor-finding.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { DATABASE, doctor, environmentFor, LEAST, prepareDoctor, told, without } from './doctor-case.ts';

prepareDoctor();

describe('the doctor', () => {
  it('finds no problem where all is well, and says what it could not see', async () => {
    const findings = await doctor();
    expect(told(findings, 'problem')).toBe('\nNo problem found.');
    expect(told(findings, 'fine')).toMatch(
      /environment: [^]*configuration: [^]*cloud: [^]*database: [^]*token: [^]*permissions: [^]*eligibility: [^]*sign-in log: [^]*audit log: [^]*people: /,
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

  it('says what leaving phones out costs', async () => {
    const remarks = told(await doctor(), 'remark');
    expect(remarks).toContain(
      'people whose default is Authenticator and who have a phone are refused before approval',
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
