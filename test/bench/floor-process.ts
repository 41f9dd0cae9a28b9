// The least a Teams bot can be: botbuilder's adapter behind restify, with the same token checks. It answers a message with
// a card and a click with a card, remembers nothing, and reads nothing.
import { CardFactory, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import restify from 'restify';
import { TENANT_ID } from '../../src/sandbox/tenant/people.ts';
import { APP_ID } from '../support/teams-tokens.ts';
import { answerParent } from './own-process.ts';

const CARD = {
  type: 'AdaptiveCard',
  version: '1.4',
  body: [{ type: 'TextBlock', text: 'I heard you.', wrap: true }],
  actions: [{ type: 'Action.Execute', title: 'Cancel', verb: 'cancel', data: { verb: 'cancel', number: 1 } }],
};

answerParent(async ({ botFramework }) => {
  const identity = {
    MicrosoftAppType: 'UserAssignedMSI',
    MicrosoftAppId: APP_ID,
    MicrosoftAppTenantId: TENANT_ID,
  };
  const adapter = new CloudAdapter(
    new ConfigurationBotFrameworkAuthentication({ ...botFramework, ...identity }),
  );
  const server = restify.createServer();
  server.use(restify.plugins.bodyParser());
  server.post('/api/messages', (request, response, next) => {
    adapter
      // Restify's types leave open what every request has.
      .process(request as unknown as Parameters<CloudAdapter['process']>[0], response, async (context) => {
        if (context.activity.type !== 'invoke') {
          await context.sendActivity({ attachments: [CardFactory.adaptiveCard(CARD)] });
          return;
        }
        const body = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: CARD };
        await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
      })
      .then(() => {
        next();
      }, next);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
      }),
  };
});
