import { createTokens, type TokenOptions, type TokenSource } from '../../src/graph/credential.ts';
import { failure } from './graph-tenant.ts';

const options: TokenOptions = {
  bearer: 'entra',
  credential: {
    kind: 'clientSecret',
    appId: 'b0700000-0000-4000-8000-000000000001',
    password: { reveal: () => 'hush' },
  },
  tenantId: '84e507f9-43fd-4786-9dd4-bad67733f8b6',
  authority: 'https://login.example',
  scope: 'https://graph.example/.default',
};

/** Sources numbered as they are opened, each with a token of its own. */
function sources(): { readonly open: () => TokenSource; readonly scopes: string[] } {
  let opened = 0;
  const scopes: string[] = [];
  const open = (): TokenSource => {
    const number = (opened += 1);
    return {
      getToken: (scope) => {
        scopes.push(scope);
        return Promise.resolve({ token: `token ${number}` });
      },
    };
  };
  return { open, scopes };
}

const failing = (error: Error): TokenSource => ({ getToken: () => Promise.reject(error) });

describe('tokens', () => {
  it('are asked for with the scope of the cloud', async () => {
    const { open, scopes } = sources();
    expect(await createTokens(options, open).token()).toBe('token 1');
    expect(scopes).toEqual(['https://graph.example/.default']);
  });

  it('are renewed by a new source once for all calls that were refused the same one', async () => {
    const tokens = createTokens(options, sources().open);
    const stale = await tokens.token();
    expect(await Promise.all([tokens.renew(stale), tokens.renew(stale)])).toEqual(['token 2', 'token 2']);
    expect(await tokens.renew(stale)).toBe('token 2');
    expect(await tokens.token()).toBe('token 2');
  });

  it('are one fixed word for a loopback endpoint, and Entra is not asked', async () => {
    const tokens = createTokens({ ...options, bearer: 'fixed', credential: { kind: 'none' } }, () =>
      failing(new TypeError('asked')),
    );
    expect(await tokens.token()).toBe(await tokens.renew('any'));
  });

  it('need an identity', () => {
    expect(() => createTokens({ ...options, credential: { kind: 'none' } })).toThrow('CONFIG_INVALID');
  });

  it.each([
    ['a secret', options.credential],
    ['a managed identity', { kind: 'managedIdentity', appId: 'b0700000-0000-4000-8000-000000000001' }],
    [
      'a certificate',
      {
        kind: 'certificate',
        appId: 'b0700000-0000-4000-8000-000000000001',
        pem: { reveal: (): string => 'pem' },
      },
    ],
  ] as const)('can be had by %s without asking anybody yet', (_, credential) => {
    expect(createTokens({ ...options, credential })).toHaveProperty('token');
  });

  it.each([
    ['AADSTS7000215: Invalid client secret hush for app', {}, 'GRAPH_UNAUTHENTICATED', 'AADSTS7000215'],
    [
      'getaddrinfo ENOTFOUND login.example',
      { code: 'ENOTFOUND' },
      'GRAPH_UNAVAILABLE',
      'could not be reached',
    ],
    ['no way to Entra', { name: 'CredentialUnavailableError' }, 'GRAPH_UNAVAILABLE', 'could not be reached'],
    ['network_error: hush', { errorCode: 'network_error' }, 'GRAPH_UNAVAILABLE', 'could not be reached'],
    ['something else about hush', {}, 'GRAPH_UNAUTHENTICATED', 'Error'],
  ])('that are refused with %j tell only what is safe', async (message, codes, code, detail) => {
    const error = Object.assign(new Error(message), codes);
    const thrown = await failure(createTokens(options, () => failing(error)).token());
    expect(thrown).toMatchObject({ code, detail: expect.stringContaining(detail) as string });
    expect(String(thrown)).not.toContain('hush');
    expect(thrown).not.toHaveProperty('cause');
  });

  it('are refused when there is none', async () => {
    const none = (): TokenSource => ({ getToken: () => Promise.resolve(null) });
    await expect(createTokens(options, none).token()).rejects.toMatchObject({
      code: 'GRAPH_UNAUTHENTICATED',
    });
  });
});
