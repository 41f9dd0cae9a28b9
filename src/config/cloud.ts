/** Microsoft clouds this version knows; GCC is part of `global`. */
export const CLOUD_NAMES = ['global', 'usgov', 'dod'] as const;

/** Name of a Microsoft cloud, as written in `CLOUD`. */
export type CloudName = (typeof CLOUD_NAMES)[number];

/**
 * Settings under the names that botbuilder's `ConfigurationBotFrameworkAuthentication` reads. Empty in the global
 * cloud, where the library's own constants hold.
 */
export interface BotFrameworkSettings {
  readonly ChannelService?: string;
  readonly OAuthUrl?: string;
  readonly ToChannelFromBotLoginUrl?: string;
  readonly ToChannelFromBotOAuthScope?: string;
  readonly ToBotFromChannelTokenIssuer?: string;
  readonly ToBotFromChannelOpenIdMetadataUrl?: string;
  readonly ToBotFromEmulatorOpenIdMetadataUrl?: string;
  readonly CallerId?: string;
  readonly ValidateAuthority?: boolean;
}

/** Where one Microsoft cloud keeps its services; roots are https origins without a trailing slash. */
export interface Cloud {
  readonly name: CloudName;
  readonly graphRoot: string;
  readonly loginAuthority: string;
  readonly botFramework: BotFrameworkSettings;
  /** Hosts a Teams `serviceUrl` may have before a token is sent there. */
  readonly serviceUrlHosts: readonly string[];
  /** Where chats with people who never wrote are opened. */
  readonly newChatServiceUrl: string;
  /** Where people open Teams: the origin of links into it. */
  readonly teamsRoot: string;
}

// With any of these given, botbuilder takes all of them from here and none from its constants: keep the set whole.
const government = (OAuthUrl: string): BotFrameworkSettings => ({
  ChannelService: 'https://botframework.azure.us',
  OAuthUrl,
  ToChannelFromBotLoginUrl: 'https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us',
  ToChannelFromBotOAuthScope: 'https://api.botframework.us',
  ToBotFromChannelTokenIssuer: 'https://api.botframework.us',
  ToBotFromChannelOpenIdMetadataUrl: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
  ToBotFromEmulatorOpenIdMetadataUrl:
    'https://login.microsoftonline.us/cab8a31a-1906-4287-a0d8-4eef66b95f6e/v2.0/.well-known/openid-configuration',
  CallerId: 'urn:botframework:azureusgov',
  ValidateAuthority: true,
});

/**
 * Endpoints by cloud.
 * Sources: https://learn.microsoft.com/graph/deployments (Graph and login) and
 * https://learn.microsoft.com/azure/bot-service/how-to-deploy-gov-cloud-high (Bot Framework).
 */
export const CLOUDS: Readonly<Record<CloudName, Cloud>> = {
  global: {
    name: 'global',
    graphRoot: 'https://graph.microsoft.com',
    loginAuthority: 'https://login.microsoftonline.com',
    botFramework: {},
    serviceUrlHosts: [
      'smba.trafficmanager.net',
      'smba.onyx.prod.teams.trafficmanager.net',
      'smba.infra.gcc.teams.microsoft.com',
    ],
    newChatServiceUrl: 'https://smba.trafficmanager.net/teams',
    teamsRoot: 'https://teams.microsoft.com',
  },
  usgov: {
    name: 'usgov',
    graphRoot: 'https://graph.microsoft.us',
    loginAuthority: 'https://login.microsoftonline.us',
    botFramework: government('https://tokengcch.botframework.azure.us'),
    serviceUrlHosts: ['smba.infra.gov.teams.microsoft.us'],
    newChatServiceUrl: 'https://smba.infra.gov.teams.microsoft.us/teams',
    teamsRoot: 'https://gov.teams.microsoft.us',
  },
  dod: {
    name: 'dod',
    graphRoot: 'https://dod-graph.microsoft.us',
    loginAuthority: 'https://login.microsoftonline.us',
    botFramework: government('https://apiDoD.botframework.azure.us'),
    serviceUrlHosts: ['smba.infra.dod.teams.microsoft.us'],
    newChatServiceUrl: 'https://smba.infra.dod.teams.microsoft.us/teams',
    teamsRoot: 'https://dod.teams.microsoft.us',
  },
};
