import { acceptsServiceUrl, loadSettings } from '../../src/config.ts';
import { signedIn, sandboxed, complaints } from './environment-case.ts';

describe('clouds', () => {
  it.each([
    ['global', 'https://graph.microsoft.com', 'https://login.microsoftonline.com', undefined],
    [
      'usgov',
      'https://graph.microsoft.us',
      'https://login.microsoftonline.us',
      'https://tokengcch.botframework.azure.us',
    ],
    [
      'dod',
      'https://dod-graph.microsoft.us',
      'https://login.microsoftonline.us',
      'https://apiDoD.botframework.azure.us',
    ],
  ])('%s has its own endpoints, all of them together', (CLOUD, graph, login, oauth) => {
    const settings = loadSettings({ ...signedIn, CLOUD });
    expect(settings.graph).toEqual({ root: graph, scope: `${graph}/.default`, bearer: 'entra' });
    expect(settings.cloud.loginAuthority).toBe(login);
    expect(settings.cloud.botFramework.OAuthUrl).toBe(oauth);
    const addresses = [
      settings.graph.root,
      settings.cloud.loginAuthority,
      settings.cloud.newChatServiceUrl,
      ...settings.cloud.serviceUrlHosts.map((host) => `https://${host}`),
      ...Object.values(settings.cloud.botFramework).flatMap((value) =>
        /^https:/.test(String(value)) ? [String(value)] : [],
      ),
    ];
    // Nothing of the government's clouds leads outside of them, and nothing else leads into them.
    const isGovernment = addresses.map((address) => /\.us$/.test(new URL(address).hostname));
    expect(new Set(isGovernment)).toEqual(new Set([CLOUD !== 'global']));
  });

  it('keeps the two government clouds apart in Graph and Teams; sign-in and Bot Framework they share', () => {
    const [high, dod] = ['usgov', 'dod'].map((CLOUD) => loadSettings({ ...signedIn, CLOUD }));
    expect(high?.graph.root).not.toBe(dod?.graph.root);
    expect(high?.cloud.newChatServiceUrl).not.toBe(dod?.cloud.newChatServiceUrl);
    expect(high?.cloud.serviceUrlHosts).not.toEqual(dod?.cloud.serviceUrlHosts);
    expect(high?.cloud.loginAuthority).toBe(dod?.cloud.loginAuthority);
    const { OAuthUrl: _high, ...sharedByHigh } = high?.cloud.botFramework ?? {};
    const { OAuthUrl: _dod, ...sharedByDod } = dod?.cloud.botFramework ?? {};
    expect(sharedByHigh).toEqual(sharedByDod);
    expect(Object.keys(sharedByHigh)).toHaveLength(8);
  });

  it('does not offer China, where Graph lacks most of what a reset needs', () =>
    expect(complaints({ ...signedIn, CLOUD: 'china' })).toContain('CLOUD: '));

  it.each([
    ['global', 'https://smba.trafficmanager.net/emea/', true],
    ['global', 'https://smba.infra.gcc.teams.microsoft.com/teams', true],
    ['global', 'http://smba.trafficmanager.net/emea/', false],
    ['global', 'https://smba.trafficmanager.net.contoso.com/', false],
    ['global', 'https://user@smba.trafficmanager.net/', false],
    ['global', 'https://smba.trafficmanager.net:8443/', false],
    ['global', 'https://smba.infra.gov.teams.microsoft.us/teams', false],
    ['global', 'http://localhost:56150/_connector', false],
    ['global', 'nonsense', false],
    ['usgov', 'https://smba.infra.gov.teams.microsoft.us/teams', true],
    ['dod', 'https://smba.infra.dod.teams.microsoft.us/teams', true],
  ])('in %s the service URL %s: %s', (CLOUD, url, accepted) =>
    expect(acceptsServiceUrl(loadSettings({ ...signedIn, CLOUD }), url)).toBe(accepted),
  );

  it.each([
    ['http://localhost:56150/_connector', true],
    ['http://[::1]:56150/_connector', true],
    ['https://smba.trafficmanager.net/emea/', false],
  ])('without a bot identity the service URL %s: %s', (url, accepted) =>
    expect(acceptsServiceUrl(loadSettings(sandboxed), url)).toBe(accepted),
  );
});
