// The service as it is deployed, with a managed identity and Microsoft's token checks; only Microsoft is elsewhere.
import { loadSettings } from '../../src/config.ts';
import { TENANT_ID } from '../../src/sandbox/tenant/people.ts';
import { startService } from '../../src/service.ts';
import { APP_ID } from '../support/teams-tokens.ts';
import { configurationFor, sendTime } from '../support/world.ts';
import { TEAMS } from './bots.ts';
import { answerParent } from './own-process.ts';

answerParent(async ({ connector, botFramework, graph, databaseUrl }) => {
  const reach = globalThis.fetch;
  // The service sends to hosts of Microsoft only, over https; here they are on this machine.
  globalThis.fetch = (target, init) =>
    reach(typeof target === 'string' ? target.replace(TEAMS, connector) : target, init);
  const settings = loadSettings({
    PORT: '0',
    OPS_PORT: '0',
    MicrosoftAppType: 'UserAssignedMSI',
    MicrosoftAppId: APP_ID,
    MicrosoftAppTenantId: TENANT_ID,
    DATABASE_URL: databaseUrl,
    LATCHKEY_CONFIG: 'in-memory',
    LATCHKEY_SECRET: Buffer.alloc(32, 7).toString('base64'),
    GRAPH_ENDPOINT: graph,
    LOG_LEVEL: 'silent',
    STOP_NOTICE: '0',
  });
  return startService({
    settings: { ...settings, cloud: { ...settings.cloud, botFramework } },
    configuration: configurationFor(),
    // Teams' limits per chat are waited for without waiting: each chat here says more than a person could.
    sendClock: sendTime(Date.now),
  });
});
