import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { ENVIRONMENT_KEYS, loadSettings } from '../../src/config.ts';
import { APP, TENANT, KEY, PASSWORD, base, signedIn, sandboxed, complaints } from './environment-case.ts';

const folder = mkdtempSync(join(tmpdir(), 'latchkey-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the environment', () => {
  it.each([
    'postgres://latchkey:pass@127.0.0.1/latchkey',
    'postgresql://db.contoso.com/latchkey?sslmode=verify-full',
  ])('takes a PostgreSQL server, and shows nobody its password: %s', (url) => {
    const { database } = loadSettings({ ...signedIn, DATABASE_URL: url, DATABASE_POOL: '20' });
    expect(database).toMatchObject({ kind: 'postgres', poolSize: 20 });
    expect(database.url.reveal()).toBe(url);
    expect(inspect(database)).not.toContain('latchkey');
  });

  it('needs four variables and an identity; the rest has defaults', () => {
    const settings = loadSettings(signedIn);
    expect(settings).toMatchObject({
      host: '127.0.0.1',
      port: 3978,
      ops: { host: '127.0.0.1', port: 3979 },
      tenantId: TENANT.toLowerCase(),
      database: { kind: 'sqlite', poolSize: 10 },
      configurationPath: 'latchkey.yaml',
      graph: {
        root: 'https://graph.microsoft.com',
        scope: 'https://graph.microsoft.com/.default',
        bearer: 'entra',
      },
      logLevel: 'info',
      production: false,
    });
    expect(settings.identity.kind).toBe('clientSecret');
    expect(settings.secret.reveal()).toEqual(new Uint8Array(32).fill(7));
    expect(Object.isFrozen(settings)).toBe(true);
  });

  it('reports every problem at once, each on its own line', () => {
    const detail = complaints({
      PORT: 'soon',
      LATCHKEY_SECRET: 'c2hvcnQ=',
      CLOUD: 'moon',
      DATABASE_URL: 'postgres://x/y',
    });
    for (const key of [
      'PORT',
      'LATCHKEY_SECRET',
      'CLOUD',
      'DATABASE_URL',
      'LATCHKEY_CONFIG',
      'MicrosoftAppTenantId',
      'MicrosoftAppId',
    ])
      expect(detail).toMatch(new RegExp(`^ {2}${key}: `, 'm'));
    expect(detail.match(/^ {2}\w/gm)).toHaveLength(7);
  });

  it.each([
    [
      'an empty value counts as unset',
      { ...signedIn, MicrosoftAppPassword: ' ' },
      'MicrosoftAppPassword: must be set, or',
    ],
    ['a port is at most 65535', { ...signedIn, PORT: '70000' }, 'PORT: '],
    ['a multi-tenant bot is refused', { ...signedIn, MicrosoftAppType: 'MultiTenant' }, 'MicrosoftAppType: '],
    [
      'PostgreSQL on another machine says how the connection is protected',
      { ...signedIn, DATABASE_URL: 'postgresql://db/latchkey' },
      'add ?sslmode=verify-full',
    ],
    [
      'PostgreSQL needs the name of a database',
      { ...signedIn, DATABASE_URL: 'postgres://127.0.0.1' },
      'DATABASE_URL: must name server and database',
    ],
    [
      'the pool has a size that can work',
      { ...signedIn, DATABASE_POOL: '1' },
      'DATABASE_POOL: must be a number from 2 to 100',
    ],
    [
      'a database in memory is refused',
      { ...signedIn, DATABASE_URL: 'file::memory:' },
      'would lose what was acknowledged',
    ],
    [
      'a database path needs file:',
      { ...signedIn, DATABASE_URL: './latchkey.db' },
      'DATABASE_URL: must be file:',
    ],
    [
      'a file URL of another host is refused',
      { ...signedIn, DATABASE_URL: 'file://server/x.db' },
      'DATABASE_URL: must be file:',
    ],
    [
      'the secret has 32 bytes',
      { ...signedIn, LATCHKEY_SECRET: Buffer.alloc(31).toString('base64') },
      'exactly 32 bytes',
    ],
    ['the secret is base64', { ...signedIn, LATCHKEY_SECRET: `${KEY.slice(0, -2)}!=` }, 'exactly 32 bytes'],
    ['the app id is a GUID', { ...signedIn, MicrosoftAppId: 'latchkey' }, 'MicrosoftAppId: must be a GUID'],
    [
      'Graph over http is for loopback',
      { ...signedIn, GRAPH_ENDPOINT: 'http://graph.contoso.com' },
      'http on loopback only',
    ],
    [
      'a name that begins like loopback is not loopback',
      { ...signedIn, GRAPH_ENDPOINT: 'http://127.0.0.1.contoso.com' },
      'http on loopback only',
    ],
    [
      'Graph is named without a version',
      { ...signedIn, GRAPH_ENDPOINT: 'https://graph.microsoft.com/v1.0' },
      'without a path',
    ],
    [
      'a text in place of a token never goes to the real Graph',
      { ...signedIn, GRAPH_BEARER: 'simulated' },
      'GRAPH_BEARER: is for a GRAPH_ENDPOINT that is an http address on loopback',
    ],
    [
      'a text in place of a token fits into a header',
      { ...sandboxed, GRAPH_BEARER: 'two words' },
      'GRAPH_BEARER: must have the form of a bearer token',
    ],
    [
      'a managed identity has no password',
      { ...signedIn, MicrosoftAppType: 'UserAssignedMSI' },
      'no credential of its own',
    ],
    [
      'a password without an app id',
      { ...sandboxed, MicrosoftAppPassword: PASSWORD },
      'although MicrosoftAppId is not',
    ],
    ['password and certificate together', { ...signedIn, CertificateThumbprint: 'ab' }, 'unset either'],
    [
      'half a certificate',
      { ...base, MicrosoftAppId: APP, CertificateThumbprint: 'ab' },
      'CertificatePrivateKey: must be set',
    ],
    [
      'a certificate that is none',
      { ...base, MicrosoftAppId: APP, CertificateThumbprint: 'ab', CertificatePrivateKey: 'x' },
      'must be PEM text',
    ],
  ])('%s', (_rule, env, sentence) => expect(complaints(env)).toContain(sentence));

  it.each([
    ['without any endpoint of its own', base, 'MicrosoftAppId: must be set'],
    ['with Graph over https', { ...base, GRAPH_ENDPOINT: 'https://localhost:4000' }, 'GRAPH_ENDPOINT is not'],
    ['on another address', { ...sandboxed, HOST: '0.0.0.0' }, 'HOST is not loopback'],
    ['in production', { ...sandboxed, NODE_ENV: 'production' }, 'NODE_ENV is production'],
  ])('refuses to run without a bot identity %s', (_case, env, sentence) => {
    expect(complaints(env)).toContain('MicrosoftAppId: must be set');
    expect(complaints(env)).toContain(sentence);
  });

  it('runs without a bot identity against a Graph on loopback, and then sends no Entra token', () => {
    const settings = loadSettings(sandboxed);
    expect(settings.identity).toEqual({ kind: 'none' });
    expect(settings.graph).toMatchObject({ root: 'http://127.0.0.1:4000', bearer: 'fixed' });
  });

  it('sends a simulated Graph the bearer that is set, and shows it nowhere', () => {
    const settings = loadSettings({ ...sandboxed, GRAPH_BEARER: 'simulated.roles.here' });
    expect(settings.graph.loopbackBearer?.reveal()).toBe('simulated.roles.here');
    expect(JSON.stringify(settings)).not.toContain('simulated');
    expect(loadSettings(sandboxed).graph).not.toHaveProperty('loopbackBearer');
  });

  it('takes a managed identity', () => {
    const settings = loadSettings({ ...base, MicrosoftAppId: APP, MicrosoftAppType: 'UserAssignedMSI' });
    expect(settings.identity).toEqual({ kind: 'managedIdentity', appId: APP });
  });

  const whereOpenssl = spawnSync('openssl', ['version']).status === 0 ? it : it.skip;
  whereOpenssl(
    'takes a certificate with its key, also with written line breaks, and checks its thumbprint',
    () => {
      const { pem, thumbprint } = selfSigned();
      const certified = { ...base, MicrosoftAppId: APP, CertificateThumbprint: thumbprint.toLowerCase() };
      const settings = loadSettings({
        ...certified,
        CertificatePrivateKey: pem.trim().replaceAll('\n', '\\n'),
      });
      expect(settings.identity).toMatchObject({
        kind: 'certificate',
        thumbprint: thumbprint.replaceAll(':', ''),
      });
      if (settings.identity.kind === 'certificate') expect(settings.identity.pem.reveal()).toBe(pem.trim());
      const other = { ...certified, CertificateThumbprint: 'AB'.repeat(20), CertificatePrivateKey: pem };
      expect(complaints(other)).toContain('CertificateThumbprint: is not the thumbprint');
      const mixed = pem.replace(/-----BEGIN PRIVATE[^]*?END PRIVATE KEY-----/, privateKey(selfSigned().pem));
      expect(complaints({ ...certified, CertificatePrivateKey: mixed })).toContain('does not belong to');
    },
  );

  it('never shows a secret, however it is printed', () => {
    const settings = loadSettings(signedIn);
    const shown = [JSON.stringify(settings), inspect(settings, { depth: 9 }), String(settings.secret)].join();
    expect(shown).toContain('[secret]');
    for (const value of [PASSWORD, KEY, KEY.slice(4, 20)]) expect(shown).not.toContain(value);
    expect(inspect(settings.secret, { showHidden: true })).not.toContain('7');
    expect(
      complaints({ ...signedIn, LATCHKEY_SECRET: PASSWORD, CertificatePrivateKey: PASSWORD }),
    ).not.toContain(PASSWORD);
  });

  it('takes another address for the operations port', () =>
    expect(loadSettings({ ...signedIn, OPS_PORT: '0.0.0.0:9000' }).ops).toEqual({
      host: '0.0.0.0',
      port: 9000,
    }));

  it('documents each variable once', () => {
    const keys = ENVIRONMENT_KEYS.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

function privateKey(pem: string): string {
  return /-----BEGIN PRIVATE[^]*?END PRIVATE KEY-----/.exec(pem)?.[0] ?? '';
}

function selfSigned(): { pem: string; thumbprint: string } {
  const at = (name: string) => join(folder, name);
  const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=test', '-days', '2'];
  execFileSync('openssl', [...request, '-keyout', at('key.pem'), '-out', at('cert.pem')], {
    stdio: 'ignore',
  });
  const print = execFileSync('openssl', ['x509', '-in', at('cert.pem'), '-noout', '-fingerprint', '-sha1'], {
    encoding: 'utf8',
  });
  return {
    pem: readFileSync(at('cert.pem'), 'utf8') + readFileSync(at('key.pem'), 'utf8'),
    thumbprint: print.split('=')[1]?.trim() ?? '',
  };
}
