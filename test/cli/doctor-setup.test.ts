import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { examine } from '../../src/cli/doctor.ts';
import { doctor, environmentFor, folder, prepareDoctor, problems, told } from './doctor-case.ts';

prepareDoctor();

describe('the doctor on environment, configuration and database', () => {
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

  it('says what in a sound configuration is to be looked at, without calling it a problem', async () => {
    const onCall = {
      rotations: [
        {
          name: 'primary',
          participants: ['amir@contoso.com'],
          handOff: { every: 'P1W', from: '2026-01-05T09:00' },
        },
      ],
      overrides: [
        { who: 'dana@contoso.com', from: '2025-12-24T12:00', until: '2025-12-27T09:00', rotation: 'primary' },
      ],
      escalation: [{ after: 'PT0M', notify: 'primary' }],
    };
    const findings = await doctor({ configuration: { onCall } });
    expect(told(findings, 'remark')).toMatch(
      /configuration: .*latchkey\.yaml:\d+: onCall\.overrides\[0\]: is over since Sat 2025-12-27 09:00 \+01:00/,
    );
    expect(told(findings, 'problem')).toBe('\nNo problem found.');
  });

  it('says when everybody on the machine can read the address of a pager', async () => {
    const onCall = {
      rotations: [
        {
          name: 'primary',
          participants: ['amir@contoso.com'],
          handOff: { every: 'P1W', from: '2026-01-05T09:00' },
        },
      ],
      escalation: [{ after: 'PT0M', notify: 'primary', webhook: 'https://pager.contoso.com/secret-key' }],
    };
    const { environment } = await environmentFor({ configuration: { onCall } });
    chmodSync(environment.LATCHKEY_CONFIG, 0o644);
    const open = told(await examine(environment), 'remark');
    expect(open).toContain('holds the address of a pager, and everybody on this machine can read the file');
    expect(open).not.toContain('secret-key');
    chmodSync(environment.LATCHKEY_CONFIG, 0o600);
    expect(told(await examine(environment), 'remark')).not.toContain('pager');
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
});
