import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectorAnswerOf, createConnectorTransport } from '../../src/teams/connector-transport.ts';

/** What the transport makes of a 429 with that header. */
async function answerTo(retryAfter: string): Promise<unknown> {
  const server = createServer((_, response) => {
    response.statusCode = 429;
    response.setHeader('retry-after', retryAfter);
    response.end();
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const request = { url: `http://127.0.0.1:${port}/`, method: 'GET', headers: { rawHeaders: () => ({}) } };
  try {
    type Request = Parameters<ReturnType<typeof createConnectorTransport>['sendRequest']>[0];
    await createConnectorTransport(() => true).sendRequest(request as unknown as Request);
    return 'taken';
  } catch (error) {
    return connectorAnswerOf(error);
  } finally {
    server.close();
  }
}

describe('a refusal of the Bot Connector', () => {
  it('names the wait it was given', async () => {
    expect(await answerTo('7')).toEqual({ status: 429, retryAfterSeconds: 7 });
  });

  it.each(['0', '-3', '', 'soon', 'Infinity'])('with Retry-After “%s” names none', async (retryAfter) => {
    expect(await answerTo(retryAfter)).toEqual({ status: 429 });
  });
});
